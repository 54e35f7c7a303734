"""The one conversation row of a person in a chat: its version decides between replicas, its time is limited."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import LostRace
from bot.domain.report import Attachment, Dialogue, Draft
from bot.usecases import upkeep
from tests.support.archive import Archive, agreed, meet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio

DRAFT = Draft(
    id="d1",
    conversation="report",
    slots={"story": "Lampu \u00e9 \U0001f4a1 mati", "agency": "lampu"},
    offers={"agency": ({"value": "lampu", "text": "Dinas"},)},
    ranked=({"value": "lampu", "text": "Dinas", "words": "lampu", "score": "1"},),
    sources={"story": 12},
    files=2,
    below=Draft(id="d0", conversation="consent", slots={"story": "x"}),
)


def open_dialogue(unit: UnitOfWork) -> Dialogue:
    """Read the person's row."""
    actor = meet(unit)
    return unit.dialogues.get(actor.chat, actor.person)


def saving(draft: Draft | None, **parts: object) -> Callable[[UnitOfWork], Dialogue]:
    """Make a job that writes this draft."""

    def job(unit: UnitOfWork) -> Dialogue:
        return unit.dialogues.save(replace(open_dialogue(unit), draft=draft, **parts))  # type: ignore[arg-type]

    return job


async def test_a_draft_comes_back_as_it_was_kept(archive: Archive) -> None:
    """Slots, options, sources and all that waits below survive the row."""
    kept = await archive.run(saving(DRAFT, revision=3))
    found = await archive.run(open_dialogue)
    assert found == kept
    assert found.draft == DRAFT
    assert (found.version, found.revision) == (1, 3)
    await archive.run(saving(None))
    assert (await archive.run(open_dialogue)).draft is None


async def test_a_stale_version_loses(archive: Archive) -> None:
    """Neither a second first row nor an older copy of it overwrites what was written since."""
    empty = await archive.run(open_dialogue)
    first = await archive.run(saving(DRAFT))
    await archive.run(saving(replace(DRAFT, files=3)))
    for stale in (empty, first):
        with pytest.raises(LostRace):
            await archive.run(lambda unit, stale=stale: unit.dialogues.save(replace(stale, draft=None)))  # type: ignore[misc]
    found = await archive.run(open_dialogue)
    assert found.draft is not None
    assert found.draft.files == 3


async def test_two_replicas_write_one_row_and_both_have_their_effect(pg_archive: Archive) -> None:
    """Both read the same version; the second writer is replayed over what the first one left."""
    other = pg_archive.replica()
    await pg_archive.run(saving(replace(DRAFT, files=0)))
    meeting = threading.Barrier(2, timeout=20)
    tries: list[int] = []

    def counting() -> Callable[[UnitOfWork], int]:
        tried: list[int] = []

        def job(unit: UnitOfWork) -> int:
            tries.append(1)
            dialogue = open_dialogue(unit)
            assert dialogue.draft is not None
            if not tried:
                tried.append(1)
                meeting.wait()
            files = dialogue.draft.files + 1
            unit.dialogues.save(replace(dialogue, draft=replace(dialogue.draft, files=files)))
            return files

        return job

    told = await asyncio.gather(pg_archive.run(counting()), other.run(counting()))
    assert sorted(told) == [1, 2]
    assert len(tries) == 3
    assert (await pg_archive.run(open_dialogue)).version == 3


async def test_two_replicas_make_the_first_row_and_both_have_their_effect(pg_archive: Archive) -> None:
    """Also where there was no row yet, one of them is replayed."""
    other = pg_archive.replica()
    await pg_archive.run(open_dialogue)
    meeting = threading.Barrier(2, timeout=20)

    def adding(word: str) -> Callable[[UnitOfWork], None]:
        tried: list[int] = []

        def job(unit: UnitOfWork) -> None:
            dialogue = open_dialogue(unit)
            if not tried:
                tried.append(1)
                meeting.wait()
            before = dialogue.draft.slots.get("story", "") if dialogue.draft else ""
            unit.dialogues.save(
                replace(dialogue, draft=Draft(id="d", conversation="report", slots={"story": before + word}))
            )

        return job

    await asyncio.gather(pg_archive.run(adding("a")), other.run(adding("b")))
    found = (await pg_archive.run(open_dialogue)).draft
    assert found is not None
    assert sorted(found.slots["story"]) == ["a", "b"]


async def test_many_units_of_many_replicas_lose_no_write(archive: Archive) -> None:
    """A counter in one row, raised from three processes' lanes at once, counts every unit."""
    replicas = [archive, archive.replica(), archive.replica()]
    await archive.run(saving(replace(DRAFT, files=0)))

    def raise_it(unit: UnitOfWork) -> None:
        dialogue = open_dialogue(unit)
        assert dialogue.draft is not None
        unit.dialogues.save(replace(dialogue, draft=replace(dialogue.draft, files=dialogue.draft.files + 1)))

    for _ in range(10):
        await asyncio.gather(*(replica.run(raise_it) for replica in replicas))
    found = (await archive.run(open_dialogue)).draft
    assert found is not None
    assert found.files == 30


async def forgotten(archive: Archive) -> int:
    """Sweep as the ticker does; gives the number of drafts that went."""
    return await archive.run(upkeep.forget)


async def test_a_draft_past_its_time_is_gone(archive: Archive) -> None:
    """It is not shown from that moment on, and the sweep erases its words from the row."""
    expires = archive.clock.now() + timedelta(hours=24)
    await archive.run(saving(DRAFT, expires=expires))
    archive.clock.forward(hours=23, minutes=59)
    assert await forgotten(archive) == 0
    archive.clock.forward(minutes=1)
    assert (await archive.run(open_dialogue)).draft is None
    assert await forgotten(archive) == 1
    assert archive.rows("SELECT draft, expires FROM dialogues") == [(None, None)]
    assert await forgotten(archive) == 0


async def test_the_sweep_does_not_take_a_draft_that_was_just_continued(archive: Archive) -> None:
    """A unit that read the row before the sweep loses the race and starts again on the empty row."""
    await archive.run(saving(DRAFT, expires=archive.clock.now() + timedelta(hours=1)))
    before = await archive.run(open_dialogue)
    archive.clock.forward(hours=1)
    await forgotten(archive)
    with pytest.raises(LostRace):
        await archive.run(lambda unit: unit.dialogues.save(replace(before, draft=DRAFT)))


async def test_a_draft_that_is_continued_while_it_is_forgotten_stays(archive: Archive) -> None:
    """The sweep has read it as past its time; whoever wrote on meanwhile keeps it."""
    await archive.run(saving(DRAFT, expires=archive.clock.now()))
    [seen] = await archive.run(lambda unit: unit.dialogues.expired(10))
    assert seen.draft == DRAFT
    await archive.run(saving(replace(DRAFT, files=3), expires=archive.clock.now() + timedelta(days=30)))
    assert await archive.run(lambda unit: unit.dialogues.forgotten(seen)) is False
    found = (await archive.run(open_dialogue)).draft
    assert found is not None
    assert found.files == 3
    assert await archive.run(lambda unit: unit.dialogues.expired(10)) == []


async def test_a_draft_is_forgotten_by_one_of_two_sweeps(pg_archive: Archive) -> None:
    """For a moment two replicas may both think that they lead: the person is told once."""
    other = pg_archive.replica()
    await pg_archive.run(saving(DRAFT, expires=pg_archive.clock.now()))
    meeting = threading.Barrier(2, timeout=20)

    def job(unit: UnitOfWork) -> bool:
        [seen] = unit.dialogues.expired(10)
        meeting.wait()
        return unit.dialogues.forgotten(seen)

    assert sorted(await asyncio.gather(pg_archive.run(job), other.run(job))) == [False, True]


async def test_a_draft_that_was_left_can_be_taken_up_for_a_day(archive: Archive) -> None:
    """With all it held, whatever is written meanwhile; after twenty-four hours it is gone, and the sweep erases it."""
    await archive.run(saving(None, left=DRAFT))
    found = await archive.run(open_dialogue)
    assert (found.draft, found.left) == (None, DRAFT)
    archive.clock.forward(hours=23, minutes=59)
    await archive.run(saving(Draft(id="new", conversation="report")))
    assert (await archive.run(lambda unit: unit.housekeeping.prune()))["left"] == 0
    assert (await archive.run(open_dialogue)).left == DRAFT
    archive.clock.forward(minutes=1)
    assert (await archive.run(open_dialogue)).left is None
    assert (await archive.run(lambda unit: unit.housekeeping.prune()))["left"] == 1
    assert archive.rows("SELECT left_until FROM dialogues") == [(None,)]
    assert archive.rows('SELECT 1 FROM dialogues WHERE "left" IS NOT NULL') == []


async def test_files_of_a_draft_that_was_left_are_kept_as_long_as_it_can_be_taken_up(archive: Archive) -> None:
    """However long before that they came; then they go with it."""

    def leave(unit: UnitOfWork) -> None:
        unit.dialogues.save(replace(open_dialogue(unit), draft=None, left=DRAFT))

    async def swept() -> int:
        return (await archive.run(lambda unit: unit.housekeeping.prune()))["files"]

    photo = Attachment(kind="photo", file_id="AgAC", unique_id="AQAD")
    await archive.run(lambda unit: unit.files.keep(DRAFT.id, agreed(unit).person, photo))
    archive.clock.forward(days=5)
    await archive.run(leave)
    archive.clock.forward(hours=23)
    assert await swept() == 0
    archive.clock.forward(hours=1)
    assert await swept() == 1


async def idle(archive: Archive, hours: float = 24, limit: int = 10) -> list[Dialogue]:
    """List the drafts of reports that nobody touched for so long."""
    since = archive.clock.now() - timedelta(hours=hours)
    again = archive.clock.now() - timedelta(days=7)
    listed = {"since": since, "again": again, "most": 3, "limit": limit}
    return list(await archive.run(lambda unit: unit.dialogues.idle("report", **listed)))


async def test_an_idle_draft_is_listed_until_somebody_was_reminded(archive: Archive) -> None:
    """Once a week, whatever is written in between."""
    await archive.run(saving(DRAFT))
    archive.clock.forward(hours=23, minutes=59)
    assert await idle(archive) == []
    archive.clock.forward(minutes=1)
    [seen] = await idle(archive)
    assert seen.draft == DRAFT
    assert await archive.run(lambda unit: unit.dialogues.reminded(seen)) is True
    archive.clock.forward(days=3)
    assert await idle(archive) == []
    assert (await archive.run(open_dialogue)).draft == DRAFT
    await archive.run(saving(replace(DRAFT, files=3)))
    assert await idle(archive) == []
    archive.clock.forward(hours=24)
    assert await idle(archive) == []
    archive.clock.forward(days=3)
    assert len(await idle(archive)) == 1


async def test_a_reminder_does_not_make_the_persons_next_word_lose(archive: Archive) -> None:
    """It changes nothing that a unit has read; and whoever wrote on meanwhile is not reminded."""
    before = await archive.run(saving(DRAFT))
    archive.clock.forward(hours=24)
    [seen] = await idle(archive)
    assert await archive.run(lambda unit: unit.dialogues.reminded(seen))
    await archive.run(lambda unit: unit.dialogues.save(replace(before, draft=replace(DRAFT, files=9))))
    assert await archive.run(lambda unit: unit.dialogues.reminded(seen)) is False


async def test_only_open_drafts_of_the_conversation_are_idle(archive: Archive) -> None:
    """The oldest first, as many as are asked for; no consent, no words of an officer, nothing that was sent."""

    def fill(unit: UnitOfWork) -> list[int]:
        drafts = [
            Draft(id="a", conversation="report"),
            Draft(id="b", conversation="answer", below=Draft(id="c", conversation="report")),
            None,
            Draft(id="d", conversation="report"),
        ]
        people = []
        for number, draft in enumerate(drafts):
            actor = meet(unit, number)
            people.append(actor.person)
            unit.dialogues.save(replace(unit.dialogues.get(actor.chat, actor.person), draft=draft))
        return people

    people = await archive.run(fill)
    archive.clock.forward(hours=24)
    assert [one.person for one in await idle(archive)] == [people[0], people[3]]
    assert [one.person for one in await idle(archive, limit=1)] == [people[0]]


async def test_dropping_takes_every_conversation_of_a_person(archive: Archive) -> None:
    """In private and in groups, with what was left; others keep theirs."""

    def fill(unit: UnitOfWork) -> int:
        mine, other = meet(unit), meet(unit, 2)
        group = unit.people.meet(user=7_000_000_001, chat=-400, kind="group", name="Siti")
        for actor in (mine, group, other):
            row = unit.dialogues.get(actor.chat, actor.person)
            unit.dialogues.save(replace(row, draft=DRAFT, left=DRAFT))
        unit.dialogues.drop(mine.person)
        return other.person

    other = await archive.run(fill)
    assert archive.rows("SELECT person_id FROM dialogues") == [(other,)]
    assert (await archive.run(open_dialogue)).left is None
