"""What a story does not say although officers need it: what happened, where, who, when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.classes import ReportClass
from bot.domain.language import words_of
from bot.domain.safety import ABUSE, CHILDREN, VIOLENCE

if TYPE_CHECKING:
    from bot.domain.report import Draft

ENOUGH_WORDS = 8
"""A story of so many words says what happened, also where no rule knows a word of it."""

_PLACES = frozenset(
    words_of(
        """
        jl jln jalan gg gang rt rw desa ds dusun dsn kampung kp kampong kelurahan kel kecamatan kec kota kabupaten kab
        perumahan perum komplek kompleks blok simpang pertigaan perempatan jembatan pasar terminal stasiun alun lapangan
        sungai kali depan dekat samping seberang sebelah belakang street road village district market near front behind
        """,
    ),
)
"""A word after which a place is usually named; a story with one of them says where."""

_UNITS = frozenset(
    words_of(
        """
        kantor dinas badan kelurahan kecamatan desa balai puskesmas pustu posyandu sekolah sd sdn smp smpn sma sman smk
        smkn rumah rsud rs polsek polres samsat upt uptd loket satpol pengadilan kua lurah camat kades kepala bendahara
        guru dokter perawat petugas satpam panitia office school hospital clinic headmaster teacher
        """,
    ),
)
"""A word that says which office or who; a story of misconduct with one of them says whom it is about."""

_TIMES = frozenset(
    words_of(
        """
        tiap setiap sering selalu biasanya sejak semenjak mulai tadi kemarin kemaren barusan sekarang minggu bulan hari
        tahun jam pukul pagi siang sore malam tanggal tgl always often every since yesterday today
        """,
    ),
)
"""A word that says when, if only roughly."""

_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
"""A name in the middle of a sentence."""


def lacks(draft: Draft) -> str:
    """Name what to ask for: "what", "where", "who" or "when"; empty where nothing is missing."""
    story = draft.value_of("story")
    words = set(words_of(story))
    told = bool(draft.ranked) or len(words) >= ENOUGH_WORDS
    located = any(draft.value_of(slot) for slot in ("place", "point", "area")) or bool(words & (_PLACES | _UNITS))
    abuse, guarded = draft.value_of("topic") == ABUSE, draft.value_of("topic") in (VIOLENCE, CHILDREN)
    missing = {
        "what": not told,
        "where": not located and not _NAMED.search(story) and draft.value_of("class") != ReportClass.INFORMATION,
        "who": abuse and not words & _UNITS,
        "when": abuse and not (draft.value_of("date") or words & _TIMES),
    }
    # Whoever tells of violence has told enough: no question stands between them and help.
    return "" if guarded else next((part for part, is_missing in missing.items() if is_missing), "")
