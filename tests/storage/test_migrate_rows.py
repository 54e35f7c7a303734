"""From the first schema to the second and back, with rows in every table that changes: nothing said is lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from alembic import command

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.messages import Button
from bot.domain.report import Draft, Visibility
from storage import engine, migrate
from tests.support.archive import START, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import UnitOfWork

AT = "'2026-11-23 08:00:00'"
DRAFT = """{"id": "d9", "conversation": "report", "slots": {"story": "Lampu mati"}, "options": [],
 "sources": {"story": 4}, "files": 1, "below": null}"""
BUTTONS = '[[{"action": "close", "subject": "r1", "revision": 2, "label": "label-solved", "text": ""}]]'
ROWS = f"""
INSERT INTO people (id, name, language, notice_version, created) VALUES (1, 'Siti Aminah', 'id', 1, {AT});
INSERT INTO chats (id, telegram_id, kind, title, person_id, state, cause) VALUES
 (1, 7000000001, 'private', '', 1, 'reachable', '');
INSERT INTO reports (id, code, draft, status, revision, version, reporter_id, agency_code, title, story, report_class,
 visibility, sensitive, blocked, place, reassigned, rules_version, suggestions, source, submitted, changed) VALUES
 (1, 'A', 'd1', 'assigned', 2, 2, 1, 'lampu', 'Lampu mati', 'Lampu mati.', '', 'anonymous', false, false, '', 0, '1',
  '[{{"value": "lampu", "text": "Dinas", "words": "lampu", "score": "1"}}]', 'telegram', {AT}, {AT}),
 (2, 'B', 'd2', 'submitted', 1, 1, 1, NULL, 'Pungli', 'Pungli di loket.', '', 'confidential', true, false, '', 0, '1',
  NULL, 'telegram', {AT}, {AT});
INSERT INTO history (id, report_id, revision, event, role, actor_id, status, reason, text, internal, at) VALUES
 (1, 1, 1, 'submit', 'reporter', 1, 'submitted', '', '', false, {AT}),
 (2, 1, 2, 'assign', 'system', NULL, 'assigned', '', '', false, {AT}),
 (3, 2, 1, 'submit', 'reporter', 1, 'submitted', '', '', false, {AT});
INSERT INTO attachments (id, draft, report_id, person_id, kind, file_id, unique_id, name, mime, size, album, state,
 cause, attempts, sha256, not_before, created) VALUES
 (1, 'd1', 1, 1, 'document', 'AgAC', 'AQAD', 'surat.pdf', 'application/pdf', 9, '', 'kept', '', 0, 'abc', {AT}, {AT});
INSERT INTO dialogues (chat_id, person_id, version, revision, draft, expires, changed) VALUES
 (1, 1, 3, 2, '{DRAFT}', '2026-12-23 08:00:00', {AT});
INSERT INTO outbox (id, chat_id, report_id, kind, text_key, letter_values, buttons, priority, state, cause, not_before,
 attempts, unsure, created) VALUES
 (1, 1, 1, 'text', 'notice-accepted', '{{"code": "A"}}', '{BUTTONS}', 1, 'queued', '', {AT}, 0, false, {AT});
INSERT INTO rules_versions (number, content, note, published, published_by, active) VALUES
 (1, '{{"lampu.toml": "#"}}', '', {AT}, NULL, false), (2, '{{"lampu.toml": "##"}}', '', {AT}, 1, true);
"""
COUNTED = ("people", "chats", "reports", "history", "attachments", "dialogues", "outbox", "rules_versions")


def moved(url: str, step: Callable[..., None], revision: str) -> None:
    """Bring the schema to this revision, up or down."""
    with migrate._locked(engine.build(url)) as connection:
        step(migrate._config(connection), revision)


def filled(url: str) -> None:
    """Make the first schema, with rows as its Simpul wrote them."""
    moved(url, command.upgrade, "0001")
    with engine.build(url).begin() as connection:
        for statement in ROWS.split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)


def counts(url: str) -> list[int]:
    """Count the rows of each table."""
    with engine.build(url).connect() as connection:
        return [connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one() for table in COUNTED]


def column(url: str, statement: str) -> list[Any]:
    """Read one column."""
    with engine.build(url).connect() as connection:
        return list(connection.execute(sa.text(statement)).scalars())


async def seen(url: str, look: Callable[[UnitOfWork], object]) -> object:
    """Look at the rows through the stores."""
    async with opened(url) as archive:
        return await archive.run(look)


@pytest.fixture
def risen(database: str) -> str:
    """Give a database of each kind that came from the first schema."""
    filled(database)
    before = counts(database)
    assert migrate.upgrade(engine.build(database)) is True
    assert counts(database) == before
    return database


def test_what_was_risen_is_what_the_tables_say(risen: str) -> None:
    """Rows that were there make no difference to the schema."""
    assert migrate.current(engine.build(risen)) == migrate.HEAD
    assert migrate.drift(engine.build(risen)) == ""


def test_a_report_of_before_reads_as_one_of_now(risen: str) -> None:
    """Its history is about the agency that has had it; its file is the reporter's, and not cleaned."""

    def look(unit: UnitOfWork) -> None:
        report = unit.reports.get(1)
        assert (report.status, report.version, report.visibility) == (Status.ASSIGNED, 2, Visibility.ANONYMOUS)
        assert (report.topic, report.place, report.point, report.files) == ("", "", None, 1)
        assert [one["value"] for one in report.suggestions] == ["lampu"]
        lines = [(one.event, one.agency) for one in unit.reports.history(1)]
        assert lines == [(Event.SUBMIT, "lampu"), (Event.ASSIGN, "lampu")]
        [file] = unit.files.of(1, Role.REPORTER)
        assert (file.name, file.state, file.clean, file.clean_name) == ("surat.pdf", "kept", "", "")
        assert unit.reports.notes(1) == []

    asyncio.run(seen(risen, look))


def test_what_was_sensitive_stays_with_few(risen: str) -> None:
    """A report that was marked, or that its citizen made confidential, is guarded."""

    def look(unit: UnitOfWork) -> None:
        assert unit.reports.get(2).topic == "confidential"
        assert [report.code for report in unit.reports.guarded(["confidential"])] == ["B"]
        assert unit.reports.history(2)[0].agency is None

    asyncio.run(seen(risen, look))


def test_an_open_draft_and_a_waiting_letter_go_on(risen: str) -> None:
    """What somebody was writing is there, and what was to be said is said, with its buttons."""

    def look(unit: UnitOfWork) -> None:
        dialogue = unit.dialogues.get(1, 1)
        told = Draft(id="d9", conversation="report", slots={"story": "Lampu mati"}, sources={"story": 4}, files=1)
        assert (dialogue.draft, dialogue.version, dialogue.revision, dialogue.left) == (told, 3, 2, None)
        assert dialogue.expires is not None
        assert dialogue.expires > START
        [letter] = unit.outbox.claim(10, without=())
        assert (letter.key, letter.values, letter.keyboard) == ("notice-accepted", {"code": "A"}, "")
        close = Button(action="close", subject="r1", revision=2, label="label-solved")
        assert letter.buttons == ((close,),)

    asyncio.run(seen(risen, look))


def test_a_report_of_before_goes_on(risen: str) -> None:
    """Its next event and its first note fit beside what is there."""

    def go_on(unit: UnitOfWork) -> int:
        report = unit.reports.transfer(unit.reports.get(1), 1)
        return report.version

    assert asyncio.run(seen(risen, go_on)) == 3


def test_the_version_of_the_rules_that_was_followed_still_is(risen: str) -> None:
    """What was a mark on its row is the first line of who followed what since when; also on the way back."""
    assert asyncio.run(seen(risen, lambda unit: (unit.rules.active(), unit.rules.get(2)))) == (2, {"lampu.toml": "##"})
    moved(risen, command.downgrade, "0002")
    assert column(risen, "SELECT number FROM rules_versions WHERE active") == [2]
    moved(risen, command.upgrade, "head")
    assert asyncio.run(seen(risen, lambda unit: unit.rules.active())) == 2


def test_one_step_back_keeps_what_the_first_schema_knows(risen: str) -> None:
    """Down and up again: no row is lost, and what was guarded stays marked."""
    before = counts(risen)
    moved(risen, command.downgrade, "0001")
    assert counts(risen) == before
    assert [bool(one) for one in column(risen, "SELECT sensitive FROM reports ORDER BY id")] == [False, True]
    with engine.build(risen).connect() as connection:
        assert not sa.inspect(connection).has_table("notes")
    moved(risen, command.upgrade, "head")
    assert counts(risen) == before
    assert column(risen, "SELECT topic FROM reports ORDER BY id") == ["", "confidential"]
    assert migrate.drift(engine.build(risen)) == ""
