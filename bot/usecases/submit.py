"""Sending a report: code, status, history, cards and notices in one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.lifecycle import Event, Role, step
from bot.domain.questions import UNSURE
from bot.domain.report import Report, title_of
from bot.usecases.cases import move, record
from bot.usecases.desk import show_to_officers
from bot.usecases.talk import close

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork


def submit(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Make the draft a report; one whose agency has officers is assigned at once."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    report = _store(unit, actor, draft)
    sent = record(unit, report, status=report.status, event=Event.SUBMIT, role=Role.REPORTER, actor=actor)
    if sent.agency and unit.people.officers(sent.agency):
        assigned = move(unit, sent, event=Event.ASSIGN, role=Role.SYSTEM, actor=None)
        show_to_officers(unit, assigned)
    return close(unit, actor, dialogue)


def _store(unit: UnitOfWork, actor: Actor, draft: Draft) -> Report:
    story, agency = draft.slots["story"], draft.slots["agency"]
    report = unit.reports.add(
        Report(
            id=0,
            code=_free_code(unit),
            status=step(None, Event.SUBMIT, Role.REPORTER),
            revision=0,
            reporter=actor.person,
            agency=None if agency == UNSURE else agency,
            title=title_of(story),
            story=story,
            submitted=unit.now,
        ),
        draft=draft.id,
        rules=str(unit.tenant.rules.version),
        suggestions=draft.options,
    )
    unit.files.claim(draft.id, report.id)
    return report


def _free_code(unit: UnitOfWork) -> str:
    """Make a code that no report has; 32**8 of them make a second round rare."""
    code = ticket.make()
    while unit.reports.find_code(code) is not None:
        code = ticket.make()
    return code
