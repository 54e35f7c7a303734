"""What a question shows, and the buttons under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.areas import spelt
from bot.domain.canned import Canned
from bot.domain.masking import for_desk
from bot.domain.messages import Button
from bot.domain.on_behalf import RESIDENT, WHOM, relays, resident_of
from bot.domain.question import BACK, UNSURE, Kind
from bot.domain.questions import options_of
from bot.domain.report import Visibility
from bot.usecases import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.messages import Rows, Value
    from bot.domain.people import Actor
    from bot.domain.question import Question
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork

    Showing = Callable[[UnitOfWork, Actor, Draft], Value]

PICK, DROP = "pick", "drop"
"""The actions of a button that answers a question, and of one that removes a file; a number follows after a dot."""

BESIDE, IN_A_ROW, FILES_IN_A_ROW, MOST_BUTTONS = 3, 2, 5, 90
"""Up to BESIDE fixed options share a row, more stand in pairs; Telegram takes 100 buttons in all."""


def values_of(
    unit: UnitOfWork,
    actor: Actor,
    question: Question,
    draft: Draft,
    *,
    shows: Sequence[str] = (),
) -> dict[str, Value]:
    """Give what the question's prompt shows: answers, and what was read out of the story."""
    values: dict[str, Value] = {}
    for slot in shows or question.shows:
        values[slot] = SHOWINGS[slot](unit, actor, draft) if slot in SHOWINGS else draft.value_of(slot)
    return values


def _agency(unit: UnitOfWork, actor: Actor, draft: Draft) -> str:
    del actor
    chosen = draft.slots.get("agency")
    return "" if chosen == UNSURE or draft.proposed.get("outside") else unit.tenant.name_of(chosen)


def _suggestions(unit: UnitOfWork, actor: Actor, draft: Draft) -> Value:
    del unit, actor
    return [{"name": one["text"], "words": one["words"]} for one in draft.offers.get("agency", ())]


def _attached(unit: UnitOfWork, actor: Actor, draft: Draft) -> Value:
    del actor
    return [{"kind": file.kind, "name": file.name} for file in unit.files.of_draft(draft.id)]


def _place(unit: UnitOfWork, actor: Actor, draft: Draft) -> str:
    del unit, actor
    return draft.slots.get("place") or draft.slots.get("point", "")


def _hidden(unit: UnitOfWork, actor: Actor, draft: Draft) -> str:
    """Tell whether the story says something of its reporter that officers will not read."""
    del unit
    told, name = draft.slots.get("story", ""), draft.slots.get("name") or actor.name
    named = draft.slots.get("visibility") == Visibility.OPEN
    return "" if for_desk(told, name, named=named) == told else "yes"


def _named(unit: UnitOfWork, chosen: str) -> str:
    """Name the colleague who was chosen; empty where nobody was."""
    return unit.people.name_of(int(chosen)) if chosen.isdecimal() else ""


def _reply(unit: UnitOfWork, draft: Draft) -> Canned:
    found = unit.replies.find(int(draft.slots["do"]))
    return found or Canned(id=0, agency="", name="", text="")


SHOWINGS: Mapping[str, Showing] = {
    "agency": _agency,
    "suggestions": _suggestions,
    "attached": _attached,
    "place": _place,
    "area": lambda unit, _actor, draft: spelt(unit.areas.path(draft.slots.get("area", ""))),
    "areas": lambda _unit, _actor, draft: "yes" if draft.offers.get("area") else "",
    "alike": lambda unit, _actor, draft: alike.offered(unit, draft),
    "hidden": _hidden,
    "files": lambda _unit, _actor, draft: draft.files,
    "name": lambda _unit, actor, draft: draft.slots.get("name") or actor.name,
    "phone": lambda _unit, actor, draft: draft.slots.get("phone", actor.phone),
    WHOM: lambda _unit, _actor, draft: draft.slots.get(WHOM, "") if relays(draft) else "",
    RESIDENT: lambda _unit, _actor, draft: resident_of(draft),
    "planned": lambda _unit, _actor, draft: [dict(one) for one in draft.offers.get("planned", ())],
    "colleague": lambda unit, _actor, draft: _named(unit, draft.slots.get("to", "")),
    "begins": lambda _unit, _actor, draft: draft.slots.get("days", "").partition("/")[0],
    "ends": lambda _unit, _actor, draft: draft.slots.get("days", "").partition("/")[2],
    "reply": lambda unit, _actor, draft: draft.slots.get("reply") or _reply(unit, draft).name,
    "text": lambda unit, _actor, draft: _reply(unit, draft).text,
    "who": lambda _unit, actor, _draft: "" if actor.private else actor.name,
}
"""How a value is shown that is not simply the slot's."""


def buttons_of(unit: UnitOfWork, question: Question, dialogue: Dialogue) -> Rows:
    """Make the buttons of the options, and those that remove a file; a question with a keyboard has none."""
    draft = dialogue.draft
    if draft is None or question.keyboard:
        return ()
    options = [
        (
            option.value,
            Button(
                action=f"{PICK}.{number}",
                subject=f"d{draft.id}",
                revision=dialogue.revision,
                label=option.label,
                text=option.text,
            ),
        )
        for number, option in enumerate(options_of(question, draft))
    ]
    drops = _drops(unit, dialogue, draft) if question.kind is Kind.FILES else ()
    return (*drops, *_laid_out(question, options[-MOST_BUTTONS:]))


def _drops(unit: UnitOfWork, dialogue: Dialogue, draft: Draft) -> Rows:
    made = [
        Button(action=f"{DROP}.{file.row}", subject=f"d{draft.id}", revision=dialogue.revision, text=f"🗑 {number}")
        for number, file in enumerate(unit.files.of_draft(draft.id), start=1)
    ]
    return _rows(made, FILES_IN_A_ROW)


def _laid_out(question: Question, options: Sequence[tuple[str, Button]]) -> Rows:
    """Put own options below each other, fixed ones beside each other or in pairs, and the way back last."""
    back = [button for value, button in options if value == BACK]
    other = [button for value, button in options if value != BACK]
    beside = IN_A_ROW if len(other) > BESIDE else max(1, len(other))
    width = 1 if question.from_draft else beside  # an agency's name needs the whole row
    return (*_rows(other, width), *_rows(back, 1))


def _rows(buttons: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
