"""What time does to the rows: old marks go, bodies and values that have done their work are erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.retention import KEEPS, Kept, over_before
from bot.ports import ChatState, Final
from storage.bans import Bans
from storage.files import Files
from storage.lists import Lists
from storage.patience import Patience
from storage.resealing import reseal
from storage.some import some
from storage.strangers import forget_strangers
from storage.tables import CardRow, ChatRow, DialogueRow, OutboxRow, ParkedRow, UpdateRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

MARKS_FOR = timedelta(days=2)
"""Telegram repeats an update for a day at most, and restarts its numbers after a quiet week."""

LETTERS_FOR = timedelta(days=14)
"""How long a letter waits for a person who blocked the bot before it ends as what the chat is."""

ENDS_AS: Mapping[ChatState, Final] = {ChatState.BLOCKED: Final.BLOCKED, ChatState.GONE: Final.CHAT_GONE}
"""How what waits ends where its chat is out of reach."""


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """The broom."""

    connection: sa.Connection
    now: datetime

    def prune(self, keeps: Mapping[Kept, int] = KEEPS) -> Mapping[str, int]:
        """Delete old marks and files nobody sent, erase what is past its time, but only some; gives numbers by kind."""
        letters, parked = (over_before(keeps, kept, self.now) for kept in (Kept.LETTERS, Kept.PARKED))
        worded = col(OutboxRow.letter_values).is_not(sa.null())
        wordless = {"letter_values": sa.null(), "buttons": sa.null()}
        return {
            "marks": self._run(sa.delete(UpdateRow), col(UpdateRow.at) < self.now - MARKS_FOR),
            "bodies": self._run(
                sa.update(ParkedRow).values(body=None), col(ParkedRow.at) <= parked, col(ParkedRow.body).is_not(None)
            ),
            "given_up": self._run(
                sa.update(OutboxRow).values(**_ending(OutboxRow), **wordless, finished=self.now),
                col(OutboxRow.state) == "queued",
                self._waited_too_long(),
            ),
            "resting": self._run(
                sa.update(CardRow).values(**_ending(CardRow)),
                col(CardRow.state) == "due",
                _state(CardRow).in_(ENDS_AS),
            ),
            "values": self._run(sa.update(OutboxRow).values(**wordless), col(OutboxRow.finished) < letters, worded),
            "left": self._run(
                sa.update(DialogueRow).values(left=sa.null(), left_until=None), col(DialogueRow.left_until) <= self.now
            ),
            "files": Files(self.connection, self.now).forget(),
            "bans": Bans(self.connection, self.now).forget(),
            "patience": Patience(self.connection, self.now).forget(),
            "lists": Lists(self.connection, self.now).forget(),
            "strangers": forget_strangers(self.connection, self.now),
        }

    def _waited_too_long(self) -> sa.ColumnElement[bool]:
        """Tell the letters whose time is over: counted from their day, or where they were tried, from their making."""
        begun = sa.case((col(OutboxRow.attempts) > 0, col(OutboxRow.created)), else_=col(OutboxRow.not_before))
        return begun < self.now - LETTERS_FOR

    def reseal(self) -> int | None:
        """Seal some of what is plain or sealed with an older key; gives the number, None where all is sealed."""
        return reseal(self.connection, self.now)

    def _run(self, statement: sa.Delete | sa.Update, *which: sa.ColumnElement[bool]) -> int:
        """Do it to some of the rows that these conditions find."""
        table = statement.entity_description["entity"]
        return self.connection.execute(statement.where(some(table, *which))).rowcount


def _state(table: type[OutboxRow | CardRow]) -> sa.ScalarSelect[Any]:
    """Give the state of the row's chat."""
    return sa.select(col(ChatRow.state)).where(col(ChatRow.id) == col(table.chat_id)).scalar_subquery()


def _ending(table: type[OutboxRow | CardRow]) -> dict[str, sa.ColumnElement[str]]:
    """Say how a row ends that waited for its chat, and why: as what the chat is, or of age."""
    cause = sa.select(col(ChatRow.cause)).where(col(ChatRow.id) == col(table.chat_id)).scalar_subquery()
    return {
        "state": sa.case(ENDS_AS, value=_state(table), else_=Final.GIVEN_UP),
        "cause": sa.case(dict.fromkeys(ENDS_AS, cause), value=_state(table), else_="waited too long"),
    }
