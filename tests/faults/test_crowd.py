"""Two hundred people at once, each typing faster than the bot answers: nobody's words reach another's report."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.faults.rig import rows

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

CROWD = 200
ORDER = (
    "Selamat datang", "Persetujuan Anda", "Ceritakan", "Di mana kejadiannya", "Ada bukti", "Kepada siapa",
    "Siapa yang boleh tahu", "Periksa laporan", "dengan kode",
)  # fmt: skip
"""What each person must see, in this order."""


async def test_two_hundred_people_are_kept_apart(anywhere: World) -> None:
    """Each sends eight messages without waiting; each gets their own nine answers in order, and one report."""
    people = [await anywhere.sandbox.person(f"Warga {number}") for number in range(CROWD)]
    await asyncio.gather(*(_tells_all(person, number) for number, person in enumerate(people)))
    await asyncio.gather(*(person.sees("dengan kode", timeout=90) for person in people))
    stories = [str(row[0]) for row in rows(anywhere.settings.database_url, "SELECT story FROM reports")]
    assert sorted(stories) == sorted(_story(number) for number in range(CROWD))
    for number, person in enumerate(people):
        _check([message for message in await person.screen() if message.from_bot], number)


async def _tells_all(person: Person, number: int) -> None:
    for text in ("/start", "setuju", _story(number), "lewati", "lewati", "1", "1", "1"):
        await person.says(text)


def _story(number: int) -> str:
    return f"Sampah di dekat pos ronda <{number:03}> tidak diangkut sejak minggu lalu."


def _check(screen: list[Message], number: int) -> None:
    told = [message.text for message in screen]
    places = [next(i for i, text in enumerate(told) if words in text) for words in ORDER]
    assert places == sorted(places), told
    mine = f"<{number:03}>"
    assert all(mine in text for text in told if "pos ronda" in text)
    assert sum("dengan kode" in text for text in told) == 1
