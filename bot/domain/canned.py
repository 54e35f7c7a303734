"""Ready replies of an agency: what may stand in their braces, and the texts that they become on a case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE, NAME, AGENCY, DAY = "kode", "nama", "instansi", "tanggal"
PLACEHOLDERS = (CODE, NAME, AGENCY, DAY)
"""What is filled in: the report's code, its reporter's name, the agency, and the day on which it came in."""

UNNAMED = "Bapak/Ibu"
"""How whoever is not to be named is addressed; it belongs to the language of the replies, as the placeholders do."""

LONGEST_NAME, LONGEST_REPLY = 40, 2000

MOST = 30
"""So many replies an agency keeps: each is a button."""

_BRACES = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Canned:
    """A ready reply of an agency; one that is not ``live`` was changed or deleted, and may be taken back."""

    id: int
    agency: str
    name: str
    text: str
    live: bool = True


def unknown(text: str) -> list[str]:
    """List what stands in braces and is no placeholder, as it is written."""
    return [found[0] for found in _BRACES.finditer(text) if _name(found) not in PLACEHOLDERS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put the values, by placeholder, in the place of the braces; what is no placeholder stays."""
    return _BRACES.sub(lambda found: values.get(_name(found), found[0]), text)


def _name(found: re.Match[str]) -> str:
    return found[1].strip().casefold()
