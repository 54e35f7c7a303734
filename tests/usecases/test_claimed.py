"""A report that moves to another account: whoever had it before stays as unknown as they chose, erased or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role
from bot.domain.official_rows import cells
from bot.domain.on_behalf import OnBehalf, Whom
from bot.domain.people import Membership
from bot.domain.report import Visibility
from bot.domain.tokens import hash_of
from bot.usecases import bans, claiming, privacy, succession
from bot.usecases.cases import move
from bot.usecases.desk import values_of
from storage import ledger
from storage.tally import Chosen
from tests.support.archive import add_report, agreed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

FIRST, SECOND, THIRD = 1, 2, 3
NAMES = {FIRST: "Zubaidah Kencana", SECOND: "Zubaidah", THIRD: "Ibu Warung"}
WORDS = "Saya Zubaidah Kencana, tetangga pabrik, telepon 080012349876."
HIDDEN = "Saya •••, tetangga pabrik, telepon •••."
MARKS = ("Zubaidah", "Kencana", "80012349876")
VILLAGE = "32.73.01.1001"


def person(unit: UnitOfWork, number: int) -> Actor:
    """Give one of the three, who has agreed to the notice."""
    return agreed(unit, number, name=NAMES[number])


def sent(unit: UnitOfWork, visibility: Visibility = Visibility.ANONYMOUS, **parts: object) -> Report:
    """Let the first report with their name in the story, and add to it."""
    first = person(unit, FIRST)
    report = add_report(unit, first.person, story=WORDS, title=WORDS[:40], visibility=visibility, **parts)
    return move(unit, report, event=Event.SUPPLY, role=Role.REPORTER, actor=first, text=WORDS)


def claimed(unit: UnitOfWork, report: Report, number: int) -> None:
    """Let somebody open a link to the report, who has it then."""
    link = f"tautan-{number}"
    unit.claim_links.add(token_hash=hash_of(link), report=report.id)
    claiming.claim(unit, person(unit, number), hash_of(link))
    assert unit.reports.get(report.id).reporter == person(unit, number).person


def hidden(unit: UnitOfWork, report: Report) -> None:
    """Let a verifier show less of an open report."""
    less = replace(unit.reports.get(report.id), visibility=Visibility.ANONYMOUS)
    move(unit, less, event=Event.SET_VISIBILITY, role=Role.VERIFIER, actor=None)


def on_cards(unit: UnitOfWork, report: Report) -> dict[str, object]:
    """Give what the desk's cards show."""
    return {**values_of(unit, unit.reports.get(report.id))}


def in_table(archive: Archive) -> str:
    """Give the report's row of the official table."""
    with archive.engine.connect() as connection:
        [record] = ledger.records(connection, Chosen())
    return str(cells(record, agency="", parent="", path=(), zone=UTC))


def stored(archive: Archive) -> str:
    """Give everything that is kept of what was written."""
    return str([archive.rows(f"SELECT * FROM {table}") for table in ("reports", "history", "notes")])


async def unnamed(archive: Archive, report: Report) -> None:
    """Hold that neither the cards nor the table name who wrote it."""
    shown = await archive.run(lambda unit: on_cards(unit, report))
    assert (shown["story"], shown["additions"]) == (HIDDEN, [{"text": HIDDEN}])
    for words in (str(shown), in_table(archive)):
        assert [mark for mark in MARKS if mark in words] == []


async def test_who_opens_their_link_elsewhere_stays_unknown(archive: Archive) -> None:
    """The new phone has another name, and a third one after it: the story shows neither who wrote it nor a part."""
    report = await archive.run(sent)
    await unnamed(archive, report)
    for number in (SECOND, THIRD):
        await archive.run(lambda unit, number=number: claimed(unit, report, number))  # type: ignore[misc]
        await unnamed(archive, report)
    # What was written is kept as it is for who has it.
    assert (await archive.run(lambda unit: unit.reports.get(report.id))).story == WORDS


async def test_who_is_called_otherwise_since_stays_unknown(archive: Archive) -> None:
    """A later report changed the name: the older one still names nobody, and neither once its sender is erased."""
    report = await archive.run(sent)
    await archive.run(lambda unit: unit.people.set_name(person(unit, FIRST).person, "Rina Wulandari"))
    await unnamed(archive, report)
    await archive.run(lambda unit: privacy.forget(unit, person(unit, FIRST).person))
    await unnamed(archive, report)
    assert [mark for mark in MARKS if mark in stored(archive)] == []


async def test_an_objection_names_nobody_who_is_called_otherwise_since(archive: Archive) -> None:
    """What somebody who may send no reports says against it is read without any name that they had here."""

    def job(unit: UnitOfWork) -> str:
        report, first = sent(unit), person(unit, FIRST).person
        unit.people.set_name(first, "Rina Wulandari")
        bans.bar(unit, report, reason="Laporan palsu.", days=7)
        ban = unit.bans.of(first)
        assert ban is not None
        return bans.shown(unit, replace(ban, appeal=WORDS))

    assert await archive.run(job) == HIDDEN


async def test_what_is_hidden_after_it_moved_names_nobody_who_had_it(archive: Archive) -> None:
    """An open report moves, and a verifier makes it anonymous only then."""
    report = await archive.run(lambda unit: sent(unit, Visibility.OPEN))
    await archive.run(lambda unit: claimed(unit, report, THIRD))
    await archive.run(lambda unit: hidden(unit, report))
    await unnamed(archive, report)


async def test_a_successor_does_not_unmask_the_head_before(archive: Archive) -> None:
    """What a village head relayed goes to the next one, who has another name."""

    def begin(unit: UnitOfWork) -> Report:
        head = person(unit, FIRST).person
        unit.members.join(Membership(person=head, role=Role.VILLAGE_HEAD, area=VILLAGE))
        told = OnBehalf(whom=Whom.COMMUNITY, head=head, village=VILLAGE, households=7)
        return sent(unit, on_behalf=told)

    def succeeded(unit: UnitOfWork) -> None:
        actor = person(unit, THIRD)
        unit.members.join(Membership(person=actor.person, role=Role.VILLAGE_HEAD, area=VILLAGE))
        succession.succeed(unit, actor, VILLAGE)
        assert unit.reports.get(report.id).reporter == actor.person

    report = await archive.run(begin)
    await archive.run(succeeded)
    await unnamed(archive, report)


@pytest.mark.parametrize("order", list(permutations((FIRST, SECOND, THIRD))))
@pytest.mark.parametrize("visibility", [Visibility.OPEN, Visibility.ANONYMOUS])
async def test_erasing_all_who_had_it_leaves_no_name(
    archive: Archive, order: Sequence[int], visibility: Visibility
) -> None:
    """In any order; each erasure takes the erased one's name out, and shows no other's."""
    report = await archive.run(lambda unit: sent(unit, visibility))
    for number in (SECOND, THIRD):
        await archive.run(lambda unit, number=number: claimed(unit, report, number))  # type: ignore[misc]
    people = {number: await archive.run(lambda unit, n=number: person(unit, n).person) for number in order}  # type: ignore[misc]
    for number in order:
        await archive.run(lambda unit, number=number: privacy.forget(unit, people[number]))  # type: ignore[misc]
        if visibility is Visibility.ANONYMOUS:
            await unnamed(archive, report)
        if number == FIRST:
            assert NAMES[FIRST] not in stored(archive)
    assert [mark for mark in MARKS if mark in stored(archive)] == []
    assert HIDDEN in stored(archive)


async def test_erasing_who_had_it_before_shows_the_cards_anew(archive: Archive) -> None:
    """The report is another's and open: what the erased one wrote stood on the card."""

    def begin(unit: UnitOfWork) -> tuple[Report, int]:
        report, first = sent(unit, Visibility.OPEN), person(unit, FIRST).person
        claimed(unit, report, THIRD)
        unit.cards.want(report=report.id, chat=person(unit, SECOND).chat, revision=9)
        [card] = unit.cards.claim(9, without=())
        unit.cards.shown(card.row, revision=9, message=70)
        return report, first

    report, first = await archive.run(begin)
    await archive.run(lambda unit: privacy.forget(unit, first))
    assert [card.edits for card in await archive.run(lambda unit: unit.cards.claim(9, without=()))] == [70]
    shown = await archive.run(lambda unit: on_cards(unit, report))
    assert (shown["story"], shown["reporter"]) == (HIDDEN, NAMES[THIRD])
