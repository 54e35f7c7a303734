"""A village head uploads a list of reports: the template, the file, what was read of it, and sending all or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.domain.list_questions import CSV, LIST, XLSX
from bot.domain.messages import Letter, LetterKind
from bot.domain.question import Kind
from bot.domain.questions import next_question
from bot.domain.spreadsheet import Why
from bot.domain.village_list import LARGEST, MOST_ROWS
from bot.usecases.bans import barred
from bot.usecases.patience import may_send
from bot.usecases.prompts import buttons_of
from bot.usecases.submit import enter
from bot.usecases.supply import asked_of
from bot.usecases.talk import ask, close, go_on, keep, misfit, new_draft, say
from bot.usecases.village import area_of
from bot.usecases.village_rows import ROW, sent_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.messages import Value
    from bot.domain.people import Actor
    from bot.domain.report import Attachment, Dialogue, Draft, Report
    from bot.ports import UnitOfWork

SPREADSHEETS = (".xlsx", ".csv", ".xlsm", ".xls", ".xlsb", ".xltx", ".xltm", ".ods", ".tsv")
"""What a file is called that a village head may mean as a list; the first two are read."""

READ = {f".{XLSX}": Why.KIND, f".{CSV}": Why.KIND}
MACROS = (".xlsm", ".xltm", ".xlsb")

SHOWN = 10
"""So many rows and faults are shown in a message; a file holds all of them."""

CODES_SHOWN = 30


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Ask a village head for the file, and offer the template."""
    village = area_of(unit, actor.person)
    if not village:
        say(unit, actor, "village-not-yours")
        return dialogue
    if dialogue.draft is not None:
        say(unit, actor, "draft-open")
        return ask(unit, actor, dialogue)
    return dialogue if barred(unit, actor) else go_on(unit, actor, dialogue, new_draft(LIST))


def template(unit: UnitOfWork, actor: Actor, form: str) -> None:
    """Send the template."""
    values = {"sheet": "template", "form": form, "count": str(MOST_ROWS)}
    unit.outbox.add(Letter(chat=actor.chat, kind=LetterKind.SHEET, key="list-template", values=values))


def give_xlsx(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Send the template as XLSX; the question stands."""
    template(unit, actor, XLSX)
    return dialogue


def give_csv(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Send the template as CSV; the question stands."""
    template(unit, actor, CSV)
    return dialogue


def means_list(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, file: Attachment) -> bool:
    """Tell whether a file is meant as a list: any while one is asked for, else a spreadsheet no officer waits for."""
    if dialogue.draft is not None:
        return dialogue.draft.conversation == LIST
    named = PurePath(file.name).suffix.casefold() in SPREADSHEETS
    free = named and actor.consented and asked_of(unit, actor) is None
    return free and bool(area_of(unit, actor.person))


def take(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, file: Attachment) -> Dialogue:
    """Note the file to be read, in place of one that came before; what surely is no list is refused at once."""
    village = area_of(unit, actor.person)
    if not village:
        say(unit, actor, "village-not-yours")
        return close(unit, actor, dialogue)
    suffix = PurePath(file.name).suffix.casefold()
    if suffix not in SPREADSHEETS:
        return misfit(unit, actor, dialogue, key="misfit-list")
    if barred(unit, actor):
        return close(unit, actor, dialogue)
    opened = dialogue if dialogue.draft else keep(unit, dialogue, new_draft(LIST))
    draft, why = opened.draft, _refusal(suffix, file)
    if draft is None or why:
        refuse(unit, actor, opened, why or Why.LOST)
        return opened
    if LIST in draft.proposed:
        unit.lists.drop(int(draft.proposed[LIST]))
    row = unit.lists.add(person=actor.person, chat=actor.chat, village=village, file=file)
    say(unit, actor, "list-taken", name=file.name)
    waiting = replace(draft, slots={}, offers={}, proposed={LIST: str(row)}, misses=0)
    return keep(unit, opened, waiting)


def _refusal(suffix: str, file: Attachment) -> Why | None:
    if suffix in MACROS:
        return Why.MACROS
    if suffix not in READ:
        return Why.KIND
    return Why.SIZE if file.size > LARGEST else None


def refuse(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, why: Why, detail: str = "") -> None:
    """Say in one sentence why the file is not taken, with the template a press away."""
    question = next_question(dialogue.draft)
    buttons = buttons_of(unit, question, dialogue) if question and question.kind is Kind.SHEET else ()
    say(unit, actor, "list-refused", why=why, detail=detail, most=str(MOST_ROWS), buttons=buttons)


def send(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Make every row a report, in this one unit; nothing where the list is gone, or something was sent meanwhile.

    Of what one may send in a day a list takes as much as one report.
    """
    draft = dialogue.draft
    if draft is None:
        return dialogue
    row, village = int(draft.proposed[LIST]), area_of(unit, actor.person)
    drafts = unit.lists.drafts(row)
    if not village or any(one.proposed["village"] != village for one in drafts):
        say(unit, actor, "village-not-yours")
        return close(unit, actor, dialogue)
    if barred(unit, actor) or not may_send(unit, actor, draft):
        return dialogue
    if sent_before(unit, actor.person, drafts) or not drafts or not unit.lists.sent(row):
        say(unit, actor, "list-gone")
        return close(unit, actor, dialogue)
    _sent(unit, actor, [(one, enter(unit, actor, one)) for one in drafts])
    return close(unit, actor, dialogue)


def _sent(unit: UnitOfWork, actor: Actor, reports: Sequence[tuple[Draft, Report]]) -> None:
    """Give the codes: the first in a message, all of them as a file."""
    codes = [_code(unit, draft, report) for draft, report in reports]
    more = str(len(codes) - CODES_SHOWN) if len(codes) > CODES_SHOWN else ""
    say(unit, actor, "list-sent", count=str(len(codes)), codes=codes[:CODES_SHOWN], more=more)
    values: Mapping[str, Value] = {"sheet": "codes", "form": XLSX, "count": str(len(codes)), "rows": codes}
    unit.outbox.add(Letter(chat=actor.chat, kind=LetterKind.SHEET, key="list-codes", values=values))


def _code(unit: UnitOfWork, draft: Draft, report: Report) -> dict[str, str]:
    return {
        "row": draft.proposed[ROW],
        "code": report.code,
        "title": report.title,
        "agency": unit.tenant.name_of(report.agency),
    }
