"""Supporters are many, strangers to the reporter, and never in anybody's way."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import FINISHED, Event, Role, Status
from bot.domain.messages import Priority
from bot.domain.profile import GUARDED
from bot.domain.report import Draft, Visibility
from bot.usecases import alike, cases
from bot.usecases.talk import say
from tests.support.archive import add_report, agreed, entry, meet

if TYPE_CHECKING:
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

STORY = "Lampu jalan mati sejak hari Senin, gelap sekali."
PLACE = "Jalan Kenanga 12"
RANKED = ({"value": "lampu", "text": "Dinas Perhubungan", "phrases": "lampu"},)
MANY = 1000


def lamp(unit: UnitOfWork, reporter: int, code: str, **parts: object) -> Report:
    return add_report(unit, reporter, code=code, story=STORY, place=PLACE, suggestions=RANKED, **parts)


def asking(**slots: str) -> Draft:
    return Draft(id="d", conversation="report", ranked=RANKED, slots={"story": STORY, "place": PLACE, **slots})


def offered(unit: UnitOfWork, draft: Draft) -> set[str]:
    """Give the codes that this draft would offer its citizen."""
    found = alike.with_alike(unit, meet(unit, 9), draft)
    return {unit.reports.get(int(one["value"])).code for one in found.offers.get("like", ())}


@pytest.mark.parametrize(("visibility", "topic", "status"), list(product(Visibility, ("", *GUARDED), Status)), ids=str)
async def test_only_what_strangers_may_see_is_offered(
    lite_archive: Archive, visibility: Visibility, topic: str, status: Status
) -> None:
    """Of every visibility, every reason to guard a report, and every status."""

    def job(unit: UnitOfWork) -> set[str]:
        report = lamp(unit, meet(unit, 1).person, "A", visibility=visibility, topic=topic)
        unit.reports.move(report, entry(unit, Event.ASSIGN, status, role=Role.SYSTEM))
        return offered(unit, asking())

    free = visibility is not Visibility.CONFIDENTIAL and not topic and status not in FINISHED
    assert await lite_archive.run(job) == ({"A"} if free else set())


async def test_who_tells_of_something_sensitive_is_shown_nothing(lite_archive: Archive) -> None:
    """Nor who named no place, nor who has sent evidence already."""

    def job(unit: UnitOfWork) -> list[set[str]]:
        lamp(unit, meet(unit, 1).person, "A")
        drafts = [
            asking(),
            replace(asking(), proposed={"topic": "violence"}),
            asking(place=""),
            asking(evidence=""),
            replace(asking(), ranked=()),
        ]
        return [offered(unit, one) for one in drafts]

    assert await lite_archive.run(job) == [{"A"}, set(), set(), set(), set()]


async def test_at_most_three_are_offered_the_newest_first(archive: Archive) -> None:
    """Where all are alike."""

    def job(unit: UnitOfWork) -> list[str]:
        for code in "ABCDE":
            lamp(unit, meet(unit, 1).person, code)
        found = alike.with_alike(unit, meet(unit, 9), asking())
        assert [one["label"] for one in found.offers["like"]] == list(alike.LABELS)
        return [unit.reports.get(int(one["value"])).code for one in found.offers["like"]]

    assert await archive.run(job) == ["E", "D", "C"]


def assigned(unit: UnitOfWork, report: Report) -> Report:
    return cases.move(unit, report, event=Event.ASSIGN, role=Role.SYSTEM, actor=None)


async def test_a_thousand_supporters_wait_behind_a_reply(archive: Archive) -> None:
    """They are queued in one go; whoever is answered meanwhile goes first, and so does a notice."""

    def supported(unit: UnitOfWork) -> None:
        report = lamp(unit, agreed(unit, 1).person, "A")
        for number in range(2, MANY + 2):
            unit.supporters.add(report.id, agreed(unit, number).person)

    def job(unit: UnitOfWork) -> None:
        report = unit.reports.find_code("A")
        assert report is not None
        assigned(unit, report)
        say(unit, meet(unit, 5), "welcome-back")

    await archive.run(supported)
    archive.clock.forward(hours=1)
    await archive.run(job)
    rows = archive.rows("SELECT priority, count(*) FROM outbox GROUP BY priority ORDER BY priority")
    assert [tuple(row) for row in rows] == [(Priority.REPLY, 1), (Priority.NOTICE, 1), (Priority.BULK, MANY)]

    def claimed(unit: UnitOfWork) -> list[str]:
        return [one.key for one in unit.outbox.claim(3, without=())]

    assert await archive.run(claimed) == ["welcome-back", "notice-assigned", "supported-assigned"]


@pytest.mark.parametrize("guard", ["topic", "visibility"])
async def test_supporters_of_a_report_that_is_guarded_now_hear_nothing(lite_archive: Archive, guard: str) -> None:
    """However it came to be."""
    parts = {"topic": "violence"} if guard == "topic" else {"visibility": Visibility.CONFIDENTIAL}

    def job(unit: UnitOfWork) -> None:
        report = lamp(unit, agreed(unit, 1).person, "A", **parts)
        unit.supporters.add(report.id, agreed(unit, 2).person)
        assigned(unit, report)

    await lite_archive.run(job)
    assert lite_archive.rows("SELECT text_key FROM outbox WHERE text_key LIKE 'supported%'") == []


async def test_a_supporters_letter_holds_nothing_of_the_reporters(lite_archive: Archive) -> None:
    """Not in its values either: neither title, nor words, nor a claim link, nor a name."""

    def job(unit: UnitOfWork) -> None:
        reporter = agreed(unit, 1, name="Zubaidah Kencana")
        report = assigned(unit, lamp(unit, reporter.person, "A", title="Rahasia Zubaidah"))
        unit.supporters.add(report.id, agreed(unit, 2).person)
        moves = (
            (Event.ACCEPT, Role.OFFICER, ""),
            (Event.ANSWER, Role.OFFICER, "Sudah, Ibu Zubaidah Kencana, 0800 1234 9876."),
            (Event.REPLY, Role.REPORTER, "Belum, kuda sembrani masih di rumah saya."),
            (Event.ANSWER, Role.OFFICER, "Sudah lagi."),
            (Event.CLOSE, Role.REPORTER, ""),
            (Event.REOPEN, Role.REPORTER, "Mati lagi, kata kuda sembrani."),
        )
        for event, role, text in moves:
            report = cases.move(unit, report, event=event, role=role, actor=reporter, text=text)

    await lite_archive.run(job)
    rows = lite_archive.rows("SELECT text_key, letter_values, buttons FROM outbox WHERE text_key LIKE 'supported%'")
    assert [row[0] for row in rows] == [
        "supported-accepted",
        "supported-answered",
        "supported-reopened",
        "supported-answered",
        "supported-closed",
        "supported-reopened",
    ]
    for row in rows:
        assert not any(word in str(row) for word in ("Zubaidah", "sembrani", "9876", "klaim", "Rahasia"))
        assert str(row[2]).count("action") == 1
        assert "unfollow" in str(row[2])
