"""Who somebody is may be sealed: room for it, and which keys have sealed something here."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

oldest = "0011"
"""Earlier code would take what is sealed for somebody's name."""

WIDER = (
    ("people", "name", 200),
    ("people", "phone", 40),
    ("chats", "title", 255),
    ("lists", "name", 255),
    ("attachments", "name", 255),
)


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "identity_keys",
        sa.Column("name", sa.String(length=8), nullable=False),
        sa.Column("since", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("done", storage.columns.Utc(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_identity_keys")),
    )
    op.add_column("chats", sa.Column("telegram_sealed", sa.Text(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        # SQLite counts no characters, and would have to write these tables anew.
        for table, column, length in WIDER:
            op.alter_column(table, column, type_=sa.Text(), existing_type=sa.String(length=length))


def downgrade() -> None:
    """Go one step back; what is sealed is too long for it, and stops it."""
    if op.get_bind().dialect.name == "postgresql":
        for table, column, length in WIDER:
            op.alter_column(table, column, type_=sa.String(length=length), existing_type=sa.Text())
    op.drop_column("chats", "telegram_sealed")
    op.drop_table("identity_keys")
