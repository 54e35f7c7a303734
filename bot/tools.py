"""What command lines need of the whole: one unit beside whatever is running, and the bot's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot import texts
from bot.app import SystemClock
from bot.tenancy import areas_of, ring_of, tenant_of
from handlers.chat.telegram import Telegram
from storage import engine, resealing
from storage.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import UnitOfWork
    from bot.settings import Settings

T = TypeVar("T")


def in_unit(settings: Settings, job: Callable[[UnitOfWork], T]) -> T:
    """Run one unit from a command line, beside whatever else is running."""
    now = SystemClock().now()
    opened = engine.build(settings.database_url, ring=ring_of(settings), busy_ms=engine.OPERATOR_MS)
    resealing.come_up(opened, now)
    # Read before the unit, for SQLite lets nobody else write meanwhile.
    tenant, areas = tenant_of(settings, forgiving=True), areas_of(settings)
    with opened.begin() as connection:
        unit = Unit(connection, now=now, tenant=tenant, areas=areas)
        result = job(unit)
        unit.seal()
    return result


async def name_of_bot(settings: Settings) -> str:
    """Ask Telegram for the bot's username."""
    telegram = Telegram.from_settings(
        token=settings.telegram_bot_token.get_secret_value(),
        api=settings.telegram_api_url,
        texts=texts.build(),
    )
    try:
        return str((await telegram.connect())["username"])
    finally:
        await telegram.close()
