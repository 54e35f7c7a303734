"""How somebody was called here before: words that they wrote then may say it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

oldest = "0011"
"""It only adds."""


def upgrade() -> None:
    """Go one step up."""
    op.add_column("people", sa.Column("names_before", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Go one step back."""
    op.drop_column("people", "names_before")
