"""Whose chats these are: Telegram's ids of chats and files mean nothing to another bot, so a database has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.errors import SimpulError
from storage import migrate, reading
from storage.tables import BotRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from datetime import datetime

_HELD = sa.select(col(BotRow.id)).order_by(col(BotRow.since), col(BotRow.id)).limit(1)


class OtherBot(SimpulError):
    """The database is another bot's; set its token again, or give this bot a database of its own in DATABASE_URL."""


def hold(engine: sa.Engine, bot: int, now: datetime) -> None:
    """Note the first bot that starts here; raises OtherBot for any that is not the same, and StorageAway."""
    with migrate.answering(), engine.begin() as connection:
        if connection.execute(_HELD).scalar() is None:
            insert_new(connection, BotRow, id=bot, since=now)
        compare(connection.execute(_HELD).scalar(), bot)


def holder(url: str) -> int | None:
    """Give the bot whose database it is; None before it ever started."""
    with reading.opened(url) as connection:
        return connection.execute(_HELD).scalar()


def compare(held: int | None, bot: int) -> None:
    """Raise OtherBot where they are not the same; a new token of the same bot begins with the same number."""
    if held not in {None, bot}:
        raise OtherBot(f"was made for {held}, TELEGRAM_BOT_TOKEN is {bot}'s")  # noqa: TRY003 - the particulars
