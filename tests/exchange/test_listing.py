"""Whatever a village head uploads is rows, or one reason why not; and what goes out again is text."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.spreadsheet import Refusal, Sheet, Why
from bot.domain.village_list import COLUMNS, MOST_ROWS, is_example
from bot.exchange import listing
from bot.exchange.guarding import unguarded_throughout
from bot.exchange.listing import read
from bot.texts import build
from bot.village_shown import sheet_of
from tests.support.lists import LAMP, as_csv, row, xlsx

EVIL = '=HYPERLINK("http://jahat.example")'
TEXTS = build()


def why(name: str, content: bytes) -> tuple[Why, str]:
    found = read(name, content)
    assert isinstance(found, Refusal)
    return found.why, found.detail


def repacked(name: str, content: bytes) -> bytes:
    """Put one part into a good spreadsheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx([row()]))) as good, zipfile.ZipFile(out, "w", 8) as bad:
        for part in good.namelist():
            bad.writestr(part, content if part == name else good.read(part))
        if name not in good.namelist():
            bad.writestr(name, content)
    return out.getvalue()


def test_files_that_are_no_lists() -> None:
    """Each for its reason."""
    assert why("a.pdf", b"%PDF") == (Why.KIND, "")
    assert why("a.xlsm", xlsx([row()])) == (Why.MACROS, "")
    assert why("a.xlsx", repacked("xl/vbaProject.bin", b"x")) == (Why.MACROS, "")
    assert why("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 508) == (Why.LOCKED, "")
    assert why("a.xlsx", b"") == (Why.BROKEN, "")
    assert why("a.xlsx", xlsx([row()])[:-200]) == (Why.BROKEN, "")
    assert why("a.xlsx", repacked("xl/workbook.xml", b"<!DOCTYPE a>")) == (Why.BROKEN, "")
    assert why("a.csv", as_csv([row()]).decode().encode("utf-16")) == (Why.ENCODING, "")
    assert why("a.csv", b"")[0] == Why.COLUMNS
    assert why("a.csv", as_csv([row()], COLUMNS[:-1])) == (Why.COLUMNS, "Sifat")
    assert why("a.csv", as_csv([row()]) + b'"' + b"x" * 60_000)[0] == Why.BROKEN
    assert why("a.csv", b"x" * (listing.LIMITS.largest + 1)) == (Why.SIZE, "")
    assert why("a.xlsx", repacked("xl/sharedStrings.xml", b"<" * (listing.LIMITS.unpacked + 1))) == (Why.SIZE, "")
    assert why("a.csv", as_csv([row()] * (MOST_ROWS + 2))) == (Why.ROWS, "")


def test_a_sheet_as_wide_and_long_as_there_is_takes_no_longer() -> None:
    """A cell at the far corner makes no million rows of sixteen thousand."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(COLUMNS))
    sheet["XFD1048576"] = "x"
    book.save(out := io.BytesIO())
    assert why("a.xlsx", out.getvalue())[0] == Why.ROWS


@pytest.mark.parametrize(("delimiter", "bom"), [(";", True), (",", True), (";", False), (",", False)])
def test_rows_keep_the_numbers_of_the_spreadsheet(delimiter: str, *, bom: bool) -> None:
    """Also where a story has several lines, and where rows are empty."""
    rows = [row(f"{LAMP}\nTiangnya miring; kabelnya, juga."), {}, row("Mati")]
    found = read("a.csv", as_csv(rows, delimiter=delimiter, bom=bom))
    assert isinstance(found, Sheet)
    assert [one.number for one in found.rows] == [2, 4]
    assert found.rows[0].cells["Cerita"].endswith("juga.")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_template_is_read_as_a_list_of_its_example(form: str, language: str) -> None:
    content = sheet_of({"sheet": "template", "form": form, "count": "200"}, TEXTS, language)
    found = read(f"a.{form}", content)
    assert isinstance(found, Sheet)
    assert [is_example(one) for one in found.rows] == [True]
    assert found.rows[0].cells["Telepon"].startswith("0812")


def test_the_template_helps_to_choose() -> None:
    """Cells are text, so that a number keeps its zero, and choices are listed."""
    content = sheet_of({"sheet": "template", "form": "xlsx", "count": "200"}, TEXTS, "id")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.column_dimensions["F"].width
    assert {str(one.formula1) for one in sheet.data_validations.dataValidation} == {
        '"warga,keluarga,masyarakat,sendiri"',
        '"ya,tidak"',
        '"terbuka,anonim,rahasia"',
    }


def test_what_goes_out_again_is_no_formula() -> None:
    """A title that looks like one stands in the codes as text; so do faults."""
    codes = [{"row": "2", "code": "7K3M-Q9XA-Q", "title": EVIL, "agency": "+Dinas"}]
    faults = [{"row": "2", "column": EVIL, "fault": "sent", "other": EVIL}]
    for name, rows in (("codes", codes), ("faults", faults)):
        content = sheet_of({"sheet": name, "form": "xlsx", "count": "1", "rows": rows}, TEXTS, "id")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        cells = [cell for line in sheet.iter_rows() for cell in line if cell.value]
        assert {cell.data_type for cell in cells} == {"s"}
        assert not [cell for cell in cells if str(cell.value).startswith(("=", "+"))]


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx"]))
def test_any_bytes_are_rows_or_a_reason(content: bytes, name: str) -> None:
    assert isinstance(read(name, content), (Sheet, Refusal))


PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/workbook.xml",
    "[Content_Types].xml",
    "xl/styles.xml",
)
GUESSES = pytest.mark.filterwarnings("ignore::UserWarning")
"""The library warns of what it leaves out of a part that is not as it should be."""


@GUESSES
@settings(max_examples=60)
@example("xl/_rels/workbook.xml.rels", b"A", 305)
@example("xl/worksheets/sheet1.xml", b"-", 31)
@given(st.sampled_from(PARTS), st.binary(max_size=200), st.integers(0, 400))
def test_a_spreadsheet_with_a_broken_part_is_rows_or_a_reason(part: str, junk: bytes, at: int) -> None:
    """Junk in the middle of each part."""
    with zipfile.ZipFile(io.BytesIO(xlsx([row()]))) as good:
        whole = good.read(part)
    assert isinstance(read("a.xlsx", repacked(part, whole[:at] + junk + whole[at:])), (Sheet, Refusal))


@GUESSES
@settings(max_examples=60)
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=8))
def test_a_spreadsheet_with_broken_bytes_is_rows_or_a_reason(at: int, junk: bytes) -> None:
    whole = bytearray(xlsx([row()]))
    whole[at : at + len(junk)] = junk
    assert isinstance(read("a.xlsx", bytes(whole)), (Sheet, Refusal))


@settings(max_examples=60)
@given(st.lists(st.text(max_size=40), min_size=9, max_size=9), st.sampled_from(";,"), st.booleans())
def test_any_cells_are_read_from_a_csv_as_they_were_written(cells: list[str], delimiter: str, bom: bool) -> None:  # noqa: FBT001 - drawn
    """But for the apostrophe that guards a formula."""
    wanted = dict(zip(COLUMNS, cells, strict=True))
    found = read("a.csv", as_csv([wanted], delimiter=delimiter, bom=bom))
    assert isinstance(found, Sheet)
    shown = [dict(one.cells) for one in found.rows]
    assert shown == ([{column: unguarded_throughout(text) for column, text in wanted.items()}] if any(cells) else [])
