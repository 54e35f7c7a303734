"""Telegram's ids in ``chats``: plain, or sealed beside a mark by which they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from storage.sealed import TelegramId
from storage.sealing import ring_of
from storage.tables import ChatRow

if TYPE_CHECKING:
    from collections.abc import Sequence

TELEGRAM: sa.Label[int] = sa.type_coerce(
    sa.func.coalesce(sa.type_coerce(col(ChatRow.telegram_sealed), sa.Text), sa.cast(col(ChatRow.telegram_id), sa.Text)),
    TelegramId(),
).label("telegram")
"""The Telegram id of a chat, to be selected."""


def numbers(connection: sa.Connection, ids: Sequence[int]) -> list[int]:
    """Give what ``telegram_id`` may hold for these Telegram ids."""
    return [number for one in ids for number in ring_of(connection).marks(one)]


def hold(connection: sa.Connection, *ids: int) -> bool:
    """Let nobody else add these accounts meanwhile; gives whether that was needed.

    While a key changes, replicas write one account under different marks, which are both unique.
    """
    keys = ring_of(connection).keys
    if len(keys) < 2 or connection.dialect.name != "postgresql":  # noqa: PLR2004 - two keys are more than one
        return False
    first = min(keys, key=lambda key: key.name)
    for mark in sorted({first.mark(one) for one in ids}):
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(mark)))
    return True


def columns(connection: sa.Connection, telegram: int) -> dict[str, Any]:
    """Give the columns that keep a Telegram id."""
    ring = ring_of(connection)
    return {"telegram_id": ring.marks(telegram)[0], "telegram_sealed": str(telegram) if ring.keys else None}
