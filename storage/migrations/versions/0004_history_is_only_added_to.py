"""The database itself refuses to change or delete a line of the history, or a noted look at an identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("history", "identity_looks")
KEPT = {
    "history": "id, report_id, revision, event, role, actor_id, status, reason, agency_code, internal, at",
    "identity_looks": "id, viewer_id, person_id, report_id, reason, at",
}
"""The columns that nothing changes; the words of a line may lose a person who was erased (UU 27/2022 on personal data)."""

WORDS = "text, details"
ERASED = """
EXISTS (SELECT 1 FROM reports JOIN people ON people.id = reports.reporter_id
        WHERE reports.id = {old}.report_id AND people.erased IS NOT NULL)
"""
SAID = "rows of {table} are added and never changed"

REFUSES = """
CREATE FUNCTION simpul_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are added and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$
"""
FORGETS = f"""
CREATE FUNCTION simpul_words_of_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT {ERASED.format(old="OLD")} THEN
        RAISE EXCEPTION 'rows of % are added and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$
"""


def upgrade() -> None:
    """Go one step up."""
    for statement in _postgresql() if op.get_bind().dialect.name == "postgresql" else _sqlite():
        op.execute(statement)


def _postgresql() -> Iterator[str]:
    yield REFUSES
    yield FORGETS
    for table in TABLES:
        yield (
            f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OF {KEPT[table]} OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION simpul_only_added_to()"
        )
    yield (
        f"CREATE TRIGGER history_words BEFORE UPDATE OF {WORDS} ON history"
        " FOR EACH ROW EXECUTE FUNCTION simpul_words_of_the_erased()"
    )


def _sqlite() -> Iterator[str]:
    for table in TABLES:
        raises = f"BEGIN SELECT RAISE(ABORT, '{SAID.format(table=table)}'); END"
        yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {KEPT[table]} ON {table} {raises}"
        yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {raises}"
    raises = f"BEGIN SELECT RAISE(ABORT, '{SAID.format(table='history')}'); END"
    yield f"CREATE TRIGGER history_words BEFORE UPDATE OF {WORDS} ON history WHEN NOT {ERASED.format(old='OLD')} {raises}"


def downgrade() -> None:
    """Go one step back."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER history_words ON history")
        for table in TABLES:
            op.execute(f"DROP TRIGGER {table}_only_added_to ON {table}")
        op.execute("DROP FUNCTION simpul_only_added_to()")
        op.execute("DROP FUNCTION simpul_words_of_the_erased()")
        return
    for name in ("history_words", *(f"{table}_no_{verb}" for table in TABLES for verb in ("update", "delete"))):
        op.execute(f"DROP TRIGGER {name}")
