"""People and chats: the one room where Telegram's ids become ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.people import Actor, Membership
from bot.ports import ChatState
from storage.merging import merge
from storage.tables import ChatRow, MembershipRow, PersonRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.lifecycle import Role

NEVER_STARTED = "has not written in private"

_KNOWN: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(ChatRow.id).label("chat"),
        col(ChatRow.telegram_id).label("telegram"),
        col(ChatRow.state).label("state"),
        col(PersonRow.id).label("person"),
        col(PersonRow.name).label("name"),
        col(PersonRow.language).label("language"),
        col(PersonRow.notice_version).label("notice"),
    )
    .join_from(ChatRow, PersonRow, col(PersonRow.id) == col(ChatRow.person_id), isouter=True)
    .where(
        col(ChatRow.telegram_id).in_(sa.bindparam("ids", expanding=True)),
    )
)


@dataclass(frozen=True, slots=True)
class People:
    """Who writes to us, and what they have joined."""

    connection: sa.Connection
    now: datetime

    def meet(self, *, user: int, chat: int, kind: str, name: str) -> Actor:
        """Find the person and the chat by Telegram's ids, or make them."""
        private = chat == user
        known = self._known(user, chat)
        if user not in known:
            self._add_person(user, name, reachable=private)
        if chat not in known and not private:
            insert_new(
                self.connection, ChatRow, telegram_id=chat, kind=kind, state=ChatState.REACHABLE, state_at=self.now
            )
        if not known.keys() >= {user, chat}:
            known = self._known(user, chat)
        me = known[user]
        if private and me.state != ChatState.REACHABLE:
            self.set_chat_state(me.chat, ChatState.REACHABLE)
        if name and not me.name:
            self._set(me.person, name=name[:200])
        return Actor(
            person=me.person,
            chat=known[chat].chat,
            private=private,
            name=me.name or name[:200],
            language=me.language,
            notice_version=me.notice,
        )

    def _known(self, *ids: int) -> dict[int, sa.Row[Any]]:
        rows = self.connection.execute(_KNOWN, {"ids": ids})
        return {row.telegram: row for row in rows}

    def _add_person(self, user: int, name: str, *, reachable: bool) -> None:
        person = self.connection.execute(
            sa.insert(PersonRow).values(name=name[:200], created=self.now).returning(col(PersonRow.id)),
        ).scalar_one()
        state = (ChatState.REACHABLE, "") if reachable else (ChatState.BLOCKED, NEVER_STARTED)
        self.connection.execute(
            sa.insert(ChatRow).values(
                telegram_id=user,
                kind="private",
                person_id=person,
                state=state[0],
                cause=state[1],
                state_at=self.now,
            ),
        )

    def agree(self, person: int, version: int) -> None:
        """Record that the person agreed to this version of the privacy notice, now."""
        self._set(person, notice_version=version, notice_at=self.now)

    def set_language(self, person: int, language: str) -> None:
        """Remember the language this person wants to read."""
        self._set(person, language=language)

    def _set(self, person: int, **values: object) -> None:
        self.connection.execute(sa.update(PersonRow).where(col(PersonRow.id) == person).values(**values))

    def name_of(self, person: int) -> str:
        """Give the person's name."""
        return str(
            self.connection.execute(sa.select(col(PersonRow.name)).where(col(PersonRow.id) == person)).scalar_one()
        )

    def private_chat(self, person: int) -> int | None:
        """Give our id of the person's private chat with the bot."""
        return self.connection.execute(
            sa.select(col(ChatRow.id)).where(col(ChatRow.person_id) == person),
        ).scalar()

    def set_chat_state(self, chat: int, state: ChatState, cause: str = "") -> None:
        """Note whether the chat can be written to."""
        self.connection.execute(
            sa.update(ChatRow).where(col(ChatRow.id) == chat).values(state=state, cause=cause[:255], state_at=self.now),
        )

    def move_chat(self, chat: int, telegram: int) -> None:
        """Follow a group that was upgraded to its new Telegram id; a second notice of it changes nothing."""
        same = sa.select(col(ChatRow.id)).where(col(ChatRow.telegram_id) == telegram, col(ChatRow.id) != chat)
        twin = self.connection.execute(same).scalar()
        if twin is not None:
            merge(self.connection, gone=twin, kept=chat)
        self.connection.execute(
            sa.update(ChatRow).where(col(ChatRow.id) == chat).values(telegram_id=telegram, kind="supergroup"),
        )

    def join(self, membership: Membership) -> None:
        """Add a role; adding it twice changes nothing, also where two replicas do so at once."""
        person = sa.select(col(PersonRow.id)).where(col(PersonRow.id) == membership.person)
        self.connection.execute(person.with_for_update())
        if self.has_role(membership.person, membership.role, membership.agency):
            return
        self.connection.execute(
            sa.insert(MembershipRow).values(
                person_id=membership.person,
                role=membership.role,
                agency_code=membership.agency,
                area_code=membership.area,
                since=self.now,
            ),
        )

    def has_role(self, person: int, role: Role, agency: str | None) -> bool:
        """Tell whether the person holds the role now."""
        held = _holding(role, agency).where(col(MembershipRow.person_id) == person)
        return self.connection.execute(held).first() is not None

    def officers(self, agency: str) -> Sequence[int]:
        """List our chat ids of the agency's officers, in the order they joined."""
        chats = (
            sa.select(col(ChatRow.id))
            .join(MembershipRow, col(MembershipRow.person_id) == col(ChatRow.person_id))
            .where(
                col(MembershipRow.role) == "officer",
                col(MembershipRow.agency_code) == agency,
                col(MembershipRow.until).is_(None),
            )
            .order_by(col(MembershipRow.id))
        )
        return [int(chat or 0) for chat in self.connection.execute(chats).scalars()]


def _holding(role: Role, agency: str | None) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(col(MembershipRow.id)).where(
        col(MembershipRow.role) == role,
        col(MembershipRow.agency_code) == agency if agency else col(MembershipRow.agency_code).is_(None),
        col(MembershipRow.until).is_(None),
    )
