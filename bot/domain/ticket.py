"""The report code ``XXXX-XXXX-C``: make it, read it, and find it inside a text.

Eight random symbols of Crockford's base32 and a check symbol: the nine symbols, read as a polynomial over GF(32),
have the root 2. As 2 generates the field, all nine weights differ, so that every single wrong symbol and every swap
of two symbols is caught.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ORDER = len(ALPHABET)
_DATA, _LENGTH = 8, 9
_MODULUS = 0b100101  # x^5 + x^2 + 1, irreducible over GF(2)
_VALUES = {
    written: ALPHABET.index(meant)
    for meant, forms in [*((symbol, symbol) for symbol in ALPHABET), ("0", "O"), ("1", "IL")]
    for form in forms
    for written in (form, form.lower())
}
_SYMBOL = "[0-9A-TV-Za-tv-z]"
_GAP = r"([\s\u2010-\u2015\u2212-]?)"
_CANDIDATE = re.compile(rf"(?<![^\W_])(?=({_SYMBOL}{{4}}{_GAP}{_SYMBOL}{{4}}{_GAP}{_SYMBOL})(?![^\W_]))")


def make(random: Callable[[int], int] = secrets.randbelow) -> str:
    """Draw a new code; ``random(n)`` gives an integer from 0 to n - 1."""
    data = [random(_ORDER) for _ in range(_DATA)]
    return _printed([*data, _double(_value_at_two(data))])


def read(text: str) -> str | None:
    """Give the canonical code that a whole text spells, or None where it spells none or the check symbol is wrong."""
    values = [_VALUES.get(symbol) for symbol in text if not _ignored(symbol)]
    known = [value for value in values if value is not None]
    if len(values) != _LENGTH or len(known) != _LENGTH or _value_at_two(known):
        return None
    return _printed(known)


def find(text: str) -> str | None:
    """Give the first code inside a longer text in canonical form, or None.

    Without dashes only a mix of letters and digits is taken for a code: one word of nine letters in 32 would pass.
    """
    for candidate in _CANDIDATE.finditer(text):
        written, *gaps = candidate.groups()
        code = read(written) if _dashed(gaps) or _mixed(written) else None
        if code:
            return code
    return None


def _printed(values: Iterable[int]) -> str:
    """Write nine values in capitals with dashes."""
    symbols = "".join(ALPHABET[value] for value in values)
    return f"{symbols[:4]}-{symbols[4:8]}-{symbols[8]}"


def _value_at_two(values: Iterable[int]) -> int:
    """Evaluate the polynomial at 2 by Horner's rule; a whole code gives 0."""
    total = 0
    for value in values:
        total = _double(total) ^ value
    return total


def _double(value: int) -> int:
    """Multiply by 2 in GF(32)."""
    return value << 1 ^ (_MODULUS if value & 0b10000 else 0)


def _ignored(symbol: str) -> bool:
    """Tell whether a reader skips this symbol: a space or any kind of dash."""
    return symbol.isspace() or symbol == "\u2212" or unicodedata.category(symbol) == "Pd"


def _dashed(gaps: Iterable[str | None]) -> bool:
    """Tell whether both gaps are written as dashes."""
    return all(gap and not gap.isspace() for gap in gaps)


def _mixed(written: str) -> bool:
    """Tell whether a candidate has letters and digits."""
    return any(map(str.isdigit, written)) and any(map(str.isalpha, written))
