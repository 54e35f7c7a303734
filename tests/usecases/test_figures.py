"""Who gets which figures and tables: what a table lists may be read, is noted, and is asked anew when it goes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from itertools import count, product
from typing import TYPE_CHECKING, NamedTuple

import pytest
import sqlalchemy as sa

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.messages import Letter, LetterKind
from bot.domain.official import CODE
from bot.domain.people import EXPORT, Membership
from bot.domain.periods import Period
from bot.domain.report import Visibility
from bot.domain.wishes import Wish
from bot.figures import Bureau
from bot.ports import Sent
from bot.texts import build
from bot.usecases import delivery, figures, privacy, rights
from tests.support.archive import AREAS, add_report, entry, meet
from tests.usecases.test_permissions import LAMPS, PARKS, PEOPLE, TOPIC, TOWN, revoke, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.people import Actor
    from bot.ports import Outgoing
    from storage.unit import Unit
    from tests.support.archive import Archive, Replica

pytestmark = pytest.mark.asyncio

TEXTS = build()
MORE = {
    "admin of the parks": ((Role.ADMIN, PARKS),),
    "officer of the parks who verifies": ((Role.OFFICER, PARKS), (Role.VERIFIER, None)),
    "admin of the parks who verifies": ((Role.ADMIN, PARKS), (Role.VERIFIER, None)),
}
KINDS = (("", LAMPS), ("", PARKS), (TOPIC, LAMPS), (TOPIC, PARKS), ("violence", PARKS))
"""Topic and agency: at abuse the parks are named and no verifier, at violence verifiers and nobody else."""


class Kept(NamedTuple):
    """A stored report and what it is."""

    topic: str
    agency: str
    status: Status
    visibility: Visibility
    blocked: bool


GRID = tuple(
    Kept(*kind, *others)
    for kind, *others in product(KINDS, Status, (Visibility.OPEN, Visibility.ANONYMOUS), (False, True))
)
CODES = {f"C{number:03}": kept for number, kept in zip(count(), GRID, strict=False)}


def people(unit: Unit) -> dict[str, Actor]:
    """Meet everybody, the same each time."""
    numbers = {**{who: one.number for who, one in PEOPLE.items()}, **dict(zip(MORE, count(41), strict=False))}
    return {who: meet(unit, number, name=who) for who, number in numbers.items()}


def furnish(unit: Unit) -> None:
    """Let everybody join, and keep a report of each kind in each status; a new one's agency was only chosen."""
    settle(unit)
    actors = people(unit)
    for who, roles in MORE.items():
        for role, agency in roles:
            unit.members.join(Membership(person=actors[who].person, role=role, agency=agency))
    for code, (topic, agency, status, visibility, blocked) in CODES.items():
        report = add_report(
            unit, actors["reporter"].person, code=code, agency=agency, topic=topic, visibility=visibility
        )
        line = entry(unit, Event.BLOCK if blocked else Event.ACCEPT, status, role=Role.SYSTEM, agency=agency)
        unit.reports.move(replace(report, blocked=blocked), line)


def pressed(who: str) -> Callable[[Unit], None]:
    """Press for the table of all days."""
    return lambda unit: figures.send_table(unit, people(unit)[who], "csv", Period.ALL)


def waits(unit: Unit) -> int:
    """Count the letters that wait."""
    return int(unit.connection.execute(sa.text("SELECT count(*) FROM outbox WHERE state = 'queued'")).scalar_one())


async def gone(town: Replica) -> list[Outgoing]:
    """Let the sender take all that waits, and note it as sent; gives what it took."""
    items: list[Outgoing] = []
    while await town.run(waits):  # type: ignore[arg-type]
        batch = await town.run(lambda unit: delivery.claim(unit, limit=9, without=()))
        for item in batch.items:
            await town.run(lambda unit, one=item: delivery.conclude(unit, one, Sent(message=1)))  # type: ignore[misc]
        items += batch.items
    return items


async def listed(town: Replica, items: list[Outgoing]) -> set[str]:
    """Make the tables, and give the codes in them."""
    bureau, codes = Bureau(url=town.url, tenant=lambda: TOWN, areas=AREAS, texts=TEXTS), set()
    for item in items:
        if item.kind is LetterKind.TABLE:
            made = await bureau.table(Wish.from_values(item.values), "csv", "id")
            found = [row[CODE] for row in csv.DictReader(io.StringIO(made.content.decode("utf-8-sig")))]
            assert made.values["count"] == str(len(found))
            codes |= {*found}
    return codes


def noted(archive: Archive) -> dict[int, set[tuple[str, str]]]:
    """Give the looks of each person: the report's code, and why."""
    rows = archive.rows("SELECT viewer_id, code, reason FROM identity_looks JOIN reports ON reports.id = report_id")
    found: dict[int, set[tuple[str, str]]] = {}
    for viewer, code, reason in rows:
        found.setdefault(viewer, set()).add((code, reason))
    return found


@pytest.fixture
def both(archive: Archive) -> Replica:
    return archive.replica(tenant=TOWN)


def readable(unit: Unit) -> dict[str, set[str]]:
    """Say which reports each person may read, as the rights have it."""
    reports = [unit.reports.find_code(code) for code in CODES]
    return {
        who: {one.code for one in reports if one is not None and rights.reads(unit, actor, one)}
        for who, actor in people(unit).items()
    }


async def test_a_table_lists_only_what_its_reader_may_read_and_notes_it(archive: Archive, both: Replica) -> None:
    """Every person, every report: topic, agency, status, visibility, blocked or not."""
    await both.run(furnish)  # type: ignore[arg-type]
    may, actors = await both.run(readable), await both.run(people)  # type: ignore[arg-type]
    found: dict[str, set[str]] = {}
    for who in actors:
        await both.run(pressed(who))  # type: ignore[arg-type]
        found[who] = await listed(both, await gone(both))
    assert {who: codes - may[who] for who, codes in found.items() if codes - may[who]} == {}
    looks = noted(archive)
    for who, codes in found.items():
        kept = {code: CODES[code] for code in codes}
        named = {
            (code, one.topic or EXPORT) for code, one in kept.items() if one.topic or one.visibility is Visibility.OPEN
        }
        assert looks.get(actors[who].person, set()) == named, who
    assert {who: len(codes) for who, codes in found.items() if codes} == LISTED


EACH, PLACED = 2 * len(Status), 2 * len(Status) - 2
"""So many reports of a kind are not blocked, and so many of these are at their agency."""

LISTED = {
    "officer of the lamps": 2 * PLACED,
    "admin of the lamps": PLACED,
    "officer of the parks": 2 * PLACED + EACH,
    "admin of the parks": PLACED,
    "verifier": 3 * 2 * EACH,
    "admin": 3 * 2 * EACH,
    "admin of the parks who verifies": 3 * 2 * EACH,
    "officer of the parks who verifies": 3 * 2 * EACH + 2 * EACH,
}
"""How much each person's table holds; whoever oversees has what is blocked too."""


async def test_a_second_table_of_a_day_is_no_second_look(archive: Archive, both: Replica) -> None:
    """And one that is sent later is noted with what it holds then."""
    await both.run(furnish)  # type: ignore[arg-type]
    for _ in range(2):
        await both.run(pressed("officer of the parks"))  # type: ignore[arg-type]
        await gone(both)
    assert archive.count("identity_looks") == PLACED // 2 + EACH + PLACED
    await both.run(pressed("officer of the parks"))  # type: ignore[arg-type]
    archive.clock.forward(days=1)
    await gone(both)
    assert archive.count("identity_looks") == 2 * (PLACED // 2 + EACH + PLACED)


def lent(unit: Unit) -> None:
    """Let an officer of the lamps sit in for a colleague, for a day."""
    settle(unit)
    actors = people(unit)
    deputy = Membership(person=actors["another citizen"].person, role=Role.OFFICER, agency=LAMPS)
    whose = actors["officer of the lamps"].person
    unit.members.lend(deputy, since=unit.now, until=unit.now + timedelta(days=1), whose=whose)


def forget(unit: Unit, actor: Actor) -> None:
    """Press the last button of /privasi."""
    privacy.erase(unit, actor, unit.dialogues.get(actor.chat, actor.person), action=privacy.ERASED)


LOSSES = {
    "officer of the lamps": revoke,
    "officer of the parks": forget,
    "another citizen": lambda *_: None,
}
"""How each of them loses the role before the letters go: taken, by /privasi, and as a deputy whose time is over."""


@pytest.mark.parametrize("who", LOSSES)
async def test_who_lost_the_role_gets_nothing_of_what_they_asked_for(archive: Archive, both: Replica, who: str) -> None:
    """Each letter ends with its cause, and they are told once."""
    await both.run(lent)  # type: ignore[arg-type]

    def asks(unit: Unit) -> None:
        actor = people(unit)[who]
        for period in Period:
            figures.show(unit, actor, period)
            figures.send_table(unit, actor, "xlsx", period)

    await both.run(asks)  # type: ignore[arg-type]
    await both.run(lambda unit: LOSSES[who](unit, people(unit)[who]))  # type: ignore[arg-type]
    archive.clock.forward(days=2)
    items = await gone(both)
    assert [one.key for one in items if one.kind in figures.MADE or one.key == "figures-withheld"] == [
        "figures-withheld"
    ]
    ended = archive.rows("SELECT state, cause FROM outbox WHERE kind IN ('figures', 'table')")
    assert {tuple(row) for row in ended} == {("refused", figures.WITHHELD)}
    assert len(ended) == 2 * len(Period)
    assert archive.count("identity_looks") == 0


async def test_who_changed_the_desk_gets_the_new_desks(both: Replica) -> None:
    """What was asked for are days; of what is decided when it goes."""
    await both.run(furnish)  # type: ignore[arg-type]
    await both.run(pressed("officer of the lamps"))  # type: ignore[arg-type]

    def moves(unit: Unit) -> None:
        actor = people(unit)["officer of the lamps"]
        revoke(unit, actor)
        unit.members.join(Membership(person=actor.person, role=Role.ADMIN, agency=PARKS))

    await both.run(moves)  # type: ignore[arg-type]
    found = await listed(both, await gone(both))
    assert {(CODES[code].topic, CODES[code].agency) for code in found} == {("", PARKS)}
    assert len(found) == PLACED


async def test_a_group_gets_neither(both: Replica) -> None:
    """Though its press or its letter were there."""

    def asked(unit: Unit) -> str:
        settle(unit)
        group = unit.people.meet(user=7_000_000_011, chat=-100, kind="group", name="")
        unit.members.bind(group.chat, LAMPS)
        toast = figures.send_table(unit, group, "csv").key
        unit.outbox.add(Letter(chat=group.chat, kind=LetterKind.TABLE, key="figures-file", values={"form": "csv"}))
        return toast

    assert await both.run(asked) == "press-not-yours"  # type: ignore[arg-type]
    assert await gone(both) == []
