"""A table that somebody brought, as values: its rows, or why it is not taken as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Why(StrEnum):
    """Why a file is not taken: it is of another kind, too large, has macros or a password, cannot be read."""

    KIND = "kind"
    SIZE = "size"
    MACROS = "macros"
    LOCKED = "locked"
    ENCODING = "encoding"
    BROKEN = "broken"
    COLUMNS = "columns"
    ROWS = "rows"
    EMPTY = "empty"
    LOST = "lost"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row by column, and the columns that hold a formula; ``number`` is its line in the spreadsheet."""

    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The rows of a file that are not empty."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Why a file is not taken, and the particulars: the columns that are missing, or the number that is too large."""

    why: Why
    detail: str = ""
