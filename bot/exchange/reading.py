"""Tables of other people's making, read with care: what could hurt or mislead is refused with a sentence."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError
from bot.domain.spreadsheet import Row, Why
from bot.exchange.guarding import unguarded, unguarded_throughout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CSV, XLSX, MACROS = ".csv", ".xlsx", ".xlsm"
MB = 1024 * 1024
MOST_PARTS, MOST_LINES, MOST_COLUMNS, LONGEST_CELL = 1000, 100_000, 100, 50_000
"""Parts in a spreadsheet; lines, empty ones among them, and how much of a line and of a cell is looked at."""

HEAD = 4096
"""Bytes of a part in which a document type would stand."""

OLD = b"\xd0\xcf\x11\xe0"
"""What a spreadsheet begins with that has a password, or is as old as .xls."""

TITLES = 10
"""The heading may stand below so many lines of titles."""


class FileRefused(SimpulError):
    """The file cannot be read as a table; nothing was changed."""

    def __init__(self, file: Path, reason: str, remedy: str, *, why: Why, detail: str = "") -> None:
        """Keep the file, what is wrong with it, and what to do about it."""
        super().__init__(file.name, reason, remedy)
        self.file = file
        self.reason = reason
        self.remedy = remedy
        self.why = why
        self.detail = detail

    def __str__(self) -> str:
        """Give all three as one line."""
        return f"{self.file.name}: {self.reason}. {self.remedy}."


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bytes of a file, bytes of what it unpacks to, and the rows in it that are not empty."""

    largest: int = 50 * MB
    unpacked: int = 150 * MB
    rows: int = MOST_LINES


OFFICE = Limits()
"""An office's ten years stay far below."""

Line = tuple[int, list[str], list[int]]
"""The number, the texts, and at which of them a formula stands."""


def rows(file: Path, columns: Sequence[str], *, also: Sequence[str] = (), limits: Limits = OFFICE) -> Iterator[Row]:
    """Read the rows that are not empty; the columns may stand in any order, ``also`` may be missing.

    Raises FileRefused.
    """
    try:
        if file.stat().st_size > limits.largest:
            raise _too_large(file, limits)
        content = file.read_bytes()
    except OSError as error:
        raise FileRefused(
            file, str(error.strerror), "Name a file that is there and may be read", why=Why.LOST
        ) from error
    yield from rows_in(content, file.name, columns, also=also, limits=limits)


def rows_in(
    content: bytes, name: str, columns: Sequence[str], *, also: Sequence[str] = (), limits: Limits = OFFICE
) -> Iterator[Row]:
    """Read the same from a file's content; its name tells of which kind it is."""
    file = Path(name)
    lines = _lines(file, content, limits)
    heading, count = _heading(file, lines, columns, also), 0
    bare = unguarded_throughout if file.suffix.casefold() == CSV else unguarded
    for number, texts, formulas in lines:
        if not any(texts) and not formulas:
            continue
        count += 1
        if count > limits.rows:
            raise _too_many(file, limits.rows)
        cells = {name: texts[place] if place < len(texts) else "" for name, place in heading.items()}
        yield Row(
            number=number,
            cells={name: bare(text) for name, text in cells.items()},
            formulas=tuple(name for name, place in heading.items() if place in formulas),
        )


def _too_large(file: Path, limits: Limits) -> FileRefused:
    return FileRefused(file, f"it is larger than {limits.largest // MB} MB", "Split it by year", why=Why.SIZE)


def _too_many(file: Path, most: int) -> FileRefused:
    return FileRefused(file, f"it has more than {most} rows", "Split it by year", why=Why.ROWS)


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
    reason, remedy = f"these columns are missing: {missing}", "Bring the file as SP4N-LAPOR! exports it"
    raise FileRefused(file, reason, remedy, why=Why.COLUMNS, detail=missing)


def _plain(heading: str) -> str:
    """Give a heading as it is compared: its letters, without what stands in brackets."""
    return "".join(filter(str.isalnum, heading.partition("(")[0].casefold()))


def _lines(file: Path, content: bytes, limits: Limits) -> Iterator[Line]:
    suffix = file.suffix.casefold()
    if len(content) > limits.largest:
        raise _too_large(file, limits)
    if suffix == CSV:
        return _counted(file, _from_csv(file, content))
    if suffix == XLSX:
        return _counted(file, _from_xlsx(file, content, limits))
    why = Why.MACROS if suffix == MACROS else Why.KIND
    reason = f"files that end in {suffix or 'nothing'} are not read"
    raise FileRefused(file, reason, "Save it as .xlsx or .csv", why=why)


def _counted(file: Path, lines: Iterator[Line]) -> Iterator[Line]:
    """Give up where there are too many lines, though they say nothing."""
    for count, line in enumerate(lines, start=1):
        if count > MOST_LINES + TITLES:
            raise _too_many(file, MOST_LINES)
        yield line


def _from_csv(file: Path, content: bytes) -> Iterator[Line]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8"
        raise FileRefused(file, reason, 'Save it as "CSV UTF-8"', why=Why.ENCODING) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    csv.field_size_limit(LONGEST_CELL)
    try:
        for number, texts in enumerate(reader, start=1):
            yield number, texts[:MOST_COLUMNS], []
    except csv.Error as error:
        reason = f"line {reader.line_num} cannot be read ({error})"
        remedy = "Close its quotation marks, or save it as .xlsx"
        raise FileRefused(file, reason, remedy, why=Why.BROKEN, detail=str(reader.line_num)) from error


def _delimiter(text: str) -> str:
    """Tell what separates the columns, by the first line that has several of them: the headings."""
    heads = io.StringIO(text).readlines(HEAD)[:TITLES]
    counts = [(line.count(";"), line.count(",")) for line in heads]
    semicolons, commas = next((one for one in counts if max(one) > 1), (0, 0))
    return ";" if semicolons > commas else ","


def _from_xlsx(file: Path, content: bytes, limits: Limits) -> Iterator[Line]:
    _checked(file, content, limits)
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only where a spreadsheet is read

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        with closing(book):
            lines = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS)
            for number, row in enumerate(lines, start=1):
                texts = ["" if cell.data_type == "f" else _text(cell.value) for cell in row]
                yield number, texts, [place for place, cell in enumerate(row) if cell.data_type == "f"]
    except FAULTS as error:
        reason = f"it is no spreadsheet that can be read ({type(error).__name__})"
        raise FileRefused(file, reason, "Open it and save it anew as .xlsx", why=Why.BROKEN) from error


FAULTS = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OverflowError,
    EOFError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What parts that are not as they should be make the library raise."""


def _checked(file: Path, content: bytes, limits: Limits) -> None:
    """Look at the parts before any is unpacked: how many, how large, whether there are macros or document types."""
    remedy = "Open it and save it anew as .xlsx"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _check_parts(file, parts, limits)
            heads = (packed.open(part).read(HEAD) for part in parts if part.filename.endswith((".xml", ".rels")))
            if any(b"<!" + word in head for head in heads for word in (b"DOCTYPE", b"ENTITY")):
                raise FileRefused(file, "it declares a document type", remedy, why=Why.BROKEN)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error) as error:
        reason, why = "it is no .xlsx, is damaged, or has a password", Why.BROKEN
        if content.startswith(OLD) or isinstance(error, RuntimeError):
            why = Why.LOCKED
        raise FileRefused(file, reason, f"{remedy} without a password", why=why) from error


def _check_parts(file: Path, parts: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    if any("vbaproject" in part.filename.casefold() for part in parts):
        raise FileRefused(file, "it holds macros", "Save it as .xlsx without macros", why=Why.MACROS)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limits.unpacked:
        reason = f"it unpacks to more than {limits.unpacked // MB} MB"
        raise FileRefused(file, reason, "Split it by year", why=Why.SIZE)


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
