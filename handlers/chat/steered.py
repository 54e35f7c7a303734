"""Presses under the list of ``/undang`` and ``/serahkan``, and those buttons' labels typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.usecases import deputies, handover, looks, members, revoke
from bot.usecases.respond import STALE
from bot.usecases.talk import say
from handlers.chat.buttons import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Update

    from bot.domain.messages import Toast
    from bot.domain.people import Actor, Held
    from bot.ports import UnitOfWork
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn

    Act = Callable[[Turn, Press], Toast]


async def handing_over(update: Update, context: Context) -> None:
    """Begin to hand the own cases over."""
    del update
    turn = context.turn
    turn.dialogue = handover.begin_own(turn.unit, turn.actor, turn.dialogue)


async def looked(update: Update, context: Context) -> None:
    """List who read a sensitive report."""
    del update
    turn = context.turn
    looks.show(turn.unit, turn.actor, " ".join(context.args or []))


def _page(show: Callable[..., Toast]) -> Act:
    def paged(turn: Turn, press: Press) -> Toast:
        start = number_of(press.subject, "p")
        return STALE if start is None else show(turn.unit, turn.actor, start=start)

    return paged


def _held(turn: Turn, press: Press) -> Held | None:
    number = number_of(press.subject, "m")
    return None if number is None else turn.unit.members.find(number)


def _on_role(act: Callable[[UnitOfWork, Actor, Held | None], Toast]) -> Act:
    return lambda turn, press: act(turn.unit, turn.actor, _held(turn, press))


def _on_invite(act: Callable[[UnitOfWork, Actor, int], Toast]) -> Act:
    return lambda turn, press: act(turn.unit, turn.actor, number_of(press.subject, "i") or 0)


def _revoking(turn: Turn, press: Press) -> Toast:
    turn.dialogue, toast = revoke.begin(turn.unit, turn.actor, turn.dialogue, _held(turn, press))
    return toast


def _relieving(turn: Turn, press: Press) -> Toast:
    turn.dialogue, toast = handover.begin(turn.unit, turn.actor, turn.dialogue, _held(turn, press))
    return toast


ACTIONS: Mapping[str, Act] = {
    members.MEMBERS: _page(members.show),
    members.INVITES: _page(members.show_invites),
    members.MEMBER: _on_role(members.show_one),
    members.INVITED: _on_invite(members.show_invite),
    members.WITHDRAW: _on_invite(members.withdraw),
    members.REVOKE: _revoking,
    members.RELIEVE: _relieving,
    revoke.UNDO: _on_role(revoke.undo),
    deputies.UNLEND: _on_role(deputies.end),
}
"""What a press under the list does."""


def _listed(show: Callable[..., Toast]) -> Callable[[Turn], None]:
    def typed(turn: Turn) -> None:
        toast = show(turn.unit, turn.actor)
        if toast.key:
            say(turn.unit, turn.actor, toast.key)

    return typed


def _which(turn: Turn) -> None:
    say(turn.unit, turn.actor, "members-which")


TYPED: Mapping[str, Callable[[Turn], None]] = {
    "label-members": _listed(members.show),
    "label-open-invites": _listed(members.show_invites),
    **dict.fromkeys(("label-revoke", "label-relieve", "label-uninvite", "label-unrevoke", "label-unlend"), _which),
}
"""Labels that may be typed while nothing is open; those that are about one person ask for the button."""
