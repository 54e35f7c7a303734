"""What a text tells of a person without need: identity numbers, phone numbers, the person's own name."""

from __future__ import annotations

import re

from bot.domain.alike import COMMON
from bot.domain.spots import listed

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


def without_identity(text: str) -> str:
    """Take out identity numbers, which nobody needs to act on a report (UU 27/2022 on personal data)."""
    return _IDENTITY.sub(MASK, text)


def without_person(text: str, name: str) -> str:
    """Take out identity and phone numbers, and the person's own name where it stands whole."""
    told = _PHONE.sub(MASK, without_identity(text))
    words = name.split()
    if len("".join(words)) < _SHORTEST_NAME:
        return told
    whole = r"\s+".join(map(re.escape, words))
    return re.sub(rf"(?<!\w){whole}(?!\w)", MASK, told, flags=re.IGNORECASE)


def for_desk(text: str, *names: str, named: bool) -> str:
    """Give a reporter's words as officers may read them; unless the reporter is ``named``, these people are not."""
    if named:
        return without_identity(text)
    for name in names:
        text = without_person(text, name)
    return text


def for_strangers(text: str, name: str) -> str:
    """Take out the person too who tells it, and whoever is called by name after a word of address."""
    return _ADDRESSED.sub(_unnamed, without_person(text, name))


def _unnamed(found: re.Match[str]) -> str:
    word = found[2].strip().strip(".-").lower()
    if word in _OFFICES:
        return f"{found[1]}{found[2]} {MASK}" if found[3] else found[0]
    return found[0] if word in COMMON else f"{found[1]} {MASK}"
