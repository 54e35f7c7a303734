"""A typed place as mentions of names: ``Jl Anggrek 5 RT 2 Kel Sukamaju kec Cibening`` names two areas and a street."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.areas import Level, level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 500
"""No place that somebody describes needs more characters; what follows is not looked at."""

MOST_WORDS = 5
"""A name has at most so many words, but for a handful in all of Indonesia."""

HINTS: Mapping[str, str] = {
    **dict.fromkeys(("kel", "kelurahan", "kelurhan", "lurah", "ds", "dsa", "desa", "nagari", "gampong"), "village"),
    **dict.fromkeys(("kec", "kecamatan", "kecamtan", "camat", "distrik"), "district"),
    **dict.fromkeys(("kota", "kotamadya"), "city"),
    **dict.fromkeys(("kab", "kabupaten"), "regency"),
    **dict.fromkeys(("prov", "provinsi", "prop", "propinsi"), "province"),
}
"""What a word before a name says of it."""

STREETS = frozenset(
    [
        "jl",
        "jln",
        "jalan",
        "gg",
        "gang",
        "perum",
        "perumahan",
        "komplek",
        "kompleks",
        "jembatan",
        "masjid",
        "gereja",
        "sd",
        "sdn",
        "smp",
        "smpn",
        "sma",
        "sman",
        "smk",
        "puskesmas",
        "rs",
        "rsud",
        "terminal",
        "stasiun",
        "toko",
        "apotek",
        "hotel",
    ]
)
"""What follows is the name of something that is no area, though it may be called after one."""

NUMBERED = frozenset(("rt", "rw", "no", "nomor", "km"))
"""What follows is a number and no name; neither is part of one."""

SHORT: Mapping[str, str] = {
    "sei": "sungai",
    "tj": "tanjung",
    "tg": "tanjung",
    "tjg": "tanjung",
    "gn": "gunung",
    "kp": "kampung",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
"""Words that are written in two ways, in names and by people."""

HINTED, WHOLE, LOOSE, STREET = 1.0, 1.0, 0.8, 0.5
"""How much a mention counts: after a word for its level, between two commas, amid other words, as a street's name."""

_MARKS = re.compile(r"[^a-z0-9]+")
_SEGMENTS = re.compile(r"[,;\n()]| - ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Words ``start`` to ``end`` of a text as the key of a name, what the word before says, and how much it counts."""

    start: int
    end: int
    key: str
    hint: str
    weight: float

    def fits(self, code: str) -> bool:
        """Tell whether the area may be meant, by its level."""
        match self.hint:
            case "":
                return True
            case "city" | "regency":
                return level_of(code) is Level.REGENCY and (code[3] >= "7") == (self.hint == "city")
            case _:
                return level_of(code) is Level[self.hint.upper()]

    def apart(self, other: Mention) -> bool:
        """Tell whether no word is in both."""
        return self.end <= other.start or other.end <= self.start

    def inside(self, other: Mention) -> bool:
        """Tell whether it is a part of a longer one."""
        return (
            other.start <= self.start and self.end <= other.end and (self.start, self.end) != (other.start, other.end)
        )


def words_of(text: str) -> list[str]:
    """Split into small words without accents and marks, each in its one spelling."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", "")).encode("ascii", "ignore")
    return [SHORT.get(word, word) for word in _MARKS.split(plain.decode().lower()) if word]


def key_of(name: str) -> str:
    """Give a name as it is compared: people do not agree on its spaces, so it has none."""
    return "".join(words_of(name))


def mentions(text: str) -> list[Mention]:
    """Give every run of words that may be a name."""
    found: list[Mention] = []
    start = 0
    for segment in _SEGMENTS.split(text[:LONGEST]):
        words = words_of(segment)
        found += _in_segment(words, start)
        start += len(words)
    return found


def _in_segment(words: list[str], offset: int) -> Iterator[Mention]:
    """Give the mentions between two commas."""
    first = 1 if words and words[0] in HINTS else 0
    for start in range(len(words)):
        before = words[start - 1] if start else ""
        if words[start] in NUMBERED or (before in NUMBERED and words[start].isdigit()):
            continue
        for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
            # "Samarinda Kota" is a district, "Kota Baru" a village: the word belongs to some names.
            if words[end - 1] in NUMBERED or (end - 1 > start and HINTS.get(words[end - 1], "city") != "city"):
                break
            if end - start == 1 and words[start] in HINTS and end < len(words):
                continue
            whole = start in (0, first) and end == len(words)
            hint = HINTS.get(before, "")
            weight = _weight(hint=hint, before=words[max(0, start - 2) : start], whole=whole)
            key = "".join(words[start:end])
            yield Mention(start=offset + start, end=offset + end, key=key, hint=hint, weight=weight)


def _weight(*, hint: str, before: list[str], whole: bool) -> float:
    """Weigh a mention by what stands around it."""
    if hint:
        return HINTED
    if before[-1:] == ["raya"]:
        before = before[:-1]
    if before and before[-1] in STREETS:
        return STREET
    return WHOLE if whole else LOOSE
