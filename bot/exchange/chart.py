"""The figures as one drawing for a phone: SVG of rectangles and words, which a page can show as it is."""

from __future__ import annotations

import html
from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One line of a bar chart: what it counts, the count, and the count as it is written."""

    name: str
    value: int
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """What the drawing says, in the reader's language: numbers come written.

    ``parts`` are what the received consist of, ``shares`` the large percentages, ``facts`` lines of a name and a
    value, ``late`` the overdue by agency.
    """

    title: str
    subtitle: str
    received: str
    parts: Sequence[Bar]
    shares: Sequence[tuple[str, str]]
    facts: Sequence[tuple[str, str]]
    late_title: str
    late: Sequence[Bar]
    note: str


def svg(chart: Chart) -> str:
    """Draw it; the height follows from what there is to say."""
    below, drawn = MARGIN, []
    for draw in (_head, _shares, _parts, _facts, _late, _note):
        lines, height = draw(chart, below)
        drawn += lines
        below += height + (GAP if height else 0)
    height = below - GAP + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="DejaVu Sans">{_box(0, 0, WIDTH, height, PAPER)}{"".join(drawn)}</svg>'
    )


Drawn = tuple[list[str], int]


def _head(chart: Chart, top: int) -> Drawn:
    lines = [*_wrapped(chart.title, 44, INSIDE, most=2)]
    drawn = [_words(MARGIN, top + 44 + 56 * n, line, 44, bold=True) for n, line in enumerate(lines)]
    below = top + 56 * len(lines)
    for n, line in enumerate(_wrapped(chart.subtitle, 30, INSIDE, most=2)):
        drawn.append(_words(MARGIN, below + 34 + 42 * n, line, 30, colour=SOFT))
        below_last = below + 34 + 42 * n
    return drawn, below_last + 10 - top


def _shares(chart: Chart, top: int) -> Drawn:
    width, drawn = INSIDE // len(chart.shares), []
    for place, (name, told) in enumerate(chart.shares):
        left = MARGIN + width * place
        drawn += [_words(left, top + 84, told, 84, bold=True, colour=COLOURS[place])]
        drawn += [_words(left, top + 132, _cut(name, 30, width), 30, colour=SOFT)]
    return drawn, 140


def _parts(chart: Chart, top: int) -> Drawn:
    """Draw what the received consist of as one bar, and name its parts below."""
    whole, left = sum(part.value for part in chart.parts), float(MARGIN)
    drawn = [_words(MARGIN, top + 32, chart.received, 34, bold=True)]
    drawn.append(_box(MARGIN, top + 52, INSIDE, 64, RULE))
    for part, colour in zip(chart.parts, COLOURS, strict=False):
        width = INSIDE * part.value / whole if whole else 0
        drawn.append(_box(left, top + 52, width, 64, colour))
        left += width
    for place, (part, colour) in enumerate(zip(chart.parts, COLOURS, strict=False)):
        column, line = MARGIN + (place % 2) * INSIDE // 2, top + 168 + 52 * (place // 2)
        drawn.append(_box(column, line - 28, 30, 30, colour))
        drawn.append(_words(column + 46, line, f"{part.told}  {part.name}", 32))
    return drawn, 168 + 52 * ((len(chart.parts) - 1) // 2) + 6


def _facts(chart: Chart, top: int) -> Drawn:
    drawn = []
    for number, (name, told) in enumerate(chart.facts):
        line = top + 50 * number
        drawn.append(_box(MARGIN, line, INSIDE, 2, RULE))
        drawn.append(_words(MARGIN, line + 36, _cut(name, 29, INSIDE - 240), 29, colour=SOFT))
        drawn.append(_words(WIDTH - MARGIN, line + 36, told, 31, bold=True, end=True))
    return drawn, 50 * len(chart.facts)


def _late(chart: Chart, top: int) -> Drawn:
    drawn, most = [_words(MARGIN, top + 34, chart.late_title, 34, bold=True)], 1
    most = max((bar.value for bar in chart.late), default=most)
    for number, bar in enumerate(chart.late):
        line = top + 60 + 84 * number
        drawn.append(_words(MARGIN, line + 28, _cut(bar.name, 27, INSIDE - 120), 27))
        drawn.append(_box(MARGIN, line + 40, (INSIDE - 120) * bar.value / most, 26, LATE))
        drawn.append(_words(WIDTH - MARGIN, line + 62, bar.told, 31, bold=True, end=True))
    return drawn, 46 + (14 + 84 * len(chart.late) if chart.late else 0)


def _note(chart: Chart, top: int) -> Drawn:
    lines = _wrapped(chart.note, 24, INSIDE, most=4)
    return [_words(MARGIN, top + 24 + 32 * n, line, 24, colour=SOFT) for n, line in enumerate(lines)], 32 * len(lines)


def _box(left: float, top: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{max(0.0, width):.1f}" height="{height:.1f}" fill="{colour}"/>'


def _words(  # noqa: PLR0913 - where, what, and how it looks
    left: float, base: float, text: str, size: int, *, bold: bool = False, colour: str = INK, end: bool = False
) -> str:
    weight, anchor = "bold" if bold else "normal", "end" if end else "start"
    look = f'font-size="{size}" fill="{colour}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{left:.1f}" y="{base:.1f}" {look}>{html.escape(text)}</text>'


def _cut(text: str, size: int, width: float) -> str:
    room = int(width / (size * WIDTH_OF))
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def _wrapped(text: str, size: int, width: float, *, most: int) -> Sequence[str]:
    """Break a text at its words into lines; what is over goes."""
    return [_cut(line, size, width) for line in _lines(text, int(width / (size * WIDTH_OF)))][:most]


def _lines(text: str, room: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line
