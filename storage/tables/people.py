"""People and the chats they write from; Telegram's ids stand in ``chats`` and nowhere else."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import Id, json, key, ref, when, word, words
from storage.sealed import sealed, sealed_json


class PersonRow(SQLModel, table=True):
    """Somebody, apart from any Telegram id; ``muted`` since when only answers are sent, and erasing empties the row.

    ``names_before`` are those they had here: words that they wrote then may say one.
    """

    __tablename__ = "people"

    id: int | None = key()
    name: str = sealed("people.name", 200)
    names_before: list[str] | None = sealed_json("people.names_before")
    language: str = word(8, default="id")
    phone: str | None = sealed("people.phone", 40, default=None)
    notice_version: int = Field(default=0)
    notice_at: datetime | None = when(null=True)
    muted: datetime | None = when(null=True)
    created: datetime = when()
    erased: datetime | None = when(null=True)


class ChatRow(SQLModel, table=True):
    """A Telegram chat: a person's private one (then ``person_id`` is set) or a group.

    Where ``telegram_sealed`` holds the id, ``telegram_id`` is its mark (``sealing.Key.mark``).
    """

    __tablename__ = "chats"

    id: int | None = key()
    telegram_id: int = Field(sa_type=sa.BigInteger, unique=True)
    telegram_sealed: str | None = sealed("chats.telegram_sealed", default=None)
    kind: str = word(20)
    title: str = sealed("chats.title", 255)
    person_id: int | None = ref("people.id", null=True)
    state: str = word(20, default="reachable")
    cause: str = word(255)
    state_at: datetime | None = when(null=True)


class MembershipRow(SQLModel, table=True):
    """A role somebody holds or held; ended ones stay, so that history keeps its names."""

    __tablename__ = "memberships"
    __table_args__ = (sa.Index("ix_memberships_agency_role", "agency_code", "role"),)

    id: int | None = key()
    person_id: int = ref("people.id")
    role: str = word(20)
    agency_code: str | None = word(40, default=None)
    area_code: str | None = word(20, default=None, index=True)
    since: datetime = when()
    until: datetime | None = when(null=True)
    details: dict[str, str] | None = json(null=True)


class InviteRow(SQLModel, table=True):
    """A one-time way in; only the hash of its token is kept."""

    __tablename__ = "invites"

    id: int | None = key()
    token_hash: str = word(64, unique=True)
    role: str = word(20)
    agency_code: str | None = word(40, default=None)
    area_code: str | None = word(20, default=None)
    created: datetime = when()
    expires: datetime = when()
    used: datetime | None = when(null=True)
    used_by: int | None = ref("people.id", null=True)
    maker_id: int | None = ref("people.id", null=True)


class IdentityLookRow(SQLModel, table=True):
    """Who looked at whose identity, about which report, and why."""

    __tablename__ = "identity_looks"

    id: int | None = key()
    viewer_id: int = ref("people.id")
    person_id: int = ref("people.id")
    report_id: int | None = Field(default=None, foreign_key="reports.id", index=True, sa_type=Id)
    reason: str = words()
    at: datetime = when()


class PatienceRow(SQLModel, table=True):
    """How much of what somebody may send is used: when all of it is free again, and when that was told last."""

    __tablename__ = "patience"

    person_id: int = Field(primary_key=True, foreign_key="people.id", sa_type=Id)
    kind: str = Field(primary_key=True, sa_type=sa.String(20))
    full_at: datetime = when(index=True)
    told_at: datetime = when()


class BanRow(SQLModel, table=True):
    """Somebody may send no new reports: for which report, why, until when, by whom, and their word against it."""

    __tablename__ = "bans"

    id: int | None = key()
    person_id: int = ref("people.id")
    report_id: int | None = ref("reports.id", null=True)
    reason: str = words()
    at: datetime = when()
    until: datetime | None = when(null=True)
    appeal: str = words()
    lifted: datetime | None = when(null=True)
    lifted_by_id: int | None = ref("people.id", null=True)
    placed_by_id: int | None = ref("people.id", null=True)


class IdentityKeyRow(SQLModel, table=True):
    """A key that has sealed something here, and how far the pass is that seals all else with it; never the key."""

    __tablename__ = "identity_keys"

    name: str = Field(primary_key=True, sa_type=sa.String(8))
    since: datetime = when()
    place: str = word(40)
    after: list[int] | None = json(null=True)
    changed: int = Field(default=0)
    done: datetime | None = when(null=True)
