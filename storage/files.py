"""Files that came with messages, first known by Telegram's file id only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.report import Attachment
from bot.ports import FileState, Wanted
from storage.drafts import from_json
from storage.tables import AttachmentRow, DialogueRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.report import Draft

_TABLE = AttachmentRow.__table__  # type: ignore[attr-defined]


FORGOTTEN_AFTER = timedelta(days=1)
"""How long the files of a draft that was left are kept: as long as what is held before the consent."""

AT_ONCE = 500
"""Of how many drafts the files are forgotten in one unit."""


@dataclass(frozen=True, slots=True)
class Files:
    """Attachments of drafts and reports."""

    connection: sa.Connection
    now: datetime

    def keep(self, draft: str, person: int, file: Attachment) -> int:
        """Keep a file of a draft (the same one once); gives the number of files the draft has now."""
        insert_new(
            self.connection,
            AttachmentRow,
            draft=draft,
            person_id=person,
            kind=file.kind,
            file_id=file.file_id,
            unique_id=file.unique_id,
            name=file.name[:255],
            mime=file.mime[:120],
            size=file.size,
            album=file.album,
            created=self.now,
            not_before=self.now,
        )
        count = sa.select(sa.func.count()).select_from(AttachmentRow).where(col(AttachmentRow.draft) == draft)
        return int(self.connection.execute(count).scalar_one())

    def claim(self, draft: str, report: int) -> int:
        """Let the draft's files belong to the report; gives their number."""
        return self.connection.execute(
            sa.update(AttachmentRow).where(col(AttachmentRow.draft) == draft).values(report_id=report),
        ).rowcount

    def forget(self) -> int:
        """Forget files whose draft was neither sent nor is still being written; gives the number of such drafts."""
        old = self.now - FORGOTTEN_AFTER
        unsent: sa.Select[*tuple[Any, ...]] = (
            sa.select(col(AttachmentRow.draft), col(DialogueRow.draft).label("open"))
            .join(DialogueRow, col(DialogueRow.person_id) == col(AttachmentRow.person_id), isouter=True)
            .where(col(AttachmentRow.report_id).is_(None), col(AttachmentRow.created) <= old)
        )
        rows = self.connection.execute(unsent).all()
        written = {row.draft for row in rows if row.draft in _ids(from_json(row.open))}
        gone = sorted({row.draft for row in rows} - written)[:AT_ONCE]
        if gone:
            self.connection.execute(sa.delete(AttachmentRow).where(col(AttachmentRow.draft).in_(gone)))
        return len(gone)

    def to_fetch(self, limit: int) -> Sequence[Wanted]:
        """List files of sent reports that are not fetched yet and may be tried now."""
        rows = self.connection.execute(
            sa.select(col(AttachmentRow.id), col(AttachmentRow.file_id), col(AttachmentRow.attempts))
            .where(
                col(AttachmentRow.state) == FileState.KNOWN,
                col(AttachmentRow.not_before) <= self.now,
                col(AttachmentRow.report_id).is_not(None),
            )
            .order_by(col(AttachmentRow.not_before))
            .limit(limit),
        )
        return [Wanted(row=row.id or 0, file_id=row.file_id, attempts=row.attempts) for row in rows]

    def fetched(self, row: int, *, sha256: str, size: int) -> None:
        """Note where the content is kept."""
        self._set(row, state=FileState.KEPT, sha256=sha256, size=size, cause="")

    def failed(self, row: int, *, cause: str, seconds: float | None) -> None:
        """Try again after so many seconds; None ends it as one that cannot be fetched."""
        if seconds is None:
            self._set(row, state=FileState.LOST, cause=cause[:255])
        else:
            later = self.now + timedelta(seconds=seconds)
            self._set(row, attempts=col(AttachmentRow.attempts) + 1, cause=cause[:255], not_before=later)

    def _set(self, row: int, **values: object) -> None:
        self.connection.execute(sa.update(AttachmentRow).where(col(AttachmentRow.id) == row).values(**values))

    def of(self, report: int) -> Sequence[Attachment]:
        """List a report's files in the order they came."""
        rows = self.connection.execute(
            sa.select(_TABLE).where(col(AttachmentRow.report_id) == report).order_by(col(AttachmentRow.id)),
        )
        return [
            Attachment(
                kind=row.kind,
                file_id=row.file_id,
                unique_id=row.unique_id,
                name=row.name,
                mime=row.mime,
                size=row.size,
                album=row.album,
            )
            for row in rows
        ]


def _ids(draft: Draft | None) -> Iterator[str]:
    """Name a draft and all that waits below it."""
    while draft is not None:
        yield draft.id
        draft = draft.below
