"""Files of a sent report are fetched and kept by their content; one that cannot be had blocks nobody."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.rig import rows
from tests.story.steps import reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

LETTER = b"Surat pernyataan warga.\n" * 100


async def test_a_document_is_kept_by_its_content(anywhere: World) -> None:
    """What the citizen sent lies in the store under its SHA-256, on both databases."""
    person = await anywhere.citizen()
    await person.sends("document", data=LETTER, name="surat.txt")
    await _report(person)
    assert await _states(anywhere, 1) == ["kept"]
    digest = hashlib.sha256(LETTER).hexdigest()
    kept = Path(anywhere.settings.files_url.removeprefix("file:")) / "sha256" / digest[:2] / digest
    assert kept.read_bytes() == LETTER


async def test_a_file_that_cannot_be_had_blocks_nobody(lite: World) -> None:
    """One file is refused for good, one answer makes no sense, the next file still comes."""
    person = await lite.citizen()
    await lite.sandbox.fault("error", method="getFile", description="Bad Request: file is too big")
    await person.sends("document", data=LETTER, name="besar.txt")
    await _report(person)
    assert await _states(lite, 1) == ["lost"]
    assert rows(lite.settings.database_url, "SELECT cause FROM attachments")[0][0] == "File is too big"
    other = await lite.citizen("Budi")
    await other.sends("document", data=b"lain", name="lain.txt")
    await _report(other)
    assert await _states(lite, 2) == ["lost", "kept"]


async def test_a_file_is_asked_for_again(lite: World) -> None:
    """Telegram away for one call: the file is noted for later, not lost."""
    person = await lite.citizen()
    await lite.sandbox.fault("server", method="getFile")
    await person.sends("document", data=LETTER, name="nanti.txt")
    await _report(person)
    async with asyncio.timeout(20):
        while not rows(lite.settings.database_url, "SELECT 1 FROM attachments WHERE attempts = 1"):
            await asyncio.sleep(0.1)
    assert await _states(lite, 1) == ["kept"]


async def _report(person: Person) -> None:
    await person.says(STORY)
    await skips(person, files=1)
    await reviews(person)
    await person.says("kirim")
    await person.sees("dengan kode")


async def _states(world: World, number: int) -> list[str]:
    """Wait until that many files have come to an end, and say to which."""
    query = "SELECT state FROM attachments WHERE state <> 'known' ORDER BY id"
    async with asyncio.timeout(30):
        while len(found := rows(world.settings.database_url, query)) < number:
            await asyncio.sleep(0.1)
    return [str(row[0]) for row in found]
