"""How much of what may be sent somebody has used, and when a key was used last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

oldest = "0011"
"""It only adds."""


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "patience",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("full_at", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("told_at", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_patience_person_id")),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_patience")),
    )
    op.add_column("api_keys", sa.Column("used", storage.columns.Utc(timezone=True), nullable=True))


def downgrade() -> None:
    """Go one step back."""
    op.drop_column("api_keys", "used")
    op.drop_table("patience")
