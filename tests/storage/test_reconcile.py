"""The proof of a database: a sound one has no exceptions, and every fault that is planted is named, once each."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from bot import reconciling
from bot.cli import app
from bot.domain.lifecycle import Event, Role
from bot.domain.people import Membership
from bot.domain.report import Attachment, Draft
from bot.ports import Sent
from bot.usecases import delivery, desk, submit
from bot.usecases.cases import move
from storage import blobs, engine
from tests.support.archive import AREAS, START, TENANT, agreed, opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.ports import FileStore, UnitOfWork
    from bot.ports.reconciling import Discrepancy
    from tests.support.archive import Archive, Templates

SITI, BUDI, RATNA, RINA = 1, 2, 3, 4
PLAIN, GUARDED = "plain-draft", "guarded-draft"
CONTENT = b"foto lampu"


async def sent(archive: Archive) -> None:
    """Let everything that may leave arrive."""
    while (batch := await archive.run(lambda unit: delivery.claim(unit, limit=50, without=()))).items:
        for number, one in enumerate(batch.items, start=1):
            await archive.run(lambda unit, one=one, number=number: delivery.conclude(unit, one, Sent(message=number)))


def told(unit: UnitOfWork, draft: str, **slots: str) -> None:
    """Let Siti send a report."""
    actor = agreed(unit, SITI)
    answered = {"story": "Lampu jalan mati.", "title": "Lampu mati", "place": "Jalan Mawar", "visibility": "open"}
    written = Draft(
        id=draft, conversation="report", slots={**answered, "agency": "lampu", "class": "complaint", **slots}
    )
    opened = unit.dialogues.get(actor.chat, actor.person)
    submit.submit(unit, actor, unit.dialogues.save(replace(opened, draft=written)))


async def lived(archive: Archive, store: FileStore) -> None:
    """Let a good deal happen: a report with a file and a supporter to its end, and a sensitive one that is read."""

    def join(unit: UnitOfWork) -> None:
        for number, role, agency in ((BUDI, Role.OFFICER, "lampu"), (RATNA, Role.VERIFIER, None)):
            unit.members.join(
                Membership(person=agreed(unit, number, name=f"P{number}").person, role=role, agency=agency)
            )
        unit.files.keep(PLAIN, agreed(unit, SITI).person, Attachment(kind="photo", file_id="a", unique_id="b"))

    await archive.run(join)
    archive.clock.forward(minutes=1)
    await archive.run(lambda unit: told(unit, PLAIN))
    await archive.run(lambda unit: told(unit, GUARDED, visibility="confidential", story="Rahasia."))
    digest = await store.put(CONTENT)
    await archive.run(lambda unit: unit.files.fetched(1, sha256=digest, mime="text/plain", size=len(CONTENT)))
    await sent(archive)
    await archive.run(lambda unit: unit.supporters.add(1, agreed(unit, RINA, name="Rina").person))
    for event, role in ((Event.ACCEPT, Role.OFFICER), (Event.ANSWER, Role.OFFICER), (Event.REPLY, Role.REPORTER)):
        archive.clock.forward(minutes=1)
        await archive.run(
            lambda unit, event=event, role=role: move(
                unit, unit.reports.get(1), event=event, role=role, actor=agreed(unit, BUDI), text="Baik."
            )
        )
        await sent(archive)
    await archive.run(lambda unit: desk.read(unit, agreed(unit, RATNA), unit.reports.get(2)))
    await archive.run(lambda unit: unit.updates.mark(1, 7) and unit.updates.park(bot=1, update=7, cause="x", body="{}"))
    await sent(archive)


async def exceptions(url: str, store: FileStore) -> Sequence[Discrepancy]:
    now = START + timedelta(minutes=5)
    found = await reconciling.proved(url, store, now=now, tenant=TENANT, areas=AREAS)
    return found.exceptions


LETTER = "chat_id, kind, text_key, report_id, state, cause, finished, created, not_before, priority, keyboard, attempts"

FAULTS = {
    "a report twice in a conversation": (
        (
            'UPDATE dialogues SET draft = \'{"id": "plain-draft", "conversation": "report", "slots": {},'
            ' "offers": {}, "sources": {}, "files": 0, "below": null}\' WHERE person_id = 3'
        ),
        "report",
        "still open",
    ),
    "no submit": ("UPDATE history SET event = 'supply' WHERE report_id = 1 AND revision = 1", "history", "submit"),
    "a gap": ("DELETE FROM history WHERE report_id = 1 AND revision = 3", "history", "gap"),
    "a revision too high": ("UPDATE reports SET revision = 9 WHERE id = 1", "history", "revision 9"),
    "another status": ("UPDATE reports SET status = 'closed' WHERE id = 1", "lifecycle", "it is closed"),
    "another agency": ("UPDATE reports SET agency_code = 'taman' WHERE id = 1", "lifecycle", "its agency is taman"),
    "no step": (
        "UPDATE history SET role = 'reporter' WHERE report_id = 1 AND event = 'accept'",
        "lifecycle",
        "no step",
    ),
    "nobody answered": ("DELETE FROM outbox WHERE text_key = 'notice-answered'", "notice", "notice-answered"),
    "a desk not told": ("DELETE FROM outbox WHERE text_key = 'notice-replied'", "notice", "its desk"),
    "a supporter not told": ("DELETE FROM outbox WHERE text_key = 'supported-answered'", "notice", "its supporter"),
    "told twice": (
        (
            f"INSERT INTO outbox ({LETTER}, unsure)"
            f" SELECT {LETTER}, unsure FROM outbox WHERE text_key = 'notice-answered'"
        ),
        "notice",
        "twice",
    ),
    "a state nobody knows": (
        "UPDATE outbox SET state = 'lost' WHERE text_key = 'notice-answered'",
        "letter",
        "no state",
    ),
    "ended at no time": ("UPDATE outbox SET finished = NULL WHERE text_key = 'notice-answered'", "letter", "no time"),
    "waits though it ended": (
        "UPDATE outbox SET state = 'queued' WHERE text_key = 'notice-answered'",
        "letter",
        "waits",
    ),
    "refused without cause": (
        "UPDATE outbox SET state = 'refused' WHERE text_key = 'notice-answered'",
        "letter",
        "why",
    ),
    "claimed for long": (
        (
            "UPDATE outbox SET state = 'claimed', finished = NULL, claimed = '2026-11-23 07:00:00' WHERE"
            " text_key = 'notice-answered'"
        ),
        "letter",
        "two minutes",
    ),
    "waits too long": (
        (
            "UPDATE outbox SET state = 'queued', finished = NULL, not_before = '2026-11-01 00:00:00' WHERE"
            " text_key = 'notice-answered'"
        ),
        "letter",
        "longer",
    ),
    "a card behind": ("UPDATE cards SET wanted = wanted + 5 WHERE id = 1", "card", "less"),
    "a card of nowhere": ("UPDATE cards SET message_id = NULL WHERE id = 1", "card", "no message"),
    "a card given up": ("UPDATE cards SET state = 'refused', cause = '' WHERE id = 1", "card", "why"),
    "a card claimed": (
        "UPDATE cards SET state = 'claimed', claimed = '2026-11-23 07:00:00' WHERE id = 1",
        "card",
        "two minutes",
    ),
    "a card too few": ("DELETE FROM cards WHERE report_id = 1", "desk", "no card"),
    "parked twice": (
        (
            "INSERT INTO parked (bot_id, update_id, cause, body, at, expires)"
            " SELECT bot_id, update_id, cause, body, at, expires FROM parked"
        ),
        "update",
        "before",
    ),
    "parked, not marked": ("DELETE FROM updates", "update", "not marked"),
    "kept under no hash": ("UPDATE attachments SET sha256 = NULL", "file", "no hash"),
    "kept, not there": (f"UPDATE attachments SET sha256 = '{'0' * 64}'", "file", "not there"),
    "lost without cause": ("UPDATE attachments SET state = 'lost'", "file", "why"),
    "a file refused without cause": ("UPDATE attachments SET state = 'refused'", "file", "refused"),
    "another's file": ("UPDATE attachments SET report_id = 2", "file", "not the report's"),
    "a promise moved": (
        "UPDATE deadlines SET due = '2027-02-01 00:00:00' WHERE report_id = 1 AND stage = 'resolve'",
        "deadline",
        "ends 2027-02-01",
    ),
    "a promise broken off": (
        "UPDATE deadlines SET done = '2026-11-23 09:00:00' WHERE report_id = 1 AND stage = 'resolve'",
        "deadline",
        "is done",
    ),
    "a promise gone": ("DELETE FROM deadlines WHERE report_id = 1 AND stage = 'resolve'", "deadline", "missing"),
    "a promise too many": (
        (
            "INSERT INTO deadlines (report_id, stage, started, due, reminded) SELECT report_id, stage, started, due,"
            " reminded FROM deadlines WHERE report_id = 1 AND stage = 'resolve'"
        ),
        "deadline",
        "nowhere",
    ),
    "an orphan": ("UPDATE supporters SET person_id = 999", "reference", "person_id"),
    "a look not noted": ("DELETE FROM identity_looks", "look", "no look"),
}
"""What is done to a sound database, the check that must see it, and a part of what it says."""


def plant(url: str, statement: str) -> None:
    """Do what the schema would not let anybody do."""
    with engine.build(url).connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SET session_replication_role = replica"))
            connection.execute(sa.text(statement))
            connection.commit()
            return
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")  # type: ignore[attr-defined]
        for [name] in driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():  # type: ignore[attr-defined]
            driver.execute(f"DROP TRIGGER {name}")  # type: ignore[attr-defined]
        driver.execute(statement)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Path:
    """Let it all happen once on SQLite, to be copied by each test: the database, and the files beside it."""
    folder = tmp_path_factory.mktemp("lived")

    async def live() -> None:
        async with opened(templates.sqlite(folder)) as archive:
            await lived(archive, blobs.build(f"file:{folder}/files"))
            archive.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    asyncio.run(live())
    return folder


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    """Give a copy of the folder."""
    return shutil.copytree(whole, tmp_path / "lived")


@pytest.mark.asyncio
async def test_a_sound_database_has_no_exceptions(archive: Archive, tmp_path: Path) -> None:
    store = blobs.build(f"file:{tmp_path}/files")
    await lived(archive, store)
    assert await exceptions(archive.url, store) == []


@pytest.mark.asyncio
async def test_who_joined_after_an_event_was_not_to_be_told(archive: Archive, tmp_path: Path) -> None:
    """Nobody was at the desk when the report came in and was added to; the verifier who joins gets its card."""

    def add(unit: UnitOfWork) -> None:
        told(unit, PLAIN)
        reporter = agreed(unit, SITI)
        move(unit, unit.reports.get(1), event=Event.SUPPLY, role=Role.REPORTER, actor=reporter, text="Gelap.")

    def join(unit: UnitOfWork) -> None:
        verifier = agreed(unit, RATNA, name="Ratna")
        unit.members.join(Membership(person=verifier.person, role=Role.VERIFIER, agency=None))
        unit.cards.want(report=1, chat=verifier.chat, revision=unit.reports.get(1).version)

    await archive.run(add)
    archive.clock.forward(minutes=1)
    await archive.run(join)
    await sent(archive)
    assert await exceptions(archive.url, blobs.build(f"file:{tmp_path}/files")) == []


@pytest.mark.asyncio
async def test_who_supports_while_the_clock_is_set_back_missed_nothing(copied: Path) -> None:
    """Their moment is before the report came in: of what was told before they came nobody knows."""
    url = f"sqlite:///{copied}/simpul.db"
    plant(url, "DELETE FROM outbox WHERE text_key LIKE 'supported-%'")
    store = blobs.build(f"file:{copied}/files")
    assert any("its supporter" in one.detail for one in await exceptions(url, store))
    plant(url, "UPDATE supporters SET since = '2020-01-01 00:00:00.000000'")
    assert await exceptions(url, store) == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.asyncio
async def test_a_planted_fault_is_named(copied: Path, fault: str) -> None:
    await named(f"sqlite:///{copied}/simpul.db", blobs.build(f"file:{copied}/files"), fault)


@pytest.mark.parametrize("fault", ["a gap", "told twice", "an orphan", "a look not noted"])
@pytest.mark.asyncio
async def test_a_planted_fault_is_named_on_postgresql(pg_archive: Archive, tmp_path: Path, fault: str) -> None:
    store = blobs.build(f"file:{tmp_path}/files")
    await lived(pg_archive, store)
    await named(pg_archive.url, store, fault)


async def named(url: str, store: FileStore, fault: str) -> None:
    statement, check, said = FAULTS[fault]
    plant(url, statement)
    found = await exceptions(url, store)
    assert any(one.check == check and said in one.detail for one in found), found


@pytest.mark.asyncio
async def test_a_file_that_changed_is_named(copied: Path) -> None:
    digest = hashlib.sha256(CONTENT).hexdigest()
    (copied / "files" / "sha256" / digest[:2] / digest).write_bytes(b"something else")
    found = await exceptions(f"sqlite:///{copied}/simpul.db", blobs.build(f"file:{copied}/files"))
    assert [one.detail for one in found] == ["has another content than its hash"]


def test_the_command_tells_programs_and_exits_by_what_it_found(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{copied}/simpul.db")
    monkeypatch.setenv("FILES_URL", f"file:{copied}/files")
    plant(f"sqlite:///{copied}/simpul.db", FAULTS["a gap"][0])
    result = CliRunner().invoke(app, ["reconcile", "--json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert not found["ok"]
    assert found["counted"]["reports"] == 2
    assert found["exceptions"][0].keys() == {"check", "subject", "detail"}
