"""What comes in once, what is being said, and what is on its way out."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.columns import key, ref, when, word, words
from storage.sealed import sealed, sealed_json

_OPEN = sa.text("draft IS NOT NULL")
_WORDED = sa.text("letter_values IS NOT NULL")


class UpdateRow(SQLModel, table=True):
    """A Telegram update that has had its effect; kept for two days."""

    __tablename__ = "updates"

    bot_id: int = Field(primary_key=True, sa_type=sa.BigInteger)
    update_id: int = Field(primary_key=True, sa_type=sa.BigInteger)
    at: datetime = when(index=True)


class ParkedRow(SQLModel, table=True):
    """An update that failed by itself: the cause stays, the body is erased after its time."""

    __tablename__ = "parked"

    id: int | None = key()
    bot_id: int = Field(sa_type=sa.BigInteger)
    update_id: int = Field(sa_type=sa.BigInteger)
    cause: str = words()
    body: str | None = sealed("parked.body", default=None)
    at: datetime = when()
    expires: datetime = when()


class DialogueRow(SQLModel, table=True):
    """The one conversation of a person in a chat; ``version`` decides a race between replicas."""

    __tablename__ = "dialogues"
    __table_args__ = (
        # Most rows wait for nothing: the reminder looks at those with a draft alone.
        sa.Index("ix_dialogues_open", "changed", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    chat_id: int = Field(primary_key=True, foreign_key="chats.id", sa_type=sa.BigInteger)
    person_id: int = Field(primary_key=True, foreign_key="people.id", index=True, sa_type=sa.BigInteger)
    version: int = Field(default=0)
    revision: int = Field(default=0)
    draft: dict[str, object] | None = sealed_json("dialogues.draft", readable=("conversation",))
    expires: datetime | None = when(null=True, index=True)
    left: dict[str, object] | None = sealed_json("dialogues.left")
    left_until: datetime | None = when(null=True, index=True)
    reminded: datetime | None = when(null=True)
    reminders: int = Field(default=0)
    changed: datetime = when()


class OutboxRow(SQLModel, table=True):
    """A letter: what it says, to whom, how urgent, and how it ended."""

    __tablename__ = "outbox"
    __table_args__ = (
        sa.Index("ix_outbox_next", "state", "priority", "id"),
        sa.Index("ix_outbox_order", "chat_id", "report_id", "id"),
        # Letters are kept for good, what they say for days: the sweep looks at those that still say something.
        sa.Index("ix_outbox_worded", "finished", sqlite_where=_WORDED, postgresql_where=_WORDED),
    )

    id: int | None = key()
    chat_id: int = ref("chats.id", index=False)
    report_id: int | None = ref("reports.id", null=True)
    kind: str = word(20)
    text_key: str = word(60)
    letter_values: dict[str, object] | None = sealed_json("outbox.letter_values")
    buttons: list[list[dict[str, object]]] | None = sealed_json("outbox.buttons")
    priority: int = Field(default=0)
    state: str = word(20, default="queued")
    cause: str = words()
    not_before: datetime = when()
    merge_key: str | None = word(80, default=None)
    keyboard: str = word(20)
    attempts: int = Field(default=0)
    unsure: bool = Field(default=False)
    message_id: int | None = Field(default=None)
    created: datetime = when()
    claimed: datetime | None = when(null=True)
    finished: datetime | None = when(null=True)


class CardRow(SQLModel, table=True):
    """What a chat should show of a report, and what it shows; a message that is ``leaving`` is to say no more of it."""

    __tablename__ = "cards"
    __table_args__ = (sa.UniqueConstraint("report_id", "chat_id"), sa.Index("ix_cards_state", "state", "not_before"))

    id: int | None = key()
    report_id: int = ref("reports.id", index=False)
    chat_id: int = ref("chats.id")
    wanted: int = Field(default=0)
    shown: int = Field(default=-1)
    message_id: int | None = Field(default=None)
    leaving: bool = Field(default=False)
    state: str = word(20, default="due")
    cause: str = words()
    not_before: datetime = when()
    attempts: int = Field(default=0)
    claimed: datetime | None = when(null=True)
