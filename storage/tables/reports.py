"""Reports, what happened to them, and what belongs to them."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import json, key, ref, when, word, words
from storage.sealed import sealed


class ReportRow(SQLModel, table=True):
    """A report; ``revision`` counts lifecycle events, ``version`` every write, ``topic`` says why it is sensitive."""

    __tablename__ = "reports"
    __table_args__ = (sa.Index("ix_reports_agency_status", "agency_code", "status"),)

    id: int | None = key()
    code: str = word(16, unique=True)
    draft: str = word(40, unique=True)
    official_id: str | None = word(20, default=None, index=True)
    status: str = word(20)
    revision: int = Field(default=0)
    version: int = Field(default=0)
    reporter_id: int = ref("people.id")
    on_behalf_of: str | None = sealed("reports.on_behalf_of", default=None)
    agency_code: str | None = word(40, default=None)
    holder_id: int | None = ref("people.id", null=True)
    title: str = word(255)
    story: str = words()
    published_title: str | None = word(255, default=None)
    published_story: str | None = words(default=None)
    report_class: str = word(40)
    category_id: str | None = word(20, default=None)
    visibility: str = word(20, default="open")
    topic: str = word(20)
    blocked: bool = Field(default=False)
    happened: date | None = Field(default=None)
    place: str = words()
    latitude: float | None = Field(default=None)
    longitude: float | None = Field(default=None)
    area_code: str | None = word(20, default=None, index=True)
    reassigned: int = Field(default=0)
    closed_by: str | None = word(20, default=None)
    archive_reason: str | None = word(40, default=None)
    merged_into_id: int | None = ref("reports.id", null=True)
    rules_version: str = word(40)
    suggestions: list[dict[str, str]] | None = json(null=True)
    source: str = word(40, default="telegram")
    submitted: datetime = when(index=True)
    changed: datetime = when()


class HistoryRow(SQLModel, table=True):
    """One line of a report's history; rows are added and never changed."""

    __tablename__ = "history"
    __table_args__ = (sa.UniqueConstraint("report_id", "revision"),)

    id: int | None = key()
    report_id: int = ref("reports.id", index=False)
    revision: int = Field(default=0)
    event: str = word(20)
    role: str = word(20)
    actor_id: int | None = ref("people.id", null=True)
    status: str = word(20)
    reason: str = word(40)
    agency_code: str | None = word(40, default=None)
    text: str = words()
    internal: bool = Field(default=False)
    details: dict[str, object] | None = json(null=True)
    at: datetime = when()


class NoteRow(SQLModel, table=True):
    """What officers write for each other on a case; it is on the card and nowhere else."""

    __tablename__ = "notes"

    id: int | None = key()
    report_id: int = ref("reports.id")
    person_id: int = ref("people.id")
    text: str = words()
    at: datetime = when()


class AttachmentRow(SQLModel, table=True):
    """A file that came with a message: first known by Telegram's file id, later by its SHA-256."""

    __tablename__ = "attachments"
    __table_args__ = (sa.UniqueConstraint("draft", "unique_id"), sa.Index("ix_attachments_next", "state", "not_before"))

    id: int | None = key()
    draft: str = word(40)
    report_id: int | None = ref("reports.id", null=True)
    history_id: int | None = ref("history.id", null=True)
    person_id: int = ref("people.id")
    role: str = word(20, default="reporter")
    kind: str = word(20)
    file_id: str = words()
    unique_id: str = word(120)
    name: str = sealed("attachments.name", 255)
    mime: str = word(120)
    size: int = Field(default=0, sa_type=sa.BigInteger)
    album: str = word(40)
    state: str = word(20, default="known")
    cause: str = word(255)
    attempts: int = Field(default=0)
    sha256: str | None = word(64, default=None, index=True)
    clean_sha256: str | None = word(64, default=None)
    clean_name: str = word()
    not_before: datetime = when()
    created: datetime = when()


class DeadlineRow(SQLModel, table=True):
    """A promise with its date; ``paused`` since when it stands still, ``marked`` since when cards show it as late."""

    __tablename__ = "deadlines"
    __table_args__ = (sa.Index("ix_deadlines_open", "done", "due"),)

    id: int | None = key()
    report_id: int = ref("reports.id")
    stage: str = word(20)
    started: datetime = when()
    due: datetime = when()
    paused: datetime | None = when(null=True)
    done: datetime | None = when(null=True)
    marked: datetime | None = when(null=True)
    reminded: int = Field(default=0)


class SupporterRow(SQLModel, table=True):
    """Somebody who joined a report that was already there."""

    __tablename__ = "supporters"
    __table_args__ = (sa.UniqueConstraint("report_id", "person_id"),)

    id: int | None = key()
    report_id: int = ref("reports.id", index=False)
    person_id: int = ref("people.id")
    since: datetime = when()


class RatingRow(SQLModel, table=True):
    """What a reporter thinks of a report, of its ``closing`` with this number, and of the agency that had it then."""

    __tablename__ = "ratings"
    __table_args__ = (sa.UniqueConstraint("report_id", "closing"),)

    id: int | None = key()
    report_id: int = ref("reports.id", index=False)
    closing: int = Field(default=1)
    score: int = Field(default=0)
    words: str = words()
    person_id: int | None = ref("people.id", null=True)
    agency_code: str = word(40)
    at: datetime = when()


class MuteRow(SQLModel, table=True):
    """Somebody who wants to hear no news of a report but answers; who wants none at all has it in ``people``."""

    __tablename__ = "mutes"
    __table_args__ = (sa.UniqueConstraint("report_id", "person_id"),)

    id: int | None = key()
    report_id: int = ref("reports.id", index=False)
    person_id: int = ref("people.id")
    since: datetime = when()


class ClaimLinkRow(SQLModel, table=True):
    """A one-time link that lets another account act on a report; only its hash is kept."""

    __tablename__ = "claim_links"

    id: int | None = key()
    report_id: int = ref("reports.id")
    token_hash: str = word(64, unique=True)
    created: datetime = when()
    used: datetime | None = when(null=True)
    used_by: int | None = ref("people.id", null=True)
