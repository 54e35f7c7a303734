"""`simpul invite` as an operator runs it: one link for each role, and what a wrong call is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.domain.lifecycle import Role
from tests.story.desks import link
from tests.story.test_simpul import simpul

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.world import World


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("admin",), "Laporan yang belum punya instansi"),
        (("admin", "--agency", "dlh"), "melewati batas waktunya"),
        (("verifier",), "Anda sekarang petugas verifikasi"),
        (("village_head", "--area", "35.78.01.2001"), "Anda sekarang kepala desa"),
        (("village_head", "--area", "35.78"), "Anda sekarang kepala desa"),
    ],
)
@pytest.mark.asyncio
async def test_a_person_joins_in_the_role_of_the_link(
    town: World, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    """The link alone is on standard output, and whoever follows it has the role."""
    run = await simpul("invite", *words, folder=tmp_path)
    assert run.code == 0, run
    assert run.out.startswith(f"https://t.me/{town.bot.username}?start=inv_")
    assert run.out.count("\n") == 1
    person = await town.sandbox.person("Ratna Kusuma")
    await person.starts(run.out.strip().partition("?start=")[2])
    await person.sees(told)


@pytest.mark.asyncio
async def test_a_village_head_may_have_two_villages(town: World) -> None:
    """The link for another village is another role; the same village again is told so."""
    person = await town.sandbox.person("Ratna Kusuma")
    for area, told in (
        ("35.78.01.2001", "sekarang"),
        ("35.78.01.2002", "sekarang"),
        ("35.78.01.2001", "sudah menjadi"),
    ):
        await person.starts(link(town, Role.VILLAGE_HEAD, area=area))
        await person.sees(f"Anda {told} kepala desa")


@pytest.mark.asyncio
async def test_a_group_becomes_a_desk_by_its_link(town: World, tmp_path: Path) -> None:
    """A startgroup link binds the group into which it brings the bot, and nobody else by it."""
    run = await simpul("invite", "group", "--agency", "dinsos", folder=tmp_path)
    assert run.code == 0, run
    link = run.out.strip()
    assert link.startswith(f"https://t.me/{town.bot.username}?startgroup=inv_")
    person = await town.sandbox.person("Ratna Kusuma")
    group = await town.sandbox.group("Meja Sosial", [person])
    await person.adds_bot(group, town.bot, payload=link.partition("?startgroup=")[2])
    await person.sees("Grup ini sekarang meja Dinas Sosial", chat=group)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("officer",), "add --agency"),
        (("group",), "add --agency"),
        (("verifier", "--agency", "dlh"), "leave --agency out"),
        (("village_head",), "35.78.01.2001"),
        (("village_head", "--area", "Melati"), "Melati"),
        (("village_head", "--area", "35.78.1"), "35.78.01.2001"),
        (("village_head", "--area", "35.78", "--agency", "dlh"), "leave --agency out"),
        (("officer", "--agency", "dlh", "--area", "35.78"), "leave --area out"),
    ],
)
def test_a_wrong_call_names_the_option_and_the_remedy(words: tuple[str, ...], told: str) -> None:
    """What is missing or does not belong is named, and nothing is on standard output."""
    run = CliRunner().invoke(cli.app, ["invite", *words], env={"TERMINAL_WIDTH": "200"})
    assert (run.exit_code, run.stdout) == (2, "")
    assert told in run.stderr
    assert "Traceback" not in run.stderr
