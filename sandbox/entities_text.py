"""Text as Telegram counts, cleans and trims it, with the spans of its entities moved along."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Span:
    """One entity before it is written: its type, where it begins and ends in code points, and its other fields."""

    kind: str
    begin: int
    end: int
    extra: Mapping[str, object] = field(default_factory=dict)


def utf16_len(text: str) -> int:
    """Count UTF-16 units, the unit of every length and offset in the Bot API; a lone surrogate counts one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte_offset(text: str, index: int) -> int:
    """Count the bytes before a code point, the unit of offsets in Telegram's parse errors."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u030a\u0333\u033f]")
_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_BLANK = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text could be seen."""
    return _BLANK.fullmatch(text) is not None


def clean(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Turn control characters into spaces and drop what Telegram drops (carriage returns, line and bidi marks)."""
    text = _CONTROL.sub(" ", text)
    if _REMOVED.search(text):
        places = list(accumulate((_REMOVED.match(character) is None for character in text), initial=0))
        spans = _moved(spans, places.__getitem__)
        text = _REMOVED.sub("", text)
    return _MARKS.sub(lambda run: "\u200c" * len(run[0]), text), [span for span in spans if span.begin < span.end]


def trim(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Drop spaces and line ends on both sides; on the left only as far as the first entity, as Telegram does."""
    end = len(text.rstrip(" \n"))
    kept = [replace(span, end=min(span.end, end)) for span in spans if span.begin < end]
    first = min((span.begin for span in kept), default=end)
    begin = min(end - len(text[:end].lstrip(" \n")), first)
    return text[begin:end], _moved(kept, lambda place: place - begin)


def _moved(spans: Sequence[Span], place: Callable[[int], int]) -> list[Span]:
    return [replace(span, begin=place(span.begin), end=place(span.end)) for span in spans]


def written(text: str, spans: Sequence[Span]) -> list[dict[str, object]]:
    """Write spans as MessageEntity objects, offsets and lengths in UTF-16 units."""
    units = list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
    return [
        {"type": span.kind, "offset": units[span.begin], "length": units[span.end] - units[span.begin], **span.extra}
        for span in spans
    ]
