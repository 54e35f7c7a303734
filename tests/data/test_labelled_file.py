"""A table of reports whose agency is known: what counts, what is skipped, and how a faulty one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.data.labelled_file import Columns, LabelledInvalid, labelled
from bot.domain.scoring import Case

if TYPE_CHECKING:
    from pathlib import Path

TYPES = {"pupr", "dlh"}


def read(folder: Path, content: str | bytes, **columns: str) -> object:
    file = folder / "laporan.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = labelled(file, TYPES, Columns(**columns))
    return found.cases, found.skipped


def test_rows_with_an_agency_count(tmp_path: Path) -> None:
    """Without a label, for a district, for the government as a whole or of a local programme they are skipped."""
    rows = [
        "text,agency,local_program,title",
        "Jalan rusak,pupr,0,Jalan",
        "Apa kabar,,,",
        "Pak camat,kecamatan,,",
        "Umum,pemda_umum,,",
        "Kartu kota,pupr,1,",
        '"Sampah, bau",dlh',
    ]
    cases = (Case("Jalan rusak", "Jalan", "pupr"), Case("Sampah, bau", "", "dlh"))
    assert read(tmp_path, "\n".join(rows)) == (cases, 4)


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    """Also between semicolons and with a mark of the byte order, as spreadsheets save them."""
    content = "\ufeffisi;judul;dinas\nJalan rusak;Jalan;pupr\n"
    found = read(tmp_path, content, text="isi", title="judul", label="dinas")
    assert found == ((Case("Jalan rusak", "Jalan", "pupr"),), 0)


@pytest.mark.parametrize(
    ("content", "columns", "told"),
    [
        ("cerita,agency\na,pupr\n", {}, "no column text, there are: cerita, agency"),
        ("cerita,x\na,pupr\n", {}, "no column text, agency"),
        ("text,agency\na,pupr\n", {"title": "judul"}, "no column judul"),
        ("text,agency\na,pupr\nb,dinas_x\nc,dinas_y\n", {}, "unknown labels, line 3: dinas_x, line 4: dinas_y"),
        ("text,agency\n" + "a,z\n" * 9, {}, "line 6: z, and 4 more"),
        ("", {}, "no column text, agency"),
        (b"text,agency\n\xff,pupr\n", {}, "byte 12 is not UTF-8"),
        ("text,agency\n" + "a" * 200_000 + ",pupr\n", {}, "line 1"),
    ],
)
def test_what_cannot_be_scored_is_named(
    tmp_path: Path, content: str | bytes, columns: dict[str, str], told: str
) -> None:
    """The file, the column or the line, and the label."""
    with pytest.raises(LabelledInvalid) as refused:
        read(tmp_path, content, **columns)
    assert told in str(refused.value)
    assert "laporan.csv" in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(LabelledInvalid, match=r"tidak-ada\.csv"):
        labelled(tmp_path / "tidak-ada.csv", TYPES, Columns())
