"""Judging a closed report: one judgement a closing, by its reporter alone, for thirty days; others are told why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.ratings import SCORES
from bot.usecases import privacy, rate, supply
from bot.usecases.cases import move
from bot.usecases.notice_buttons import stars
from handlers.chat import pressed, rated
from handlers.chat.buttons import from_data, to_data
from handlers.chat.turn import Turn
from storage import tally
from storage.tally import Chosen
from tests.support.archive import add_report, agreed, entry

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.ratings import Rating
    from bot.domain.report import Report
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio


def closed(unit: UnitOfWork, reporter: int, code: str = "A") -> Report:
    """Store a report that was closed by the system, as of now."""
    report = unit.reports.move(add_report(unit, reporter, code=code), entry(unit, Event.ANSWER, Status.ANSWERED))
    return move(unit, report, event=Event.CLOSE, role=Role.SYSTEM, actor=None)


def pressing(unit: UnitOfWork, actor: Actor, report: Report, data: str) -> str:
    """Press a button with this data, whatever it is; gives what is answered."""
    press, turn = from_data(data), Turn(unit, actor, unit.dialogues.get(actor.chat, actor.person))
    if press is None or press.action not in pressed.CASES:
        return "press-stale"
    return pressed.CASES[press.action](turn, press, unit.reports.get(report.id)).key


def star(report: Report, score: int) -> str:
    """Give the data of a star's button."""
    return to_data(stars(report)[0][score - 1])


def given_to(unit: UnitOfWork, report: Report) -> list[tuple[int, int, str]]:
    """List what was judged."""
    return [(one.closing, one.score, one.words) for one in unit.ratings.of(report.id)]


async def test_each_closing_is_judged_once_and_may_be_judged_otherwise(archive: Archive) -> None:
    """A word belongs to its score; a new closing begins anew, and the old judgement stays."""

    def job(unit: UnitOfWork) -> list[object]:
        actor = agreed(unit)
        report = closed(unit, actor.person)
        said: list[object] = [pressing(unit, actor, report, star(report, 2)) for _ in range(2)]
        dialogue = unit.dialogues.get(actor.chat, actor.person)
        assert dialogue.draft is not None
        rate.finish(unit, actor, replace(dialogue, draft=dialogue.draft.with_answer("words", "Lama sekali.")))
        said.append(given_to(unit, report))
        said.append(pressing(unit, actor, report, star(report, 5)))
        said.append(given_to(unit, report))
        opened = move(unit, report, event=Event.REOPEN, role=Role.REPORTER, actor=actor)
        said.append(pressing(unit, actor, opened, star(report, 1)))
        answered = move(unit, opened, event=Event.ANSWER, role=Role.OFFICER, actor=None, text="Sudah.")
        again = move(unit, answered, event=Event.CLOSE, role=Role.REPORTER, actor=actor)
        said += [pressing(unit, actor, again, star(report, 1)), pressing(unit, actor, again, star(again, 1))]
        return [*said, given_to(unit, report)]

    assert await archive.run(job) == [
        "toast-rated",
        "toast-rate-same",
        [(1, 2, "Lama sekali.")],
        "toast-rated",
        [(1, 5, "")],
        "toast-rate-open",
        "press-stale",
        "toast-rated",
        [(1, 5, ""), (2, 1, "")],
    ]


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.CLOSED])
async def test_only_what_is_closed_is_judged(lite_archive: Archive, status: Status) -> None:
    """In every other status it is told so, and nothing is kept."""

    def job(unit: UnitOfWork) -> tuple[str, list[tuple[int, int, str]]]:
        actor = agreed(unit)
        report = unit.reports.move(add_report(unit, actor.person), entry(unit, Event.ASSIGN, status))
        return pressing(unit, actor, report, star(report, 4)), given_to(unit, report)

    assert await lite_archive.run(job) == ("toast-rate-open", [])


async def test_a_foreign_report_is_not_judged(archive: Archive) -> None:
    """Who claims it may from then on, and its former reporter no more; nor is it asked for typed."""

    def job(unit: UnitOfWork) -> list[object]:
        first, second = agreed(unit, 1), agreed(unit, 2)
        report = closed(unit, first.person)
        said: list[object] = [pressing(unit, second, report, star(report, 5)), given_to(unit, report)]
        unit.reports.transfer(report, second.person)
        said += [pressing(unit, first, report, star(report, 5)), pressing(unit, second, report, star(report, 4))]
        return [*said, rate.waiting(unit, first), given_to(unit, report)]

    assert await archive.run(job) == ["press-not-reporter", [], "press-not-reporter", "toast-rated", [], [(1, 4, "")]]


async def test_after_thirty_days_nothing_is_judged(archive: Archive) -> None:
    """To the second; the buttons are not offered any more."""
    report = await archive.run(lambda unit: closed(unit, agreed(unit).person))

    def press(unit: UnitOfWork) -> tuple[str, int]:
        return pressing(unit, agreed(unit), report, star(report, 3)), len(rate.offered(unit, report))

    archive.clock.forward(seconds=supply.REOPENS_FOR.total_seconds())
    assert await archive.run(press) == ("toast-rated", 1)
    archive.clock.forward(seconds=1)
    assert await archive.run(lambda unit: pressing(unit, agreed(unit), report, star(report, 1))) == "toast-rate-late"
    assert (await archive.run(press))[1] == 0


async def test_no_data_of_a_press_does_any_harm(lite_archive: Archive) -> None:
    """Whatever stands where the score, the report and the revision stand: one answer, and a score from one to five."""

    def job(unit: UnitOfWork) -> None:
        actor = agreed(unit)
        report = closed(unit, actor.person)

        @given(score=st.one_of(st.integers().map(str), st.text(max_size=20)), revision=st.integers(0, 2**63))
        def any_press(score: str, revision: int) -> None:
            before = given_to(unit, report)
            told = pressing(unit, actor, report, f"rate.{score}|r{report.id}|{revision}")
            assert told in {"toast-rated", "toast-rate-same", "toast-rate-range", "press-stale"}
            after = given_to(unit, report)
            assert all(one in SCORES for _, one, _ in after)
            assert after == before or (told == "toast-rated" and score in map(str, SCORES))

        any_press()
        assert pressing(unit, actor, report, f"rate.6|r{report.id}|{report.revision}") == "toast-rate-range"

    await lite_archive.run(job)


@pytest.mark.parametrize(
    ("typed", "score"), [("5 ⭐", 5), ("1⭐️", 1), ("3 bintang", 3), ("4 Stars", 4), ("(2) ★", 2), ("99 ⭐", 99)]
)
async def test_stars_can_be_typed(lite_archive: Archive, typed: str, score: int) -> None:
    """For the one closed report that was not judged yet; a number alone is none."""

    def job(unit: UnitOfWork) -> list[tuple[int, int, str]]:
        actor = agreed(unit)
        report = closed(unit, actor.person)
        act = rated.meant(typed)
        assert act is not None
        act(Turn(unit, actor, unit.dialogues.get(actor.chat, actor.person)))
        return given_to(unit, report)

    assert await lite_archive.run(job) == ([(1, score, "")] if score in SCORES else [])
    assert rated.meant("5") is None


async def test_the_figures_count_every_closing_for_who_was_judged(archive: Archive) -> None:
    """Also of a report that lies elsewhere by now; chosen agencies have what was said of them."""

    def job(unit: UnitOfWork) -> list[Rating]:
        actor = agreed(unit)
        report = closed(unit, actor.person)
        pressing(unit, actor, report, star(report, 1))
        opened = move(unit, report, event=Event.REOPEN, role=Role.REPORTER, actor=actor)
        elsewhere = unit.reports.move(replace(opened, agency="air"), entry(unit, Event.ANSWER, Status.ANSWERED))
        again = move(unit, elsewhere, event=Event.CLOSE, role=Role.REPORTER, actor=actor)
        pressing(unit, actor, again, star(again, 4))
        return list(unit.ratings.by(actor.person))

    assert [one.agency for one in await archive.run(job)] == ["lampu", "air"]
    with archive.engine.connect() as connection:
        [case] = tally.cases(connection, Chosen())
        [chosen] = tally.cases(connection, Chosen(agencies=("air",)))
    assert case.ratings == (("lampu", 1), ("air", 4))
    assert chosen.ratings == (("air", 4),)


async def test_erasing_leaves_the_score_alone(archive: Archive) -> None:
    """Who gave it and in which words is gone."""

    def job(unit: UnitOfWork) -> list[tuple[int | None, int, str]]:
        actor = agreed(unit)
        report = closed(unit, actor.person)
        pressing(unit, actor, report, star(report, 5))
        rating = unit.ratings.of(report.id)[0]
        unit.ratings.keep(replace(rating, words="Terima kasih."))
        dialogue = unit.dialogues.get(actor.chat, actor.person)
        privacy.erase(unit, actor, dialogue, action=privacy.ERASED)
        return [(one.person, one.score, one.words) for one in unit.ratings.of(report.id)]

    assert await archive.run(job) == [(None, 5, "")]
