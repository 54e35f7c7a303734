"""Time passes on the sandbox's clock: reminders, escalation, warnings, what ends by itself, in both languages.

It begins on Monday, 2 November 2026, at nine in Jakarta; that month has no holidays. Notices leave from seven to eight
in the evening, as they do for real.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.domain.lifecycle import Role
from bot.tenancy import areas_of, tenant_of
from bot.usecases import join
from storage import engine
from storage.unit import Unit
from tests.story.test_english import in_english
from tests.support.world import STORY, UNSURE, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

WIB = ZoneInfo("Asia/Jakarta")
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=WIB)
AGENCY = "perhubungan"
PATIENCE = 2
"""Seconds in which the clock is looked at, ticks and sends, several times over."""

SAYS = {
    "id": {
        "both": (
            "Jawaban pertama paling lambat: Senin, 09 November 2026",
            "Penyelesaian paling lambat: Jumat, 20 November",
        ),
        "card": ("Batas jawaban pertama: Senin, 09 November 2026", "Batas penyelesaian: Jumat, 20 November 2026"),
        "due": "batas jawaban pertama Senin, 09 November 2026",
        "late": "melewati batas jawaban pertama",
        "ombudsman": "Ombudsman RI: telepon 137",
        "unplaced": "batas verifikasi Kamis, 05 November 2026",
        "nobody": "Belum ada instansi yang menanganinya",
        "closes": "akan ditutup otomatis sesudah Senin, 16 November 2026",
        "closed": "ditutup otomatis, karena tidak ada tanggapan",
        "by": "Ditutup oleh Sistem",
        "not yet": "Belum selesai",
        "kept": "sudah kami teruskan",
        "waits": "masih menunggu keterangan dari Anda sampai Senin, 16 November 2026",
        "expired": "diarsipkan, karena keterangan ini tidak kami terima",
        "repair": "Perbaiki dan kirim lagi",
        "unsent": "belum dikirim",
        "where": "Di mana kejadiannya",
        "left": "Dibatalkan",
        "gone": "Draf ini sudah",
        "again": "kita mulai lagi dengan isi laporan",
    },
    "en": {
        "both": ("First answer by: Monday, November 9, 2026", "Resolution by: Friday, November 20, 2026"),
        "card": ("First answer by: Monday, November 9, 2026", "Resolution by: Friday, November 20, 2026"),
        "due": "the first answer is due by Monday, November 9, 2026",
        "late": "is past the date of its first answer",
        "ombudsman": "Ombudsman of Indonesia: call 137",
        "unplaced": "the verification is due by Thursday, November 5, 2026",
        "nobody": "No agency has it yet",
        "closes": "will close by itself after Monday, November 16, 2026",
        "closed": "closed by itself, as there was no reply",
        "by": "Closed by the system",
        "not yet": "Not solved yet",
        "kept": "was passed on",
        "waits": "still waits for details from you until Monday, November 16, 2026",
        "expired": "was archived, because these details did not reach us",
        "repair": "Repair and send again",
        "unsent": "has not been sent yet",
        "where": "Where is it?",
        "left": "Nothing was sent",
        "gone": "This draft was sent",
        "again": "we begin again with what report",
    },
}
"""What people read, by language."""


@dataclass
class Office:
    """A world with a clock, and the language its people read."""

    world: World
    language: str

    def __getitem__(self, name: str) -> str:
        return str(SAYS[self.language][name])

    def both(self, name: str) -> tuple[str, ...]:
        return tuple(SAYS[self.language][name])

    async def at(self, local: str) -> None:
        """Let it be this time in Jakarta."""
        then = datetime.fromisoformat(local).replace(tzinfo=WIB)
        await self.world.sandbox.advance((then - await self.world.sandbox.now()).total_seconds())

    async def person(self, name: str, role: Role | None = None, agency: str | None = None) -> Person:
        """Make somebody who joined in this role, or a citizen who agreed; both read the language of the office."""
        if role is None:
            person = await self.world.citizen(name)
        else:
            person = await self.world.sandbox.person(name)
            await person.starts(await self._invite(role, agency))
            await person.sees("Anda sekarang")
        return person

    async def reads(self, *people: Person) -> None:
        """Let these read the language from now on; what they do is the same."""
        for person in people if self.language == "en" else ():
            await in_english(person)

    async def _invite(self, role: Role, agency: str | None) -> str:
        """Make an invitation at this world's time, which the command line's clock knows nothing of."""
        settings, now = self.world.settings, await self.world.sandbox.now()
        opened = engine.build(settings.database_url)
        with opened.begin() as connection:
            unit = Unit(connection, now=now, tenant=tenant_of(settings), areas=areas_of(settings))
            payload = join.invite(unit, role=role, agency=agency, area=None, days=7)
        opened.dispose()
        return payload

    async def told(self, person: Person, fragment: str) -> list[str]:
        """Give what the bot said to somebody with these words in it, after some time."""
        await asyncio.sleep(PATIENCE)
        return [one.text for one in await person.screen() if one.from_bot and fragment in one.text]


@pytest_asyncio.fixture(params=["id", "en"])
async def office(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Office]:
    """Give an office in each language, on SQLite with polling."""
    database = f"sqlite:///{tmp_path}/simpul.db"
    async with world(monkeypatch, database=database, mode="polling", clock=BEGIN) as opened:
        yield Office(opened, request.param)


async def answers(officer: Person, card: Message, office: Office) -> None:
    """Answer from a card that came before the language was chosen."""
    write, shown, send, sent = {
        "id": ("Tulis jawaban", "Kirim kepada pelapor?", "Kirim", "sudah terkirim"),
        "en": ("Write the answer", "Send it to the reporter?", "Send", "was sent to the reporter"),
    }[office.language]
    await officer.taps("Jawab", message=card)
    await officer.sees(write)
    await officer.says("Lampu sudah kami ganti tadi pagi.")
    await officer.taps(send, message=await officer.sees(shown))
    await officer.sees(sent)


async def test_both_dates_are_shown_and_whoever_is_late_is_reminded(office: Office) -> None:
    """Citizen and officer see the same dates; reminders climb, and the citizen learns of the Ombudsman."""
    officer = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
    boss = await office.person("Agus Wijaya", Role.ADMIN, AGENCY)
    verifier = await office.person("Ratna Kusuma", Role.VERIFIER)
    citizen = await office.person("Siti Aminah")
    code = await office.world.reported(citizen)
    await officer.sees(code)
    receipt = next(one.text for one in await citizen.screen() if "dengan kode" in one.text)
    assert "Jawaban pertama paling lambat Senin, 09 November 2026" in receipt
    assert "penyelesaian paling lambat Jumat, 20 November 2026" in receipt
    await office.reads(officer, boss, verifier, citizen)
    await citizen.says(f"/status {code}")
    status = await citizen.sees(office.both("both")[0])
    assert office.both("both")[1] in status.text
    if office.language == "id":
        card = next(one.text for one in await officer.screen() if one.text.startswith("📋"))
        assert all(one in card for one in office.both("card"))
    await office.at("2026-11-05T08:00")
    await officer.sees(office["due"])
    await office.at("2026-11-10T08:00")
    await officer.sees(office["late"])
    await boss.sees(office["late"])
    assert code in (await citizen.sees(office["ombudsman"])).text
    assert await office.told(verifier, office["late"]) == []
    await office.at("2026-11-12T08:00")
    await verifier.sees(office["late"])


async def test_where_nobody_is_assigned_the_verifier_is_reminded(office: Office) -> None:
    """The citizen did not know the agency; an admin stands in where there is no verifier above."""
    verifier = await office.person("Ratna Kusuma", Role.VERIFIER)
    admin = await office.person("Maya Anggraini", Role.ADMIN)
    citizen = await office.person("Siti Aminah")
    code = await office.world.reported(citizen, choice=UNSURE)
    await verifier.sees(code)
    await office.reads(verifier, admin, citizen)
    await office.at("2026-11-04T08:00")
    await verifier.sees(office["unplaced"])
    await office.at("2026-11-12T08:00")
    for person in (verifier, admin):
        await person.sees(office["nobody"])
        assert len(await office.told(person, office["nobody"])) == 1


async def test_a_report_closes_by_itself_after_two_warnings(office: Office) -> None:
    """On working days 7 and 9 the citizen is asked with both buttons; behind day 10 it is closed by the system."""
    officer = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
    citizen = await office.person("Siti Aminah")
    code = await office.world.reported(citizen)
    card = await officer.sees(code)
    await office.reads(officer, citizen)
    await answers(officer, card, office)
    await office.at("2026-11-10T10:00")
    assert await office.told(citizen, office["closes"]) == []
    await office.at("2026-11-11T07:01")
    await citizen.sees(office["closes"])
    await office.at("2026-11-13T07:01")
    warned = await citizen.sees(office["closes"])
    assert [len(row) for row in warned.buttons] == [2]
    await office.at("2026-11-16T23:00")
    assert await office.told(citizen, office["closed"]) == []
    await office.at("2026-11-17T00:01")
    await officer.sees(office["by"])
    assert await office.told(citizen, office["closed"]) == []
    await office.at("2026-11-17T07:01")
    await citizen.taps(office["not yet"], message=await citizen.sees(office["closed"]))
    await citizen.sees(office["kept"])


async def test_belum_selesai_on_a_warning_keeps_it_open(office: Office) -> None:
    """One tap: the office has it again, and nothing closes."""
    officer = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
    citizen = await office.person("Siti Aminah")
    code = await office.world.reported(citizen)
    card = await officer.sees(code)
    await office.reads(officer, citizen)
    await answers(officer, card, office)
    await office.at("2026-11-11T08:00")
    await citizen.taps(office["not yet"], message=await citizen.sees(office["closes"]))
    await citizen.sees(office["kept"])
    await office.at("2026-11-18T08:00")
    assert await office.told(citizen, office["closed"]) == []


async def test_details_that_never_come_expire(office: Office) -> None:
    """Reminded with the question; archived for that reason alone, with a button that begins again."""
    officer = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
    citizen = await office.person("Siti Aminah")
    code = await office.world.reported(citizen)
    await officer.taps("Minta kelengkapan", message=await officer.sees(code))
    await officer.sees("Tulis keterangan")
    await officer.says("Tiang nomor berapa?")
    await officer.taps("Kirim", message=await officer.sees("Kirim kepada pelapor?"))
    await citizen.sees("perlu keterangan")
    await office.reads(officer, citizen)
    await office.at("2026-11-09T08:00")
    assert "Tiang nomor berapa?" in (await citizen.sees(office["waits"])).text
    await office.at("2026-11-13T08:00")
    await citizen.sees(office["waits"])
    await office.at("2026-11-17T08:00")
    told = await citizen.sees(office["expired"])
    assert "Tiang nomor berapa?" in told.text
    assert told.buttons == [[office["repair"]]]
    await citizen.taps(office["repair"], message=told)
    assert code in (await citizen.sees(office["again"])).text


async def test_ten_days_of_outage_are_no_burst(office: Office) -> None:
    """Everything that would have been said in between is said once, to each."""
    officer = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
    citizen = await office.person("Siti Aminah")
    await officer.sees(await office.world.reported(citizen))
    await office.reads(officer, citizen)
    await office.at("2026-11-18T09:00")
    await citizen.sees(office["ombudsman"])
    assert len(await office.told(officer, "Ombudsman")) == 1
    assert await office.told(officer, "⏰") == []
    assert len(await office.told(citizen, "137")) == 1


async def test_an_abandoned_draft_is_reminded_of_once_a_week(office: Office) -> None:
    """Three times, with both buttons; Lanjutkan goes on, Hapus leaves it, and of what is gone the press says so."""
    citizen = await office.person("Siti Aminah")
    await citizen.says(STORY)
    await citizen.sees("Di mana kejadiannya")
    await office.reads(citizen)
    for day in ("2026-11-03T09:30", "2026-11-10T10:00", "2026-11-17T10:30"):
        await office.at(day)
        reminder = await citizen.sees(office["unsent"])
    await office.at("2026-11-24T11:00")
    assert len(await office.told(citizen, office["unsent"])) == 3
    go_on, delete = reminder.buttons[0]
    await citizen.taps(go_on, message=reminder)
    await citizen.sees(office["where"])
    await citizen.taps(delete, message=reminder)
    await citizen.sees(office["left"])
    query = await citizen.taps(go_on, message=reminder)
    assert office["gone"] in (await citizen.toast(query)).text
