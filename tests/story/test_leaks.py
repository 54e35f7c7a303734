"""Who wants to stay unknown stays so: every message, caption, file, call, log line and cause is looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import DLH, RUBBISH, answered, desk_group, joined, told, verifier, write
from tests.story.marks import (
    ACCOUNT,
    FILES,
    LAST_WORDS,
    NAME,
    PHONE,
    broken,
    fetched,
    file_of,
    leaks,
    marked,
    watched,
    zubaidah,
)
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.client import Group, Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

STORY = f"{RUBBISH} Nama saya {NAME}, telepon {PHONE}."
CLEANED = 2
"""Of the three documents the picture and the PDF can be cleaned."""


async def reported(world: World, citizen: Person, *, visibility: str, choice: str = UNSURE) -> str:
    """Send a report with everything that could tell who it is; gives its code."""
    await citizen.says(STORY)
    await citizen.sees("Di mana kejadiannya")
    await citizen.says(f"Di belakang rumah {NAME}, Jalan Kenanga")
    await citizen.sees("Ada bukti")
    for number, (name, made) in enumerate(FILES.items(), start=1):
        await citizen.sends("document", data=made(), name=name)
        await citizen.sees(f"{number} lampiran")
    await citizen.sends("photo")
    await citizen.sees("4 lampiran")
    await citizen.taps("Selesai")
    await citizen.sees("Kepada siapa")
    await citizen.taps(choice)
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.taps(visibility)
    await citizen.sees("Periksa laporan")
    await citizen.taps("Ubah")
    await citizen.sees("Apa yang ingin diubah")
    await citizen.taps("Nomor telepon")
    await citizen.sees("Ketik nomor telepon")
    await citizen.says(PHONE)
    await citizen.sees(f"Nomor telepon: {PHONE}")
    return await world.sent(citizen)


async def stranger(world: World, code: str) -> Person:
    """Let somebody who has nothing but the code ask for the report."""
    other = await world.citizen("Slamet Riyadi")
    for words in (f"/status {code}", code):
        await other.says(words)
        await other.sees(f"Laporan {code}")
    await other.says("/laporanku")
    await other.sees("belum punya laporan")
    return other


async def talk_on(officer: Person, citizen: Person, card: Message) -> None:
    """Ask, get words and a document back, answer, hear that it is not solved; the citizen blocks and returns."""
    await answered(officer, card, "Di sebelah mana?", button="Minta kelengkapan")
    asked = await citizen.sees("Di sebelah mana?")
    await citizen.says(f"Dekat pagar. Hubungi {NAME} di {PHONE[:4]}-{PHONE[4:8]}-{PHONE[8:]}.", reply_to=asked)
    await citizen.sees("Kirim kepada petugas?")
    await citizen.sends("document", data=FILES["surat-kencana.docx"](), name="zubaidah.docx")
    await citizen.sees("Lampiran: 1")
    await citizen.taps("Kirim")
    await citizen.sees("sudah kami teruskan")
    await citizen.sees("Lampiran zubaidah.docx")
    await answered(officer, await officer.sees("· Sedang ditindaklanjuti"))
    await citizen.sees("Apakah masalahnya sudah selesai?")
    await citizen.taps("Belum selesai")
    await write(officer, await officer.sees("· Ditanggapi oleh Pelapor"), "Catatan di meja.")
    await officer.taps("Catatan internal")
    await citizen.blocks()
    await officer.sees("tidak dapat dihubungi")
    await citizen.unblocks()


async def fails(world: World, citizen: Person) -> None:
    """Let an update of the citizen be parked; its cause holds no word of it."""
    await world.sandbox.push(world.bot, broken(f"{LAST_WORDS} {NAME}"))
    await citizen.sees("gagal kami proses")
    causes = look.parked(world)
    assert len(causes) == 1
    assert marked(causes[0]) == []
    assert LAST_WORDS.split()[-1] not in causes[0]


async def documents(person: Person, group: Group | None = None) -> list[Message]:
    """List the documents that the bot has brought here."""
    return [one for one in await person.screen(group) if one.from_bot and one.kind == "document"]


@pytest.mark.parametrize("log_format", ["json", "console"])
async def test_an_anonymous_report_tells_nobody_who_sent_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log_format: str
) -> None:
    """Verifier, group, officer and stranger: none has the name, the account, the phone, or a file that tells."""
    async with watched(monkeypatch, tmp_path, log_format) as given:
        world = given.world
        checks, officer = await verifier(world), await world.officer("Dewi Lestari", agency="dlh")
        group = await desk_group(world, "dlh", [officer])
        citizen = await zubaidah(world)
        code = await reported(world, citizen, visibility="Anonim")
        card = await checks.sees(f"{code} · Belum Terverifikasi")
        assert "Pelapor: anonim" in card.text
        await citizen.sees("Lampiran surat-kencana.docx")
        await fetched(world)
        await checks.taps(f"→ {DLH}", message=card)
        await officer.sees(f"{code} · Terdisposisi", chat=group)
        for _ in range(CLEANED):
            await officer.sees("Lampiran laporan", chat=group)
        await world.officer("Budi Santoso", agency="dlh")
        await group.removes(world.bot)
        await talk_on(officer, citizen, await officer.sees(f"{code} · Terdisposisi"))
        other = await stranger(world, code)
        await fails(world, citizen)
        await officer.adds_bot(group, world.bot)
        await look.quiet(world)
        everywhere = [(checks, None), (officer, group), (officer, None), (other, None)]
        assert await leaks(world, citizen, everywhere) == []
        for person, chat in everywhere[:3]:
            assert len(await documents(person, chat)) == CLEANED
            assert RUBBISH in (await told(person, f"📋 {code}", chat))[0] or person is checks
    assert "update parked" in given.logged
    assert marked(given.logged) == []
    assert LAST_WORDS.split()[-1] not in given.logged


async def test_a_confidential_report_tells_nobody_who_sent_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person named reads all of it without a name; the agency that was tapped, its group, a stranger nothing."""
    async with watched(monkeypatch, tmp_path, "json") as given:
        world = given.world
        named = await world.officer("Ratna Kusuma", agency="inspektorat")
        officer, chief = await world.officer("Dewi Lestari", agency="dlh"), await joined(world, Role.ADMIN, "Joko P.")
        group = await desk_group(world, "dlh", [officer])
        citizen = await zubaidah(world)
        code = await reported(world, citizen, visibility="Rahasia", choice=DLH)
        card = await named.sees(f"🔒 {code}")
        await citizen.sees("Lampiran surat-kencana.docx")
        await fetched(world)
        await named.taps("Baca lengkap", message=card)
        await named.sees(RUBBISH)
        await talk_on(named, citizen, card)
        await named.taps("Baca lengkap", message=card)
        await named.sees("Dekat pagar")
        other = await stranger(world, code)
        await fails(world, citizen)
        await look.quiet(world)
        everywhere = [(named, None), (officer, group), (officer, None), (chief, None), (other, None)]
        assert await leaks(world, citizen, everywhere) == []
        assert len(await documents(named)) == 2 * CLEANED
        for person, chat in ((officer, group), (officer, None)):
            assert await told(person, code, chat) == []
        for person, chat in everywhere[1:]:
            assert await told(person, "sampah", chat) == []
            assert await documents(person, chat) == []
    assert marked(given.logged) == []


async def test_an_open_report_brings_name_phone_and_papers(hut: World) -> None:
    """Terbuka: the desk may know, and what cannot be cleaned arrives; the account stays unknown all the same."""
    officer, citizen = await hut.officer("Dewi Lestari", agency="dlh"), await zubaidah(hut)
    code = await reported(hut, citizen, visibility="Terbuka", choice=DLH)
    card = await officer.sees(f"{code} · Terdisposisi")
    assert f"Pelapor: {NAME}, {PHONE}" in card.text
    for _ in FILES:
        await officer.sees("Lampiran laporan")
    await look.quiet(hut)
    contents = [await hut.sandbox.file(str(file_of(one))) for one in await documents(officer)]
    assert FILES["surat-kencana.docx"]() in contents or any(b"word/document.xml" in one for one in contents)
    assert await told(citizen, "tidak kami teruskan") == []
    assert str(ACCOUNT) not in str([one.raw for one in await officer.screen()])
