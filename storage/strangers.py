"""People who never agreed to the notice, or were erased: their Telegram id is forgotten after a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from storage.outbox import WAITING
from storage.tables import METADATA, ChatRow, DialogueRow, OutboxRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Iterator

FORGOTTEN_AFTER = timedelta(days=2)
"""What is held before the consent is erased after a day; whoever has not come back by then is unknown again."""

AT_ONCE = 200
"""So many strangers one sweep forgets; the next one takes the rest."""

THEIRS = (DialogueRow, OutboxRow)
"""What belongs to a stranger's chat, or to what the stranger said in a group, and goes with them."""


def forget_strangers(connection: sa.Connection, now: datetime) -> int:
    """Delete who never agreed and is named nowhere, with their private chat; gives the number."""
    strangers: sa.Select[*tuple[Any, ...]] = (
        sa.select(col(ChatRow.id), col(PersonRow.id).label("person"))
        .join(PersonRow, col(PersonRow.id) == col(ChatRow.person_id))
        .where(col(PersonRow.notice_version) == 0, col(PersonRow.created) < now - FORGOTTEN_AFTER)
        .where(~_waits(), *(~named for named in _named()))
        .order_by(col(PersonRow.id))
        .limit(AT_ONCE)
    )
    found = connection.execute(strangers).all()
    if not found:
        return 0
    chats, people = [row.id for row in found], [row.person for row in found]
    connection.execute(sa.delete(DialogueRow).where(col(DialogueRow.person_id).in_(people)))
    connection.execute(sa.delete(OutboxRow).where(col(OutboxRow.chat_id).in_(chats)))
    connection.execute(sa.delete(ChatRow).where(col(ChatRow.id).in_(chats)))
    connection.execute(sa.delete(PersonRow).where(col(PersonRow.id).in_(people)))
    return len(found)


def _waits() -> sa.ColumnElement[bool]:
    """Tell whether something is still to be said to the chat."""
    return sa.exists().where(col(OutboxRow.chat_id) == col(ChatRow.id), col(OutboxRow.state).in_(WAITING))


def _named() -> Iterator[sa.ColumnElement[bool]]:
    """Tell for each place that may name a person, or a chat, whether it names this one."""
    kept = {table.__tablename__ for table in THEIRS} | {"chats"}
    for table in METADATA.tables.values():
        if table.name in kept:
            continue
        for column in table.columns:
            if column.references(PersonRow.__table__.c.id):  # type: ignore[attr-defined]
                yield sa.exists().where(column == col(PersonRow.id))
            elif column.references(ChatRow.__table__.c.id):  # type: ignore[attr-defined]
                yield sa.exists().where(column == col(ChatRow.id))
