"""Who may send no new reports for a time, and what they say against it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

oldest = "0011"
"""It only adds."""

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "bans",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("report_id", ID, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("until", storage.columns.Utc(timezone=True), nullable=True),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("lifted", storage.columns.Utc(timezone=True), nullable=True),
        sa.Column("lifted_by_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bans_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_bans_report_id")),
        sa.ForeignKeyConstraint(["lifted_by_id"], ["people.id"], name=op.f("fk_bans_lifted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bans")),
    )
    op.create_index(op.f("ix_bans_person_id"), "bans", ["person_id"])
    op.create_index(op.f("ix_bans_report_id"), "bans", ["report_id"])
    op.create_index(op.f("ix_bans_lifted_by_id"), "bans", ["lifted_by_id"])
    op.create_index(op.f("ix_patience_full_at"), "patience", ["full_at"])


def downgrade() -> None:
    """Go one step back."""
    op.drop_index(op.f("ix_patience_full_at"), "patience")
    op.drop_table("bans")
