"""Official areas by their Kemendagri codes: which level, what lies in what, and how people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")
"""A province, a regency or city, a district, or a village: ``35.78.01.1001``."""

PAPUA = "91"
"""From this province on a district is called Distrik."""

SURE = 0.75
"""What is less likely is asked about."""

AHEAD = 0.04
"""By how much the best must be ahead of the next."""


class Level(IntEnum):
    """The four levels; the number is that of a code's parts."""

    PROVINCE = 1
    REGENCY = 2
    DISTRICT = 3
    VILLAGE = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """One area: the name is the official one, without the word for its level but for Kabupaten and Kota."""

    code: str
    name: str

    @property
    def level(self) -> Level:
        """Tell the level, by the code."""
        return level_of(self.code)

    @property
    def is_city(self) -> bool:
        """Tell whether it is a kota (71 to 99) and no kabupaten (01 to 69)."""
        return self.level is Level.REGENCY and self.code[3] >= "7"

    @property
    def is_kelurahan(self) -> bool:
        """Tell whether it is a kelurahan (1xxx) and no desa."""
        return self.level is Level.VILLAGE and self.code[9] == "1"

    @property
    def title(self) -> str:
        """Give the name as it stands in an address, with a short word for its level."""
        return f"{self._word} {self.name}".lstrip()

    @property
    def _word(self) -> str:
        match self.level:
            case Level.VILLAGE:
                return "Kel." if self.is_kelurahan else "Desa"
            case Level.DISTRICT:
                return "Distrik" if self.code >= PAPUA else "Kec."
            case _:
                return ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An area that a text may mean, and how likely (0 to 1); equal scores are equally good."""

    area: Area
    score: float


def level_of(code: str) -> Level:
    """Tell the level of a code."""
    return Level(code.count(".") + 1)


def is_code(text: str) -> bool:
    """Tell whether it has the form of a code."""
    return CODE.fullmatch(text) is not None


def parent_of(code: str) -> str:
    """Give the code of what it lies in; of a province, nothing."""
    return code.rpartition(".")[0]


def codes_above(code: str) -> tuple[str, ...]:
    """Give the codes from the province down to the code itself."""
    parts = code.split(".")
    return tuple(".".join(parts[:number]) for number in range(1, len(parts) + 1))


def within(code: str, area: str) -> bool:
    """Tell whether a code lies in an area or is it; everything lies in the area without a code."""
    return not area or code == area or code.startswith(f"{area}.")


def spelt(path: Sequence[Area]) -> str:
    """Write a path as people do, village first and without the province."""
    shown = [area for area in path if area.level is not Level.PROVINCE] or path
    return ", ".join(area.title for area in reversed(shown))


def clear(found: Sequence[Found]) -> Area | None:
    """Give the one area that is meant beyond doubt, of those that were found, best first."""
    if not found or found[0].score < SURE:
        return None
    best = found[0]
    others = (one for one in found[1:] if not within(one.area.code, best.area.code))
    return None if any(one.score > best.score - AHEAD for one in others) else best.area
