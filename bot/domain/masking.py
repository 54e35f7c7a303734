"""What a text tells of a person without need: identity numbers, phone numbers, the person's own name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.alike import COMMON
from bot.domain.spots import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

MASK = "•••"

_GAP = r"[\s.-]?"
_IDENTITY = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{15}}(?!\d)")
"""NIK and KK have 16 digits, however they are grouped or glued to letters."""

_PHONE = re.compile(rf"(?<![\d+])(?<!\d[.,])(?:\+?{_GAP}62|0){_GAP}\d(?:{_GAP}\d){{7,12}}(?!\d)")
"""Indonesian numbers: +62 or 0, and eight to thirteen digits."""

_ADDRESSED = re.compile(
    r"\b(pa?k|bapak|bpk?|bu|ibu|sdri?|saudara|saudari|mas|mbak|bang|haji|hj|ustad?z|dr)\b\.?(?!-)"
    r"(\s+[^\W\d_][\w.-]*)((?:\s+(?-i:[A-Z])[\w.-]*){0,2})",
    re.IGNORECASE,
)
"""Somebody who is called by name: a word of address, the word after it, and up to two more with a capital letter."""

_OFFICES = listed(
    "bupati camat dokter dukuh dusun guru gubernur hamil hakim ibu jaga kades kadus kapolres kapolsek kepala ketua "
    "lurah menteri mantri pkk polisi presiden rt rumah rw satpam sekolah sopir tangga walikota wali warung"
)
"""What follows a word of address and is no name, though one may stand behind it."""

_SHORTEST_NAME = 3
_SHORTEST_PART = 2

_INTRODUCES = (
    r"(?:nama(?:\s+(?:lengkap|saya|sy|aku|ku))?|namaku|bernama|panggil(?:\s+saja|an)?|dipanggil|saya|sy|aku|pa?k|bapak|"
    r"bpk?|bu|ibu|sdri?|saudara|saudari|mas|mbak|bang|haji|hj|an\.?|a\.n\.?|atas\s+nama|ttd|wassalam|hormat\s+saya)"
)
"""After these words a part of a name is that person, and not the street or the river that is called so too."""


def without_identity(text: str) -> str:
    """Take out identity numbers, which nobody needs to act on a report (UU 27/2022 on personal data)."""
    return _IDENTITY.sub(MASK, text)


def without_person(text: str, *names: str) -> str:
    """Take out identity and phone numbers, and these people's names: whole, and in parts where one is introduced."""
    told = _PHONE.sub(MASK, without_identity(text))
    # A short name may be the beginning of a longer one.
    for name in sorted(names, key=len, reverse=True):
        told = _without_name(told, name.split())
    return told


def _without_name(text: str, words: Sequence[str]) -> str:
    if len("".join(words)) < _SHORTEST_NAME:
        return text
    whole = r"\s+".join(map(re.escape, words))
    text = re.sub(rf"(?<!\w){whole}(?!\w)", MASK, text, flags=re.IGNORECASE)
    parts = "|".join(re.escape(word) for word in words if len(word) >= _SHORTEST_PART)
    if not parts:
        return text
    introduced = rf"(?<!\w)({_INTRODUCES}[\s:,]+)(?:{parts})(?:\s+(?:{parts}))*(?!\w)"
    return re.sub(introduced, rf"\1{MASK}", text, flags=re.IGNORECASE)


def for_desk(text: str, *names: str, named: bool) -> str:
    """Give a reporter's words as officers may read them; unless the reporter is ``named``, these people are not."""
    return without_identity(text) if named else without_person(text, *names)


def for_strangers(text: str, *names: str) -> str:
    """Take out these people too, and whoever is called by name after a word of address."""
    return _ADDRESSED.sub(_unnamed, without_person(text, *names))


def _unnamed(found: re.Match[str]) -> str:
    word = found[2].strip().strip(".-").lower()
    if word in _OFFICES:
        return f"{found[1]}{found[2]} {MASK}" if found[3] else found[0]
    return found[0] if word in COMMON else f"{found[1]} {MASK}"
