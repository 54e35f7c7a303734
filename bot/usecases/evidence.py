"""Files on their way to the other side: photos at once, documents without what they carry along."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Role, choices
from bot.domain.messages import Letter, LetterKind, Priority
from bot.domain.report import Visibility
from bot.ports import FileState
from bot.usecases.cases import at_desk
from bot.usecases.notice_buttons import offers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Value
    from bot.domain.report import Attachment, Report
    from bot.ports import Danger, UnitOfWork

ALBUM = 10
"""The most photos that one message takes."""

PHOTO, DOCUMENT = "photo", "document"

BARE = ("voice", "video_note")
"""Kinds that Telegram recorded itself: they carry nothing along. Photos are recompressed by it."""

TOGETHER = timedelta(seconds=3)
"""Files that cannot be had end one after another; so long one letter waits for the others."""


def lies_open(report: Report) -> bool:
    """Tell whether files come with the card; those of what is sensitive or blocked come with ``Baca lengkap``."""
    return not (report.topic or report.blocked)


def pass_on(unit: UnitOfWork, report: Report, chat: int, files: Sequence[Attachment]) -> None:
    """Let a chat of the desk have files of the reporter, as far as they may go now."""
    _albums(unit, report, chat, files, key="card-photos")
    for file in files:
        if file.kind != PHOTO and (passed := passing(report, file)):
            _send(unit, report, chat, LetterKind.FILE, passed, key="card-file")


def passing(report: Report, file: Attachment) -> dict[str, Value] | None:
    """Say how a file goes out: cleaned, as it is, or not (None): not yet, or never where it would tell who sent it.

    As it is means by Telegram's id; by the content that is kept where the sender's name for it tells a wrong kind.
    """
    if file.clean:
        return {"kind": DOCUMENT, "sha256": file.clean, "name": file.clean_name}
    told, kept = report.visibility is Visibility.OPEN, file.state == FileState.KEPT
    if told and kept and file.kind == DOCUMENT and file.clean_name:
        return {"kind": DOCUMENT, "sha256": file.sha256, "name": file.clean_name}
    if file.kind in BARE or (told and (file.kind != DOCUMENT or kept)):
        return {"kind": file.kind, "file_id": file.file_id}
    return None


def fetched(unit: UnitOfWork, row: int, number: int) -> None:
    """Pass on a document that was fetched, to every chat of the desk; say so to the reporter where it cannot go."""
    report, file = unit.reports.get(number), _document(unit, row, number)
    if file is None:
        return
    if passing(report, file) is None:
        held(unit, report, [file])
    elif lies_open(report):
        for chat in at_desk(unit, report):
            pass_on(unit, report, chat, [file])


def lost(unit: UnitOfWork, row: int, number: int) -> None:
    """Say of a document that could not be fetched that it did not come: to the reporter in one letter for all."""
    report = unit.reports.get(number)
    if _document(unit, row, number) is None:
        return
    count = gaps(unit, report)["missing"]
    _tell_reporter(unit, report, "file-lost", {"count": count}, together=True)
    unit.cards.refresh(number)


def refused(unit: UnitOfWork, row: int, number: int, danger: Danger) -> None:
    """Say of a document that nobody may be handed why it stays, and what to send instead."""
    report, file = unit.reports.get(number), _document(unit, row, number)
    if file is None:
        return
    _tell_reporter(unit, report, "file-refused", {"kind": file.kind, "name": file.name, "danger": danger})
    unit.cards.refresh(number)


def held(unit: UnitOfWork, report: Report, files: Sequence[Attachment]) -> None:
    """Tell the reporter which files stay here because they would tell who sent them."""
    for file in files:
        _tell_reporter(unit, report, "file-held", {"kind": file.kind, "name": file.name})


def gaps(unit: UnitOfWork, report: Report) -> dict[str, Value]:
    """Count the documents of the reporter that are not to be had, and those refused; what was sent again is no gap."""
    files = unit.files.of(report.id, Role.REPORTER) if report.files else ()
    last = files[-1].draft if files else ""
    open_ = [one.state for one in files if one.kind == DOCUMENT and one.draft == last]
    return {"missing": open_.count(FileState.LOST), "refused": open_.count(FileState.REFUSED)}


def _document(unit: UnitOfWork, row: int, number: int) -> Attachment | None:
    """Give this document of the reporter; None where it is another kind of file, or an officer's."""
    files = unit.files.of(number, Role.REPORTER)
    return next((one for one in files if one.row == row and one.kind == DOCUMENT), None)


def _tell_reporter(
    unit: UnitOfWork, report: Report, key: str, values: dict[str, Value], *, together: bool = False
) -> None:
    """Tell the reporter what became of files, with the way to send more; ``together`` in one letter for several."""
    chat = unit.people.private_chat(report.reporter)
    if chat is None:
        return
    more = Event.SUPPLY in choices(report.status, Role.REPORTER)
    letter = Letter(
        chat=chat,
        key=key,
        values={"code": report.code, **values},
        buttons=offers(report, [Event.SUPPLY]) if more else (),
        report=report.id,
    )
    if together:
        letter = replace(letter, merge_key=f"{key}-{report.id}", not_before=unit.now + TOGETHER)
    unit.outbox.add(letter)


def withheld(report: Report, files: Sequence[Attachment]) -> list[Attachment]:
    """List the files of which it is certain at once that they stay here."""
    return [file for file in files if file.kind not in (PHOTO, DOCUMENT) and passing(report, file) is None]


def answered(unit: UnitOfWork, report: Report, files: Sequence[Attachment]) -> None:
    """Let the reporter have the files of an officer's words."""
    chat = unit.people.private_chat(report.reporter)
    if chat is None:
        return
    _albums(unit, report, chat, files, key="answer-file")
    for file in files:
        if file.kind != PHOTO:
            _send(unit, report, chat, LetterKind.FILE, {"kind": file.kind, "file_id": file.file_id}, key="answer-file")


def _albums(unit: UnitOfWork, report: Report, chat: int, files: Sequence[Attachment], *, key: str) -> None:
    """Send the photos among the files, as many together as Telegram takes."""
    photos = [{"file_id": file.file_id} for file in files if file.kind == PHOTO]
    for start in range(0, len(photos), ALBUM):
        _send(unit, report, chat, LetterKind.MEDIA, {"media": photos[start : start + ALBUM]}, key=key)


def _send(
    unit: UnitOfWork,
    report: Report,
    chat: int,
    kind: LetterKind,
    file: dict[str, Value],
    *,
    key: str,
) -> None:
    values: dict[str, Value] = {"code": report.code, **file}
    unit.outbox.add(
        Letter(chat=chat, kind=kind, key=key, values=values, priority=Priority.NOTICE, report=report.id),
    )
