"""/privasi: what is kept of a person, as a list, as a file, and gone."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.lifecycle import UNTOLD, Role
from bot.domain.masking import without_person
from bot.domain.messages import REMOVED, Button, Letter, LetterKind, Toast
from bot.usecases.relief import give, unseat
from bot.usecases.support import forgotten, supported
from bot.usecases.talk import say, show_menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.messages import Rows
    from bot.domain.people import Actor
    from bot.domain.ratings import Rating
    from bot.domain.report import Dialogue, Draft, Report
    from bot.ports import UnitOfWork

EXPORT, ERASE, ERASED, KEPT = "export", "erase", "erased", "unerased"
"""Actions of the buttons."""

AT_MOST = 1000
"""So many reports an export holds; nobody has come near."""


def show(unit: UnitOfWork, actor: Actor) -> None:
    """Say what is kept of this person, and what can be done about it."""
    person = unit.people.get(actor.person)
    say(
        unit,
        actor,
        "privacy",
        name=person.name,
        phone=person.phone,
        language=person.language,
        consented=person.notice_at.isoformat() if person.notice_at else "",
        version=person.notice_version,
        count=unit.reports.count_of(actor.person),
        supporting=len(unit.supporters.of(actor.person)),
        rated=str(len(unit.ratings.by(actor.person))),
        muted="yes" if unit.mutes.all_since(actor.person) or unit.mutes.of(actor.person) else "",
        buttons=_row((EXPORT, "label-export"), (ERASE, "label-erase")),
    )


def export(unit: UnitOfWork, actor: Actor) -> Toast:
    """Give everything that is kept of this person as a file."""
    person, dialogue = unit.people.get(actor.person), unit.dialogues.get(actor.chat, actor.person)
    content = {
        "name": person.name,
        "names_before": list(person.names_before),
        "phone": person.phone or None,
        "language": person.language,
        "privacy_notice": {
            "version": person.notice_version,
            "agreed": person.notice_at.isoformat() if person.notice_at else None,
        },
        "roles": [
            {"role": one.role, "agency": one.agency, "area": one.area} for one in unit.members.memberships(actor.person)
        ],
        "draft": _unsent(dialogue.draft),
        "left_draft": _unsent(dialogue.left),
        "reports": [_exported(unit, one) for one in unit.reports.page_of(actor.person, start=0, size=AT_MOST)],
        "supported": [one.code for one in supported(unit, actor)],
        "muted": {
            "all_since": since.isoformat() if (since := unit.mutes.all_since(actor.person)) else None,
            "reports": [unit.reports.get(number).code for number in unit.mutes.of(actor.person)],
        },
        "restriction": _restricted(unit, actor),
        "ratings": [_judged(unit, one) for one in unit.ratings.by(actor.person)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    unit.outbox.add(
        Letter(chat=actor.chat, kind=LetterKind.DOCUMENT, key="privacy-file", values={"content": text}),
    )
    return Toast(key="toast-export")


def _unsent(draft: Draft | None) -> dict[str, object] | None:
    """Give what is being written and was not sent yet."""
    return {"answers": dict(draft.slots), "files": draft.files, "below": _unsent(draft.below)} if draft else None


def _restricted(unit: UnitOfWork, actor: Actor) -> dict[str, object] | None:
    ban = unit.bans.of(actor.person)
    if ban is None:
        return None
    until = ban.until.isoformat() if ban.until else None
    return {"reason": ban.reason, "since": ban.at.isoformat(), "until": until, "appeal": ban.appeal or None}


def _judged(unit: UnitOfWork, rating: Rating) -> dict[str, object]:
    return {
        "report": unit.reports.get(rating.report).code,
        "score": rating.score,
        "words": rating.words,
        "at": rating.at.isoformat(),
    }


def _exported(unit: UnitOfWork, report: Report) -> dict[str, object]:
    return {
        "code": report.code,
        "status": report.status,
        "class": report.report_class,
        "title": report.title,
        "story": report.story,
        "place": report.place,
        "area": report.area or None,
        "point": report.point.to_text() if report.point else None,
        "happened": report.happened.isoformat() if report.happened else None,
        "agency": unit.tenant.name_of(report.agency) or None,
        "visibility": report.visibility,
        "on_behalf_of": asdict(report.on_behalf) if report.on_behalf else None,
        "submitted": report.submitted.isoformat(),
        "files": [
            {"kind": file.kind, "name": file.name, "size": file.size}
            for file in unit.files.of(report.id, Role.REPORTER)
        ],
        "history": [
            {"at": entry.at.isoformat(), "event": entry.event, "role": entry.role, "text": entry.text}
            for entry in unit.reports.history(report.id)
            if entry.event not in UNTOLD
        ],
    }


def ask_erase(unit: UnitOfWork, actor: Actor) -> None:
    """Ask once, with what it means."""
    say(
        unit,
        actor,
        "ask-erase",
        count=unit.reports.count_of(actor.person),
        buttons=_row((ERASED, "label-erase-yes"), (KEPT, "label-erase-no")),
    )


def erase(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, action: str) -> tuple[Dialogue, Toast]:
    """Forget the person: drafts, name, phone, roles and words of judgement go; sent reports stay without them."""
    if action == KEPT:
        return dialogue, Toast(key="toast-kept")
    held = unit.members.memberships(actor.person)
    for agency in dict.fromkeys(one.agency for one in held if one.role is Role.OFFICER and one.agency):
        give(unit, whose=actor.person, agency=agency, to=None, role=Role.OFFICER, actor=actor)
    forget(unit, actor.person)
    say(unit, actor, "erased", keyboard=REMOVED)
    if held:
        show_menu(unit, actor)
        unseat(unit, actor.chat, held)
    return replace(dialogue, draft=None), Toast()


def forget(unit: UnitOfWork, person: int) -> None:
    """Erase somebody who holds no role any more: what they sent stays, without them."""
    named = _named(unit, person)
    unit.dialogues.drop(person)
    forgotten(unit, person)
    unit.mutes.forget(person)
    for number in unit.ratings.forget(person):
        unit.cards.refresh(number)
    unit.people.erase(person)
    for number, people in named.items():
        unit.reports.reword(number, partial(_without, people=people))
        unit.cards.refresh(number)


def _named(unit: UnitOfWork, person: int) -> Mapping[int, tuple[str, ...]]:
    """Name by report whom its words could give away; afterwards nobody knows any more whom to hide.

    What is another's by now stays for whom it was sent, and loses the names of all who had it: one may hold another.
    """
    found = {}
    for report in map(unit.reports.get, unit.reports.had_by(person)):
        names = unit.people.names_of(report.id)
        found[report.id] = report.people(*names) if report.reporter == person else names
    return found


def _without(text: str, *, people: tuple[str, ...]) -> str:
    return without_person(text, *people)


def _row(*buttons: tuple[str, str]) -> Rows:
    return (tuple(Button(action=action, subject="me", revision=0, label=label) for action, label in buttons),)
