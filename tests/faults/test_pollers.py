"""Two replicas in polling mode: one polls, Telegram throws out nobody, and when it dies the other goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox.client import Sandbox
from sandbox.server import running
from tests.faults.books import balanced
from tests.faults.fleet import Fleet
from tests.support.ports import free_port
from tests.support.world import STORY, settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.postgres import Postgres

pytestmark = pytest.mark.asyncio

CONFLICT = 409


async def test_one_of_two_polls_and_the_other_takes_over(
    postgres_server: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the dead one had taken and not confirmed has its effect once."""
    async with running() as url, Sandbox(url) as sandbox:
        account = await sandbox.bot()
        settings = settings_for(
            monkeypatch,
            token=account.token,
            api=url,
            database=postgres_server.database(),
            mode="polling",
            port=free_port(),
            files=tmp_path / "files",
        )
        async with Fleet(tmp_path, count=2) as fleet:
            person = await sandbox.person("Siti Aminah")
            await person.starts()
            await person.sees("Selamat datang", timeout=30)
            await person.taps("Setuju")
            await person.sees("Ceritakan masalahnya", timeout=30)
            await sandbox.settled(account)
            assert not [call for call in await sandbox.calls("getUpdates") if call.code == CONFLICT]
            await person.says(STORY)
            leader = await fleet.leader()
            await leader.kill()
            await person.sees("Di mana kejadiannya", timeout=30)
            assert await fleet.leader() is not leader
            await sandbox.settled(account)
            # The call that the dead one left open is ended by the first one of the other.
            assert len([call for call in await sandbox.calls("getUpdates") if call.code == CONFLICT]) <= 1
        asked = [message.text for message in await person.screen() if "Di mana kejadiannya" in message.text]
        assert len([text for text in asked if "mungkin terkirim dua kali" not in text]) == 1
        await balanced(settings)
        assert await sandbox.violations() == []
