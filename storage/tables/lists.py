"""Lists that village heads upload."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.columns import key, ref, when, word
from storage.sealed import sealed, sealed_json


class ListRow(SQLModel, table=True):
    """A list: its file until it is read, the drafts of its rows until it is sent, and then a mark of what it said."""

    __tablename__ = "lists"
    # A list may be forgotten while it is being read: no other one gets its number.
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = key()
    person_id: int = ref("people.id")
    chat_id: int = ref("chats.id")
    village: str = word(20)
    file_id: str = word(255)
    name: str = sealed("lists.name", 255)
    state: str = word(20, default="known")
    attempts: int = Field(default=0)
    not_before: datetime = when()
    drafts: list[dict[str, object]] | None = sealed_json("lists.drafts")
    digest: str = word(64, index=True)
    reports: int = Field(default=0)
    created: datetime = when()
    sent: datetime | None = when(null=True)
