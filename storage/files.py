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

    from bot.domain.lifecycle import Role
    from bot.domain.report import Draft
    from bot.ports import Danger

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

    def drop(self, draft: str, row: int) -> int:
        """Remove a file from a draft that was not sent; gives the number of files the draft has left."""
        unsent = sa.and_(col(AttachmentRow.draft) == draft, col(AttachmentRow.report_id).is_(None))
        self.connection.execute(sa.delete(AttachmentRow).where(unsent, col(AttachmentRow.id) == row))
        return len(self.of_draft(draft))

    def of_draft(self, draft: str) -> Sequence[Attachment]:
        """List a draft's files in the order they came."""
        return self._list(col(AttachmentRow.draft) == draft)

    def claim(self, draft: str, report: int, role: Role) -> Sequence[Attachment]:
        """Let the draft's files belong to the report, as what this role sent; gives them."""
        self.connection.execute(
            sa.update(AttachmentRow).where(col(AttachmentRow.draft) == draft).values(report_id=report, role=role),
        )
        return self.of_draft(draft)

    def forget(self) -> int:
        """Forget files whose draft was neither sent nor is still being written; gives the number of such drafts."""
        old = self.now - FORGOTTEN_AFTER
        unsent = (
            sa.select(col(AttachmentRow.draft), col(AttachmentRow.person_id))
            .where(col(AttachmentRow.report_id).is_(None), col(AttachmentRow.created) <= old)
            .distinct()
            .subquery()
        )
        written_by: sa.Select[*tuple[Any, ...]] = sa.select(
            unsent.c.draft, col(DialogueRow.draft).label("open"), col(DialogueRow.left).label("left")
        ).join_from(unsent, DialogueRow, col(DialogueRow.person_id) == unsent.c.person_id, isouter=True)
        rows = self.connection.execute(written_by).all()
        kept = ((row.draft, one) for row in rows for one in (row.open, row.left))
        written = {draft for draft, one in kept if draft in _ids(from_json(one))}
        gone = sorted({row.draft for row in rows} - written)[:AT_ONCE]
        if gone:
            self.connection.execute(sa.delete(AttachmentRow).where(col(AttachmentRow.draft).in_(gone)))
        return len(gone)

    def to_fetch(self, limit: int) -> Sequence[Wanted]:
        """List files of sent reports that are not fetched yet and may be tried now."""
        rows = self.connection.execute(
            sa.select(
                col(AttachmentRow.id),
                col(AttachmentRow.report_id),
                col(AttachmentRow.file_id),
                col(AttachmentRow.attempts),
                col(AttachmentRow.kind),
                col(AttachmentRow.role),
                col(AttachmentRow.name),
            )
            .where(
                col(AttachmentRow.state) == FileState.KNOWN,
                col(AttachmentRow.not_before) <= self.now,
                col(AttachmentRow.report_id).is_not(None),
            )
            .order_by(col(AttachmentRow.not_before))
            .limit(limit),
        )
        return [
            Wanted(
                row=row.id or 0,
                report=row.report_id or 0,
                file_id=row.file_id,
                attempts=row.attempts,
                kind=row.kind,
                role=row.role,
                name=row.name,
            )
            for row in rows
        ]

    def fetched(
        self, row: int, *, sha256: str, size: int, mime: str, clean: str | None = None, clean_name: str = ""
    ) -> bool:
        """Note what the content is and where it is kept, also without what it carried along; False if that was known.

        ``clean_name`` is the name it goes out under, in place of its sender's.
        """
        kept = {"state": FileState.KEPT, "sha256": sha256, "size": size, "mime": mime, "cause": ""}
        cleaned = {"clean_sha256": clean, "clean_name": clean_name}
        waiting = sa.and_(col(AttachmentRow.id) == row, col(AttachmentRow.state) != FileState.KEPT)
        return self.connection.execute(sa.update(AttachmentRow).where(waiting).values(**kept, **cleaned)).rowcount > 0

    def refused(self, row: int, *, mime: str, size: int, danger: Danger) -> bool:
        """End the file as one that nobody is handed and whose content is not kept; False where it had ended."""
        ended = {"state": FileState.REFUSED, "mime": mime, "size": size, "cause": danger}
        waiting = sa.and_(col(AttachmentRow.id) == row, col(AttachmentRow.state) == FileState.KNOWN)
        return self.connection.execute(sa.update(AttachmentRow).where(waiting).values(**ended)).rowcount > 0

    def failed(self, row: int, *, cause: str, seconds: float | None) -> bool:
        """Try again after so many seconds, or end it as one that cannot be fetched (None); False where it had ended."""
        later: dict[str, object] = {"state": FileState.LOST}
        if seconds is not None:
            not_before = self.now + timedelta(seconds=seconds)
            later = {"attempts": col(AttachmentRow.attempts) + 1, "not_before": not_before}
        waiting = sa.and_(col(AttachmentRow.id) == row, col(AttachmentRow.state) == FileState.KNOWN)
        noted = sa.update(AttachmentRow).where(waiting).values(cause=cause[:255], **later)
        return self.connection.execute(noted).rowcount > 0

    def of(self, report: int, role: Role) -> Sequence[Attachment]:
        """List a report's files that this role sent, in the order they came."""
        return self._list(sa.and_(col(AttachmentRow.report_id) == report, col(AttachmentRow.role) == role))

    def _list(self, which: sa.ColumnElement[bool]) -> Sequence[Attachment]:
        rows = self.connection.execute(sa.select(_TABLE).where(which).order_by(col(AttachmentRow.id)))
        return [
            Attachment(
                kind=row.kind,
                file_id=row.file_id,
                unique_id=row.unique_id,
                name=row.name,
                mime=row.mime,
                size=row.size,
                album=row.album,
                row=row.id,
                state=row.state,
                draft=row.draft,
                sha256=row.sha256 or "",
                clean=row.clean_sha256 or "",
                clean_name=row.clean_name,
            )
            for row in rows
        ]


def _ids(draft: Draft | None) -> Iterator[str]:
    """Name a draft and all that waits below it."""
    while draft is not None:
        yield draft.id
        draft = draft.below
