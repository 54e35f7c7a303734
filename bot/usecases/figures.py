"""/statistik: officers ask for the figures of their agency, verifiers and admins for all; they are made when sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING, Role
from bot.domain.messages import Button, Letter, LetterKind, Toast
from bot.domain.periods import Period, Span
from bot.domain.wishes import Wish
from bot.usecases.looks import note_export
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork

FIGURES, TABLE = "figures", "table"
"""Actions of the buttons, each with its argument: the period, or the form of the file."""

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
    """Tell whether this person may have figures: who sits at some desk."""
    return any(one.role in (Role.OFFICER, *VERIFYING) for one in unit.members.memberships(actor.person))


def show(unit: UnitOfWork, actor: Actor, period: Period = Period.YEAR) -> Toast:
    """Send the figures of a period as a picture with words, and the buttons for other periods and for files."""
    if not may_ask(unit, actor):
        say(unit, actor, "figures-not-yours")
        return Toast()
    values = {**_wish(unit, actor, period).to_values(), "now": unit.now.isoformat()}
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
    wish = _wish(unit, actor, period)
    note_export(unit, actor.person, wish)
    values = {**wish.to_values(), "form": form}
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


def _wish(unit: UnitOfWork, actor: Actor, period: Period) -> Wish:
    """Say what this person gets: an officer what their agencies have, whoever verifies everything."""
    held = unit.members.memberships(actor.person)
    sits_at = tuple(dict.fromkeys(one.agency for one in held if one.role in (Role.OFFICER, Role.ADMIN) and one.agency))
    verifies = any(one.verifies for one in held)
    span = Span.of(period, unit.tenant.calendar.day(unit.now))
    return Wish(span=span, agencies=None if verifies else sits_at, sits_at=sits_at, verifies=verifies)


def _buttons(shown: Period) -> Rows:
    periods = [
        Button(action=f"{FIGURES}.{period}", subject="me", revision=0, label=label) for period, label in PERIODS.items()
    ]
    files = [Button(action=f"{TABLE}.{form}", subject=shown, revision=0, label=label) for form, label in FORMS.items()]
    return tuple(periods[:2]), tuple(periods[2:]), tuple(files)
