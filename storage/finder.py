"""Reports by words and by area, among those that somebody may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from storage.report_rows import report_of
from storage.tables import ReportRow
from storage.tasks import REPORTS, seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.report import Report
    from bot.domain.tasks import Sight

ESCAPE = "\\"
NEWEST = 20_000
"""Who sees everything searches so many of the newest reports: no index finds words; an agency's are fewer."""

_TEXTS = (col(ReportRow.title), col(ReportRow.story), col(ReportRow.place))


@dataclass(frozen=True, slots=True)
class Finder:
    """A search; what is sensitive or hidden is found by no word."""

    connection: sa.Connection
    now: datetime

    def find(self, sight: Sight, words: str, areas: Sequence[str], limit: int) -> Sequence[Report]:
        """List the newest reports with all these words in title, story and place, or in one of these areas."""
        by_words = [sa.or_(*(text.ilike(_pattern(word), escape=ESCAPE) for text in _TEXTS)) for word in words.split()]
        by_area = [
            sa.or_(col(ReportRow.area_code) == code, col(ReportRow.area_code).startswith(f"{code}.")) for code in areas
        ]
        told = sa.or_(sa.and_(*by_words), *by_area)
        plain = sa.and_(col(ReportRow.topic) == "", col(ReportRow.blocked).is_(sa.false()))
        which = sa.and_(seen(sight), plain, told, *([_recent()] if sight.everything else []))
        rows = self.connection.execute(REPORTS.where(which).order_by(col(ReportRow.id).desc()).limit(limit))
        return [report_of(row) for row in rows]


def _recent() -> sa.ColumnElement[bool]:
    newest = sa.select(sa.func.max(col(ReportRow.id))).scalar_subquery()
    return col(ReportRow.id) > newest - NEWEST


def _pattern(word: str) -> str:
    """Write a word for LIKE; what is no ASCII stands for any letter, for databases differ in what its capitals are."""
    letters = (f"{ESCAPE}{one}" if one in f"%_{ESCAPE}" else one if one.isascii() else "_" for one in word)
    return f"%{''.join(letters)}%"
