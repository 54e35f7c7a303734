"""What a village head gets as a picture: the village at a glance, and the slip with its QR code for a resident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.exchange.shapes import COLOURS, INSIDE, LATE, MARGIN, PAPER, RULE, SOFT, WIDTH, box, words, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.exchange.chart import Bar

SQUARE = 600
"""The width of the QR code."""

BARS = (COLOURS[1], LATE, COLOURS[0])
"""Open, overdue, solved."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """What a slip says, in the reader's language; ``link`` is what the QR code leads to."""

    heading: str
    code: str
    lines: Sequence[str]
    link: str
    how: str


def glance(title: str, subtitle: str, bars: Sequence[Bar]) -> str:
    """Draw how many reports are open, overdue and solved."""
    most = max((bar.value for bar in bars), default=0) or 1
    drawn = [*_lines(wrapped(title, 36, INSIDE, most=2), 36, 50, bold=True)]
    drawn.append(words(MARGIN, 186, subtitle, 28, colour=SOFT))
    for number, (bar, colour) in enumerate(zip(bars, BARS, strict=True)):
        top = 224 + 110 * number
        drawn.append(words(MARGIN, top + 28, bar.name, 30))
        drawn.append(box(MARGIN, top + 44, INSIDE - 140, 36, RULE))
        drawn.append(box(MARGIN, top + 44, (INSIDE - 140) * bar.value / most, 36, colour))
        drawn.append(words(WIDTH - MARGIN, top + 76, bar.told, 40, bold=True, end=True))
    return _page(drawn, 224 + 110 * len(bars) + 30)


def slip(content: Slip) -> str:
    """Draw a slip for printing."""
    drawn = [*_lines(wrapped(content.heading, 44, INSIDE, most=2), 44, 60, bold=True)]
    drawn.append(words(MARGIN, 250, content.code, 80, bold=True))
    drawn += _lines([line for one in content.lines for line in wrapped(one, 30, INSIDE, most=2)], 30, 290)
    drawn += _squares(content.link, 540)
    drawn += _lines(wrapped(content.how, 28, INSIDE, most=8), 28, 540 + SQUARE + 30)
    return _page(drawn, 540 + SQUARE + 30 + 8 * 40)


def _lines(lines: Sequence[str], size: int, top: int, *, bold: bool = False) -> Iterator[str]:
    return (words(MARGIN, top + size + n * (size + 12), line, size, bold=bold) for n, line in enumerate(lines))


def _squares(link: str, top: int) -> Iterator[str]:
    """Draw the link as a QR code with its quiet edge."""
    import segno  # noqa: PLC0415 - only where a slip is made

    rows = [bytes(row) for row in segno.make(link, error="m", micro=False).matrix_iter(border=4)]
    side, left = SQUARE / len(rows), (WIDTH - SQUARE) / 2
    for down, row in enumerate(rows):
        for right, dark in enumerate(row):
            if dark:
                # A hair wider than it is, so that no light line shows between two.
                yield box(left + right * side, top + down * side, side + 0.6, side + 0.6, "#000000")


def _page(drawn: Sequence[str], height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="DejaVu Sans">{box(0, 0, WIDTH, height, PAPER)}{"".join(drawn)}</svg>'
    )
