"""Button presses: each acts once, and each is answered; one table from the action to what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import Unknown
from bot.domain.lifecycle import Event
from bot.domain.messages import Toast
from bot.usecases import (
    archive,
    card_buttons,
    conversation,
    deliveries,
    desk,
    draft,
    follow,
    leave,
    manage,
    national,
    notice_buttons,
    prompts,
    respond,
    status,
    supply,
    support,
    verify,
)
from bot.usecases.respond import NOT_HERE, STALE
from bot.usecases.rights import reads, told_here
from handlers.chat import figured, rated, restricted, settled, steered, tasked, villaged
from handlers.chat.buttons import from_data, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Update

    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from handlers.chat.buttons import Press
    from handlers.chat.turn import Context, Turn

    Act = Callable[[Turn, Press], Toast]
    OnCase = Callable[[Turn, Press, Report], Toast]


async def pressed(update: Update, context: Context) -> None:
    """Let the press do what its action says; one that we never wrote is stale."""
    turn, query = context.turn, update.callback_query
    press = from_data(query.data or "") if query else None
    if press is None:
        turn.toast = STALE
    elif press.action in CASES:
        report = _report(turn, press)
        turn.toast = CASES[press.action](turn, press, report) if report else STALE
    elif press.action in ACTIONS:
        turn.toast = ACTIONS[press.action](turn, press)
    else:
        turn.toast = STALE


def _report(turn: Turn, press: Press) -> Report | None:
    number = number_of(press.subject, "r")
    try:
        return turn.unit.reports.get(number) if number is not None else None
    except Unknown:
        return None


def _number(press: Press) -> int | None:
    return number_of(press.argument, "")


def _picked(turn: Turn, press: Press) -> Toast:
    number = _number(press)
    if number is None:
        return STALE
    turn.dialogue, toast = conversation.pick(
        turn.unit, turn.actor, turn.dialogue, number=number, draft=press.subject[1:], revision=press.revision
    )
    return toast


def _dropped(turn: Turn, press: Press) -> Toast:
    number = _number(press)
    if number is None:
        return STALE
    turn.dialogue, toast = draft.drop_file(turn.unit, turn.actor, turn.dialogue, row=number, draft=press.subject[1:])
    return toast


def _leaving(turn: Turn, press: Press) -> Toast:
    turn.dialogue, toast = leave.decide(
        turn.unit, turn.actor, turn.dialogue, action=press.action, draft=press.subject[1:]
    )
    return toast


def _undone(turn: Turn, press: Press) -> Toast:
    turn.dialogue, toast = leave.undo(turn.unit, turn.actor, turn.dialogue, draft=press.subject[1:])
    return toast


def _paged(turn: Turn, press: Press) -> Toast:
    status.list_mine(turn.unit, turn.actor, start=_number(press) or 0)
    return Toast()


ACTIONS: Mapping[str, Act] = {
    prompts.PICK: _picked,
    prompts.DROP: _dropped,
    leave.LEAVE: _leaving,
    leave.STAY: _leaving,
    leave.UNDO: _undone,
    status.MINE: _paged,
    **figured.ACTIONS,
    **restricted.ACTIONS,
    **settled.ACTIONS,
    **tasked.ACTIONS,
    **villaged.ACTIONS,
    **steered.ACTIONS,
}
"""Presses that are about the person or an open draft."""


def _decided(turn: Turn, press: Press, report: Report) -> Toast:
    event = Event(press.action)
    return respond.press(turn.unit, turn.actor, event=event, report=report, revision=press.revision)


def _worded(turn: Turn, press: Press, report: Report) -> Toast:
    turn.dialogue, toast = respond.begin_words(
        turn.unit, turn.actor, turn.dialogue, event=Event(press.action), report=report, revision=press.revision
    )
    return toast


def _supplied(turn: Turn, press: Press, report: Report) -> Toast:
    refusal = respond.refused(turn.unit, turn.actor, event=Event.SUPPLY, report=report, revision=press.revision)
    if refusal is None:
        turn.dialogue = supply.begin(turn.unit, turn.actor, turn.dialogue, report=report)
    return refusal or Toast()


def _withdrawing(turn: Turn, press: Press, report: Report) -> Toast:
    refusal = respond.refused(turn.unit, turn.actor, event=Event.WITHDRAW, report=report, revision=press.revision)
    if refusal is None:
        supply.ask_withdraw(turn.unit, turn.actor, report)
    return refusal or Toast()


def _withdrawn(turn: Turn, press: Press, report: Report) -> Toast:
    return supply.withdraw(turn.unit, turn.actor, report, action=press.action, revision=press.revision)


def _assigned(turn: Turn, press: Press, report: Report) -> Toast:
    return verify.assign(turn.unit, turn.actor, report=report, agency=press.argument, revision=press.revision)


def _others(turn: Turn, press: Press, report: Report) -> Toast:
    turn.dialogue, toast = verify.list_agencies(
        turn.unit, turn.actor, turn.dialogue, report=report, revision=press.revision
    )
    return toast


def _read(give: Callable[[UnitOfWork, Actor, Report], None]) -> OnCase:
    """Make a press that gives something to read, to those who may and where it may be shown."""

    def opened(turn: Turn, _: Press, report: Report) -> Toast:
        if not reads(turn.unit, turn.actor, report):
            return Toast(key="press-not-yours", alert=True)
        if not told_here(turn.unit, turn.actor, report):
            return Toast(key=NOT_HERE, alert=True)
        give(turn.unit, turn.actor, report)
        return Toast()

    return opened


def _opening(turn: Turn, press: Press, report: Report) -> Toast:
    begin = follow.OPENS[Event(press.action)]
    turn.dialogue, toast = begin(turn.unit, turn.actor, turn.dialogue, report=report, revision=press.revision)
    return toast


def _finished(turn: Turn, press: Press, report: Report) -> Toast:
    return respond.press(turn.unit, turn.actor, event=Event.CLOSE, report=report, revision=press.revision, desk=True)


def _managing(turn: Turn, _: Press, report: Report) -> Toast:
    turn.dialogue, toast = manage.begin(turn.unit, turn.actor, turn.dialogue, report=report)
    return toast


def _repairing(turn: Turn, _: Press, report: Report) -> Toast:
    turn.dialogue, toast = archive.repair(turn.unit, turn.actor, turn.dialogue, report)
    return toast


def _shown(turn: Turn, press: Press, report: Report) -> Toast:
    if press.argument != report.code:
        return STALE
    status.show_report(turn.unit, turn.actor, report)
    return Toast()


def _unfollowed(turn: Turn, _: Press, report: Report) -> Toast:
    return support.stop(turn.unit, turn.actor, report)


CASES: Mapping[str, OnCase] = {
    **dict.fromkeys(respond.TOASTS, _decided),
    **dict.fromkeys(respond.WORDED, _worded),
    Event.SUPPLY: _supplied,
    Event.WITHDRAW: _withdrawing,
    supply.WITHDRAWN: _withdrawn,
    supply.KEPT: _withdrawn,
    **dict.fromkeys(follow.OPENS, _opening),
    card_buttons.ASSIGN: _assigned,
    card_buttons.OTHERS: _others,
    card_buttons.OPEN: _read(desk.read),
    card_buttons.RECORD: _read(deliveries.show),
    card_buttons.FINISH: _finished,
    card_buttons.MORE: _managing,
    notice_buttons.REPAIR: _repairing,
    national.NATIONAL: _read(national.hand_out),
    status.SHOW: _shown,
    notice_buttons.UNFOLLOW: _unfollowed,
    **settled.CASES,
    **rated.CASES,
    **tasked.CASES,
    **villaged.CASES,
}
"""Presses that are about a report."""
