"""Whether a chat can be written to: blocked and back, groups upgraded or left, channels refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.messages import Letter, LetterKind
from bot.ports import ChatState
from bot.usecases.desk import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.ports import UnitOfWork

TOLD = "told by Telegram"

HELLO = "group-hello"
"""What a group is told first; what its link says takes its place."""

LINK_FOLLOWS = timedelta(seconds=1)
"""A link that brings the bot in comes as a message right behind it."""


def gone(unit: UnitOfWork, actor: Actor) -> None:
    """Stop writing to a chat that blocked the bot or put it out; what waits for it goes on when it is back."""
    lost(unit, actor.chat, ChatState.BLOCKED if actor.private else ChatState.GONE, TOLD)


def lost(unit: UnitOfWork, chat: int, state: ChatState, cause: str) -> None:
    """Note that a chat cannot be written to: desks see it of a reporter, and the cases of a group find other eyes."""
    unit.people.set_chat_state(chat, state, cause)
    person = unit.people.person_at(chat)
    if person is None:
        _rehome(unit, chat)
    else:
        unit.cards.renew(person)


def _rehome(unit: UnitOfWork, chat: int) -> None:
    """Let the cases of a group that is gone be seen by whoever is left."""
    for agency in unit.members.agencies_at(chat):
        for report in unit.reports.open_of(agency):
            show(unit, report)


def back(unit: UnitOfWork, actor: Actor) -> None:
    """Write to the chat again; desks see that the reporter can be reached."""
    unit.people.set_chat_state(actor.chat, ChatState.REACHABLE)
    if actor.private:
        unit.cards.renew(actor.person)


def entered(unit: UnitOfWork, actor: Actor) -> None:
    """Say in a group that is no desk yet how it becomes one."""
    back(unit, actor)
    if not unit.members.agencies_at(actor.chat):
        hello = Letter(chat=actor.chat, key=HELLO, merge_key=HELLO, not_before=unit.now + LINK_FOLLOWS)
        unit.outbox.add(hello)


def refuse_channel(unit: UnitOfWork, actor: Actor) -> None:
    """Leave a channel: nobody can be answered there."""
    back(unit, actor)
    unit.outbox.add(Letter(chat=actor.chat, key="", kind=LetterKind.LEAVE))


def moved(unit: UnitOfWork, actor: Actor, telegram: int) -> None:
    """Follow a group that was upgraded to its new Telegram id."""
    unit.people.move_chat(actor.chat, telegram)


def reachable(unit: UnitOfWork, chats: Sequence[int]) -> list[int]:
    """Leave out who blocked us; groups that are gone are no desk any more."""
    people = {chat: unit.people.person_at(chat) for chat in chats}
    return [chat for chat, person in people.items() if person is None or unit.people.get(person).reachable]
