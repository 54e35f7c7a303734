"""Village heads report for others: named with consent, inside the village, and never what is sensitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import CRUELTY
from tests.story.paths import heard, sends
from tests.story.villages import ASKED, WHOM, asked, head, tells

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_for_a_resident_who_agreed(town: World) -> None:
    """Name and number are asked after the consent and stand on the card, with who handed the report in."""
    officer = await town.officer("Budi Santoso")
    chief = await head(town)
    await asked(chief, "contact")
    await chief.says("0812 0000 1111")
    review = await tells(chief)
    assert "Atas nama: seorang warga (Joko Susilo)" in review.text
    assert "Wilayah: Kel." in review.text
    code = await sends(chief)
    card = (await officer.sees(code)).text
    assert "Disampaikan oleh kepala desa Kartini Wibowo" in card
    assert "atas nama seorang warga (Joko Susilo), 081200001111" in card


async def test_without_consent_nobody_is_named(town: World) -> None:
    """Whoever does not agree is neither asked for nor kept."""
    officer = await town.officer("Budi Santoso")
    chief = await head(town)
    await asked(chief, "agreed")
    await chief.says("Tidak, tanpa nama")
    await tells(chief)
    code = await sends(chief)
    assert "atas nama seorang warga\n" in (await officer.sees(code)).text


@pytest.mark.parametrize("sight", ["Anonim", "Rahasia"])
async def test_what_is_hidden_names_neither(town: World, sight: str) -> None:
    """Of an anonymous or confidential report the card says neither who handed it in nor for whom."""
    officer = await town.officer("Budi Santoso")
    chief = await head(town, "Sri Hartati")
    await asked(chief, "contact")
    await chief.says("Tanpa nomor")
    await tells(chief, "Lampu jalan di dekat rumah Joko Susilo mati sejak Senin, gelap sekali.", sight=sight)
    code = await sends(chief)
    await look.quiet(town)
    said = [text for text in await heard(officer) if code in text]
    assert not any("Joko" in text or "Sri Hartati" in text or "kepala desa" in text for text in said)


async def test_for_the_community_with_the_number_of_households(town: World) -> None:
    """The number is read as one; words are explained."""
    officer = await town.officer("Budi Santoso")
    chief = await head(town)
    await asked(chief, "households")
    await chief.says("banyak sekali")
    await chief.sees("bukan jumlah")
    await chief.says("120")
    await tells(chief)
    code = await sends(chief)
    card = (await officer.sees(code)).text
    assert "atas nama masyarakat desa" in card
    assert "Rumah tangga terdampak: 120" in card


async def test_for_oneself_nothing_more_is_asked(town: World) -> None:
    chief = await head(town)
    await asked(chief, "whom")
    await chief.says("Saya sendiri")
    review = await tells(chief)
    assert "Atas nama" not in review.text
    await chief.taps("Ubah")
    await chief.taps("Atas nama", message=await chief.sees("Apa yang ingin diubah"))
    await chief.sees(WHOM)
    await chief.says("Satu rumah tangga")
    await chief.sees(ASKED["agreed"])
    await chief.says("Tidak, tanpa nama")
    assert "Atas nama: satu rumah tangga" in (await chief.sees("Periksa laporan")).text


async def test_a_place_elsewhere_is_kindly_refused(town: World) -> None:
    """What is outside the village is explained and asked for again, also the second time; a hamlet is inside."""
    chief = await head(town)
    await asked(chief, "agreed")
    await chief.says("Tidak, tanpa nama")
    await chief.sees("Ceritakan masalahnya")
    await chief.says("Lampu jalan di dekat balai mati sejak hari Senin, malam jadi gelap sekali.")
    await chief.sees("Di mana kejadiannya")
    for _ in range(2):
        await chief.says("Kecamatan Coblong, Kota Bandung")
        await chief.sees("di luar")
        await chief.sees("Di mana kejadiannya")
    await chief.says("Dusun Krajan RT 2")
    await chief.sees("Ada bukti")


async def test_violence_does_not_go_by_way_of_the_village(town: World) -> None:
    """Told for a resident, it is said so: it goes on in one's own name and confidentially, or not at all."""
    chief = await head(town)
    await asked(chief, "contact")
    await chief.says("Tanpa nomor")
    await chief.sees("Ceritakan masalahnya")
    await chief.says(CRUELTY)
    await chief.sees("tidak disampaikan lewat kepala desa")
    await chief.sees("Di mana kejadiannya")
    await chief.says("Lewati")
    await chief.sees("Ada bukti")
    await chief.says("Lewati")
    await chief.sees("")
    await chief.taps("Tidak tahu, biar petugas yang memilih")
    last = await chief.sees("Periksa laporan")
    assert "Rahasia" in last.text
    assert "Joko" not in last.text


async def test_a_story_told_first_is_asked_for_whom(town: World) -> None:
    """A story that needs care is asked nothing about; any other is."""
    chief = await head(town)
    await chief.says("Lampu jalan di depan balai desa mati sejak hari Senin, malam jadi gelap sekali.")
    await chief.sees(ASKED["whom"])
    await chief.says("Saya sendiri")
    await chief.sees("Di mana kejadiannya")


async def test_in_english(town: World) -> None:
    officer = await town.officer("Budi Santoso")
    await officer.says("/bahasa")
    await officer.taps("English", message=await officer.sees("bahasa"))
    await officer.sees("English")
    chief = await head(town)
    await asked(chief, "contact")
    await chief.says("Tanpa nomor")
    await tells(chief)
    code = await sends(chief)
    assert "on behalf of a resident (Joko Susilo)" in (await officer.sees(code)).text
