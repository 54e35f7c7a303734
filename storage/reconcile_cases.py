"""Proving reports one by one: their history, their promises, who was told of each event, and that a desk sees them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.domain.lifecycle import FINISHED, Event, Status
from bot.domain.notices import NOTICES, Audience
from bot.domain.proof import numbered, promised, replayed
from bot.domain.report import Visibility
from bot.ports.reconciling import Discrepancy
from bot.usecases.rights import desk_of
from storage.deadlines import deadline_of
from storage.drafts import from_json
from storage.report_rows import entry_of
from storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.domain.notices import Notice
    from bot.domain.report import Draft, Entry, Report
    from bot.domain.timetable import Deadline
    from storage.unit import Unit

PAGE = 200
"""So many reports are looked at together."""

BROUGHT = ("sp4n-", "simpul-")
"""What the drafts of reports begin with that were brought in from an official table."""

TOLD_TOGETHER = ("list-sent",)
"""The letters that tell of many reports at once, instead of a receipt for each."""

QUIETED = ("muted", "settings")
"""The letters that say that somebody wants to hear less: what waited was taken back then."""

TO_NEWCOMERS = (Event.ASSIGN, Event.VERIFY, Event.FORWARD)
"""Events whose desk reads of them on a new card; only a chat that had one already is told in words."""

_T = METADATA.tables
_REPORTS, _HISTORY, _LETTERS, _CARDS, _DEADLINES = (
    _T[name] for name in ("reports", "history", "outbox", "cards", "deadlines")
)
_CHATS, _SUPPORTERS, _DIALOGUES = (_T[name] for name in ("chats", "supporters", "dialogues"))
_MEMBERS, _GROUPS = (_T[name] for name in ("memberships", "agency_groups"))
_KEYS = sorted({notice.key for notices in NOTICES.values() for notice in notices} | {*TOLD_TOGETHER})
_PAGE: sa.Select[*tuple[Any, ...]] = sa.select(_REPORTS.c.id, _REPORTS.c.draft).order_by(_REPORTS.c.id)


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A report with what belongs to it; ``letters`` are the chats that were told, by text and moment."""

    report: Report
    imported: bool
    revisions: Sequence[int]
    history: Sequence[Entry]
    deadlines: Sequence[Deadline]
    letters: Mapping[tuple[str, datetime], Sequence[int]]
    together: bool
    """Whether its reporter was told of it with others, in one letter."""
    cards: Mapping[int, int]
    """The version that each chat's card is to show."""


def cases(unit: Unit) -> Iterator[Discrepancy]:
    """Look at all reports, and at drafts that are open although they were sent."""
    after = 0
    while rows := unit.connection.execute(_PAGE.where(_REPORTS.c.id > after).limit(PAGE)).all():
        for case in _loaded(unit, rows):
            for check, look in LOOKS.items():
                for detail in look(unit, case):
                    yield Discrepancy(check=check, subject=f"report {case.report.code}", detail=detail)
        after = rows[-1].id
    yield from _unclosed(unit)


def _loaded(unit: Unit, rows: Sequence[sa.Row[*tuple[Any, ...]]]) -> Iterator[Case]:
    ids = [row.id for row in rows]
    lines, promises = _by_report(unit, _HISTORY, ids), _by_report(unit, _DEADLINES, ids)
    letters, cards = _by_report(unit, _LETTERS, ids, _LETTERS.c.text_key.in_(_KEYS)), _by_report(unit, _CARDS, ids)
    many = sa.select(_LETTERS.c.created).where(_LETTERS.c.text_key.in_(TOLD_TOGETHER))
    together = set(unit.connection.execute(many.where(_LETTERS.c.report_id.is_(None))).scalars())
    for row in rows:
        told: dict[tuple[str, datetime], list[int]] = defaultdict(list)
        for letter in letters[row.id]:
            told[letter.text_key, letter.created].append(letter.chat_id)
        report = unit.reports.get(row.id)
        yield Case(
            report=report,
            imported=row.draft.startswith(BROUGHT),
            revisions=[line.revision for line in lines[row.id]],
            history=[entry_of(line) for line in lines[row.id]],
            deadlines=[deadline_of(one) for one in promises[row.id]],
            letters=told,
            together=report.submitted in together,
            cards={card.chat_id: card.wanted for card in cards[row.id]},
        )


def _by_report(
    unit: Unit, table: sa.Table, ids: Sequence[int], *which: sa.ColumnElement[bool]
) -> Mapping[int, list[sa.Row[Any]]]:
    found: dict[int, list[sa.Row[Any]]] = defaultdict(list)
    rows = sa.select(table).where(table.c.report_id.in_(ids), *which).order_by(table.c.id)
    for row in unit.connection.execute(rows):
        found[row.report_id].append(row)
    return found


def _numbered(unit: Unit, case: Case) -> Iterator[str]:
    del unit
    yield from numbered(case.report, case.revisions, case.history)


def _replayed(unit: Unit, case: Case) -> Iterator[str]:
    del unit
    yield from replayed(case.report, case.history, imported=case.imported)


def _promised(unit: Unit, case: Case) -> Iterator[str]:
    """Name its promises that are not kept as they should be; those of an imported report were given up."""
    if not case.imported:
        promises, calendar = unit.tenant.profile.promises, unit.tenant.calendar
        yield from promised(case.report, case.history, case.deadlines, promises, calendar)


def _seen(unit: Unit, case: Case) -> Iterator[str]:
    """Name an open report that a chat of its desk has no card of; an imported one is shown to whoever joins."""
    if case.report.status not in FINISHED and not case.imported:
        for chat in set(desk_of(unit, case.report)) - case.cards.keys():
            yield f"chat {chat} is its desk and has no card of it"


def _shown(unit: Unit, case: Case) -> Iterator[str]:
    """Name cards that were not asked to follow what happened."""
    del unit
    for chat, wanted in case.cards.items():
        if wanted < case.report.version:
            yield f"the card in chat {chat} is to show version {wanted}, and it is at {case.report.version}"


def _told(unit: Unit, case: Case) -> Iterator[str]:
    """Name events of which somebody was not told who should have been, or was told twice."""
    before = replace(case.report, agency=None, status=Status.SUBMITTED)
    times = Counter((notice.key, entry.at) for entry in case.history for notice in NOTICES[entry.event])
    for number, entry in enumerate(() if case.imported else case.history, start=1):
        for notice in NOTICES[entry.event]:
            chats = case.letters.get((notice.key, entry.at), ())
            if len(chats) > len(set(chats)) * times[notice.key, entry.at]:
                yield f"line {number}: {notice.key} was written twice to one chat"
            for whom in UNTOLD[notice.to](unit, case, before, entry, notice) if not chats else ():
                yield f"line {number}: {notice.key} was not written to {whom}, and nothing says why"
        before = replace(before, status=entry.status, agency=entry.agency)


def _reporter(unit: Unit, case: Case, _: Report, entry: Entry, notice: Notice) -> Iterator[str]:
    chat = unit.people.private_chat(case.report.reporter)
    hushed = case.together and entry.at == case.report.submitted
    if chat is not None and not hushed and not (notice.mutable and _quiet(unit, case, chat)):
        yield f"its reporter's chat {chat}"


def _quiet(unit: Unit, case: Case, chat: int) -> bool:
    """Tell whether somebody hears less, or did: the letter that said so is kept."""
    said = sa.select(_LETTERS.c.id).where(_LETTERS.c.chat_id == chat, _LETTERS.c.text_key.in_(QUIETED)).limit(1)
    return unit.mutes.has(case.report.reporter, case.report.id) or unit.connection.execute(said).first() is not None


def _desk(unit: Unit, case: Case, before: Report, entry: Entry, _: Notice) -> Iterator[str]:
    """Name the chats that had a card for sure: of its desk then, and since before it came in."""
    if entry.event not in TO_NEWCOMERS:
        then = (set(desk_of(unit.at(moment), before)) for moment in (entry.at, case.report.submitted))
        sure = set.intersection(*then) & case.cards.keys() & _there(unit, case.report.submitted)
        yield from (f"its desk, chat {chat}" for chat in sorted(sure))


def _there(unit: Unit, moment: datetime) -> set[int]:
    """Give the chats that were anybody's desk by then: a role without an end counts as held at any time."""
    members = sa.select(_CHATS.c.id).join(_MEMBERS, _MEMBERS.c.person_id == _CHATS.c.person_id)
    groups = sa.select(_GROUPS.c.chat_id).where(_GROUPS.c.since <= moment)
    found = sa.union(members.where(_MEMBERS.c.since <= moment), groups)
    return set(unit.connection.execute(found).scalars())


def _supporters(unit: Unit, case: Case, _: Report, entry: Entry, notice: Notice) -> Iterator[str]:
    """Name who supported it then; who came with a report that was merged into it did so later than it says."""
    if case.report.topic or case.report.visibility is Visibility.CONFIDENTIAL:
        return
    merged = sa.select(sa.func.max(_HISTORY.c.at)).join(_REPORTS, _REPORTS.c.id == _HISTORY.c.report_id)
    last = unit.connection.execute(
        merged.where(_REPORTS.c.merged_into_id == case.report.id, _HISTORY.c.event == Event.MERGE)
    ).scalar()
    # Where the clock was set back, a moment before this line is one after it too, as one before the report is.
    sure = min(one.at for one in case.history[case.history.index(entry) :])
    theirs = (
        sa.select(_CHATS.c.id)
        .join(_SUPPORTERS, _SUPPORTERS.c.person_id == _CHATS.c.person_id)
        .where(_SUPPORTERS.c.report_id == case.report.id)
        .where(_SUPPORTERS.c.since >= case.report.submitted, _SUPPORTERS.c.since < sure)
    )
    for chat in unit.connection.execute(theirs).scalars() if last is None or last < entry.at else ():
        if not (notice.mutable and _quiet(unit, case, chat)):
            yield f"its supporter's chat {chat}"


def _holder(unit: Unit, case: Case, _: Report, entry: Entry, __: Notice) -> Iterator[str]:
    del case
    chat = unit.people.private_chat(int(str(entry.details["holder"]["before"])))
    if chat is not None:
        yield f"the colleague's chat {chat}"


UNTOLD: Mapping[Audience, Callable[[Unit, Case, Report, Entry, Notice], Iterator[str]]] = {
    Audience.REPORTER: _reporter,
    Audience.DESK: _desk,
    Audience.SUPPORTERS: _supporters,
    Audience.HOLDER: _holder,
}
"""Who of an audience should have been told, where nobody was; with the report as it was before the event."""

LOOKS: Mapping[str, Callable[[Unit, Case], Iterator[str]]] = {
    "history": _numbered,
    "lifecycle": _replayed,
    "deadline": _promised,
    "desk": _seen,
    "card": _shown,
    "notice": _told,
}
"""How a report is looked at, by the name of the check."""


def _unclosed(unit: Unit) -> Iterator[Discrepancy]:
    """Name reports whose draft is still open in a conversation: it would be sent again."""
    rows = sa.select(_DIALOGUES.c.chat_id, _DIALOGUES.c.draft).where(_DIALOGUES.c.draft.is_not(None))
    for row in unit.connection.execute(rows.order_by(_DIALOGUES.c.chat_id)):
        draft: Draft | None = from_json(row.draft)
        while draft is not None:
            report = unit.reports.find_draft(draft.id)
            if report is not None:
                detail = f"its draft is still open in chat {row.chat_id}"
                yield Discrepancy(check="report", subject=f"report {report.code}", detail=detail)
            draft = draft.below
