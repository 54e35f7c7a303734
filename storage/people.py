"""People and chats: the one room where Telegram's ids become ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.people import Actor, Person
from bot.ports import ChatState
from storage import accounts, had
from storage.accounts import TELEGRAM
from storage.bans import Bans
from storage.members import goes_on
from storage.merging import merge
from storage.patience import Patience
from storage.tables import ChatRow, ListRow, MembershipRow, PersonRow, ReportRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from datetime import datetime

NEVER_STARTED = "has not written in private"

_KNOWN: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(ChatRow.id).label("chat"),
        TELEGRAM,
        col(ChatRow.state).label("state"),
        col(PersonRow.id).label("person"),
        col(PersonRow.name).label("name"),
        col(PersonRow.language).label("language"),
        col(PersonRow.notice_version).label("notice"),
        col(PersonRow.phone).label("phone"),
    )
    .join_from(ChatRow, PersonRow, col(PersonRow.id) == col(ChatRow.person_id), isouter=True)
    .where(
        col(ChatRow.telegram_id).in_(sa.bindparam("numbers", expanding=True)),
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
        if not known.keys() >= {user, chat} and accounts.hold(self.connection, user, chat):
            known = self._known(user, chat)
        if user not in known:
            self._add_person(user, name, reachable=private)
        if chat not in known and not private:
            account = accounts.columns(self.connection, chat)
            insert_new(self.connection, ChatRow, **account, kind=kind, state=ChatState.REACHABLE, state_at=self.now)
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
            phone=me.phone or "",
        )

    def _known(self, *ids: int) -> dict[int, sa.Row[Any]]:
        rows = self.connection.execute(_KNOWN, {"numbers": accounts.numbers(self.connection, ids)})
        return {row.telegram: row for row in rows}

    def _add_person(self, user: int, name: str, *, reachable: bool) -> None:
        person = self.connection.execute(
            sa.insert(PersonRow).values(name=name[:200], created=self.now).returning(col(PersonRow.id)),
        ).scalar_one()
        state = (ChatState.REACHABLE, "") if reachable else (ChatState.BLOCKED, NEVER_STARTED)
        self.connection.execute(
            sa.insert(ChatRow).values(
                **accounts.columns(self.connection, user),
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

    def set_name(self, person: int, name: str) -> None:
        """Remember how this person wants to be called, and the name until now, which their words may say."""
        known, new = self.get(person), name[:200]
        before = [one for one in (*known.names_before, known.name) if one and one != new]
        self._set(person, name=new, names_before=list(dict.fromkeys(before)) or None)

    def set_phone(self, person: int, phone: str | None) -> None:
        """Remember the number at which this person wants to be called, or forget it."""
        self._set(person, phone=phone)

    def _set(self, person: int, **values: object) -> None:
        self.connection.execute(sa.update(PersonRow).where(col(PersonRow.id) == person).values(**values))

    def get(self, person: int) -> Person:
        """Give what is kept of a person, and whether they can be written to."""
        query: sa.Select[*tuple[Any, ...]] = (
            sa.select(PersonRow.__table__, col(ChatRow.state).label("chat_state"))  # type: ignore[attr-defined]
            .join(ChatRow, col(ChatRow.person_id) == col(PersonRow.id), isouter=True)
            .where(col(PersonRow.id) == person)
        )
        row = self.connection.execute(query).one()
        return Person(
            id=row.id,
            name=row.name,
            names_before=tuple(row.names_before or ()),
            phone=row.phone or "",
            language=row.language,
            notice_version=row.notice_version,
            notice_at=row.notice_at,
            reachable=row.chat_state == ChatState.REACHABLE,
        )

    def name_of(self, person: int) -> str:
        """Give the person's name."""
        return self.get(person).name

    def names_of(self, report: int) -> tuple[str, ...]:
        """Name everybody who has the report or had it before: what they wrote could give them away."""
        return had.names(self.connection, [report])[report]

    def person_at(self, chat: int) -> int | None:
        """Tell whose private chat this is; None for a group."""
        return self.connection.execute(sa.select(col(ChatRow.person_id)).where(col(ChatRow.id) == chat)).scalar()

    def erase(self, person: int) -> None:
        """Forget a person: their reports stay without a name, their roles end, and their chat is a stranger's.

        The chat goes on in the language in which it is told so.
        """
        if (chat := self.private_chat(person)) is not None:
            spoken = sa.select(col(PersonRow.language)).where(col(PersonRow.id) == person).scalar_subquery()
            blank = sa.insert(PersonRow).values(name="", language=spoken, created=self.now).returning(col(PersonRow.id))
            stranger: Any = self.connection.execute(blank).scalar_one()
            self.connection.execute(sa.update(ChatRow).where(col(ChatRow.id) == chat).values(person_id=stranger))
            Patience(self.connection, self.now).follow(person, stranger)
            Bans(self.connection, self.now).follow(person, stranger)
        self._set(person, name="", names_before=None, phone=None, notice_version=0, notice_at=None, erased=self.now)
        theirs = col(ReportRow.reporter_id) == person
        self.connection.execute(sa.update(ReportRow).where(theirs).values(on_behalf_of=None))
        self.connection.execute(sa.delete(ListRow).where(col(ListRow.person_id) == person))
        held = sa.and_(col(MembershipRow.person_id) == person, goes_on(self.now))
        self.connection.execute(sa.update(MembershipRow).where(held).values(until=self.now))

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
        stands = col(ChatRow.telegram_id).in_(accounts.numbers(self.connection, [telegram]))
        same = sa.select(col(ChatRow.id)).where(stands, col(ChatRow.id) != chat)
        twin = self.connection.execute(same).scalar()
        if twin is not None:
            merge(self.connection, gone=twin, kept=chat)
        account = accounts.columns(self.connection, telegram)
        self.connection.execute(sa.update(ChatRow).where(col(ChatRow.id) == chat).values(**account, kind="supergroup"))
