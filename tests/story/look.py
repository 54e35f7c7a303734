"""A look into the archive, for what no phone can show: where a conversation stands, and that nothing is under way."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.hours import BY_DAY
from bot.domain.questions import state_of
from bot.ports import ChatState
from bot.tenancy import areas_of, tenant_of
from bot.workers.ticker import sweep
from storage import drafts, engine
from storage.tables import CardRow, ChatRow, DialogueRow, OutboxRow, ParkedRow, PersonRow, ReportRow
from storage.unit import Unit

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

REACHABLE = ChatState.REACHABLE
PATIENCE = 30.0
"""Seconds; a machine that others use too takes its time."""

DONE = {"sent", "blocked", "chat_gone", "refused", "given_up", "shown"}


reader = cache(engine.reader)


def rows(world: World, query: sa.Select[Any]) -> list[sa.Row[Any]]:
    """Read rows over a connection of its own."""
    with reader(world.settings.database_url).connect() as connection:
        return list(connection.execute(query))


def step(world: World, person: Person) -> str | None:
    """Tell which slot waits for an answer, as ``conversation/slot``; None where nothing is open."""
    query = (
        sa.select(col(DialogueRow.draft))
        .join(ChatRow, col(ChatRow.id) == col(DialogueRow.chat_id))
        .where(col(ChatRow.telegram_id) == person.id)
    )
    found = rows(world, query)
    draft = drafts.from_json(found[0][0]) if found else None
    return f"{draft.conversation}/{state_of(draft)}" if draft else None


def parked(world: World) -> list[str]:
    """List the causes of parked updates."""
    return [str(row[0]) for row in rows(world, sa.select(col(ParkedRow.cause)).order_by(col(ParkedRow.id)))]


def letters(world: World, person: Person) -> list[sa.Row[Any]]:
    """List the letters to this person's chat, oldest first: text_key, state, cause, unsure, letter_values."""
    columns = (OutboxRow.text_key, OutboxRow.state, OutboxRow.cause, OutboxRow.unsure, OutboxRow.letter_values)
    query = (
        sa.select(*map(col, columns))
        .join(ChatRow, col(ChatRow.id) == col(OutboxRow.chat_id))
        .where(col(ChatRow.telegram_id) == person.id)
        .order_by(col(OutboxRow.id))
    )
    return rows(world, query)


def person_row(world: World, person: Person) -> sa.Row[Any]:
    """Give the person's row."""
    query = (
        sa.select(PersonRow.__table__)
        .join(ChatRow, col(ChatRow.person_id) == col(PersonRow.id))
        .where(col(ChatRow.telegram_id) == person.id)
    )
    return rows(world, query)[0]


def dialogue_row(world: World, person: Person) -> sa.Row[Any]:
    """Give the row of the person's private conversation."""
    query = (
        sa.select(DialogueRow.__table__)
        .join(ChatRow, col(ChatRow.id) == col(DialogueRow.chat_id))
        .where(col(ChatRow.telegram_id) == person.id)
    )
    return rows(world, query)[0]


def reports(world: World) -> int:
    """Count the reports."""
    return int(rows(world, sa.select(sa.func.count()).select_from(ReportRow))[0][0])


def sweep_later(world: World, later: timedelta) -> None:
    """Let the ticker's broom sweep as if so much time had passed, with the hours that notices have unless set."""
    opened = engine.build(world.settings.database_url)
    with opened.begin() as connection:
        sweep(
            Unit(
                connection,
                now=datetime.now(UTC) + later,
                tenant=replace(tenant_of(world.settings), hours=BY_DAY),
                areas=areas_of(world.settings),
            )
        )
    opened.dispose()


async def quiet(world: World) -> None:
    """Wait until every update is taken, and every letter and card has ended."""
    await world.sandbox.settled(world.bot, PATIENCE)
    async with asyncio.timeout(PATIENCE), world.looking:
        while _under_way(world):
            await asyncio.sleep(0.01)


async def answered(world: World, person: Person) -> None:
    """Wait until every update is taken, and every letter to this person has ended, whatever is under way elsewhere."""
    await world.sandbox.settled(world.bot, PATIENCE)
    async with asyncio.timeout(PATIENCE):
        while any(state not in DONE for _, state, *_ in letters(world, person)):
            await asyncio.sleep(0.01)


def _under_way(world: World) -> bool:
    """Tell whether something is to leave yet; what waits for a chat that is out of reach rests."""
    away = sa.select(col(ChatRow.id)).where(col(ChatRow.state) != REACHABLE)
    letters = sa.and_(col(OutboxRow.state).not_in(DONE), col(OutboxRow.chat_id).not_in(away))
    cards = sa.and_(col(CardRow.state).not_in(DONE), col(CardRow.chat_id).not_in(away))
    return bool(rows(world, sa.select(sa.or_(sa.exists().where(letters), sa.exists().where(cards))))[0][0])
