"""What a government brings: agencies, areas, groups, keys of other systems."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import json, key, ref, when, word, words

_LIVE = sa.text("until IS NULL")


class AgencyRow(SQLModel, table=True):
    """An agency that answers reports; the code is what everything else refers to."""

    __tablename__ = "agencies"

    id: int | None = key()
    code: str = word(40, unique=True)
    type: str = word(40)
    name: str = word(200)
    aliases: list[str] | None = json(null=True)
    area_code: str | None = word(20, default=None, index=True)
    parent_code: str | None = word(40, default=None)
    contact: str = words()
    connected: bool = Field(default=True)
    details: dict[str, str] | None = json(null=True)


class AreaRow(SQLModel, table=True):
    """An area by its Kemendagri code: province, regency, district, village."""

    __tablename__ = "areas"

    code: str = Field(primary_key=True, sa_type=sa.String(20))
    name: str = word(120, index=True)
    level: int = Field(default=0)
    parent_code: str | None = word(20, default=None, index=True)
    latitude: float | None = Field(default=None)
    longitude: float | None = Field(default=None)


class GroupRow(SQLModel, table=True):
    """A group chat bound to an agency."""

    __tablename__ = "agency_groups"

    id: int | None = key()
    agency_code: str = word(40, index=True)
    chat_id: int = ref("chats.id")
    since: datetime = when()
    until: datetime | None = when(null=True)


class CannedRow(SQLModel, table=True):
    """A ready reply of an agency; one of each name is live."""

    __tablename__ = "canned_replies"
    __table_args__ = (
        sa.Index(
            "ix_canned_replies_live", "agency_code", "name", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE
        ),
    )

    id: int | None = key()
    agency_code: str = word(40)
    name: str = word(40)
    text: str = words()
    person_id: int = ref("people.id")
    since: datetime = when()
    until: datetime | None = when(null=True)


class BotRow(SQLModel, table=True):
    """The bot to which the chats and files of this database belong, by Telegram's id; only ever one."""

    __tablename__ = "bots"

    id: int = Field(primary_key=True, sa_type=sa.BigInteger, sa_column_kwargs={"autoincrement": False})
    since: datetime = when()


class ApiKeyRow(SQLModel, table=True):
    """A key for the HTTP interfaces, kept as a hash."""

    __tablename__ = "api_keys"

    id: int | None = key()
    name: str = word(120)
    key_hash: str = word(64, unique=True)
    agency_code: str | None = word(40, default=None)
    scope: str = word(20)
    created: datetime = when()
    revoked: datetime | None = when(null=True)
    used: datetime | None = when(null=True)
