"""Hearing less: no news of a report, or of any, but answers and what would cost something; and hearing all again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import FINISHED
from bot.domain.messages import Button, Toast
from bot.domain.notices import NOTICES
from bot.domain.reminders import REMINDERS
from bot.usecases.notice_buttons import MUTE, UNMUTE, mutes
from bot.usecases.talk import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

MUTE_ALL, UNMUTE_ALL = "mute-all", "unmute-all"
LABELS: Mapping[str, str] = {MUTE_ALL: "label-mute-all", UNMUTE_ALL: "label-unmute-all"}
"""The actions of the buttons that are about every report, with their labels."""

NEWS = (
    *(one.key for notices in NOTICES.values() for one in notices if one.mutable),
    *(one.key for steps in REMINDERS.values() for one in steps if one.mutable),
    "draft-reminder",
)
"""The texts that somebody who hears less is not sent."""

LISTED = 20
"""So many muted reports are listed, each with its button."""


def press(unit: UnitOfWork, actor: Actor, report: Report, *, muted: bool) -> Toast:
    """Let the reporter hear no news of a report, or all of it again; pressing again changes nothing."""
    if report.reporter != actor.person:
        return Toast(key="press-not-reporter", alert=True)
    if not muted:
        if not unit.mutes.remove(actor.person, report.id):
            return Toast(key="toast-unmuted-already")
        say(unit, actor, "unmuted", code=report.code, still="yes" if unit.mutes.all_since(actor.person) else "")
        return Toast(key="toast-unmuted")
    if not unit.mutes.add(actor.person, report.id):
        return Toast(key="toast-muted-already")
    unit.outbox.take_back(actor.chat, NEWS, report.id)
    say(unit, actor, "muted", code=report.code, buttons=mutes(report, UNMUTE))
    return Toast(key="toast-muted")


def press_all(unit: UnitOfWork, actor: Actor, *, muted: bool) -> Toast:
    """Let the person hear no news of anything, or all of it again; pressing again changes nothing."""
    if not unit.mutes.set_all(actor.person, muted=muted):
        return Toast(key="toast-muted-already" if muted else "toast-unmuted-already")
    if muted:
        unit.outbox.take_back(actor.chat, NEWS)
    show(unit, actor)
    return Toast(key="toast-muted" if muted else "toast-unmuted")


def show(unit: UnitOfWork, actor: Actor) -> None:
    """Say what the person hears, and offer to change it."""
    since, theirs = unit.mutes.all_since(actor.person), _listed(unit, actor)
    say(
        unit,
        actor,
        "settings",
        muted="yes" if since else "",
        language=actor.language,
        reports=[{"code": one.code, "title": one.title} for one in theirs],
        buttons=(
            (_all(UNMUTE_ALL if since else MUTE_ALL),),
            *((Button(action=UNMUTE, subject=f"r{one.id}", revision=0, text=f"🔔 {one.code}"),) for one in theirs),
        ),
    )


def _listed(unit: UnitOfWork, actor: Actor) -> Sequence[Report]:
    """List the person's own muted reports, as far as anything may still happen to them."""
    found = (unit.reports.get(number) for number in unit.mutes.of(actor.person))
    return [one for one in found if one.reporter == actor.person and one.status not in FINISHED][:LISTED]


def _all(action: str) -> Button:
    return Button(action=action, subject="me", revision=0, label=LABELS[action])


def typed(unit: UnitOfWork, actor: Actor, *, muted: bool, report: Report | None = None) -> None:
    """Do so where the label was typed: for the report it speaks of, or for the only one that can be meant."""
    found = [report] if report else _open(unit, actor, muted=muted)
    if len(found) != 1:
        show(unit, actor)
        return
    toast = press(unit, actor, found[0], muted=muted)
    if toast.key not in ("toast-muted", "toast-unmuted"):
        say(unit, actor, toast.key)


def _open(unit: UnitOfWork, actor: Actor, *, muted: bool) -> Sequence[Report]:
    theirs = [one for one in unit.reports.page_of(actor.person, start=0, size=LISTED) if one.status not in FINISHED]
    quiet = unit.mutes.of(actor.person)
    return [one for one in theirs if (one.id in quiet) is not muted]


def offered(unit: UnitOfWork, actor: Actor, report: Report) -> Rows:
    """Offer to hear less of one's own report, or more."""
    if report.status in FINISHED:
        return ()
    if report.id in unit.mutes.of(actor.person):
        return mutes(report, UNMUTE)
    return () if unit.mutes.all_since(actor.person) else mutes(report, MUTE)
