"""Who works on a case: the officer who began."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CLAIMS, RELEASES = "'accept', 'ask'", "'assign', 'verify', 'forward', 'not_ours', 'answer'"


def upgrade() -> None:
    """Go one step up."""
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    # By hand, for SQLite takes a reference with the column alone.
    op.execute(f"ALTER TABLE reports ADD COLUMN holder_id {kind} CONSTRAINT fk_reports_holder_id REFERENCES people (id)")
    op.create_index(op.f("ix_reports_holder_id"), "reports", ["holder_id"], unique=False)
    op.execute(
        "UPDATE reports SET holder_id = ("
        f" SELECT CASE WHEN event IN ({CLAIMS}) AND role = 'officer' THEN actor_id END FROM history"
        f" WHERE history.report_id = reports.id AND event IN ({CLAIMS}, {RELEASES}) ORDER BY revision DESC LIMIT 1)"
        " WHERE status IN ('in_progress', 'needs_info', 'replied')"
    )


def downgrade() -> None:
    """Go one step back."""
    op.drop_index(op.f("ix_reports_holder_id"), table_name="reports")
    op.drop_column("reports", "holder_id")
