"""What is done to a case more rarely, behind ``Lainnya …``: one small conversation, and one table of what it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case_questions import MANAGE
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.managed import GUARDS, MANAGED_LABELS, managed
from bot.domain.masking import without_identity
from bot.domain.messages import Toast
from bot.domain.profile import CONFIDENTIAL
from bot.domain.report import Visibility, stricter
from bot.usecases import evidence
from bot.usecases.cases import masked, move
from bot.usecases.desk import place, show
from bot.usecases.merge import merge
from bot.usecases.respond import NOT_HERE, opened, speaks, unsent
from bot.usecases.rights import desk_of, desk_role, desk_roles, named_agency, overseeing, told_here
from bot.usecases.talk import close, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft, Report
    from bot.ports import UnitOfWork

    Change = Callable[[UnitOfWork, Report, Draft], Mapping[str, object]]

IN_A_PROMPT = 3000
"""So much of a story is shown to be published, in characters."""


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, report: Report) -> tuple[Dialogue, Toast]:
    """Ask what to do; the menu is made now, however old the button is."""
    roles = [*desk_roles(unit, actor.person, report), *overseeing(unit, actor.person, report)]
    events = managed(report, roles)
    if not events:
        return dialogue, Toast(key="press-not-yours", alert=True)
    if not told_here(unit, actor, report):
        return dialogue, Toast(key=NOT_HERE, alert=True)
    if speaks(dialogue.draft, MANAGE, report):
        return dialogue, Toast(key="press-writing")
    if report.topic:
        # What is to be published is shown with the story beside it.
        unit.audit.looked(viewer=actor.person, person=report.reporter, report=report.id, reason=report.topic)
    draft = replace(
        new_draft(MANAGE, report=str(report.id), code=report.code),
        offers={
            "do": tuple({"value": event, "label": MANAGED_LABELS[event]} for event in events),
            "visibility": tuple({"value": one, "label": f"label-{one}"} for one in stricter(report.visibility)),
        },
        proposed={**_published(unit, report), "now": report.visibility},
    )
    return opened(unit, actor, dialogue, draft, report), Toast()


def _published(unit: UnitOfWork, report: Report) -> dict[str, str]:
    """Propose what is to be published: what is already, or what the reporter wrote without the people in it."""
    names = unit.people.names_of(report.id)
    story = report.published_story or masked(report, report.story, *names)
    return {
        "title": report.published_title or masked(report, report.title, *names),
        "published": story[:IN_A_PROMPT],
    }


def act(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Do what was confirmed; where the case moved on meanwhile, say so and give the words back."""
    draft = dialogue.draft
    if draft is None:
        return dialogue
    event, report = Event(draft.slots["do"]), unit.reports.get(int(draft.slots["report"]))
    role = desk_role(unit, actor.person, report, event) if GUARDS.get(event, bool)(report) else None
    if role is None:
        unsent(unit, actor, report, draft.slots.get("words", ""))
    elif event is Event.MERGE:
        said, into = merge(unit, actor, report, draft.slots["into"], role=role)
        say(unit, actor, said, code=report.code, into=into)
    else:
        said = _change(unit, actor, report, draft, event, role)
        say(unit, actor, said, code=report.code)
    return close(unit, actor, dialogue)


def _change(unit: UnitOfWork, actor: Actor, report: Report, draft: Draft, event: Event, role: Role) -> str:
    """Change the report, with before and after in its history; gives the key of what to say."""
    wanted = CHANGES[event](unit, report, draft)
    changes = {name: value for name, value in wanted.items() if getattr(report, name) != value}
    if not changes:
        return "managed-nothing"
    after = replace(report, **changes)  # type: ignore[arg-type]
    moved = move(
        unit,
        after,
        event=event,
        role=role,
        actor=actor,
        text=draft.slots.get("words", ""),
        details={name: {"before": getattr(report, name), "after": value} for name, value in changes.items()},
        told={"visibility": after.visibility, "class": after.report_class, "official": after.official_id},
    )
    if moved.topic != report.topic:
        # What only few may read leaves the desk it lay on, and goes to them.
        (place if moved.status is Status.SUBMITTED else show)(unit, moved)
    if event is Event.UNBLOCK:
        _unhidden(unit, moved)
    return "managed"


def _unhidden(unit: UnitOfWork, report: Report) -> None:
    """Pass on the files that came in while nobody was shown them, also to who came to the desk meanwhile."""
    have = unit.cards.chats(report.id)
    for chat in desk_of(unit, report) if evidence.lies_open(report) else ():
        if chat in have:
            evidence.pass_on(unit, report, chat, unit.files.of(report.id, Role.REPORTER))
    show(unit, report)


def _edited(unit: UnitOfWork, report: Report, draft: Draft) -> Mapping[str, object]:
    """Take what was written, or what is there already; numbers that name a person stand in nothing published."""
    proposed = _published(unit, report)
    title, story = (draft.slots[slot] or proposed[slot] for slot in ("title", "published"))
    return {"published_title": without_identity(title), "published_story": without_identity(story)}


def _hidden(unit: UnitOfWork, report: Report, draft: Draft) -> Mapping[str, object]:
    """Show less of the reporter; what becomes confidential is brought to the persons named for it."""
    chosen = Visibility(draft.slots["visibility"])
    if chosen not in stricter(report.visibility):
        return {}
    if chosen is not Visibility.CONFIDENTIAL or report.topic:
        return {"visibility": chosen}
    return {"visibility": chosen, "topic": CONFIDENTIAL, "agency": named_agency(unit, CONFIDENTIAL)}


CHANGES: Mapping[Event, Change] = {
    Event.BLOCK: lambda _unit, _report, _draft: {"blocked": True},
    Event.UNBLOCK: lambda _unit, _report, _draft: {"blocked": False},
    Event.EDIT_PUBLISHED: _edited,
    Event.SET_VISIBILITY: _hidden,
    Event.SET_CLASS: lambda _unit, _report, draft: {"report_class": draft.slots["class"]},
    Event.SET_OFFICIAL_ID: lambda _unit, _report, draft: {"official_id": draft.slots["official"]},
}
"""What each of them makes of the report."""
