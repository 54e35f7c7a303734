"""The guided minute on the demo's page: who does what, what the bot says then, and an example that is one tap away.

A move is found by the words of the bot's newest message, in either language, so that somebody who goes their own way is
led on from wherever they are. The shape is the sandbox's (`docs/sandbox.md`), which knows nothing of this bot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.demo.past import UNSURE
from bot.demo.people import BUDI, DARMAWAN, DESK, SITI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.client import Group, Person

Move = dict[str, Any]

STORY = "Lampu jalan di depan balai warga mati sejak Senin. Malam gelap sekali, kemarin ada ibu yang jatuh."
ANSWER = "Terima kasih, Bu Siti. Lampunya sudah kami ganti pagi ini dan sudah kami coba menyala."
ISSUES = (
    "Rambu batas muatan di jembatan Dusun Krajan hilang sejak minggu lalu. Truk pasir tetap lewat.",
    "Sampah menumpuk di pinggir sungai belakang pasar desa sejak Jumat, baunya menyengat.",
    "Jalan kabupaten di Dusun Sidodadi berlubang besar sejak hujan pekan lalu, sudah dua motor jatuh.",
)
PLACES = ("Jembatan Dusun Krajan", "Belakang pasar desa", "Jalan Dusun Sidodadi, dekat sekolah")
AGENCIES = [
    "Dinas Perhubungan",
    "Dinas Lingkungan Hidup",
    "Dinas PU dan Penataan Ruang",
    UNSURE,
    "Not sure, let an officer choose",
]
CODE = "\\b([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])\\b"
SENT = ["Laporan Anda kami terima", "We received your report"]
ANSWERED = ["sudah terkirim kepada pelapor", "was sent to the reporter"]
SEND = ["Kirim", "Send"]


def guide(people: Mapping[str, Person], groups: Mapping[str, Group]) -> dict[str, object]:
    """Give the guide for these accounts."""
    siti, budi, head, desk = people[SITI].id, people[BUDI].id, people[DARMAWAN].id, groups[DESK].id
    return {
        "steps": [
            _step(siti, "Sebagai Siti, laporkan lampu jalan mati", "As Siti, report a dead street light", SENT)
            | {"learns": CODE, "moves": _report([STORY], ["Depan Balai Warga Melati"], photo="lamp", first=STORY)},
            _step(budi, "Sebagai petugas, jawab", "As the officer, answer", ANSWERED)
            | {"group": desk, "moves": ANSWERING},
            _step(siti, "Sebagai Siti, baca jawabannya", "As Siti, read the answer", ["🎉"]) | {"moves": READING},
            _step(head, "Sebagai kepala desa, sampaikan tiga masalah", "As the village head, relay three issues", SENT)
            | {"times": len(ISSUES), "moves": _relay()},
        ]
    }


def _step(person: int, title: str, english: str, ends: list[str]) -> Move:
    return {"person": person, "title": {"id": title, "en": english}, "ends": ends}


def _report(stories: list[str], places: list[str], *, photo: str = "", first: str = "") -> list[Move]:
    """Give the way from the story to the receipt; ``first`` is said where the bot has said nothing yet."""
    bring: Move = {"shows": photo} if photo else {"taps": ["Lewati", "Skip"]}
    return [
        {"sees": ["Selamat datang di", "Welcome to"], "taps": ["Setuju", "I agree"]},
        {"sees": ["Ceritakan masalahnya", "Tell us what is wrong"], "says": stories},
        {"sees": ["Anda sudah mengirim laporan yang sama", "You sent the same report already"], "taps": ANYWAY},
        {"sees": ["Mungkin hal ini sudah dilaporkan", "may have reported this"], "taps": ANYWAY},
        {"sees": ["Di mana kejadiannya", "Where is it?"], "says": places},
        {"sees": ["Satu pertanyaan lagi", "One more question"], "taps": ["Lewati", "Skip"]},
        {"sees": ["Ada bukti", "Is there evidence"], **bring},
        {"sees": ["lampiran", "attached"], "taps": ["Selesai", "Done"]},
        {"sees": ["Kepada siapa laporan ini", "Which agency should get"], "taps": AGENCIES},
        {"sees": ["Siapa yang boleh tahu", "Who may know"], "taps": ["Terbuka", "Open"]},
        {"sees": ["Periksa laporan Anda", "Check your report"], "taps": SEND},
        *([{"says": first}] if first else []),
    ]


ANYWAY = ["Tetap kirim laporan saya", "Send mine anyway"]

ANSWERING: list[Move] = [
    {"sees": ["Kirim kepada pelapor?", "Send it to the reporter?"], "taps": SEND},
    {"sees": ["tulis jawaban untuk pelapor {code}", "the answer to the reporter of {code}"], "replies": ANSWER},
    {"sees": ["{code} · Terdisposisi", "{code} · Assigned"], "taps": ["Jawab", "Answer"]},
    {"sees": ["{code} · Sedang", "{code} · In progress"], "taps": ["Jawab", "Answer"]},
]

READING: list[Move] = [
    {"sees": ["menjawab laporan {code}", "answered report {code}"], "taps": ["Sudah selesai", "Solved"]},
]


def _relay() -> list[Move]:
    """Tell three issues in one sitting, for the community."""
    return [
        {"sees": ["Atas nama siapa", "On whose behalf"], "taps": ["Masyarakat desa", "The village community"]},
        {"sees": ["berapa rumah tangga", "how many households"], "says": "40"},
        *_report(list(ISSUES), list(PLACES)),
        {"sees": ["Ada masalah lain", "another matter"], "taps": ["Laporkan masalah lain", "Report another matter"]},
        {"says": "/lapor"},
    ]
