"""What /status offers: to the reporter exactly what may be done now, and of it everything; to others what is theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.ratings import SCORES
from bot.domain.reasons import BY_ITSELF, REASONS
from bot.usecases import respond, status
from bot.usecases.supply import REOPENS_FOR
from tests.support.archive import add_report, agreed, entry

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio

FRESH = ["supply", "withdraw", "mute"]
STARS = [f"rate.{score}" for score in SCORES]
OFFERED = {
    Status.SUBMITTED: FRESH,
    Status.ASSIGNED: FRESH,
    Status.IN_PROGRESS: FRESH,
    Status.NEEDS_INFO: FRESH,
    Status.ANSWERED: ["close", "reply", "mute"],
    Status.REPLIED: ["close", "supply", "mute"],
    Status.CLOSED: ["reopen", *STARS],
    Status.ARCHIVED: [],
}
"""What the reporter may do, said anew."""


def standing(unit: UnitOfWork, reporter: int, now: Status, *, reason: str = "") -> Report:
    """Store a report that stands there."""
    event = {Status.CLOSED: Event.CLOSE, Status.ARCHIVED: Event.ARCHIVE}.get(now, Event.ASSIGN)
    line = replace(entry(unit, event, now, role=Role.OFFICER), reason=reason)
    return unit.reports.move(add_report(unit, reporter), line)


def buttons(unit: UnitOfWork, actor: Actor, report: Report) -> list[str]:
    """List the actions of the buttons that /status shows this person now, and take its letter."""
    status.show(unit, actor, report.code)
    [letter] = [one for one in unit.outbox.claim(10, without=()) if one.key == "status-of"]
    return [button.action for row in letter.buttons for button in row]


@pytest.mark.parametrize("now", Status)
async def test_the_reporter_is_offered_what_may_be_done(archive: Archive, now: Status) -> None:
    """No more and no less; and none of the events it offers is refused when it is pressed."""

    def job(unit: UnitOfWork) -> list[str]:
        actor = agreed(unit)
        report = standing(unit, actor.person, now)
        found = buttons(unit, actor, report)
        events = [Event(one) for one in found if one in set(Event)]
        assert [
            respond.refused(unit, actor, event=event, report=report, revision=report.revision) for event in events
        ] == [None] * len(events)
        allowed = [event for event in Event if event in respond.FOREIGN and respond.acting(unit, actor, report, event)]
        assert sorted(allowed) == sorted(events)
        return found

    assert sorted(await archive.run(job)) == sorted(OFFERED[now])


async def test_after_thirty_days_nothing_is_offered_of_what_is_closed(archive: Archive) -> None:
    """Neither to open it again nor to judge it."""
    report = await archive.run(lambda unit: standing(unit, agreed(unit).person, Status.CLOSED))
    archive.clock.forward(seconds=REOPENS_FOR.total_seconds() + 1)
    assert await archive.run(lambda unit: buttons(unit, agreed(unit), report)) == []


@pytest.mark.parametrize("reason", [*REASONS, *BY_ITSELF.values()])
async def test_what_was_archived_may_be_repaired(lite_archive: Archive, reason: str) -> None:
    """Unless the reporter took it back, or it goes on in another one."""
    found = await lite_archive.run(
        lambda unit: buttons(unit, agreed(unit), standing(unit, agreed(unit).person, Status.ARCHIVED, reason=reason))
    )
    again = reason not in (BY_ITSELF[Event.WITHDRAW], BY_ITSELF[Event.MERGE])
    assert found == (["repair"] if again else [])


@pytest.mark.parametrize("now", Status)
async def test_whoever_has_only_the_code_is_offered_nothing(lite_archive: Archive, now: Status) -> None:
    """A supporter may stop, and that is all."""

    def job(unit: UnitOfWork) -> list[list[str]]:
        report = standing(unit, agreed(unit).person, now)
        unit.supporters.add(report.id, agreed(unit, 3).person)
        return [buttons(unit, agreed(unit, number), report) for number in (2, 3)]

    assert await lite_archive.run(job) == [[], ["unfollow"]]
