"""A letter as Telegram shows it: the text in the reader's language, and the buttons under it."""

from __future__ import annotations

import html
import re
from datetime import datetime
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.texts import Safe
from handlers.chat.buttons import to_data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from bot.domain.messages import Button, Rows, Value
    from bot.ports import Outgoing
    from bot.texts import Texts

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CUTS = (2000, 1000, 400, 100, 20, 1)
"""To how many characters the longest values are cut, one after another, until the text fits."""

LINE = 25
"""About how many characters a line of a list takes: a cut list keeps so many times fewer lines, the newest."""

NONE = "none"
NO_NONE = Safe("&#110;one")
"""The same word where a person wrote it: it reads alike and no text selects on it."""

_TAG = re.compile(r"<[^>]+>")


def text_of(texts: Texts, outgoing: Outgoing, zone: ZoneInfo, *, limit: int = TEXT_LIMIT) -> str:
    """Render the letter's text as HTML within Telegram's limit."""
    told = _say(texts, outgoing, outgoing.values, zone)
    for cut in CUTS:
        if visible_length(told) <= limit:
            break
        told = _say(texts, outgoing, _cut(outgoing.values, cut), zone)
    return told


def markup_of(texts: Texts, rows: Rows, language: str) -> InlineKeyboardMarkup | None:
    """Render the buttons; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(texts, button, language) for button in row] for row in rows])


def visible_length(told: str) -> int:
    """Count as Telegram does, after the markup is parsed: in UTF-16 units."""
    return len(html.unescape(_TAG.sub("", told)).encode("utf-16-le")) // 2


def _say(texts: Texts, outgoing: Outgoing, values: Mapping[str, Value], zone: ZoneInfo) -> str:
    needed = texts.values_of(outgoing.key, outgoing.language)
    shown = {name: _value(texts, outgoing, name, value, zone) for name, value in values.items() if name in needed}
    told = texts.say(outgoing.key, outgoing.language, **shown)
    if outgoing.repeat:
        told = texts.say("maybe-repeated", outgoing.language) + "\n" + told
    return told


def _value(texts: Texts, outgoing: Outgoing, name: str, value: Value, zone: ZoneInfo) -> object:
    """Give a value as the text takes it: a list line by line, an ISO time named ``at`` in the tenant's zone.

    What is empty becomes the word ``none``, which texts can select on.
    """
    if value in ("", []):
        return NONE
    if value == NONE:
        return NO_NONE
    if isinstance(value, list):
        item = f"{outgoing.key}-item"
        lines = [
            texts.say(
                item, outgoing.language, number=n, **{k: _value(texts, outgoing, k, v, zone) for k, v in line.items()}
            )
            for n, line in enumerate(value, start=1)
        ]
        return Safe("\n".join(lines))
    if name == "at" and isinstance(value, str):
        return datetime.fromisoformat(value).astimezone(zone)
    return value


def _cut(values: Mapping[str, Value], longest: int) -> dict[str, Value]:
    """Shorten texts, and lists at their old end; a time is as long as it is."""
    return {name: value if name == "at" else _shorter(value, longest) for name, value in values.items()}


def _shorter(value: Value, longest: int) -> Value:
    if isinstance(value, str) and len(value) > longest:
        return value[: longest - 1] + "…"
    if isinstance(value, list):
        newest = value[-max(1, longest // LINE) :]
        return [{name: str(text) for name, text in _cut(line, longest).items()} for line in newest]
    return value


def _button(texts: Texts, button: Button, language: str) -> InlineKeyboardButton:
    label = button.text or texts.label(button.label, language)
    return InlineKeyboardButton(label, callback_data=to_data(button))
