"""Files that came with messages, first known by Telegram's file id only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.report import Attachment
from storage.tables import AttachmentRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_TABLE = AttachmentRow.__table__  # type: ignore[attr-defined]


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
        )
        count = sa.select(sa.func.count()).select_from(AttachmentRow).where(col(AttachmentRow.draft) == draft)
        return int(self.connection.execute(count).scalar_one())

    def claim(self, draft: str, report: int) -> int:
        """Let the draft's files belong to the report; gives their number."""
        return self.connection.execute(
            sa.update(AttachmentRow).where(col(AttachmentRow.draft) == draft).values(report_id=report),
        ).rowcount

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
