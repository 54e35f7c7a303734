"""The whole conversation: places, dates and topics of reports, notes, drafts that were left, reply keyboards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_notes_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_notes_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_person_id"), "notes", ["person_id"], unique=False)
    op.create_index(op.f("ix_notes_report_id"), "notes", ["report_id"], unique=False)
    op.add_column("reports", sa.Column("topic", sa.String(length=20), server_default="", nullable=False))
    op.execute("UPDATE reports SET topic = 'confidential' WHERE sensitive OR visibility = 'confidential'")
    op.drop_column("reports", "sensitive")
    op.add_column("history", sa.Column("agency_code", sa.String(length=40), nullable=True))
    # Until now a report stayed where it was brought: what happened to it was always about that agency.
    op.execute(
        "UPDATE history SET agency_code = (SELECT agency_code FROM reports WHERE reports.id = history.report_id)"
    )
    op.add_column("attachments", sa.Column("role", sa.String(length=20), server_default="reporter", nullable=False))
    op.add_column("attachments", sa.Column("clean_sha256", sa.String(length=64), nullable=True))
    op.add_column("attachments", sa.Column("clean_name", sa.String(length=40), server_default="", nullable=False))
    op.add_column("dialogues", sa.Column("left", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("dialogues", sa.Column("left_until", storage.columns.Utc(timezone=True), nullable=True))
    op.add_column("dialogues", sa.Column("reminded", storage.columns.Utc(timezone=True), nullable=True))
    op.create_index(op.f("ix_dialogues_person_id"), "dialogues", ["person_id"], unique=False)
    op.create_index(op.f("ix_dialogues_left_until"), "dialogues", ["left_until"], unique=False)
    with_draft = sa.text("draft IS NOT NULL")
    op.create_index("ix_dialogues_open", "dialogues", ["changed"], sqlite_where=with_draft, postgresql_where=with_draft)
    worded = sa.text("letter_values IS NOT NULL")
    op.drop_index(op.f("ix_outbox_finished"), table_name="outbox")
    op.create_index("ix_outbox_worded", "outbox", ["finished"], sqlite_where=worded, postgresql_where=worded)
    op.add_column("outbox", sa.Column("keyboard", sa.String(length=20), server_default="", nullable=False))


def downgrade() -> None:
    """Go one step back."""
    op.drop_column("outbox", "keyboard")
    op.drop_index("ix_outbox_worded", table_name="outbox")
    op.create_index(op.f("ix_outbox_finished"), "outbox", ["finished"], unique=False)
    op.drop_index("ix_dialogues_open", table_name="dialogues")
    op.drop_column("dialogues", "reminded")
    op.drop_index(op.f("ix_dialogues_person_id"), table_name="dialogues")
    op.drop_index(op.f("ix_dialogues_left_until"), table_name="dialogues")
    op.drop_column("dialogues", "left_until")
    op.drop_column("dialogues", "left")
    op.drop_column("attachments", "clean_name")
    op.drop_column("attachments", "clean_sha256")
    op.drop_column("attachments", "role")
    op.drop_column("history", "agency_code")
    op.add_column("reports", sa.Column("sensitive", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE reports SET sensitive = true WHERE topic <> ''")
    op.drop_column("reports", "topic")
    op.drop_index(op.f("ix_notes_report_id"), table_name="notes")
    op.drop_index(op.f("ix_notes_person_id"), table_name="notes")
    op.drop_table("notes")
