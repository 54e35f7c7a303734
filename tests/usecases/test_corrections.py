"""What officers correct is kept against the rules that decided, and teaches what the right agency's words are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.agencies import Agency
from bot.domain.lessons import Blame, Lessons
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import Membership
from bot.domain.report import Draft
from bot.domain.routing import rank
from bot.domain.rulebook import Kind
from bot.domain.rules import Phrase, Rules
from bot.usecases import forward, respond, verify
from tests.support.archive import TENANT, add_report, entry, meet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive, Replica

pytestmark = pytest.mark.asyncio

RULES = Rules(
    version="a",
    phrases={
        "lampu": (Phrase(words=("lampu",), weight=2.0), Phrase(words=("mati",), weight=1.0)),
        "taman": (Phrase(words=("rumput",), weight=2.0),),
    },
)
AGENCIES = {code: Agency(code=code, name=code.title(), type=code) for code in ("lampu", "taman", "jalan")}
TOWN = replace(TENANT, rules=RULES, agencies=AGENCIES)
STORY = "Lampu di taman bermain mati."
OFFICERS = {"lampu": 11, "taman": 12, "jalan": 13}
VERIFIER = 19


@pytest.fixture
def town(archive: Archive) -> Replica:
    return archive.replica(tenant=TOWN)


def staff(unit: UnitOfWork) -> None:
    for agency, number in OFFICERS.items():
        unit.members.join(Membership(person=meet(unit, number).person, role=Role.OFFICER, agency=agency))
    unit.members.join(Membership(person=meet(unit, VERIFIER).person, role=Role.VERIFIER))


def told(
    unit: UnitOfWork, code: str, story: str, *, agency: str | None = "lampu", topic: str = "", by: int = 1
) -> Report:
    """Store a report as the rules suggest it, and bring it to the agency."""
    suggestions = tuple({"value": one.agency, "words": ", ".join(one.words)} for one in rank(story, RULES))
    parts = {"agency": agency, "story": story, "suggestions": suggestions, "topic": topic}
    report = add_report(unit, meet(unit, by).person, code=code, **parts)
    if agency is None:
        return report
    return unit.reports.move(report, entry(unit, Event.ASSIGN, Status.ASSIGNED, role=Role.SYSTEM, agency=agency))


def presses(unit: UnitOfWork, number: int, code: str, event: Event) -> None:
    report = unit.reports.find_code(code)
    assert report is not None
    respond.press(unit, meet(unit, number), event=event, report=report, revision=report.revision)


def brings(unit: UnitOfWork, code: str, agency: str) -> None:
    report = unit.reports.find_code(code)
    assert report is not None
    verify.assign(unit, meet(unit, VERIFIER), report=report, agency=agency, revision=report.revision)


async def lived(town: Replica, job: Callable[[UnitOfWork], object]) -> Lessons:
    """Staff the town, let the job happen, and give what is there to learn from."""
    await town.run(staff)
    await town.run(job)
    return await town.run(
        lambda unit: Lessons(
            settled=unit.corrections.settled(99),
            corrections=unit.corrections.newest(99),
            kinds={code: code for code in AGENCIES},
        )
    )


async def test_not_ours_blames_what_decided_and_the_verifier_completes_it(town: Replica) -> None:
    """The officer's press names the phrases as the citizen wrote them; the next agency is filled in later."""

    def job(unit: UnitOfWork) -> None:
        told(unit, "A", STORY)
        presses(unit, OFFICERS["lampu"], "A", Event.NOT_OURS)
        [waiting] = unit.corrections.newest(9)
        assert (waiting.kind, waiting.start, waiting.to, waiting.rules) == (Kind.NOT_OURS, "lampu", "", "1")
        assert [(one.agency, one.phrase, one.written) for one in waiting.phrases] == [
            ("lampu", "lampu", "Lampu"),
            ("lampu", "mati", "mati"),
        ]
        assert waiting.person == meet(unit, OFFICERS["lampu"]).person
        brings(unit, "A", "taman")

    learnt = await lived(town, job)
    assert [(one.start, one.to) for one in learnt.corrections] == [("lampu", "taman")]
    assert learnt.blames(RULES)[0] == Blame(agency="lampu", phrase="lampu", hits=1, corrected=1)


async def test_an_agency_that_takes_its_word_back_corrected_nothing(town: Replica) -> None:
    """Terima after Bukan wewenang, and a verifier who brings it back, leave no correction."""

    def job(unit: UnitOfWork) -> None:
        for code in ("A", "B"):
            told(unit, code, STORY)
            presses(unit, OFFICERS["lampu"], code, Event.NOT_OURS)
        presses(unit, OFFICERS["lampu"], "A", Event.ACCEPT)
        brings(unit, "B", "lampu")

    assert (await lived(town, job)).corrections == []


async def test_a_second_refusal_moves_the_truth_on(town: Replica) -> None:
    """Of a report that two agencies refused, the last one's word counts."""

    def job(unit: UnitOfWork) -> None:
        told(unit, "A", STORY)
        presses(unit, OFFICERS["lampu"], "A", Event.NOT_OURS)
        brings(unit, "A", "taman")
        presses(unit, OFFICERS["taman"], "A", Event.NOT_OURS)
        brings(unit, "A", "jalan")

    learnt = await lived(town, job)
    assert [(one.start, one.to) for one in learnt.corrections] == [("taman", "jalan"), ("lampu", "taman")]
    assert [case.truth for case in learnt.cases()] == ["jalan"]


async def test_a_verifier_who_decides_otherwise_than_the_rules_corrects_them(town: Replica) -> None:
    """Where the citizen left it open: against the first agency, against nobody, and not at all where they agree."""

    def job(unit: UnitOfWork) -> None:
        told(unit, "AGAINST", STORY, agency=None)
        told(unit, "NOBODY", "Pagar roboh di blok C.", agency=None)
        told(unit, "AGREED", STORY, agency=None)
        for code, agency in (("AGAINST", "taman"), ("NOBODY", "taman"), ("AGREED", "lampu")):
            brings(unit, code, agency)

    learnt = await lived(town, job)
    assert [(one.kind, one.start, one.to, len(one.phrases)) for one in reversed(learnt.corrections)] == [
        (Kind.REASSIGN, "lampu", "taman", 2),
        (Kind.REASSIGN, "", "taman", 0),
    ]


async def test_who_passes_it_on_corrects_them_too(town: Replica) -> None:
    """Teruskan by an officer and by a verifier; what comes back to the first agency corrected nothing."""

    def forwards(unit: UnitOfWork, number: int, code: str, agency: str) -> None:
        actor, report = meet(unit, number), unit.reports.find_code(code)
        assert report is not None
        told_ = {"report": str(report.id), "code": code, "agency": agency, "words": "Bukan kami.", "send": "yes"}
        draft = Draft(id=f"d{code}{number}", conversation="forward", slots=told_)
        forward.send(unit, actor, replace(unit.dialogues.get(actor.chat, actor.person), draft=draft))

    def job(unit: UnitOfWork) -> None:
        for code in ("A", "B", "C", "D"):
            told(unit, code, STORY)
        forwards(unit, OFFICERS["lampu"], "A", "taman")
        forwards(unit, VERIFIER, "B", "taman")
        forwards(unit, OFFICERS["lampu"], "C", "taman")
        forwards(unit, OFFICERS["taman"], "C", "jalan")
        forwards(unit, OFFICERS["lampu"], "D", "taman")
        forwards(unit, OFFICERS["taman"], "D", "lampu")

    learnt = await lived(town, job)
    found = [(one.kind, one.start, one.to, len(one.phrases)) for one in reversed(learnt.corrections)]
    moved = (Kind.REASSIGN, "lampu", "taman", 2)
    assert found == [moved, moved, (Kind.REASSIGN, "lampu", "jalan", 2)]
    assert learnt.blames(RULES)[0] == Blame(agency="lampu", phrase="lampu", hits=4, corrected=3)
    assert [one.truth for one in learnt.cases()].count("") == 1


async def test_what_says_nothing_of_the_rules_is_not_noted(town: Replica) -> None:
    """A sensitive report goes to named persons, and an agency where nobody sits could not have had it."""

    def job(unit: UnitOfWork) -> None:
        told(unit, "SECRET", STORY, topic="violence")
        presses(unit, OFFICERS["lampu"], "SECRET", Event.NOT_OURS)
        told(unit, "EMPTY", "Rumput tinggi.", agency=None)
        brings(unit, "EMPTY", "lampu")

    def unstaffed(unit: UnitOfWork) -> None:
        unit.connection.exec_driver_sql("DELETE FROM memberships WHERE agency_code = 'taman'")  # type: ignore[attr-defined]
        job(unit)

    learnt = await lived(town, unstaffed)
    assert learnt.corrections == []
    assert [one.title for one in learnt.settled] == ["Lampu mati"]


async def test_corrections_of_several_people_become_a_proposal(town: Replica) -> None:
    """Three lamps in parks that were moved, four in streets that stayed: the words that tell them apart."""
    parks = [STORY, "Lampu taman bermain blok C padam.", "Gelap, lampu di taman bermain pecah."]
    streets = ["Lampu jalan mati.", "Lampu gang padam.", "Lampu merah mati di perempatan.", "Mati lampu jalan pasar."]

    def job(unit: UnitOfWork) -> None:
        for number, story in enumerate(parks):
            told(unit, f"P{number}", story, by=20 + number)
            presses(unit, OFFICERS["lampu"], f"P{number}", Event.NOT_OURS)
            brings(unit, f"P{number}", "taman")
        for number, story in enumerate(streets):
            told(unit, f"S{number}", story, by=30 + number)
            presses(unit, OFFICERS["lampu"], f"S{number}", Event.ACCEPT)

    learnt = await lived(town, job)
    [first, *_] = learnt.proposals(RULES)
    assert (first.agency, first.words, first.moved, first.others) == ("taman", ("taman", "bermain"), 3, 0)
    better = replace(RULES, phrases={**RULES.phrases, "taman": (Phrase(words=("taman", "bermain"), weight=4.0),)})
    found = learnt.tried(RULES, better)
    assert (found.n, found.known, found.moves, found.better, found.worse) == (7, 7, 3, 3, 0)
    assert (found.right_before, found.right_after) == (4, 7)
    assert learnt.hits(RULES, "lampu")[0] == Blame(agency="lampu", phrase="lampu", hits=7, corrected=3)
