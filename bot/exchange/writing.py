"""Tables as files: CSV as Indonesian spreadsheets open it, and XLSX; a cell is text, never a formula or a link."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from bot.exchange.guarding import guarded, guarded_throughout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter import Workbook

    Pairs = Sequence[tuple[str, str]]

LONGEST = 32_767
"""What a cell of a spreadsheet holds, in characters."""

NARROW, WIDE, WIDEST = 14, 40, 60
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write UTF-8 with its mark, so that spreadsheet programs know it, and CRLF lines; text wherever a cell breaks."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(columns)
    table.writerows([guarded_throughout(cell) for cell in _safe(row)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write one sheet with its heading kept in sight, row after row to the disk."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only where a spreadsheet is written

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, {"constant_memory": True, **plain}) as book:
        _fill(book, columns, _numbered(rows))
    return out.getvalue()


def to_form(
    columns: Sequence[str],
    example: Sequence[str],
    *,
    choices: Mapping[str, Sequence[str]],
    notes: tuple[str, Pairs],
    rows: int,
) -> bytes:
    """Write a form to fill in: text cells, so that a number keeps its zero; lists of choices; a sheet of notes."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only where a spreadsheet is written

    out = io.BytesIO()
    with Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, text = book.add_worksheet("Laporan"), book.add_format({"num_format": "@", "text_wrap": True})
        bold, soft = (book.add_format({"num_format": "@", "text_wrap": True, one: True}) for one in ("bold", "italic"))
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, NARROW if place else WIDEST, text)
            sheet.write_string(0, place, column, bold)
            sheet.write_string(1, place, example[place], soft)
            if column in choices:
                listed = {"validate": "list", "source": list(choices[column]), "error_type": "warning"}
                sheet.data_validation(1, place, rows + 1, place, listed)
        page = book.add_worksheet(notes[0])
        for number, (name, told) in enumerate(notes[1]):
            page.write_string(number, 0, name, bold)
            page.write_string(number, 1, told, text)
        page.set_column(0, 0, NARROW * 2)
        page.set_column(1, 1, WIDEST * 2)
    return out.getvalue()


def _fill(book: Workbook, columns: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    sheet, bold = book.add_worksheet("Laporan"), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDEST if column.startswith("Isi") else WIDE if "Judul" in column else NARROW)
        sheet.write_string(0, place, column, bold)
    for number, row in rows:
        for place, text in enumerate(row):
            sheet.write_string(number, place, text)


def _numbered(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    return enumerate(map(_safe, rows), start=1)


def _safe(row: Sequence[str]) -> Sequence[str]:
    return [guarded(_UNWRITABLE.sub("", text))[:LONGEST] for text in row]
