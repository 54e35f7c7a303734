"""A group as a desk: how it becomes one, who may press and write there, and what is only said there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import ANSWER, DISHUB, DLH, RUBBISH, desk_group, joined, link, told, verifier
from tests.story.test_desk_moves import menu
from tests.story.test_desk_tugas import SIGN
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Group, Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def dealt(world: World) -> tuple[Group, list[Person], Person, str, Message]:
    """Make a group of two officers and a stranger, and a report on its card."""
    budi, dewi = await world.officer(), await world.officer("Dewi Lestari")
    stranger = await world.sandbox.person("Joko Prasetyo")
    group = await desk_group(world, "perhubungan", [budi, dewi, stranger])
    citizen = await world.citizen()
    code = await world.reported(citizen)
    return group, [budi, dewi, stranger], citizen, code, await budi.sees(f"{code} · Terdisposisi", chat=group)


async def test_a_group_is_bound_by_an_admin_from_the_chat(hut: World) -> None:
    """/undang, Grup petugas, the agency; the link brings the bot in, and the group is told what it is now."""
    chief, officer = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer()
    await chief.says("/undang")
    await chief.sees("Siapa yang diundang?")
    await chief.taps("Grup petugas")
    await chief.sees("Instansi yang mana?")
    await chief.taps(DISHUB)
    given = (await chief.sees(f"Undangan grup petugas {DISHUB}")).text
    payload = given.partition("https://t.me/simpul_bot?startgroup=")[2].split()[0]
    group = await hut.sandbox.group("Meja Dishub", [chief, officer])
    await chief.adds_bot(group, hut.bot, payload=payload)
    bound = await officer.sees(f"Grup ini sekarang meja {DISHUB}", chat=group)
    assert "bergabung lewat undangan" in bound.text
    await look.quiet(hut)
    assert await told(officer, "Terima kasih sudah mengundang", group) == []


async def test_the_card_is_in_the_group_and_in_no_private_chat(hut: World) -> None:
    """One card for all; the citizen's photos too."""
    group, people, _, code, card = await dealt(hut)
    assert STORY in card.text
    await look.quiet(hut)
    assert len(await told(people[0], code, group)) == 1
    for person in people:
        assert await told(person, code) == []


async def test_running_cases_come_along(hut: World) -> None:
    """What is open when the group is bound has its card there, and its private cards go on too."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    private = await officer.sees(code)
    group = await desk_group(hut, "perhubungan", [officer])
    await officer.sees(f"{code} · Terdisposisi", chat=group)
    await officer.taps("Terima", message=private)
    await officer.sees(f"{code} · Sedang ditindaklanjuti", chat=group)


async def test_strangers_are_told_how_to_join(hut: World) -> None:
    """A press by a member without invitation is an alert, a reply a sentence; both change nothing."""
    group, [_, _, stranger], citizen, code, card = await dealt(hut)
    for label in ("Terima", "Jawab", "Minta kelengkapan", "Bukan wewenang"):
        toast = await stranger.toast(await stranger.taps(label, message=card, chat=group))
        assert "bergabung lewat undangan" in toast.text
        assert toast.alert
    await stranger.says("Saya saja yang jawab.", chat=group, reply_to=card)
    await stranger.sees(f"Laporan {code} dijawab oleh petugas yang bergabung", chat=group)
    await look.quiet(hut)
    assert await told(stranger, "Kirim kepada pelapor?", group) == []
    assert await told(citizen, "ditindaklanjuti oleh") == []


async def test_an_officer_of_another_agency_is_a_stranger_here(hut: World) -> None:
    """Joined, but elsewhere: the same alert."""
    group, _, _, _, card = await dealt(hut)
    other = await hut.officer("Slamet Riyadi", agency="dlh")
    await other.joins(group)
    toast = await other.toast(await other.taps("Terima", message=card, chat=group))
    assert toast.alert
    await other.says("Biar kami.", chat=group, reply_to=card)
    await other.sees("dijawab oleh petugas yang bergabung", chat=group)


async def test_a_reply_in_the_group_answers_after_kirim(hut: World) -> None:
    """The words are shown back in the group with the officer's name, and leave by that officer's Kirim alone."""
    group, [budi, dewi, _], citizen, code, card = await dealt(hut)
    await budi.says(ANSWER, chat=group, reply_to=card)
    review = await dewi.sees(f"Budi Santoso, Jawaban untuk {code}", chat=group)
    assert ANSWER in review.text
    assert review.buttons == [["Kirim", "Catatan internal", "Batal"]]
    await dewi.toast(await dewi.taps("Kirim", message=review, chat=group))
    await look.quiet(hut)
    assert await told(citizen, ANSWER) == []
    await budi.taps("Kirim", message=review, chat=group)
    await citizen.sees(ANSWER)
    await dewi.sees(f"{code} · Ditindaklanjuti oleh Instansi", chat=group)


async def test_two_officers_have_words_of_their_own(hut: World) -> None:
    """Each on a case of their own, interleaved: each is asked by name and keeps their own words."""
    group, [budi, dewi, _], citizen, code, card = await dealt(hut)
    neighbour = await hut.citizen("Slamet Riyadi")
    another = await hut.reported(neighbour, story=SIGN)
    theirs = await dewi.sees(another, chat=group)
    await budi.taps("Jawab", message=card, chat=group)
    first = await budi.sees("Budi Santoso, Tulis jawaban", chat=group)
    await dewi.taps("Minta kelengkapan", message=theirs, chat=group)
    second = await dewi.sees("Dewi Lestari, Tulis keterangan", chat=group)
    await asyncio.gather(
        budi.says("Kami berangkat besok.", chat=group, reply_to=first),
        dewi.says("Di gang berapa?", chat=group, reply_to=second),
    )
    await budi.sees("Budi Santoso, Jawaban", chat=group)
    shown = {who: (await told(budi, f"{who}, ", group))[-1] for who in ("Budi Santoso", "Dewi Lestari")}
    assert "Kami berangkat besok." in shown["Budi Santoso"]
    await look.quiet(hut)
    review = next(one for one in await dewi.screen(group) if "Dewi Lestari, permintaan" in one.text)
    await dewi.taps("Kirim", message=review, chat=group)
    await neighbour.sees("Di gang berapa?")
    late = next(one for one in await budi.screen(group) if "Budi Santoso, jawaban" in one.text)
    await budi.taps("Kirim", message=late, chat=group)
    await citizen.sees("Kami berangkat besok.")
    await budi.sees(f"{code} · Ditindaklanjuti oleh Instansi", chat=group)


async def test_files_in_the_group_go_with_the_answer(hut: World) -> None:
    """A photo with a caption as a reply to the card."""
    group, [budi, *_], citizen, code, card = await dealt(hut)
    await budi.sends("photo", caption=ANSWER, chat=group, reply_to=card)
    await budi.sees("1 lampiran", chat=group)
    await budi.taps("Kirim", chat=group)
    await citizen.sees(ANSWER)
    assert (await citizen.sees(f"Lampiran jawaban untuk laporan {code}")).kind == "photo"


async def test_an_anonymous_admin_is_asked_for_a_name(hut: World) -> None:
    """Nobody knows who spoke: the words are no answer, and it is said why."""
    group, [budi, *_], citizen, _, card = await dealt(hut)
    await budi.says(ANSWER, chat=group, reply_to=card, anonymous=True)
    await budi.sees("Tulislah atas nama sendiri", chat=group)
    await look.quiet(hut)
    assert await told(budi, "Kirim kepada pelapor?", group) == []
    assert await told(citizen, ANSWER) == []


@pytest.mark.parametrize("reads_all", [False, True])
async def test_chatter_is_not_for_the_bot(hut: World, *, reads_all: bool) -> None:
    """Texts, photos, labels, codes and commands of others: no answer, no report, also where the bot reads all."""
    group, [budi, dewi, stranger], _, code, _ = await dealt(hut)
    if reads_all:
        await group.promotes(hut.bot)
    await look.quiet(hut)
    before = len([one for one in await budi.screen(group) if one.from_bot])
    mine = await budi.says("Sudah makan siang?", chat=group)
    await dewi.says("Terima", chat=group, reply_to=mine)
    await stranger.says(f"{code} itu yang mana?", chat=group)
    await stranger.sends("photo", chat=group, caption=STORY)
    await budi.says("/lapor@bot_lain Lampu mati", chat=group)
    await budi.says("/bantuan@bot_lain", chat=group)
    await budi.says("1", chat=group)
    await look.quiet(hut)
    assert len([one for one in await budi.screen(group) if one.from_bot]) == before
    assert look.parked(hut) == []
    assert look.reports(hut) == 1


async def test_help_in_the_group_says_what_it_is_for(hut: World) -> None:
    """/bantuan there is answered there, and so is any command that names the bot."""
    group, [budi, *_], *_ = await dealt(hut)
    for command in ("/bantuan", f"/balasan@{hut.bot.username.upper()}"):
        await budi.says(command, chat=group)
        await budi.sees("Di grup ini laporan muncul sebagai kartu", chat=group)
        await look.quiet(hut)


async def test_links_that_do_not_fit_are_explained(hut: World) -> None:
    """A person's link in a group, a group's link in private, a used and an unknown one: each says which."""
    officer, chief = await hut.officer(), await joined(hut, Role.ADMIN, "Ratna Kusuma")
    used = link(hut, None, "perhubungan")
    first = await hut.sandbox.group("Meja Satu", [officer])
    await officer.adds_bot(first, hut.bot, payload=used)
    await officer.sees("Grup ini sekarang meja", chat=first)
    cases = {used: "sudah dipakai", "inv_tidak-ada": "tidak dikenal", link(hut, Role.VERIFIER): "untuk orang, bukan"}
    for number, (payload, words) in enumerate(cases.items()):
        group = await hut.sandbox.group(f"Meja {number}", [chief])
        await chief.adds_bot(group, hut.bot, payload=payload)
        await chief.sees(words, chat=group)
    fresh = link(hut, None, "dlh")
    await chief.starts(fresh)
    await chief.sees("untuk grup Dinas Lingkungan Hidup")
    group = await hut.sandbox.group("Meja Baru", [chief])
    await chief.adds_bot(group, hut.bot, payload=fresh)
    await chief.sees("Grup ini sekarang meja Dinas Lingkungan Hidup", chat=group)


async def test_a_group_without_a_link_hears_how_it_becomes_a_desk(hut: World) -> None:
    """The bot says once what is missing, and no case comes."""
    officer, citizen = await hut.officer(), await hut.citizen()
    group = await hut.sandbox.group("Grup Ramai", [officer])
    await officer.adds_bot(group, hut.bot)
    assert "/undang" in (await officer.sees("Agar laporan muncul di grup ini", chat=group)).text
    code = await hut.reported(citizen)
    await officer.sees(code)
    await look.quiet(hut)
    assert await told(officer, code, group) == []


async def test_what_became_confidential_is_shown_in_no_group(hut: World) -> None:
    """Neither by an old button to who may read it elsewhere, nor in a verifier's menu by a reply to the old card."""
    officer, named = await hut.officer("Budi Santoso", agency="dlh"), await hut.officer(agency="inspektorat")
    checks, citizen = await verifier(hut), await hut.citizen()
    group = await desk_group(hut, "dlh", [officer, named, checks])
    code = await hut.reported(citizen, choice=DLH, story=f"{RUBBISH} {'Lalat di mana-mana. ' * 70}")
    card = await officer.sees(f"{code} · Terdisposisi", chat=group)
    assert "undangan" in (await named.toast(await named.taps("Baca lengkap", message=card, chat=group))).text
    why = ("Pelapor takut dikenali.", "Kirim?")
    await menu(checks, code, ("Batasi sifat", "Sifat hanya bisa dibatasi"), ("Rahasia", "alasannya"), why)
    await checks.says("Kirim")
    await citizen.sees(f"Sifat laporan {code} sekarang Rahasia")
    await look.quiet(hut)
    toast = await named.toast(await named.taps("Baca lengkap", message=card, chat=group, again=True))
    assert toast.text.startswith("Grup ini bukan tempat")
    await checks.says("Lainnya …", chat=group, reply_to=card)
    await checks.sees("Grup ini bukan tempat", chat=group)
    await look.quiet(hut)
    assert await told(officer, "Lalat", group) == []
