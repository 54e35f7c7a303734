"""What kind of report a story is, proposed from its words.

The hints follow domain.md section 4. In the official exports most labels say "berkadar pengawasan" whatever the story
is about, so that class is left to officers.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ReportClass(StrEnum):
    """The class of a report: Pengaduan, Aspirasi, Permintaan Informasi, Pengaduan Berkadar Pengawasan."""

    COMPLAINT = "complaint"
    ASPIRATION = "aspiration"
    INFORMATION = "information"
    OVERSIGHT = "oversight"


WEAK = 1
"""The points of phrases that say little by themselves ("kapan"): however many there are, they count once."""

ENOUGH = 3
"""Points from which another class than a complaint is proposed."""

HINT = 2
"""The points of what the agencies' rules say of a class."""

_TABLE: Mapping[ReportClass, Mapping[int, str]] = {
    ReportClass.INFORMATION: {
        3: """
            mau tanya, mau nanya, mau bertanya, mau menanyakan, ingin tanya, ingin bertanya, izin tanya,
            izin bertanya, numpang tanya, numpang nanya, saya tanya, mohon info, mohon informasi, minta info,
            minta informasi, permintaan informasi, permohonan informasi, butuh info, butuh informasi, perlu informasi,
            ingin menanyakan, ingin tahu, mau tahu, pengen tahu, mohon diinformasikan, mohon penjelasan,
            i would like to ask, i would like to know, could you tell me, i want to ask, please inform, how do i,
            how can i, how to, what are the requirements, how much, where can i, mohon saran, minta saran,
            mohon petunjuk, mohon arahan
        """,
        2: """
            bagaimana cara, bagaimana caranya, cara mengurus, cara membuat, cara daftar, cara mendaftar, apa syarat,
            apa saja, syarat apa, syaratnya apa, apa syaratnya, persyaratan apa, apa persyaratan, apa persyaratannya,
            berapa biaya, berapa biayanya, biayanya berapa, berapa lama, berapa tarif, jam buka, jam berapa,
            kapan jadwal, jadwalnya kapan, kapan dibuka, kapan mulai, di mana alamat, alamatnya di mana,
            harus ke mana, ke mana saya, di mana saya bisa, apakah bisa, apakah boleh, apakah harus, apakah perlu,
            apakah ada, apa bisa, apa benar, apakah benar, info dong, jadwal posyandu, jadwal vaksin,
            jadwal pelayanan, jam pelayanan, what documents, what time, opening hours
        """,
        1: """
            tanya, bertanya, info, informasi, infonya, informasinya, syarat, syaratnya, persyaratan, prosedur, kapan,
            berapa, apakah, bagaimana, di mana, ke mana, jadwal, caranya, requirements, when, where
        """,
    },
    ReportClass.ASPIRATION: {
        3: """
            usul, usulkan, saran, sarankan, menyarankan, aspirasi, alangkah baiknya, alangkah baik, alangkah indahnya,
            akan lebih baik, lebih baik jika, lebih baik kalau, i suggest, we suggest, suggestion, my suggestion,
            i propose, it would be nice, it would be better, it would be good
        """,
        2: """
            sebaiknya, seyogyanya, andai saja, usulan, mengusulkan, agar ada, mohon dibangun,
            mohon dibangunkan, minta dibangun, tolong dibangun, agar dibangun, perlu dibangun, bisa dibangun,
            mohon diadakan, agar diadakan, perlu diadakan, mohon ditambah, perlu ditambah, agar ditambah,
            harapan saya, harapan kami, harapan warga, harapannya, bagaimana kalau, masukan, apresiasi, should build,
            please build
        """,
        1: """
            harapan, berharap, semoga, mudah mudahan, i hope, we hope, ide, gagasan
        """,
    },
    ReportClass.COMPLAINT: {
        3: """
            melaporkan, laporkan, melapor, mau lapor, ingin lapor, izin lapor, mengadukan, pengaduan, mengadu,
            keluhan, mengeluhkan, komplain, protes, kecewa, pungli, i want to report, i would like to report,
            complaint, belum ada tindakan, tidak ada tindakan, belum ada tanggapan, tidak ada tanggapan,
            belum diperbaiki, tidak diperbaiki, kapan diperbaiki, tidak kunjung, belum juga, tanya kenapa,
            bertanya kenapa, menanyakan kenapa
        """,
        2: """
            rusak, diperbaiki, berlubang, bolong, mati, padam, mampet, bocor, banjir, tergenang, menumpuk, numpuk, bau,
            busuk, kotor, keruh, macet, ambruk, roboh, amblas, tumbang, longsor, hancur, ditolak, dipersulit, dipotong,
            meresahkan, mengganggu, terganggu, berisik, bising, liar, sembarangan, bahaya, membahayakan, kecelakaan,
            tidak berfungsi, tidak bisa, tidak dapat, tidak ada respon, tidak sesuai, tidak dilayani, tidak pernah,
            tidak diangkut, belum diangkut, belum jadi, belum selesai, belum cair, belum dibayar, belum dapat,
            belum mendapat, belum mendapatkan, belum menerima, belum ditindaklanjuti, belum pernah, belum ada, gagal,
            error, lambat, tidak tepat sasaran, lama sekali, kapan selesai, mohon ditindaklanjuti, segera diperbaiki,
            mohon diperbaiki, tolong diperbaiki, mohon perbaikan, broken, damaged, pothole, garbage, leaking, flooded,
            not working, has not been
        """,
        1: """
            kenapa, mengapa, padahal, ternyata, sampai sekarang, tidak aktif, dihapus, segera, ditindak, ditertibkan,
            lapor, why, still
        """,
    },
}
"""By class and points: phrases of whole words, parted by commas."""

PHRASES: Mapping[ReportClass, Mapping[str, int]] = MappingProxyType(
    {
        kind: {" ".join(phrase.split()): points for points, listed in rows.items() for phrase in listed.split(",")}
        for kind, rows in _TABLE.items()
    },
)
"""The points of every phrase by class; a class gets those of each phrase that stands in the story."""

_SPELLINGS = {
    spelling: word
    for word, spellings in {
        "tidak": "tdk gak ga gk nggak ngga enggak engga tak ndak kagak",
        "belum": "blm blom belom blum",
        "bagaimana": "gimana gmn gmana bgmn bagaimanakah",
        "berapa": "brp brapa berapakah",
        "kapan": "kpn kapankah",
        "apa": "apakh",
        "tanya": "tny tnya tanyak",
        "mau": "mo mw pingin",
        "ingin": "pengin",
        "mohon": "mhn moho",
        "tolong": "tlg tlong",
        "saya": "sy sya aku",
        "izin": "ijin",
        "tahu": "tau",
        "syarat": "sarat",
        "di mana": "dimana dmn dmna dimanakah",
        "ke mana": "kemana kmn kmna kemanakah",
        "kenapa": "knp knapa napa",
        "sebaiknya": "sebaik2nya",
        "mengurus": "ngurus urus",
        "membuat": "bikin buat",
    }.items()
    for spelling in spellings.split()
}
_WORD = re.compile(r"[^\W_]+")


def class_of(text: str, hints: Iterable[str] = ()) -> ReportClass:
    """Propose the class with the most points, a complaint where nothing speaks clearly for another.

    ``hints`` are the classes that the rules' phrases in this text usually mean; each class counts once.
    """
    words = (_SPELLINGS.get(word, word) for word in _WORD.findall(text.casefold()))
    story = f" {' '.join(words)} "
    hinted = set(hints)
    points = {kind: _points(story, phrases) + HINT * (kind in hinted) for kind, phrases in PHRASES.items()}
    best = max(points, key=lambda kind: (points[kind], kind is ReportClass.COMPLAINT))
    return best if points[best] >= ENOUGH else ReportClass.COMPLAINT


def _points(story: str, phrases: Mapping[str, int]) -> int:
    """Add up the phrases of one class in a story whose words stand between single spaces."""
    found = [points for phrase, points in phrases.items() if f" {phrase} " in story]
    return sum(points for points in found if points > WEAK) + WEAK * (WEAK in found)
