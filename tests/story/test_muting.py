"""Hearing less: news of a report, or of all, is not sent any more; answers, questions and last warnings always are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import answered, card_of, told, write
from tests.story.test_clock import AGENCY, Office, office
from tests.story.test_english import in_english
from tests.story.test_presses import answers, pushed

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio
__all__ = ["office"]

MUTE, UNMUTE = "Senyapkan", "Bunyikan lagi"


async def assigned(citizen: Person, code: str) -> Message:
    """Give the notice that the report is with its agency."""
    return await citizen.sees(f"Laporan {code} sudah diteruskan")


async def test_muted_news_is_not_sent_and_answers_are(hut: World) -> None:
    """One press under a notice: silence but for the agency's words; /status still tells all, and undoes it."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    notice = await assigned(citizen, code)
    assert notice.buttons == [[MUTE]]
    toasts = [await citizen.taps(MUTE, message=notice) for _ in range(2)]
    assert await answers(hut, *toasts) == [
        "Baik. Kabarnya tidak dikirim lagi; jawaban tetap datang.",
        "Kabarnya memang sudah disenyapkan.",
    ]
    assert (await citizen.sees(f"Kabar tentang laporan {code} tidak kami kirim lagi")).buttons == [[UNMUTE]]
    await officer.taps("Terima", message=await card_of(officer, code))
    await look.quiet(hut)
    assert await told(citizen, "sedang ditindaklanjuti") == []
    shown = await write(officer, await card_of(officer, code), "Tiang nomor berapa?", button="Minta kelengkapan")
    await officer.taps("Kirim", message=shown)
    await citizen.sees("Tiang nomor berapa?")
    await citizen.says(f"/status {code}")
    status = await citizen.sees("Kabarnya Anda senyapkan")
    assert "mulai ditindaklanjuti" in status.text
    assert [UNMUTE] in status.buttons
    await citizen.taps(UNMUTE, message=status)
    await citizen.sees(f"Kabar tentang laporan {code} datang lagi")
    await citizen.says("Tiang nomor 12, dekat pos ronda.", reply_to=status)
    await citizen.taps("Kirim", message=await citizen.sees("Kirim kepada petugas?"))
    await citizen.sees("sudah kami teruskan")
    await look.quiet(hut)
    await answered(officer, await card_of(officer, code))
    await citizen.sees(f"menjawab laporan {code}")


async def test_all_news_is_muted_in_the_settings(hut: World) -> None:
    """Of every report, also of one that is sent afterwards; one's own acts are still answered."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await citizen.says("/pengaturan")
    settings = await citizen.sees("Kami kirim semua kabar")
    assert settings.buttons == [["Senyapkan semua kabar"]]
    await citizen.taps("Senyapkan semua kabar", message=settings)
    muted = await citizen.sees("Kami kirim hanya jawaban")
    assert muted.buttons == [["Bunyikan semua kabar"]]
    code = await hut.reported(citizen)
    await officer.taps("Terima", message=await officer.sees(code))
    await look.quiet(hut)
    assert await told(citizen, "sudah diteruskan") == []
    assert await told(citizen, "sedang ditindaklanjuti") == []
    await answered(officer, await card_of(officer, code))
    await citizen.taps("Sudah selesai", message=await citizen.sees(f"menjawab laporan {code}"))
    await citizen.sees(f"Laporan {code} ditutup")
    await citizen.says("Bunyikan semua kabar")
    await citizen.sees("Kami kirim semua kabar")


async def test_it_can_be_typed(hut: World) -> None:
    """For the only report it can mean, or as a reply; with several the settings say what is muted."""
    officer, citizen = await hut.officer(), await hut.citizen()
    first = await hut.reported(citizen)
    await assigned(citizen, first)
    await citizen.says("senyapkan")
    await citizen.sees(f"Kabar tentang laporan {first} tidak kami kirim lagi")
    second = await hut.reported(citizen, story="/lapor Rambu lalu lintas di Jalan Mawar roboh sejak kemarin.")
    await citizen.says(MUTE, reply_to=await assigned(citizen, second))
    await citizen.sees(f"Kabar tentang laporan {second} tidak kami kirim lagi")
    await citizen.says("bunyikan lagi")
    listed = await citizen.sees("Laporan yang Anda senyapkan")
    assert first in listed.text
    assert listed.buttons == [["Senyapkan semua kabar"], [f"🔔 {first}"], [f"🔔 {second}"]]
    await citizen.taps(f"🔔 {first}", message=listed)
    await citizen.sees(f"Kabar tentang laporan {first} datang lagi")
    assert officer


async def test_nobody_mutes_what_is_not_theirs(hut: World) -> None:
    """A forged press for another's report says so; the reporter still hears everything."""
    officer, citizen, other = await hut.officer(), await hut.citizen(), await hut.citizen("Slamet Riyadi")
    code = await hut.reported(citizen)
    notice = await assigned(citizen, code)
    data = notice.raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    queries = [await pushed(hut, other, data), await pushed(hut, other, data.replace("mute|r", "mute|r99"))]
    assert await answers(hut, *queries) == ["Tombol ini untuk pelapornya.", "Tombol ini sudah tidak berlaku."]
    await officer.taps("Terima", message=await card_of(officer, code))
    await citizen.sees("sedang ditindaklanjuti")


async def test_who_supports_a_report_hears_its_answer_all_the_same(hut: World) -> None:
    """News for supporters is muted with all news."""
    from tests.story.test_support import reported, shown  # noqa: PLC0415 - a story of another file

    officer, citizen, other = await hut.officer(), await hut.citizen(), await hut.citizen("Slamet Riyadi")
    code = await reported(citizen, "Jalan Teratai 3")
    await other.says("/pengaturan")
    await other.taps("Senyapkan semua kabar", message=await other.sees("Kami kirim semua kabar"))
    await other.sees("Kami kirim hanya jawaban")
    await other.taps("Dukung laporan ini", message=await shown(other, "Jalan Teratai"))
    await other.sees("Anda sekarang mendukung")
    await officer.taps("Terima", message=await card_of(officer, code))
    await citizen.sees("sedang ditindaklanjuti")
    await look.quiet(hut)
    await answered(officer, await card_of(officer, code))
    await other.sees(f"menjawab laporan {code} yang Anda dukung")
    assert await told(other, "sedang ditindaklanjuti") == []


async def test_what_is_kept_of_it_is_handed_out_and_erased(hut: World) -> None:
    """In the file of one's own data; a newcomer after erasing hears everything."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await citizen.taps(MUTE, message=await assigned(citizen, code))
    await citizen.sees("tidak kami kirim lagi")
    await citizen.says("Senyapkan semua kabar")
    await citizen.sees("Kami kirim hanya jawaban")
    await citizen.says("/privasi")
    await citizen.taps("Unduh data saya", message=await citizen.sees("Data Anda di Simpul"))
    sent = await citizen.sees("Semua yang kami simpan")
    muted = json.loads(await hut.sandbox.file(sent.raw["document"]["file_unique_id"]))["muted"]
    assert muted["reports"] == [code]
    assert muted["all_since"]
    await citizen.says("Hapus data saya")
    await citizen.taps("Ya, hapus", message=await citizen.sees("Ini tidak bisa diurungkan"))
    await citizen.sees("sudah dihapus")
    await citizen.says("/pengaturan")
    settings = await citizen.sees("Kami kirim semua kabar")
    assert code not in settings.text
    assert officer


async def test_the_clock_warns_also_who_muted_all(office: Office) -> None:
    """Before a report closes by itself; that its date has passed is news."""
    officer = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
    citizen, late = await office.person("Siti Aminah"), await office.person("Slamet Riyadi")
    for person in (citizen, late):
        await person.says("/pengaturan")
        await person.taps("Senyapkan semua kabar", message=await person.sees("Kami kirim semua kabar"))
        await person.sees("Kami kirim hanya jawaban")
    first = await office.world.reported(citizen)
    await answered(officer, await officer.sees(first))
    second = await office.world.reported(late, story="Rambu lalu lintas di Jalan Mawar roboh sejak kemarin.")
    await officer.sees(second)
    await office.reads(citizen, late)
    await office.at("2026-11-11T08:00")
    await citizen.sees(office["closes"])
    assert await office.told(late, "137") == []


async def test_in_english(hut: World) -> None:
    """The buttons, the words and the settings."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await in_english(citizen)
    await citizen.says("/pengaturan")
    await citizen.taps("Mute all news", message=await citizen.sees("We send all news"))
    muted = await citizen.sees("We send only answers")
    await citizen.taps("Unmute all news", message=muted)
    await citizen.sees("We send all news")
    await citizen.says("Street light at Jalan Melati is broken since Monday, lampu jalan mati.")
    while (last := (await citizen.sees("")).text) and "Who may know" not in last:
        label = "Skip" if "Which agency" not in last else "Dinas Perhubungan"
        await citizen.says(label)
    await citizen.says("Open")
    await citizen.taps("Send", message=await citizen.sees("Check your report"))
    notice = await citizen.sees("was forwarded to")
    assert notice.buttons == [["Mute"]]
    await citizen.taps("Mute", message=notice)
    assert (await citizen.sees("is not sent any more")).buttons == [["Unmute"]]
    await citizen.says("Unmute")
    await citizen.sees("is sent again")
    assert officer
