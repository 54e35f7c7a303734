"""Sending a report: code, status, history, cards and notices in one unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.profile import CONFIDENTIAL
from bot.domain.question import UNSURE
from bot.domain.report import Point, Report, Visibility
from bot.domain.tokens import hash_of, new_token
from bot.usecases import evidence, national
from bot.usecases.bans import barred
from bot.usecases.cases import move
from bot.usecases.desk import place, taker
from bot.usecases.patience import may_send
from bot.usecases.sitting import offer
from bot.usecases.talk import close
from bot.usecases.timetable import first_answer
from bot.usecases.village import on_behalf_of

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork

CLAIM = "klaim_"
"""What the payload of a claim link begins with."""


def submit(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Make the draft a report, and bring it to whom it belongs; one too many, or somebody barred's, stays a draft."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    if barred(unit, actor, draft.slots.get("story", "")) or not may_send(unit, actor, draft):
        return dialogue
    _remember(unit, actor, draft)
    report = _stored(unit, actor, draft)
    files = unit.files.claim(draft.id, report.id, Role.REPORTER)
    report = replace(report, files=len(files))
    link = {"claim": claim_link(unit, report), "beyond": national.marked(report)}
    promised = {"promised": first_answer(unit, report)} if taker(unit, report) else {}
    sent = move(unit, report, event=Event.SUBMIT, role=Role.REPORTER, actor=actor, secret={**link, **promised})
    evidence.held(unit, sent, evidence.withheld(sent, files))
    place(unit, sent)
    offer(unit, actor, report)
    return close(unit, actor, dialogue)


def enter(unit: UnitOfWork, actor: Actor, draft: Draft) -> Report:
    """Make a draft without files a report, one of many: its reporter gets no receipt of it alone."""
    report = _stored(unit, actor, draft)
    sent = move(unit, report, event=Event.SUBMIT, role=Role.REPORTER, actor=actor, hushed=True)
    return place(unit, sent, hushed=True)


def _stored(unit: UnitOfWork, actor: Actor, draft: Draft) -> Report:
    rules = draft.proposed.get("rules") or str(unit.tenant.rules.version)
    return unit.reports.add(_report(unit, actor, draft), draft=draft.id, rules=rules)


def claim_link(unit: UnitOfWork, report: Report) -> str:
    """Make a one-time link to the report, and give its payload; only its hash is kept."""
    token = new_token()
    unit.claim_links.add(token_hash=hash_of(token), report=report.id)
    return CLAIM + token


def _remember(unit: UnitOfWork, actor: Actor, draft: Draft) -> None:
    """Keep with the person what was said about the person."""
    if "name" in draft.slots:
        unit.people.set_name(actor.person, draft.slots["name"])
    if "phone" in draft.slots:
        unit.people.set_phone(actor.person, draft.slots["phone"] or None)


def _report(unit: UnitOfWork, actor: Actor, draft: Draft) -> Report:
    agency, visibility = draft.slots.get("agency", UNSURE), Visibility(draft.slots["visibility"])
    topic = draft.value_of("topic") or (CONFIDENTIAL if visibility is Visibility.CONFIDENTIAL else "")
    day = draft.value_of("date")
    beyond = national.beyond(unit, draft.ranked, agency)
    return Report(
        id=0,
        code=_free_code(unit),
        status=Status.SUBMITTED,
        revision=0,
        reporter=actor.person,
        # A sensitive report is brought to the persons named for it, whichever agency was chosen; one from outside is a
        # verifier's.
        agency=None if agency == UNSURE or topic or draft.proposed.get("outside") or beyond else agency,
        title=draft.value_of("title"),
        story=draft.slots["story"],
        submitted=unit.now,
        visibility=visibility,
        topic=topic,
        report_class=draft.value_of("class"),
        happened=date.fromisoformat(day) if day else None,
        place=draft.slots["place"],
        point=Point.from_text(draft.slots.get("point", "")),
        area=draft.slots.get("area", ""),
        on_behalf=on_behalf_of(unit, actor, draft),
        suggestions=tuple({**one, "chosen": "yes"} if one["value"] == agency else one for one in draft.ranked),
    )


def _free_code(unit: UnitOfWork) -> str:
    """Make a code that no report has; 32**8 of them make a second round rare."""
    code = ticket.make()
    while unit.reports.find_code(code) is not None:
        code = ticket.make()
    return code
