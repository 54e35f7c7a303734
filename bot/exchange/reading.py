"""Tables of other people's making, read with care: what could hurt or mislead is refused with a sentence."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

CSV, XLSX = ".csv", ".xlsx"
MB = 1024 * 1024
LARGEST, LARGEST_UNPACKED, MOST_PARTS = 50 * MB, 150 * MB, 1000
"""Bytes of a file, bytes of what it unpacks to, and the parts in it; an office's ten years stay far below."""

MOST_ROWS = 100_000
LONGEST_CELL = 50_000
HEAD = 4096
"""Bytes of a part in which a document type would stand."""

TITLES = 10
"""The heading may stand below so many lines of titles."""


class FileRefused(SimpulError):
    """The file cannot be read as a table; nothing was changed."""

    def __init__(self, file: Path, reason: str, remedy: str) -> None:
        """Keep the file, what is wrong with it, and what to do about it."""
        super().__init__(file.name, reason, remedy)
        self.file = file
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        """Give all three as one line."""
        return f"{self.file.name}: {self.reason}. {self.remedy}."


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row by column, and the columns that hold a formula; ``number`` is its line in the spreadsheet."""

    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...] = ()


Line = tuple[int, list[str], list[int]]
"""The number, the texts, and at which of them a formula stands."""


def rows(file: Path, columns: Sequence[str], *, also: Sequence[str] = ()) -> Iterator[Row]:
    """Read the rows that are not empty; the columns may stand in any order, ``also`` may be missing.

    Raises FileRefused.
    """
    lines = _lines(file)
    heading = _heading(file, lines, columns, also)
    for count, (number, texts, formulas) in enumerate(lines, start=1):
        if count > MOST_ROWS:
            raise FileRefused(file, f"it has more than {MOST_ROWS} rows", "Split it by year")
        if any(texts) or formulas:
            cells = {name: texts[place] if place < len(texts) else "" for name, place in heading.items()}
            yield Row(
                number=number,
                cells={name: unguarded(text) for name, text in cells.items()},
                formulas=tuple(name for name, place in heading.items() if place in formulas),
            )


def _heading(file: Path, lines: Iterator[Line], columns: Sequence[str], also: Sequence[str]) -> Mapping[str, int]:
    """Find the line of headings, and at which place each column stands."""
    best: dict[str, int] = {}
    wanted = {_plain(name): name for name in (*columns, *also)}
    for _, texts, _ in (line for line, _ in zip(lines, range(TITLES), strict=False)):
        found = {wanted[_plain(text)]: place for place, text in enumerate(texts) if _plain(text) in wanted}
        if found.keys() >= set(columns):
            return found
        best = max(best, found, key=len)
    missing = ", ".join(name for name in columns if name not in best)
    raise FileRefused(file, f"these columns are missing: {missing}", "Bring the file as SP4N-LAPOR! exports it")


def _plain(heading: str) -> str:
    """Give a heading as it is compared: its letters, without what stands in brackets."""
    return "".join(filter(str.isalnum, heading.partition("(")[0].casefold()))


def _lines(file: Path) -> Iterator[Line]:
    suffix = file.suffix.casefold()
    try:
        if file.stat().st_size > LARGEST:
            raise FileRefused(file, f"it is larger than {LARGEST // MB} MB", "Split it by year")
        if suffix == CSV:
            return _from_csv(file, file.read_bytes())
        if suffix == XLSX:
            return _from_xlsx(file)
    except OSError as error:
        raise FileRefused(file, str(error.strerror), "Name a file that is there and may be read") from error
    raise FileRefused(file, f"files that end in {suffix or 'nothing'} are not read", "Save it as .xlsx or .csv")


def _from_csv(file: Path, content: bytes) -> Iterator[Line]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(file, f"byte {error.start} is not UTF-8", 'Save it as "CSV UTF-8"') from error
    heads = io.StringIO(text).readlines(HEAD)[:TITLES]
    semicolons = any(line.count(";") > line.count(",") for line in heads)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if semicolons else ",")
    csv.field_size_limit(LONGEST_CELL)
    try:
        for texts in reader:
            yield reader.line_num, texts, []
    except csv.Error as error:
        remedy = "Close its quotation marks, or save it as .xlsx"
        raise FileRefused(file, f"line {reader.line_num} cannot be read ({error})", remedy) from error


def _from_xlsx(file: Path) -> Iterator[Line]:
    _checked(file)
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only where a spreadsheet is read

    try:
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        with closing(book):
            for number, row in enumerate(book.worksheets[0].iter_rows(), start=1):
                texts = ["" if cell.data_type == "f" else _text(cell.value) for cell in row]
                yield number, texts, [place for place, cell in enumerate(row) if cell.data_type == "f"]
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, zipfile.BadZipFile) as error:
        reason = f"it is no spreadsheet that can be read ({type(error).__name__})"
        raise FileRefused(file, reason, "Open it and save it anew as .xlsx") from error


def _checked(file: Path) -> None:
    """Look at the parts before any is unpacked: how many, how large, whether there are macros or document types."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            _check_parts(file, parts)
            heads = (packed.open(part).read(HEAD) for part in parts if part.filename.endswith((".xml", ".rels")))
            if any(b"<!" + word in head for head in heads for word in (b"DOCTYPE", b"ENTITY")):
                raise FileRefused(file, "it declares a document type", "Save it anew with a spreadsheet program")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        reason = "it is no .xlsx, is damaged, or has a password"
        raise FileRefused(file, reason, "Open it and save it anew as .xlsx without a password") from error


def _check_parts(file: Path, parts: Sequence[zipfile.ZipInfo]) -> None:
    if any("vbaproject" in part.filename.casefold() for part in parts):
        raise FileRefused(file, "it holds macros", "Save it as .xlsx without macros")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise FileRefused(file, f"it unpacks to more than {LARGEST_UNPACKED // MB} MB", "Split it by year")


def _text(value: object) -> str:
    """Give a cell's value as a person would type it."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d}" if value.time() == time.min else f"{value:%Y-%m-%d %H:%M:%S}"
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)[:LONGEST_CELL]


DANGEROUS: Iterable[str] = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - spreadsheets take the wide ones for the narrow
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection)."""


def guarded(text: str) -> str:
    """Let a text begin with an apostrophe where a spreadsheet might take it for a formula."""
    return f"'{text}" if text.lstrip(" \u00a0")[:1] in set(DANGEROUS) else text


def unguarded(text: str) -> str:
    """Take that apostrophe away again."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text
