"""What is not this government's matter: kept, marked, and handed to a verifier as text for the national system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role, Status
from bot.domain.messages import Button
from bot.domain.report import Visibility
from bot.usecases.cases import masked, send_in_parts
from bot.usecases.places import lies_outside, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.domain.messages import Rows, Value
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

NATIONAL = "national"
"""The action of the button that gives the text."""


def beyond(unit: UnitOfWork, ranked: Sequence[Mapping[str, str]], agency: str) -> str:
    """Name whose matter a report is by the agency that was chosen; empty where that one will see it here."""
    whose = next((one.get("beyond", "") for one in ranked if one["value"] == agency), "")
    known = unit.tenant.agencies.get(agency)
    joined = known is not None and whose == known.name and unit.members.officers(agency)
    return "" if joined else whose


def marked(report: Report) -> str:
    """Name whose matter a report seems to be, where nobody here has it: by what was chosen, or by the words."""
    if report.agency or report.status is not Status.SUBMITTED:
        return ""
    likely = sorted(report.suggestions, key=lambda one: one.get("chosen", "") == "")
    return likely[0].get("beyond", "") if likely else ""


def button(unit: UnitOfWork, report: Report, roles: Collection[Role]) -> Rows:
    """Offer the text to a verifier, for a report that others are in charge of."""
    others = marked(report) or lies_outside(unit, report.area, report.point)
    if report.topic or report.status is not Status.SUBMITTED or Role.VERIFIER not in roles or not others:
        return ()
    made = Button(action=NATIONAL, subject=f"r{report.id}", revision=report.revision, label="label-national")
    return ((made,),)


def hand_out(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Give the report as text to be copied, in the order of the national form."""
    names = unit.people.names_of(report.id)
    story, title, place = (masked(report, text, *names) for text in (report.story, report.title, report.place))
    values: dict[str, Value] = {
        "code": report.code,
        "beyond": marked(report),
        "title": title,
        "story": story,
        "class": report.report_class,
        "date": report.happened.isoformat() if report.happened else "",
        "place": place or (report.point.to_text() if report.point else ""),
        "area": shown(unit, report.area),
        "visibility": report.visibility,
        "reporter": unit.people.name_of(report.reporter) if report.visibility is Visibility.OPEN else "",
    }
    send_in_parts(unit, actor.chat, report, values, first="national-text", more="card-more")
