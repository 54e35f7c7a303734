"""What was read of a village head's list reaches the conversation: a preview, every fault, or why it is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.list_questions import LIST, XLSX
from bot.domain.messages import Letter, LetterKind
from bot.domain.safety import Signals
from bot.domain.village_list import digest_of
from bot.usecases.story import SAME_FOR, warn
from bot.usecases.talk import actor_of, go_on, new_draft, put_into, say
from bot.usecases.village_list import SHOWN, refuse
from bot.usecases.village_rows import GUARDED, ROW, goes_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.messages import Value
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.domain.spreadsheet import Why
    from bot.domain.village_list import Fault, Line
    from bot.ports import UnitOfWork
    from bot.ports.lists import WantedList


def refused(unit: UnitOfWork, wanted: WantedList, why: Why, detail: str = "") -> None:
    """Say why the file is not taken; the question for it stands."""
    waiting, dialogue = _waiting(unit, wanted)
    unit.lists.drop(wanted.row)
    if waiting is not None:
        refuse(unit, _actor(unit, wanted), replace(dialogue, draft=waiting), why, detail)


def sent_already(unit: UnitOfWork, wanted: WantedList, lines: Sequence[Line]) -> bool:
    """Say so where the village sent a list that says the same; tells whether it did."""
    known = unit.lists.find_sent(wanted.village, digest_of(lines), unit.now - SAME_FOR)
    if known is None:
        return False
    if _waiting(unit, wanted)[0] is not None:
        say(unit, _actor(unit, wanted), "list-again", at=known.at.isoformat(), count=str(known.count))
    unit.lists.drop(wanted.row)
    return True


def faulty(unit: UnitOfWork, wanted: WantedList, faults: Sequence[Fault]) -> None:
    """Say what is wrong, row by row: the first in a message, all of it as a file; nothing is kept."""
    waiting, _ = _waiting(unit, wanted)
    unit.lists.drop(wanted.row)
    if waiting is None:
        return
    told = [
        {"row": str(one.row), "column": one.column, "fault": one.fault, "other": one.other}
        for one in sorted(faults, key=lambda one: one.row)
    ]
    actor, more = _actor(unit, wanted), str(len(told) - SHOWN) if len(told) > SHOWN else ""
    say(unit, actor, "list-faults", count=str(len(told)), faults=told[:SHOWN], more=more)
    if more:
        values: Mapping[str, Value] = {"sheet": "faults", "form": XLSX, "count": str(len(told)), "rows": told}
        unit.outbox.add(Letter(chat=actor.chat, kind=LetterKind.SHEET, key="list-faults-file", values=values))


def ready(unit: UnitOfWork, wanted: WantedList, lines: Sequence[Line], drafts: Sequence[Draft], examples: int) -> None:
    """Keep what was read, and ask whether to send it; numbers to call come before anything else."""
    waiting, dialogue = _waiting(unit, wanted)
    if waiting is None or not unit.lists.keep(wanted.row, drafts, digest=digest_of(lines)):
        unit.lists.drop(wanted.row)
        return
    actor = _actor(unit, wanted)
    _warn(unit, actor, drafts)
    shown = _previewed(unit, waiting, drafts, examples)
    if dialogue.draft is waiting:
        go_on(unit, actor, dialogue, shown)
    elif dialogue.draft is not None:
        # Something else is being written: the preview comes when that is over.
        unit.dialogues.save(replace(dialogue, draft=put_into(dialogue.draft, shown)))


def _previewed(unit: UnitOfWork, waiting: Draft, drafts: Sequence[Draft], examples: int) -> Draft:
    """Note what the preview shows: the first rows with where each goes, and the numbers of rows that need a look."""
    goals = [goes_to(unit, one) for one in drafts]
    planned = [_planned(unit, one, goal) for one, goal in zip(drafts[:SHOWN], goals, strict=False)]
    told = {
        "count": str(len(drafts)),
        "more": str(len(drafts) - SHOWN) if len(drafts) > SHOWN else "",
        "verified": str(goals.count("")) if "" in goals else "",
        "guarded": _numbers(one for one, goal in zip(drafts, goals, strict=True) if goal == GUARDED),
        "urgent": _numbers(one for one in drafts if one.proposed["urgent"]),
        "similar": _numbers(one for one in drafts if one.proposed["similar"]),
        "examples": str(examples) if examples else "",
    }
    filed = waiting.with_answer("file", "yes")
    return replace(filed, proposed={**filed.proposed, **told}, offers={"planned": tuple(planned)})


def _planned(unit: UnitOfWork, draft: Draft, goal: str) -> dict[str, str]:
    agency = "" if goal == GUARDED else unit.tenant.name_of(goal or None)
    return {
        "row": draft.proposed[ROW],
        "title": draft.value_of("title"),
        "agency": agency,
        "guarded": "yes" if goal == GUARDED else "",
    }


def _numbers(drafts: Iterable[Draft]) -> str:
    return ", ".join(one.proposed[ROW] for one in drafts)


def _warn(unit: UnitOfWork, actor: Actor, drafts: Sequence[Draft]) -> None:
    """Give the numbers to call, once a list."""
    urgent = tuple(one.proposed["urgent"] for one in drafts if one.proposed["urgent"])
    sensitive = next((one.proposed["topic"] for one in drafts if one.proposed["topic"]), "")
    warn(unit, actor, new_draft("report"), Signals(emergency=urgent, sensitive=sensitive))


def _waiting(unit: UnitOfWork, wanted: WantedList) -> tuple[Draft | None, Dialogue]:
    """Find the draft that waits for this list, the open one or one that was interrupted; None where none does."""
    dialogue = unit.dialogues.get(wanted.chat, wanted.person)
    draft = dialogue.draft
    while draft is not None and draft.proposed.get(LIST) != str(wanted.row):
        draft = draft.below
    return draft, dialogue


def _actor(unit: UnitOfWork, wanted: WantedList) -> Actor:
    return actor_of(unit, wanted.person, wanted.chat)
