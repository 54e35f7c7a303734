"""/batasi: admins restrict a report's reporter in the chat, see who is restricted, and lift it; nobody else may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain import ticket
from bot.domain.lifecycle import Role
from bot.texts import build
from bot.tools import in_unit
from tests.story import look
from tests.story.desks import joined, link, told, verifier
from tests.story.test_bans import BARRED, OBJECTION, STORY
from tests.story.test_desk_members import revokes
from tests.story.test_english import in_english
from tests.story.test_path_urgent import FIRE, NUMBERS
from tests.story.wardens import ASKS, SAYS, WHY, restricted, restricts
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

TEXTS = build()
WALK = {
    "id": {
        "none": "tidak ada yang dibatasi",
        "why": ASKS["words"],
        "span": ASKS["span"],
        "review": ("selama 7 hari", "Laporan tentang bahaya tetap diterima", "keberatan satu kali"),
        "done": "dibatasi sampai",
        "barred": BARRED,
        "ask": "Tulis keberatan Anda",
        "sure": "Kirim keberatan ini",
        "sent": "sudah kami teruskan kepada admin",
        "letter": "Keberatan atas pembatasan",
        "list": "(1\u20131 dari 1)",
        "one": "tekan Cabut pembatasan",
        "lifted": "sudah berakhir",
        "late": "sudah berakhir",
    },
    "en": {
        "none": "nobody is restricted",
        "why": "Write the reason in one message",
        "span": "For how long",
        "review": ("for 7 days", "Reports of danger still go through", "may object once"),
        "done": "is restricted until",
        "barred": "An admin restricted this account",
        "ask": "Write your objection",
        "sure": "Send this objection",
        "sent": "is with the admins",
        "letter": "Objection to a restriction",
        "list": "(1\u20131 of 1)",
        "one": "press Lift restriction",
        "lifted": "has ended",
        "late": "has ended already",
    },
}
"""What is read on the way, by language."""


async def reporting(world: World, role: Role, agency: str | None = None) -> Person:
    """Make somebody who holds a role, and reports as citizens do."""
    person = await world.citizen("Ratna Kusuma")
    await person.starts(link(world, role, agency))
    await person.sees("Anda sekarang")
    return person


async def objects(citizen: Person, language: str) -> None:
    """Read why, and write the one objection."""
    words = WALK[language]
    await citizen.taps(TEXTS.label("label-appeal", language))
    await citizen.sees(str(words["ask"]))
    await citizen.says(OBJECTION)
    await citizen.sees(str(words["sure"]))
    await citizen.taps(TEXTS.label("label-send", language))
    await citizen.sees(str(words["sent"]))


@pytest.mark.parametrize("language", ["id", "en"])
async def test_placed_heard_and_lifted(hut: World, language: str) -> None:
    """By buttons: a code, the reason, for how long, a review; the citizen hears of it as they report, and objects."""
    admin, citizen = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.citizen("Siti Aminah")
    code, words = await hut.reported(citizen), WALK[language]
    if language == "en":
        await in_english(admin)
        await in_english(citizen)
    await admin.says("/batasi")
    await admin.sees(str(words["none"]))
    await admin.says(f"/batasi {code.lower()}")
    assert code in (await admin.sees(str(words["why"]))).text
    await admin.says(WHY)
    await admin.sees(str(words["span"]))
    await admin.taps(TEXTS.label("label-span-week", language))
    review = await admin.sees(WHY)
    assert all(one in review.text for one in (code, *words["review"]))
    await admin.taps(TEXTS.label("label-restrict-yes", language), message=review)
    await admin.sees(str(words["done"]))
    await look.quiet(hut)
    assert not await told(citizen, str(words["barred"]))
    await citizen.says(STORY)
    assert WHY in (await citizen.sees(str(words["barred"]))).text
    await objects(citizen, language)
    assert code in (await admin.sees(str(words["letter"]))).text
    await admin.says("/batasi")
    listed = await admin.sees(str(words["list"]))
    assert all(one in listed.text for one in (code, WHY, "lampunya memang mati"))
    assert "Siti" not in listed.text
    await admin.taps("1", message=listed)
    opened = await admin.sees(str(words["one"]))
    assert all(one in opened.text for one in (code, WHY, "Ratna Kusuma", "lampunya memang mati"))
    assert "Siti" not in opened.text
    await admin.taps(TEXTS.label("label-unban", language), message=opened)
    await citizen.sees(str(words["lifted"]))
    again = await admin.toast(await admin.taps("1", message=listed))
    assert str(words["late"]) in again.text


async def test_a_slip_is_undone_and_all_of_it_can_be_typed(hut: World) -> None:
    """The button under the confirmation lifts it; a number behind the command opens one; danger passes meanwhile."""
    admin, citizen = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.citizen()
    code = await hut.reported(citizen)
    done = await restricted(admin, code)
    await admin.says("/batasi 1")
    await admin.sees("tekan Cabut pembatasan")
    await admin.says("/batasi 2")
    await admin.sees("Tidak ada pembatasan dengan nomor itu")
    await admin.says("Cabut pembatasan")
    await admin.sees("Pembatasan yang mana?")
    await admin.says(f"/batasi {code}")
    await admin.sees(f"Pelapor laporan {code} sudah dibatasi")
    await citizen.says(FIRE)
    await citizen.sees(NUMBERS)
    await hut.reviewed(citizen, choice=UNSURE)
    assert await hut.sent(citizen)
    await admin.taps("Cabut pembatasan", message=done)
    await citizen.sees("Pembatasan akun Anda sudah berakhir")
    await citizen.says(STORY)
    await citizen.sees("Di mana kejadiannya")


async def test_what_cannot_be_restricted_is_explained(hut: World) -> None:
    """No code, nobody's code, the own report, a colleague's, one whose person is gone: each says what to do instead."""
    admin, officer = await reporting(hut, Role.ADMIN), await reporting(hut, Role.OFFICER, "dlh")
    citizen = await hut.citizen()
    code, own, colleagues = [await hut.reported(one) for one in (citizen, admin, officer)]
    await citizen.says("/privasi")
    await citizen.taps("Hapus data saya", message=await citizen.sees("Data Anda"))
    await citizen.taps("Ya, hapus", message=await citizen.sees("Hapus nama, nomor telepon"))
    await look.quiet(hut)
    for typed, said in {
        "Siti Aminah": "bukan kode laporan",
        ticket.make(): "Tidak ada laporan dengan kode",
        own: "tarik lewat /laporanku",
        colleagues: "cabut dahulu perannya dengan /undang",
        code: "arsipkan dari kartunya",
    }.items():
        await admin.says(f"/batasi {typed}")
        await admin.sees(said)
        assert look.step(hut, admin) is None
    assert in_unit(hut.settings, lambda unit: list(unit.bans.holding())) == []


async def test_nobody_else_may(hut: World) -> None:
    """Citizens, officers, verifiers and the admin of one agency are told whose it is, whatever they write or press."""
    admin, citizen = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.citizen()
    officer, checks = await hut.officer(), await verifier(hut, "Sri Hartati")
    chief = await joined(hut, Role.ADMIN, "Joko Susilo", "perhubungan")
    code = await hut.reported(citizen)
    for person in (citizen, officer, checks, chief):
        for typed in ("/batasi", "/batasi 1", f"/batasi {code}"):
            await person.says(typed)
            await person.sees("Pembatasan diatur oleh admin")
            assert look.step(hut, person) is None
        await look.quiet(hut)
        assert "batasi" not in await person.menu()
    assert "batasi" in await admin.menu()


@pytest.mark.parametrize("slot", ["words", "span", "send"])
async def test_whoever_is_admin_no_more_restricts_nobody(hut: World, slot: str) -> None:
    """The role goes in the middle: the next answer is refused in words, and so are old buttons."""
    ratna, joko = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await joined(hut, Role.ADMIN, "Joko Susilo")
    citizen, other = await hut.citizen(), await hut.citizen("Slamet Riyadi")
    done = await restricted(joko, await hut.reported(other))
    await joko.says("/batasi")
    listed = await joko.sees("(1\u20131 dari 1)")
    await restricts(joko, await hut.reported(citizen), slot)
    await revokes(ratna, "Joko Susilo")
    await joko.sees("sudah dicabut")
    await joko.says(SAYS[slot])
    await joko.sees("Pembatasan diatur oleh admin")
    assert look.step(hut, joko) is None
    for button, message in (("Cabut pembatasan", done), ("1", listed)):
        assert "diatur oleh admin" in (await joko.toast(await joko.taps(button, message=message))).text
    await citizen.says(STORY)
    await citizen.sees("Di mana kejadiannya")
    await other.says(STORY)
    await other.sees(BARRED)


async def test_it_interrupts_what_is_open_and_goes_back_to_it(hut: World) -> None:
    """An admin who is at a report of their own restricts somebody, leaves it, and is where they were each time."""
    admin, citizen = await reporting(hut, Role.ADMIN), await hut.citizen()
    code = await hut.reported(citizen)
    await admin.says(STORY)
    await admin.sees("Di mana kejadiannya")
    await restricts(admin, code, "span")
    await restricts(admin, code, "span")
    await admin.says("Batal")
    await admin.sees("Dibatalkan")
    await look.quiet(hut)
    assert look.step(hut, admin) == "report/place"
    await restricted(admin, code)
    await look.quiet(hut)
    assert look.step(hut, admin) == "report/place"
