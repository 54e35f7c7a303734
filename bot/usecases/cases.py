"""What happens to a report, and who learns of it: every event goes through ``record``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deadlines import PROMISES
from bot.domain.lifecycle import Event, Role, Status, step
from bot.domain.masking import for_strangers, without_identity, without_person
from bot.domain.messages import Button, Letter, Rows
from bot.domain.notices import NOTICES, OFFER_LABELS, Audience
from bot.domain.report import Entry, Visibility
from bot.usecases.rights import desk_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.messages import Value
    from bot.domain.notices import Notice
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork

IN_A_LETTER = 3000
"""So much of what was written a letter holds, in characters."""

UNFOLLOW = "unfollow"
"""The action of the button by which a supporter hears no more."""

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


def unfollows(report: Report) -> Rows:
    """Make the button by which a supporter hears no more of the report."""
    return ((Button(action=UNFOLLOW, subject=f"r{report.id}", revision=0, label="label-unfollow"),),)


def _tell(
    unit: UnitOfWork,
    report: Report,
    notice: Notice,
    entry: Entry,
    secret: Mapping[str, Value],
) -> None:
    promised = due(unit, report.status, unit.now)
    title, text = WORDS_FOR[notice.to](unit, report, entry)
    values: dict[str, Value] = {
        "code": report.code,
        "title": title,
        "agency": unit.tenant.name_of(entry.agency),
        "text": text,
        "due": promised.isoformat() if promised else "",
        **(secret if notice.to is Audience.REPORTER else {}),
    }
    offered = offers(report, notice.offers) if notice.offers else ()
    buttons = unfollows(report) if notice.to is Audience.SUPPORTERS else offered
    chats = _audience(unit, report, notice.to)
    letter = Letter(chat=0, key=notice.key, values=values, buttons=buttons, priority=notice.priority, report=report.id)
    if notice.to is Audience.SUPPORTERS:
        unit.outbox.add_for(chats, letter)
    else:
        unit.outbox.add_all([replace(letter, chat=chat) for chat in chats])


def _for_reporter(unit: UnitOfWork, report: Report, entry: Entry) -> tuple[str, str]:
    """Give title and words as they are."""
    del unit
    return report.title, entry.text


def _for_desk(unit: UnitOfWork, report: Report, entry: Entry) -> tuple[str, str]:
    """Give title and words as a notice to the desk has them: what only few may read stands in none."""
    if report.topic:
        return "", ""
    name = unit.people.name_of(report.reporter)
    return masked(report, report.title, name), masked(report, entry.text, name)


def _for_supporters(unit: UnitOfWork, report: Report, entry: Entry) -> tuple[str, str]:
    """Give what an officer wrote, without the people in it; nothing that the reporter wrote is a stranger's to read."""
    told = "" if entry.role is Role.REPORTER else entry.text
    return "", for_strangers(told, unit.people.name_of(report.reporter))


WORDS_FOR: Mapping[Audience, Callable[[UnitOfWork, Report, Entry], tuple[str, str]]] = {
    Audience.REPORTER: _for_reporter,
    Audience.DESK: _for_desk,
    Audience.SUPPORTERS: _for_supporters,
}
"""Title and words of a notice, as its readers may have them."""


def _audience(unit: UnitOfWork, report: Report, to: Audience) -> Sequence[int]:
    if to is Audience.DESK:
        return at_desk(unit, report)
    if to is Audience.SUPPORTERS:
        guarded = report.topic or report.visibility is Visibility.CONFIDENTIAL
        return () if guarded else unit.supporters.chats(report.id)
    chat = unit.people.private_chat(report.reporter)
    return [] if chat is None else [chat]
