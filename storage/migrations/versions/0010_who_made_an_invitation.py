"""Who made an invitation in the chat: it lets nobody in once its maker could not make it any more."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up."""
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    # By hand, for SQLite takes a reference with the column alone.
    op.execute(f"ALTER TABLE invites ADD COLUMN maker_id {kind} CONSTRAINT fk_invites_maker_id REFERENCES people (id)")
    op.create_index(op.f("ix_invites_maker_id"), "invites", ["maker_id"], unique=False)


def downgrade() -> None:
    """Go one step back."""
    op.drop_index(op.f("ix_invites_maker_id"), table_name="invites")
    op.drop_column("invites", "maker_id")
