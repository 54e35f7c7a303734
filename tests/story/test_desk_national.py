"""What others are in charge of: kept, marked, and given to the verifier as text for the national system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story.desks import joined, told, verifier
from tests.support.world import STORY, UNSURE

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

POWER = "Listrik padam sejak kemarin, trafo PLN di Jalan Kenanga meledak dan tiang listriknya miring."
PLN = "PT PLN (Persero)"
BUTTON = ["Teks untuk SP4N"]


async def test_a_matter_of_others_goes_to_the_verifier_with_text_to_copy(hut: World) -> None:
    checks, citizen = await verifier(hut), await hut.citizen()
    code = await hut.reported(citizen, choice=PLN, story=POWER)
    assert f"Ini tampaknya wewenang {PLN}" in (await told(citizen, "dengan kode"))[0]
    card = await checks.sees(f"{code} · Belum Terverifikasi")
    assert f"Tampaknya wewenang: {PLN}" in card.text
    assert BUTTON in card.buttons
    await checks.taps(BUTTON[0], message=card)
    copied = await checks.sees("Salin ke SP4N-LAPOR!")
    assert f"tujuan: {PLN}" in copied.text
    assert POWER in copied.text
    assert "Siti Aminah" in copied.text


async def test_the_text_of_an_anonymous_report_names_nobody(hut: World) -> None:
    checks, citizen = await verifier(hut), await hut.citizen("Wulan Sari")
    await citizen.says("/lapor")
    await citizen.sees("Ceritakan masalahnya")
    await citizen.says(f"{POWER} Saya Wulan Sari, hubungi 0812 3456 7890.")
    for prompt, words in (("Di mana", "Lewati"), ("Ada bukti", "Lewati"), ("Kepada siapa", PLN)):
        await citizen.sees(prompt)
        await citizen.says(words)
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.says("Anonim")
    await citizen.sees("Periksa laporan")
    code = await hut.sent(citizen)
    await checks.taps(BUTTON[0], message=await checks.sees(f"{code} · Belum Terverifikasi"))
    copied = await checks.sees("Salin ke SP4N-LAPOR!")
    assert "Anonim" in copied.text
    assert "Wulan" not in copied.text
    assert "7890" not in copied.text


async def test_who_joined_gets_it_as_everybody_else_does(hut: World) -> None:
    officer = await joined(hut, Role.OFFICER, "Dewi Lestari", "pln")
    citizen = await hut.citizen()
    code = await hut.reported(citizen, choice=PLN, story=POWER)
    await officer.sees(f"{code} · Terdisposisi ke {PLN}")
    assert "tampaknya wewenang" not in " ".join(await told(citizen, "dengan kode"))


async def test_what_is_ours_has_no_such_button(hut: World) -> None:
    checks, citizen = await verifier(hut), await hut.citizen()
    code = await hut.reported(citizen, choice=UNSURE, story=STORY)
    card = await checks.sees(f"{code} · Belum Terverifikasi")
    assert BUTTON not in card.buttons
    assert "wewenang" not in card.text
