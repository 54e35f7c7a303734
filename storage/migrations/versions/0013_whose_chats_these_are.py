"""Which bot the chats and files of this database belong to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

oldest = "0011"
"""It only adds."""


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "bots",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", storage.columns.Utc(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bots")),
    )


def downgrade() -> None:
    """Go one step back."""
    op.drop_table("bots")
