"""A village head's drawings and spreadsheets in the reader's language, made of the values of their letters."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.domain.village_list import COLUMNS, EXAMPLE, SLOTS, WORDS
from bot.exchange import village, writing
from bot.exchange.chart import Bar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.messages import Value
    from bot.texts import Texts

COUNTED = {"waiting": "chart-village-open", "overdue": "chart-village-overdue", "solved": "chart-village-solved"}
"""The counts of a village, each with the label of its bar."""


def svg_of(values: Mapping[str, Value], texts: Texts, language: str, *, link: str) -> str:
    """Draw what a letter asks for; ``link`` leads from a slip into the chat."""
    return _slip(values, texts, language, link) if values["drawing"] == "slip" else _glance(values, texts, language)


def _glance(values: Mapping[str, Value], texts: Texts, language: str) -> str:
    counts = {name: str(values[name]) for name in COUNTED}
    bars = [Bar(name=texts.label(COUNTED[name], language), value=int(n), told=n) for name, n in counts.items()]
    return village.glance(str(values["village"]), _day(values, language), bars)


def _slip(values: Mapping[str, Value], texts: Texts, language: str, link: str) -> str:
    lines = [str(values["title"]), str(values["village"]), _day(values, language)]
    content = village.Slip(
        heading=texts.label("slip-heading", language),
        code=str(values["code"]),
        lines=[line for line in lines if line],
        link=link,
        how=texts.label("slip-how", language, code=str(values["code"])),
    )
    return village.slip(content)


def _day(values: Mapping[str, Value], language: str) -> str:
    return str(format_date(datetime.fromisoformat(str(values["at"])), "d MMMM y", locale=language))


XLSX = "xlsx"


def sheet_of(values: Mapping[str, Value], texts: Texts, language: str) -> bytes:
    """Write the spreadsheet that a letter asks for: the template of a list, all its faults, or the codes."""
    return SHEETS[str(values["sheet"])](values, texts, language)


def _template(values: Mapping[str, Value], texts: Texts, language: str) -> bytes:
    """Write the form with an example that says it is one; headings and choices are Indonesian, notes the reader's."""
    told = {slot: texts.label("list-example", language, slot=slot) for slot in SLOTS.values()}
    example = list({**told, "story": f"{EXAMPLE.upper()} {told['story']}"}.values())
    if values["form"] != XLSX:
        return writing.to_csv(COLUMNS, [example])
    notes = [(column, texts.label("list-column", language, slot=slot)) for column, slot in SLOTS.items()]
    return writing.to_form(
        COLUMNS,
        example,
        choices={
            column: [words[0] for words in WORDS[slot].values()] for column, slot in SLOTS.items() if slot in WORDS
        },
        notes=(texts.label("list-notes", language), notes),
        rows=int(str(values["count"])),
    )


def _faults(values: Mapping[str, Value], texts: Texts, language: str) -> bytes:
    heading = [texts.label(key, language) for key in ("list-heading-row", "list-heading-column", "list-heading-fault")]
    rows = [
        (one["row"], one["column"], texts.label("fault-told", language, fault=one["fault"], other=one["other"]))
        for one in _lines(values)
    ]
    return writing.to_xlsx(heading, rows)


def _codes(values: Mapping[str, Value], texts: Texts, language: str) -> bytes:
    keys = ("list-heading-row", "list-heading-code", "list-heading-title", "list-heading-agency")
    rows = [(one["row"], one["code"], one["title"], one["agency"]) for one in _lines(values)]
    return writing.to_xlsx([texts.label(key, language) for key in keys], rows)


def _lines(values: Mapping[str, Value]) -> Sequence[Mapping[str, str]]:
    rows = values["rows"]
    return rows if isinstance(rows, list) else []


SHEETS: Mapping[str, Callable[[Mapping[str, Value], Texts, str], bytes]] = {
    "template": _template,
    "faults": _faults,
    "codes": _codes,
}
"""How each is written."""
