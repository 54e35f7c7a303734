"""Letters on their way out: queued with the unit, claimed before the call, ended in one terminal state.

Order: of one chat and subject only the oldest unfinished letter may go, so a letter in retry holds its successors;
priority decides between chats and subjects alone. Of one chat one letter at a time is under way.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.domain.messages import Button, LetterKind
from bot.ports import ChatState, Final, Outgoing
from storage.columns import Utc
from storage.tables import ChatRow, OutboxRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Letter, Rows

WAITING = ("queued", "claimed")

_TABLE: sa.Table = OutboxRow.__table__  # type: ignore[attr-defined]
_ADD = sa.insert(_TABLE)
_SET = sa.update(_TABLE).where(_TABLE.c.id.in_(sa.bindparam("rows", expanding=True)))
_CLAIM = _SET.values(attempts=_TABLE.c.attempts + 1)

_earlier = aliased(OutboxRow)
_held = sa.exists().where(
    col(_earlier.chat_id) == col(OutboxRow.chat_id),
    col(_earlier.report_id).is_not_distinct_from(col(OutboxRow.report_id)),
    col(_earlier.id) < col(OutboxRow.id),
    col(_earlier.state).in_(WAITING),
)
_NEXT: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        _TABLE,
        col(ChatRow.telegram_id).label("telegram"),
        col(ChatRow.kind).label("chat_kind"),
        col(PersonRow.language).label("language"),
    )
    .join(ChatRow, col(ChatRow.id) == col(OutboxRow.chat_id))
    .join(PersonRow, col(PersonRow.id) == col(ChatRow.person_id), isouter=True)
    .where(col(OutboxRow.state) == "queued", col(ChatRow.state) == ChatState.REACHABLE, ~_held)
    .where(col(OutboxRow.not_before) <= sa.bindparam("now", type_=Utc))
    .where(col(OutboxRow.chat_id).not_in(sa.bindparam("without", expanding=True)))
    .order_by(col(OutboxRow.priority), col(OutboxRow.id))
    .limit(sa.bindparam("limit"))
)


@dataclass(slots=True)
class Outbox:
    """The letters; ``mail`` tells the lane that the sender has something to do."""

    connection: sa.Connection
    now: datetime
    mail: bool = field(default=False)

    def add(self, letter: Letter) -> None:
        """Queue a letter, or renew the waiting one with the same chat and merge key."""
        self.mail = True
        values: dict[str, object] = {
            "letter_values": dict(letter.values),
            "buttons": [[asdict(button) for button in row] for row in letter.buttons],
            "not_before": letter.not_before or self.now,
        }
        if letter.merge_key is not None and self._renew(letter, values):
            return
        self.connection.execute(
            _ADD,
            {
                "chat_id": letter.chat,
                "report_id": letter.report,
                "kind": letter.kind,
                "text_key": letter.key,
                "priority": int(letter.priority),
                "merge_key": letter.merge_key,
                "created": self.now,
                **values,
            },
        )

    def _renew(self, letter: Letter, values: dict[str, object]) -> bool:
        same = sa.and_(
            col(OutboxRow.chat_id) == letter.chat,
            col(OutboxRow.merge_key) == letter.merge_key,
            col(OutboxRow.state) == "queued",
        )
        return self.connection.execute(sa.update(OutboxRow).where(same).values(**values)).rowcount > 0

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next letters that may go now, leaving out these chats."""
        wanted = {"now": self.now, "limit": limit, "without": list(without)}
        rows = first_of_each(self.connection.execute(_NEXT, wanted).all())
        if rows:
            ids = [row.id for row in rows]
            self.connection.execute(_CLAIM, {"rows": ids, "state": "claimed", "claimed": self.now})
        return [_outgoing(row) for row in rows]

    def finish(self, row: int, final: Final, *, cause: str = "", message: int | None = None) -> None:
        """Put a letter into its terminal state."""
        self._set([row], state=final, cause=cause, message_id=message, finished=self.now)

    def retry(self, row: int, *, seconds: float, cause: str, unsure: bool) -> None:
        """Put a letter back for later."""
        later = self.now + timedelta(seconds=seconds)
        self._set([row], state="queued", cause=cause, not_before=later, claimed=None)
        if unsure:
            self._set([row], unsure=True)

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives the number."""
        orphans = sa.and_(col(OutboxRow.state) == "claimed", col(OutboxRow.claimed) <= self.now - older)
        return self.connection.execute(
            sa.update(OutboxRow).where(orphans).values(state="queued", claimed=None, unsure=True),
        ).rowcount

    def next_due(self) -> datetime | None:
        """Tell when the next letter that waits for its time may go."""
        return self.connection.execute(
            sa.select(col(OutboxRow.not_before))
            .where(col(OutboxRow.state) == "queued", col(OutboxRow.not_before) > self.now)
            .order_by(col(OutboxRow.not_before))
            .limit(1),
        ).scalar()

    def _set(self, ids: Sequence[int], **values: object) -> None:
        self.connection.execute(_SET, {"rows": ids, **values})


def first_of_each(rows: Sequence[sa.Row[*tuple[Any, ...]]]) -> list[sa.Row[*tuple[Any, ...]]]:
    """Keep the first row of each chat: within a chat one message at a time is under way, so that none overtakes."""
    return list({row.chat_id: row for row in reversed(rows)}.values())[::-1]


def _outgoing(row: sa.Row[Any]) -> Outgoing:
    return Outgoing(
        row=row.id,
        card=False,
        chat=row.chat_id,
        telegram_chat=row.telegram,
        group=row.chat_kind != "private",
        language=row.language or "id",
        key=row.text_key,
        values=row.letter_values or {},
        buttons=_buttons(row.buttons),
        priority=row.priority,
        kind=LetterKind(row.kind),
        attempts=row.attempts + 1,
        repeat=row.unsure,
    )


def _buttons(stored: list[list[dict[str, object]]] | None) -> Rows:
    return tuple(tuple(Button(**button) for button in row) for row in stored or [])  # type: ignore[arg-type]
