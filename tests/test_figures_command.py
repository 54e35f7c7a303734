"""``simpul import``, ``stats`` and ``export`` as an office runs them, on both databases; every report is invented."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.cli import app
from bot.domain.official import COLUMNS, OFFICIAL
from bot.domain.periods import Span
from bot.domain.tasks import Sight
from bot.domain.wishes import Wish
from bot.figures import Bureau
from bot.texts import build
from storage import engine, reading
from storage.reading import NoReports
from tests.support.archive import AREAS, START, TENANT
from tests.support.tables import Cells, row, samarinda, written

if TYPE_CHECKING:
    from click.testing import Result

HOME = Path(__file__).parent.parent
COUNTS = ("received", "done", "in_process", "untouched")
VERIFIER = Sight(everything=True)
DAYS = ("mean_working_days", "median_working_days", "p90_working_days")
KEYS = (*COUNTS, "resolution", "followed_up", *DAYS, "closed_by_system", "overdue")


@pytest.fixture(autouse=True)
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TENANT", raising=False)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("TIMEZONE", "Asia/Makassar")


def simpul(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


def done(*words: object) -> Result:
    run = simpul(*words)
    assert run.exit_code == 0, (run.stderr, run.exception)
    return run


def stats(*words: object) -> dict[str, Any]:
    return dict(json.loads(done("stats", "--json", *words).stdout))


def exported(name: str = "out.csv", *words: object) -> list[Cells]:
    done("export", name, *words)
    return list(csv.DictReader(io.StringIO(Path(name).read_bytes().decode("utf-8-sig"))))


def count(database: str) -> int:
    try:
        with reading.opened(database) as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one())
    except NoReports:
        return 0


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_office_starts_with_its_history(tmp_path: Path, suffix: str) -> None:
    """The figures come out as in the file: 92 received, 49 done, 33 in process, 10 not followed up."""
    run = done("import", written(tmp_path / f"laporan{suffix}", samarinda()))
    assert "92 reports imported, 0 were there already" in run.stderr
    found = stats()
    assert found.keys() >= set(KEYS)
    assert [found[key] for key in COUNTS] == [92, 49, 33, 10]
    assert (round(found["resolution"], 4), round(found["followed_up"], 4)) == (0.5326, 0.8913)
    assert (found["closed_by_system"], found["mean_working_days"]) == (17, None)
    assert all(one["agency"] in {None, "perhubungan"} and one["working_days_late"] > 900 for one in found["overdue"])


def test_the_figures_are_told_in_the_readers_language(tmp_path: Path) -> None:
    done("import", written(tmp_path / "laporan.csv", samarinda()))
    english, indonesian = done("stats"), done("stats", "--language", "id")
    assert english.stdout == indonesian.stdout == ""
    assert "resolution: 53.26 %" in english.stderr
    assert "follow-up: 89.13 %" in english.stderr
    assert "penyelesaian: 53,26 %" in indonesian.stderr
    assert simpul("stats", "--language", "jv").exit_code == 2


def test_the_figures_are_drawn(tmp_path: Path) -> None:
    done("import", written(tmp_path / "laporan.csv", samarinda()))
    done("stats", "--png", "angka.png")
    with Image.open("angka.png") as picture:
        assert (picture.format, picture.width) == ("PNG", 1080)
    run = simpul("stats", "--png", "nowhere/angka.png")
    assert run.exit_code == 1
    assert "could not be written" in str(run.exception)


def test_a_second_import_changes_nothing(tmp_path: Path, database: str) -> None:
    file = written(tmp_path / "laporan.xlsx", samarinda())
    done("import", file)
    before = exported()
    assert "0 reports imported, 92 were there already" in done("import", file).stderr
    assert count(database) == 92
    assert exported() == before


def test_our_reason_for_archiving_stands_before_the_officers_words(tmp_path: Path, database: str) -> None:
    done("import", written(tmp_path / "laporan.csv", [row(1, "Diarsipkan oleh Admin", Alasan="Tidak ada alamat.")]))
    opened = engine.build(database)
    with opened.begin() as connection:
        connection.exec_driver_sql("UPDATE reports SET archive_reason = 'unclear'")
    opened.dispose()
    told = exported()[0]["Alasan Tunda/Arsip"]
    assert told.endswith(": Tidak ada alamat.")
    assert len(told) > len(": Tidak ada alamat.")


def test_a_later_file_brings_what_is_new_alone(tmp_path: Path, database: str) -> None:
    done("import", written(tmp_path / "a.csv", samarinda()[:40]))
    assert (
        "52 reports imported, 40 were there already" in done("import", written(tmp_path / "b.csv", samarinda())).stderr
    )
    assert count(database) == 92


def test_what_goes_out_comes_in_again_with_the_same_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    rows = [
        *samarinda(),
        row(201, "Diarsipkan oleh Pelapor", Alasan="Laporan ini diarsipkan sesuai dengan keinginan Pelapor"),
        row(202, "Konten Terblokir", Isi='=HYPERLINK("http://jahat.example")'),
        row(203, "Terdisposisi ke Dishub", Kota="Kota Samarinda", Kecamatan="Samarinda Ulu"),
        row(204, "Ditutup oleh Admin", Tipe="Rahasia", Nama="Anonim", Judul="<b>tebal</b>"),
    ]
    done("import", written(tmp_path / "laporan.csv", rows))
    first, figures = exported("first.csv"), stats()
    done("export", "first.xlsx")
    for number, name in enumerate(("first.csv", "first.xlsx")):
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/again{number}.db")
        done("import", name)
        assert exported("second.csv") == first
        assert stats() == figures
    assert [one["Tracking ID"] for one in first] == [one["Tracking ID"] for one in rows]
    plain = [column for column in OFFICIAL if column not in {"ID Instansi Terdisposisi", "Isi Laporan Awal"}]
    assert [first[0][column] for column in plain] == [rows[0][column] for column in plain]
    assert first[93]["Isi Laporan Awal"].startswith("'=")
    assert database


def test_the_table_has_the_official_columns_and_our_code(tmp_path: Path) -> None:
    done("import", written(tmp_path / "laporan.csv", samarinda()[:1]))
    (one,) = exported()
    assert tuple(one) == COLUMNS
    assert (one["Tracking ID"], len(one["Kode Simpul"])) == ("7000000", 11)


def test_days_bound_figures_and_tables_in_the_offices_zone(tmp_path: Path) -> None:
    """Five to midnight in Makassar is the day before in Greenwich; both ends are included."""
    times = [("2022-03-31", "23:55"), ("2022-04-01", "00:05"), ("2022-04-30", "23:59"), ("2022-05-01", "00:00")]
    rows = [row(n, Tanggal=day, Waktu=moment) for n, (day, moment) in enumerate(times)]
    done("import", written(tmp_path / "laporan.csv", rows))
    april = ("--from", "2022-04-01", "--to", "2022-04-30")
    assert stats(*april)["received"] == 2
    assert [one["Tracking ID"] for one in exported("out.csv", *april)] == ["7000001", "7000002"]
    assert stats("--from", "2022-05-01")["received"] == stats("--to", "2022-03-31")["received"] == 1
    assert simpul("stats", "--from", "2022-05-01", "--to", "2022-04-01").exit_code == 2
    assert simpul("stats", "--from", "yesterday").exit_code == 2


def test_one_agencys_figures(tmp_path: Path) -> None:
    rows = [row(1, "Ditutup oleh Pelapor"), row(2, Instansi="Dinas Sosial"), row(3, Instansi="")]
    done("import", written(tmp_path / "laporan.csv", rows))
    assert (stats("--agency", "perhubungan")["received"], stats("--agency", "dinsos")["done"]) == (1, 0)
    run = simpul("stats", "--agency", "antah")
    assert run.exit_code == 1
    assert "There is no agency with this code" in str(run.exception)


def test_what_a_reader_may_not_read_is_counted_and_left_out(tmp_path: Path, database: str) -> None:
    """A verifier who is not named for confidential reports gets the others, and is told how many are missing."""
    done("import", written(tmp_path / "laporan.csv", [row(1), row(2, Tipe="Rahasia"), row(3, Tipe="Anonim")]))
    bureau = Bureau(url=database, tenant=lambda: TENANT, areas=AREAS, texts=build())
    named = asyncio.run(bureau.table(Wish.of(Span(), replace(VERIFIER, topics=("confidential",))), "csv", "id"))
    assert named.values == {"count": "3", "hidden": "", "period": "semua waktu"}
    found = asyncio.run(bureau.table(Wish.of(Span(), VERIFIER), "csv", "id"))
    assert (found.values["count"], found.values["hidden"]) == ("2", "1")
    assert b"7000002" not in found.content
    told = asyncio.run(bureau.pictured(Wish(span=Span()), START, "en")).values
    assert (told["received"], told["overdue"]) == ("3", "3")


def test_faults_are_named_row_by_row_and_nothing_comes_in(tmp_path: Path, database: str) -> None:
    rows = [*samarinda()[:5], row(6, "Entah"), row(7, Instansi="Dinas Antah"), row(8, Tanggal="kapan"), row(0)]
    run = simpul("import", written(tmp_path / "laporan.xlsx", rows))
    assert run.exit_code == 1
    lines = [line for line in run.stderr.splitlines() if line]
    assert [line.partition(":")[0] for line in lines] == [
        "row 7, Status Laporan",
        "row 8, Instansi Terdisposisi",
        "row 9, Tanggal Laporan Masuk",
        "row 10, Tracking ID",
        "Agencies without a match",
        "Nothing was imported.",
    ]
    assert lines[4].endswith("Dinas Antah (1)")
    assert "simpul agencies import" in lines[1]
    assert "Row 2 has it already" in lines[3]
    assert count(database) == 0


def test_a_formula_is_a_fault(database: str) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - this test alone

    book = Workbook()
    book.worksheets[0].append(list(OFFICIAL))
    book.worksheets[0].append([row(1)[column] for column in OFFICIAL[:-1]] + ["=1+1"])
    book.save("laporan.xlsx")
    run = simpul("import", "laporan.xlsx")
    assert run.exit_code == 1
    assert "row 2, Kelurahan: nothing. It holds a formula" in run.stderr
    assert count(database) == 0


def test_check_writes_nothing_at_all(tmp_path: Path, database: str) -> None:
    file = written(tmp_path / "laporan.csv", samarinda())
    assert "92 would be new, 0 were there already" in done("import", file, "--check").stderr
    assert count(database) == 0
    assert not (tmp_path / "simpul.db").exists()
    done("import", file)
    assert "0 would be new, 92 were there already" in done("import", file, "--check").stderr


def test_what_cannot_be_written_is_not_half_written(tmp_path: Path, database: str) -> None:
    """The last row breaks what only the database knows: a code that another report has had since the reading."""
    done("import", written(tmp_path / "a.csv", samarinda()[:1]))
    opened = engine.build(database)
    with opened.begin() as connection:
        connection.exec_driver_sql("UPDATE reports SET official_id = NULL")
    opened.dispose()
    run = simpul("import", written(tmp_path / "b.csv", [*samarinda()[1:], samarinda()[0]]))
    assert run.exit_code == 1
    assert "nothing was written" in str(run.exception)
    assert count(database) == 1


def test_figures_without_a_database_say_what_to_do(database: str) -> None:
    run = simpul("stats")
    assert run.exit_code == 1
    assert "There is no database with reports yet" in str(run.exception)
    assert simpul("export", "out.pdf").exit_code == 2
    assert database


def test_ten_thousand_rows(tmp_path: Path, database: str) -> None:
    rows = [row(number, "Ditutup oleh Sistem") for number in range(10_000)]
    done("import", written(tmp_path / "laporan.xlsx", rows))
    assert count(database) == 10_000
    assert stats()["closed_by_system"] == 10_000


def test_the_console_script_does_the_same(tmp_path: Path, database: str) -> None:
    program = Path(sys.executable).parent / "simpul"
    for words in (["import", str(written(tmp_path / "laporan.csv", samarinda()))], ["stats", "--json"]):
        run = subprocess.run([str(program), *words], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["done"] == 49
    assert "Traceback" not in run.stderr
    refused = subprocess.run([str(program), "import", "macro.xlsm"], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert database
