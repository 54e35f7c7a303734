"""After sending: what reporters think of closed reports, whom no news is sent, and how often a draft was reminded of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "ratings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("closing", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("agency_code", sa.String(length=40), nullable=False),
        sa.Column("at", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ratings_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_ratings_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sa.UniqueConstraint("report_id", "closing", name=op.f("uq_ratings_report_id_closing")),
    )
    op.create_index(op.f("ix_ratings_person_id"), "ratings", ["person_id"], unique=False)
    op.create_table(
        "mutes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mutes_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_mutes_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutes")),
        sa.UniqueConstraint("report_id", "person_id", name=op.f("uq_mutes_report_id_person_id")),
    )
    op.create_index(op.f("ix_mutes_person_id"), "mutes", ["person_id"], unique=False)
    op.add_column("people", sa.Column("muted", storage.columns.Utc(timezone=True), nullable=True))
    op.add_column("dialogues", sa.Column("reminders", sa.Integer(), server_default=sa.text("0"), nullable=False))


def downgrade() -> None:
    """Go one step back."""
    op.drop_column("dialogues", "reminders")
    op.drop_column("people", "muted")
    op.drop_index(op.f("ix_mutes_person_id"), table_name="mutes")
    op.drop_table("mutes")
    op.drop_index(op.f("ix_ratings_person_id"), table_name="ratings")
    op.drop_table("ratings")
