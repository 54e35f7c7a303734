"""What a reporter adds after sending: information, files, a reply to an answer; and taking a report back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Event, Role, Status
from bot.domain.messages import Button, Toast
from bot.domain.questions import WORDS
from bot.usecases import evidence
from bot.usecases.cases import at_desk, move, outdated, since
from bot.usecases.desk import gather
from bot.usecases.rights import role_for
from bot.usecases.story import heeded
from bot.usecases.talk import close, fits, go_on, keep, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft, Report
    from bot.ports import UnitOfWork

MEANS: Mapping[Status, Event] = {Status.ANSWERED: Event.REPLY, Status.CLOSED: Event.REOPEN}
"""What a reporter's words are while the report has this status; otherwise they supply information."""

WAITING = (Status.NEEDS_INFO, Status.ANSWERED)
"""Where a report waits for its reporter."""

REOPENS_FOR = timedelta(days=30)
"""How long a closed report can be taken up again (calendar days; contract)."""

WITHDRAWN, KEPT = "withdrawn", "kept"
"""The actions of the buttons that answer whether to take a report back."""


def waiting_for(unit: UnitOfWork, actor: Actor) -> Sequence[Report]:
    """List the reports that wait for this person's words."""
    return unit.reports.list_of(actor.person, statuses=WAITING)


def asked_of(unit: UnitOfWork, actor: Actor) -> Report | None:
    """Give the one report that asked this person for more; None where none did, or several."""
    asked = unit.reports.list_of(actor.person, statuses=(Status.NEEDS_INFO,))
    return asked[0] if len(asked) == 1 else None


def open_for(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report, offered: bool) -> Dialogue:
    """Open an addition without asking for words: what follows is a file."""
    del actor
    return keep(unit, dialogue, replace(_draft(report, offered=offered), below=dialogue.draft))


def _draft(report: Report, *, offered: bool) -> Draft:
    more = {"offered": "yes"} if offered else {}
    return new_draft(Event.SUPPLY, report=str(report.id), code=report.code, **more)


def begin(  # noqa: PLR0913 - the unit, who speaks where, on which case, and what was said
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    report: Report,
    words: str = "",
    source: int | None = None,
    offered: bool = False,
) -> Dialogue:
    """Open an addition to an own report; ``offered`` where the words may be meant for something else."""
    refusal = _refusal(unit, report)
    if refusal:
        say(unit, actor, refusal, code=report.code)
        return dialogue
    draft = heeded(unit, actor, _draft(report, offered=offered), words)
    if words and fits(unit, actor, WORDS, words):
        draft = draft.with_answer(WORDS.slot, words, source=source)
    return go_on(unit, actor, dialogue, replace(draft, below=dialogue.draft))


def _refusal(unit: UnitOfWork, report: Report) -> str:
    """Name the text that says why nothing can be added; empty where something can."""
    if report.status is Status.ARCHIVED:
        return "supply-archived"
    return "reopen-late" if report.status is Status.CLOSED and reopen_late(unit, report) else ""


def reopen_late(unit: UnitOfWork, report: Report) -> bool:
    """Tell whether a closed report was closed too long ago."""
    return unit.now - since(unit.reports.history(report.id)) > REOPENS_FOR


def send_supply(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Let the addition reach the desk; where the report is over meanwhile, give the words back."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report, words = unit.reports.get(int(draft.slots["report"])), draft.slots["words"]
    event = MEANS.get(report.status, Event.SUPPLY)
    mine = frozenset({Role.REPORTER} if report.reporter == actor.person else ())
    if role_for(report, event, mine) is None or _refusal(unit, report):
        say(unit, actor, "words-too-late", code=report.code, words=words)
        return close(unit, actor, dialogue)
    gather(unit, event, report)
    files = unit.files.claim(draft.id, report.id, Role.REPORTER)
    moved = move(unit, report, event=event, role=Role.REPORTER, actor=actor, text=words)
    for chat in at_desk(unit, moved) if evidence.lies_open(moved) else ():
        evidence.pass_on(unit, moved, chat, files)
    evidence.held(unit, moved, evidence.withheld(moved, files))
    return close(unit, actor, dialogue)


def ask_withdraw(unit: UnitOfWork, actor: Actor, report: Report) -> None:
    """Ask once whether to take the report back."""
    yes, no = (
        Button(action=action, subject=f"r{report.id}", revision=report.revision, label=label)
        for action, label in ((WITHDRAWN, "label-withdraw-yes"), (KEPT, "label-withdraw-no"))
    )
    say(unit, actor, "ask-withdraw", code=report.code, title=report.title, buttons=((yes, no),))


def withdraw(unit: UnitOfWork, actor: Actor, report: Report, *, action: str, revision: int) -> Toast:
    """Take the report back, or leave it; pressing again changes nothing."""
    mine = frozenset({Role.REPORTER} if report.reporter == actor.person else ())
    if not mine:
        return Toast(key="press-not-reporter", alert=True)
    if action == KEPT:
        return Toast(key="toast-kept")
    if outdated(unit, report, revision) or role_for(report, Event.WITHDRAW, mine) is None:
        return Toast(key="press-stale")
    move(unit, report, event=Event.WITHDRAW, role=Role.REPORTER, actor=actor)
    return Toast(key="toast-withdrawn")
