"""Cards as desired state: which revision of a report a chat should show, and which it shows.

Many changes collapse into one send or one edit, because only the newest wish counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.messages import LetterKind, Priority
from bot.ports import ChatState, Outgoing
from storage.columns import Utc
from storage.outbox import first_of_each
from storage.tables import CardRow, ChatRow, PersonRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import Final

DUE = ("due", "blocked", "chat_gone")
"""A card whose chat was out of reach is due again as soon as the chat is back."""

_NEXT: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        CardRow.__table__,  # type: ignore[attr-defined]
        col(ChatRow.telegram_id).label("telegram"),
        col(ChatRow.kind).label("chat_kind"),
        col(PersonRow.language).label("language"),
    )
    .join(ChatRow, col(ChatRow.id) == col(CardRow.chat_id))
    .join(PersonRow, col(PersonRow.id) == col(ChatRow.person_id), isouter=True)
    .where(col(CardRow.state).in_(DUE), col(ChatRow.state) == ChatState.REACHABLE)
    .where(col(CardRow.not_before) <= sa.bindparam("now", type_=Utc))
    .where(col(CardRow.chat_id).not_in(sa.bindparam("without", expanding=True)))
    .order_by(col(CardRow.id))
    .limit(sa.bindparam("limit"))
)


@dataclass(slots=True)
class Cards:
    """The cards; ``mail`` tells the lane that the sender has something to do."""

    connection: sa.Connection
    now: datetime
    mail: bool = field(default=False)

    def want(self, *, report: int, chat: int, revision: int) -> None:
        """Ask that the chat's card shows at least this revision; the first wish makes the card."""
        self.mail = True
        fresh = {"wanted": revision, "not_before": self.now}
        if not insert_new(self.connection, CardRow, report_id=report, chat_id=chat, **fresh):
            mine = sa.and_(col(CardRow.report_id) == report, col(CardRow.chat_id) == chat)
            # A card that is being sent just now keeps its claim; ``shown`` puts it back when it is behind.
            state = sa.case((col(CardRow.state) == "claimed", "claimed"), else_="due")
            self.connection.execute(sa.update(CardRow).where(mine).values(state=state, attempts=0, **fresh))

    def chats(self, report: int) -> Sequence[int]:
        """List the chats that have a card of the report."""
        return self.connection.execute(
            sa.select(col(CardRow.chat_id)).where(col(CardRow.report_id) == report).order_by(col(CardRow.id)),
        ).scalars().all()

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next cards whose shown revision is behind; key, values and buttons are left empty."""
        wanted = {"now": self.now, "limit": limit, "without": list(without)}
        rows = first_of_each(self.connection.execute(_NEXT, wanted).all())
        if rows:
            ids = [row.id for row in rows]
            claim = {"state": "claimed", "claimed": self.now, "attempts": col(CardRow.attempts) + 1}
            self.connection.execute(sa.update(CardRow).where(col(CardRow.id).in_(ids)).values(**claim))
        return [_outgoing(row) for row in rows]

    def report_of(self, card: int) -> int:
        """Tell which report a card is about."""
        return int(self.connection.execute(sa.select(col(CardRow.report_id)).where(_is(card))).scalar_one())

    def shown(self, card: int, *, revision: int, message: int) -> None:
        """Note what the chat shows now; a newer wish makes the card due again."""
        behind = sa.case((col(CardRow.wanted) > revision, "due"), else_="shown")
        self._set(card, shown=revision, message_id=message, state=behind, cause="", claimed=None, attempts=0)

    def retry(self, card: int, *, seconds: float, cause: str, anew: bool) -> None:
        """Try again later; ``anew`` forgets the message that is gone."""
        later = self.now + timedelta(seconds=seconds)
        self._set(card, state="due", cause=cause, not_before=later, claimed=None)
        if anew:
            self._set(card, message_id=None)

    def give_up(self, card: int, *, final: Final, cause: str) -> None:
        """Stop trying until the wish changes."""
        self._set(card, state=final, cause=cause, claimed=None)

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives the number."""
        orphans = sa.and_(col(CardRow.state) == "claimed", col(CardRow.claimed) <= self.now - older)
        return self.connection.execute(
            sa.update(CardRow).where(orphans).values(state="due", claimed=None),
        ).rowcount

    def next_due(self) -> datetime | None:
        """Tell when the next card that waits for its time may go."""
        return self.connection.execute(
            sa.select(sa.func.min(col(CardRow.not_before))).where(
                col(CardRow.state) == "due",
                col(CardRow.not_before) > self.now,
            ),
        ).scalar()

    def _set(self, card: int, **values: object) -> None:
        self.connection.execute(sa.update(CardRow).where(_is(card)).values(**values))


def _is(card: int) -> sa.ColumnElement[bool]:
    return col(CardRow.id) == card


def _outgoing(row: sa.Row[Any]) -> Outgoing:
    return Outgoing(
        row=row.id,
        card=True,
        chat=row.chat_id,
        telegram_chat=row.telegram,
        group=row.chat_kind != "private",
        language=row.language or "id",
        key="",
        values={},
        buttons=(),
        priority=int(Priority.NOTICE),
        kind=LetterKind.TEXT,
        attempts=row.attempts + 1,
        edits=row.message_id,
    )
