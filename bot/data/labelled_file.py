"""Reports whose agency is known, from a table: what rules are scored by and tried on."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError
from bot.domain.scoring import Case

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

TEXT, TITLE, LABEL, LOCAL = "text", "title", "agency", "local_program"
LEFT_OUT = ("", "kecamatan", "pemda_umum")
"""Labels that name no agency by its matter; such rows are skipped, and so are those of a local programme."""

TOLD = 5
"""So many unknown labels are named."""


class LabelledInvalid(SimpulError):
    """The table cannot be scored; correct what the particulars name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """The names of the columns; an empty title means the usual one where the table has it."""

    text: str = TEXT
    title: str = ""
    label: str = LABEL


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """The rows that count, and how many were skipped."""

    cases: tuple[Case, ...]
    skipped: int


def labelled(file: Path, types: Collection[str], columns: Columns) -> Labelled:
    """Read a table whose labels are these agency types; raises ``LabelledInvalid`` naming columns, lines and labels."""
    cases, unknown, skipped = [], [], 0
    for line, row in _rows(file, columns):
        label = row[columns.label].strip()
        if label in LEFT_OUT or row.get(LOCAL, "").strip() == "1":
            skipped += 1
        elif label not in types:
            unknown.append(f"line {line}: {label}")
        else:
            cases.append(Case(row[columns.text], row.get(columns.title or TITLE, ""), label))
    if unknown:
        more = [f"and {len(unknown) - TOLD} more"] * (len(unknown) > TOLD)
        raise LabelledInvalid(file.name, "unknown labels", *unknown[:TOLD], *more)
    return Labelled(cases=tuple(cases), skipped=skipped)


def _rows(file: Path, columns: Columns) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each row with the line on which it ends."""
    text = _read(file)
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", restkey="")
    try:
        there = tuple(reader.fieldnames or ())
        missing = [name for name in (columns.text, columns.title, columns.label) if name and name not in there]
        if missing:
            raise LabelledInvalid(file.name, f"no column {', '.join(missing)}", f"there are: {', '.join(there)}")
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise LabelledInvalid(file.name, f"line {reader.line_num}", str(error)) from error


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LabelledInvalid(file.name, error.strerror) from error
    except UnicodeDecodeError as error:
        raise LabelledInvalid(file.name, f"byte {error.start} is not UTF-8") from error
