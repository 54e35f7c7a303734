"""The official table: its words both ways, what a row says, and what is wrong with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import official
from bot.domain.agencies import Agency
from bot.domain.classes import ReportClass
from bot.domain.lifecycle import FINISHED, Event, Role, Status
from bot.domain.official import COLUMNS, OFFICIAL, Record, folded
from bot.domain.official_reading import Fault, Reader, day_of, time_of
from bot.domain.official_rows import cells
from bot.domain.report import Visibility
from tests.support.tables import row

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DISHUB = Agency(code="perhubungan", name="Dinas Perhubungan", type="perhubungan", aliases=("Dishub",))
KESEHATAN = Agency(code="dinkes", name="Dinas Kesehatan", type="dinkes", aliases=("Puskesmas", "Dinas Kesehatan Lama"))
READER = Reader(agencies={one.code: one for one in (DISHUB, KESEHATAN)}, zone=UTC, now=NOW)


def read(**cells: str) -> Record | list[Fault]:
    found = READER.read(7, row(1, **cells))
    return found if isinstance(found, Record) else list(found)


def faults(**cells: str) -> list[str]:
    found = read(**cells)
    assert isinstance(found, list)
    return [f"{one.column}: {one.value}" for one in found]


def record(**parts: object) -> Record:
    given = {"official": "", "code": "7K3M-Q9XA-Q", "submitted": NOW, "status": Status.SUBMITTED} | parts
    return Record(**given)  # type: ignore[arg-type]


def told(one: Record, agency: str = "Dinas Perhubungan") -> dict[str, str]:
    return dict(zip(COLUMNS, cells(one, agency=agency, parent="Kota Melati", path=(), zone=UTC), strict=True))


def test_the_columns_are_the_official_ones_and_our_code() -> None:
    assert len(OFFICIAL) == 21
    assert (*OFFICIAL[:3], OFFICIAL[10], OFFICIAL[-1]) == (
        "Tracking ID", "Tanggal Laporan Masuk", "Waktu Laporan Masuk", "Tipe Laporan (Anonim/Rahasia)", "Kelurahan"
    )  # fmt: skip
    assert COLUMNS[21:] == ("Kode Simpul",)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("role", official.ENDED_BY)
def test_a_status_is_read_as_it_is_written(status: Status, role: Role) -> None:
    ended = role if status in {Status.CLOSED, Status.ARCHIVED} else None
    words = official.named_status(status, agency="Dinas Perhubungan", ended_by=ended, blocked=False)
    assert official.read_status(f"  {words.upper()} ") == (status, ended, False)


def test_blocked_content_and_words_that_others_use() -> None:
    assert official.named_status(Status.ANSWERED, agency="", ended_by=None, blocked=True) == "Konten Terblokir"
    assert official.read_status("Konten Terblokir") == (Status.ARCHIVED, Role.OFFICER, True)
    assert official.read_status("Selesai") == (Status.CLOSED, Role.OFFICER, False)
    assert official.read_status("Belum ditindaklanjuti") == (Status.ASSIGNED, None, False)
    assert official.read_status("Selesai otomatis dalam 10 hari") == (Status.ANSWERED, None, False)
    assert official.read_status("Ditutup oleh") is None
    assert official.read_status("Entah") is None


def test_a_row_becomes_a_record() -> None:
    found = read(Status="Ditutup oleh Sistem", Klasifikasi="Aspirasi", Instansi_="", Provinsi="Jawa Barat")
    assert isinstance(found, Record)
    assert (found.official, found.agency, found.report_class) == ("7000001", "perhubungan", "aspiration")
    assert (found.status, found.ended_by, found.name) == (Status.CLOSED, Role.SYSTEM, "Warga 1")
    assert found.submitted == datetime(2022, 2, 2, 8, 1, tzinfo=UTC)
    assert found.kept["Provinsi"] == "Jawa Barat"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("dishub", "perhubungan"),
        ("DINAS  PERHUBUNGAN", "perhubungan"),
        ("Dinas Perhubungan Kota Melati", "perhubungan"),
        ("Puskesmas Mawar", "dinkes"),
        ("dinkes", "dinkes"),
        ("", ""),
    ],
)
def test_an_agency_is_known_by_its_name_its_alias_or_how_its_name_begins(name: str, code: str) -> None:
    found = read(Instansi=name)
    assert isinstance(found, Record)
    assert found.agency == code


def test_what_the_government_itself_has_is_with_none_of_its_agencies() -> None:
    found = read(Instansi="Pemerintah  kota Melati")
    assert isinstance(found, Record)
    assert found.agency == ""


def test_the_agency_may_stand_in_the_status_alone() -> None:
    found = read(Instansi="", Status="Terdisposisi ke Dishub")
    assert isinstance(found, Record)
    assert (found.status, found.agency) == (Status.ASSIGNED, "perhubungan")


def test_all_that_is_wrong_in_a_row_is_told_at_once() -> None:
    wrong = {"Tracking": "abc", "Tanggal": "31/02/2022", "Status": "Entah", "Tipe": "Gaib", "Klasifikasi": "?"}
    assert faults(**wrong, Instansi="Dinas Antah") == [
        "Tanggal Laporan Masuk: 31/02/2022",
        "Status Laporan: Entah",
        "Tracking ID: abc",
        "Tipe Laporan (Anonim/Rahasia): Gaib",
        "Instansi Terdisposisi: Dinas Antah",
        "Klasifikasi Laporan: ?",
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"Tracking": ""},
        {"Tracking": "1" * 19},
        {"Kode": "7K3M-Q9XA-9"},
        {"Tanggal": "2027-01-01"},
        {"Tanggal": ""},
        {"Waktu": "25:00"},
        {"Status": ""},
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(cells: dict[str, str]) -> None:
    found = read(**cells)
    assert isinstance(found, list)
    assert len(found) == 1
    assert str(found[0]).startswith("row 7, ")
    assert found[0].remedy


def test_a_row_of_ours_is_known_by_our_code() -> None:
    found = read(Tracking="", Kode="7k3mq9xaq")
    assert isinstance(found, Record)
    assert (found.official, found.code) == ("", "7K3M-Q9XA-Q")


@pytest.mark.parametrize(
    ("kind", "name", "visibility", "kept"),
    [
        ("", "Siti", Visibility.OPEN, "Siti"),
        ("", "Anonim", Visibility.ANONYMOUS, ""),
        ("Anonim", "Siti", Visibility.ANONYMOUS, ""),
        ("Rahasia", "Siti", Visibility.CONFIDENTIAL, ""),
        ("Anonim, Rahasia", "Anonim", Visibility.CONFIDENTIAL, ""),
        ("anonim dan rahasia", "Anonim", Visibility.CONFIDENTIAL, ""),
    ],
)
def test_of_who_is_not_to_be_named_no_name_is_kept(kind: str, name: str, visibility: Visibility, kept: str) -> None:
    found = read(Tipe=kind, Nama=name)
    assert isinstance(found, Record)
    assert (found.visibility, found.name) == (visibility, kept)
    assert found.topic == ("confidential" if visibility is Visibility.CONFIDENTIAL else "")


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("2026-11-23", date(2026, 11, 23), None),
        ("23/11/2026", date(2026, 11, 23), None),
        ("23.11.2026", date(2026, 11, 23), None),
        ("3-1-2026 07:05", date(2026, 1, 3), time(7, 5)),
        ("2026-11-23T08:30:15", date(2026, 11, 23), time(8, 30, 15)),
        ("23 November 2026", date(2026, 11, 23), None),
        ("7 Agu 2026, 08.30 WIB", date(2026, 8, 7), time(8, 30)),
        ("08:30", None, time(8, 30)),
        ("31/11/2026", None, None),
        ("13/13/2026", None, None),
        ("23 Brumaire 2026", None, None),
        ("45292", None, None),
        ("", None, None),
    ],
)
def test_days_and_times_are_read_as_spreadsheets_write_them(text: str, day: date | None, hour: time | None) -> None:
    assert (day_of(text), time_of(text)) == (day, hour)


def test_an_open_report_names_its_reporter_and_nobodys_numbers() -> None:
    found = told(record(name="Siti Aminah", story="NIK saya 3276010101010001", title="KTP", status=Status.ASSIGNED))
    assert found["Nama Pelapor"] == "Siti Aminah"
    assert found["Isi Laporan Awal"] == "NIK saya •••"
    assert found["Status Laporan"] == "Terdisposisi ke Dinas Perhubungan"
    assert (found["Tanggal Laporan Masuk"], found["Waktu Laporan Masuk"]) == ("2026-11-23", "08:00:00")
    assert (found["Tracking ID"], found["Kode Simpul"]) == ("", "7K3M-Q9XA-Q")


@pytest.mark.parametrize(
    ("visibility", "kind"), [(Visibility.ANONYMOUS, "Anonim"), (Visibility.CONFIDENTIAL, "Rahasia")]
)
def test_who_is_not_named_is_found_nowhere_in_the_row(visibility: Visibility, kind: str) -> None:
    words = "Saya Siti Aminah, telepon 0812 3456 7890, NIK 3276010101010001"
    found = told(
        record(name="Siti Aminah", visibility=visibility, title=words, story=words, published=words, reason=words)
    )
    assert (found["Nama Pelapor"], found["Tipe Laporan (Anonim/Rahasia)"]) == ("Anonim", kind)
    assert not [one for one in found.values() if "Siti" in one or "3456" in one or "32760" in one]


def test_what_came_in_goes_out_as_it_was_unless_another_agency_has_it_now() -> None:
    kept = {"Instansi Terdisposisi": "Dishub Kota", "ID Instansi Terdisposisi": "55", "agency": "perhubungan"}
    still = told(record(agency="perhubungan", kept=kept, status=Status.ASSIGNED))
    assert (still["Instansi Terdisposisi"], still["ID Instansi Terdisposisi"]) == ("Dishub Kota", "55")
    assert still["Status Laporan"] == "Terdisposisi ke Dishub Kota"
    moved = told(record(agency="dinkes", kept=kept), agency="Dinas Kesehatan")
    assert (moved["Instansi Terdisposisi"], moved["ID Instansi Terdisposisi"]) == ("Dinas Kesehatan", "dinkes")


def test_what_has_one_reason_gets_the_official_one() -> None:
    taken_back = record(status=Status.ARCHIVED, ended_by=Role.REPORTER, ending=Event.WITHDRAW)
    assert told(taken_back)["Alasan Tunda/Arsip"] == "Laporan ini diarsipkan sesuai dengan keinginan Pelapor"
    assert told(record(reason="Mohon nomor tiangnya"))["Alasan Tunda/Arsip"] == "Mohon nomor tiangnya"


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Nd")), max_size=40).map(str.strip)


@given(
    st.builds(
        record,
        official=st.integers(1, 10**18 - 1).map(str),
        submitted=st.integers(1_500_000_000, 1_750_000_000).map(lambda moment: datetime.fromtimestamp(moment, UTC)),
        name=WORDS.filter(lambda name: folded(name) != "anonim"),
        title=WORDS,
        story=WORDS.filter(bool),
        report_class=st.sampled_from(["", *ReportClass]),
        source=WORDS,
        status=st.sampled_from([one for one in Status if one not in FINISHED]),
        agency=st.sampled_from([DISHUB.code, KESEHATAN.code]),
    )
)
def test_whatever_is_written_is_read_as_it_was(one: Record) -> None:
    written = told(one, READER.agencies[one.agency].name)
    found = READER.read(2, written)
    assert isinstance(found, Record), found
    assert replace(found, kept={}) == one
