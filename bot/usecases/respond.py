"""Presses on a report's buttons, and an officer's words from the first one to ``Kirim``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case_questions import ARCHIVE, FORWARD, MANAGE, TAKE_OVER
from bot.domain.lifecycle import OVERSEEN, Event, Role, Status
from bot.domain.messages import Toast
from bot.domain.notices import ROOMY
from bot.domain.questions import WORDS
from bot.domain.report import Note
from bot.usecases import corrections, evidence
from bot.usecases.cases import move, outdated, show_everywhere
from bot.usecases.desk import gather, place
from bot.usecases.holding import held, take
from bot.usecases.replies import offered
from bot.usecases.rights import desk_role, oversees, placed, refused_by, role_for, roles_of, sits
from bot.usecases.supply import reopen_late
from bot.usecases.talk import close, fits, go_on, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft, Report
    from bot.ports import UnitOfWork

TOASTS: Mapping[Event, str] = {
    Event.ACCEPT: "toast-accepted",
    Event.NOT_OURS: "toast-not-ours",
    Event.CLOSE: "toast-closed",
    Event.REPLY: "toast-replied",
    Event.REOPEN: "toast-replied",
}
"""What a press that acts at once answers."""

FOREIGN: Mapping[Event, str] = dict.fromkeys(
    (Event.CLOSE, Event.REPLY, Event.REOPEN, Event.SUPPLY, Event.WITHDRAW), "press-not-reporter"
)
"""What somebody is told who may not press; other buttons are the desk's."""

WORDED = (Event.ANSWER, Event.ASK)
"""The events that an officer words; each has a conversation of its name."""

ON_CASE = (*WORDED, FORWARD, ARCHIVE, MANAGE, TAKE_OVER)
"""The conversations of officers about a case."""

DESK = (Role.OFFICER, Role.VERIFIER)
NOT_YOURS, NOT_HERE = "press-not-yours", "press-not-here"
STALE = Toast(key="press-stale")


def press(unit: UnitOfWork, actor: Actor, *, event: Event, report: Report, revision: int, desk: bool = False) -> Toast:
    """Let a press on a button have its effect once; a stale or foreign one is answered kindly.

    ``desk`` says that it is the desk's button where the reporter has one for the same event.
    """
    refusal = refused(unit, actor, event=event, report=report, revision=revision, desk=desk)
    role = acting(unit, actor, report, event, desk=desk)
    if refusal is not None or role is None:
        return refusal or STALE
    happen(unit, actor, event=event, report=report, role=role)
    return Toast(key=TOASTS[event], alert=event is Event.NOT_OURS)


def acting(unit: UnitOfWork, actor: Actor, report: Report, event: Event, *, desk: bool = False) -> Role | None:
    """Pick the capacity in which somebody may let the event happen now: the reporter's events are the reporter's."""
    if event in FOREIGN and not desk:
        return role_for(report, event, frozenset({Role.REPORTER} if report.reporter == actor.person else ()))
    return desk_role(unit, actor.person, report, event)


def refused(
    unit: UnitOfWork, actor: Actor, *, event: Event, report: Report, revision: int, desk: bool = False
) -> Toast | None:
    """Say why a press has no effect; None where it may have one."""
    if event in FOREIGN and not desk:
        theirs, foreign = report.reporter == actor.person, FOREIGN[event]
    else:
        overseen = event in OVERSEEN and oversees(unit, actor.person, report)
        theirs, foreign = overseen or bool(roles_of(unit, actor, report) & set(DESK)), NOT_YOURS
    if not theirs:
        return Toast(key=foreign, alert=True)
    if foreign == NOT_YOURS and not placed(unit, actor, report):
        return Toast(key=NOT_HERE, alert=True)
    if foreign == NOT_YOURS and held(unit, actor, report):
        return Toast()
    if event is Event.REOPEN and report.status is Status.CLOSED and reopen_late(unit, report):
        return Toast(key="toast-reopen-late", alert=True)
    late = event not in ROOMY and outdated(unit, report, revision)
    return STALE if late or acting(unit, actor, report, event, desk=desk) is None else None


def happen(unit: UnitOfWork, actor: Actor, *, event: Event, report: Report, role: Role) -> None:
    """Let an event happen that needs no words, with what follows from it."""
    if event is Event.NOT_OURS:
        corrections.given_back(unit, actor, report)
        given = replace(report, agency=None)
        place(unit, move(unit, given, event=event, role=role, actor=actor, agency=report.agency))
    elif event is Event.ACCEPT:
        taken = replace(report, agency=refused_by(unit, report) or report.agency)
        corrections.taken_on(unit, report, taken.agency)
        move(unit, taken, event=event, role=role, actor=actor)
    else:
        gather(unit, event, report)
        move(unit, report, event=event, role=role, actor=actor)


def begin_words(  # noqa: PLR0913 - the unit, who speaks where, on which case, and what was said
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    event: Event,
    report: Report,
    revision: int | None = None,
    words: str = "",
    source: int | None = None,
) -> tuple[Dialogue, Toast]:
    """Open an officer's words on a report, above whatever was open; ``words`` where a message said them already."""
    refusal = refused(
        unit, actor, event=event, report=report, revision=report.revision if revision is None else revision
    )
    if refusal is not None:
        return dialogue, refusal
    if not words and speaks(dialogue.draft, event, report):
        return dialogue, Toast(key="press-writing")
    draft = new_draft(event, report=str(report.id), code=report.code)
    if event is Event.ANSWER:
        draft = replace(draft, offers=offered(unit, actor, report))
    if words and fits(unit, actor, WORDS, words):
        draft = draft.with_answer(WORDS.slot, words, source=source)
    take(unit, actor, report)
    return opened(unit, actor, dialogue, draft, report), Toast()


def opened(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft, report: Report) -> Dialogue:
    """Open a conversation about a case above whatever was open."""
    return go_on(unit, actor, dialogue, replace(draft, below=_below(dialogue.draft, report)))


def speaks(draft: Draft | None, conversation: str, report: Report) -> bool:
    """Tell whether this is the conversation of that name about the report."""
    return draft is not None and draft.conversation == conversation and draft.slots.get("report") == str(report.id)


def _below(open_: Draft | None, report: Report) -> Draft | None:
    """Choose what waits below new words: no older ones on the same report, nor any without a word in it."""
    if open_ is None:
        return None
    below, worded = _below(open_.below, report), open_.conversation in ON_CASE
    wordless = worded and WORDS.slot not in open_.slots
    same = worded and open_.slots.get("report") == str(report.id)
    return below if wordless or same else replace(open_, below=below)


def send_words(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Let the confirmed words reach the citizen; where the case moved on meanwhile, give them back."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    event, report = Event(draft.conversation), unit.reports.get(int(draft.slots["report"]))
    words = draft.slots["words"]
    role = role_for(report, event, frozenset(roles_of(unit, actor, report) & set(DESK)))
    if held(unit, actor, report, words=words):
        return close(unit, actor, dialogue)
    if role is None:
        unsent(unit, actor, report, words)
    else:
        move(unit, report, event=event, role=role, actor=actor, text=words)
        evidence.answered(unit, report, unit.files.claim(draft.id, report.id, Role.OFFICER))
        say(unit, actor, "words-sent", code=report.code)
    return close(unit, actor, dialogue)


def unsent(unit: UnitOfWork, actor: Actor, report: Report, words: str) -> None:
    """Give words back that cannot be sent any more: the case moved on, or their writer is at no desk any more."""
    key = "words-too-late" if sits(unit, actor) else "words-not-yours"
    say(unit, actor, key, code=report.code, words=words)


def keep_note(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Keep the words for the other officers; they are on the card and reach nobody else."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report = unit.reports.get(int(draft.slots["report"]))
    if not roles_of(unit, actor, report) & set(DESK):
        unsent(unit, actor, report, draft.slots["words"])
    else:
        note = Note(person=actor.person, at=unit.now, text=draft.slots["words"])
        show_everywhere(unit, unit.reports.note(report, note))
        say(unit, actor, "note-kept", code=report.code)
    return close(unit, actor, dialogue)
