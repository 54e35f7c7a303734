"""What happens to a report, and who learns of it: every event goes through ``record``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import LIFECYCLE, Event, Role, step
from bot.domain.messages import Button, Letter, Rows
from bot.domain.notices import NOTICES, OFFER_LABELS, Audience
from bot.domain.report import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.lifecycle import Status
    from bot.domain.messages import Value
    from bot.domain.notices import Notice
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork


def move(unit: UnitOfWork, report: Report, *, event: Event, role: Role, actor: Actor | None, text: str = "") -> Report:
    """Let the event happen to the report; raises NotAllowed where the lifecycle has no such step."""
    status = step(report.status, event, role)
    return record(unit, report, status=status, event=event, role=role, actor=actor, text=text)


def record(  # noqa: PLR0913 - an entry of the history has these parts
    unit: UnitOfWork,
    report: Report,
    *,
    status: Status,
    event: Event,
    role: Role,
    actor: Actor | None,
    text: str = "",
) -> Report:
    """Append the event to the history, let every card show it, and tell whom it concerns."""
    entry = Entry(event=event, role=role, actor=actor.person if actor else None, at=unit.now, status=status, text=text)
    moved = unit.reports.move(report, entry)
    for chat in unit.cards.chats(report.id):
        unit.cards.want(report=report.id, chat=chat, revision=moved.revision)
    for notice in NOTICES[event]:
        _tell(unit, moved, notice, text)
    return moved


def roles_of(unit: UnitOfWork, actor: Actor, report: Report) -> frozenset[Role]:
    """Say in which capacities this person may act on this report."""
    roles = set()
    if report.reporter == actor.person:
        roles.add(Role.REPORTER)
    if report.agency and unit.people.has_role(actor.person, Role.OFFICER, report.agency):
        roles.add(Role.OFFICER)
    return frozenset(roles)


def role_for(report: Report, event: Event, roles: frozenset[Role]) -> Role | None:
    """Pick the capacity in which the event is allowed now; None where there is none."""
    return next((role for role in roles if (report.status, event, role) in LIFECYCLE), None)


def offers(report: Report, events: Sequence[Event]) -> Rows:
    """Make the buttons that offer these events as of the report's present revision."""
    return (
        tuple(
            Button(action=event, subject=f"r{report.id}", revision=report.revision, label=OFFER_LABELS[event])
            for event in events
        ),
    )


def _tell(unit: UnitOfWork, report: Report, notice: Notice, text: str) -> None:
    values: dict[str, Value] = {
        "code": report.code,
        "title": report.title,
        "agency": unit.tenant.name_of(report.agency),
        "text": text,
    }
    for chat in _audience(unit, report, notice.to):
        unit.outbox.add(
            Letter(
                chat=chat,
                key=notice.key,
                values=values,
                buttons=offers(report, notice.offers) if notice.offers else (),
                priority=notice.priority,
                report=report.id,
            ),
        )


def _audience(unit: UnitOfWork, report: Report, to: Audience) -> Sequence[int]:
    if to is Audience.OFFICERS:
        return unit.cards.chats(report.id)
    chat = unit.people.private_chat(report.reporter)
    return [] if chat is None else [chat]
