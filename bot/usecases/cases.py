"""What happens to a report, and who learns of it: every event goes through ``record``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import QUIET, Event, Role, step
from bot.domain.masking import for_desk, for_strangers
from bot.domain.messages import Letter, Priority
from bot.domain.notices import NOTICES, Audience
from bot.domain.reasons import BY_ITSELF
from bot.domain.report import Entry, Visibility
from bot.usecases.notice_buttons import under
from bot.usecases.rights import desk_of
from bot.usecases.timetable import dates, kept

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


def move(  # noqa: PLR0913 - an entry of the history has these parts
    unit: UnitOfWork,
    report: Report,
    *,
    event: Event,
    role: Role,
    actor: Actor | None,
    text: str = "",
    agency: str | None = None,
    reason: str = "",
    details: Mapping[str, Mapping[str, object]] | None = None,
    told: Mapping[str, Value] | None = None,
    secret: Mapping[str, Value] | None = None,
    hushed: bool = False,
) -> Report:
    """Let the event happen to the report; raises NotAllowed where the lifecycle has no such step.

    ``agency`` is the one it is about where that is not the one that has the report; ``reason`` says why it is archived,
    ``details`` what of the report changed; ``told`` goes into every notice, ``secret`` into the reporter's alone;
    ``hushed`` where the reporter learns of it in another way.
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
        reason=reason or BY_ITSELF.get(event, ""),
        details=details or {},
    )
    moved = unit.reports.move(report, entry)
    kept(unit, moved)
    show_everywhere(unit, moved)
    promised = dates(unit, moved)
    for notice in (one for one in NOTICES[event] if not (hushed and one.to is Audience.REPORTER)):
        more = (secret or {}) if notice.to is Audience.REPORTER else {}
        _tell(unit, moved, notice, entry, {**promised, **(told or {}), **more})
    return moved


def outdated(unit: UnitOfWork, report: Report, revision: int) -> bool:
    """Tell whether something has happened since that makes the buttons of this revision stale."""
    if revision == report.revision:
        return False
    # Each line of the history raised the revision by one.
    since = unit.reports.history(report.id)[revision:]
    return revision > report.revision or any(one.event not in QUIET for one in since)


def since(history: Sequence[Entry]) -> datetime:
    """Tell since when the report has the status that it has."""
    status, found = history[-1].status, history[-1].at
    for entry in reversed(history):
        if entry.status is not status:
            break
        found = entry.at
    return found


def show_everywhere(unit: UnitOfWork, report: Report) -> None:
    """Let every chat that has a card of the report show what it is now."""
    for chat in unit.cards.chats(report.id):
        unit.cards.want(report=report.id, chat=chat, revision=report.version)


def at_desk(unit: UnitOfWork, report: Report) -> Sequence[int]:
    """List the chats that have a card of the report and are its desk now."""
    have, now = unit.cards.chats(report.id), desk_of(unit, report)
    return [chat for chat in have if chat in now] or have


def masked(report: Report, text: str, *names: str) -> str:
    """Give a reporter's words as the desk may read them; ``names`` are those of who has the report or had it."""
    return for_desk(text, *report.people(*names), named=report.visibility is Visibility.OPEN)


def send_in_parts(
    unit: UnitOfWork, chat: int, report: Report, values: Mapping[str, Value], *, first: str, more: str
) -> None:
    """Send a report whose whole ``story`` may need several letters, the others without what the first says."""
    story = str(values["story"])
    for start in range(0, max(len(story), 1), IN_A_LETTER):
        part = {**values, "story": story[start : start + IN_A_LETTER]}
        unit.outbox.add(Letter(chat=chat, key=more if start else first, values=part, report=report.id))


def _tell(
    unit: UnitOfWork,
    report: Report,
    notice: Notice,
    entry: Entry,
    more: Mapping[str, Value],
) -> None:
    title, text = WORDS_FOR[notice.to](unit, report, entry)
    values: dict[str, Value] = {
        "code": report.code,
        "title": title,
        "agency": unit.tenant.name_of(entry.agency),
        "text": text,
        "reason": entry.reason,
        "by": entry.role,
        **more,
    }
    priority = _priority(unit, report, notice, entry)
    chats = _audience(unit, report, notice, entry)
    letter = Letter(
        chat=0,
        key=notice.key,
        values=values,
        buttons=under(report, notice),
        priority=priority,
        report=report.id,
        not_before=None if priority is Priority.REPLY else unit.tenant.by_day(unit.now),
    )
    if notice.to is Audience.SUPPORTERS:
        unit.outbox.add_for(chats, letter)
    else:
        unit.outbox.add_all([replace(letter, chat=chat) for chat in chats])


def _priority(unit: UnitOfWork, report: Report, notice: Notice, entry: Entry) -> Priority:
    """Tell how urgent a notice is: what happens by itself is no reply, but for what follows at once on the sending."""
    if entry.role is Role.SYSTEM and report.submitted != unit.now:
        return max(notice.priority, Priority.NOTICE)
    at_once = report.submitted == unit.now and notice.to is Audience.REPORTER
    return Priority.REPLY if at_once else notice.priority


def _for_reporter(unit: UnitOfWork, report: Report, entry: Entry) -> tuple[str, str]:
    """Give title and words as they are."""
    del unit
    return report.title, entry.text


def _for_desk(unit: UnitOfWork, report: Report, entry: Entry) -> tuple[str, str]:
    """Give title and words as a notice to the desk has them: what only few may read stands in none."""
    if report.topic or report.blocked:
        return "", ""
    names = unit.people.names_of(report.id)
    return masked(report, report.title, *names), masked(report, entry.text, *names)


def _for_supporters(unit: UnitOfWork, report: Report, entry: Entry) -> tuple[str, str]:
    """Give what an officer wrote, without the people in it; nothing that the reporter wrote is a stranger's to read."""
    told = "" if entry.role is Role.REPORTER else entry.text
    return "", for_strangers(told, *report.people(*unit.people.names_of(report.id)))


WORDS_FOR: Mapping[Audience, Callable[[UnitOfWork, Report, Entry], tuple[str, str]]] = {
    Audience.REPORTER: _for_reporter,
    Audience.DESK: _for_desk,
    Audience.SUPPORTERS: _for_supporters,
    Audience.HOLDER: _for_desk,
}
"""Title and words of a notice, as its readers may have them."""


def _audience(unit: UnitOfWork, report: Report, notice: Notice, entry: Entry) -> Sequence[int]:
    if notice.to is Audience.DESK:
        return at_desk(unit, report)
    if notice.to is Audience.SUPPORTERS:
        guarded = report.topic or report.visibility is Visibility.CONFIDENTIAL
        return () if guarded else unit.supporters.chats(report.id, mutable=notice.mutable)
    if notice.to is Audience.HOLDER:
        before = unit.people.private_chat(int(str(entry.details["holder"]["before"])))
        return [] if before is None else [before]
    if notice.mutable and entry.role is not Role.REPORTER and unit.mutes.has(report.reporter, report.id):
        return ()
    chat = unit.people.private_chat(report.reporter)
    return [] if chat is None else [chat]
