"""Cards whose old message is let go, and words of those who had a report before and were erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

oldest = "0011"
"""It adds a column that has a default, and lets the words of more lines lose a person who was erased."""

OWNER = "people.id = reports.reporter_id"
HAD = f"""
({OWNER} OR people.id IN (SELECT used_by FROM claim_links WHERE claim_links.report_id = reports.id)
 OR people.id IN (SELECT actor_id FROM history AS said WHERE said.report_id = reports.id
                  AND said.role IN ('reporter', 'village_head')))
"""
ERASED = """
EXISTS (SELECT 1 FROM reports JOIN people ON {theirs} WHERE reports.id = OLD.report_id AND people.erased IS NOT NULL)
"""
REFUSED = "rows of {table} are added and never changed"
POSTGRESQL = """
CREATE OR REPLACE FUNCTION simpul_words_of_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT {erased} THEN
        RAISE EXCEPTION '{refused}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$
"""
SQLITE = """
CREATE TRIGGER history_words BEFORE UPDATE OF text, details ON history WHEN NOT {erased}
BEGIN SELECT RAISE(ABORT, '{refused}'); END
"""


def _lets(theirs: str) -> None:
    """Let the words of a line change where somebody of these was erased."""
    erased = ERASED.format(theirs=theirs)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL.format(erased=erased, refused=REFUSED.format(table="%")))
    else:
        op.execute("DROP TRIGGER history_words")
        op.execute(SQLITE.format(erased=erased, refused=REFUSED.format(table="history")))


def upgrade() -> None:
    """Go one step up."""
    op.add_column("cards", sa.Column("leaving", sa.Boolean(), server_default=sa.false(), nullable=False))
    _lets(HAD)


def downgrade() -> None:
    """Go one step back."""
    _lets(OWNER)
    op.drop_column("cards", "leaving")
