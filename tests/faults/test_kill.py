"""The bot is killed again and again, and nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from bot.domain import ticket
from sandbox.client import Sandbox
from sandbox.server import running
from tests.faults.rig import Bot, Reaper, rows
from tests.support.ports import free_port
from tests.support.world import invite, settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from sandbox.client import Message, Person

pytestmark = pytest.mark.asyncio

SEED = 20261123
KILLS = 20
CITIZENS = 84
AT_ONCE = 16
PATIENCE = 120.0
"""Seconds that a person waits for the bot; killed or not, it must have answered by then."""

AGENCIES = {
    "perhubungan": ("Dinas Perhubungan", "Lampu jalan di gang nomor {n} mati sejak Senin, malam gelap sekali."),
    "dlh": ("Dinas Lingkungan Hidup", "Sampah menumpuk di gang nomor {n} dan tidak diangkut dua minggu."),
}


class Story:
    """The people of one run: each sends, waits for the answer, goes on."""

    def __init__(self, sandbox: Sandbox, reaper: Reaper) -> None:
        self.sandbox, self.reaper = sandbox, reaper
        self.codes: dict[int, str] = {}
        self.cards: dict[str, asyncio.Queue[str]] = {agency: asyncio.Queue() for agency in AGENCIES}
        self.answered: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.phones: dict[int, Person] = {}
        self.gate = asyncio.Semaphore(AT_ONCE)

    async def citizen(self, number: int) -> None:
        """Report, wait for the answer, say that it is solved."""
        agency = list(AGENCIES)[number % len(AGENCIES)]
        name, story = AGENCIES[agency]
        async with self.gate:
            person = self.phones[number] = await self.sandbox.person(f"Warga {number}")
            await self.say(person, "/start", "Selamat datang")
            await self.tap(person, "Setuju", "Ceritakan masalahnya")
            await self.say(person, story.format(n=number), "Di mana kejadiannya")
            await self.say(person, "Lewati", "Ada bukti")
            await self.tap(person, "Lewati", "Kepada siapa")
            await self.tap(person, name, "Siapa yang boleh tahu")
            await self.tap(person, "Terbuka", "Periksa laporan")
            receipt = await self.tap(person, "Kirim", "dengan kode")
            code = ticket.find(receipt)
            assert code is not None
            self.codes[number] = code
            self.cards[agency].put_nowait(code)
        await self.answered[code].wait()  # however many cases the officer has before it
        await person.sees("menjawab laporan", timeout=PATIENCE)
        await self.tap(person, "Sudah selesai", "ditutup")

    async def officer(self, person: Person, agency: str, cases: int) -> None:
        """Answer every case of the agency, one after another."""
        for _ in range(cases):
            code = await self.cards[agency].get()
            card = await self.card(person, code)
            self.reaper.count()
            await person.taps("Jawab", message=card)
            await person.sees(f"Tulis jawaban untuk pelapor {code}", timeout=PATIENCE)
            await self.say(person, f"Sudah kami tangani: {code}", "Kirim kepada pelapor?")
            await self.tap(person, "Kirim", f"Pesan untuk {code} sudah terkirim kepada pelapor")
            self.answered[code].set()

    async def card(self, person: Person, code: str) -> Message:
        """Wait for the card of a case; others may have come before and after it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in await person.screen():
                    if code in message.text and ["Terima", "Jawab"] in message.buttons:
                        return message
                await asyncio.sleep(0.1)

    async def say(self, person: Person, text: str, expected: str) -> str:
        """Send a text and wait for what must come."""
        self.reaper.count()
        await person.says(text)
        return (await person.sees(expected, timeout=PATIENCE)).text

    async def tap(self, person: Person, label: str, expected: str) -> str:
        """Press a button and wait for what must come."""
        self.reaper.count()
        await person.taps(label)
        return (await person.sees(expected, timeout=PATIENCE)).text


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_kill_twenty_times(
    mode: str,
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """1,008 updates, 20 kills: each confirmed report is stored once, each notice comes, at most once more a kill."""
    print(f"seed {SEED}")
    chance = random.Random(SEED)
    async with running() as url, Sandbox(url) as sandbox:
        account = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=account.token,
            api=url,
            database=database,
            mode=mode,
            port=free_port(),
            files=tmp_path / "files",
        )
        bot = Bot(settings={}, log=tmp_path / "bot.log")
        reaper = Reaper(bot=bot, marks=sorted(chance.sample(range(20, 980), KILLS)), chance=chance)
        await bot.start()
        try:
            story = await _play(sandbox, reaper, settings)
            await _drained(database)
        finally:
            code = await bot.stop()
        assert code == 0, bot.log.read_text()
        assert bot.kills == KILLS
        await _check(story, database, bot)
        assert await sandbox.violations() == []


async def _play(sandbox: Sandbox, reaper: Reaper, settings: Settings) -> Story:
    story = Story(sandbox, reaper)
    officers = {agency: await sandbox.person(f"Petugas {agency}") for agency in AGENCIES}
    for agency, person in officers.items():
        await person.starts(invite(settings, agency))
        await person.sees("Anda sekarang petugas", timeout=PATIENCE)
    async with asyncio.TaskGroup() as group:
        killing = group.create_task(reaper.run())
        share = CITIZENS // len(AGENCIES)
        for agency, person in officers.items():
            group.create_task(story.officer(person, agency, share))
        for number in range(CITIZENS):
            group.create_task(story.citizen(number))
    assert killing.done()
    return story


async def _drained(database: str) -> None:
    """Wait until every letter has its ending."""
    async with asyncio.timeout(PATIENCE):
        while rows(database, "SELECT 1 FROM outbox WHERE state IN ('queued', 'claimed')"):
            await asyncio.sleep(0.2)


async def _check(story: Story, database: str, bot: Bot) -> None:
    stored = Counter(str(row[0]) for row in rows(database, "SELECT code FROM reports"))
    assert stored == Counter(story.codes.values())
    assert len(stored) == CITIZENS
    for number, person in story.phones.items():
        screen = [message.text for message in await person.screen() if message.from_bot]
        _once(screen, f"{story.codes[number]}\n\nKami periksa", bot.kills)
        _once(screen, f"Laporan {story.codes[number]} sudah diteruskan", bot.kills)
        _once(screen, f"menjawab laporan {story.codes[number]}", bot.kills)
        _once(screen, f"Laporan {story.codes[number]} ditutup", bot.kills)
        others = set(story.codes.values()) - {story.codes[number]}
        assert not any(code in text for text in screen for code in others)
    assert rows(database, "SELECT state, cause FROM outbox WHERE state <> 'sent'") == []
    assert rows(database, "SELECT * FROM dialogues WHERE draft IS NOT NULL") == []
    assert rows(database, "SELECT cause FROM parked") == []
    steps = Counter(str(row[0]) for row in rows(database, "SELECT event FROM history"))
    assert steps == dict.fromkeys(("submit", "assign", "answer", "close"), CITIZENS)


def _once(screen: list[str], words: str, kills: int) -> None:
    """At least once, and at most once more a kill."""
    seen = sum(words in text for text in screen)
    assert 1 <= seen <= 1 + kills, (words, screen)
