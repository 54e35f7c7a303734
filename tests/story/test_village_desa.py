"""What a village head does after sending: another matter for the same people, a slip to print, and /desa."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from bot.tools import in_unit
from bot.usecases.submit import claim_link
from tests.story import look
from tests.story.paths import heard, sends, writes
from tests.story.villages import ASKED, asked, head, tells
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from bot.ports import UnitOfWork
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

SIGN = "Rambu lalu lintas di simpang balai desa roboh sejak kemarin."
LIGHT = "Marka jalan di tikungan pasar sudah pudar, berbahaya bagi pengendara motor di malam hari."
SENT = "Ada masalah lain untuk warga yang sama"


async def content(world: World, message: Message) -> bytes:
    """Give what a picture or file holds."""
    medium = message.raw.get("document") or message.raw["photo"][-1]
    return await world.sandbox.file(medium["file_unique_id"])


def is_png(picture: bytes) -> bool:
    """Tell whether it is a picture that is taller than an icon."""
    return picture.startswith(b"\x89PNG") and struct.unpack(">I", picture[20:24])[0] > 200


async def relayed(world: World, chief: Person, *, name: str = "") -> str:
    """Hand in a report for a resident; gives its code."""
    await asked(chief, "contact" if name else "agreed")
    await chief.says("Tanpa nomor" if name else "Tidak, tanpa nama")
    await tells(chief)
    code = await sends(chief)
    del world
    return code


async def test_another_matter_in_the_same_sitting(town: World) -> None:
    """The same resident is not asked for again, and each matter has a code of its own."""
    officer = await town.officer("Budi Santoso")
    chief = await head(town)
    first = await relayed(town, chief, name="Joko Susilo")
    await chief.taps("Laporkan masalah lain", message=await chief.sees(SENT))
    await tells(chief, SIGN)
    second = await sends(chief)
    assert first != second
    assert "Joko Susilo" in (await officer.sees(second)).text
    await chief.sees(SENT)
    await chief.says("laporkan masalah lain")
    await chief.sees("Ceritakan masalahnya")


async def test_the_number_of_households_is_asked_anew(town: World) -> None:
    chief = await head(town)
    await asked(chief, "households")
    await chief.says("12")
    await tells(chief)
    await sends(chief)
    await chief.taps("Laporkan masalah lain", message=await chief.sees(SENT))
    await chief.sees(ASKED["households"])


async def test_a_citizen_has_no_sitting(town: World) -> None:
    """The label typed, and the command, are explained to whoever is no village head."""
    citizen = await town.citizen("Slamet Riyadi")
    for typed in ("Laporkan masalah lain", "Cetak slip", "/desa"):
        await citizen.says(typed)
        await citizen.sees("Ini untuk kepala desa")


async def test_the_slip_makes_the_report_the_residents(town: World) -> None:
    """It is a file to print; its link works once, the news goes to the resident then, and no second slip is made."""
    officer = await town.officer("Budi Santoso")
    chief, resident = await head(town), await town.citizen("Joko Susilo")
    code = await relayed(town, chief)
    shown = await chief.sees(SENT)
    await chief.taps("Cetak slip", message=shown)
    slip = await chief.sees("Slip untuk laporan")
    assert slip.raw["document"]["file_name"] == f"{code}.png"
    assert is_png(await content(town, slip))
    other = link_of(town, chief)
    await resident.starts(link_of(town, chief))
    await resident.sees(f"Laporan {code}")
    await chief.sees("sekarang diikuti dari akun lain")
    await chief.starts(other)
    await chief.sees("sudah dipakai")
    await writes(officer, code, "Lampu sudah kami ganti tadi pagi.")
    await resident.sees("Lampu sudah kami ganti")
    toast = await chief.toast(await chief.taps("Cetak slip", message=shown))
    assert "sudah diikuti warganya sendiri" in toast.text
    assert not any("Lampu sudah kami ganti" in text for text in await heard(chief))


def link_of(world: World, chief: Person) -> str:
    """Make a payload as the slip's QR code leads to: the letter itself keeps none."""
    person = look.person_row(world, chief).id

    def fresh(unit: UnitOfWork) -> str:
        latest = unit.reports.latest_of(person)
        assert latest is not None
        return claim_link(unit, latest)

    return in_unit(world.settings, fresh)


async def test_the_village_at_a_glance(town: World) -> None:
    """Open, overdue and solved are counted and drawn; what is confidential or sensitive is not among them."""
    officer = await town.officer("Budi Santoso")
    chief = await head(town)
    code = await relayed(town, chief)
    await asked(chief, "agreed")
    await chief.says("Tidak, tanpa nama")
    await tells(chief, SIGN, sight="Rahasia")
    hidden = await sends(chief)
    await chief.says("/desa")
    picture = await chief.sees("Belum selesai: 1")
    assert "lewat batas waktu: 0" in picture.text
    assert "Selesai bulan ini: 0" in picture.text
    assert is_png(await content(town, picture))
    listed = await chief.sees("Laporan dari desa Anda")
    assert code in listed.text
    assert hidden not in listed.text
    await chief.taps("1", message=listed)
    status = await chief.sees("Status:")
    assert ["Cetak slip"] in status.buttons
    await writes(officer, code, "Lampu sudah kami ganti tadi pagi.")
    await chief.taps("Sudah selesai", message=await chief.sees("Lampu sudah kami ganti"))
    await chief.sees("")
    await chief.says("/desa")
    assert "Selesai bulan ini: 1" in (await chief.sees("Belum selesai: 0")).text


async def test_what_others_of_the_village_report(town: World) -> None:
    """A citizen's own report is listed without names, and an anonymous one without its title."""
    await town.officer("Budi Santoso")
    chief, citizen = await head(town), await town.citizen("Made Wirawan")
    await asked(chief, "agreed")
    await chief.says("Tidak, tanpa nama")
    where = (await tells(chief)).text.split("Wilayah: ")[1].split("\n")[0]
    said = ((f"{SIGN} Bapak Wayan Sudarma saksinya.", "Terbuka", "Dinas Perhubungan"), (LIGHT, "Anonim", UNSURE))
    for story, sight, choice in said:
        await citizen.says(story)
        await citizen.sees("Di mana kejadiannya")
        await citizen.says(where)
        await citizen.sees("Ada bukti")
        await citizen.says("Lewati")
        await citizen.sees("Kepada siapa")
        await citizen.taps(choice)
        await citizen.sees("Siapa yang boleh tahu")
        await citizen.taps(sight)
        await citizen.sees("Periksa laporan")
        await sends(citizen)
    await chief.says("/desa")
    listed = (await chief.sees("Laporan dari desa Anda")).text
    assert "Rambu lalu lintas" in listed
    assert "Marka jalan" not in listed
    assert "(tanpa judul)" in listed
    assert "Made Wirawan" not in listed


async def test_in_english(town: World) -> None:
    chief = await head(town)
    await chief.says("/bahasa")
    await chief.taps("English", message=await chief.sees("bahasa"))
    await chief.sees("English")
    await chief.says("/desa")
    await chief.sees("no reports from your village yet")
    assert "Solved this month: 0" in "\n".join(await heard(chief))
