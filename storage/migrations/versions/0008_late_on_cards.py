"""Late on cards: since when cards show that the date of a promise has passed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up."""
    op.add_column("deadlines", sa.Column("marked", storage.columns.Utc(timezone=True), nullable=True))


def downgrade() -> None:
    """Go one step back."""
    op.drop_column("deadlines", "marked")
