"""The officers' side: which chats show a case, and what its card says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Role, choices
from bot.domain.messages import Letter, LetterKind, Priority
from bot.domain.report import Visibility
from bot.usecases.cases import offers

if TYPE_CHECKING:
    from bot.domain.messages import Value
    from bot.domain.report import Report
    from bot.ports import Outgoing, UnitOfWork


ALBUM = 10
"""The most photos that one message takes."""


def show_to_officers(unit: UnitOfWork, report: Report) -> None:
    """Let every officer of the report's agency have a card of it, and its photos."""
    for chat in unit.people.officers(report.agency or ""):
        show_to(unit, report, chat)


def show_to(unit: UnitOfWork, report: Report, chat: int) -> None:
    """Let this chat have a card of the report, and its photos (Telegram has recompressed those already)."""
    unit.cards.want(report=report.id, chat=chat, revision=report.revision)
    photos = [{"file_id": file.file_id} for file in unit.files.of(report.id) if file.kind == "photo"]
    for start in range(0, len(photos), ALBUM):
        unit.outbox.add(
            Letter(
                chat=chat,
                kind=LetterKind.MEDIA,
                key="card-photos",
                values={"code": report.code, "media": photos[start : start + ALBUM]},
                priority=Priority.NOTICE,
                report=report.id,
            ),
        )


def fill(unit: UnitOfWork, card: Outgoing) -> Outgoing:
    """Complete a claimed card with what the report is now."""
    report = unit.reports.get(unit.cards.report_of(card.row))
    actions = [event for event in choices(report.status, Role.OFFICER) if event in (Event.ACCEPT, Event.ANSWER)]
    return replace(
        card,
        key="card",
        values=_values(unit, report),
        buttons=offers(report, actions) if actions else (),
        shown=report.revision,
    )


def _values(unit: UnitOfWork, report: Report) -> dict[str, Value]:
    history = unit.reports.history(report.id)
    answer = next((entry.text for entry in reversed(history) if entry.event is Event.ANSWER), "")
    return {
        "code": report.code,
        "status": report.status,
        "title": report.title,
        "story": report.story,
        "agency": unit.tenant.name_of(report.agency),
        "reporter": _name_of(unit, report),
        "files": report.files,
        "answer": answer,
        "at": report.submitted.isoformat(),
    }


def _name_of(unit: UnitOfWork, report: Report) -> str:
    """Give the reporter's name where the report is open; nothing that points to a person otherwise."""
    return unit.people.name_of(report.reporter) if report.visibility is Visibility.OPEN else ""
