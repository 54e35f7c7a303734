"""The keyword rules: their versions, which one is followed, and what officers corrected."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import json, key, ref, when, word, words


class RulesRow(SQLModel, table=True):
    """One published version of the keyword rules; never changed, only followed."""

    __tablename__ = "rules_versions"

    number: int | None = Field(default=None, primary_key=True)
    content: dict[str, str] | None = json(null=True)
    note: str = words()
    published: datetime = when()
    published_by: int | None = ref("people.id", null=True)


class ActivationRow(SQLModel, table=True):
    """One line of which version was followed from when on; the newest holds."""

    __tablename__ = "rules_activations"

    id: int | None = key()
    number: int = Field(foreign_key="rules_versions.number", index=True, sa_type=sa.Integer)
    at: datetime = when()
    person_id: int | None = ref("people.id", null=True)
    note: str = words()


class CorrectionRow(SQLModel, table=True):
    """A report that the rules brought to the wrong agency; ``to_agency`` is empty until the right one is known."""

    __tablename__ = "rule_corrections"

    id: int | None = key()
    report_id: int = ref("reports.id")
    kind: str = word(20)
    from_agency: str | None = word(40, default=None)
    to_agency: str | None = word(40, default=None)
    rules_version: str = word(40)
    phrases: list[dict[str, str]] | None = json(null=True)
    person_id: int | None = ref("people.id", null=True)
    at: datetime = when()
