"""Taking a person out of the words that stay when they are erased: the one change that a line of history may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from storage.tables import HistoryRow, NoteRow, ReportRow

if TYPE_CHECKING:
    from collections.abc import Callable

WRITTEN = ("title", "story", "place", "published_title", "published_story")
"""The columns of a report that hold what people wrote."""


def reword(connection: sa.Connection, report: int, without: Callable[[str], str]) -> None:
    """Rewrite what was written in a report, on its history and in its notes; the database lets it be for the erased."""
    for table, which, names in (
        (ReportRow, col(ReportRow.id), WRITTEN),
        (HistoryRow, col(HistoryRow.report_id), ("text", "details")),
        (NoteRow, col(NoteRow.report_id), ("text",)),
    ):
        columns = sa.inspect(table).columns
        query = sa.select(columns.id, *(columns[name] for name in names)).where(which == report)
        for number, *told in connection.execute(query).all():
            new = [_without(value, without) for value in told]
            if new != told:
                values = dict(zip(names, new, strict=True))
                connection.execute(sa.update(table).where(columns.id == number).values(values))


def _without(value: object, without: Callable[[str], str]) -> object:
    """Rewrite every text in a value, however deep."""
    if isinstance(value, str):
        return without(value)
    if isinstance(value, dict):
        return {name: _without(one, without) for name, one in value.items()}
    return [_without(one, without) for one in value] if isinstance(value, list) else value
