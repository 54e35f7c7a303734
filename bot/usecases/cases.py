"""What happens to a report, and who learns of it: every event goes through ``record``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deadlines import PROMISES
from bot.domain.lifecycle import Event, Status, step
from bot.domain.masking import without_identity, without_person
from bot.domain.messages import Button, Letter, Rows
from bot.domain.notices import NOTICES, OFFER_LABELS, Audience
from bot.domain.report import Entry, Visibility
from bot.usecases.rights import desk_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.lifecycle import Role
    from bot.domain.messages import Value
    from bot.domain.notices import Notice
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

IN_A_LETTER = 3000
"""So much of what was written a letter holds, in characters."""

STAGES: Mapping[Status, str] = {
    Status.SUBMITTED: "verify",
    Status.ASSIGNED: "respond",
    Status.IN_PROGRESS: "respond",
    Status.NEEDS_INFO: "supply",
    Status.ANSWERED: "close",
    Status.REPLIED: "respond",
}
"""Which promise runs while a report has this status."""


def move(  # noqa: PLR0913 - an entry of the history has these parts
    unit: UnitOfWork,
    report: Report,
    *,
    event: Event,
    role: Role,
    actor: Actor | None,
    text: str = "",
    agency: str | None = None,
    secret: Mapping[str, Value] | None = None,
) -> Report:
    """Let the event happen to the report; raises NotAllowed where the lifecycle has no such step.

    ``agency`` is the one it is about where that is not the one that has the report; ``secret`` goes to the reporter's
    notice alone.
    """
    before = None if event is Event.SUBMIT else report.status
    entry = Entry(
        event=event,
        role=role,
        actor=actor.person if actor else None,
        at=unit.now,
        status=step(before, event, role),
        text=text,
        agency=agency or report.agency,
    )
    moved = unit.reports.move(report, entry)
    show_everywhere(unit, moved)
    for notice in NOTICES[event]:
        _tell(unit, moved, notice, entry, secret or {})
    return moved


def show_everywhere(unit: UnitOfWork, report: Report) -> None:
    """Let every chat that has a card of the report show what it is now."""
    for chat in unit.cards.chats(report.id):
        unit.cards.want(report=report.id, chat=chat, revision=report.version)


def at_desk(unit: UnitOfWork, report: Report) -> Sequence[int]:
    """List the chats that have a card of the report and are its desk now."""
    have, now = unit.cards.chats(report.id), desk_of(unit, report)
    return [chat for chat in have if chat in now] or have


def due(unit: UnitOfWork, status: Status, since: datetime) -> datetime | None:
    """Give the promised date of a status that holds since then; None where nothing is promised."""
    stage = STAGES.get(status)
    return unit.tenant.calendar.due(since, PROMISES[stage].days) if stage else None


def masked(report: Report, text: str, name: str) -> str:
    """Give a reporter's words as the desk may read them; ``name`` is the reporter's."""
    return without_identity(text) if report.visibility is Visibility.OPEN else without_person(text, name)


def send_in_parts(
    unit: UnitOfWork, chat: int, report: Report, values: Mapping[str, Value], *, first: str, more: str
) -> None:
    """Send a report whose whole ``story`` may need several letters, the others without what the first says."""
    story = str(values["story"])
    for start in range(0, max(len(story), 1), IN_A_LETTER):
        part = {**values, "story": story[start : start + IN_A_LETTER]}
        unit.outbox.add(Letter(chat=chat, key=more if start else first, values=part, report=report.id))


def offers(report: Report, events: Sequence[Event]) -> Rows:
    """Make the buttons that offer these events as of the report's present revision."""
    return (
        tuple(
            Button(action=event, subject=f"r{report.id}", revision=report.revision, label=OFFER_LABELS[event])
            for event in events
        ),
    )


def _tell(
    unit: UnitOfWork,
    report: Report,
    notice: Notice,
    entry: Entry,
    secret: Mapping[str, Value],
) -> None:
    to_desk = notice.to is Audience.DESK
    promised = due(unit, report.status, unit.now)
    title, text = _for_desk(unit, report, entry) if to_desk else (report.title, entry.text)
    values: dict[str, Value] = {
        "code": report.code,
        "title": title,
        "agency": unit.tenant.name_of(entry.agency),
        "text": text,
        "due": promised.isoformat() if promised else "",
        **({} if to_desk else secret),
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


def _for_desk(unit: UnitOfWork, report: Report, entry: Entry) -> tuple[str, str]:
    """Give title and words as a notice to the desk has them: what only few may read stands in none."""
    if report.topic:
        return "", ""
    name = unit.people.name_of(report.reporter)
    return masked(report, report.title, name), masked(report, entry.text, name)


def _audience(unit: UnitOfWork, report: Report, to: Audience) -> Sequence[int]:
    if to is Audience.DESK:
        return at_desk(unit, report)
    chat = unit.people.private_chat(report.reporter)
    return [] if chat is None else [chat]
