"""Colleagues at one desk: who begins holds the case, the others are told in one sentence, and may take it over."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Event
from storage.tables import HistoryRow, OutboxRow
from tests.story import look, rows
from tests.story.desks import ANSWER, DLH, card_of, desk_group, told, write
from tests.story.test_desk_tugas import SIGN, asks, revoke
from tests.story.test_english import in_english
from tests.support.world import STORY, world

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.postgres import Postgres
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

HELD = "sedang dikerjakan oleh Budi Santoso"
MINE = "Dikerjakan oleh Budi Santoso"
TAKE = "Ambil alih"


async def two(world: World) -> tuple[Person, Person, Person, str]:
    """Two officers of one agency, a citizen, and a case on both their cards."""
    budi, dewi = await world.officer("Budi Santoso"), await world.officer("Dewi Lestari")
    citizen = await world.citizen("Slamet Riyadi")
    code = await world.reported(citizen)
    for officer in (budi, dewi):
        await officer.sees(code)
    return budi, dewi, citizen, code


async def begins(officer: Person, code: str) -> None:
    """Press Jawab on the card as it is now, and be asked for the words."""
    await officer.taps("Jawab", message=await card_of(officer, code))
    await officer.sees("Tulis jawaban")


async def refused(world: World, officer: Person, code: str, label: str = "Jawab", sentence: str = HELD) -> Message:
    """Press a button of the card, and be told who works on the case; nothing else happens."""
    before = (events(world, code), look.step(world, officer))
    await officer.taps(label, message=await card_of(officer, code))
    shown = await officer.sees(sentence)
    assert shown.buttons == [[TAKE]] or sentence != HELD
    assert (events(world, code), look.step(world, officer)) == before
    return shown


def events(world: World, code: str) -> list[Event]:
    """Give what happened to the case."""
    return [event for event, _ in rows.lines(world, code)]


async def taken_over(world: World, officer: Person, code: str) -> None:
    """Take the case over, as the sentence offers it."""
    await officer.taps(TAKE, message=await refused(world, officer, code))
    await officer.taps("Ya, ambil alih", message=await officer.sees("dari Budi Santoso?"))
    await look.quiet(world)


async def test_who_begins_holds_the_case(hut: World) -> None:
    """It stands on both cards and in the lists; every button of the other answers with the same sentence."""
    budi, dewi, citizen, code = await two(hut)
    await begins(budi, code)
    for officer in (budi, dewi):
        assert MINE in (await officer.sees(MINE)).text.split("\n")[1]
    await look.quiet(hut)
    for label in ("Terima", "Jawab", "Minta kelengkapan", "Bukan wewenang", "Arsipkan"):
        assert code in (await refused(hut, dewi, code, label)).text
    await dewi.says(ANSWER, reply_to=await card_of(dewi, code))
    await dewi.sees(HELD)
    assert "milik saya: 1 · belum diambil: 0" in (await asks(budi)).text
    shown = await asks(dewi)
    assert "milik saya: 0 · belum diambil: 0" in shown.text
    assert "· Budi Santoso" in shown.text
    await citizen.says(f"/status {code}")
    await citizen.sees(f"Laporan {code}")
    assert await told(citizen, "Budi") == []


async def test_terima_holds_it_too(hut: World) -> None:
    budi, dewi, _, code = await two(hut)
    await budi.taps("Terima", message=await card_of(budi, code))
    await dewi.sees(MINE)
    await look.quiet(hut)
    await refused(hut, dewi, code)
    await budi.taps("Jawab", message=await card_of(budi, code))
    await budi.sees("Tulis jawaban")


async def test_a_colleague_takes_it_over_openly(hut: World) -> None:
    """Asked once, kept in the history, told to the first, whose words come back; the citizen reads nothing of it."""
    budi, dewi, citizen, code = await two(hut)
    await write(budi, await card_of(budi, code), "Belum sempat kami periksa.")
    await look.quiet(hut)
    await taken_over(hut, dewi, code)
    assert "sekarang dikerjakan oleh Dewi Lestari" in (await budi.sees("mengambil alihnya dari Anda")).text
    assert "Dikerjakan oleh Dewi Lestari" in (await card_of(budi, code)).text
    query = sa.select(HistoryRow.__table__).where(col(HistoryRow.event) == Event.TAKE_OVER)
    [line] = look.rows(hut, query)
    assert line.details == {"holder": {"before": int(line.details["holder"]["before"]), "after": line.actor_id}}
    await budi.says("Kirim")
    late = await budi.sees("sedang dikerjakan oleh Dewi Lestari")
    assert "Belum sempat kami periksa." in late.text
    await dewi.taps("Jawab", message=await dewi.sees("sekarang Anda kerjakan"))
    await dewi.sees("Tulis jawaban")
    await dewi.says(ANSWER)
    await dewi.sees("Kirim kepada pelapor?")
    await dewi.taps("Kirim")
    await citizen.sees(ANSWER)
    await citizen.says(f"/status {code}")
    assert (await citizen.sees(f"Laporan {code}\n")).text.count("•") == 3
    await look.quiet(hut)
    assert await told(citizen, "Lestari") == []


async def test_batal_leaves_it_with_the_colleague(hut: World) -> None:
    budi, dewi, _, code = await two(hut)
    await begins(budi, code)
    await look.quiet(hut)
    await dewi.taps(TAKE, message=await refused(hut, dewi, code))
    asked = await dewi.sees("dari Budi Santoso?")
    await dewi.taps("Batal", message=asked)
    await dewi.sees("Dibatalkan")
    assert (await dewi.toast(await dewi.taps("Ya, ambil alih", message=asked, again=True))).text
    await refused(hut, dewi, code)
    assert Event.TAKE_OVER not in events(hut, code)


async def test_a_third_colleague_was_faster(hut: World) -> None:
    """Whoever confirms a question about somebody who does not work on it any more is told who does."""
    budi, dewi, _, code = await two(hut)
    third = await hut.officer("Agus Salim")
    await third.sees(code)
    await begins(budi, code)
    await look.quiet(hut)
    await third.taps(TAKE, message=await refused(hut, third, code))
    asked = await third.sees("dari Budi Santoso?")
    await taken_over(hut, dewi, code)
    await third.taps("Ya, ambil alih", message=asked)
    await third.sees("sedang dikerjakan oleh Dewi Lestari")
    assert events(hut, code).count(Event.TAKE_OVER) == 1


async def test_it_ends_with_the_answer(hut: World) -> None:
    """What comes back from its reporter is anybody's."""
    budi, dewi, citizen, code = await two(hut)
    await budi.taps("Kirim", message=await write(budi, await card_of(budi, code)))
    await citizen.sees("menjawab laporan")
    await citizen.taps("Belum selesai")
    await dewi.sees("belum selesai")
    await look.quiet(hut)
    assert MINE not in (await card_of(dewi, code)).text
    assert "belum diambil: 1" in (await asks(dewi)).text
    await begins(dewi, code)


async def test_it_ends_with_handing_back_and_forwarding(hut: World) -> None:
    """Another agency that gets it finds nobody at work on it."""
    budi, _, citizen, code = await two(hut)
    other = await hut.officer("Rina Wulandari", agency="dlh")
    await begins(budi, code)
    await budi.says("/batal")
    await budi.sees("Dibatalkan")
    await look.quiet(hut)
    await budi.taps("Teruskan", message=await card_of(budi, code))
    await budi.sees("instansi mana")
    await budi.says(DLH)
    await budi.sees("Tulis alasan")
    await budi.says("Ini tentang lampu taman.")
    await budi.sees("Kirim kepada pelapor?")
    await budi.taps("Kirim")
    await other.sees(code)
    assert "belum diambil: 1" in (await asks(other)).text
    await other.taps("Terima", message=await card_of(other, code))
    await citizen.sees("sedang ditindaklanjuti")
    await look.quiet(hut)
    await other.taps("Bukan wewenang", message=await card_of(other, code))
    await look.quiet(hut)
    assert rows.report(hut, code).holder_id is None


async def test_it_ends_with_the_role(hut: World) -> None:
    """Whoever was let go works on nothing: the colleague's press begins at once."""
    budi, _, _, code = await two(hut)
    await begins(budi, code)
    await look.quiet(hut)
    revoke(hut)
    third = await hut.officer("Agus Salim")
    await third.sees(code)
    assert "belum diambil: 1" in (await asks(third)).text
    await begins(third, code)
    await third.sees("Dikerjakan oleh Agus Salim")


async def test_in_a_group_the_sentence_says_to_whom(hut: World) -> None:
    budi, dewi, _, _ = await two(hut)
    group = await desk_group(hut, "perhubungan", [budi, dewi])
    code = await hut.reported(await hut.citizen("Joko Susilo"), story=SIGN)
    card = await budi.sees(code, chat=group)
    await budi.taps("Jawab", message=card, chat=group)
    await budi.sees("Budi Santoso, tulis jawaban", chat=group)
    await dewi.taps("Jawab", message=card, chat=group)
    shown = await dewi.sees(f"Dewi Lestari: Laporan {code} {HELD}", chat=group)
    await dewi.taps(TAKE, message=shown, chat=group)
    await dewi.taps("Ya, ambil alih", message=await dewi.sees("dari Budi Santoso?", chat=group), chat=group)
    await dewi.sees("sekarang Anda kerjakan", chat=group)
    await budi.sees("mengambil alihnya dari Anda")


async def test_labels_can_be_typed(hut: World) -> None:
    """Ambil alih for the only one that can be meant, or as a reply; the answer too."""
    budi, dewi, _, code = await two(hut)
    await dewi.says(TAKE)
    await dewi.sees("Tidak ada laporan yang menunggu hal itu")
    await dewi.says(TAKE, reply_to=await card_of(dewi, code))
    await dewi.sees("tidak sedang dikerjakan rekan Anda")
    await begins(budi, code)
    await look.quiet(hut)
    await dewi.says("Terima", reply_to=await card_of(dewi, code))
    shown = await dewi.sees(HELD)
    await dewi.says(TAKE, reply_to=shown)
    await dewi.sees("dari Budi Santoso?")
    await dewi.says("Batal")
    await dewi.sees("Dibatalkan")
    await dewi.says(TAKE)
    await dewi.sees("dari Budi Santoso?")
    await dewi.says("Ya, ambil alih")
    await dewi.sees("sekarang Anda kerjakan")


async def test_strangers_take_nothing_over(hut: World) -> None:
    """Another agency's officer who has the sentence's button gets one line, and a late press too."""
    budi, dewi, _, code = await two(hut)
    other = await hut.officer("Rina Wulandari", agency="dlh")
    group = await desk_group(hut, "perhubungan", [budi, dewi, other])
    card = await budi.sees(code, chat=group)
    await budi.taps("Jawab", message=card, chat=group)
    await budi.sees("tulis jawaban", chat=group)
    await dewi.taps("Jawab", message=card, chat=group)
    shown = await dewi.sees(HELD, chat=group)
    query = await other.taps(TAKE, message=shown, chat=group)
    assert "tidak lagi menunggu instansi Anda" in (await other.toast(query)).text


async def test_at_the_same_moment_exactly_one_wins(postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL's lanes three press at once, to write and to accept: one begins, the others get the sentence."""
    async with world(monkeypatch, database=postgres_server.database(), mode="webhook") as opened:
        officers = [await opened.officer(name) for name in ("Budi Santoso", "Dewi Lestari", "Agus Salim")]
        citizen = await opened.citizen()
        for number, label in enumerate(("Jawab", "Terima", "Jawab")):
            code = await opened.reported(citizen, story=f"{STORY} Ini yang ke-{number}.")
            cards = [await officer.sees(code) for officer in officers]
            pairs = zip(officers, cards, (label, "Jawab", label), strict=True)
            await asyncio.gather(*(officer.taps(one, message=card) for officer, card, one in pairs))
            await look.quiet(opened)
            letters = sa.select(col(OutboxRow.text_key)).where(col(OutboxRow.text_key) == "case-held")
            assert len(look.rows(opened, letters)) == 2 * (number + 1)
            holders = {(await card_of(officer, code)).text.split("\n")[1] for officer in officers}
            assert len(holders) == 1
            assert "Dikerjakan oleh" in holders.pop()
            assert events(opened, code)[2:] in ([], [Event.ACCEPT])
            for officer in officers:
                await officer.says("/batal")
            await look.quiet(opened)
        assert look.parked(opened) == []


async def test_in_english(hut: World) -> None:
    budi, dewi, _, code = await two(hut)
    for officer in (budi, dewi):
        await in_english(officer)
    await look.quiet(hut)
    await budi.says("Answer", reply_to=await card_of(budi, code))
    await budi.sees("Write the answer")
    await dewi.sees("Budi Santoso is working on it")
    await look.quiet(hut)
    await dewi.says("Answer", reply_to=await card_of(dewi, code))
    shown = await dewi.sees(f"Budi Santoso is working on report {code}")
    assert shown.buttons == [["Take over"]]
    await dewi.taps("Take over", message=shown)
    await dewi.sees(f"Take report {code} over from Budi Santoso?")
    await dewi.says("Yes, take over")
    await dewi.sees(f"You are working on report {code} now.")
    await budi.sees("Dewi Lestari is working on report")
