"""What ``simpul demo`` shows, what it leaves behind, and what it says when it cannot."""

from __future__ import annotations

import os
import re
import signal
import socket
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.demo.people import GROUPS, PEOPLE
from sandbox.client import Sandbox
from tests.demo.command import asked, names, names_at, printed, shown, typed
from tests.demo.seeding import GUEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.seeding import Seeding

pytestmark = pytest.mark.asyncio

EVERYBODY = [one.name for one in PEOPLE]


async def test_the_page_answers_and_the_bot_greets(seeding: Seeding) -> None:
    demo = seeding.command
    assert seeding.status == 200
    assert seeding.names == EVERYBODY
    assert all(name in demo.err for name in EVERYBODY)
    assert GROUPS[0].title in demo.err
    assert seeding.violations == []
    assert seeding.parts == {"sandbox", "simpul"}
    assert seeding.code == 0
    assert seeding.left == {}
    assert re.fullmatch(rf"{demo.url}/\?phones=\d+:\d+,\d+:\d+,\d+:-\d+,\d+:\d+\n", demo.out)
    assert "Traceback" not in demo.err


async def test_without_a_bot_there_is_a_token_for_ones_own(tmp_path: Path) -> None:
    async with shown(tmp_path, "--no-bot") as demo:
        lines = dict(line.split("=", 1) for line in demo.out.splitlines()[:-1])
        assert lines["TELEGRAM_API_URL"] == demo.url
        me = await asked(f"{demo.url}/bot{lines['TELEGRAM_BOT_TOKEN']}/getMe")
        assert me["result"]["is_bot"]
        assert await names(demo) == []
        assert set(demo.parts()) == {"sandbox"}
        assert await demo.stop(signal.SIGTERM) == 0
        assert demo.parts() == {}


async def test_everybody_is_as_they_were_left_at_whatever_address(tmp_path: Path, seeding: Seeding) -> None:
    async with seeding.resumed(tmp_path) as demo:
        assert demo.out.rpartition("/")[2] == seeding.layout
        assert demo.url != seeding.command.url
        assert demo.noted()["TELEGRAM_API_URL"] == demo.url
        assert await names(demo) == [*EVERYBODY, GUEST]
        async with Sandbox(demo.url) as sandbox:
            newcomer = await sandbox.person("Tamu Lagi")
            await newcomer.starts()
            await newcomer.sees("Selamat datang")
            assert await sandbox.violations() == []
        assert await demo.stop() == 0


async def test_a_fresh_start_forgets_and_stopped_halfway_it_leaves_nobody_half_made(
    tmp_path: Path, seeding: Seeding
) -> None:
    seeding.copied(tmp_path)
    async with typed(tmp_path, "--port", "0", "--fresh") as demo:
        met = await names_at(await demo.inviting())
        assert met == EVERYBODY[: len(met)]
        assert await demo.stop() == 0
        assert demo.parts() == {}
    async with shown(tmp_path) as demo:
        assert await names(demo) == EVERYBODY


async def test_a_busy_port_is_explained(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        async with typed(tmp_path, "--port", str(port)) as demo:
            assert await demo.code() == 1
            assert str(port) in demo.complaint
            assert "--port N" in demo.complaint
            assert "Traceback" not in demo.err
            assert demo.parts() == {}


async def test_a_second_demo_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with shown(tmp_path, "--no-bot") as first:
        async with typed(tmp_path, "--port", "0", "--fresh", guest=True) as second:
            assert await second.code() == 1
            assert "runs here already" in second.complaint
        async with aiohttp.ClientSession() as session, session.get(first.url) as page:
            assert page.status == 200


@pytest.mark.parametrize("arguments", [(), ("--fresh",)])
async def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    theirs = tmp_path / "var" / "demo" / "thesis.txt"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("years of work", encoding="utf-8")
    async with typed(tmp_path, "--port", "0", *arguments) as demo:
        assert await demo.code() == 1
        assert "no demo has put there" in demo.complaint
    assert theirs.read_text(encoding="utf-8") == "years of work"


@pytest.mark.parametrize("name", ["simpul", "sandbox"])
async def test_a_part_that_dies_is_named_and_nothing_is_left(tmp_path: Path, seeding: Seeding, name: str) -> None:
    async with seeding.resumed(tmp_path) as demo:
        os.kill(demo.parts()[name], signal.SIGKILL)
        assert await demo.code() == 1
        assert f"{name}, exit code -9" in demo.complaint
        assert f"{name}.log" in demo.err
        assert {"simpul": "ready", "sandbox": "token"}[name] in demo.err.rpartition(".log")[2]
        assert demo.parts() == {}


async def test_a_bot_that_dies_while_people_are_made_is_named_at_once(tmp_path: Path) -> None:
    async with typed(tmp_path, "--port", "0") as demo:
        await demo.until_said("Inviting")
        os.kill(demo.parts()["simpul"], signal.SIGKILL)
        assert await demo.code() == 1
        assert "simpul, exit code -9" in demo.complaint
        assert demo.parts() == {}


async def test_other_commands_work_on_it_from_its_folder(tmp_path: Path, seeding: Seeding) -> None:
    async with seeding.resumed(tmp_path) as demo:
        told = await printed(tmp_path / "var" / "demo", "invite", "officer", "--agency", "pupr")
        assert told.startswith("https://t.me/simpul_bot?start=")
        async with Sandbox(demo.url) as sandbox:
            person = await sandbox.person("Petugas Baru")
            await person.starts(told.strip().partition("=")[2])
            await person.sees("Anda sekarang")


async def test_nothing_is_left_where_the_command_itself_is_killed(tmp_path: Path, seeding: Seeding) -> None:
    async with seeding.resumed(tmp_path) as demo:
        demo.process.kill()
        await demo.code()
        await demo.gone()
