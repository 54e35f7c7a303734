"""Who placed a restriction: an admin, or nobody where the operator did."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

oldest = "0011"
"""It only adds."""


def upgrade() -> None:
    """Go one step up."""
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    # By hand, for SQLite takes a reference with the column alone.
    op.execute(f"ALTER TABLE bans ADD COLUMN placed_by_id {kind} CONSTRAINT fk_bans_placed_by_id REFERENCES people (id)")
    op.create_index(op.f("ix_bans_placed_by_id"), "bans", ["placed_by_id"], unique=False)


def downgrade() -> None:
    """Go one step back."""
    op.drop_index(op.f("ix_bans_placed_by_id"), table_name="bans")
    op.drop_column("bans", "placed_by_id")
