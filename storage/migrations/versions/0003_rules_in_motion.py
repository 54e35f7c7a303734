"""Rules in motion: which version is followed and since when, and what officers corrected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "rules_activations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["rules_versions.number"], name=op.f("fk_rules_activations_number")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_rules_activations_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_activations")),
    )
    op.create_index(op.f("ix_rules_activations_number"), "rules_activations", ["number"], unique=False)
    op.create_index(op.f("ix_rules_activations_person_id"), "rules_activations", ["person_id"], unique=False)
    op.execute(
        "INSERT INTO rules_activations (number, at, person_id, note)"
        " SELECT number, published, published_by, '' FROM rules_versions WHERE active ORDER BY number"
    )
    op.drop_column("rules_versions", "active")
    op.create_table(
        "rule_corrections",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_agency", sa.String(length=40), nullable=True),
        sa.Column("to_agency", sa.String(length=40), nullable=True),
        sa.Column("rules_version", sa.String(length=40), nullable=False),
        sa.Column("phrases", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_rule_corrections_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_rule_corrections_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_corrections")),
    )
    op.create_index(op.f("ix_rule_corrections_person_id"), "rule_corrections", ["person_id"], unique=False)
    op.create_index(op.f("ix_rule_corrections_report_id"), "rule_corrections", ["report_id"], unique=False)


def downgrade() -> None:
    """Go one step back."""
    op.drop_index(op.f("ix_rule_corrections_report_id"), table_name="rule_corrections")
    op.drop_index(op.f("ix_rule_corrections_person_id"), table_name="rule_corrections")
    op.drop_table("rule_corrections")
    op.add_column("rules_versions", sa.Column("active", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(
        "UPDATE rules_versions SET active = true"
        " WHERE number = (SELECT number FROM rules_activations ORDER BY id DESC LIMIT 1)"
    )
    op.drop_index(op.f("ix_rules_activations_person_id"), table_name="rules_activations")
    op.drop_index(op.f("ix_rules_activations_number"), table_name="rules_activations")
    op.drop_table("rules_activations")
