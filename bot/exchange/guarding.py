"""What a spreadsheet might take for a formula, written so that it stays the text that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DANGEROUS: Iterable[str] = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - spreadsheets take the wide ones for the narrow
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection)."""

_NEXT = r'([;\t\r\n][ \u00a0"]*){}(?=[=+\-@＝＋－＠])'  # noqa: RUF001 - as above
"""Where a new cell may begin in the middle of one: CSV tells no program where its cells end."""
_BROKEN, _GUARDED = re.compile(_NEXT.format("")), re.compile(_NEXT.format("'"))


def guarded(text: str) -> str:
    """Let a text begin with an apostrophe where a spreadsheet might take it for a formula."""
    return f"'{text}" if text.lstrip(" \u00a0")[:1] in set(DANGEROUS) else text


def unguarded(text: str) -> str:
    """Take that apostrophe away again."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def guarded_throughout(text: str) -> str:
    """Guard a cell of a CSV file also where a program that splits at semicolons, as Indonesian ones do, breaks it."""
    return _BROKEN.sub(r"\1'", guarded(text))


def unguarded_throughout(text: str) -> str:
    """Take all those apostrophes away again."""
    return unguarded(_GUARDED.sub(r"\1", text))
