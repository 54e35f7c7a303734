"""Spreadsheets both ways: what is written is read as it was, and what could hurt or mislead is refused."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchange import reading
from bot.exchange.guarding import guarded, guarded_throughout, unguarded, unguarded_throughout
from bot.exchange.reading import OFFICE, FileRefused, Limits, rows
from bot.exchange.writing import to_csv, to_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COLUMNS = ("Tracking ID", "Judul Laporan", "Tipe Laporan (Anonim/Rahasia)")
FORMULAS = ("=1+1", "+62 812", "-2", "@SUM(A1)", "\t=1", "＝1", " =1", '=HYPERLINK("http://jahat.example")')  # noqa: RUF001
HTML = "<b>tebal</b> & <script>alert(1)</script>"


def read(file: Path, limits: Limits = OFFICE) -> list[dict[str, str]]:
    return [dict(row.cells) for row in rows(file, COLUMNS, limits=limits)]


def refused(file: Path, limits: Limits = OFFICE) -> str:
    with pytest.raises(FileRefused) as caught:
        read(file, limits)
    return str(caught.value)


@pytest.mark.parametrize(("suffix", "write"), [(".csv", to_csv), (".xlsx", to_xlsx)])
def test_what_is_written_is_read_as_it_was(tmp_path: Path, suffix: str, write: Callable[..., bytes]) -> None:
    texts = [*FORMULAS, HTML, 'koma, "kutip"; titik koma\nbaris dua', "ｱ 日本 😀", "0007", "1e5"]
    file = tmp_path / f"a{suffix}"
    file.write_bytes(write(COLUMNS, [(str(n), text, "") for n, text in enumerate(texts)]))
    assert [row["Judul Laporan"].strip("\t") for row in read(file)] == [text.strip("\t") for text in texts]


def test_no_cell_is_a_formula_or_a_link() -> None:
    written = io.BytesIO(to_xlsx(COLUMNS, [(text, HTML, "https://contoh.example") for text in FORMULAS]))
    book = openpyxl.load_workbook(written)
    cells = [cell for line in book.worksheets[0].iter_rows(min_row=2) for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink or str(cell.value).lstrip()[:1] in set("=+-@＝")]  # noqa: RUF001
    lines = list(csv.reader(io.StringIO(to_csv(COLUMNS, [(text, "", "") for text in FORMULAS]).decode("utf-8-sig"))))
    assert all(line[0].startswith("'") for line in lines[1:])


def test_the_guard_comes_off_only_where_it_was_put_on() -> None:
    assert all(unguarded(guarded(text)) == text for text in (*FORMULAS, "biasa", "'kutip", ""))
    assert unguarded("'kutip") == "'kutip"
    broken = ("a;=1", "baris\n-2", 'a; "+3', "a, -b", "- satu\n- dua")
    assert all(unguarded_throughout(guarded_throughout(text)) == text for text in (*FORMULAS, *broken))
    assert guarded_throughout("a, -b") == "a, -b"


@given(st.lists(st.text("ab=+-@;, \t\r\n\"'＝", max_size=12), min_size=3, max_size=3))  # noqa: RUF001
def test_no_formula_wherever_a_program_breaks_the_cells_of_a_csv(cells: list[str]) -> None:
    """Indonesian spreadsheet programs split at semicolons, and take a quote in the middle of a cell for a letter."""
    text = to_csv(COLUMNS, [cells, ["Jalan rusak;=cmd|'/C calc'!A0;x", "baris\n=1+1", "a; @b"]]).decode("utf-8-sig")
    for split in (";", "\t", ","):
        read = csv.reader(io.StringIO(text, newline=""), delimiter=split)
        by_lines = csv.reader(io.StringIO(text, newline=""), delimiter=split, quoting=csv.QUOTE_NONE)
        broken = [cell for row in read for cell in row]
        if split != ",":
            broken += [cell for row in by_lines for cell in row]
        assert not [cell for cell in broken if cell.lstrip(" \u00a0")[:1] in {*"=+-@＝"}]  # noqa: RUF001


def test_what_no_spreadsheet_can_hold_is_left_out_or_cut() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(COLUMNS, [("a\x00\x1fb\ud800", "x" * 40_000, "")])))
    assert book.worksheets[0]["A2"].value == "ab"
    assert len(book.worksheets[0]["B2"].value) == 32_767


def test_cells_of_every_kind_are_read_as_a_person_would_type_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Laporan dari LAPOR!"])
    sheet.append([None, *COLUMNS])
    for value in (7000001, 7000002.0, datetime(2026, 1, 2), datetime(2026, 1, 2, 8, 5), time(8, 5), True):  # noqa: DTZ001
        sheet.append([None, value, "x"])
    sheet.append([None, None, None])
    book.save(tmp_path / "a.xlsx")
    first = [row["Tracking ID"] for row in read(tmp_path / "a.xlsx")]
    assert first == ["7000001", "7000002", "2026-01-02", "2026-01-02 08:05:00", "08:05:00", "True"]


def test_a_formula_is_told_by_its_row_and_column(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(list(COLUMNS))
    book.worksheets[0].append(["7000001", "=A1", ""])
    book.save(tmp_path / "a.xlsx")
    found = list(rows(tmp_path / "a.xlsx", COLUMNS))
    assert [(row.number, row.formulas, row.cells["Judul Laporan"]) for row in found] == [(2, ("Judul Laporan",), "")]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_columns_may_stand_in_any_order_and_below_titles(tmp_path: Path, delimiter: str) -> None:
    lines = ["Ekspor laporan", delimiter.join(["TIPE LAPORAN", "No", "judul  laporan", "Tracking Id"])]
    lines += [delimiter.join(["Anonim", "1", '"a;b,c"', "7000001"]), "", delimiter * 3]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    assert read(tmp_path / "a.csv") == [dict(zip(COLUMNS, ("7000001", "a;b,c", "Anonim"), strict=True))]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"Tracking ID,Judul\n1,2\n", "these columns are missing: Judul Laporan, Tipe Laporan"),
        ("a.csv", b"", "these columns are missing"),
        ("a.csv", b"Tracking ID,\xff\n", "is not UTF-8"),
        ("a.csv", b'Tracking ID,Judul Laporan,Tipe Laporan\n"' + b"x" * 60_000, "cannot be read"),
        ("a.xlsx", b"no spreadsheet", "it is no .xlsx"),
        ("a.xlsx", b"", "it is no .xlsx"),
        ("a.xlsm", b"PK", "files that end in .xlsm are not read"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "files that end in .xls are not read"),
        ("laporan", b"", "files that end in nothing are not read"),
    ],
)
def test_what_is_no_such_table_is_refused_with_a_remedy(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert told in refused(tmp_path / name)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "a.csv")
    (tmp_path / "b.csv").mkdir()
    assert "directory" in refused(tmp_path / "b.csv")


def repacked(file: Path, name: str, content: bytes) -> Path:
    """Take a good spreadsheet, and put one part into it."""
    with zipfile.ZipFile(io.BytesIO(to_xlsx(COLUMNS, []))) as good, zipfile.ZipFile(file, "w", 8) as bad:
        for part in good.namelist():
            bad.writestr(part, content if part == name else good.read(part))
        if name not in good.namelist():
            bad.writestr(name, content)
    return file


def test_macros_are_refused_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert "it holds macros" in refused(repacked(tmp_path / "a.xlsx", "xl/vbaProject.bin", b"x"))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = repacked(tmp_path / "a.xlsx", "xl/sharedStrings.xml", b"<" * (reading.OFFICE.unpacked + 1))
    assert file.stat().st_size < 1_000_000
    assert "it unpacks to more than 150 MB" in refused(file)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    content = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'
    assert "declares a document type" in refused(repacked(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", content))


def test_broken_parts_are_refused(tmp_path: Path) -> None:
    assert "no spreadsheet that can be read" in refused(repacked(tmp_path / "a.xlsx", "xl/workbook.xml", b"<a"))


def test_a_file_may_be_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its rows, by lines that say nothing, or by its size."""
    (tmp_path / "a.csv").write_bytes(to_csv(COLUMNS, [("1", "", "")] * 3))
    assert "it has more than 2 rows" in refused(tmp_path / "a.csv", Limits(rows=2))
    assert "it is larger than" in refused(tmp_path / "a.csv", Limits(largest=10))
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    (tmp_path / "b.csv").write_bytes(to_csv(COLUMNS, [("", "", "")] * 20))
    assert "it has more than 2 rows" in refused(tmp_path / "b.csv")
