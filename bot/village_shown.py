"""A village head's drawings in the reader's language, made of the values of their letters."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.exchange import village
from bot.exchange.chart import Bar

if TYPE_CHECKING:
    from collections.abc import Mapping

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
