"""Roles are taken in the chat: a list, a reason, at once; the person is told, and nobody's case is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import ANSWER, DISHUB, DLH, answered, card_of, joined, link, told, verifier
from tests.story.rows import lines
from tests.story.stewards import WHY, chosen, listed
from tests.story.test_english import in_english

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def revokes(person: Person, name: str, *, to: str = "") -> Message:
    """Revoke this person's role, for a reason."""
    await person.taps("Cabut", message=await chosen(person, name))
    await person.sees("Tulis alasannya")
    await person.says(WHY)
    if to:
        await person.sees("Siapa yang melanjutkan?")
        await person.says(to)
    await person.taps("Ya, cabut", message=await person.sees("Cabut peran"))
    return await person.sees("sudah dicabut, dan langsung berlaku")


async def test_an_agency_admin_revokes_an_officer(hut: World) -> None:
    """Their own agency's alone is listed; the officer is told why, and the running case goes to the colleague."""
    chief = await joined(hut, Role.ADMIN, "Ratna Kusuma", "perhubungan")
    budi, dewi = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari")
    await hut.officer("Agus Salim", agency="dlh")
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    await budi.taps("Terima", message=await budi.sees(code))
    await citizen.sees("sedang ditindaklanjuti")
    found = await listed(chief)
    assert "Budi Santoso" in found.text
    assert "Agus Salim" not in found.text
    assert "Laporan yang dialihkan: 1" in (await revokes(chief, "Budi Santoso", to="Dewi Lestari")).text
    assert WHY in (await budi.sees("Peran Anda sebagai petugas")).text
    assert code in (await dewi.sees("Anda mengambil alih laporan dari Budi Santoso")).text
    await look.quiet(hut)
    assert "tidak lagi di meja Anda" in (await card_of(budi, code)).text
    assert "tugas" not in await budi.menu()
    await dewi.says("/tugas")
    assert "milik saya: 1" in (await dewi.sees("Tugas Dinas Perhubungan")).text
    assert lines(hut, code)[-1] == ("hand_over", "admin")


async def test_words_of_a_revoked_officer_are_not_sent(hut: World) -> None:
    """One clear sentence, with the words; nothing happens to the report, and old buttons are refused."""
    admin, budi = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer("Budi Santoso")
    await hut.officer("Dewi Lestari")
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    card = await budi.sees(code)
    await budi.taps("Jawab", message=card)
    await budi.sees("Tulis ")
    await budi.says(ANSWER)
    shown = await budi.sees("Kirim kepada pelapor?")
    await revokes(admin, "Budi Santoso", to="Kembali ke instansi")
    before = lines(hut, code)
    await budi.sees("sudah dicabut")
    await budi.taps("Kirim", message=shown)
    assert ANSWER in (await budi.sees("Anda tidak lagi petugas untuk laporan")).text
    await look.quiet(hut)
    assert lines(hut, code) == before
    assert not await told(citizen, ANSWER)
    await budi.says("/tugas")
    await budi.sees("Daftar tugas untuk petugas")


async def test_the_last_officer_leaves_no_case_behind(hut: World) -> None:
    """Running and new cases of the agency are the verifier's then, who can answer them."""
    checks, admin = await verifier(hut, "Sri Hartati"), await joined(hut, Role.ADMIN, "Ratna Kusuma")
    budi, citizen = await hut.officer("Budi Santoso"), await hut.citizen()
    running = await hut.reported(citizen)
    await budi.taps("Terima", message=await budi.sees(running))
    await citizen.sees("sedang ditindaklanjuti")
    assert not await told(checks, running)
    await revokes(admin, "Budi Santoso", to="Kembali ke instansi")
    card = await checks.sees(running)
    await checks.taps("Jawab", message=card)
    await checks.sees("Tulis ")
    await checks.says(ANSWER)
    await checks.taps("Kirim", message=await checks.sees("Kirim kepada pelapor?"))
    await citizen.sees(ANSWER)
    another = await hut.citizen("Slamet Riyadi")
    new = await hut.reported(another, story="Rambu lalu lintas di Jalan Mawar roboh sejak kemarin.")
    await checks.sees(new)


@pytest.mark.parametrize("by", ["button", "words"])
async def test_what_is_reopened_is_for_whoever_sits_there_now(hut: World, by: str) -> None:
    """It was closed when its officer was revoked: the one who came since has the card, and the other reads no word."""
    admin, budi = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer("Budi Santoso")
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    await answered(budi, await budi.sees(code))
    await citizen.taps("Sudah selesai", message=await citizen.sees(ANSWER))
    closed = await citizen.sees("ditutup")
    await revokes(admin, "Budi Santoso")
    dewi = await hut.officer("Dewi Lestari")
    await look.quiet(hut)
    before = len(await budi.screen())
    if by == "button":
        await citizen.taps("Belum selesai", message=closed)
    else:
        await citizen.says("Mati lagi sejak tadi malam.", reply_to=closed)
        await citizen.taps("Kirim", message=await citizen.sees("Kirim kepada petugas?"))
    await answered(dewi, await dewi.sees(f"{code} · Sedang ditindaklanjuti"))
    await citizen.sees(ANSWER)
    await look.quiet(hut)
    assert len(await budi.screen()) == before
    assert not await told(budi, "Mati lagi")


async def test_a_slip_is_undone(hut: World) -> None:
    """The button gives the role back, once; after that the person is invited anew."""
    admin, budi = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer("Budi Santoso")
    code = await hut.reported(await hut.citizen())
    await budi.sees(code)
    done = await revokes(admin, "Budi Santoso")
    await budi.sees("sudah dicabut")
    await admin.taps("Kembalikan perannya", message=done)
    await budi.sees("berlaku lagi")
    await look.quiet(hut)
    assert "tugas" in await budi.menu()
    assert "Terima" in [label for row in (await card_of(budi, code)).buttons for label in row]
    again = await admin.toast(await admin.taps("Kembalikan perannya", message=done))
    assert "tidak dapat dikembalikan" in again.text


async def test_the_last_admin_stays(hut: World) -> None:
    """Neither by themselves nor by anybody else; with a second one there it may be."""
    ratna = await joined(hut, Role.ADMIN, "Ratna Kusuma")
    refused = await ratna.toast(await ratna.taps("Cabut", message=await chosen(ratna, "Ratna Kusuma")))
    assert "admin terakhir" in refused.text
    await joined(hut, Role.ADMIN, "Joko Susilo")
    await revokes(ratna, "Ratna Kusuma")
    assert await told(ratna, "Peran Anda sebagai admin sudah dicabut")
    await ratna.says("/undang")
    await ratna.sees("Undangan dibuat oleh admin")


async def test_whoever_was_revoked_meanwhile_revokes_nobody(hut: World) -> None:
    """The confirmation is on the screen already: what counts is what holds when it is pressed."""
    ratna, joko = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await joined(hut, Role.ADMIN, "Joko Susilo")
    budi = await hut.officer("Budi Santoso")
    await joko.taps("Cabut", message=await chosen(joko, "Budi Santoso"))
    await joko.sees("Tulis alasannya")
    await joko.says(WHY)
    confirmation = await joko.sees("Cabut peran")
    await revokes(ratna, "Joko Susilo")
    await joko.sees("sudah dicabut")
    await joko.taps("Ya, cabut", message=confirmation)
    await joko.sees("Itu bukan wewenang Anda")
    await look.quiet(hut)
    assert not await told(budi, "dicabut")
    assert "tugas" in await budi.menu()


async def test_an_invitation_is_taken_back(hut: World) -> None:
    """What is still good is listed; whoever opens the link afterwards is told, and joins nothing."""
    admin, person = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.sandbox.person("Budi Santoso")
    payload = link(hut, Role.OFFICER, "dlh")
    await admin.taps("Undangan yang masih berlaku", message=await listed(admin))
    invites = await admin.sees("(1\u20131 dari 1)")
    assert DLH in invites.text
    await admin.taps("1", message=invites)
    toast = await admin.toast(await admin.taps("Batalkan undangan", message=await admin.sees("belum dipakai")))
    assert "tidak berlaku lagi" in toast.text
    await person.starts(payload)
    await person.sees("lewat masanya atau dibatalkan")
    await look.quiet(hut)
    assert "tugas" not in await person.menu()
    again = await admin.toast(await admin.taps("Batalkan undangan"))
    assert "sudah dipakai, dibatalkan" in again.text


async def test_a_village_head_is_revoked(hut: World) -> None:
    """A verifier may; there is nothing to give back, for a village has one head."""
    checks, head = await verifier(hut), await hut.citizen("Kartini Wibowo")
    await head.starts(link(hut, Role.VILLAGE_HEAD, area="35.78.01.1001"))
    await head.sees("Anda sekarang kepala desa")
    done = await revokes(checks, "Kartini Wibowo")
    assert done.buttons == []
    await head.sees("Peran Anda sebagai kepala desa")
    await head.says("/desa")
    await head.sees("Ini untuk kepala desa")


async def test_pages(hut: World) -> None:
    """Five a page; labels can be typed, and one that is about a person asks for the button."""
    admin = await joined(hut, Role.ADMIN, "Ratna Kusuma")
    for number in range(6):
        await hut.officer(f"Petugas {number}")
    first = await listed(admin)
    assert "(1\u20135 dari 7)" in first.text
    await admin.taps("Berikutnya \u203a", message=first)
    assert "(6\u20137 dari 7)" in (await admin.sees("(6\u20137 dari 7)")).text
    await admin.says("Daftar anggota")
    await admin.sees("(1\u20135 dari 7)")
    await admin.says("Undangan yang masih berlaku")
    await admin.sees("tidak ada.")
    await admin.says("Cabut")
    await admin.sees("Untuk siapa?")


async def test_in_english(hut: World) -> None:
    """The same in English, for both of them."""
    admin, budi = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer("Budi Santoso")
    for person in (admin, budi):
        await in_english(person)
    await admin.says("/undang")
    await admin.sees("Who is invited?")
    await admin.says("List of members")
    found = await admin.sees("Invitations that are still good:")
    await admin.taps("2", message=found)
    await admin.taps("Revoke", message=await admin.sees("since"))
    await admin.sees("Write the reason")
    await admin.says("Moved to another office.")
    await admin.taps("Yes, revoke", message=await admin.sees("Revoke the role"))
    await admin.sees("is revoked, as of now")
    assert "Moved to another office." in (await budi.sees(f"Your role as an officer of {DISHUB} was revoked")).text
