"""The officers' side: which chats show a case, and what its card says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import FINISHED, QUIET, Event, Role
from bot.domain.messages import Letter
from bot.domain.people import CARD, OPENED
from bot.domain.report import Visibility
from bot.domain.safety import signals
from bot.usecases import evidence, looks, national
from bot.usecases.card_buttons import OPEN, button, of_card
from bot.usecases.cases import IN_A_LETTER, masked, move, send_in_parts
from bot.usecases.places import lies_outside, shown
from bot.usecases.rights import desk_of, holder_of, named_agency, refused_by, roles_at
from bot.usecases.timetable import dates, overdue
from bot.usecases.village import on_card

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.messages import Rows, Value
    from bot.domain.people import Actor
    from bot.domain.report import Entry, Report
    from bot.ports import Outgoing, UnitOfWork

ON_CARD = 1200
"""So much of a story a card shows, in characters; the rest is a press away."""

SAID = ("asked", "additions", "answer", "notes")
"""What was said on a case after its story, in the order of the card."""

SAID_BY_REPORTER = (Event.SUPPLY, Event.REPLY, Event.REOPEN)


def place(unit: UnitOfWork, report: Report, *, hushed: bool = False) -> Report:
    """Bring a report that nobody has to where it belongs, and let that desk see it; gives it as it is then."""
    agency = taker(unit, report)
    if agency:
        given = replace(report, agency=agency)
        report = move(unit, given, event=Event.ASSIGN, role=Role.SYSTEM, actor=None, hushed=hushed)
    show(unit, report)
    return report


def taker(unit: UnitOfWork, report: Report) -> str | None:
    """Name the agency that gets a report that nobody has at once; None where a verifier is to find one."""
    agency = named_agency(unit, report.topic) if report.topic else report.agency
    ready = (report.topic or not unit.tenant.verify_all) and agency != refused_by(unit, report)
    return agency if agency and ready and unit.members.officers(agency) else None


def show(unit: UnitOfWork, report: Report) -> None:
    """Let every chat of the report's desk have a card of it, and its files."""
    have = unit.cards.chats(report.id)
    for chat in desk_of(unit, report):
        if chat in have:
            unit.cards.want(report=report.id, chat=chat, revision=report.version)
        else:
            show_to(unit, report, chat)


def gather(unit: UnitOfWork, event: Event, report: Report) -> None:
    """Before it is taken up again, let whoever came to the desk since it was closed have a card of it."""
    if event is Event.REOPEN:
        show(unit, report)


def show_to(unit: UnitOfWork, report: Report, chat: int) -> None:
    """Let this chat have a card of the report, and its files."""
    unit.cards.want(report=report.id, chat=chat, revision=report.version)
    if evidence.lies_open(report):
        evidence.pass_on(unit, report, chat, unit.files.of(report.id, Role.REPORTER))


def hand_over(unit: UnitOfWork, reports: Sequence[Report], chat: int) -> None:
    """Let a chat that is new at the desk have a card of each of these reports that it is a desk of."""
    for report in each_once(reports):
        if chat in desk_of(unit, report) and chat not in unit.cards.chats(report.id):
            show_to(unit, report, chat)


def each_once(reports: Sequence[Report]) -> Sequence[Report]:
    """Give each report once, though it stands on several lists."""
    return list({report.id: report for report in reports}.values())


def fill(unit: UnitOfWork, card: Outgoing) -> Outgoing:
    """Complete a claimed card with what the report is now."""
    report = unit.reports.get(unit.cards.report_of(card.row))
    if card.leaving:
        return replace(card, key="card-below", values={"code": report.code})
    values, roles = values_of(unit, report), roles_at(unit, card.chat, report)
    if Role.OFFICER not in roles:
        values["holder"] = ""
    at_desk = card.chat in desk_of(unit, report)
    person = unit.people.person_at(card.chat)
    # What only few may read is no group's, whoever sits in it.
    open_to = person is not None or not report.topic
    stays = open_to and (bool(roles) or at_desk or card.chat in unit.members.verifiers())
    here = "card-guarded" if report.topic else "card-blocked" if report.blocked else "card"
    if stays and person is not None and here == "card":
        looks.note(unit, person, report, CARD)
    return replace(
        card,
        silent=card.edits is None and _by_night(unit, report),
        key=here if stays else "card-elsewhere",
        values=values,
        buttons=(
            *(of_card(unit, report, roles, person) if stays else ()),
            *_opens(report, values if stays and (roles or at_desk) else {}),
            *national.button(unit, report, roles),
        ),
        shown=report.version,
    )


def _by_night(unit: UnitOfWork, report: Report) -> bool:
    """Tell whether a new card must not ring now: in the hours in which no notice leaves, unless it is an emergency."""
    resting = unit.tenant.by_day(unit.now) != unit.now
    return resting and not signals(f"{report.title}\n{report.story}", unit.tenant.safety).emergency


def read(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Give the whole report to somebody of its desk, part by part; a look at a sensitive one is noted."""
    if report.topic:
        unit.audit.looked(viewer=actor.person, person=report.reporter, report=report.id, reason=report.topic)
    else:
        looks.note(unit, actor.person, report, OPENED)
    values, story = values_of(unit, report), masked(report, report.story, *unit.people.names_of(report.id))
    send_in_parts(unit, actor.chat, report, {**values, "story": story}, first="card-whole", more="card-more")
    for words in _in_letters(values):
        unit.outbox.add(Letter(chat=actor.chat, key="card-words", values=words, report=report.id))
    if not evidence.lies_open(report):
        evidence.pass_on(unit, report, actor.chat, unit.files.of(report.id, Role.REPORTER))


def _in_letters(values: Mapping[str, Value]) -> list[dict[str, Value]]:
    """Share out what was said on the case since, so that each letter holds its part whole."""
    letters: list[dict[str, Value]] = []
    room = 0
    for name in SAID:
        found = values[name]
        for one in found if isinstance(found, list) else [found] if found else []:
            length = len(one["text"] if isinstance(one, dict) else str(one))
            if length > room:
                room = IN_A_LETTER
                letters.append({"code": values["code"], **dict.fromkeys(SAID, "")})
            room -= length
            before = letters[-1][name]
            letters[-1][name] = [*(before if isinstance(before, list) else []), one] if isinstance(one, dict) else one
    return letters


def values_of(unit: UnitOfWork, report: Report) -> dict[str, Value]:
    """Give what a card shows of a report: nothing that points to a person who wants to stay unknown."""
    history = unit.reports.history(report.id)
    person, names = unit.people.get(report.reporter), unit.people.names_of(report.id)
    named = report.visibility is Visibility.OPEN
    story, title, place = (masked(report, text, *names) for text in (report.story, report.title, report.place))
    return {
        "code": report.code,
        "status": report.status,
        "topic": report.topic,
        "title": title,
        "story": story if len(story) <= ON_CARD else story[:ON_CARD] + "…",
        "class": report.report_class,
        "place": place or (report.point.to_text() if report.point else ""),
        "area": shown(unit, report.area),
        "beyond": national.marked(report),
        "outside": "yes" if lies_outside(unit, report.area, report.point) else "",
        "date": report.happened.isoformat() if report.happened else "",
        "agency": unit.tenant.name_of(_agency(history)),
        "holder": unit.people.name_of(holder) if (holder := holder_of(unit, report)) else "",
        "visibility": report.visibility,
        "reporter": person.name if named else "",
        "phone": person.phone if named else "",
        **on_card(unit, report),
        "reach": "yes" if person.reachable else "no",
        "files": report.files,
        **evidence.gaps(unit, report),
        "supporters": unit.supporters.count(report.id),
        "asked": _last(history, Event.ASK),
        "answer": _last(history, Event.ANSWER),
        "additions": [
            {"text": masked(report, one.text, *names)} for one in history if one.event in SAID_BY_REPORTER and one.text
        ],
        "notes": [{"name": unit.people.name_of(one.person), "text": one.text} for one in unit.reports.notes(report.id)],
        **_moves(unit, report, history),
        **_judged(unit, report, names),
        "at": report.submitted.isoformat(),
        **dates(unit, report),
        "lapsed": overdue(unit, report),
    }


def _agency(history: Sequence[Entry]) -> str | None:
    return history[-1].agency if history else None


def _moves(unit: UnitOfWork, report: Report, history: Sequence[Entry]) -> dict[str, Value]:
    """Give what desks did with the report, and why."""
    return {
        "forwarded": _last(history, Event.FORWARD),
        "reason": report.archive_reason,
        "explained": _last(history, Event.ARCHIVE),
        "by": _ended_by(history),
        "into": unit.reports.get(report.merged_into).code if report.merged_into else "",
        "official": report.official_id,
        "published": report.published_title,
    }


def _judged(unit: UnitOfWork, report: Report, names: Sequence[str]) -> dict[str, Value]:
    """Give what the reporter thought of it when it was closed last, without who that is."""
    given = next(reversed(unit.ratings.of(report.id)), None)
    if given is None:
        return {"score": "", "judged": ""}
    author = unit.people.name_of(given.person) if given.person else ""
    return {"score": str(given.score), "judged": masked(report, given.words, author, *names)}


def _ended_by(history: Sequence[Entry]) -> str:
    """Tell whose doing it is that the report is over; empty while it is not."""
    ends = (one.role for one in reversed(history) if one.event not in QUIET)
    return next(ends) if history and history[-1].status in FINISHED else ""


def _last(history: Sequence[Entry], event: Event) -> str:
    return next((entry.text for entry in reversed(history) if entry.event is event), "")


def _opens(report: Report, values: Mapping[str, Value]) -> Rows:
    """Offer to read on where the card does not hold everything, to who may (the others' values are empty)."""
    said = sum(len(str(values.get(name, ""))) for name in SAID)
    more = report.topic or len(report.story) > ON_CARD or said > ON_CARD
    return ((button(report, OPEN, label="label-open-card"),),) if more and values and not report.blocked else ()
