"""Judging a closed report: one to five by a button, then a word or none; both may be changed for a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Status
from bot.domain.messages import Button, Toast
from bot.domain.question import SHORTEST_STORY
from bot.domain.ratings import LOW, RATE, SCORES, Rating, closings
from bot.usecases.cases import outdated, since
from bot.usecases.draft import begin as tell_anew
from bot.usecases.notice_buttons import offers, stars
from bot.usecases.supply import REOPENS_FOR, reopen_late
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Report
    from bot.ports import UnitOfWork

MEANT = "meant"
"""The action of the button by which words turn out to be a new report."""

NOT_REPORTER = Toast(key="press-not-reporter", alert=True)
STALE = Toast(key="press-stale")


def press(
    unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report, score: int, revision: int
) -> tuple[Dialogue, Toast]:
    """Keep the judgement of the last closing, and ask for a word where nothing else is being written."""
    refusal = _refused(unit, actor, report, score) or (STALE if outdated(unit, report, revision) else None)
    if refusal is not None:
        return dialogue, refusal
    _keep(unit, actor, report, score=score)
    low = score <= LOW
    say(
        unit,
        actor,
        "rated",
        code=report.code,
        score=str(score),
        due=(since(unit.reports.history(report.id)) + REOPENS_FOR).isoformat(),
        low="yes" if low else "",
        buttons=offers(report, [Event.REOPEN]) if low else (),
    )
    dialogue = passed(dialogue)
    if dialogue.draft is not None or not actor.private:
        return dialogue, Toast(key="toast-rated")
    return go_on(unit, actor, dialogue, new_draft(RATE, report=str(report.id), code=report.code)), Toast(
        key="toast-rated"
    )


def _refused(unit: UnitOfWork, actor: Actor, report: Report, score: int) -> Toast | None:
    """Say why a judgement cannot be taken; None where it can."""
    if report.reporter != actor.person:
        return NOT_REPORTER
    if score not in SCORES:
        return Toast(key="toast-rate-range", alert=True)
    if report.status is not Status.CLOSED:
        return Toast(key="toast-rate-open", alert=True)
    if reopen_late(unit, report):
        return Toast(key="toast-rate-late", alert=True)
    given = current(unit, report)
    return Toast(key="toast-rate-same") if given is not None and given.score == score else None


def current(unit: UnitOfWork, report: Report) -> Rating | None:
    """Give the judgement of the report's last closing, if it was judged."""
    last = closings(unit.reports.history(report.id))
    return next((one for one in unit.ratings.of(report.id) if one.closing == last), None)


def offered(unit: UnitOfWork, report: Report) -> Rows:
    """Offer to judge the report, or to judge it otherwise, while that may be."""
    return stars(report) if report.status is Status.CLOSED and not reopen_late(unit, report) else ()


def waiting(unit: UnitOfWork, actor: Actor) -> Sequence[Report]:
    """List the closed reports that this person may judge and has not judged, oldest first."""
    closed = unit.reports.list_of(actor.person, statuses=[Status.CLOSED])
    return [one for one in closed if not reopen_late(unit, one) and current(unit, one) is None]


def passed(dialogue: Dialogue) -> Dialogue:
    """Leave the question for a word unanswered: nobody is kept from anything else by it."""
    draft = dialogue.draft
    return replace(dialogue, draft=draft.below) if draft is not None and draft.conversation == RATE else dialogue


def finish(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Keep the word beside the judgement; where the report was taken up again meanwhile, give it back."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report, words = unit.reports.get(int(draft.slots["report"])), draft.slots["words"]
    given = current(unit, report)
    if not words:
        say(unit, actor, "rate-done")
    elif given is None or report.reporter != actor.person or report.status is not Status.CLOSED:
        say(unit, actor, "words-too-late", code=report.code, words=words)
    else:
        _keep(unit, actor, report, score=given.score, words=words)
        say(unit, actor, "rate-words-kept", code=report.code, buttons=_meant(report, words))
    return close(unit, actor, dialogue)


def _meant(report: Report, words: str) -> Rows:
    """Offer to make a report of words that are long enough for one: they may have been meant as such."""
    if len(words) < SHORTEST_STORY:
        return ()
    return ((Button(action=MEANT, subject=f"r{report.id}", revision=report.revision, label="label-apart"),),)


def tell_apart(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, report: Report) -> tuple[Dialogue, Toast]:
    """Begin a new report with the words, which are no judgement any more."""
    given = current(unit, report)
    if report.reporter != actor.person:
        return dialogue, NOT_REPORTER
    if given is None or not given.words or dialogue.draft is not None:
        return dialogue, STALE
    _keep(unit, actor, report, score=given.score)
    return tell_anew(unit, actor, dialogue, story=given.words), Toast()


def _keep(unit: UnitOfWork, actor: Actor, report: Report, *, score: int, words: str = "") -> None:
    """Keep it, and let the desk's cards show it."""
    unit.ratings.keep(
        Rating(
            report=report.id,
            closing=closings(unit.reports.history(report.id)),
            score=score,
            words=words,
            person=actor.person,
            agency=report.agency or "",
            at=unit.now,
        )
    )
    unit.cards.refresh(report.id)


def shown(unit: UnitOfWork, report: Report) -> Mapping[str, str]:
    """Give what the reporter's own screen says of the judgement, each empty where there is none."""
    given = current(unit, report)
    return {"score": str(given.score) if given else "", "judged": given.words if given else ""}
