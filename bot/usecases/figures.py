"""/statistik: officers ask for the figures of their agency, verifiers and admins for all; they are made when sent.

What is asked for waits as its days alone. Who may have it, and what of it, is asked when it is about to go: the roles
may be gone by then, and the reports are those of that moment.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING, Role
from bot.domain.messages import Button, Letter, LetterKind, Toast
from bot.domain.periods import Period, Span
from bot.domain.wishes import Wish
from bot.ports import Final
from bot.usecases.looks import note_export
from bot.usecases.talk import actor_of, say
from bot.usecases.tasks import sight_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.messages import Rows, Value
    from bot.domain.people import Actor
    from bot.ports import Outgoing, UnitOfWork

FIGURES, TABLE = "figures", "table"
"""Actions of the buttons, each with its argument: the period, or the form of the file."""

MADE = (LetterKind.FIGURES, LetterKind.TABLE)
"""Kinds of letters that are made of reports when they are sent."""

WITHHELD = "no role for it any more"
"""Why such a letter ended."""

FORMS: Mapping[str, str] = {"xlsx": "label-xlsx", "csv": "label-csv"}
"""The files that can be had, each with its label."""

PERIODS: Mapping[Period, str] = {
    Period.MONTH: "label-period-month",
    Period.LAST_MONTH: "label-period-last-month",
    Period.YEAR: "label-period-year",
    Period.ALL: "label-period-all",
}
"""The label of each period; ``/statistik`` begins with the year."""


def may_ask(unit: UnitOfWork, actor: Actor) -> bool:
    """Tell whether this person may have figures here: who sits at some desk, in private."""
    return actor.private and any(
        one.role in (Role.OFFICER, *VERIFYING) for one in unit.members.memberships(actor.person)
    )


def show(unit: UnitOfWork, actor: Actor, period: Period = Period.YEAR) -> Toast:
    """Send the figures of a period as a picture with words, and the buttons for other periods and for files."""
    if not may_ask(unit, actor):
        say(unit, actor, "figures-not-yours")
        return Toast()
    values = {**_asked(unit, period), "now": unit.now.isoformat()}
    unit.outbox.add(
        Letter(
            chat=actor.chat,
            kind=LetterKind.FIGURES,
            key="figures",
            values=values,
            buttons=_buttons(period),
            merge_key=f"{FIGURES}-{period}",
        ),
    )
    return Toast()


def send_table(unit: UnitOfWork, actor: Actor, form: str, period: Period = Period.YEAR) -> Toast:
    """Send the reports of a period as an official table, those alone that this person may read."""
    if not may_ask(unit, actor):
        return Toast(key="press-not-yours", alert=True)
    values = {**_asked(unit, period), "form": form}
    unit.outbox.add(
        Letter(
            chat=actor.chat,
            kind=LetterKind.TABLE,
            key="figures-file",
            values=values,
            merge_key=f"{TABLE}-{form}-{period}",
        ),
    )
    return Toast(key="toast-table")


def granted(unit: UnitOfWork, letter: Outgoing) -> Outgoing | None:
    """Say of what was asked for what its reader gets now, and note whom a table names; None where it is not theirs."""
    person = unit.people.person_at(letter.chat)
    actor = None if person is None else actor_of(unit, person, letter.chat)
    if actor is None or not may_ask(unit, actor):
        return None
    wish = Wish.of(Wish.from_values(letter.values).span, sight_of(unit, actor, everything=True))
    if letter.kind is LetterKind.TABLE:
        note_export(unit, actor.person, wish)
    return replace(letter, values={**letter.values, **wish.to_values()})


def withhold(unit: UnitOfWork, letter: Outgoing) -> None:
    """End what is not its reader's any more, and tell them once, behind all that they asked for."""
    unit.outbox.finish(letter.row, Final.REFUSED, cause=WITHHELD)
    if not letter.group:
        told = Letter(chat=letter.chat, key="figures-withheld", merge_key="figures-withheld", behind=True)
        unit.outbox.add(told)


def _asked(unit: UnitOfWork, period: Period) -> Mapping[str, Value]:
    """Say which days are asked for, as they are today."""
    return Wish(span=Span.of(period, unit.tenant.calendar.day(unit.now))).to_values()


def _buttons(shown: Period) -> Rows:
    periods = [
        Button(action=f"{FIGURES}.{period}", subject="me", revision=0, label=label) for period, label in PERIODS.items()
    ]
    files = [Button(action=f"{TABLE}.{form}", subject=shown, revision=0, label=label) for form, label in FORMS.items()]
    return tuple(periods[:2]), tuple(periods[2:]), tuple(files)
