"""The date of the event is read from a story; what only looks like a date is not."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.happened import _WORDS, OLDEST, happened

TODAY = date(2026, 11, 25)  # a Wednesday

CASES = (
    # Days that count from today.
    ("Hari ini lampu jalan mati", "2026-11-25"),
    ("Tadi pagi truk menumpahkan pasir", "2026-11-25"),
    ("tadi siang ada pohon roboh", "2026-11-25"),
    ("tadi jam 8 antrean panjang sekali", "2026-11-25"),
    ("saya tadi ke kantor lurah, tutup", "2026-11-25"),
    ("barusan tiang listrik roboh", "2026-11-25"),
    ("baru saja ada pipa pecah", "2026-11-25"),
    ("pagi ini air keruh", "2026-11-25"),
    ("dari tadi listrik padam", "2026-11-25"),
    ("tadi malam musik keras sampai subuh", "2026-11-24"),
    ("semalam air masuk ke rumah", "2026-11-24"),
    ("Kemarin sampah tidak diambil", "2026-11-24"),
    ("kmrn petugas tidak datang", "2026-11-24"),
    ("kemaren sore hujan deras", "2026-11-24"),
    ("kemarin lusa got meluap", "2026-11-23"),
    ("dua hari lalu jembatan retak", "2026-11-23"),
    ("3 hari yang lalu", "2026-11-22"),
    ("3hr yg lalu saya ke puskesmas", "2026-11-22"),
    ("dua belas hari lalu", "2026-11-13"),
    ("sudah 3 hari air tidak mengalir", "2026-11-22"),
    ("sampah 4 hari belum diangkut", "2026-11-21"),
    ("sudah ada 3 hari tanpa air", "2026-11-22"),
    ("lampu gang padam 2 minggu lebih lamanya", "2026-11-11"),
    ("dalam seminggu ini air kecil", "2026-11-18"),
    ("udah hampir 2 minggu lampu padam", "2026-11-11"),
    ("sudah 2 minggu", "2026-11-11"),
    ("selama 2 mgg ini air keruh", "2026-11-11"),
    ("seminggu lalu tanggul jebol", "2026-11-18"),
    ("sudah seminggu listrik byar pet", "2026-11-18"),
    ("lampu mati sebulan", "2026-10-25"),
    ("sudah sebulan KTP belum jadi", "2026-10-25"),
    ("3 bln yg lalu saya urus KK", "2026-08-25"),
    ("sudah 2 tahun jalan rusak", "2024-11-25"),
    ("sejak setahun lalu", "2025-11-25"),
    ("30 menit yang lalu", "2026-11-25"),
    ("sudah 48 jam listrik mati", "2026-11-23"),
    ("minggu lalu jalan ambles", "2026-11-18"),
    ("sejak minggu kemarin bau", "2026-11-18"),
    ("bulan lalu saya daftar", "2026-10-25"),
    ("tahun kemarin pernah diperbaiki", "2025-11-25"),
    # Weekdays.
    ("sejak Senin air mati", "2026-11-23"),
    ("sejak hari Senin air mati", "2026-11-23"),
    ("hari senin kemarin", "2026-11-23"),
    ("Senin lalu ada pungli", "2026-11-23"),
    ("Senin minggu lalu petugas datang", "2026-11-16"),
    ("hari Minggu got meluap", "2026-11-22"),
    ("hari Minggu lalu", "2026-11-22"),
    ("Minggu malam ada balap liar", "2026-11-22"),
    ("sejak Minggu lampu padam", "2026-11-22"),
    ("hari jum'at air mati", "2026-11-20"),
    ("hari Rabu ini antre lama", "2026-11-25"),
    ("Rabu lalu antre lama", "2026-11-18"),
    ("kemarin Selasa pipa bocor", "2026-11-24"),
    ("buka dari Senin sampai Jumat, tadi pagi tutup", "2026-11-25"),
    # Days by their number.
    ("tanggal 3 lampu mati", "2026-11-03"),
    ("tgl 30 ada longsor", "2026-10-30"),
    ("tgl. 31", "2026-10-31"),
    ("tanggal 5 bulan lalu", "2026-10-05"),
    ("tgl 3 November", "2026-11-03"),
    ("tgl3 nov", "2026-11-03"),
    ("3 desember ada banjir", "2025-12-03"),
    ("tanggal 3 bulan 10", "2026-10-03"),
    ("3 Nov 2026", "2026-11-03"),
    ("3-November-2026", "2026-11-03"),
    ("3 nov 25", "2025-11-03"),
    ("3 nov 26 rumah kami banjir", "2026-11-03"),
    ("5 Agustus tahun lalu", "2025-08-05"),
    ("03/11/2026", "2026-11-03"),
    ("3 / 11 / 2026", "2026-11-03"),
    ("3-11-26", "2026-11-03"),
    ("kejadian:3.11.2026, pukul 07.30", "2026-11-03"),
    ("2026-11-03 kejadiannya", "2026-11-03"),
    ("sejak 3/11 air mati", "2026-11-03"),
    ("hari Selasa, 3/11", "2026-11-03"),
    ("tanggal 3-5 November jalan ditutup", "2026-11-03"),
    ("3 dan 4 november listrik padam", "2026-11-03"),
    ("29 Februari ada banjir", "2024-02-29"),
    ("17 Agustus 2026 lampu mati", "2026-08-17"),
    ("Pd tgl 14 Nop saya bayar", "2026-11-14"),
    # A month.
    ("sejak Oktober jalan rusak", "2026-10-01"),
    ("sejak bulan Desember", "2025-12-01"),
    ("Maret 2025 saya mengurus akta", "2025-03-01"),
    ("bulan oktober tahun lalu", "2025-10-01"),
    ("Oktober lalu", "2026-10-01"),
    # English.
    ("since Monday", "2026-11-23"),
    ("yesterday the water stopped", "2026-11-24"),
    ("the day before yesterday", "2026-11-23"),
    ("two days ago", "2026-11-23"),
    ("a week ago the bridge broke", "2026-11-18"),
    ("last week a tree fell", "2026-11-18"),
    ("for 2 weeks no garbage truck came", "2026-11-11"),
    ("last night", "2026-11-24"),
    ("this morning", "2026-11-25"),
    ("last Wednesday", "2026-11-18"),
    ("on Friday they closed early", "2026-11-20"),
    ("on 3 November", "2026-11-03"),
    ("on the 3rd of November", "2026-11-03"),
    ("on November 3, 2026", "2026-11-03"),
    ("since October", "2026-10-01"),
    # Several dates: days by their number first, then "since", then the first.
    ("Kemarin saya lapor, kejadiannya 3 November 2026", "2026-11-03"),
    ("Tadi pagi saya ke sana lagi, air mati sejak Senin", "2026-11-23"),
    ("kemarin dan hari ini air keruh", "2026-11-24"),
    ("dari 3 November sampai 5 November", "2026-11-03"),
    ("31 Februari kata petugas, padahal kemarin", "2026-11-24"),
    ("hari Kamis tgl 19 November 2026", "2026-11-19"),
    ("sudah 2 minggu sampai hari ini", "2026-11-11"),
)

NONE = (
    "",
    "Lampu jalan mati",
    "RT 03/11",
    "RT 03/RW 11 Dusun 3",
    "rt.03 rw.11 no 3",
    "rw 3 nov",
    "Jl. 17 Agustus no 45",
    "di jalan 10 November",
    "Gang 3",
    "gg 3 mei",
    "HUT 17 Agustus, HUT RI 17 Agustus",
    "Jalan Raya 3 Oktober",
    "SMP 17 Agustus 2020",
    "Blok A 3",
    "NIK 3273110311260001",
    "hubungi 0812-0311-2026 atau 0812 - 03 - 11 - 26",
    "kartu 03112026",
    "Rp 3.11.2026",
    "Rp 150.000 sebulan",
    "dua kali seminggu",
    "gaji sebulan tidak dibayar",
    "seminggu sekali",
    "jam 07.30",
    "pukul 19/11",
    "surat nomor 12/3/2026",
    "nomor 045/19/11/2026-7",
    "tahun 2024",
    "sejak 2024",
    "anggaran 2026",
    "setiap hari Senin",
    "tiap tanggal 5",
    "every Monday",
    "hari Sabtu dan Minggu tutup",
    "buka Senin sampai Jumat",
    "dari Senin s.d. Jumat",
    "Senin sd Jumat pagi",
    "sampai hari ini belum ada",
    "hingga kemarin belum",
    "paling lambat 3 hari",
    "kurang dari 7 tahun",
    "dalam sebulan harus selesai",
    "tanggal 40",
    "sebelum tanggal 20",
    "besok Kamis",
    "minggu depan",
    "Senin depan ada rapat",
    "tanggal 5 bulan depan",
    "tanggal 3 nanti",
    "2 minggu lagi",
    "selama 3 hari kerja",
    "next Monday",
    "beberapa hari lalu",
    "a few days ago",
    "anak saya umur 5 tahun",
    "lahir di Kota Contoh, 15 Agustus 2020",
    "ttl 15-08-2020",
    "3 Desember 2026",
    "3 November 1998",
    "sudah 70 tahun",
    "sudah 999 tahun",
    "31/02/2026",
    "tanggal 45",
    "versi 1.2",
    "siang malam, sehari semalam",
    "Kamis",
    "bulan",
    "minggu",
)


@pytest.mark.parametrize(("story", "expected"), CASES)
def test_the_day_is_read(story: str, expected: str) -> None:
    found = happened(story, today=TODAY)
    assert str(found) == expected
    assert happened(f"Assalamualaikum, {story.upper()}. Terima kasih.", today=TODAY) == found


@pytest.mark.parametrize("story", NONE)
def test_what_only_looks_like_a_date_is_none(story: str) -> None:
    assert happened(story, today=TODAY) is None
    assert happened(f"Yth. {story}. Warga resah kemarin.", today=TODAY) == TODAY - timedelta(days=1)


def test_too_old_is_measured_in_years() -> None:
    assert happened("25 November 2016", today=TODAY) == date(TODAY.year - OLDEST, 11, 25)
    assert happened("24 November 2016", today=TODAY) is None
    assert happened("kemarin", today=date(2024, 2, 29)) == date(2024, 2, 28)
    assert happened("setahun lalu", today=date(2024, 2, 29)) == date(2023, 2, 28)


words = st.sampled_from([*_WORDS, "3", "31", "2", "11", "2026", "999", "03/11/2026", "3-11-26", "x", "."])
stories = st.text(max_size=4096) | st.lists(words, max_size=60).map(" ".join)


@given(stories, st.dates(date(2001, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_and_nothing_is_in_the_future(story: str, today: date) -> None:
    found = happened(story[:4096], today=today)
    assert found is None or today - timedelta(days=366 * OLDEST) <= found <= today


@pytest.mark.parametrize(
    "part",
    [
        *(
            "a",
            "x ",
            "3 ",
            "3",
            "3/",
            "sudah ",
            "sejak ",
            "lahir ",
            "umur ",
            "hari minggu ",
            "tanggal 3 ",
            "se kali 3 ",
        ),
        *("jl 3 ", "setiap hari ", "sampai ", "sudah 3 ", "kemarin ", "3 nov ", "pada hari senin dan "),
    ],
)
def test_the_longest_message_takes_no_time(part: str) -> None:
    story = (part * 4096)[:4096]
    best = min(_seconds(story) for _ in range(5))
    assert best < 0.02  # 2 ms on an idle machine


def _seconds(story: str) -> float:
    started = perf_counter()
    happened(story, today=TODAY)
    return perf_counter() - started
