"""Ready replies: the texts that an agency's officers keep for their answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("until", storage.columns.Utc(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_canned_replies_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_replies")),
    )
    op.create_index(op.f("ix_canned_replies_person_id"), "canned_replies", ["person_id"], unique=False)
    live = sa.text("until IS NULL")
    op.create_index(
        "ix_canned_replies_live",
        "canned_replies",
        ["agency_code", "name"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )


def downgrade() -> None:
    """Go one step back."""
    op.drop_index("ix_canned_replies_live", table_name="canned_replies")
    op.drop_index(op.f("ix_canned_replies_person_id"), table_name="canned_replies")
    op.drop_table("canned_replies")
