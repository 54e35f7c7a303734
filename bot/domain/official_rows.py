"""A report as a row of the official table: who may be named is named, and nobody's numbers stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import official
from bot.domain.classes import ReportClass
from bot.domain.masking import without_identity, without_person
from bot.domain.report import Visibility

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from bot.domain.areas import Area
    from bot.domain.official import Record

OURS = {"telegram": "Telegram"}
"""Sources as the official table spells them."""


def cells(record: Record, *, agency: str, parent: str, path: Sequence[Area], zone: tzinfo) -> tuple[str, ...]:
    """Write the cells of ``official.COLUMNS``: ``agency`` and ``parent`` are names, ``path`` the areas from above."""
    came, kept = record.submitted.astimezone(zone), _still(record)
    told = {
        official.TRACKING: record.official,
        official.DAY: f"{came:%Y-%m-%d}",
        official.TIME: f"{came:%H:%M:%S}",
        official.NAME: record.name if record.visibility is Visibility.OPEN else official.ANONYMOUS,
        official.CLASS: _class(record.report_class),
        official.CATEGORY_ID: record.category,
        official.TITLE: _masked(record, record.title),
        official.FIRST_STORY: _masked(record, record.story),
        official.LAST_STORY: _masked(record, record.published or record.story),
        official.KIND: official.KINDS[record.visibility],
        official.SOURCE: OURS.get(record.source, record.source),
        official.PARENT: parent,
        official.AGENCY_ID: record.agency,
        official.AGENCY: agency,
        official.STATUS: official.named_status(
            record.status, agency=kept.get(official.AGENCY, agency), ended_by=record.ended_by, blocked=record.blocked
        ),
        official.REASON: _masked(record, _reason(record)),
        official.CODE: record.code,
    }
    places = dict(zip(official.PLACES, (area.name for area in path), strict=False))
    return tuple(kept.get(column) or told.get(column) or places.get(column, "") for column in official.COLUMNS)


def _still(record: Record) -> dict[str, str]:
    """Give what was imported and still holds: of an agency that gave the report on, nothing does."""
    moved = record.kept.get(official.CHARGED, "") != record.agency
    gone = {official.CHARGED, *((official.AGENCY_ID, official.AGENCY) if moved else ())}
    return {column: text for column, text in record.kept.items() if column not in gone}


def _masked(record: Record, text: str) -> str:
    """Leave out what nobody needs to know: of who is not named, the names and phone numbers too."""
    if record.visibility is Visibility.OPEN:
        return without_identity(text)
    return without_person(text, record.name, record.resident, *record.before)


def _class(kind: str) -> str:
    return official.CLASSES[ReportClass(kind)] if kind in set(ReportClass) else ""


def _reason(record: Record) -> str:
    """Give why it waits or was put away: in its own words, or the official ones of what has one reason."""
    return record.reason or (official.REASONS.get(record.ending, "") if record.ending else "")
