"""`simpul members` as an operator runs it: who holds which role, and taking one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import joined
from tests.story.test_simpul import simpul

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def test_the_operator_lists_and_revokes(hut: World, tmp_path: Path) -> None:
    """Ids stand on standard output alone; the person is told why, and the menu is a citizen's; a second time fails."""
    await joined(hut, Role.ADMIN, "Ratna Kusuma")
    officer = await hut.officer("Budi Santoso")
    listed = await simpul("members", "list", "--json", folder=tmp_path)
    assert listed.code == 0, listed
    found = {one["name"]: one for one in json.loads(listed.out)}
    assert found["Budi Santoso"]["role"] == "officer"
    assert found["Budi Santoso"]["agency"] == "perhubungan"
    number = str(found["Budi Santoso"]["id"])
    lines = (await simpul("members", "list", "--agency", "perhubungan", folder=tmp_path)).out.splitlines()
    assert [line.split("\t")[:4] for line in lines] == [[number, "Budi Santoso", "officer", "perhubungan"]]
    run = await simpul("members", "revoke", number, "--reason", "Pindah tugas.", folder=tmp_path)
    assert (run.code, run.out) == (0, ""), run
    assert "Pindah tugas." in (await officer.sees("sudah dicabut")).text
    await look.quiet(hut)
    assert "tugas" not in await officer.menu()
    again = await simpul("members", "revoke", number, "--reason", "Pindah tugas.", folder=tmp_path)
    assert again.code == 1
    assert "no role has this id" in again.told
    assert "Traceback" not in again.told


async def test_the_last_admin_is_not_revoked(hut: World, tmp_path: Path) -> None:
    """Nobody could invite again; where nobody holds a role, the first link is named."""
    empty = await simpul("members", "list", folder=tmp_path)
    assert (empty.code, empty.out) == (0, "")
    assert "simpul invite admin" in empty.told
    await joined(hut, Role.ADMIN, "Ratna Kusuma")
    [admin] = json.loads((await simpul("members", "list", "--json", folder=tmp_path)).out)
    run = await simpul("members", "revoke", str(admin["id"]), "--reason", "Salah.", folder=tmp_path)
    assert run.code == 1
    assert "last admin" in run.told


async def test_the_operator_reads_who_saw_who_reported(hut: World, tmp_path: Path) -> None:
    """An officer's card in private is a look, in the list and in /jejak; a code that is none is explained."""
    admin, officer = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer("Budi Santoso")
    code = await hut.reported(await hut.citizen())
    await officer.sees(code)
    await look.quiet(hut)
    listed = await simpul("looks", code, "--json", folder=tmp_path)
    assert listed.code == 0, listed
    (one,) = json.loads(listed.out)
    assert (one["name"], one["code"], one["reason"]) == ("Budi Santoso", code, "card")
    await admin.says(f"/jejak {code}")
    assert "Budi Santoso · melihat nama pelapor di kartu" in (await admin.sees("Jejak pembacaan")).text
    wrong = await simpul("looks", "BUKAN", folder=tmp_path)
    assert (wrong.code, wrong.out) == (1, ""), wrong
    assert "No report has this code" in wrong.told
