"""The files that village heads upload, read as lists of reports."""

from __future__ import annotations

import asyncio

from bot.domain.spreadsheet import Refusal, Sheet
from bot.domain.village_list import COLUMNS, LARGEST, MOST_ROWS
from bot.exchange.reading import MB, FileRefused, Limits, rows_in

LIMITS = Limits(largest=LARGEST, unpacked=20 * MB, rows=MOST_ROWS + 1)
"""A list of this tenth of an office's size says enough; one row more, for the example may have stayed."""


class Reader:
    """Reads a list beside the event loop."""

    async def read(self, name: str, content: bytes) -> Sheet | Refusal:
        """Give the rows, or why there are none."""
        return await asyncio.to_thread(read, name, content)


def read(name: str, content: bytes) -> Sheet | Refusal:
    """Give the rows of a file, or why there are none."""
    try:
        return Sheet(rows=tuple(rows_in(content, name, COLUMNS, limits=LIMITS)))
    except FileRefused as refused:
        return Refusal(why=refused.why, detail=refused.detail)
