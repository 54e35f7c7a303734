"""Entities a bot gives itself instead of markup, checked as Telegram checks them."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from sandbox.checks_errors import refuse, require
from sandbox.entities_links import BadLinkError, checked_link
from sandbox.entities_nesting import QUOTES, SPLITTABLE
from sandbox.entities_text import Span, byte_offset

# What else each type must carry; the types not named here are found by Telegram itself and ignored when given.
_EXTRA: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*SPLITTABLE, *QUOTES, "code"), ()),
    "pre": ("language",),
    "text_link": ("url",),
    "text_mention": ("user",),
    "custom_emoji": ("custom_emoji_id",),
    "date_time": ("unix_time", "date_time_format"),
}
_OPTIONAL = ("language", "date_time_format")
_FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card")
_FARTHEST = 1_000_000


def from_given(text: str, entities: Sequence[Mapping[str, object]]) -> list[Span]:
    """Place given entities on the text, or refuse those that do not lie on whole characters within it."""
    units = {unit: place for place, unit in enumerate(accumulate((1 + (c > "\uffff") for c in text), initial=0))}
    own = [entity for entity in entities if _is_own(entity)]
    return [_span(text, entity, units) for entity in own if entity["length"]]


def _is_own(entity: Mapping[str, object]) -> bool:
    kind = entity.get("type")
    if kind not in _EXTRA and kind not in _FOUND:
        refuse("can't parse MessageEntity: Unsupported type specified")
    for name in ("offset", "length"):
        number = entity.get(name)
        if not isinstance(number, int):
            refuse(f"can't parse MessageEntity: Can't find field \"{name}\"")
        if not 0 <= number <= _FARTHEST:
            refuse(f"receive an entity with incorrect {name} {number}")
    return kind in _EXTRA


def _span(text: str, entity: Mapping[str, object], units: Mapping[int, int]) -> Span:
    kind, offset, length = str(entity["type"]), int(str(entity["offset"])), int(str(entity["length"]))
    begin, end = units.get(offset), units.get(offset + length)
    if begin is None:
        refuse(_outside(text, units, offset, "entity begins after the end of the text at UTF-16 offset {0}"))
    if end is None:
        words = f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {{0}}"
        refuse(_outside(text, units, offset + length, words, offset))
    names = [name for name in _EXTRA[kind] if name in entity or name not in _OPTIONAL]
    return Span(kind, begin, end, {name: _extra(entity, name) for name in names})


def _outside(text: str, units: Mapping[int, int], unit: int, words: str, begin: int | None = None) -> str:
    """Tell a place beyond the text from one in the middle of a character."""
    if unit > max(units):
        return words.format(unit)
    place = byte_offset(text, units[unit + 1])
    start = "entity begins" if begin is None else f"entity beginning at UTF-16 offset {begin} ends"
    return f"{start} in a middle of a UTF-16 symbol at byte offset {place}"


def _extra(entity: Mapping[str, object], name: str) -> object:
    value = entity.get(name)
    require(value is not None, f"can't parse MessageEntity: Can't find field \"{name}\"")
    if name != "url":
        return value
    try:
        return checked_link(str(value))
    except BadLinkError as error:
        refuse(f"entity URL '{value}' is invalid: {error}")
