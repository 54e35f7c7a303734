"""A file's name is somebody's word: it never says where a file is kept, whatever path it pretends to be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.story.steps import reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

CONTENT = b"Daftar lampu yang mati di Gang Mawar.\n"
NAMES = ("../../../tmp/simpul-bocor.txt", "..\\..\\simpul-bocor.txt", "/tmp/simpul-bocor.txt")


def parts_of(world: World) -> set[str]:
    """List the names of all folders and files in the store."""
    folder = Path(world.settings.files_url.removeprefix("file:"))
    return {part for file in folder.rglob("*") for part in file.relative_to(folder).parts}


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_that_is_a_path_stays_a_name(hut: World, name: str) -> None:
    """Kept by its content in the store's own folder, brought to the officer under a name of ours."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await citizen.sends("document", caption=STORY, data=CONTENT, name=name)
    await citizen.sees("1 lampiran")
    await skips(citizen, files=1)
    await reviews(citizen)
    await citizen.taps("Kirim")
    await citizen.sees("dengan kode")
    await officer.sees(STORY)
    assert (await officer.sees("Lampiran laporan")).raw["document"]["file_name"] == "lampiran-1.txt"
    kept = parts_of(hut)
    assert kept
    assert all(re.fullmatch(r"sha256|[0-9a-f]{2,64}", part) for part in kept), kept
