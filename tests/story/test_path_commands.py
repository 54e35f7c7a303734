"""Commands of the citizen: where a report is, all of them, help, language, and one's own data."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from babel.dates import format_date
from sqlmodel import col

from storage.tables import PersonRow
from tests.story import look
from tests.story.paths import PROMPTS, at, goes, heard, sends
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

NEWER, OLDER = "\u2039 Lebih baru", "Lebih lama \u203a"


async def test_the_status_is_a_timeline(hut: World) -> None:
    """Each thing that happened is a line with its date, the title and the promised date above it."""
    officer = await hut.officer()
    person = await at(hut, "send")
    code = await sends(person)
    await officer.sees(code)
    await officer.taps("Terima")
    await person.sees("sedang ditindaklanjuti")
    day = format_date(datetime.now(UTC).astimezone(ZoneInfo(hut.settings.timezone)), "long", locale="id")
    for typed in (f"/status {code}", "/status", f"/status {code.lower().replace('-', ' ')}", code.lower()):
        await person.says(typed)
        told = (await person.sees("Status: Sedang ditindaklanjuti")).text
        lines = [line for line in told.split("\n") if line.startswith("•")]
        assert [line.split("\u2013 ")[1] for line in lines] == [
            "laporan diterima",
            "diteruskan ke Dinas Perhubungan",
            "mulai ditindaklanjuti",
        ]
        assert all(day.lstrip("0") in line for line in lines), (day, lines)
        assert "paling lambat" in told.casefold()
        assert "Lampu jalan di depan" in told


async def test_codes_that_are_none(town: World) -> None:
    """What is no code, and a code of nobody, are told apart; a stranger with the code sees no title."""
    person = await at(town, "send")
    code = await sends(person)
    await person.says("/status 1234")
    await person.sees("bukan kode laporan")
    await person.says("/status 0000-0000-0")
    await person.sees("Tidak ada laporan dengan kode")
    stranger = await town.citizen("Slamet Riyadi")
    await stranger.says(f"/status {code}")
    told = await stranger.sees("Status: Menunggu verifikasi")
    assert "Lampu jalan" not in told.text
    assert told.buttons == []
    await stranger.says("/status")
    await stranger.sees("belum punya laporan")


async def test_twelve_reports_in_pages(town: World) -> None:
    """Five a page, newest first, older and newer by button, each a press or its number away."""
    person = await town.citizen()
    codes = [await reported(person, number) for number in range(12)]
    await person.says("/laporanku")
    first = await person.sees("(1\u20135 dari 12)")
    assert listed(first.text) == codes[:-6:-1]
    assert first.buttons == [["1", "2", "3", "4", "5"], [OLDER]]
    await person.taps(OLDER)
    second = await person.sees("(6\u201310 dari 12)")
    assert listed(second.text) == codes[-6:-11:-1]
    await person.taps(OLDER, message=second)
    last = await person.sees("(11\u201312 dari 12)")
    assert last.buttons == [["11", "12"], [NEWER]]
    assert listed(last.text) == [codes[1], codes[0]]
    await person.taps("12", message=last)
    assert codes[0] in (await person.sees("Status: ")).text
    await person.says("7")
    assert codes[5] in (await person.sees("Status: ")).text
    await person.taps(NEWER, message=last)
    await person.sees("(6\u201310 dari 12)")


async def reported(person: Person, number: int) -> str:
    """Send a short report without waiting for the questions' pauses."""
    await person.says(f"Lampu jalan nomor {number} di Jalan Kenanga mati.")
    await person.sees(PROMPTS["place"])
    for answer in ("Lewati", "Lewati", "1", "Terbuka"):
        await person.says(answer)
    await person.sees(PROMPTS["send"])
    return await sends(person)


def listed(text: str) -> list[str]:
    """Find the codes in a list."""
    return re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\b", text)


async def test_help_loses_no_place(town: World) -> None:
    """Help, privacy and the list are shown at every question, which is then put again or still stands."""
    person = await at(town, "story")
    for slot, following in zip(PROMPTS, [*list(PROMPTS)[1:], "send"], strict=True):
        await person.says("/bantuan")
        await person.sees("Yang bisa Anda lakukan di sini")
        await person.sees(PROMPTS[slot])
        await person.says("/privasi")
        await person.sees("Data Anda di Simpul")
        await person.sees(PROMPTS[slot])
        await person.says("/laporanku")
        await person.sees("belum punya laporan")
        assert look.step(town, person) == f"report/{slot}"
        await goes(person, slot, following)


async def test_the_language_can_be_changed_anywhere(town: World) -> None:
    """The open question comes again in the language that was chosen, tapped or typed."""
    person = await at(town, "place")
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.taps("English")
    await person.sees("we go on in English")
    await person.sees("Where is it?")
    assert await person.keyboard() == [["Send location"], ["Skip", "Back"]]
    await person.says("/bahasa")
    await person.sees("Choose a language")
    await person.says("bahasa indonesia")
    await person.sees(PROMPTS["place"])


async def test_one_s_own_data(town: World) -> None:
    """Shown in short, and as a file that machines read: name, reports, history, and what is being written."""
    person = await at(town, "send", "Siti <b>Aminah</b>")
    code = await sends(person)
    await person.says("Sampah menumpuk di Jalan Mawar sejak kemarin.")
    await person.sees(PROMPTS["place"])
    await person.says("/privasi")
    shown = (await person.sees("Data Anda di Simpul")).text
    assert "Nama: Siti <b>Aminah</b>" in shown
    assert "Laporan: 1" in shown
    await person.taps("Unduh data saya")
    content = await exported(town, person)
    assert content["name"] == "Siti <b>Aminah</b>"
    [report] = content["reports"]
    assert (report["code"], report["story"], report["status"]) == (code, STORY, "submitted")
    assert report["place"] == "Jalan Kenanga 12"
    assert [one["event"] for one in report["history"]] == ["submit"]
    assert content["draft"]["answers"]["story"].startswith("Sampah menumpuk")
    assert content["privacy_notice"]["agreed"]


async def exported(world: World, person: Person) -> dict[str, Any]:
    """Open the file that the person was sent."""
    message = await person.sees("Semua yang kami simpan tentang Anda")
    data = await world.sandbox.file(message.raw["document"]["file_unique_id"])
    assert message.raw["document"]["file_name"].endswith(".json")
    content: dict[str, Any] = json.loads(data)
    return content


async def test_erasing(hut: World) -> None:
    """Asked once; then name, phone and draft are gone, the reports stay without them, and the person is a newcomer."""
    officer = await hut.officer()
    person = await at(hut, "send", "Siti Nurbaya")
    await person.says("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.says("Nomor telepon")
    await person.sees("Ketik nomor telepon")
    await person.says("080012345678")
    await person.sees(PROMPTS["send"])
    code = await sends(person)
    await officer.sees("Siti Nurbaya")
    await person.says("Sampah menumpuk di Jalan Mawar sejak kemarin.")
    await person.sees(PROMPTS["place"])
    await person.says("/privasi")
    await person.sees("Data Anda di Simpul")
    await person.taps("Hapus data saya")
    asked = await person.sees("Hapus nama, nomor telepon, dan draf Anda?")
    assert asked.buttons == [["Ya, hapus", "Tidak jadi"]]
    await person.taps("Tidak jadi")
    assert look.step(hut, person) == "report/place"
    await person.taps("Ya, hapus")
    await person.sees("Data Anda sudah dihapus")
    await look.quiet(hut)
    stored = str(look.rows(hut, sa.select(col(PersonRow.name), col(PersonRow.phone))))
    assert "Siti" not in stored
    assert "080012345678" not in stored
    assert look.reports(hut) == 1
    assert await person.keyboard() == []
    card = next(one for one in reversed(await officer.screen()) if code in one.text and one.buttons)
    assert "Siti" not in card.text
    await person.says("halo")
    await person.sees("Sebelum mulai, ini yang perlu Anda tahu")
    await person.taps("Setuju")
    await person.sees(PROMPTS["story"])
    assert not any("Sampah" in text for text in (await heard(person))[-2:])
