"""Rectangles and words of SVG, and the colours of every drawing."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, MARGIN, GAP = 1080, 60, 36
INSIDE = WIDTH - 2 * MARGIN
INK, SOFT, PAPER, RULE = "#1b2733", "#55636f", "#ffffff", "#e3e8ec"
COLOURS = ("#1f7a4d", "#2f6db5", "#d9822b", "#8b97a1")
"""Done, in process, not followed up, archived: apart also for who sees no red or green."""

LATE = "#b23b3b"
WIDTH_OF = 0.57
"""About how wide a letter is against its height."""


def box(left: float, top: float, width: float, height: float, colour: str) -> str:
    """Draw a rectangle."""
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{max(0.0, width):.1f}" height="{height:.1f}" fill="{colour}"/>'


def words(  # noqa: PLR0913 - where, what, and how it looks
    left: float, base: float, text: str, size: int, *, bold: bool = False, colour: str = INK, end: bool = False
) -> str:
    """Write a line of text above this base."""
    weight, anchor = "bold" if bold else "normal", "end" if end else "start"
    look = f'font-size="{size}" fill="{colour}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{left:.1f}" y="{base:.1f}" {look}>{html.escape(text)}</text>'


def cut(text: str, size: int, width: float) -> str:
    """Shorten a text to what fits."""
    room = int(width / (size * WIDTH_OF))
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def wrapped(text: str, size: int, width: float, *, most: int) -> Sequence[str]:
    """Break a text at its words into lines; what is over goes."""
    return [cut(line, size, width) for line in _lines(text, int(width / (size * WIDTH_OF)))][:most]


def _lines(text: str, room: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line
