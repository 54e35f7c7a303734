"""Files on their way to the other side: photos at once, documents without what they carry along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.messages import Letter, LetterKind, Priority
from bot.domain.report import Visibility
from bot.usecases.cases import at_desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.messages import Value
    from bot.domain.report import Attachment, Report
    from bot.ports import UnitOfWork

ALBUM = 10
"""The most photos that one message takes."""

PHOTO, DOCUMENT = "photo", "document"

BARE = ("voice", "video_note")
"""Kinds that Telegram recorded itself: they carry nothing along. Photos are recompressed by it."""


def pass_on(unit: UnitOfWork, report: Report, chat: int, files: Sequence[Attachment]) -> None:
    """Let a chat of the desk have files of the reporter, as far as they may go now."""
    _albums(unit, report, chat, files, key="card-photos")
    for file in files:
        if file.kind != PHOTO and (passed := passing(report, file)):
            _send(unit, report, chat, LetterKind.FILE, passed, key="card-file")


def passing(report: Report, file: Attachment) -> dict[str, Value] | None:
    """Say how a file goes out: cleaned, as it is, or not (None): not yet, or never where it would tell who sent it."""
    if file.clean:
        return {"kind": DOCUMENT, "sha256": file.clean, "name": file.clean_name}
    told = report.visibility is Visibility.OPEN
    if file.kind in BARE or (told and (file.kind != DOCUMENT or file.kept)):
        return {"kind": file.kind, "file_id": file.file_id}
    return None


def fetched(unit: UnitOfWork, row: int, number: int) -> None:
    """Pass on a document that was fetched, to every chat of the desk; say so to the reporter where it cannot go."""
    report = unit.reports.get(number)
    file = next((one for one in unit.files.of(number, Role.REPORTER) if one.row == row), None)
    if file is None or file.kind != DOCUMENT:
        return
    if passing(report, file) is None:
        held(unit, report, [file])
    elif not report.topic:
        for chat in at_desk(unit, report):
            pass_on(unit, report, chat, [file])


def lost(unit: UnitOfWork, row: int, number: int) -> None:
    """Let a document that could not be fetched go as it is where its sender is named; else say that it stays."""
    report = unit.reports.get(number)
    file = next((one for one in unit.files.of(number, Role.REPORTER) if one.row == row), None)
    if file is None or file.kind != DOCUMENT:
        return
    if report.visibility is not Visibility.OPEN:
        held(unit, report, [file])
    elif not report.topic:
        for chat in at_desk(unit, report):
            _send(unit, report, chat, LetterKind.FILE, {"kind": DOCUMENT, "file_id": file.file_id}, key="card-file")


def held(unit: UnitOfWork, report: Report, files: Sequence[Attachment]) -> None:
    """Tell the reporter which files stay here because they would tell who sent them."""
    chat = unit.people.private_chat(report.reporter)
    for file in files:
        if chat is not None:
            values: dict[str, Value] = {"code": report.code, "kind": file.kind, "name": file.name}
            unit.outbox.add(Letter(chat=chat, key="file-held", values=values, report=report.id))


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
