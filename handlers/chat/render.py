"""A letter as Telegram shows it: the text in the reader's language, and the buttons under it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.domain.messages import KEYBOARDS, REMOVED
from bot.texts import Safe
from handlers.chat.buttons import to_data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from bot.domain.messages import Button, Key, Rows, Value
    from bot.ports import Outgoing
    from bot.texts import Texts

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CUTS = (2000, 1000, 400, 100, 20, 1)
"""To how many characters the longest values are cut, one after another, until the text fits."""

TIMES = ("at", "due", "promised", "final", "consented", "lapsed")
"""Values that are ISO times, shown in the tenant's zone."""

DAYS = ("date", "begins", "ends")
"""Values that are ISO dates."""

LINKS = {"start": "start", "startgroup": "startgroup", "claim": "start"}
"""Values that are the payload of a deep link to the bot, each with the kind of its link."""

LINE = 25
"""About how many characters a line of a list takes: a cut list keeps so many times fewer lines, the newest."""

NONE = "none"
NO_NONE = Safe("&#110;one")
"""The same word where a person wrote it: it reads alike and no text selects on it."""

_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a letter is shown with: the texts, the tenant's zone, and the bot's name for links to it."""

    texts: Texts
    zone: ZoneInfo
    bot: str


def text_of(
    texts: Texts, outgoing: Outgoing, zone: ZoneInfo, *, limit: int = TEXT_LIMIT, bot: str = "simpul_bot"
) -> str:
    """Render the letter's text as HTML within Telegram's limit; ``bot`` is the username that links lead to."""
    shown = Shown(texts=texts, zone=zone, bot=bot)
    told = _say(shown, outgoing, outgoing.values)
    for cut in CUTS:
        if visible_length(told) <= limit:
            break
        told = _say(shown, outgoing, _cut(outgoing.values, cut))
    return told


Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


def markup_of(texts: Texts, rows: Rows, language: str, *, keyboard: str = "") -> Markup | None:
    """Render the buttons, or the reply keyboard; None where there is neither."""
    if rows:
        return InlineKeyboardMarkup([[_button(texts, button, language) for button in row] for row in rows])
    if keyboard == REMOVED:
        return ReplyKeyboardRemove()
    if keyboard not in KEYBOARDS:
        return None
    keys = [[_key(texts, key, language) for key in row] for row in KEYBOARDS[keyboard]]
    return ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)


def _key(texts: Texts, key: Key, language: str) -> KeyboardButton:
    """Render a key; one that asks for the place or the number sends it by itself."""
    return KeyboardButton(
        texts.label(key.label, language),
        request_location=key.asks == "location" or None,
        request_contact=key.asks == "contact" or None,
    )


def visible_length(told: str) -> int:
    """Count as Telegram does, after the markup is parsed: in UTF-16 units."""
    return len(html.unescape(_TAG.sub("", told)).encode("utf-16-le")) // 2


def _say(shown: Shown, outgoing: Outgoing, values: Mapping[str, Value]) -> str:
    texts, language = shown.texts, outgoing.language
    needed = texts.values_of(outgoing.key, language)
    given = {name: _value(shown, outgoing, name, value) for name, value in values.items() if name in needed}
    told = texts.say(outgoing.key, language, **given)
    if outgoing.repeat:
        told = texts.say("maybe-repeated", language) + "\n" + told
    return told


def _value(shown: Shown, outgoing: Outgoing, name: str, value: Value) -> object:
    """Give a value as the text takes it: a list line by line, an ISO time in the tenant's zone, a payload as a link.

    What is empty becomes the word ``none``, which texts can select on.
    """
    if value in ("", []):
        return NONE
    if value == NONE:
        return NO_NONE
    if isinstance(value, list):
        return _lines(shown, outgoing, name, value)
    if isinstance(value, str) and name in TIMES:
        return datetime.fromisoformat(value).astimezone(shown.zone)
    if isinstance(value, str) and name in DAYS:
        return date.fromisoformat(value)
    if name in LINKS:
        return f"https://t.me/{shown.bot}?{LINKS[name]}={value}"
    return value


def _lines(shown: Shown, outgoing: Outgoing, name: str, lines: list[dict[str, str]]) -> Safe:
    """Render a list by the text of its items, one below the other, numbered from one unless they bring a number."""
    item, told = f"{outgoing.key}-{name}-item", []
    for number, line in enumerate(lines, start=1):
        values = {inner: _value(shown, outgoing, inner, value) for inner, value in line.items()}
        told.append(shown.texts.say(item, outgoing.language, **{"number": number, **values}))
    return Safe("\n".join(told))


def _cut(values: Mapping[str, Value], longest: int) -> dict[str, Value]:
    """Shorten texts, and lists at their old end; times and links are as long as they are."""
    fixed = (*TIMES, *DAYS, *LINKS)
    return {name: value if name in fixed else _shorter(value, longest) for name, value in values.items()}


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
