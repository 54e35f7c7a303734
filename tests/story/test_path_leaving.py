"""Leaving and coming back: asked once, undone for a day, kept over a restart, and cleaned up with a word."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.app import running
from sandbox.client import Sandbox
from sandbox.server import running as sandbox_running
from tests.story import look
from tests.story.paths import PROMPTS, at, goes, heard, sends
from tests.support.world import STORY, World, free_port, settings_for, watched

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.client import Person

pytestmark = pytest.mark.asyncio

ASK, GONE, BACK = "Tinggalkan yang sedang ditulis?", "Dibatalkan. Tidak ada yang dikirim.", "Urungkan"


@pytest.mark.parametrize("slot", ["place", "evidence", "visibility", "send"])
async def test_leaving_is_asked_once_and_undone(town: World, slot: str) -> None:
    """One question, then it is gone; Urungkan brings it back where it was, and it can still be sent."""
    person = await at(town, slot)
    await person.says("/batal")
    asked = await person.sees(ASK)
    assert asked.buttons == [["Ya, tinggalkan", "Tidak, lanjutkan"]]
    await person.taps("Ya, tinggalkan")
    await person.sees(GONE)
    await person.sees("masih kami simpan 24 jam")
    assert look.step(town, person) is None
    await person.taps(BACK)
    await person.sees("kita lanjutkan dari tempat tadi")
    await person.sees(PROMPTS[slot])
    await goes(person, slot, "send")
    assert STORY in (await heard(person))[-1]
    await sends(person)


async def test_staying_loses_nothing(town: World) -> None:
    """The question stands after Tidak, lanjutkan, tapped or typed."""
    person = await at(town, "visibility")
    await person.says("/batal")
    await person.sees(ASK)
    await person.taps("Tidak, lanjutkan")
    await person.sees(PROMPTS["visibility"])
    await person.says("/batal")
    await person.sees(ASK)
    await person.says("tidak, lanjutkan")
    await person.sees(PROMPTS["visibility"])


async def test_leaving_in_words(town: World) -> None:
    """The two labels and Urungkan can be typed, at a question that takes words too."""
    person = await at(town, "place")
    await person.says("/batal")
    await person.sees(ASK)
    await person.says("ya, tinggalkan")
    await person.sees(GONE)
    await person.sees("masih kami simpan 24 jam")
    await person.says("urungkan")
    await person.sees(PROMPTS["place"])


async def test_nothing_written_is_left_without_a_question(town: World) -> None:
    """Where nothing would be lost, /batal leaves at once; where nothing is open it says so."""
    person = await at(town, "story")
    await person.says("/batal")
    await person.sees(GONE)
    assert not any("masih kami simpan" in text for text in (await heard(person))[-1:])
    await person.says("/batal")
    await person.sees("Tidak ada yang sedang ditulis")


async def test_undoing_above_another_draft(town: World) -> None:
    """A report that was begun meanwhile waits below the one that comes back."""
    person = await at(town, "place")
    await person.says("/batal")
    await person.sees(ASK)
    await person.taps("Ya, tinggalkan")
    await person.sees("masih kami simpan 24 jam")
    await person.says("Sampah menumpuk di pinggir Jalan Kenanga sudah seminggu.")
    await person.sees(PROMPTS["place"])
    await person.taps(BACK)
    await person.sees("kita lanjutkan dari tempat tadi")
    await person.sees(PROMPTS["place"])
    await goes(person, "place", "send")
    assert STORY in (await heard(person))[-1]
    await sends(person)
    await person.sees(PROMPTS["place"])
    await goes(person, "place", "agency")
    assert "Sampah" in (await heard(person))[-1]


async def test_the_button_of_the_review_leaves_too(town: World) -> None:
    """Batal under the review is answered once and can be undone; Urungkan works once."""
    person = await at(town, "send")
    await person.taps("Batal")
    await person.sees(GONE)
    undo = await person.sees("masih kami simpan 24 jam")
    await person.taps(BACK)
    await person.sees(PROMPTS["send"])
    toast = await person.toast(await person.taps(BACK, message=undo))
    assert "tidak kami simpan" in toast.text
    assert look.step(town, person) == "report/send"


async def test_a_draft_survives_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app ends and another one starts: the question stands, its old buttons work, nothing is lost."""
    async with sandbox_running() as url, Sandbox(url) as sandbox:
        bot = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=bot.token,
            api=url,
            database=f"sqlite:///{tmp_path}/simpul.db",
            mode="polling",
            port=free_port(),
            files=tmp_path,
        )
        async with running(settings) as app, watched(app):
            opened = World(sandbox=sandbox, bot=bot, settings=settings, app=app)
            person = await at(opened, "agency")
            await person.sends("photo")
            await person.sees("1 lampiran")
            await look.quiet(opened)
        async with running(settings) as app, watched(app):
            await person.taps("Dinas Perhubungan")
            await person.sees(PROMPTS["visibility"])
            await goes(person, "visibility", "send")
            assert "Lampiran: 1" in (await heard(person))[-1]
            await sends(person)


async def test_lapor_in_the_middle_goes_on(town: World) -> None:
    """/lapor loses nothing of what is being written."""
    person = await at(town, "evidence")
    await person.says("/lapor")
    await person.sees("Masih ada laporan yang belum selesai")
    await person.sees(PROMPTS["evidence"])
    await goes(person, "evidence", "send")


def until_noon(world: World, days: int) -> timedelta:
    """Give the time to noon at the office, so many days ahead."""
    zone = ZoneInfo(world.settings.timezone)
    now = datetime.now(UTC).astimezone(zone)
    return datetime.combine(now.date() + timedelta(days=days), time(12), zone) - now


async def test_an_abandoned_draft(hut: World) -> None:
    """Reminded of once, by day; it goes on after that; after thirty days it is erased with a word."""
    person = await at(hut, "place")
    look.sweep_later(hut, until_noon(hut, 2) + timedelta(hours=11))
    assert told(hut, person, "draft-reminder") == []
    look.sweep_later(hut, until_noon(hut, 2))
    [reminder] = told(hut, person, "draft-reminder")
    assert reminder["title"].startswith("Lampu jalan di depan Balai Warga")
    look.sweep_later(hut, until_noon(hut, 3))
    assert len(told(hut, person, "draft-reminder")) == 1
    await person.says("Jalan Kenanga 12")
    await hut.sandbox.settled(hut.bot)
    assert look.step(hut, person) == "report/evidence"
    look.sweep_later(hut, until_noon(hut, 32))
    [notice] = told(hut, person, "draft-forgotten")
    assert notice["title"] == reminder["title"]
    assert look.step(hut, person) is None


def told(world: World, person: Person, key: str) -> list[dict[str, str]]:
    """List what the letters with this text say to the person."""
    return [values for text, _, _, _, values in look.letters(world, person) if text == key]
