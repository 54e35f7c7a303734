"""Sending a list is one unit on both databases: all of it, or nothing; and a list does not get in the way of others."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.list_questions import LIST
from bot.domain.people import Membership
from bot.domain.report import Attachment, Dialogue
from bot.domain.spreadsheet import Row
from bot.domain.village_list import SLOTS
from bot.usecases import conversation, talk, village_list, village_reading
from bot.usecases.village_rows import drafts_of, lines_of
from tests.support.archive import agreed, meet

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

VILLAGE = "35.78.01.1001"
FILE = Attachment(kind="document", file_id="berkas", unique_id="b", name="daftar.xlsx")


def row(number: int) -> Row:
    cells = dict.fromkeys(SLOTS, "") | {"Cerita": f"Lampu jalan nomor {number} mati sejak Senin.", "Tempat": "RT 3"}
    return Row(number=number, cells=cells)


def head(unit: UnitOfWork, number: int = 1) -> Actor:
    actor = agreed(unit, number)
    unit.members.join(Membership(person=actor.person, role=Role.VILLAGE_HEAD, area=VILLAGE))
    return meet(unit, number)


def dialogue_of(unit: UnitOfWork, number: int = 1) -> Dialogue:
    actor = meet(unit, number)
    return unit.dialogues.get(actor.chat, actor.person)


def uploaded(unit: UnitOfWork) -> None:
    """Upload a file as a village head."""
    actor = head(unit)
    village_list.take(unit, actor, unit.dialogues.get(actor.chat, actor.person), FILE)


def read(unit: UnitOfWork, count: int = 3, visibility: str = "open") -> None:
    """Read what was uploaded as so many rows, the last of which has this visibility."""
    (wanted,) = unit.lists.take(1)
    lines, faults = lines_of(unit, [row(number) for number in range(2, 2 + count)])
    drafts, more = drafts_of(unit, wanted, lines)
    assert not [*faults, *more]
    drafts[-1] = replace(drafts[-1], slots={**drafts[-1].slots, "visibility": visibility})
    village_reading.ready(unit, wanted, lines, drafts, 0)


def sent(unit: UnitOfWork) -> None:
    conversation.answer(unit, meet(unit), dialogue_of(unit), value="yes")


def keys(archive: Archive) -> list[str]:
    return [str(one[0]) for one in archive.rows("SELECT text_key FROM outbox ORDER BY id")]


async def test_all_of_it_or_nothing(archive: Archive) -> None:
    """A row that cannot be stored leaves the list as it was, and no other row behind."""
    await archive.run(uploaded)
    await archive.run(lambda unit: read(unit, visibility="secret beyond words"))
    with pytest.raises(ValueError, match="secret beyond words"):
        await archive.run(sent)
    assert archive.count("reports") == archive.count("history") == 0
    assert archive.rows("SELECT state FROM lists") == [("read",)]


async def test_each_row_becomes_a_report(archive: Archive) -> None:
    """With its code and history, and one letter for all of them."""
    await archive.run(uploaded)
    await archive.run(read)
    await archive.run(sent)
    assert archive.count("reports") == archive.count("history") == 3
    assert len({one[0] for one in archive.rows("SELECT code FROM reports")}) == 3
    assert keys(archive) == ["list-taken", "ask-send-list", "list-sent", "list-codes"]
    assert await archive.run(lambda unit: dialogue_of(unit).draft) is None


async def test_what_was_sent_meanwhile_stops_the_list(lite_archive: Archive) -> None:
    """The same row, reported by itself before the list is sent."""
    await lite_archive.run(uploaded)
    await lite_archive.run(read)
    await lite_archive.run(
        lambda unit: village_list.enter(unit, meet(unit), replace(unit.lists.drafts(1)[0], id="by itself"))
    )
    await lite_archive.run(sent)
    assert lite_archive.count("reports") == 1
    assert keys(lite_archive)[-1] == "list-gone"


async def test_a_list_waits_below_what_was_begun_meanwhile(lite_archive: Archive) -> None:
    """Its preview comes when that is over, and nothing is said in between."""
    await lite_archive.run(uploaded)

    def interrupts(unit: UnitOfWork) -> None:
        open_ = dialogue_of(unit)
        talk.go_on(unit, meet(unit), open_, replace(talk.new_draft("supply"), below=open_.draft))

    await lite_archive.run(interrupts)
    await lite_archive.run(read)
    assert "ask-send-list" not in keys(lite_archive)
    await lite_archive.run(lambda unit: talk.close(unit, meet(unit), dialogue_of(unit)))
    assert keys(lite_archive)[-1] == "ask-send-list"


async def test_whoever_is_no_head_gets_no_list(lite_archive: Archive) -> None:
    """Neither by the button nor by a file; and a head's letter is none."""

    def job(unit: UnitOfWork) -> tuple[bool, bool, bool]:
        stranger, chief = agreed(unit, 2), head(unit)
        opened = village_list.begin(unit, stranger, dialogue_of(unit, 2))
        means = village_list.means_list
        return (
            means(unit, stranger, opened, FILE) or opened.draft is not None,
            means(unit, chief, dialogue_of(unit), FILE),
            means(unit, chief, dialogue_of(unit), replace(FILE, name="surat.pdf")),
        )

    assert await lite_archive.run(job) == (False, True, False)
    assert LIST in conversation.FINISH


@pytest.mark.parametrize("seed", range(3))
async def test_any_cells_become_reports_or_faults(archive: Archive, seed: int) -> None:
    """Whatever stands in the cells, on both databases: drafts that can be sent, or faults; never an error."""
    chance = random.Random(seed)
    letters = (
        "aZ09 \n\t\r\x00\x1f\x7f\u200b\ufeff\ud800\U0010ffff😀;,'\"=+@-<&>{}%\u2028RT/Jl. Kec Desa Kota lampu mati"
    )
    texts = ["".join(chance.choices(letters, k=chance.randint(0, 90))) for _ in range(9 * 60)]
    rows = [
        Row(number=number, cells=dict(zip(SLOTS, texts[number * 9 : number * 9 + 9], strict=True)))
        for number in range(60)
    ]
    plain = [replace(one, cells=dict.fromkeys(SLOTS, "") | {"Cerita": one.cells["Cerita"]}) for one in rows]

    def job(unit: UnitOfWork) -> int:
        uploaded(unit)
        (wanted,) = unit.lists.take(1)
        _, faults = lines_of(unit, rows)
        lines, more = lines_of(unit, plain)
        assert faults
        drafts, _ = drafts_of(unit, wanted, [line for line in lines if line.row not in {one.row for one in more}])
        village_reading.ready(unit, wanted, lines, drafts, 0)
        sent(unit)
        return len(drafts)

    count = await archive.run(job)
    assert count > 0
    assert archive.count("reports") == count
