"""The buttons under a card, as far as its readers may press them now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, choices
from bot.domain.managed import managed
from bot.domain.messages import Button
from bot.domain.notices import DESK_LABELS
from bot.usecases.rights import desk_role, desk_roles, overseeing, refused_by

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.lifecycle import Role
    from bot.domain.messages import Rows
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

OPEN, OTHERS, ASSIGN, FINISH, MORE, RECORD = "open", "others", "assign", "finish", "manage", "record"
"""Actions beside the events: read all, list all agencies, give it to this one, close it from the desk, the menu, and
what was sent of it.
"""

IN_A_ROW = 2

ACTIONS = {Event.CLOSE: FINISH}
"""The actions of buttons whose event the reporter has a button of another name for."""


def of_card(unit: UnitOfWork, report: Report, roles: Collection[Role], person: int | None = None) -> Rows:
    """Offer what may be done in these capacities, and by this person where the chat is one's own."""
    possible = {event for role in roles for event in choices(report.status, role)}
    agencies = _agencies(unit, report) if Event.ASSIGN in possible else ()
    return (*agencies, *_pairs(report, possible, [*roles, *overseeing(unit, person, report)]))


def for_reader(unit: UnitOfWork, report: Report, person: int) -> Rows:
    """Offer to somebody who looked the report up by its code what may be done with it, and to read all of it.

    What was sent of it is read there too.
    """
    possible = [event for event in DESK_LABELS if desk_role(unit, person, report, event)]
    roles = [*desk_roles(unit, person, report), *overseeing(unit, person, report)]
    labels = {OPEN: "label-open-card", RECORD: "label-deliveries"}
    reading = (tuple(button(report, action, label=label) for action, label in labels.items()),) if roles else ()
    return (*_pairs(report, possible, roles), *reading)


def _pairs(report: Report, possible: Collection[Event], roles: Collection[Role]) -> Rows:
    plain = [
        button(report, ACTIONS.get(event, event), label=label)
        for event, label in DESK_LABELS.items()
        if event in possible
    ]
    if managed(report, roles):
        plain.append(button(report, MORE, label="label-more"))
    return tuple(tuple(plain[start : start + IN_A_ROW]) for start in range(0, len(plain), IN_A_ROW))


def _agencies(unit: UnitOfWork, report: Report) -> Rows:
    """Offer the agencies that the rules ranked, the one that the citizen chose first, and the list of all.

    The rules may well name the office that a sensitive report is about: there only those that the tenant names are.
    """
    ranked = [one["value"] for one in report.suggestions]
    if report.topic:
        ranked = [one for one in unit.tenant.profile.sensitive[report.topic] if one in unit.tenant.agencies]
    given_back = refused_by(unit, report)
    offered = [one for one in ([report.agency] if report.agency else []) + ranked if one != given_back]
    codes = dict.fromkeys(offered)
    rows = [(button(report, f"{ASSIGN}.{code}", text=f"→ {unit.tenant.name_of(code)}"),) for code in codes]
    return (*rows, (button(report, OTHERS, label="label-others"),))


def button(report: Report, action: str, *, label: str = "", text: str = "") -> Button:
    """Make a button that is good as of the report's present revision."""
    return Button(action=action, subject=f"r{report.id}", revision=report.revision, label=label, text=text)
