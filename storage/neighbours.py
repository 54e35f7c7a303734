"""Open reports that another citizen may be shown, found by their agency's index and in two steps: where, then what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.alike import Matter, Where
from bot.domain.areas import Level, level_of
from bot.domain.lifecycle import FINISHED, Status
from bot.domain.report import Point, Visibility
from storage.tables import ReportRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

MOST = 200
"""So many reports of the agencies are looked at, and as many of the village."""

_OPEN = col(ReportRow.status).in_([one for one in Status if one not in FINISHED])
_SHOWABLE = sa.and_(
    col(ReportRow.topic) == "",
    col(ReportRow.visibility) != Visibility.CONFIDENTIAL,
    col(ReportRow.blocked).is_(sa.false()),
)
_AGENCIES = col(ReportRow.agency_code).in_(sa.bindparam("agencies", expanding=True))
_NOBODYS = sa.and_(col(ReportRow.agency_code).is_(None), col(ReportRow.status) == Status.SUBMITTED)
_HERE = sa.and_(col(ReportRow.area_code) == sa.bindparam("area"), _AGENCIES)


def _newest(which: sa.ColumnElement[bool]) -> sa.Select[tuple[int | None]]:
    """Choose the newest that are open; their index holds all that this asks for."""
    chosen = sa.select(col(ReportRow.id)).where(which, _OPEN).order_by(col(ReportRow.id).desc()).limit(MOST).subquery()
    return sa.select(chosen.c.id)


def _around(*which: sa.ColumnElement[bool]) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(
        col(ReportRow.id),
        col(ReportRow.place),
        col(ReportRow.latitude),
        col(ReportRow.longitude),
        col(ReportRow.area_code),
        sa.case((col(ReportRow.place) == "", col(ReportRow.story)), else_="").label("story"),
    ).where(
        col(ReportRow.id).in_(sa.union_all(*map(_newest, which))),
        _SHOWABLE,
        col(ReportRow.submitted) >= sa.bindparam("since", type_=ReportRow.__table__.c.submitted.type),  # type: ignore[attr-defined]
        col(ReportRow.reporter_id) != sa.bindparam("without"),
    )


_ANYWHERE, _IN_VILLAGE = _around(_AGENCIES, _NOBODYS), _around(_AGENCIES, _NOBODYS, _HERE)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Open reports that are neither sensitive nor confidential nor blocked."""

    connection: sa.Connection
    now: datetime

    def around(self, agencies: Sequence[str], area: str, *, since: datetime, without: int) -> Sequence[Where]:
        """Say where the newest of these agencies lie, sent since then by others than this person."""
        village = bool(area) and level_of(area) is Level.VILLAGE
        values = {"agencies": list(agencies), "since": since, "without": without}
        rows = self.connection.execute(
            _IN_VILLAGE if village else _ANYWHERE, {**values, "area": area} if village else values
        )
        return [
            Where(report=row[0], place=row[1], point=_point(row[2], row[3]), area=row[4] or "", story=row[5])
            for row in rows
        ]

    def matters(self, reports: Sequence[int]) -> Sequence[Matter]:
        """Say what these are about, by id; of one that no agency has, the first that the rules ranked stands in."""
        columns: list[Any] = [
            ReportRow.id,
            ReportRow.story,
            ReportRow.place,
            ReportRow.agency_code,
            ReportRow.suggestions,
        ]
        query: sa.Select[*tuple[Any, ...]] = sa.select(*map(col, columns))
        return [
            Matter(report=row[0], story=row[1], place=row[2], agency=row[3] or _first(row[4]), ranked=row[4] or ())
            for row in self.connection.execute(query.where(col(ReportRow.id).in_(reports), _SHOWABLE))
        ]


def _point(latitude: float | None, longitude: float | None) -> Point | None:
    return None if latitude is None or longitude is None else Point(latitude=latitude, longitude=longitude)


def _first(ranked: list[dict[str, str]] | None) -> str:
    return ranked[0]["value"] if ranked else ""
