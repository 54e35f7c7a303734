"""Somebody's new reports are not taken: they are told why, object once, and report again once it is lifted or over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.tools import in_unit
from bot.usecases import bans
from tests.story import look
from tests.story.desks import joined
from tests.story.paths import heard
from tests.story.test_path_place import HERE
from tests.story.test_path_urgent import FIRE, NUMBERS
from tests.story.test_simpul import simpul
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from pathlib import Path

    from bot.ports import UnitOfWork
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

WHY = "Berkali-kali mengirim laporan palsu."
BARRED = "Admin membatasi akun ini"
STORY = "Pohon tumbang menutup Jalan Kenanga sejak kemarin sore, belum ada yang datang."
OBJECTION = "Saya Siti Aminah, laporan saya benar; lampunya memang mati."


def restrict(world: World, code: str) -> None:
    """Let the reporter of this code send no more."""

    def job(unit: UnitOfWork) -> None:
        report = unit.reports.find_code(code)
        assert report is not None
        bans.bar(unit, report, reason=WHY, days=30)

    in_unit(world.settings, job)


async def test_told_heard_and_lifted(hut: World, tmp_path: Path) -> None:
    """The reason and the way to object come when a report would begin; an admin reads one appeal and lifts it."""
    admin, officer, citizen = await joined(hut, Role.ADMIN, "Ratna Kusuma"), await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    run = await simpul("members", "ban", code, "--reason", WHY, "--days", "30", folder=tmp_path)
    assert (run.code, run.out) == (0, ""), run
    await look.quiet(hut)
    assert not any(BARRED in text for text in await heard(citizen))
    for send in (
        citizen.says(STORY),
        citizen.says("/lapor"),
        citizen.sends("photo"),
        citizen.sends("location", **HERE),
    ):
        before = sum(BARRED in text for text in await heard(citizen))
        await send
        await look.quiet(hut)
        assert sum(BARRED in text for text in await heard(citizen)) == before + 1
        assert look.step(hut, citizen) is None
    told = (await citizen.sees(BARRED)).text
    assert WHY in told
    assert "112" in told
    await citizen.taps("Ajukan keberatan")
    await citizen.sees("Tulis keberatan Anda")
    await citizen.says(OBJECTION)
    await citizen.sees("Kirim keberatan ini")
    await citizen.taps("Kirim")
    await citizen.sees("sudah kami teruskan kepada admin")
    letter = await admin.sees("Keberatan atas pembatasan")
    assert code in letter.text
    assert "lampunya memang mati" in letter.text
    assert "Siti" not in letter.text
    await citizen.says("/lapor")
    await look.quiet(hut)
    assert (await citizen.screen())[-1].buttons == []
    await citizen.says(f"/status {code}")
    await citizen.sees("Laporan " + code)
    await admin.taps("Cabut pembatasan", message=letter)
    await citizen.sees("sudah berakhir")
    await admin.taps("Cabut pembatasan", message=letter)
    await citizen.says(STORY)
    await hut.reviewed(citizen, choice="Dinas Lingkungan Hidup")
    assert await hut.sent(citizen)
    await officer.sees(code)


async def test_the_operator_lists_and_lifts(hut: World, tmp_path: Path) -> None:
    """A report's code names who is meant, and no list says who that is; wrong words are explained."""
    citizen = await hut.citizen("Siti Aminah")
    code = await hut.reported(citizen)
    assert (await simpul("members", "ban", code, "--reason", WHY, folder=tmp_path)).code == 0
    again = await simpul("members", "ban", code, "--reason", WHY, folder=tmp_path)
    assert again.code == 1
    assert "already" in again.told
    listed = await simpul("members", "bans", "--json", folder=tmp_path)
    (one,) = json.loads(listed.out)
    assert (one["code"], one["reason"], one["by"], one["until"], one["appeal"]) == (code, WHY, None, None, "")
    assert "Siti" not in listed.out
    assert code in (await simpul("members", "bans", folder=tmp_path)).out
    assert (await simpul("members", "unban", code, folder=tmp_path)).code == 0
    await citizen.sees("sudah berakhir")
    for which in (str(one["id"]), "BUKAN"):
        wrong = await simpul("members", "unban", which, folder=tmp_path)
        assert wrong.code == 1, wrong
        assert "Traceback" not in wrong.told
    assert "Nobody" in (await simpul("members", "bans", folder=tmp_path)).told


async def test_danger_passes(hut: World) -> None:
    """Whoever is restricted and sees a fire is given the numbers, and sends the report."""
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    restrict(hut, code)
    await citizen.says(FIRE)
    await citizen.sees(NUMBERS)
    await hut.reviewed(citizen, choice=UNSURE)
    assert await hut.sent(citizen)


async def test_a_draft_that_was_begun_before_is_not_sent(hut: World) -> None:
    """It stays as it is; nobody objects in a group, or who is not restricted."""
    citizen, other = await hut.citizen(), await hut.citizen("Slamet Riyadi")
    code = await hut.reported(citizen)
    await citizen.says(STORY)
    await hut.reviewed(citizen, choice="Dinas Lingkungan Hidup")
    restrict(hut, code)
    await citizen.taps("Kirim")
    await citizen.sees(BARRED)
    assert look.step(hut, citizen) == "report/send"
    await other.says("Ajukan keberatan")
    await other.sees("sudah tidak berlaku")
    await other.says("Cabut pembatasan")
    await other.sees("Pembatasan yang mana?")


async def test_erasing_takes_the_words_and_not_the_restriction(hut: World, tmp_path: Path) -> None:
    """Nobody gets around it by /privasi; which report it was for, and what was said against it, is gone."""
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    restrict(hut, code)
    await citizen.says("/lapor")
    await citizen.sees(BARRED)
    await citizen.taps("Ajukan keberatan")
    await citizen.says(OBJECTION)
    await citizen.sees("Kirim keberatan ini")
    await citizen.taps("Kirim")
    await citizen.sees("sudah kami teruskan")
    await citizen.says("/privasi")
    await citizen.taps("Hapus data saya", message=await citizen.sees("Data Anda"))
    await citizen.sees("Hapus nama, nomor telepon")
    await citizen.taps("Ya, hapus")
    await look.quiet(hut)
    (ban,) = in_unit(hut.settings, lambda unit: list(unit.bans.holding()))
    assert (ban.report, ban.appeal) == (None, "")
    assert in_unit(hut.settings, lambda unit: list(bans.meant(unit, None, ban.id))) == [ban]
    again = await simpul("members", "ban", code, "--reason", WHY, folder=tmp_path)
    assert again.code == 1
    assert "erased" in again.told
