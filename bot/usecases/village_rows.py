"""A row of a village head's list made the draft of a report, as if it had been told: place, agency, what needs care."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.on_behalf import VILLAGE
from bot.domain.question import UNSURE
from bot.domain.report import Visibility
from bot.domain.safety import signals
from bot.domain.village_list import Fault, is_example, read_row, told_of
from bot.usecases import national
from bot.usecases.alike import similar
from bot.usecases.offers import with_agencies
from bot.usecases.places import located
from bot.usecases.story import SAME_FOR, read_out
from bot.usecases.talk import new_draft
from bot.usecases.village import at_home, bypasses, kept_from, strays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.report import Draft
    from bot.domain.spreadsheet import Row
    from bot.domain.village_list import Line
    from bot.ports import UnitOfWork
    from bot.ports.lists import WantedList

ROW = "row"
"""What is proposed in the draft of a row: its number in the file."""

GUARDED = "guarded"
"""Where a report goes that only the persons named for it may read."""


def lines_of(unit: UnitOfWork, rows: Sequence[Row]) -> tuple[list[Line], list[Fault]]:
    """Read rows, all that is wrong in them too; examples are passed over."""
    today = unit.tenant.calendar.day(unit.now)
    read = [read_row(row, today=today) for row in rows if not is_example(row)]
    return [line for line, _ in read], [fault for _, faults in read for fault in faults]


def drafts_of(unit: UnitOfWork, wanted: WantedList, lines: Sequence[Line]) -> tuple[list[Draft], list[Fault]]:
    """Make drafts of rows without fault; what lies elsewhere, or was sent already, is a fault here."""
    made = [_compared(unit, wanted.person, _drafted(unit, wanted.village, line)) for line in lines]
    outside = [
        Fault(row=line.row, column="Tempat", fault="outside")
        for line, one in zip(lines, made, strict=True)
        if strays(one)
    ]
    return made, [*outside, *sent_before(unit, wanted.person, made)]


def _compared(unit: UnitOfWork, person: int, draft: Draft) -> Draft:
    """Note where others seem to have reported the same."""
    found = "" if strays(draft) or not similar(unit, person, draft) else "yes"
    return replace(draft, proposed={**draft.proposed, "similar": found})


def sent_before(unit: UnitOfWork, person: int, drafts: Sequence[Draft]) -> list[Fault]:
    """Find rows that this person reported already, with the codes."""
    stories = [one.slots["story"] for one in drafts]
    known = unit.reports.sent_like(person, stories, unit.now - SAME_FOR)
    codes = {told_of({"story": one.story, "place": one.place}): one.code for one in known}
    found = ((one, codes.get(told_of(one.slots))) for one in drafts)
    return [Fault(row=int(one.proposed[ROW]), fault="sent", other=code) for one, code in found if code]


def goes_to(unit: UnitOfWork, draft: Draft) -> str:
    """Name the agency that gets the report at once; empty where a verifier finds one, GUARDED where few may know."""
    agency = draft.slots["agency"]
    if draft.value_of("topic") or draft.slots["visibility"] == Visibility.CONFIDENTIAL:
        return GUARDED
    unplaced = agency == UNSURE or draft.proposed.get("outside") or national.beyond(unit, draft.ranked, agency)
    return "" if unplaced or unit.tenant.verify_all or not unit.members.officers(agency) else agency


def _drafted(unit: UnitOfWork, village: str, line: Line) -> Draft:
    """Make a row's draft; where the rules are not sure of the agency, nobody chose one."""
    story = line.slots["story"]
    found = signals(story, unit.tenant.safety)
    care = {"topic": found.sensitive, "urgent": "\n".join(found.emergency), ROW: str(line.row), VILLAGE: village}
    told = replace(new_draft("report", **line.slots), proposed={**read_out(unit, story), **care})
    placed = with_agencies(unit, located(unit, told))
    if not strays(placed):
        placed = at_home(placed)
    kept = kept_from(placed) if bypasses(placed) else placed
    agency = kept.ranked[0]["value"] if kept.ranked and kept.proposed.get("clear") else UNSURE
    return kept.with_answer("agency", agency)
