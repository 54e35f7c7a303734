"""Lists that village heads upload: to be read, waiting to be sent, and known again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "lists",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("village", sa.String(length=20), nullable=False),
        sa.Column("file_id", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("drafts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("created", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("sent", storage.columns.Utc(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_lists_chat_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_lists_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lists")),
        # A list may be forgotten while it is being read: no other one gets its number.
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_lists_chat_id"), "lists", ["chat_id"], unique=False)
    op.create_index(op.f("ix_lists_digest"), "lists", ["digest"], unique=False)
    op.create_index(op.f("ix_lists_person_id"), "lists", ["person_id"], unique=False)


def downgrade() -> None:
    """Go one step back."""
    op.drop_table("lists")
