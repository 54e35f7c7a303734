"""What a text tells of a person without need: identity numbers, phone numbers, the person's own name."""

from __future__ import annotations

import re

MASK = "•••"

_GAP = r"[\s.-]?"
_IDENTITY = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{15}}(?!\d)")
"""NIK and KK have 16 digits, however they are grouped or glued to letters."""

_PHONE = re.compile(rf"(?<![\d+])(?<!\d[.,])(?:\+?{_GAP}62|0){_GAP}\d(?:{_GAP}\d){{7,12}}(?!\d)")
"""Indonesian numbers: +62 or 0, and eight to thirteen digits."""

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
