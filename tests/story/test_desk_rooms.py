"""Chats that move, vanish and come back: nothing is lost, and desks know who can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox.client import Refused
from tests.story import look
from tests.story.desks import ANSWER, DISHUB, answered, buttons_of, card_of, desk_group, told, verifier
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Group, Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

UNREACHABLE = "tidak dapat dihubungi"


async def dealt(world: World) -> tuple[Group, Person, Person, str, Message]:
    """Make a group with one officer, and a report on its card."""
    officer, citizen = await world.officer(), await world.citizen()
    group = await desk_group(world, "perhubungan", [officer])
    code = await world.reported(citizen)
    return group, officer, citizen, code, await officer.sees(f"{code} · Terdisposisi", chat=group)


async def answered_in(group: Group, officer: Person, card: Message) -> None:
    """Answer in the group by a reply to the card."""
    await officer.says(ANSWER, chat=group, reply_to=card)
    await officer.sees("Kirim kepada pelapor?", chat=group)
    await officer.taps("Kirim", chat=group)


async def test_an_upgraded_group_goes_on(hut: World) -> None:
    """The new id is followed: later cards and changes come there, and are answered there."""
    group, officer, citizen, first, _ = await dealt(hut)
    await group.upgrades()
    await look.quiet(hut)
    second = await hut.reported(citizen, story=f"{STORY} Tiangnya juga miring.")
    card = await officer.sees(f"{second} · Terdisposisi", chat=group)
    await answered_in(group, officer, card)
    await citizen.sees(ANSWER)
    await officer.sees(f"{second} · Ditindaklanjuti oleh Instansi", chat=group)
    receipt = next(one for one in await citizen.screen() if f"kode\n{first}" in one.text)
    await citizen.says("Masih gelap.", reply_to=receipt)
    await citizen.sees("Kirim kepada petugas?")
    await citizen.taps("Kirim")
    assert "Masih gelap." in (await officer.sees(f"menambah keterangan pada laporan {first}", chat=group)).text
    await look.quiet(hut)
    assert "Masih gelap." in (await told(officer, f"📋 {first}", group))[-1]


@pytest.mark.parametrize("how", ["removes", "dissolves"])
async def test_a_group_that_is_gone_hands_its_cases_to_the_officers(hut: World, how: str) -> None:
    """Thrown out, or the group deleted: open cases appear in private, and go on there."""
    group, officer, citizen, code, _ = await dealt(hut)
    if how == "removes":
        await group.removes(hut.bot)
    else:
        await group.dissolves()
        late = await hut.reported(citizen, story=f"{STORY} Tiangnya juga miring.")
        await officer.sees(f"{late} · Terdisposisi")
    await look.quiet(hut)
    card = await card_of(officer, code)
    await answered(officer, card)
    await citizen.sees(ANSWER)


async def test_a_group_whose_agency_is_empty_leaves_its_cases_to_the_verifier(hut: World) -> None:
    """The last officer erased their data: the group's card has no buttons, the verifier's has."""
    checks = await verifier(hut)
    group, officer, citizen, code, _ = await dealt(hut)
    await officer.says("/privasi")
    await officer.sees("Data Anda di Simpul")
    await officer.taps("Hapus data saya")
    await officer.sees("Hapus nama")
    await officer.taps("Ya, hapus")
    card = await checks.sees(f"{code} · Terdisposisi ke {DISHUB}")
    await group.removes(hut.bot)
    await look.quiet(hut)
    await answered(checks, card)
    await citizen.sees(ANSWER)


async def test_a_group_that_takes_the_bot_back_is_a_desk_again(hut: World) -> None:
    """No new link is needed, nothing is asked, and the next case comes to the group."""
    group, officer, citizen, code, _ = await dealt(hut)
    await group.removes(hut.bot)
    await officer.sees(code)
    await officer.adds_bot(group, hut.bot)
    second = await hut.reported(citizen, story=f"{STORY} Tiangnya juga miring.")
    await officer.sees(f"{second} · Terdisposisi", chat=group)
    await look.quiet(hut)
    assert await told(officer, second) == []
    assert await told(officer, "Agar laporan muncul", group) == []


async def test_a_group_where_the_bot_may_not_write_loses_nothing(hut: World) -> None:
    """The right to write is taken: the officers still get what comes, wherever they are."""
    group, officer, citizen, _, _ = await dealt(hut)
    await group.restricts(hut.bot)
    second = await hut.reported(citizen, story=f"{STORY} Tiangnya juga miring.")
    await look.quiet(hut)
    assert "Tiangnya juga miring" in (await card_of(officer, second)).text


async def test_a_press_from_last_week_is_answered_kindly(hut: World) -> None:
    """A button of a card that has moved on since, pressed after days: one sentence, no effect."""
    group, officer, citizen, code, card = await dealt(hut)
    await hut.sandbox.advance(7 * 86400)
    await officer.taps("Terima", message=card, chat=group)
    await citizen.sees("sedang ditindaklanjuti")
    for label in ("Terima", "Bukan wewenang"):
        try:
            toast = await officer.toast(await officer.taps(label, message=card, chat=group, again=True))
        except Refused:
            continue
        assert toast.text
    await look.quiet(hut)
    assert len(await told(citizen, f"Laporan {code} sedang ditindaklanjuti")) == 1


async def test_the_desk_sees_who_cannot_be_reached(hut: World) -> None:
    """Blocked: the card says so, notices wait; back: it stops saying so, and what waited arrives."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    card = await officer.sees(f"{code} · Terdisposisi")
    assert UNREACHABLE not in card.text
    await citizen.blocks()
    assert (await officer.sees(UNREACHABLE)).id == card.id
    await answered(officer, card)
    await officer.sees(f"{code} · Ditindaklanjuti")
    assert await told(citizen, ANSWER) == []
    await citizen.unblocks()
    await citizen.sees(ANSWER)
    await look.quiet(hut)
    assert UNREACHABLE not in (await card_of(officer, code)).text
    await citizen.taps("Belum selesai")
    await officer.sees("belum selesai")


async def test_an_account_that_is_gone_is_noticed_by_the_first_notice(hut: World) -> None:
    """Telegram says nothing when an account is deleted: the refused notice tells the desk."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    card = await officer.sees(f"{code} · Terdisposisi")
    await look.quiet(hut)
    await citizen.deactivates()
    await officer.taps("Terima", message=card)
    assert code in (await officer.sees(UNREACHABLE)).text
    daily = ["Jawab", "Minta kelengkapan", "Bukan wewenang", "Teruskan", "Arsipkan"]
    assert await buttons_of(hut, officer, code) == [*daily, "Lainnya …"]


async def test_an_officer_who_blocked_the_bot_finds_the_cases_on_return(hut: World) -> None:
    """Cards that could not be shown are shown when the officer is back, as they are then."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await officer.blocks()
    code = await hut.reported(citizen)
    await citizen.sees(f"Laporan {code} sudah diteruskan")
    assert await told(officer, code) == []
    await officer.unblocks()
    await answered(officer, await officer.sees(f"{code} · Terdisposisi"))
    await citizen.sees(ANSWER)
