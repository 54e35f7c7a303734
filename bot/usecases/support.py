"""Supporting a report instead of sending the same again: joining, being told, and stopping."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.messages import Toast
from bot.usecases.alike import agency_of, chosen, supportable, with_alike, without_choice
from bot.usecases.cases import show_everywhere
from bot.usecases.leave import put_aside
from bot.usecases.notice_buttons import unfollows
from bot.usecases.talk import go_on, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork


def support(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Let the person support the chosen report, and put the own draft aside, from where it can be taken up again."""
    draft = dialogue.draft
    number = chosen(draft) if draft else None
    if draft is None or number is None:
        return dialogue
    report = unit.reports.get(number)
    mine = report.reporter == actor.person
    if mine or not supportable(report):
        say(unit, actor, "supported-own" if mine else "supported-late", code=report.code if mine else "")
        return go_on(unit, actor, dialogue, with_alike(unit, actor, without_choice(draft)))
    new = unit.supporters.add(report.id, actor.person)
    say(unit, actor, "supported" if new else "supported-already", code=report.code, buttons=unfollows(report))
    show_everywhere(unit, report)
    # Taking the draft up again takes back the support that it ended in, but none from before.
    return put_aside(unit, actor, replace(dialogue, draft=draft if new else without_choice(draft)))


def stop(unit: UnitOfWork, actor: Actor, report: Report) -> Toast:
    """Let the person hear no more of the report; pressing again changes nothing."""
    if not unit.supporters.remove(report.id, actor.person):
        return Toast(key="toast-not-followed")
    show_everywhere(unit, report)
    return Toast(key="toast-unfollowed")


def stop_typed(unit: UnitOfWork, actor: Actor, report: Report | None = None) -> None:
    """Stop where the label was typed: for the report it speaks of, or for the only one that can be meant."""
    theirs = [report] if report else supported(unit, actor)
    if len(theirs) > 1:
        say(unit, actor, "supported-which", supports=listed(unit, theirs))
    elif theirs and stop(unit, actor, theirs[0]).key == "toast-unfollowed":
        say(unit, actor, "unfollowed", code=theirs[0].code)
    else:
        say(unit, actor, "supported-none")


def supported(unit: UnitOfWork, actor: Actor) -> list[Report]:
    """List the reports that the person supports, the newest support first."""
    return [unit.reports.get(number) for number in unit.supporters.of(actor.person)]


def list_supported(unit: UnitOfWork, actor: Actor) -> bool:
    """Say which reports of others the person supports; tells whether there are any."""
    theirs = supported(unit, actor)
    if theirs:
        say(unit, actor, "supported-list", supports=listed(unit, theirs))
    return bool(theirs)


def listed(unit: UnitOfWork, reports: Sequence[Report]) -> list[dict[str, str]]:
    """Give reports of others for a list, as far as a supporter may see them there."""
    return [{"code": one.code, "agency": unit.tenant.name_of(agency_of(one)), "status": one.status} for one in reports]


def forgotten(unit: UnitOfWork, person: int) -> None:
    """Let an erased person support nothing any more, which the desks see."""
    for number in unit.supporters.forget(person):
        show_everywhere(unit, unit.reports.get(number))
