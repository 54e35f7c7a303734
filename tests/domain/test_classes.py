"""The class of a report is proposed from the story's words, and doubt makes it a complaint."""

from __future__ import annotations

from itertools import combinations
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.classes import PHRASES, ReportClass, class_of

COMPLAINT, ASPIRATION, INFORMATION = ReportClass.COMPLAINT, ReportClass.ASPIRATION, ReportClass.INFORMATION

CASES = (
    ("", COMPLAINT),
    ("Lampu jalan mati di depan balai warga", COMPLAINT),
    ("Jalan desa berlubang, kapan diperbaiki?", COMPLAINT),
    ("Jembatan gantung putus. Kapan?", COMPLAINT),
    ("Kapan jembatan kami diperbaiki, sudah setahun rusak", COMPLAINT),
    ("mau tanya kapan lubang di Gang Melati diperbaiki, sudah rusak dari lebaran", COMPLAINT),
    ("Mau tanya kenapa air PAM kami mati terus", COMPLAINT),
    ("pak mau nanya knp bansos saya blm cair padahal tetangga sudah", COMPLAINT),
    ("Mohon info, sampah menumpuk di pasar tidak diangkut seminggu, bau busuk", COMPLAINT),
    ("Sampah berserakan, sebaiknya segera diperbaiki jadwal truknya, jalan jadi kotor dan bau", COMPLAINT),
    ("Parit mampet dan banjir tiap hujan. Saran saya dikeruk", COMPLAINT),
    ("Sarana olahraga di kampung kami rusak", COMPLAINT),
    ("Saya ingin melaporkan pungli di tempat parkir", COMPLAINT),
    ("Petugas loket ketus, saya kecewa", COMPLAINT),
    ("Informasi di papan pengumuman sudah usang", COMPLAINT),
    ("Bagaimana ini pak, got bau sekali", COMPLAINT),
    ("berapa kali harus lapor baru lampu ini diganti", COMPLAINT),
    ("KTP sdh 3 bln blm jadi, kapan selesai?", COMPLAINT),
    ("Tolong ditertibkan parkir liar di depan klinik", COMPLAINT),
    ("Berharap pohon tumbang segera diangkat", COMPLAINT),
    ("The street light is broken, when will it be repaired?", COMPLAINT),
    ("There is a pothole near the school, I suggest you hurry, it is not working out", COMPLAINT),
    ("mau tanya syarat KTP", INFORMATION),
    ("Mau tanya, syarat mengurus KTP yang rusak apa saja?", INFORMATION),
    ("permisi mo tny syarat bikin KIA", INFORMATION),
    ("Bagaimana cara mendaftar posyandu lansia?", INFORMATION),
    ("gmn caranya pindah KK ke kota lain ya, syaratnya apa", INFORMATION),
    ("Syaratnya apa saja untuk surat pindah?", INFORMATION),
    ("Berapa biaya balik nama PBB?", INFORMATION),
    ("brp lama urus akta lahir, apakah bisa diwakilkan", INFORMATION),
    ("Mohon info jadwal puskesmas keliling", INFORMATION),
    ("mhn informasi pendaftaran sekolah", INFORMATION),
    ("Numpang tanya, kantor dinas sosial dimana?", INFORMATION),
    ("Kapan jadwal vaksin anjing di desa kami?", INFORMATION),
    ("Jam buka loket pajak sampai jam berapa?", INFORMATION),
    ("Apakah boleh membuat KTP di luar kota?", INFORMATION),
    ("Izin bertanya pak, ukuran gorong-gorong yang benar berapa", INFORMATION),
    ("ijin tanya min, loket buka hari Sabtu?", INFORMATION),
    ("KTP saya hilang, harus kemana ya, apa syaratnya?", INFORMATION),
    ("How do I apply for a family card?", INFORMATION),
    ("What are the requirements for a building permit?", INFORMATION),
    ("I would like to know when the clinic opens", INFORMATION),
    ("Usul dibuatkan taman bermain di RW kami", ASPIRATION),
    ("Saran saya, jam buka perpustakaan ditambah", ASPIRATION),
    ("Alangkah baiknya bila ada jalur sepeda", ASPIRATION),
    ("Mohon dibangun jembatan penyeberangan, harapan warga satu desa", ASPIRATION),
    ("Sebaiknya pasar punya tempat menyusui, semoga terwujud", ASPIRATION),
    ("Aspirasi: beasiswa untuk anak nelayan", ASPIRATION),
    ("Akan lebih baik jika halte diberi atap", ASPIRATION),
    ("My suggestion: more trees along the river", ASPIRATION),
    ("It would be nice to have a bus to the harbour", ASPIRATION),
    ("Mohon saran untuk mengurus pensiun", INFORMATION),
)


@pytest.mark.parametrize(("story", "expected"), CASES)
def test_the_class_is_read_from_the_words(story: str, expected: ReportClass) -> None:
    assert class_of(story) is expected
    assert class_of(story.upper()) is expected


def test_what_the_rules_hint_at_decides_where_the_words_say_little() -> None:
    assert class_of("Syarat nikah di KUA") is COMPLAINT
    assert class_of("Syarat nikah di KUA", ["information"]) is INFORMATION
    assert class_of("Pelayanan KUA ditolak dan dipersulit", ["information"]) is COMPLAINT


def test_no_word_is_read_inside_another() -> None:
    assert class_of("sarana prasarana, kesarana, usulanku, syaratku") is COMPLAINT


def test_the_classes_do_not_share_a_phrase() -> None:
    for one, other in combinations(PHRASES.values(), 2):
        assert not one.keys() & other.keys()


@given(st.text(max_size=4096) | st.lists(st.sampled_from(sorted({*PHRASES[INFORMATION], "pungli"}))).map(" ".join))
def test_any_text_has_a_class_and_never_the_officers_own(story: str) -> None:
    assert class_of(story) in {COMPLAINT, ASPIRATION, INFORMATION}


def test_the_longest_message_takes_no_time() -> None:
    story = ("mau tanya syarat usul " * 200)[:4096]
    started = perf_counter()
    for _ in range(10):
        class_of(story)
    assert perf_counter() - started < 1.0
