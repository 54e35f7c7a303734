"""/serahkan: cases change hands and their history says so, or a deputy stands in for a time that ends by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import ANSWER, buttons_of, card_of, desk_group, joined, told
from tests.story.rows import lines
from tests.story.stewards import chosen
from tests.story.test_clock import BEGIN, Office
from tests.story.test_english import in_english
from tests.support.world import world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

AGENCY = "perhubungan"


async def accepted(place: World, officer: Person) -> str:
    """Let a citizen report, and the officer accept it; gives the code."""
    citizen = await place.citizen("Siti Aminah")
    code = await place.reported(citizen)
    await officer.taps("Terima", message=await officer.sees(code))
    await citizen.sees("sedang ditindaklanjuti")
    return code


async def hands_over(officer: Person, *answers: str) -> None:
    """Say to whom and for how long, and confirm."""
    await officer.says("/serahkan")
    await officer.sees("Diserahkan kepada siapa?")
    for said, follows in zip(answers, ["Untuk berapa lama", "Dari tanggal berapa"], strict=False):
        await officer.says(said)
        if said is not answers[-1]:
            await officer.sees(follows)
    await officer.taps("Ya, serahkan", message=await officer.sees("?"))


async def test_running_cases_go_to_a_colleague(hut: World) -> None:
    """The colleague is told which; the history says so, the citizen reads nothing of it, the list follows."""
    budi, dewi = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari")
    code = await accepted(hut, budi)
    await budi.says("/serahkan")
    assert "ditangani Budi Santoso: 1" in (await budi.sees("Diserahkan kepada siapa?")).text
    await budi.says("Dewi Lestari")
    await budi.sees("Untuk berapa lama")
    await budi.says("Seterusnya")
    await budi.taps("Ya, serahkan", message=await budi.sees("Serahkan?"))
    await budi.sees("Laporan yang dialihkan: 1, kepada Dewi Lestari")
    assert code in (await dewi.sees("Anda mengambil alih laporan dari Budi Santoso")).text
    assert lines(hut, code)[-1] == ("hand_over", "officer")
    await dewi.says("/tugas")
    assert "milik saya: 1" in (await dewi.sees("Tugas Dinas Perhubungan")).text
    await budi.says("/tugas")
    assert "milik saya: 0" in (await budi.sees("Tugas Dinas Perhubungan")).text
    citizen = await hut.citizen("Slamet Riyadi")
    await citizen.says(f"/status {code}")
    assert "Dewi" not in (await citizen.sees(code)).text


async def test_an_admin_hands_over_for_who_cannot(hut: World) -> None:
    """From the list under /undang; the officer keeps the role, and is told."""
    chief = await joined(hut, Role.ADMIN, "Ratna Kusuma", AGENCY)
    budi = await hut.officer("Budi Santoso")
    code = await accepted(hut, budi)
    await chief.taps("Serahkan tugasnya", message=await chosen(chief, "Budi Santoso"))
    await chief.sees("Diserahkan kepada siapa?")
    await chief.says("Kembali ke instansi")
    await chief.taps("Ya, serahkan", message=await chief.sees("Serahkan?"))
    await budi.sees("Laporan yang Anda tangani dialihkan (1)")
    assert lines(hut, code)[-1] == ("hand_over", "admin")
    await budi.says("/tugas")
    assert "belum diambil: 1" in (await budi.sees("Tugas Dinas Perhubungan")).text


async def test_a_colleague_who_left_meanwhile_gets_nothing(hut: World) -> None:
    """What was chosen holds when it is confirmed, or nothing happens."""
    budi, dewi = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari")
    code = await accepted(hut, budi)
    await budi.says("/serahkan")
    await budi.sees("Diserahkan kepada siapa?")
    await budi.says("Dewi Lestari")
    await budi.sees("Untuk berapa lama")
    await budi.says("Seterusnya")
    confirmation = await budi.sees("Serahkan?")
    await dewi.says("/privasi")
    await dewi.taps("Hapus data saya", message=await dewi.sees("Data Anda di Simpul"))
    await dewi.taps("Ya, hapus", message=await dewi.sees("Hapus nama"))
    await dewi.sees("Data Anda sudah dihapus")
    before = lines(hut, code)
    await budi.taps("Ya, serahkan", message=confirmation)
    await budi.sees("tidak dapat dilakukan lagi")
    assert lines(hut, code) == before


async def test_whoever_is_no_officer_is_told(hut: World) -> None:
    """A citizen and an agency's admin have no cases of their own."""
    for person in (await hut.citizen(), await joined(hut, Role.ADMIN, "Ratna Kusuma", AGENCY)):
        await person.says("/serahkan")
        await person.sees("Serah terima untuk petugas instansi")


@pytest_asyncio.fixture
async def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    """Give an office with a clock, which begins on a Monday at nine."""
    database = f"sqlite:///{tmp_path}/simpul.db"
    async with world(monkeypatch, database=database, mode="polling", clock=BEGIN) as opened:
        yield Office(opened, "id")


async def test_a_deputy_stands_in_for_a_time(office: Office) -> None:
    """The agency's admin gets the cards from the first day on, works on the cases, and after the last is done."""
    place = office.world
    chief = await office.person("Agus Wijaya", Role.ADMIN, AGENCY)
    budi = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
    code = await accepted(place, budi)
    await budi.says("/serahkan")
    await budi.sees("Diserahkan kepada siapa?")
    await budi.says("Agus Wijaya")
    await budi.sees("Untuk berapa lama")
    await budi.says("Selama saya berhalangan")
    await budi.sees("Dari tanggal berapa")
    await budi.says("kemarin")
    await budi.sees("Jangka waktu itu belum kami mengerti")
    await budi.says("4-11-2026 sampai 5 November 2026")
    asked = await budi.sees("Tunjuk?")
    assert "dari 4 November 2026 sampai 5 November 2026" in asked.text
    await budi.taps("Ya, serahkan", message=asked)
    await budi.sees("Ini berakhir sendiri")
    await chief.sees("Anda akan menggantikan Budi Santoso")
    await look.quiet(place)
    assert not await told(chief, f"📋 {code}")
    await office.at("2026-11-04T08:00")
    await chief.sees("Mulai sekarang Agus Wijaya menggantikan Budi Santoso")
    await chief.says("/tugas")
    await chief.sees("milik saya: 1")
    assert "Jawab" in await buttons_of(place, chief, code)
    await office.at("2026-11-06T08:00")
    await chief.sees("Penggantian Budi Santoso oleh Agus Wijaya berakhir")
    await chief.says("/tugas")
    await chief.sees("milik saya: 0")


async def test_a_deputys_time_is_ended_early(hut: World) -> None:
    """Who comes back sooner presses the button, in English as well; it works once."""
    dewi, budi = await hut.officer("Dewi Lestari"), await hut.officer("Budi Santoso")
    for person in (dewi, budi):
        await in_english(person)
    await budi.says("/serahkan")
    await budi.sees("To whom do they go?")
    await budi.says("Dewi Lestari")
    await budi.sees("For how long")
    await budi.says("While I am away")
    await budi.sees("From which day")
    await budi.says("today to tomorrow")
    await budi.taps("Yes, hand over", message=await budi.sees("Name them?"))
    begun = await budi.sees("From now on Dewi Lestari stands in for Budi Santoso")
    await dewi.sees("From now on Dewi Lestari stands in")
    await budi.taps("End the deputy's time", message=begun)
    await dewi.sees("no longer stands in for Budi Santoso")
    again = await budi.toast(await budi.taps("End the deputy's time", message=begun))
    assert "has ended already" in again.text
    await dewi.says("/tugas")
    await dewi.sees("Tasks of Dinas Perhubungan")


async def test_a_group_desk_says_who_goes_on(hut: World) -> None:
    """In an agency with a group nobody gets a card of their own; the new holder alone is told."""
    budi, dewi = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari")
    group = await desk_group(hut, AGENCY, [budi, dewi])
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    await budi.sees(code, chat=group)
    await look.quiet(hut)
    await budi.taps("Terima", message=await card_of(budi, code, group), chat=group)
    await citizen.sees("sedang ditindaklanjuti")
    await hands_over(budi, "Dewi Lestari", "Seterusnya")
    await dewi.sees("Anda mengambil alih laporan dari Budi Santoso")
    card = await card_of(dewi, code, group)
    await dewi.says(ANSWER, chat=group, reply_to=card)
    await dewi.taps("Kirim", message=await dewi.sees("Kirim kepada pelapor?", chat=group), chat=group)
    await citizen.sees(ANSWER)
