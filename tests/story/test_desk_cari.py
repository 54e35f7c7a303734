"""/cari: a desk finds what it may read, by code, words and area, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import desks, look
from tests.story.desks import DLH, RUBBISH, verifier
from tests.story.test_desk_sensitive import INSPECTORS, report
from tests.story.test_desk_tugas import NEXT, SIGN, asks, cards, left, of, revoke, two
from tests.story.test_english import in_english

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

NONE = ": tidak ada."


async def test_an_officer_finds_the_own_cases_by_words_and_by_code(hut: World) -> None:
    """In any case and order of words, the code in any spelling; a press brings the card down."""
    officer, first, second = await two(hut)
    for words in ("LAMPU", "sekali gelap", first, first.lower().replace("-", " "), first.replace("-", "")):
        shown = await asks(officer, f"/cari {words}", "Ditemukan:")
        assert (first in shown.text.partition("(")[2], second in shown.text) == (True, False), words
    await officer.taps("1", message=shown)
    await look.quiet(hut)
    assert (await left(officer, first), await cards(officer, first)) == (1, 1)
    assert (await officer.screen())[-1].text.startswith(f"📋 {first}")
    assert "dari 2" in (await asks(officer, "/cari jalan", "Ditemukan:")).text
    assert NONE in (await asks(officer, "/cari jembatan", "Ditemukan:")).text
    assert "cari" in await officer.menu()


async def test_nobody_finds_what_is_not_theirs(hut: World) -> None:
    """Another agency's case is as if it were not, also by its code; a verifier finds both."""
    officer, other, chief = await hut.officer(), await hut.officer("Dewi Lestari", agency="dlh"), await verifier(hut)
    code = await hut.reported(await hut.citizen("Slamet Riyadi"), choice=DLH, story=RUBBISH)
    for words in (code, "sampah", "Jalan Kenanga"):
        assert NONE in (await asks(officer, f"/cari {words}", "Ditemukan:")).text
        for person in (other, chief):
            assert code in (await asks(person, f"/cari {words}", "Ditemukan:")).text.partition("(")[2]


async def test_nothing_leads_to_an_anonymous_reporter(hut: World) -> None:
    """Neither the name in the story nor the telephone number finds the case, for they are masked on the card."""
    officer = await hut.officer()
    story = f"{SIGN} Saya Slamet Riyadi, 0812 3456 7890."
    code = await report(hut, await hut.citizen("Slamet Riyadi"), story, choice="Dinas Perhubungan")
    assert code in (await asks(officer, "/cari rambu", "Ditemukan:")).text
    for words in ("Slamet", "riyadi", "3456"):
        assert NONE in (await asks(officer, f"/cari {words}", "Ditemukan:")).text


async def test_sensitive_cases_are_found_by_their_code_by_few(hut: World) -> None:
    named, other = await hut.officer("Budi Santoso", agency=INSPECTORS), await hut.officer("Dewi Lestari", agency="dlh")
    code = await report(hut, await hut.citizen("Slamet Riyadi"), RUBBISH, visibility="Rahasia")
    await named.sees(f"🔒 {code}")
    for person, words, found in ((named, code, True), (named, "sampah", False), (other, code, False)):
        shown = await asks(person, f"/cari {words}", "Ditemukan:")
        assert (f"{code} 🔒" in shown.text) is found
        assert "menumpuk" not in shown.text


async def test_bad_searches_are_told_in_a_sentence(hut: World) -> None:
    officer, citizen = await hut.officer(), await hut.citizen("Slamet Riyadi")
    for words in ("/cari", "/cari x", "/cari |", f"/cari {'lampu ' * 84}"):
        await asks(officer, words, "2 sampai 100 huruf")
    assert look.step(hut, officer) is None
    await asks(citizen, "/cari lampu", "Pencarian untuk petugas")
    assert "cari" not in await citizen.menu()
    for words in ("%", "%%", "' OR 1=1 --", "_" * 20):
        await asks(officer, f"/cari {words}" if len(words) > 1 else "/cari %%", "Ditemukan:")


async def test_pages_turn_and_long_searches_are_to_be_narrowed(hut: World) -> None:
    officer, citizen = await hut.officer(), await hut.citizen("Slamet Riyadi")
    for number in range(6):
        await hut.reported(citizen, story=f"Lampu jalan nomor {number} di sepanjang Jalan Mawar sudah lama mati.")
    shown = await asks(officer, "/cari lampu mawar", of("Ditemukan: lampu mawar ", 1, 5, 6))
    await officer.taps(NEXT, message=shown)
    await officer.sees(of("Ditemukan: lampu mawar ", 6, 6, 6))
    long = await asks(officer, "/cari lampu jalan nomor di sepanjang jalan mawar sudah lama", "Ditemukan:")
    assert "tambah kata untuk mempersempit" in long.text
    assert len(long.buttons) == 1
    revoke(hut)
    gone = await officer.taps(NEXT, message=shown)
    assert (await officer.toast(gone)).text.startswith("Pencarian untuk petugas")


async def test_an_area_finds_what_lies_in_it(hut: World) -> None:
    officer, citizen = await hut.officer(), await hut.citizen("Slamet Riyadi")
    await citizen.says(desks.ANSWER.replace("sudah kami ganti tadi pagi", "jalan mati sejak hari Senin di sini"))
    await citizen.sees("Di mana kejadiannya")
    await citizen.says("Kelurahan Keputih, Kecamatan Sukolilo, Kota Surabaya")
    await citizen.sees("Ada bukti")
    await citizen.taps("Lewati")
    await citizen.sees("Kepada siapa")
    await citizen.taps("Dinas Perhubungan")
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.taps("Terbuka")
    await citizen.sees("Periksa laporan")
    code = await hut.sent(citizen)
    await officer.sees(code)
    assert code in (await asks(officer, "/cari Kota Surabaya", "Ditemukan:")).text
    assert NONE in (await asks(officer, "/cari Kota Malang", "Ditemukan:")).text


async def test_searching_in_english(hut: World) -> None:
    officer, code, _ = await two(hut)
    await in_english(officer)
    assert code in (await asks(officer, "/cari lampu", "Found: lampu")).text
    await asks(officer, "/cari jembatan", "Found: jembatan: nothing.")
    await asks(officer, "/cari x", "2 to 100 characters")
