"""Official tables of invented reports, among them one with the figures that Samarinda published for 2022."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot.domain.official import COLUMNS, OFFICIAL, PARENT
from bot.exchange.writing import to_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Cells = dict[str, str]

DONE = ("Ditutup oleh Sistem", "Ditutup oleh Pelapor", "Ditutup oleh Admin")
IN_PROCESS = (
    "Sedang ditindaklanjuti",
    "Menunggu Kelengkapan Informasi",
    "Ditindaklanjuti oleh Instansi",
    "Ditanggapi oleh Pelapor",
)
UNTOUCHED = ("Belum Terverifikasi", "Terdisposisi ke Dinas Perhubungan")


def row(number: int, status: str = "Belum Terverifikasi", **cells: str) -> Cells:
    """Invent a row; ``cells`` replaces by the first word of a column's name, ``Instansi`` the agency alone."""
    told = dict.fromkeys(OFFICIAL, "") | {
        "Tracking ID": str(7_000_000 + number),
        "Tanggal Laporan Masuk": f"2022-{1 + number % 12:02}-{1 + number % 28:02}",
        "Waktu Laporan Masuk": f"08:{number % 60:02}:00",
        "Nama Pelapor": f"Warga {number}",
        "Klasifikasi Laporan": "Pengaduan Tidak Berkadar Pengawasan",
        "ID Kategori": "1398",
        "Kategori": "Penerangan Jalan",
        "Judul Laporan": f"Lampu padam {number}",
        "Isi Laporan Awal": f"Lampu jalan di tiang {number} padam.",
        "Isi Laporan Akhir": f"Lampu jalan di tiang {number} padam.",
        "Sumber Laporan": "Website",
        "Instansi Induk": "Pemerintah Kota Melati",
        "Instansi Terdisposisi": "Dinas Perhubungan",
        "Status Laporan": status,
    }
    return told | {
        column: cells[word] for word in cells for column in COLUMNS if column.startswith(word) and column != PARENT
    }


def samarinda() -> list[Cells]:
    """Invent 92 rows: 49 done, 33 in process, 10 not followed up."""
    statuses = [
        *(DONE[n % 3] for n in range(49)),
        *(IN_PROCESS[n % 4] for n in range(33)),
        *(UNTOUCHED[n % 2] for n in range(10)),
    ]
    return [row(number, status) for number, status in enumerate(statuses)]


def written(file: Path, rows: Sequence[Cells], *, columns: Sequence[str] = OFFICIAL, delimiter: str = ",") -> Path:
    """Write rows as the suffix says."""
    lines = [[one.get(column, "") for column in columns] for one in rows]
    if file.suffix == ".xlsx":
        file.write_bytes(to_xlsx(columns, lines))
    else:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter).writerows([columns, *lines])
        file.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    return file
