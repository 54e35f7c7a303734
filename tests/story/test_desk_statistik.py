"""/statistik: officers see the figures of their agency, verifiers those of all, as picture, words and file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.domain.lifecycle import Role
from bot.domain.official import COLUMNS
from bot.usecases.figures import WITHHELD
from tests.story import desks, look
from tests.story.desks import ANSWER, CRUELTY, DISHUB, RUBBISH, answered, joined, verifier
from tests.story.steps import presses
from tests.story.test_desk_members import revokes
from tests.story.test_desk_sensitive import PPPA, report
from tests.story.test_english import in_english

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

PERIODS = [["Bulan ini", "Bulan lalu"], ["Tahun ini", "Semua"], ["XLSX", "CSV"]]


async def asks(person: Person, words: str = "/statistik", title: str = "Angka laporan,") -> Message:
    """Ask for figures; gives the picture with its words."""
    await person.says(words)
    return await person.sees(title)


async def content(world: World, message: Message) -> bytes:
    """Give what a picture or file holds."""
    medium = message.raw.get("document") or message.raw["photo"][-1]
    return await world.sandbox.file(medium["file_unique_id"])


async def test_an_officer_sees_the_figures_of_the_own_agency(hut: World) -> None:
    """One answered and one untouched of two; what another agency has does not count."""
    officer = await hut.officer("Budi Santoso")
    await hut.officer("Dewi Lestari", agency="dlh")
    citizen = await hut.citizen("Slamet Riyadi")
    first = await hut.reported(citizen)
    await answered(officer, await officer.sees(first), ANSWER)
    await hut.reported(await hut.citizen("Rina Wulandari"))
    await hut.reported(await hut.citizen("Joko Susilo"), choice=desks.DLH, story=RUBBISH)
    shown = await asks(officer)
    assert (shown.kind, shown.buttons) == ("photo", PERIODS)
    assert DISHUB in shown.text
    assert "Diterima: 2" in shown.text
    assert "Selesai: 0 · diproses: 1" in shown.text
    assert "Penyelesaian: 0,00 %" in shown.text
    assert "Tindak lanjut: 50,00 %" in shown.text
    assert "rata-rata 0,0" in shown.text
    with Image.open(io.BytesIO(await content(hut, shown))) as picture:
        assert (picture.format, picture.width) == ("PNG", 1080)


async def test_every_period_is_a_press_away(hut: World) -> None:
    officer = await hut.officer("Budi Santoso")
    await asks(officer)
    for label, told in (("Bulan ini", "Angka laporan, 1 "), ("Semua", "Angka laporan, semua waktu")):
        await presses(officer, label)
        await officer.sees(told)
    assert "semua waktu" in (await asks(officer, "semua")).text
    assert look.step(hut, officer) is None


async def test_the_file_has_the_official_columns(hut: World) -> None:
    """As a spreadsheet and as text, of the period that was shown; nobody is named who is not to be."""
    officer = await hut.officer("Budi Santoso")
    citizen = await hut.citizen("Slamet Riyadi")
    code = await hut.reported(citizen)
    shown = await asks(officer)
    await officer.taps("XLSX", message=shown)
    sheet = load_workbook(io.BytesIO(await content(hut, await officer.sees("1 laporan,")))).worksheets[0]
    lines = [[str(cell or "") for cell in line] for line in sheet.iter_rows(values_only=True)]
    assert tuple(lines[0]) == COLUMNS
    assert [line[-1] for line in lines[1:]] == [code]
    await officer.taps("CSV", message=shown)
    told = [one for one in await officer.screen() if one.kind == "document"]
    while len(told) < 2:
        await officer.sees("")
        told = [one for one in await officer.screen() if one.kind == "document"]
    written = list(csv.reader(io.StringIO((await content(hut, told[-1])).decode("utf-8-sig"))))
    assert written == lines
    assert told[-1].raw["document"]["file_name"].endswith(".csv")


async def test_who_is_not_named_is_not_named_in_the_file(hut: World) -> None:
    """A verifier who is named for confidential reports has the row, and neither name nor telephone in it."""
    chief = await verifier(hut)
    citizen = await hut.citizen("Slamet Riyadi")
    await report(hut, citizen, f"{RUBBISH} Saya Slamet Riyadi, 0812 3456 7890.", visibility="Rahasia")
    shown = await asks(chief)
    await chief.taps("CSV", message=shown)
    told = (await content(hut, await chief.sees("1 laporan,"))).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(told))
    assert (row["Nama Pelapor"], row["Tipe Laporan (Anonim/Rahasia)"]) == ("Anonim", "Rahasia")
    assert "Slamet" not in told
    assert "3456" not in told


async def table(world: World, person: Person, told: str) -> list[dict[str, str]]:
    """Take the table of this year, which says this of itself; gives its rows."""
    await person.taps("CSV", message=await asks(person))
    return list(csv.DictReader(io.StringIO((await content(world, await person.sees(told))).decode("utf-8-sig"))))


async def test_the_file_has_what_its_reader_may_read_and_the_reading_is_noted(hut: World) -> None:
    """An agency's admin has no sensitive report in it; who is named for them has, and /jejak says so, though Anonim."""
    named, chief = await hut.officer("Dewi Lestari", agency=PPPA), await joined(hut, Role.ADMIN, "Agus Salim", PPPA)
    admin, citizen = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.citizen("Slamet Riyadi")
    code = await report(hut, citizen, CRUELTY, visibility="Anonim")
    await named.sees(code)
    assert await table(hut, chief, "belum terverifikasi) tidak ada di berkas ini: 1") == []
    await admin.says(f"/jejak {code}")
    await admin.sees("belum ada yang membacanya")
    (row,) = await table(hut, named, "1 laporan, ")
    assert row["Kode Simpul"] == code
    assert "memukul" in row["Isi Laporan Awal"]
    await admin.says(f"/jejak {code}")
    assert "Dewi Lestari" in (await admin.sees("karena ditunjuk untuk: anak")).text


async def test_who_lost_the_role_gets_none_of_the_files_that_waited(hut: World) -> None:
    """Asked for, the bot blocked, the role taken, the bot unblocked: no file comes, and with it nothing newer."""
    admin, officer = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer("Budi Santoso")
    await hut.reported(await hut.citizen("Slamet Riyadi"))
    shown = await asks(officer)
    await look.quiet(hut)
    await hut.sandbox.fault("blocked", method="sendDocument", chat=officer.id)
    await officer.taps("CSV", message=shown)
    await look.quiet(hut)
    assert [one.state for one in look.letters(hut, officer) if one.text_key == "figures-file"] == ["queued"]
    await officer.blocks()
    await revokes(admin, "Budi Santoso")
    await hut.reported(await hut.citizen("Rina Wulandari"))
    await officer.unblocks()
    await officer.sees("Peran Anda sebagai petugas")
    await officer.sees("tidak lagi memegang peran untuk itu")
    await look.quiet(hut)
    ended = [(one.state, one.cause) for one in look.letters(hut, officer) if one.text_key == "figures-file"]
    assert ended == [("refused", WITHHELD)]
    assert [one for one in await officer.screen() if one.kind == "document"] == []


async def test_everything_in_english(hut: World) -> None:
    officer = await hut.officer("Budi Santoso")
    await in_english(officer)
    await hut.reported(await hut.citizen("Slamet Riyadi"))
    shown = await asks(officer, title="Figures,")
    assert shown.buttons == [["This month", "Last month"], ["This year", "All"], ["XLSX", "CSV"]]
    assert "Resolution: 0.00 %" in shown.text
    await officer.taps("CSV", message=shown)
    assert "Reports: 1," in (await officer.sees("Reports: 1,")).text
    assert "This year" not in shown.text


async def test_a_verifier_sees_all_agencies(hut: World) -> None:
    await hut.officer("Budi Santoso")
    await hut.officer("Dewi Lestari", agency="dlh")
    chief = await verifier(hut)
    citizen = await hut.citizen("Slamet Riyadi")
    await hut.reported(citizen)
    await hut.reported(citizen, choice=desks.DLH, story=RUBBISH)
    shown = await asks(chief)
    assert "semua instansi" in shown.text
    assert "Diterima: 2" in shown.text


async def test_figures_are_for_the_desk(hut: World) -> None:
    """A citizen is told so, and a word that is no label for them stays a story."""
    citizen = await hut.citizen("Slamet Riyadi")
    await citizen.says("/statistik")
    await citizen.sees("untuk petugas instansi")
    assert "statistik" not in await citizen.menu()
    officer = await hut.officer("Budi Santoso")
    await look.quiet(hut)
    assert "statistik" in await officer.menu()
