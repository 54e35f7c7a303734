"""Which entities may stand in one another, and in which order they are listed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from sandbox.entities_text import Span

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
VERBATIM = ("pre", "code")
# The order among entities of one place and length; what is not named stands in the middle.
_RANK = {
    **dict.fromkeys(QUOTES, 0),
    "pre": 10,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


def ordered(spans: Iterable[Span]) -> list[Span]:
    """Sort as Telegram lists entities: by place, the longer first, then by type."""
    return sorted(spans, key=lambda span: (span.begin, -span.end, _RANK.get(span.kind, 50)))


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.begin < other.end and other.begin < one.end


def _first_come(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not any(overlap(span, earlier) for earlier in kept):
            kept.append(span)
    return kept


def settle(spans: Sequence[Span]) -> list[Span]:
    """Keep what Telegram keeps: no link in a link, nothing in code, and one bold where two touch."""
    listed = ordered(span for span in spans if span.begin < span.end)
    solid = _first_come(span for span in listed if span.kind not in SPLITTABLE + QUOTES)
    quotes = _first_come(span for span in listed if span.kind in QUOTES)
    verbatim = [span for span in solid if span.kind in VERBATIM]
    soft = [part for kind in SPLITTABLE for part in _joined([s for s in listed if s.kind == kind], solid)]
    return ordered([*solid, *quotes, *(part for span in soft for part in _outside(span, verbatim))])


def _joined(spans: Sequence[Span], solid: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and span.begin <= last.end and not _cuts(merged := replace(last, end=max(last.end, span.end)), solid):
            joined[-1] = merged
        else:
            joined.append(span)
    return joined


def _cuts(span: Span, solid: Sequence[Span]) -> bool:
    return any(
        other.begin < span.begin < other.end < span.end or span.begin < other.begin < span.end < other.end
        for other in solid
    )


def _outside(span: Span, verbatim: Sequence[Span]) -> list[Span]:
    """Cut a span around the code within it, because code holds no other entity and none holds it."""
    holes = sorted((other.begin, other.end) for other in verbatim if overlap(span, other))
    edges = [span.begin, *(edge for hole in holes for edge in hole), span.end]
    return [replace(span, begin=begin, end=end) for begin, end in list(pairwise(edges))[::2] if begin < end]
