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

from bot.domain.messages import Button, LetterKind, Priority
from bot.ports import ChatState, Final, Outgoing
from storage import claims
from storage.accounts import TELEGRAM
from storage.columns import Utc
from storage.tables import CardRow, ChatRow, OutboxRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Letter, Rows

WAITING = ("queued", "claimed")

AT_ONCE = 500
"""So many chats one statement writes the same letter for."""

FOLLOWING = (LetterKind.MEDIA, LetterKind.FILE)
"""Kinds that reply to the case's card, where the chat has one, and wait until it is there."""

_TABLE: sa.Table = OutboxRow.__table__  # type: ignore[attr-defined]
_ADD = sa.insert(_TABLE)
_CLAIM = claims.claiming(_TABLE, ["queued"])
_THIS = sa.update(_TABLE).where(_TABLE.c.id == sa.bindparam("row"))
# An ended letter stays ended, whatever a sender that was thought dead says of it afterwards.
_FINISH = _THIS.where(_TABLE.c.state.in_(WAITING))
_RELEASE = sa.update(_TABLE).where(
    _TABLE.c.chat_id == sa.bindparam("chat"),
    _TABLE.c.report_id == sa.bindparam("report"),
    _TABLE.c.state == "queued",
    _TABLE.c.attempts == 0,
    _TABLE.c.priority > int(Priority.REPLY),
)
_RETRY = _THIS.where(_TABLE.c.state == "claimed").values(
    state="queued",
    claimed=None,
    unsure=sa.or_(_TABLE.c.unsure, sa.bindparam("doubt", type_=sa.Boolean)),
    # A try that does not count is taken back; one that was claimed has at least this one.
    attempts=_TABLE.c.attempts - sa.bindparam("free", type_=sa.Integer),
)

_earlier = aliased(OutboxRow)
_held = sa.exists().where(
    col(_earlier.chat_id) == col(OutboxRow.chat_id),
    col(_earlier.report_id).is_not_distinct_from(col(OutboxRow.report_id)),
    col(_earlier.id) < col(OutboxRow.id),
    col(_earlier.state).in_(WAITING),
)
_before_its_card = sa.and_(
    col(OutboxRow.kind).in_(FOLLOWING),
    col(CardRow.message_id).is_(None),
    col(CardRow.state).in_(("due", claims.CLAIMED)),
)
_NEXT: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        _TABLE.c.id,
        _TABLE.c.chat_id,
        TELEGRAM,
        col(ChatRow.kind).label("chat_kind"),
        col(PersonRow.language).label("language"),
        col(CardRow.message_id).label("card"),
    )
    .join(ChatRow, col(ChatRow.id) == col(OutboxRow.chat_id))
    .join(PersonRow, col(PersonRow.id) == col(ChatRow.person_id), isouter=True)
    .join(
        CardRow,
        sa.and_(col(CardRow.chat_id) == col(OutboxRow.chat_id), col(CardRow.report_id) == col(OutboxRow.report_id)),
        isouter=True,
    )
    .where(col(OutboxRow.state) == "queued", col(ChatRow.state) == ChatState.REACHABLE, ~_held)
    .where(_before_its_card.is_not(True))
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
        """Queue a letter, instead of the one with the same chat and merge key that waits."""
        self.mail = True
        if letter.merge_key is not None and self._renew(letter, self._words(letter)):
            return
        self._release([letter])
        self.connection.execute(_ADD, self._row(letter))

    def add_all(self, letters: Sequence[Letter]) -> None:
        """Queue many letters at once, none of which has a merge key."""
        if letters:
            self.mail = True
            self._release(letters)
            self.connection.execute(_ADD, [self._row(letter) for letter in letters])

    def add_for(self, chats: Sequence[int], letter: Letter) -> None:
        """Queue the same letter for each of these chats, in one statement for many; it has no merge key."""
        for start in range(0, len(chats), AT_ONCE):
            self.mail = True
            row = {name: value for name, value in self._row(letter).items() if name != "chat_id"}
            same = [sa.literal(value, _TABLE.c[name].type) for name, value in row.items()]
            these = sa.select(col(ChatRow.id), *same).where(col(ChatRow.id).in_(chats[start : start + AT_ONCE]))
            self.connection.execute(sa.insert(_TABLE).from_select(["chat_id", *row], these.order_by(col(ChatRow.id))))

    def _release(self, letters: Sequence[Letter]) -> None:
        """Let what waits for the morning go before a reply about the same report, which nothing may hold."""
        replies = [one for one in letters if one.priority is Priority.REPLY and one.not_before is None]
        rows = [{"chat": one.chat, "report": one.report} for one in replies if one.report is not None]
        if rows:
            self.connection.execute(_RELEASE.values(not_before=self.now).where(_TABLE.c.not_before > self.now), rows)

    def _row(self, letter: Letter) -> dict[str, object]:
        return {
            "chat_id": letter.chat,
            "report_id": letter.report,
            "kind": letter.kind,
            "priority": int(letter.priority),
            "merge_key": letter.merge_key,
            "created": self.now,
            **self._words(letter),
        }

    def _words(self, letter: Letter) -> dict[str, object]:
        """Give what a letter says, and from when on it may go."""
        return {
            "text_key": letter.key,
            "keyboard": letter.keyboard,
            "letter_values": dict(letter.values),
            "buttons": [[asdict(button) for button in row] for row in letter.buttons],
            "not_before": letter.not_before or self.now,
        }

    def _renew(self, letter: Letter, values: dict[str, object]) -> bool:
        """Let the letter with this key that waits say the new words, or take it out for one behind what was said since.

        One that was tried already stays in its place: its sender may still have a word about it.
        """
        same = sa.and_(
            col(OutboxRow.chat_id) == letter.chat,
            col(OutboxRow.merge_key) == letter.merge_key,
            col(OutboxRow.state) == "queued",
        )
        if letter.behind:
            self.connection.execute(sa.delete(OutboxRow).where(same, col(OutboxRow.attempts) == 0))
        return self.connection.execute(sa.update(OutboxRow).where(same).values(**values)).rowcount > 0

    def take_back(self, chat: int, keys: Sequence[str], report: int | None = None) -> int:
        """Delete what waits for a chat, untried, of these texts, about this report or any; gives the number."""
        waits = [col(OutboxRow.chat_id) == chat, col(OutboxRow.state) == "queued", col(OutboxRow.attempts) == 0]
        about = [] if report is None else [col(OutboxRow.report_id) == report]
        which = sa.and_(*waits, *about, col(OutboxRow.text_key).in_(keys))
        return self.connection.execute(sa.delete(OutboxRow).where(which)).rowcount

    def unseen(self, chat: int, merge_key: str, message: int) -> bool:
        """Tell whether a message was written before the newest letter with this key was on the screen."""
        newest = self.connection.execute(
            sa.select(col(OutboxRow.state), col(OutboxRow.message_id))
            .where(col(OutboxRow.chat_id) == chat, col(OutboxRow.merge_key) == merge_key)
            .order_by(col(OutboxRow.id).desc())
            .limit(1),
        ).first()
        return newest is not None and (newest.state == "queued" or (newest.message_id or 0) > message)

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next letters that may go now, one of each chat, leaving out these chats."""
        ready = claims.one_of_each(self.connection, _NEXT, now=self.now, limit=limit, without=without)
        return [_outgoing(*rows) for rows in claims.claim(self.connection, _CLAIM, ready, now=self.now)]

    def finish(self, row: int, final: Final, *, cause: str = "", message: int | None = None) -> None:
        """Put a letter into its terminal state."""
        ending = {"state": final, "cause": cause, "message_id": message, "finished": self.now}
        self.connection.execute(_FINISH, {"row": row, **ending})

    def forget(self, row: int) -> None:
        """Erase what a letter says, at once."""
        self.connection.execute(_THIS, {"row": row, "letter_values": None})

    def retry(self, row: int, *, seconds: float, cause: str, unsure: bool, counted: bool = True) -> None:
        """Put a letter back for later; a try that is not ``counted`` is as if it had not been."""
        later = self.now + timedelta(seconds=seconds)
        ending = {"cause": cause, "not_before": later, "doubt": unsure, "free": int(not counted)}
        self.connection.execute(_RETRY, {"row": row, **ending})

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives the number."""
        left = claims.orphans(_TABLE, now=self.now, older=older)
        again = sa.update(_TABLE).where(left).values(state="queued", claimed=None, unsure=True)
        return self.connection.execute(again).rowcount

    def next_due(self) -> datetime | None:
        """Tell when the next letter that waits for its time may go."""
        return self.connection.execute(
            sa.select(col(OutboxRow.not_before))
            .where(col(OutboxRow.state) == "queued", col(OutboxRow.not_before) > self.now)
            .order_by(col(OutboxRow.not_before))
            .limit(1),
        ).scalar()


def _outgoing(found: sa.Row[Any], row: sa.Row[Any]) -> Outgoing:
    return Outgoing(
        row=row.id,
        card=False,
        chat=row.chat_id,
        telegram_chat=found.telegram,
        group=found.chat_kind != "private",
        language=found.language or "id",
        key=row.text_key,
        values=row.letter_values or {},
        buttons=_buttons(row.buttons),
        priority=row.priority,
        kind=LetterKind(row.kind),
        attempts=row.attempts,
        repeat=row.unsure,
        keyboard=row.keyboard,
        reply_to=found.card if row.kind in FOLLOWING else None,
    )


def _buttons(stored: list[list[dict[str, object]]] | None) -> Rows:
    return tuple(tuple(Button(**button) for button in row) for row in stored or [])  # type: ignore[arg-type]
