"""Who may do what: every person, with every event, on every report, in every status, by the words of the use cases.

What is allowed is said here anew: what the table gives a role, and in which role each person stands to the report. A
try goes past every button: the conversation is handed in as if it had been begun before, with all of it answered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
import sqlalchemy as sa

from bot.domain.agencies import Agency
from bot.domain.lifecycle import LIFECYCLE, OVERSEEN, Event, Role, Status
from bot.domain.people import Membership
from bot.domain.report import Draft
from bot.domain.rules import Phrase, Rules
from bot.usecases import archive, card_buttons, forward, manage, respond, rights, supply, takeover, verify
from tests.support.archive import TENANT, add_report, entry, meet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.people import Actor
    from bot.domain.report import Report
    from storage.unit import Unit
    from tests.support.archive import Archive, Replica

pytestmark = pytest.mark.asyncio

LAMPS, PARKS, ROADS = "lampu", "taman", "jalan"
TOPIC = "abuse"
TOWN = replace(
    TENANT,
    rules=Rules(version="a", phrases={LAMPS: (Phrase(words=("lampu",), weight=2.0),)}),
    agencies={code: Agency(code=code, name=code.title(), type=code) for code in (LAMPS, PARKS, ROADS)},
    # What is sensitive is read at the parks and at the roads, and by no verifier.
    profile=replace(TENANT.profile, sensitive={**TENANT.profile.sensitive, TOPIC: (PARKS, ROADS)}),
)
CODE, OTHER = "0000-0000-0", "1111-1111-1"


class Somebody(NamedTuple):
    """Somebody in the town: their number, and the roles they hold; ``former`` ones they held until today."""

    number: int
    held: tuple[tuple[Role, str | None], ...] = ()
    former: bool = False


PEOPLE = {
    "reporter": Somebody(1),
    "another citizen": Somebody(2),
    "officer of the lamps": Somebody(11, ((Role.OFFICER, LAMPS),)),
    "officer of the parks": Somebody(12, ((Role.OFFICER, PARKS),)),
    "officer of the roads": Somebody(13, ((Role.OFFICER, ROADS),)),
    "former officer of the lamps": Somebody(14, ((Role.OFFICER, LAMPS),), former=True),
    "former officer of the parks": Somebody(15, ((Role.OFFICER, PARKS),), former=True),
    "verifier": Somebody(16, ((Role.VERIFIER, None),)),
    "former verifier": Somebody(17, ((Role.VERIFIER, None),), former=True),
    "admin": Somebody(18, ((Role.ADMIN, None),)),
    "admin of the lamps": Somebody(19, ((Role.ADMIN, LAMPS),)),
    "village head": Somebody(20, ((Role.VILLAGE_HEAD, None),)),
}
REPORTS = {"ordinary": ("", LAMPS), "sensitive": (TOPIC, PARKS)}


def words(conversation: str, report: Report, **slots: str) -> Draft:
    """Make a conversation on a report in which everything is answered."""
    told = {"report": str(report.id), "code": report.code, "words": "Sudah kami lihat.", "send": "yes"}
    return Draft(id=f"d{report.id}{conversation}", conversation=conversation, slots={**told, **slots})


def finishing(finish: Callable[..., object], conversation: str, **slots: str) -> Callable[..., object]:
    """End such a conversation."""

    def attempt(unit: Unit, actor: Actor, report: Report) -> None:
        draft = words(conversation, report, **slots)
        finish(unit, actor, replace(unit.dialogues.get(actor.chat, actor.person), draft=draft))

    return attempt


def pressing(event: Event, *, desk: bool = False) -> Callable[..., object]:
    """Press a button that acts at once."""
    return lambda unit, actor, report: respond.press(
        unit, actor, event=event, report=report, revision=report.revision, desk=desk
    )


def managing(event: Event, **slots: str) -> Callable[..., object]:
    """End the conversation behind ``Lainnya …``."""
    return finishing(manage.act, "manage", do=event, **slots)


def giving(agency: str) -> Callable[..., object]:
    """Press an agency's button."""
    return lambda unit, actor, report: verify.assign(
        unit, actor, report=report, agency=agency, revision=report.revision
    )


def chosen(unit: Unit, actor: Actor, report: Report) -> None:
    """Press the button of the agency that the citizen chose."""
    giving(report.agency or LAMPS)(unit, actor, report)


def closing(unit: Unit, actor: Actor, report: Report) -> None:
    """Press the reporter's button, and then the desk's."""
    pressing(Event.CLOSE)(unit, actor, report)
    pressing(Event.CLOSE, desk=True)(unit, actor, unit.reports.get(report.id))


def withdrawing(unit: Unit, actor: Actor, report: Report) -> None:
    """Take the report back."""
    supply.withdraw(unit, actor, report, action=supply.WITHDRAWN, revision=report.revision)


def taking_over(unit: Unit, actor: Actor, report: Report) -> None:
    """Take it over from a colleague at whichever desk has it."""
    colleague = meet(unit, 30, name="colleague")
    unit.members.join(Membership(person=colleague.person, role=Role.OFFICER, agency=report.agency))
    held = unit.reports.hold(report, colleague.person)
    draft = replace(words("take_over", held), proposed={"held": str(colleague.person)})
    takeover.take_over(unit, actor, replace(unit.dialogues.get(actor.chat, actor.person), draft=draft))


TRIES: dict[Event, Callable[..., object]] = {
    Event.VERIFY: chosen,
    Event.ASSIGN: giving(ROADS),
    Event.ACCEPT: pressing(Event.ACCEPT),
    Event.ASK: finishing(respond.send_words, Event.ASK),
    Event.SUPPLY: finishing(supply.send_supply, Event.SUPPLY),
    Event.ANSWER: finishing(respond.send_words, Event.ANSWER),
    Event.REPLY: pressing(Event.REPLY),
    Event.REOPEN: pressing(Event.REOPEN),
    Event.FORWARD: finishing(forward.send, "forward", agency=ROADS),
    Event.NOT_OURS: pressing(Event.NOT_OURS),
    Event.CLOSE: closing,
    Event.ARCHIVE: finishing(archive.send, "archive", reason="unclear"),
    Event.WITHDRAW: withdrawing,
    Event.MERGE: managing(Event.MERGE, into=OTHER),
    Event.BLOCK: managing(Event.BLOCK),
    Event.UNBLOCK: managing(Event.UNBLOCK),
    Event.EDIT_PUBLISHED: managing(Event.EDIT_PUBLISHED, title="Lampu padam", published="Lampu padam sejak Senin."),
    Event.SET_VISIBILITY: managing(Event.SET_VISIBILITY, visibility="anonymous"),
    Event.SET_CLASS: managing(Event.SET_CLASS, **{"class": "oversight"}),
    Event.SET_OFFICIAL_ID: managing(Event.SET_OFFICIAL_ID, official="1234567"),
    Event.TAKE_OVER: taking_over,
}
NOBODYS = {Event.SUBMIT: "there is no report yet", Event.EXPIRE: "time does it"} | {
    Event.HAND_OVER: "it is about all that somebody works on: tests/usecases/test_steering.py"
}


def allowed(who: str, event: Event, status: Status, kind: str) -> bool:
    """Say what should be: in which role this person stands to this report, and what the table gives that role."""
    agency = REPORTS[kind][1]
    rows = {role for role in Role if (status, event, role) in LIFECYCLE}
    if who == "reporter":
        return Role.REPORTER in rows
    if who in ("verifier", "admin"):
        theirs = kind == "ordinary" and (event in OVERSEEN or status is Status.SUBMITTED)
        return theirs and Role.VERIFIER in rows
    # The admin of an agency acts for it, but not on what may be about its admin.
    acting = ((Role.OFFICER, agency),), *((((Role.ADMIN, agency),),) if kind == "ordinary" else ())
    charged = PEOPLE[who].held in acting and not PEOPLE[who].former
    return charged and status is not Status.SUBMITTED and Role.OFFICER in rows


def settle(unit: Unit) -> dict[str, Actor]:
    """Let everybody join, and those leave who have left."""
    actors = {who: meet(unit, one.number, name=who) for who, one in PEOPLE.items()}
    for who, one in PEOPLE.items():
        for role, agency in one.held:
            unit.members.join(Membership(person=actors[who].person, role=role, agency=agency))
        if one.former:
            revoke(unit, actors[who])
    return actors


def revoke(unit: Unit, actor: Actor) -> None:
    """End what this person holds."""
    ends = sa.text("UPDATE memberships SET until = :now WHERE person_id = :person")
    unit.connection.execute(ends.bindparams(sa.bindparam("now", unit.now, sa.DateTime())), {"person": actor.person})


def reached(unit: Unit, reporter: Actor, status: Status, kind: str, *, blocked: bool, code: str = CODE) -> Report:
    """Store a report that has come to this status."""
    topic, agency = REPORTS[kind]
    suggestions = ({"value": agency, "words": "lampu"},)
    report = add_report(unit, reporter.person, code=code, agency=agency, topic=topic, suggestions=suggestions)
    if status is Status.SUBMITTED and not blocked:
        return report
    line = entry(unit, Event.BLOCK if blocked else Event.ACCEPT, status, role=Role.SYSTEM, agency=agency)
    return unit.reports.move(replace(report, blocked=blocked), line)


def happened(unit: Unit, who: Actor, report: Report, event: Event) -> bool:
    """Try, and tell whether the event stands in the history then; all of it is undone."""
    saved = unit.connection.begin_nested()
    before = len(unit.reports.history(report.id))
    TRIES[event](unit, who, report)
    lines = unit.reports.history(report.id)[before:]
    saved.rollback()
    assert {line.event for line in lines} <= {event, *SAME.get(event, ())}, lines
    assert {line.actor for line in lines} <= {who.person, None}
    return any(line.event is event for line in lines)


SAME = {
    Event.SUPPLY: (Event.REPLY, Event.REOPEN),
    Event.ASSIGN: (Event.VERIFY,),
    Event.VERIFY: (Event.ASSIGN,),
    # What was given back may find its way by itself.
    Event.NOT_OURS: (Event.ASSIGN,),
}
"""Events that the same act is in another status."""


async def test_every_event_is_tried() -> None:
    """Whoever adds an event adds how it is tried."""
    assert set(TRIES) | set(NOBODYS) == set(Event)


@pytest.fixture
def town(lite_archive: Archive) -> Replica:
    return lite_archive.replica(tenant=TOWN)


@pytest.mark.parametrize("event", TRIES)
async def test_whoever_may_does_and_whoever_may_not_does_not(town: Replica, event: Event) -> None:
    """Twelve people, eight statuses, two kinds of reports: exactly those whom the table names."""

    def job(unit: Unit) -> dict[tuple[str, str, str], tuple[bool, bool]]:
        actors, found = settle(unit), {}
        reached(unit, actors["another citizen"], Status.ASSIGNED, "ordinary", blocked=False, code=OTHER)
        for kind in REPORTS:
            for status in Status:
                saved = unit.connection.begin_nested()
                report = reached(unit, actors["reporter"], status, kind, blocked=event is Event.UNBLOCK)
                for who, actor in actors.items():
                    did, may = happened(unit, actor, report, event), allowed(who, event, status, kind)
                    found[kind, status, who] = (did, may)
                saved.rollback()
        return found

    found = await town.run(job)  # type: ignore[arg-type]
    assert len(found) == len(PEOPLE) * len(Status) * len(REPORTS)
    assert {case: did for case, (did, may) in found.items() if did != may} == {}
    assert any(did for did, _ in found.values())


@pytest.mark.parametrize("event", [Event.ACCEPT, Event.ANSWER, Event.FORWARD, Event.ARCHIVE, Event.NOT_OURS])
async def test_whoever_loses_a_role_loses_it_at_once(town: Replica, event: Event) -> None:
    """The card is still on the screen, the words are written: the press and the last Kirim change nothing."""

    def job(unit: Unit) -> tuple[bool, bool]:
        actors = settle(unit)
        report = reached(unit, actors["reporter"], Status.ASSIGNED, "ordinary", blocked=False)
        officer = actors["officer of the lamps"]
        before = happened(unit, officer, report, event)
        revoke(unit, officer)
        return before, happened(unit, officer, report, event)

    assert await town.run(job) == (True, False)  # type: ignore[arg-type]


READERS = {
    "ordinary": {"officer of the lamps", "admin of the lamps", "verifier", "admin"},
    "sensitive": {"officer of the parks", "officer of the roads"},
}


@pytest.mark.parametrize("kind", REPORTS)
async def test_whoever_may_not_know_of_it_reads_nothing(town: Replica, kind: str) -> None:
    """Baca lengkap, Lainnya … and the buttons under /status are for those who sit there, are named, or oversee it."""

    def job(unit: Unit) -> tuple[set[str], set[str]]:
        actors = settle(unit)
        report = reached(unit, actors["reporter"], Status.IN_PROGRESS, kind, blocked=False)
        reading = {who for who, actor in actors.items() if rights.reads(unit, actor, report)}
        offered = {who for who, actor in actors.items() if card_buttons.for_reader(unit, report, actor.person)}
        return reading, offered

    reading, offered = await town.run(job)  # type: ignore[arg-type]
    assert reading == READERS[kind]
    # Whoever is only named reads it, and does nothing to it.
    assert offered == READERS[kind] - {"officer of the roads"}
