"""The one conversation row of each (chat, person): its version decides a race between replicas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.errors import LostRace
from bot.domain.report import Dialogue
from bot.ports import ChatState
from storage.drafts import from_json, to_json
from storage.tables import ChatRow, DialogueRow, PersonRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT_FOR = timedelta(hours=24)
"""How long leaving a draft can be undone; its files are kept as long (``files.FORGOTTEN_AFTER``)."""

_TABLE: sa.Table = DialogueRow.__table__  # type: ignore[attr-defined]
_MINE = sa.and_(_TABLE.c.chat_id == sa.bindparam("chat"), _TABLE.c.person_id == sa.bindparam("person"))
_GET = sa.select(_TABLE).where(_MINE)
_HEARD = sa.and_(
    sa.exists().where(col(ChatRow.id) == _TABLE.c.chat_id, col(ChatRow.state) == ChatState.REACHABLE),
    ~sa.exists().where(col(PersonRow.id) == _TABLE.c.person_id, col(PersonRow.muted).is_not(None)),
)
_WRITE = sa.update(_TABLE).where(_MINE, _TABLE.c.version == sa.bindparam("known"))


@dataclass(frozen=True, slots=True)
class Dialogues:
    """Conversations as rows."""

    connection: sa.Connection
    now: datetime

    def get(self, chat: int, person: int) -> Dialogue:
        """Give the row, or an empty one where none is stored or its time is over."""
        row = self.connection.execute(_GET, {"chat": chat, "person": person}).first()
        if row is None:
            return Dialogue(chat=chat, person=person)
        over = row.expires is not None and row.expires <= self.now
        undoable = row.left_until is not None and row.left_until > self.now
        return Dialogue(
            chat=chat,
            person=person,
            version=row.version,
            revision=row.revision,
            draft=None if over else from_json(row.draft),
            expires=row.expires,
            left=from_json(row.left) if undoable else None,
            left_until=row.left_until if undoable else None,
        )

    def save(self, dialogue: Dialogue) -> Dialogue:
        """Write the row; raises LostRace where another unit wrote it since."""
        values: dict[str, object] = {
            "version": dialogue.version + 1,
            "revision": dialogue.revision,
            "draft": to_json(dialogue.draft),
            "expires": dialogue.expires if dialogue.draft else None,
            "left": to_json(dialogue.left),
            "left_until": (dialogue.left_until or self.now + LEFT_FOR) if dialogue.left else None,
            "reminders": 0,
            "changed": self.now,
        }
        if not self._write(dialogue, values):
            raise LostRace("dialogue", dialogue.chat, dialogue.person)
        return replace(dialogue, version=dialogue.version + 1)

    def _write(self, dialogue: Dialogue, values: dict[str, object]) -> bool:
        if dialogue.version == 0:
            return insert_new(
                self.connection,
                DialogueRow,
                chat_id=dialogue.chat,
                person_id=dialogue.person,
                **values,
            )
        mine = {"chat": dialogue.chat, "person": dialogue.person, "known": dialogue.version}
        return self.connection.execute(_WRITE, {**mine, **values}).rowcount == 1

    def drop(self, person: int) -> None:
        """Delete every conversation of a person, with what was left."""
        self.connection.execute(sa.delete(DialogueRow).where(col(DialogueRow.person_id) == person))

    def expired(self, limit: int) -> Sequence[Dialogue]:
        """List conversations past their time."""
        return self._list(sa.and_(col(DialogueRow.expires) <= self.now, _written()), col(DialogueRow.expires), limit)

    def forgotten(self, dialogue: Dialogue) -> bool:
        """Erase a draft past its time; False where somebody wrote on meanwhile."""
        return self._mark(dialogue, draft=sa.null(), expires=None, version=col(DialogueRow.version) + 1)

    def idle(self, conversation: str, *, since: datetime, again: datetime, most: int, limit: int) -> Sequence[Dialogue]:
        """List drafts of this conversation that nobody touched since, and whose people may be reminded of them.

        They were not reminded of any draft after ``again``, and of this one fewer times than ``most`` since its last
        word; their chat can be written to, they did not mute all news, and the draft's time is not over.
        """
        named = col(DialogueRow.draft)["conversation"].as_string() == conversation
        stays = sa.or_(col(DialogueRow.expires).is_(None), col(DialogueRow.expires) > self.now)
        rested = sa.or_(col(DialogueRow.reminded).is_(None), col(DialogueRow.reminded) <= again)
        idle = sa.and_(col(DialogueRow.changed) <= since, rested, col(DialogueRow.reminders) < most)
        return self._list(sa.and_(idle, stays, _written(), named, _HEARD), col(DialogueRow.changed), limit)

    def reminded(self, dialogue: Dialogue) -> bool:
        """Note that the person was reminded; False where somebody wrote on meanwhile."""
        return self._mark(dialogue, reminded=self.now, reminders=col(DialogueRow.reminders) + 1)

    def _list(
        self, which: sa.ColumnElement[bool], first: sa.SQLColumnExpression[Any], limit: int
    ) -> Sequence[Dialogue]:
        query = sa.select(_TABLE).where(which).order_by(first, _TABLE.c.chat_id).limit(limit)
        rows = self.connection.execute(query)
        return [
            Dialogue(
                chat=row.chat_id,
                person=row.person_id,
                version=row.version,
                revision=row.revision,
                draft=from_json(row.draft),
                expires=row.expires,
            )
            for row in rows
        ]

    def _mark(self, dialogue: Dialogue, **values: object) -> bool:
        mine = {"chat": dialogue.chat, "person": dialogue.person, "known": dialogue.version}
        return self.connection.execute(_WRITE.values(**values), mine).rowcount == 1


def _written() -> sa.ColumnElement[bool]:
    return col(DialogueRow.draft).isnot(sa.null())
