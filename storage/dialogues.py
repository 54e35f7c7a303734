"""The one conversation row of each (chat, person): its version decides a race between replicas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.errors import LostRace
from bot.domain.report import Dialogue
from storage.drafts import from_json, to_json
from storage.tables import DialogueRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from datetime import datetime

_TABLE: sa.Table = DialogueRow.__table__  # type: ignore[attr-defined]
_MINE = sa.and_(_TABLE.c.chat_id == sa.bindparam("chat"), _TABLE.c.person_id == sa.bindparam("person"))
_GET = sa.select(_TABLE).where(_MINE)
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
        return Dialogue(
            chat=chat,
            person=person,
            version=row.version,
            revision=row.revision,
            draft=None if over else from_json(row.draft),
            expires=row.expires,
        )

    def save(self, dialogue: Dialogue) -> Dialogue:
        """Write the row; raises LostRace where another unit wrote it since."""
        values: dict[str, object] = {
            "version": dialogue.version + 1,
            "revision": dialogue.revision,
            "draft": to_json(dialogue.draft),
            "expires": dialogue.expires if dialogue.draft else None,
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

    def forget_expired(self) -> int:
        """Erase drafts past their time; gives their number."""
        over = sa.and_(col(DialogueRow.expires) <= self.now, col(DialogueRow.draft).isnot(sa.null()))
        return self.connection.execute(
            sa.update(DialogueRow)
            .where(over)
            .values(draft=sa.null(), expires=None, version=col(DialogueRow.version) + 1),
        ).rowcount
