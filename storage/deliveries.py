"""The delivery record of a case: its letters and cards as they are kept, with how each ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.ports import ChatState
from bot.ports.deliveries import CARD, Delivered
from storage.columns import Utc
from storage.tables import CardRow, ChatRow, OutboxRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_AWAY = sa.cast(col(ChatRow.state) != ChatState.REACHABLE, sa.Integer)


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What left, and what waits to."""

    connection: sa.Connection

    def letters(
        self, report: int, *, keys: Collection[str], together: Collection[str], limit: int
    ) -> Sequence[Delivered]:
        """List the newest letters of these texts, newest first; those of ``together`` without telling chats apart."""
        alone = sa.case((col(OutboxRow.text_key).not_in(together), col(OutboxRow.chat_id)))
        same = (col(OutboxRow.text_key), col(OutboxRow.state), col(OutboxRow.cause), col(OutboxRow.created))
        query = (
            sa.select(
                alone.label("chat"),
                *same,
                _AWAY.label("away"),
                sa.func.max(sa.cast(col(OutboxRow.unsure), sa.Integer)).label("unsure"),
                sa.func.max(col(OutboxRow.attempts)).label("tries"),
                sa.func.count().label("number"),
                sa.func.max(col(OutboxRow.finished), type_=Utc()).label("finished"),
            )
            .join(ChatRow, col(ChatRow.id) == col(OutboxRow.chat_id))
            .where(col(OutboxRow.report_id) == report, col(OutboxRow.text_key).in_(keys))
            .group_by(sa.text("1"), *same, _AWAY)
            .order_by(col(OutboxRow.created).desc(), sa.func.max(col(OutboxRow.id)).desc())
            .limit(limit)
        )
        return [
            Delivered(
                chat=row.chat,
                key=row.text_key,
                state=row.state,
                cause=row.cause,
                away=bool(row.away),
                unsure=bool(row.unsure),
                tries=row.tries,
                count=row.number,
                at=row.finished or row.created,
            )
            for row in self.connection.execute(query)
        ]

    def cards(self, report: int) -> Sequence[Delivered]:
        """List the cards."""
        query = (
            sa.select(col(CardRow.chat_id), col(CardRow.state), col(CardRow.cause), col(CardRow.attempts), _AWAY)
            .join(ChatRow, col(ChatRow.id) == col(CardRow.chat_id))
            .where(col(CardRow.report_id) == report)
            .order_by(col(CardRow.id))
        )
        return [
            Delivered(
                chat=chat,
                key=CARD,
                state=state,
                cause=cause,
                away=bool(away),
                unsure=False,
                tries=tries,
                count=1,
                at=None,
            )
            for chat, state, cause, tries, away in self.connection.execute(query)
        ]
