"""A unit of a command line, beside whatever else is running."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

from bot.tools import in_unit
from tests.support.world import settings_for

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_it_waits_for_another_writer_longer_than_the_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot tries again by itself; an operator would have to."""
    monkeypatch.setattr("storage.engine.PRAGMAS", ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5"))
    file = tmp_path / "simpul.db"
    settings = settings_for(
        monkeypatch,
        token="123456789:" + "a" * 35,
        api="http://127.0.0.1:9",
        database=f"sqlite:///{file}",
        mode="polling",
        port=9,
        files=tmp_path / "files",
    )
    assert in_unit(settings, lambda unit: list(unit.bans.holding())) == []
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.5, other.close)
    done.start()
    assert in_unit(settings, lambda unit: list(unit.bans.holding())) == []
    done.join()
