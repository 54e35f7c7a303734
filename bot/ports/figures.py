"""Figures, read and drawn beside the lanes when they are sent, as a protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.messages import Value
    from bot.domain.wishes import Wish


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictured:
    """A picture (PNG), and the figures in it as the values of its caption, written in the reader's language."""

    picture: bytes
    values: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tabled:
    """A file of reports, and the values of its caption."""

    content: bytes
    values: Mapping[str, Value]


class Figures(Protocol):
    """Who reckons, draws and writes tables; it takes its time in threads of its own."""

    async def pictured(self, wish: Wish, now: datetime, language: str) -> Pictured:
        """Give the figures as a picture with words; raises StorageAway."""

    async def drawn(self, values: Mapping[str, Value], language: str, *, link: str) -> bytes:
        """Give the picture (PNG) that a letter's values ask for; ``link`` leads into the chat."""

    async def sheet(self, values: Mapping[str, Value], language: str) -> bytes:
        """Give the spreadsheet that a letter's values ask for."""

    async def table(self, wish: Wish, form: str, language: str) -> Tabled:
        """Give the reports as an official table, as ``xlsx`` or ``csv``; raises StorageAway."""
