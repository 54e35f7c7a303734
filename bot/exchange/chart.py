"""The figures as one drawing for a phone: SVG of rectangles and words, which a page can show as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.exchange.shapes import COLOURS, GAP, INSIDE, LATE, MARGIN, PAPER, RULE, SOFT, WIDTH, box, cut, words, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        f'font-family="DejaVu Sans">{box(0, 0, WIDTH, height, PAPER)}{"".join(drawn)}</svg>'
    )


Drawn = tuple[list[str], int]


def _head(chart: Chart, top: int) -> Drawn:
    lines = [*wrapped(chart.title, 44, INSIDE, most=2)]
    drawn = [words(MARGIN, top + 44 + 56 * n, line, 44, bold=True) for n, line in enumerate(lines)]
    below = top + 56 * len(lines)
    for n, line in enumerate(wrapped(chart.subtitle, 30, INSIDE, most=2)):
        drawn.append(words(MARGIN, below + 34 + 42 * n, line, 30, colour=SOFT))
        below_last = below + 34 + 42 * n
    return drawn, below_last + 10 - top


def _shares(chart: Chart, top: int) -> Drawn:
    width, drawn = INSIDE // len(chart.shares), []
    for place, (name, told) in enumerate(chart.shares):
        left = MARGIN + width * place
        drawn += [words(left, top + 84, told, 84, bold=True, colour=COLOURS[place])]
        drawn += [words(left, top + 132, cut(name, 30, width), 30, colour=SOFT)]
    return drawn, 140


def _parts(chart: Chart, top: int) -> Drawn:
    """Draw what the received consist of as one bar, and name its parts below."""
    whole, left = sum(part.value for part in chart.parts), float(MARGIN)
    drawn = [words(MARGIN, top + 32, chart.received, 34, bold=True)]
    drawn.append(box(MARGIN, top + 52, INSIDE, 64, RULE))
    for part, colour in zip(chart.parts, COLOURS, strict=False):
        width = INSIDE * part.value / whole if whole else 0
        drawn.append(box(left, top + 52, width, 64, colour))
        left += width
    for place, (part, colour) in enumerate(zip(chart.parts, COLOURS, strict=False)):
        column, line = MARGIN + (place % 2) * INSIDE // 2, top + 168 + 52 * (place // 2)
        drawn.append(box(column, line - 28, 30, 30, colour))
        drawn.append(words(column + 46, line, f"{part.told}  {part.name}", 32))
    return drawn, 168 + 52 * ((len(chart.parts) - 1) // 2) + 6


def _facts(chart: Chart, top: int) -> Drawn:
    drawn = []
    for number, (name, told) in enumerate(chart.facts):
        line = top + 50 * number
        drawn.append(box(MARGIN, line, INSIDE, 2, RULE))
        drawn.append(words(MARGIN, line + 36, cut(name, 29, INSIDE - 240), 29, colour=SOFT))
        drawn.append(words(WIDTH - MARGIN, line + 36, told, 31, bold=True, end=True))
    return drawn, 50 * len(chart.facts)


def _late(chart: Chart, top: int) -> Drawn:
    drawn, most = [words(MARGIN, top + 34, chart.late_title, 34, bold=True)], 1
    most = max((bar.value for bar in chart.late), default=most)
    for number, bar in enumerate(chart.late):
        line = top + 60 + 84 * number
        drawn.append(words(MARGIN, line + 28, cut(bar.name, 27, INSIDE - 120), 27))
        drawn.append(box(MARGIN, line + 40, (INSIDE - 120) * bar.value / most, 26, LATE))
        drawn.append(words(WIDTH - MARGIN, line + 62, bar.told, 31, bold=True, end=True))
    return drawn, 46 + (14 + 84 * len(chart.late) if chart.late else 0)


def _note(chart: Chart, top: int) -> Drawn:
    lines = wrapped(chart.note, 24, INSIDE, most=4)
    return [words(MARGIN, top + 24 + 32 * n, line, 24, colour=SOFT) for n, line in enumerate(lines)], 32 * len(lines)
