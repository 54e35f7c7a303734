"""The database itself refuses to change or delete a line of the history, or a noted look at an identity."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("history", "identity_looks")
VERBS = ("UPDATE", "DELETE")

REFUSES = """
CREATE FUNCTION simpul_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are added and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$
"""


def upgrade() -> None:
    """Go one step up."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSES)
        for table in TABLES:
            op.execute(
                f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION simpul_only_added_to()"
            )
        return
    for table in TABLES:
        for verb in VERBS:
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'rows of {table} are added and never changed'); END"
            )


def downgrade() -> None:
    """Go one step back."""
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"DROP TRIGGER {table}_only_added_to ON {table}")
        op.execute("DROP FUNCTION simpul_only_added_to()")
        return
    for table in TABLES:
        for verb in VERBS:
            op.execute(f"DROP TRIGGER {table}_no_{verb.lower()}")
