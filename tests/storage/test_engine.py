"""Connections are set up so that promises can be kept: what is committed is on disk, what reads cannot write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, StatementError

from bot.domain.errors import StorageAway
from storage import engine, figures
from storage.tables import UpdateRow
from tests.support.archive import Archive, letter, meet

if TYPE_CHECKING:
    from pathlib import Path

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) SELECT count(*) FROM n"


def shown(opened: sa.Engine, *questions: str) -> list[object]:
    """Ask a connection how it is set."""
    with opened.connect() as connection:
        return [connection.execute(sa.text(question)).scalar() for question in questions]


def test_the_writer_is_set_up_to_keep_what_it_says(migrated: str) -> None:
    """Every commit is flushed and foreign keys hold on SQLite; every wait has an end on PostgreSQL."""
    opened = engine.build(migrated)
    if opened.dialect.name == "sqlite":
        told = shown(
            opened, *(f"PRAGMA {name}" for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"))
        )
        assert told == ["wal", 2, 1, 5000]
    else:
        told = shown(opened, "SHOW statement_timeout", "SHOW lock_timeout", "SHOW timezone")
        assert told == ["5s", "2s", "UTC"]


def test_the_reader_cannot_write(migrated: str) -> None:
    """Lists, figures and exports go over it."""
    with engine.reader(migrated).begin() as connection, pytest.raises(DBAPIError):
        connection.execute(sa.text("DELETE FROM people"))


def test_an_address_of_several_servers_is_read_on_the_one_that_can_be_written_to(migrated_postgresql: str) -> None:
    """The reader's own session cannot write, which libpq must not take for a standby."""
    for opened in (engine.build, engine.reader):
        address = f"{migrated_postgresql}&host=/nowhere&target_session_attrs=read-write"
        assert shown(opened(address), "SELECT pg_is_in_recovery()") == [False]


def test_a_reading_statement_has_a_limit(migrated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that would take minutes is ended; the connection can go on."""
    monkeypatch.setattr(engine, "READ_SECONDS", 0.05)
    opened = engine.reader(migrated)
    if opened.dialect.name == "postgresql":
        assert shown(opened, "SHOW statement_timeout") == ["3s"]
        return
    with opened.connect() as connection:
        with pytest.raises(DBAPIError, match="interrupted"):
            connection.execute(sa.text(COUNTING.format(most=10**9))).scalar()
        assert connection.execute(sa.text(COUNTING.format(most=10))).scalar() == 10


def test_the_limit_is_for_one_statement_not_for_all_that_a_connection_ever_read(migrated: str) -> None:
    """A list of thousands may ask the same small question for each line."""
    with engine.reader(migrated).connect() as connection:
        for _ in range(2000):
            assert connection.execute(sa.text(COUNTING.format(most=500))).scalar() == 500


def test_a_reader_sees_the_committed_and_holds_up_no_writer(migrated: str) -> None:
    """While it reads, a unit can be written; its own picture stays as it was where the database promises that."""
    with engine.reader(migrated).connect() as reader:
        assert reader.execute(sa.text("SELECT count(*) FROM people")).scalar() == 0
        with engine.build(migrated).begin() as writer:
            writer.execute(sa.insert(UpdateRow).values(bot_id=1, update_id=1, at=datetime.now(UTC)))
    with engine.reader(migrated).connect() as reader:
        assert reader.execute(sa.text("SELECT count(*) FROM updates")).scalar() == 1


def test_nothing_is_written_outside_of_a_transaction(tmp_path: Path) -> None:
    """SQLite would keep such a statement at once, and no roll back could undo it."""
    opened = engine.build(f"sqlite:///{tmp_path}/simpul.db")
    with opened.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x INTEGER)")
        connection.exec_driver_sql("ROLLBACK")
        with pytest.raises(StorageAway):
            connection.exec_driver_sql("CREATE TABLE t (x INTEGER)")


def test_times_come_back_aware_and_the_same(migrated: str) -> None:
    """Whatever zone they were written in; a time without a zone is refused."""
    jakarta = datetime(2026, 11, 23, 15, 0, 0, 123456, tzinfo=timezone(timedelta(hours=7)))
    opened = engine.build(migrated)
    with opened.begin() as connection:
        connection.execute(sa.insert(UpdateRow).values(bot_id=1, update_id=1, at=jakarta))
        back = connection.execute(sa.select(UpdateRow.__table__.c.at)).scalar_one()  # type: ignore[attr-defined]
        assert (back, back.tzinfo) == (jakarta, UTC)
        earlier = sa.select(sa.func.count()).where(UpdateRow.__table__.c.at < jakarta + timedelta(microseconds=1))  # type: ignore[attr-defined]
        assert connection.execute(earlier).scalar() == 1
    with opened.connect() as connection, pytest.raises(StatementError):
        connection.execute(sa.insert(UpdateRow).values(bot_id=1, update_id=2, at=datetime(2026, 1, 1)))  # noqa: DTZ001


@pytest.mark.asyncio
async def test_the_figures_count_what_is_committed(archive: Archive) -> None:
    """For whoever watches over it."""
    await archive.run(lambda unit: unit.outbox.add(letter(meet(unit).chat)))
    await archive.run(lambda unit: unit.updates.park(bot=1, update=1, cause="x", body="{}"))
    assert figures.read(archive.url) == {"reports": 0, "letters_waiting": 1, "updates_parked": 1}
