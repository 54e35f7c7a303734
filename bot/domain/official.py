"""The official table of SP4N-LAPOR!: its columns and its words (domain facts from real exports, docs/statistics.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.classes import ReportClass
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.report import Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

TRACKING, CODE = "Tracking ID", "Kode Simpul"
DAY, TIME = "Tanggal Laporan Masuk", "Waktu Laporan Masuk"
NAME, CLASS = "Nama Pelapor", "Klasifikasi Laporan"
CATEGORY_ID, CATEGORY = "ID Kategori", "Kategori"
TITLE, FIRST_STORY, LAST_STORY = "Judul Laporan", "Isi Laporan Awal", "Isi Laporan Akhir"
KIND, SOURCE = "Tipe Laporan (Anonim/Rahasia)", "Sumber Laporan"
PARENT, AGENCY_ID, AGENCY = "Instansi Induk", "ID Instansi Terdisposisi", "Instansi Terdisposisi"
STATUS, REASON = "Status Laporan", "Alasan Tunda/Arsip"
CHARGED = "agency"
"""What beside the columns is kept of an imported row: the code of the agency that it named."""

PLACES = ("Provinsi", "Kota/Kabupaten", "Kecamatan", "Kelurahan")

OFFICIAL = (
    TRACKING, DAY, TIME, NAME, CLASS, CATEGORY_ID, CATEGORY, TITLE, FIRST_STORY, LAST_STORY, KIND, SOURCE, PARENT,
    AGENCY_ID, AGENCY, STATUS, REASON, *PLACES,
)  # fmt: skip
"""The 21 columns in the official order."""

COLUMNS = (*OFFICIAL, CODE)
"""What we write: the official columns, then our own code."""

ANONYMOUS, CONFIDENTIAL = "Anonim", "Rahasia"

KINDS: Mapping[Visibility, str] = MappingProxyType(
    {Visibility.OPEN: "", Visibility.ANONYMOUS: ANONYMOUS, Visibility.CONFIDENTIAL: CONFIDENTIAL},
)

CLASSES: Mapping[ReportClass, str] = MappingProxyType(
    {
        ReportClass.COMPLAINT: "Pengaduan Tidak Berkadar Pengawasan",
        ReportClass.OVERSIGHT: "Pengaduan Berkadar Pengawasan",
        ReportClass.INFORMATION: "Permintaan Informasi",
        ReportClass.ASPIRATION: "Aspirasi",
    },
)

BLOCKED = "Konten Terblokir"
ASSIGNED_TO = "Terdisposisi ke"

STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        Status.SUBMITTED: "Belum Terverifikasi",
        Status.ASSIGNED: ASSIGNED_TO,
        Status.IN_PROGRESS: "Sedang ditindaklanjuti",
        Status.NEEDS_INFO: "Menunggu Kelengkapan Informasi",
        Status.ANSWERED: "Ditindaklanjuti oleh Instansi",
        Status.REPLIED: "Ditanggapi oleh Pelapor",
        Status.CLOSED: "Ditutup oleh",
        Status.ARCHIVED: "Diarsipkan oleh",
    },
)
"""The desk's words; behind the assigned stands to whom, behind the closed and the archived by whom."""

ENDED_BY: Mapping[Role, str] = MappingProxyType(
    {Role.REPORTER: "Pelapor", Role.OFFICER: "Admin", Role.SYSTEM: "Sistem"},
)

OTHER_STATUSES: Mapping[str, Status] = MappingProxyType(
    {
        "belum diverifikasi": Status.SUBMITTED,
        "belum ditindaklanjuti": Status.ASSIGNED,
        "terverifikasi": Status.ASSIGNED,
        "terdisposisi": Status.ASSIGNED,
        "proses": Status.IN_PROGRESS,
        "dalam proses": Status.IN_PROGRESS,
        "diproses": Status.IN_PROGRESS,
        "sedang diproses": Status.IN_PROGRESS,
        "tunda": Status.NEEDS_INFO,
        "tertunda": Status.NEEDS_INFO,
        "ditindaklanjuti": Status.ANSWERED,
        "selesai otomatis dalam 10 hari": Status.ANSWERED,
        "selesai": Status.CLOSED,
        "ditutup": Status.CLOSED,
        "diarsipkan": Status.ARCHIVED,
        "arsip": Status.ARCHIVED,
    },
)
"""Words that public pages and officials' summaries use, folded."""

REASONS: Mapping[Event, str] = MappingProxyType(
    {
        Event.WITHDRAW: "Laporan ini diarsipkan sesuai dengan keinginan Pelapor",
        Event.EXPIRE: "Laporan diarsipkan karena sudah mencapai batas kadaluarsa pengaduan.",
    },
)
"""The official reasons for what has one fixed reason, as the exports spell them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One row of the official table with our values; ``official`` is the tracking id, empty where nobody knows it.

    ``resident`` is for whom a village head sent it, ``before`` are the names of who had it before.
    ``kept`` holds what an imported row said and we have no field for, by column. ``ended_by`` says who closed or
    archived it, ``ending`` with which event, ``because`` of which of our reasons; ``topic`` says why it is sensitive.
    """

    official: str
    code: str
    submitted: datetime
    status: Status
    name: str = ""
    resident: str = ""
    before: tuple[str, ...] = ()
    report_class: str = ""
    category: str = ""
    title: str = ""
    story: str = ""
    published: str = ""
    visibility: Visibility = Visibility.OPEN
    source: str = ""
    agency: str = ""
    area: str = ""
    ended_by: Role | None = None
    ending: Event | None = None
    blocked: bool = False
    reason: str = ""
    because: str = ""
    topic: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)


def named_status(status: Status, *, agency: str, ended_by: Role | None, blocked: bool) -> str:
    """Write a status as the official table does."""
    if blocked:
        return BLOCKED
    words = STATUSES[status]
    match status:
        case Status.ASSIGNED:
            return f"{words} {agency}".rstrip() if agency else "Terdisposisi"
        case Status.CLOSED | Status.ARCHIVED:
            return f"{words} {ENDED_BY.get(ended_by or Role.OFFICER, ENDED_BY[Role.OFFICER])}"
        case _:
            return words


def folded(text: str) -> str:
    """Give a word as it is compared: small letters, one space between words."""
    return " ".join(text.casefold().split())


def read_status(text: str) -> tuple[Status, Role | None, bool] | None:
    """Read a status: what it is, who ended it, and whether the content is blocked; None for a word nobody uses."""
    told = folded(text)
    if told == folded(BLOCKED):
        return Status.ARCHIVED, Role.OFFICER, True
    for ended in (Status.CLOSED, Status.ARCHIVED):
        for role, who in ENDED_BY.items():
            if told == folded(f"{STATUSES[ended]} {who}"):
                return ended, role, False
    if told.startswith(folded(ASSIGNED_TO)):
        return Status.ASSIGNED, None, False
    if told.startswith("dijawab oleh"):
        return Status.ANSWERED, None, False
    found = {**{folded(words): status for status, words in STATUSES.items()}, **OTHER_STATUSES}
    if told not in found or told in {"ditutup oleh", "diarsipkan oleh"}:
        return None
    return found[told], Role.OFFICER if found[told] in {Status.CLOSED, Status.ARCHIVED} else None, False
