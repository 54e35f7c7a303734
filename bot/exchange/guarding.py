"""What a spreadsheet might take for a formula, written so that it stays the text that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DANGEROUS: Iterable[str] = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - spreadsheets take the wide ones for the narrow
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection)."""


def guarded(text: str) -> str:
    """Let a text begin with an apostrophe where a spreadsheet might take it for a formula."""
    return f"'{text}" if text.lstrip(" \u00a0")[:1] in set(DANGEROUS) else text


def unguarded(text: str) -> str:
    """Take that apostrophe away again."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text
