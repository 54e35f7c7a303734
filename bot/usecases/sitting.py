"""Several matters in one sitting: what a village head does after sending, for the same people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.messages import Button, Toast
from bot.domain.on_behalf import AGREED, CONTACT, NO, RESIDENT, SINGLE, WHOM, YES
from bot.usecases.talk import ask, go_on, new_draft, say
from bot.usecases.village import area_of, opened

if TYPE_CHECKING:
    from bot.domain.messages import Rows
    from bot.domain.on_behalf import OnBehalf
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

AGAIN, SLIP = "again", "slip"
"""Actions of the buttons: another matter for the same people, and the slip for the resident."""


def offer(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Offer what may follow on a report for others, once it is sent."""
    if report.on_behalf is not None:
        more = Button(action=AGAIN, subject=f"r{report.id}", revision=0, label="label-again")
        say(unit, actor, "village-sent", code=report.code, buttons=((more,), *slips(report)))


def slips(report: Report) -> Rows:
    """Make the button for the slip of a report for others."""
    if report.on_behalf is None:
        return ()
    return ((Button(action=SLIP, subject=f"r{report.id}", revision=0, label="label-slip"),),)


def again(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, report: Report) -> tuple[Dialogue, Toast]:
    """Begin another report for the same people, from the same village."""
    told = report.on_behalf
    if told is None or told.village != area_of(unit, actor.person) or report.reporter != actor.person:
        return dialogue, Toast(key="press-stale")
    if dialogue.draft is not None:
        say(unit, actor, "draft-open")
        return ask(unit, actor, dialogue), Toast()
    draft = opened(unit, actor, new_draft("report", **_same(told)))
    return go_on(unit, actor, dialogue, draft), Toast()


def again_typed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Do so for the newest report, where the label was typed."""
    latest = unit.reports.latest_of(actor.person)
    if latest is None:
        say(unit, actor, "village-not-yours")
        return dialogue
    following, toast = again(unit, actor, dialogue, latest)
    if toast.key:
        say(unit, actor, toast.key)
    return following


def _same(told: OnBehalf) -> dict[str, str]:
    """Give the answers that hold for the whole sitting; how many households a matter troubles is asked anew."""
    if told.whom not in SINGLE:
        return {WHOM: told.whom}
    if not told.name:
        return {WHOM: told.whom, AGREED: NO}
    return {WHOM: told.whom, AGREED: YES, RESIDENT: told.name, CONTACT: told.phone}
