"""Reports as the official table has them: read for an export, and brought in as history."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.domain.errors import SimpulError
from bot.domain.lifecycle import FINISHED, Event, Role, Status
from bot.domain.official import Record
from bot.domain.on_behalf import OnBehalf
from bot.domain.report import Visibility
from bot.domain.timetable import RUNS
from storage.had import names
from storage.tables import DeadlineRow, HistoryRow, PersonRow, ReportRow
from storage.tally import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from storage.tally import Chosen

CHUNK = 500
"""So many rows one statement writes."""

LONGEST_SOURCE = 40

_REPORT = ReportRow.__table__  # type: ignore[attr-defined]
_PERSON = PersonRow.__table__  # type: ignore[attr-defined]
_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]
_DEADLINE = DeadlineRow.__table__  # type: ignore[attr-defined]

_first, _last = _HISTORY.alias("first"), _HISTORY.alias("last")
_ENDINGS = (Event.CLOSE, Event.ARCHIVE, Event.WITHDRAW, Event.MERGE, Event.EXPIRE, Event.ASK)
"""What brings a report to where it waits for the citizen, or for nobody: the last one says by whom and why."""

_LAST = (
    sa.select(sa.func.max(_HISTORY.c.revision))
    .where(
        _HISTORY.c.report_id == _REPORT.c.id,
        _HISTORY.c.status == _REPORT.c.status,
        _HISTORY.c.event.in_(_ENDINGS),
    )
    .scalar_subquery()
)
_FIRST = sa.select(sa.func.min(_HISTORY.c.revision)).where(_HISTORY.c.report_id == _REPORT.c.id).scalar_subquery()
_RECORDS: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        _REPORT,
        _PERSON.c.name,
        _first.c.details.label("kept"),
        _last.c.event.label("ending"),
        _last.c.role.label("ended_by"),
        _last.c.text.label("reason_text"),
    )
    .join(_PERSON, _PERSON.c.id == _REPORT.c.reporter_id)
    .outerjoin(_first, sa.and_(_first.c.report_id == _REPORT.c.id, _first.c.revision == _FIRST))
    .outerjoin(_last, sa.and_(_last.c.report_id == _REPORT.c.id, _last.c.revision == _LAST))
    .where(_REPORT.c.id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(_REPORT.c.id)
)

ENDED: Mapping[str, Role] = MappingProxyType(
    {
        Role.REPORTER: Role.REPORTER,
        Role.VILLAGE_HEAD: Role.REPORTER,
        Role.SYSTEM: Role.SYSTEM,
        Role.OFFICER: Role.OFFICER,
        Role.VERIFIER: Role.OFFICER,
        Role.ADMIN: Role.OFFICER,
    },
)
"""Who ended a report, as the official table knows them: Pelapor, Sistem, Admin."""

BECAME: Mapping[Status, tuple[Event, Role]] = MappingProxyType(
    {
        Status.ASSIGNED: (Event.ASSIGN, Role.SYSTEM),
        Status.IN_PROGRESS: (Event.ACCEPT, Role.OFFICER),
        Status.NEEDS_INFO: (Event.ASK, Role.OFFICER),
        Status.ANSWERED: (Event.ANSWER, Role.OFFICER),
        Status.REPLIED: (Event.REPLY, Role.REPORTER),
        Status.CLOSED: (Event.CLOSE, Role.OFFICER),
        Status.ARCHIVED: (Event.ARCHIVE, Role.OFFICER),
    },
)
"""The one line of history that stands for how an imported report came to its status."""

PUT_AWAY: Mapping[Role, Event] = MappingProxyType({Role.REPORTER: Event.WITHDRAW, Role.SYSTEM: Event.EXPIRE})


class ImportedMeanwhile(SimpulError):
    """Somebody else brought in the same reports at this moment; nothing was written, so run the import again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is there already: official numbers and our codes."""

    officials: frozenset[str]
    codes: frozenset[str]


def records(connection: sa.Connection, chosen: Chosen) -> Iterator[Record]:
    """Give the chosen reports as rows of the official table, oldest first."""
    for ids in pages(connection, chosen):
        people = names(connection, ids)
        yield from (_record(row, people[row.id]) for row in connection.execute(_RECORDS, {"ids": ids}))


def _record(row: sa.Row[Any], people: tuple[str, ...]) -> Record:
    return Record(
        official=row.official_id or "",
        code=row.code,
        submitted=row.submitted,
        status=Status(row.status),
        name=row.name,
        before=tuple(name for name in people if name != row.name),
        resident=told.name if (told := OnBehalf.from_text(row.on_behalf_of)) else "",
        report_class=row.report_class,
        category=row.category_id or "",
        title=row.published_title or row.title,
        story=row.story,
        published=row.published_story or "",
        visibility=Visibility(row.visibility),
        source=row.source,
        agency=row.agency_code or "",
        area=row.area_code or "",
        ended_by=ENDED.get(row.closed_by or row.ended_by or "") if row.status in FINISHED else None,
        ending=Event(row.ending) if row.ending else None,
        blocked=row.blocked,
        because=row.archive_reason or "",
        reason=row.reason_text or "" if row.status in {Status.NEEDS_INFO, Status.ARCHIVED} else "",
        topic=row.topic,
        kept=dict(row.kept or {}),
    )


def known(connection: sa.Connection) -> Known:
    """Read which reports are there already."""
    officials = connection.execute(sa.select(_REPORT.c.official_id).where(_REPORT.c.official_id.is_not(None)))
    return Known(
        officials=frozenset(officials.scalars()),
        codes=frozenset(connection.execute(sa.select(_REPORT.c.code)).scalars()),
    )


def bring(connection: sa.Connection, new: Iterable[Record], *, now: datetime) -> None:
    """Add records as history, each with a code already; all of it in the connection's one transaction.

    Nobody is told, no card is made, and no promise runs: what is open waits until somebody takes it up. Raises
    ImportedMeanwhile, for of an official number there is one draft.
    """
    left = iter(new)
    try:
        while chunk := list(islice(left, CHUNK)):
            _bring(connection, chunk, now)
    except IntegrityError as error:
        raise ImportedMeanwhile from error


def _bring(connection: sa.Connection, chunk: Sequence[Record], now: datetime) -> None:
    people = _ids(connection, _PERSON, [{"name": one.name, "created": now} for one in chunk])
    rows = [_report(one, person, now) for one, person in zip(chunk, people, strict=True)]
    reports = _ids(connection, _REPORT, rows)
    lines = [line for one, report in zip(chunk, reports, strict=True) for line in _lines(one, report)]
    connection.execute(sa.insert(_HISTORY), lines)
    if given_up := [row for one, report in zip(chunk, reports, strict=True) for row in _given_up(one, report, now)]:
        connection.execute(sa.insert(_DEADLINE), given_up)


def _ids(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> Sequence[int]:
    """Insert rows and give their ids in the same order."""
    added = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return connection.execute(added, rows).scalars().all()


def _report(one: Record, person: int, now: datetime) -> dict[str, object]:
    return {
        "code": one.code,
        "draft": f"sp4n-{one.official}" if one.official else f"simpul-{one.code}",
        "official_id": one.official or None,
        "status": one.status,
        "revision": 1 if one.status is Status.SUBMITTED else 2,
        "reporter_id": person,
        "agency_code": one.agency or None,
        "title": one.title,
        "story": one.story,
        "published_story": one.published or None,
        "report_class": one.report_class,
        "category_id": one.category or None,
        "visibility": one.visibility,
        "topic": one.topic,
        "blocked": one.blocked,
        "area_code": one.area or None,
        "closed_by": one.ended_by if one.status is Status.CLOSED else None,
        "source": one.source[:LONGEST_SOURCE],
        "submitted": one.submitted,
        "changed": now,
    }


def _given_up(one: Record, report: int, now: datetime) -> Iterator[dict[str, object]]:
    """Note every promise that the history of an open report would let run as given up.

    Else the clock would remind officers of years past, and close what the table calls open.
    """
    if one.status not in FINISHED:
        for stage in dict.fromkeys((*RUNS[Status.SUBMITTED], *RUNS[one.status])):
            yield {"report_id": report, "stage": stage, "started": one.submitted, "due": now, "done": now}


def _lines(one: Record, report: int) -> Iterator[dict[str, object]]:
    """Write the history: it came in, and is now what it is; the file knows of no other day than the first."""
    line = {
        "report_id": report,
        "at": one.submitted,
        "agency_code": one.agency or None,
        "details": dict(one.kept) or None,
    }
    yield {**line, "revision": 1, "event": Event.SUBMIT, "role": Role.REPORTER, "status": Status.SUBMITTED, "text": ""}
    if one.status is not Status.SUBMITTED:
        event, role = _became(one)
        text = {"text": one.reason, "details": None}
        yield {**line, **text, "revision": 2, "event": event, "role": role, "status": one.status}


def _became(one: Record) -> tuple[Event, Role]:
    event, role = BECAME[one.status]
    if one.ended_by is None:
        return event, role
    return (PUT_AWAY.get(one.ended_by, event) if one.status is Status.ARCHIVED else event), one.ended_by
