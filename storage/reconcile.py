"""Proving a live database: every update, report and notice in exactly one outcome, and each exception by its name.

It only reads, page by page, and holds nobody up. What a report must be stands in ``bot.domain.proof``; here are the
rows of which it is made, and what must hold between rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.ports import FileState, Final
from bot.ports.reconciling import Discrepancy
from storage.columns import Utc
from storage.housekeeping import LETTERS_FOR, MARKS_FOR
from storage.outbox import WAITING
from storage.reconcile_cases import cases
from storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storage.unit import Unit

WINDOW = 5000
"""So many row numbers one statement looks at, which keeps it far below the limit of its time."""

CLAIMED_FOR = timedelta(minutes=2)
"""A claim older than this has lost its sender."""

SLACK = timedelta(days=1)
"""How far behind the broom may be."""

_T = METADATA.tables
_LETTERS, _CARDS, _FILES = _T["outbox"], _T["cards"], _T["attachments"]
_PARKED, _MARKS, _REPORTS, _HISTORY, _LOOKS = (
    _T[name] for name in ("parked", "updates", "reports", "history", "identity_looks")
)
_NOW = sa.bindparam("now", type_=Utc)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Rows of a table that must not be: ``noun`` names one of them, ``detail`` says what is wrong with it."""

    check: str
    noun: str
    table: sa.Table
    which: sa.ColumnElement[bool]
    detail: str


def _ago(span: timedelta) -> sa.ColumnElement[Any]:
    return sa.bindparam(f"ago_{int(span.total_seconds())}", type_=Utc)


def _letter(which: sa.ColumnElement[bool], detail: str) -> Check:
    return Check(check="letter", noun="letter", table=_LETTERS, which=which, detail=detail)


def _card(which: sa.ColumnElement[bool], detail: str) -> Check:
    return Check(check="card", noun="card", table=_CARDS, which=which, detail=detail)


def _file(which: sa.ColumnElement[bool], detail: str) -> Check:
    return Check(check="file", noun="file", table=_FILES, which=which, detail=detail)


def _parked(which: sa.ColumnElement[bool], detail: str) -> Check:
    return Check(check="update", noun="parked update", table=_PARKED, which=which, detail=detail)


def _others(table: sa.Table, *same: str) -> sa.ColumnElement[bool]:
    """Say that a lower row of the table has the same values."""
    twin = table.alias()
    return sa.exists().where(twin.c.id < table.c.id, *(twin.c[name] == table.c[name] for name in same))


_l, _c, _f, _p = _LETTERS.c, _CARDS.c, _FILES.c, _PARKED.c
_ENDED, _UNSENT = tuple(Final), tuple(one for one in Final if one is not Final.SENT)
_SHOWING = ("due", "claimed", "shown")
_mine = sa.select(_REPORTS.c.id).where(_REPORTS.c.draft == _f.draft).scalar_subquery()
_line = sa.select(_HISTORY.c.report_id).where(_HISTORY.c.id == _f.history_id).scalar_subquery()
_noted = sa.exists().where(_LOOKS.c.report_id == _l.report_id, _LOOKS.c.at == _l.created)
_guarded = sa.exists().where(_REPORTS.c.id == _l.report_id, _REPORTS.c.topic != "")
# A report that was made confidential afterwards was anybody's of its desk before.
_before_it_was = sa.exists().where(
    _HISTORY.c.report_id == _l.report_id, _HISTORY.c.event == "set_visibility", _HISTORY.c.at >= _l.created
)
_marked = sa.exists().where(_MARKS.c.bot_id == _p.bot_id, _MARKS.c.update_id == _p.update_id)

CHECKS: Sequence[Check] = (
    _letter(_l.state.not_in((*WAITING, *_ENDED)), "is in no state that there is"),
    _letter(_l.state.in_(_ENDED) & _l.finished.is_(None), "ended at no time"),
    _letter(_l.state.in_(WAITING) & _l.finished.is_not(None), "waits although it ended"),
    _letter(_l.state.in_(_UNSENT) & (_l.cause == ""), "was not sent, and nothing says why"),
    _letter((_l.state == "claimed") & _l.claimed.is_(None), "is claimed since no time"),
    _letter((_l.state == "claimed") & (_l.claimed < _ago(CLAIMED_FOR)), "has been claimed for over two minutes"),
    _letter((_l.state == "queued") & (_l.not_before < _ago(LETTERS_FOR + SLACK)), "waits longer than any letter may"),
    _card(_c.state.not_in((*_SHOWING, *_ENDED)), "is in no state that there is"),
    _card((_c.state == "shown") & (_c.shown < _c.wanted), "shows less than it should, and rests"),
    _card((_c.state == "shown") & _c.message_id.is_(None), "is shown in no message"),
    _card(_c.state.in_(_UNSENT) & (_c.cause == ""), "is not shown, and nothing says why"),
    _card((_c.state == "claimed") & (_c.claimed < _ago(CLAIMED_FOR)), "has been claimed for over two minutes"),
    _file(_f.state.not_in(tuple(FileState)), "is in no state that there is"),
    _file((_f.state == FileState.KEPT) & _f.sha256.is_(None), "is kept under no hash"),
    _file((_f.state == FileState.LOST) & (_f.cause == ""), "is lost, and nothing says why"),
    _file((_f.state == FileState.REFUSED) & (_f.cause == ""), "was refused, and nothing says why"),
    _file(_mine.is_not(None) & _f.report_id.is_distinct_from(_mine), "came with a report and is not the report's"),
    _file(_line.is_not(None) & _f.report_id.is_distinct_from(_line), "is with a line of another report"),
    _parked(_others(_PARKED, "bot_id", "update_id"), "was parked before"),
    _parked((_p.at > _ago(MARKS_FOR)) & ~_marked, "is parked and not marked"),
    Check(
        check="look",
        noun="letter",
        table=_LETTERS,
        which=(_l.text_key == "card-whole") & _guarded & ~_before_it_was & ~_noted,
        detail="gave a sensitive report to somebody, and no look is noted",
    ),
)
"""What must not be of single rows; the letter of a reading is written in the unit that notes the look."""

COUNTED = ("reports", "history", "outbox", "cards", "updates", "parked", "attachments", "identity_looks")


def counts(connection: sa.Connection) -> dict[str, int]:
    """Count the rows that are looked at, by table."""
    return {
        name: int(connection.execute(sa.select(sa.func.count()).select_from(_T[name])).scalar_one()) for name in COUNTED
    }


def stand_still(connection: sa.Connection) -> None:
    """Let everything that is read from here on be of one moment, whatever is written meanwhile."""
    if connection.dialect.name == "postgresql":
        connection.rollback()
        connection.execution_options(isolation_level="REPEATABLE READ")


def reconcile(unit: Unit) -> Iterator[Discrepancy]:
    """Name every exception in the database, check by check; files themselves are looked at elsewhere."""
    for check in CHECKS:
        yield from _found(unit, check)
    yield from _orphans(unit)
    yield from cases(unit)


def _found(unit: Unit, check: Check) -> Iterator[Discrepancy]:
    spans = (CLAIMED_FOR, LETTERS_FOR + SLACK, MARKS_FOR)
    times = {f"ago_{int(span.total_seconds())}": unit.now - span for span in spans}
    statement = sa.select(check.table.c.id).where(check.which)
    wanted = {name: times[name] for name in statement.compile().params if name in times}
    for number in _windowed(unit.connection, statement, check.table, wanted):
        yield Discrepancy(check=check.check, subject=f"{check.noun} {number}", detail=check.detail)


def _orphans(unit: Unit) -> Iterator[Discrepancy]:
    """Name rows that refer to one that is not there; a database that was repaired by hand may have some."""
    for table in METADATA.sorted_tables:
        number = next(iter(table.primary_key.columns))
        for key in table.foreign_keys:
            there = key.column.table.alias()
            missing = key.parent.is_not(None) & ~sa.exists().where(there.c[key.column.name] == key.parent)
            for row in _windowed(unit.connection, sa.select(number).where(missing), table, {}):
                yield Discrepancy(
                    check="reference", subject=f"{table.name} {row}", detail=f"refers by {key.parent.name} to nothing"
                )


def _windowed(
    connection: sa.Connection, statement: sa.Select[Any], table: sa.Table, values: dict[str, Any]
) -> Iterator[int]:
    """Run a statement over a table window by window, in the order of its first key."""
    number = next(iter(table.primary_key.columns))
    first, last = connection.execute(sa.select(sa.func.min(number), sa.func.max(number))).one()
    window = statement.where(number.between(sa.bindparam("low"), sa.bindparam("high"))).order_by(number)
    while last is not None and first <= last:
        found = connection.execute(window, {**values, "low": first, "high": first + WINDOW - 1})
        yield from found.scalars()
        first += WINDOW


def kept(connection: sa.Connection) -> Iterator[tuple[int, str]]:
    """Give every kept file with its SHA-256, and that of its cleaned twin, page by page."""
    after = 0
    page = sa.select(_f.id, _f.sha256, _f.clean_sha256).where(_f.state == FileState.KEPT).order_by(_f.id).limit(WINDOW)
    while rows := connection.execute(page.where(_f.id > after)).all():
        yield from ((row.id, digest) for row in rows for digest in (row.sha256, row.clean_sha256) if digest)
        after = rows[-1].id
