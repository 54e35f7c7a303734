"""The history is only added to: whatever happens to a report, the lines that stand there stay as they are."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

import storage
from bot.domain.lifecycle import LIFECYCLE, UNTOLD, Event, Role, Status
from bot.domain.people import Membership
from bot.domain.report import Draft, Note, Visibility
from bot.usecases import manage, privacy
from bot.usecases.cases import move
from storage import engine
from tests.support.archive import add_report, agreed, meet

if TYPE_CHECKING:
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

QUIET = {
    Event.BLOCK: {},
    Event.UNBLOCK: {},
    Event.EDIT_PUBLISHED: {"title": "Lampu padam", "published": "Lampu padam di Jalan Mawar."},
    Event.SET_VISIBILITY: {"visibility": "anonymous"},
    Event.SET_CLASS: {"class": "oversight"},
    Event.SET_OFFICIAL_ID: {"official": "1234567"},
}
"""What a verifier changes of a report, and to what."""


def lines(archive: Archive) -> list[sa.Row[Any]]:
    """Give the whole history as it is committed, every column of it."""
    return archive.rows("SELECT * FROM history ORDER BY id")


def walk(report: Report, event: Event, role: Role) -> Any:
    """Make a job that lets the event happen to the report as it is now."""

    def job(unit: UnitOfWork) -> Report:
        now = unit.reports.get(report.id)
        told = {"holder": {"before": now.reporter, "after": now.reporter}} if event in UNTOLD else {}
        said = {"text": "Sebab.", "reason": "unclear", "details": told}
        return move(unit, now, event=event, role=role, actor=meet(unit), **said)

    return job


def edges() -> list[tuple[Event, Role]]:
    """Give a walk along as many rows of the table as one report can take, each at most once."""
    here, walked, path = Status.SUBMITTED, set(), []
    while rows := [row for row in LIFECYCLE if row[0] is here and row not in walked]:
        # What stays comes first, what ends it last.
        row = min(rows, key=lambda one: (LIFECYCLE[one] is not here, LIFECYCLE[one] is Status.ARCHIVED))
        walked.add(row)
        path.append(row[1:])
        here = LIFECYCLE[row]
    return path


async def test_no_line_changes_once_it_stands_there(archive: Archive) -> None:
    """After each of many events every earlier line is the same in every column, and exactly one has come."""
    report = await archive.run(lambda unit: add_report(unit, agreed(unit).person))
    before = lines(archive)
    path = edges()
    assert len(path) > 40
    for event, role in path:
        archive.clock.forward(minutes=1)
        await archive.run(walk(report, event, role))
        after = lines(archive)
        assert after[: len(before)] == before
        assert len(after) == len(before) + 1
        before = after
    found = await archive.run(lambda unit: unit.reports.history(report.id))
    assert [(one.event, one.role) for one in found] == [(Event.SUBMIT, Role.REPORTER), *path]
    assert [row.revision for row in before] == list(range(1, len(before) + 1))


async def test_a_change_tells_who_when_why_and_from_what_to_what(archive: Archive) -> None:
    """Before and after stand in the line; what the reporter wrote stays in the report."""

    def begin(unit: UnitOfWork) -> Report:
        unit.members.join(Membership(person=meet(unit, 9).person, role=Role.VERIFIER))
        return add_report(unit, agreed(unit).person)

    def change(event: Event, slots: dict[str, str]) -> Any:
        def job(unit: UnitOfWork) -> Report:
            actor = meet(unit, 9)
            told = {"report": str(report.id), "do": event, "words": "Sebab.", **slots}
            draft = Draft(id="d", conversation="manage", slots=told)
            manage.act(unit, actor, replace(unit.dialogues.get(actor.chat, actor.person), draft=draft))
            return unit.reports.get(report.id)

        return job

    report = await archive.run(begin)
    for event, slots in QUIET.items():
        changed = await archive.run(change(event, slots))
    assert (changed.title, changed.story) == (report.title, report.story)
    assert (changed.published_title, changed.published_story) == ("Lampu padam", "Lampu padam di Jalan Mawar.")
    assert (changed.visibility, changed.report_class, changed.official_id, changed.blocked) == (
        Visibility.ANONYMOUS,
        "oversight",
        "1234567",
        False,
    )
    verifier = await archive.run(lambda unit: meet(unit, 9).person)
    found = (await archive.run(lambda unit: unit.reports.history(report.id)))[1:]
    assert {(one.role, one.actor, one.text, one.at) for one in found} == {
        (Role.VERIFIER, verifier, "Sebab.", archive.clock.now())
    }
    assert {one.event: dict(one.details) for one in found} == {
        Event.BLOCK: {"blocked": {"before": False, "after": True}},
        Event.UNBLOCK: {"blocked": {"before": True, "after": False}},
        Event.EDIT_PUBLISHED: {
            "published_title": {"before": "", "after": "Lampu padam"},
            "published_story": {"before": "", "after": "Lampu padam di Jalan Mawar."},
        },
        Event.SET_VISIBILITY: {"visibility": {"before": "open", "after": "anonymous"}},
        Event.SET_CLASS: {"report_class": {"before": "", "after": "oversight"}},
        Event.SET_OFFICIAL_ID: {"official_id": {"before": "", "after": "1234567"}},
    }
    # The same again is no change, and no line.
    again = await archive.run(change(Event.SET_CLASS, {"class": "oversight"}))
    assert again.revision == changed.revision


def erase(unit: UnitOfWork) -> None:
    """Let the reporter be forgotten."""
    actor = meet(unit)
    privacy.erase(unit, actor, unit.dialogues.get(actor.chat, actor.person), action=privacy.ERASED)


async def test_erasing_a_person_leaves_the_history_as_it_is(archive: Archive) -> None:
    """The lines keep their numbers; the name is gone from where it stood."""
    report = await archive.run(lambda unit: add_report(unit, agreed(unit).person))
    await archive.run(walk(report, Event.ARCHIVE, Role.VERIFIER))
    before = lines(archive)
    await archive.run(erase)
    assert lines(archive) == before


async def test_the_words_of_the_erased_name_them_no_more(archive: Archive) -> None:
    """Title, story, place, what is published, additions, answers, notes: the name and numbers go, all else stays."""

    def begin(unit: UnitOfWork) -> Report:
        actor = agreed(unit)
        name = unit.people.name_of(actor.person)
        report = add_report(unit, actor.person)
        title = {"published_title": {"before": "", "after": f"Lampu {name}"}}
        text = f"Kata {name}, 080012345678: lampu mati."
        said = {"text": text, "reason": "unclear", "details": title}
        report = move(unit, report, event=Event.ARCHIVE, role=Role.VERIFIER, actor=actor, **said)
        unit.reports.note(report, Note(person=actor.person, at=unit.now, text=text))
        return report

    report = await archive.run(begin)
    before = lines(archive)
    assert "080012345678" in before[-1].text
    await archive.run(erase)
    after = lines(archive)
    assert after[-1].text == "Kata •••, •••: lampu mati."
    told = await archive.run(lambda unit: unit.reports.history(report.id))
    assert told[-1].details == {"published_title": {"before": "", "after": "Lampu •••"}}
    fixed = ("id", "report_id", "revision", "event", "role", "actor_id", "status", "reason", "agency_code", "at")
    assert [[getattr(row, name) for name in fixed] for row in after] == [
        [getattr(row, name) for name in fixed] for row in before
    ]
    assert [row.text for row in archive.rows("SELECT text FROM notes")] == ["Kata •••, •••: lampu mati."]
    assert (await archive.run(lambda unit: unit.reports.get(report.id))).story == report.story
    with engine.build(archive.url).connect() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(sa.text("UPDATE history SET status = 'closed'"))


def edits() -> set[str]:
    """Find the statements of the archive that change or delete lines of the history."""
    found = set()
    for file in Path(storage.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                named = ast.unparse(node.args[0])
                if node.func.attr in {"update", "delete"} and named in {"HistoryRow", "_HISTORY"}:
                    found.add(f"{file.name}:{node.lineno}")
    return found


async def test_nothing_in_the_archive_edits_or_deletes_a_line() -> None:
    """No statement of it names the history but to add to it and to read it; what forgets the erased is tried above."""
    assert edits() == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET text = ''",
        "UPDATE history SET actor_id = NULL WHERE id = 1",
        "DELETE FROM history",
        "DELETE FROM reports",
        "UPDATE identity_looks SET reason = 'x'",
        "DELETE FROM identity_looks WHERE id = 1",
    ],
)
async def test_the_database_refuses_it_too(archive: Archive, statement: str) -> None:
    """Whoever comes past the archive, with plain SQL, changes and deletes nothing either."""

    def job(unit: UnitOfWork) -> None:
        report = add_report(unit, agreed(unit).person)
        unit.audit.looked(viewer=report.reporter, person=report.reporter, report=report.id, reason="Sebab.")

    await archive.run(job)
    before = lines(archive), archive.rows("SELECT * FROM identity_looks")
    with engine.build(archive.url).connect() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(sa.text(statement))
    assert (lines(archive), archive.rows("SELECT * FROM identity_looks")) == before


async def test_postgresql_refuses_to_empty_it(pg_archive: Archive) -> None:
    """TRUNCATE asks no row; it is refused all the same."""
    await pg_archive.run(lambda unit: add_report(unit, agreed(unit).person))
    with engine.build(pg_archive.url).connect() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(sa.text("TRUNCATE history CASCADE"))
    assert len(lines(pg_archive)) == 1
