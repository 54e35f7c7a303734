"""What was kept long enough goes by itself: people nobody heard from, files, links; and what is needed stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.people import Membership
from bot.domain.report import Attachment
from bot.domain.retention import keeps_of
from bot.usecases.retention import let_go
from tests.support.archive import TENANT, add_report, agreed, entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

NAME, PHONE = "Zubaidah Kencana", "080012349876"
PHOTO = Attachment(kind="photo", file_id="f", unique_id="u", name="zubaidah.jpg")


def closed(unit: UnitOfWork, report: Report) -> Report:
    return unit.reports.move(report, entry(unit, Event.CLOSE, Status.CLOSED, role=Role.OFFICER))


def lived(unit: UnitOfWork, *, number: int = 1, code: str = "0000-0000-0") -> tuple[Actor, Report]:
    """Let somebody report with a photo, a link and their name in the story; the report is open."""
    actor = agreed(unit, number, name=NAME)
    unit.people.set_phone(actor.person, PHONE)
    report = add_report(unit, actor.person, code=code, story=f"Lampu mati, telepon {NAME} di {PHONE}.")
    unit.files.keep(f"draft-{code}", actor.person, PHOTO)
    unit.files.claim(f"draft-{code}", report.id, Role.REPORTER)
    unit.claim_links.add(token_hash=code.ljust(64, "h"), report=report.id)
    return actor, report


async def gone(archive: Archive, **days: float) -> Mapping[str, int]:
    """Let so much time pass, and everything go that is over then."""
    archive.clock.forward(**days)
    first = await archive.run(let_go)
    assert not any((await archive.run(let_go)).values())
    return first


async def test_who_reported_is_erased_and_the_report_stays(archive: Archive) -> None:
    """A day before, nothing; then the name is gone from every word, and the person is told once."""
    _, report = await archive.run(lived)
    await archive.run(lambda unit: closed(unit, unit.reports.get(report.id)))
    assert (await gone(archive, days=1824))["people"] == 0
    assert (await gone(archive, days=2))["people"] == 1
    (row,) = archive.rows("SELECT name, phone, erased FROM people WHERE erased IS NOT NULL")
    assert (row.name, row.phone) == ("", None)
    (story,) = archive.rows("SELECT story FROM reports")[0]
    assert "Lampu mati" in story
    assert not any(mark in story for mark in ("Zubaidah", "Kencana", "0012349876"))
    assert archive.rows("SELECT text_key FROM outbox") == [("erased-by-time",)]
    assert (await gone(archive, days=4000))["people"] == 0


@pytest.mark.parametrize("reason", ["open", "again", "writes", "role", "follows", "for good"])
async def test_who_is_still_needed_stays(archive: Archive, reason: str) -> None:
    """An open report, a newer one, a word since, a role, a report that is followed, a tenant's wish."""
    actor, report = await archive.run(lived)

    def happened(unit: UnitOfWork) -> None:
        if reason != "open":
            closed(unit, unit.reports.get(report.id))
        if reason == "role":
            unit.members.join(Membership(person=actor.person, role=Role.OFFICER, agency="lampu"))
        if reason == "follows":
            unit.supporters.add(add_report(unit, agreed(unit, 2).person, code="1111-1111-1").id, actor.person)

    def later(unit: UnitOfWork) -> None:
        if reason == "again":
            closed(unit, add_report(unit, actor.person, code="2222-2222-2"))
        if reason == "writes":
            unit.dialogues.save(unit.dialogues.get(actor.chat, actor.person))

    await archive.run(happened)
    archive.clock.forward(days=1000)
    await archive.run(later)
    if reason == "for good":
        archive.tenant = replace(TENANT, profile=replace(TENANT.profile, keeps=keeps_of({"people": 0})))
    assert (await gone(archive, days=1000))["people"] == 0
    assert archive.rows(f"SELECT name FROM people WHERE id = {actor.person}") == [(NAME,)]


async def test_files_and_links_of_what_is_over_go(archive: Archive) -> None:
    """Those of an open report stay however old they are, and an invitation that ran out long ago goes."""
    _, report = await archive.run(lived)
    await archive.run(lambda unit: lived(unit, number=2, code="1111-1111-1"))
    await archive.run(lambda unit: closed(unit, unit.reports.get(report.id)))
    await archive.run(
        lambda unit: unit.invites.add(token_hash="i" * 64, role=Role.OFFICER, agency="lampu", area=None, days=7)
    )
    assert await gone(archive, days=364) == {"people": 0, "old_files": 0, "links": 0}
    assert await gone(archive, days=2) == {"people": 0, "old_files": 0, "links": 1}
    assert await gone(archive, days=8) == {"people": 0, "old_files": 0, "links": 1}
    assert (await gone(archive, days=1500))["old_files"] == 1
    assert (archive.count("attachments"), archive.count("claim_links"), archive.count("invites")) == (1, 1, 0)


async def test_who_came_in_by_an_import_goes_too(archive: Archive) -> None:
    """They have a name and no chat: nobody is told, and no stranger is left behind."""
    actor, report = await archive.run(lived)
    await archive.run(lambda unit: closed(unit, unit.reports.get(report.id)))
    with archive.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM outbox")
        connection.exec_driver_sql("DELETE FROM dialogues")
        connection.exec_driver_sql("DELETE FROM chats")
        connection.exec_driver_sql("UPDATE people SET notice_version = 0, notice_at = NULL")
    assert (await gone(archive, days=1826))["people"] == 1
    assert archive.rows("SELECT id, name FROM people") == [(actor.person, "")]
    assert archive.count("outbox") == 0
