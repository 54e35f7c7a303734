"""Cards as desired state: which revision of a report a chat should show, and which it shows.

Many changes collapse into one send or one edit, because only the newest wish counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import FINISHED
from bot.domain.messages import LetterKind, Priority
from bot.ports import ChatState, Outgoing
from storage import claims
from storage.accounts import TELEGRAM
from storage.columns import Utc
from storage.tables import CardRow, ChatRow, PersonRow, ReportRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import Final

_OPEN = col(ReportRow.status).not_in(FINISHED)

_POSTED = col(CardRow.message_id).is_not(None)
_NEWS = sa.or_(~_POSTED, col(CardRow.leaving), col(CardRow.wanted) > col(CardRow.shown))
_ANEW = {"message_id": None, "leaving": False}

DUE = ("due", "blocked", "chat_gone")
"""A card whose chat was out of reach is due again as soon as the chat is back."""

_NEXT: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(CardRow.id),
        col(CardRow.chat_id),
        TELEGRAM,
        col(ChatRow.kind).label("chat_kind"),
        col(PersonRow.language).label("language"),
    )
    .join(ChatRow, col(ChatRow.id) == col(CardRow.chat_id))
    .join(PersonRow, col(PersonRow.id) == col(ChatRow.person_id), isouter=True)
    .where(col(CardRow.state).in_(DUE), col(ChatRow.state) == ChatState.REACHABLE)
    .where(col(CardRow.not_before) <= sa.bindparam("now", type_=Utc))
    .where(col(CardRow.chat_id).not_in(sa.bindparam("without", expanding=True)))
    # What happened goes before what is only shown anew, which may be much.
    .order_by(sa.not_(_NEWS), col(CardRow.id))
    .limit(sa.bindparam("limit"))
)

_TABLE: sa.Table = CardRow.__table__  # type: ignore[attr-defined]
_CLAIM = claims.claiming(_TABLE, DUE)
_REVISION = sa.bindparam("revision", type_=sa.Integer)
_WISH = (
    sa.update(_TABLE)
    .where(_TABLE.c.report_id == sa.bindparam("report"), _TABLE.c.chat_id == sa.bindparam("chat"))
    .values(
        wanted=sa.case((_TABLE.c.wanted > _REVISION, _TABLE.c.wanted), else_=_REVISION),
        # A card that is being sent just now keeps its claim; ``shown`` puts it back when it is behind.
        state=sa.case((_TABLE.c.state == claims.CLAIMED, claims.CLAIMED), else_="due"),
        attempts=0,
    )
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
        new = {"report_id": report, "chat_id": chat, "wanted": revision, "not_before": self.now}
        if not insert_new(self.connection, CardRow, **new):
            wish = {"report": report, "chat": chat, "revision": revision, "not_before": self.now}
            self.connection.execute(_WISH, wish)

    def post_again(self, *, report: int, chat: int) -> None:
        """Let the chat's card be sent anew, below all that was said since; its old message is first to say no more."""
        self.mail = True
        mine = sa.and_(col(CardRow.report_id) == report, col(CardRow.chat_id) == chat)
        # One that is being sent just now is let be: its sender says afterwards which message it is.
        free = col(CardRow.state) != claims.CLAIMED
        anew = {"leaving": _POSTED, "state": "due", "attempts": 0, "not_before": self.now}
        self.connection.execute(sa.update(CardRow).where(mine, free).values(**anew))

    def left(self, card: int) -> None:
        """Note that the old message says no more of the report; the new one is due."""
        anew = {**_ANEW, "state": "due", "cause": "", "claimed": None, "attempts": 0}
        self.connection.execute(sa.update(CardRow).where(_is(card), col(CardRow.leaving)).values(**anew))

    def renew(self, person: int) -> None:
        """Let every card of this person's open reports be shown anew: something beside the reports has changed."""
        mine = sa.select(col(ReportRow.id)).where(col(ReportRow.reporter_id) == person, _OPEN)
        self._again(col(CardRow.report_id).in_(mine))

    def refresh(self, report: int) -> None:
        """Let every card of this report be shown anew: something beside it has changed."""
        self._again(col(CardRow.report_id) == report)

    def look_again(self, chat: int) -> None:
        """Let every card in this chat be shown anew: what may be read and pressed there has changed."""
        self._again(col(CardRow.chat_id) == chat)

    def _again(self, which: sa.ColumnElement[bool]) -> None:
        # One that is being sent just now was filled before: without a try, ``shown`` puts it back. One that waits is
        # touched too: its lock makes a sender that claims it now wait, and fill it with what is committed then.
        state = col(CardRow.state)
        alive = sa.and_(which, state.in_(("shown", claims.CLAIMED, *DUE)))
        again = {"state": sa.case((state == "shown", "due"), else_=state), "attempts": 0}
        changed = self.connection.execute(sa.update(CardRow).where(alive).values(**again)).rowcount
        self.mail = self.mail or changed > 0

    def chats(self, report: int) -> Sequence[int]:
        """List the chats that have a card of the report."""
        return (
            self.connection.execute(
                sa.select(col(CardRow.chat_id)).where(col(CardRow.report_id) == report).order_by(col(CardRow.id)),
            )
            .scalars()
            .all()
        )

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next cards that are behind, one of each chat; key, values and buttons are left empty."""
        ready = claims.one_of_each(self.connection, _NEXT, now=self.now, limit=limit, without=without)
        return [_outgoing(*rows) for rows in claims.claim(self.connection, _CLAIM, ready, now=self.now)]

    def report_of(self, card: int) -> int:
        """Tell which report a card is about."""
        return int(self.connection.execute(sa.select(col(CardRow.report_id)).where(_is(card))).scalar_one())

    def shown(self, card: int, *, revision: int, message: int) -> None:
        """Note what the chat shows now; a newer wish, or one that came meanwhile, makes the card due again."""
        renewed = sa.and_(col(CardRow.state) == claims.CLAIMED, col(CardRow.attempts) == 0)
        behind = sa.case((sa.or_(col(CardRow.wanted) > revision, renewed, col(CardRow.leaving)), "due"), else_="shown")
        now = {"shown": revision, "message_id": message, "state": behind, "cause": ""}
        self._set(card, (claims.CLAIMED, "due"), **now, claimed=None, attempts=0)

    def retry(self, card: int, *, seconds: float, cause: str, anew: bool, counted: bool = True) -> None:
        """Try again later; ``anew`` forgets the message that is gone, a try that is not ``counted`` is forgotten."""
        later = self.now + timedelta(seconds=seconds)
        changes: dict[str, object] = {**_ANEW} if anew else {}
        if not counted:
            changes["attempts"] = sa.case((col(CardRow.attempts) > 0, col(CardRow.attempts) - 1), else_=0)
        self._set(card, (claims.CLAIMED,), state="due", cause=cause, not_before=later, claimed=None, **changes)

    def give_up(self, card: int, *, final: Final, cause: str) -> None:
        """Stop trying until the wish changes, which it may have done meanwhile (then it has no tries yet)."""
        state = sa.case((col(CardRow.attempts) == 0, "due"), else_=final)
        self._set(card, (claims.CLAIMED,), state=state, cause=cause, claimed=None)

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives the number."""
        left = claims.orphans(_TABLE, now=self.now, older=older)
        return self.connection.execute(sa.update(_TABLE).where(left).values(state="due", claimed=None)).rowcount

    def next_due(self) -> datetime | None:
        """Tell when the next card that waits for its time may go."""
        return self.connection.execute(
            sa.select(sa.func.min(col(CardRow.not_before))).where(
                col(CardRow.state) == "due",
                col(CardRow.not_before) > self.now,
            ),
        ).scalar()

    def _set(self, card: int, before: Sequence[str], **values: object) -> None:
        """Change the card where it is still in one of these states: a late word of a sender must not undo a newer."""
        mine = sa.and_(_is(card), col(CardRow.state).in_(before))
        self.connection.execute(sa.update(CardRow).where(mine).values(**values))


def _is(card: int) -> sa.ColumnElement[bool]:
    return col(CardRow.id) == card


def _outgoing(found: sa.Row[Any], row: sa.Row[Any]) -> Outgoing:
    return Outgoing(
        row=row.id,
        card=True,
        chat=row.chat_id,
        telegram_chat=found.telegram,
        group=found.chat_kind != "private",
        language=found.language or "id",
        key="",
        values={},
        buttons=(),
        priority=int(Priority.NOTICE),
        kind=LetterKind.TEXT,
        attempts=row.attempts,
        edits=row.message_id,
        leaving=row.leaving,
    )
