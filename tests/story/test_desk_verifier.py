"""The verifier: gets what no agency has, finds one for it, or answers; and what happens while nobody verifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import (
    ANSWER,
    DISHUB,
    DLH,
    RUBBISH,
    answered,
    buttons_of,
    card_of,
    joined,
    link,
    told,
    verifier,
)
from tests.support.world import STORY, UNSURE, world

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

NO_HIT = "Pelangi ungu melayang di atas bukit sunyi dekat kami, bagaimana ini ya."


async def test_not_sure_goes_to_the_verifier_with_suggestions(hut: World) -> None:
    """The card has the agencies that the rules thought of, and the way to all others; a press assigns."""
    checks, officer, citizen = await verifier(hut), await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen, choice=UNSURE)
    card = await checks.sees(f"{code} · Belum Terverifikasi")
    assert [f"→ {DISHUB}"] in card.buttons
    assert ["Instansi lain …"] in card.buttons
    assert card.buttons[-2:] == [["Jawab", "Minta kelengkapan"], ["Arsipkan", "Lainnya …"]]
    toast = await checks.toast(await checks.taps(f"→ {DISHUB}", message=card))
    assert toast.text == "Laporan diteruskan."
    await officer.sees(f"{code} · Terdisposisi ke {DISHUB}")
    await citizen.sees(f"Laporan {code} sudah diteruskan ke {DISHUB}")
    assert await buttons_of(hut, checks, code) == ["Lainnya …"]
    late = await checks.toast(await checks.taps(f"→ {DISHUB}", message=card, again=True))
    assert late.alert
    assert len(await told(citizen, "sudah diteruskan ke")) == 1


async def test_a_story_without_a_known_word_goes_to_the_verifier(hut: World) -> None:
    """Where the rules find nothing, no agency is guessed; the list offers those where somebody is."""
    checks, _, officer = await verifier(hut), await hut.officer(), await hut.officer("Dewi Lestari", agency="dlh")
    citizen = await hut.citizen()
    code = await hut.reported(citizen, choice=UNSURE, story=NO_HIT)
    assert await told(citizen, "belum menemukan instansi")
    card = await checks.sees(f"{code} · Belum Terverifikasi")
    assert card.buttons[0] == ["Instansi lain …"]
    await checks.taps("Instansi lain …", message=card)
    choice = await checks.sees("Instansi yang mana?")
    assert choice.buttons == [[DISHUB], [DLH]]
    await checks.says("DLH")
    await checks.sees(f"Laporan {code} diteruskan ke {DLH}")
    await officer.sees(f"{code} · Terdisposisi ke {DLH}")


async def test_an_agency_where_nobody_is_explains_the_invitation(hut: World) -> None:
    """A suggestion that nobody would see is not followed; the alert names /undang."""
    checks, citizen = await verifier(hut), await hut.citizen()
    code = await hut.reported(citizen)
    card = await checks.sees(f"{code} · Belum Terverifikasi")
    for label in (f"→ {DISHUB}", "Instansi lain …"):
        toast = await checks.toast(await checks.taps(label, message=card))
        assert "/undang" in toast.text
        assert toast.alert
    officer = await hut.officer()
    await officer.sees(f"{code} · Terdisposisi ke {DISHUB}")
    await citizen.sees(f"Laporan {code} sudah diteruskan ke {DISHUB}")
    assert await buttons_of(hut, checks, code) == ["Lainnya …"]


async def test_a_refused_report_finds_its_way(hut: World) -> None:
    """The verifier gives it to another agency; the one that refused sees no more than where it went."""
    first, second = await hut.officer(), await hut.officer("Dewi Lestari", agency="dlh")
    citizen, checks = await hut.citizen(), await verifier(hut)
    code = await hut.reported(citizen)
    await first.taps("Bukan wewenang", message=await first.sees(f"{code} · Terdisposisi"))
    await checks.sees(f"{code} · Belum Terverifikasi")
    await checks.taps("Instansi lain …")
    await checks.sees("Instansi yang mana?")
    await checks.taps(DLH)
    card = await second.sees(f"{code} · Terdisposisi ke {DLH}")
    gone = await first.sees("tidak lagi di meja Anda")
    assert STORY not in gone.text
    assert gone.buttons == []
    await second.taps("Bukan wewenang", message=card)
    await checks.sees(f"{DLH} mengembalikan laporan {code}")
    assert f"→ {DLH}" not in await buttons_of(hut, checks, code)
    assert len(await told(citizen, "bukan kewenangannya")) == 2


async def test_the_verifier_answers_and_asks_in_person(hut: World) -> None:
    """A question first, by a typed label, then an answer as a reply to the card: the citizen hears the verifier."""
    checks, citizen = await verifier(hut), await hut.citizen()
    code = await hut.reported(citizen, choice=UNSURE)
    card = await checks.sees(f"{code} · Belum Terverifikasi")
    await checks.says("Minta kelengkapan")
    await checks.sees("Tulis keterangan apa yang diperlukan")
    await checks.says("Di jalan mana?")
    await checks.sees("Kirim kepada pelapor?")
    await checks.taps("Kirim")
    asked = await citizen.sees("petugas verifikasi perlu keterangan")
    await citizen.says("Jalan Kenanga.", reply_to=asked)
    await citizen.sees("Kirim kepada petugas?")
    await citizen.taps("Kirim")
    more = await checks.sees(f"{code} · Sedang ditindaklanjuti")
    assert "Jalan Kenanga." in more.text
    await checks.says(ANSWER, reply_to=card)
    await checks.sees("Kirim kepada pelapor?")
    await checks.taps("Kirim")
    assert ANSWER in (await citizen.sees("petugas verifikasi menjawab laporan")).text


async def test_everything_is_verified_where_that_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """VERIFICATION=always: the chosen agency gets nothing, by press or word, before the verifier has looked."""
    monkeypatch.setenv("VERIFICATION", "always")
    async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="webhook") as town:
        checks, officer, citizen = await verifier(town), await town.officer(), await town.citizen()
        code = await town.reported(citizen)
        card = await checks.sees(f"{code} · Belum Terverifikasi")
        assert card.buttons[0] == [f"→ {DISHUB}"]
        await officer.says("Terima")
        assert code not in (await officer.sees("Tidak ada laporan yang menunggu")).text
        await look.quiet(town)
        assert await told(officer, code) == []
        await checks.taps(f"→ {DISHUB}", message=card)
        await answered(officer, await officer.sees(code))
        await citizen.sees(ANSWER)


async def leaves(officer: Person) -> None:
    """Erase one's data, and with it the role."""
    await officer.says("/privasi")
    await officer.sees("Data Anda di Simpul")
    await officer.taps("Hapus data saya")
    await officer.sees("Hapus nama")
    await officer.taps("Ya, hapus")
    await officer.sees("tidak lagi di meja Anda")


@pytest.mark.parametrize("role", [Role.VERIFIER, Role.ADMIN])
async def test_the_first_to_verify_gets_all_that_waited(hut: World, role: Role) -> None:
    """While nobody verifies, reports wait and the citizen sees so; whoever joins first has a card of each."""
    citizen = await hut.citizen()
    codes = [
        await hut.reported(citizen, choice=UNSURE),
        await hut.reported(citizen, choice=DLH, story=RUBBISH),
    ]
    await citizen.says(f"/status {codes[0]}")
    await citizen.sees("Menunggu verifikasi")
    first = await joined(hut, role, "Ratna Kusuma")
    await look.quiet(hut)
    for code in codes:
        assert "Belum Terverifikasi" in (await card_of(first, code)).text
    second = await verifier(hut, "Joko Prasetyo")
    await look.quiet(hut)
    assert len(await told(second, "Belum Terverifikasi")) == len(codes)


async def test_whoever_verifies_later_has_what_an_agency_left_behind(hut: World) -> None:
    """The only officer leaves with a case taken up: it is also for the verifier who joins only then."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await officer.taps("Terima", message=await officer.sees(code))
    await citizen.sees("sedang ditindaklanjuti")
    await leaves(officer)
    late = await verifier(hut, "Joko Prasetyo")
    await answered(late, await late.sees(code))
    await citizen.sees(ANSWER)


async def test_an_officer_who_leaves_leaves_nothing_behind(hut: World) -> None:
    """The last officer erases their data: the running case is the verifier's, and no word of it stays on that card."""
    checks, citizen = await verifier(hut), await hut.citizen()
    officer = await hut.officer()
    code = await hut.reported(citizen)
    await officer.sees(code)
    await leaves(officer)
    card = await checks.sees(f"{code} · Terdisposisi")
    assert f"→ {DISHUB}" in [label for row in card.buttons for label in row]
    await answered(checks, card)
    await citizen.sees(ANSWER)
    assert await told(officer, STORY) == []


async def test_whoever_is_no_admin_is_told_who_invites(hut: World) -> None:
    """/undang by a citizen or an officer: one sentence, no link."""
    for person in (await hut.citizen(), await hut.officer()):
        await person.says("/undang")
        await person.sees("Undangan dibuat oleh admin, admin instansi, atau petugas verifikasi")
        assert await told(person, "inv_") == []
    assert link(hut, Role.VERIFIER).startswith("inv_")
