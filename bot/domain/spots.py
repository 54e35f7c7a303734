"""Whether two places that people describe are one: by the names in them, of streets and of what everybody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.addresses import HINTS, NUMBERED, STREETS, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Likeness = Callable[[str, str], float]
    """How alike two texts are, from 0 to 100."""


def listed(words: str) -> frozenset[str]:
    """Make a set of words that are written in a row."""
    return frozenset(words.split())


SPELT = 80.0
"""Words as alike as this are one word with a slip in it: "Kenanga" and "Kenonga"."""

WAYS = frozenset(("jl", "jln", "jalan", "gang", "gg", "perum", "perumahan", "komplek", "kompleks"))
"""What follows is a name; which of these stands before it, people do not agree on."""

MARKS = STREETS - WAYS | listed(
    "balai gedung kantor kampus kolam lapangan makam mal mall monumen musala mushola pasar pos posyandu pura sma smk "
    "stadion taman tpa tps tpu tugu vihara waduk waterpark"
)
"""What everybody there knows: the word belongs to the name that follows, for a market is no school."""

ONE_SPELLING: Mapping[str, str] = {"gg": "gang", "sdn": "sd", "smpn": "smp", "sman": "sma", "smkn": "smk"}

COUNTED = frozenset(("gang", "sd", "smp", "sma", "smk", "blok", "km", "tps"))
"""What has a number for a name; two different numbers are two different places."""

BETWEEN = listed(
    "di ke dari dan atau yang pada sekitar dekat dkt depan dpn belakang blkg samping seberang sebelah pinggir tepi "
    "ujung pojok tengah antara arah menuju sampai setelah sebelum sebrang area daerah wilayah lokasi tempat rumah rmh "
    "saya kami bawah atas dalam luar ini itu situ sini nya pak bu bapak ibu"
)
"""Words that stand between names and tell no place from another."""

FILLING = frozenset(("raya", "negeri", "warga", "umum"))
"""Words in a name that people leave out."""

_GLUED = re.compile(r"(?<=[^\W\d])(?=\d)")
_PARTS = re.compile(r"[,;\n()/|]| - ")
STEM = 3
"""So many letters of a word are looked for before anything is taken apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A described place: the names in it, each as its words, and the other words that may tell it."""

    names: tuple[tuple[str, ...], ...] = ()
    other: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Give every word that tells something."""
        return (*(word for name in self.names for word in name), *self.other)

    @property
    def stems(self) -> frozenset[str]:
        """Give how its words begin, of which one stands wherever the place is told."""
        return frozenset(word[:STEM] for word in self.words if word not in MARKS)

    def numbers(self) -> Iterator[tuple[str, str]]:
        """Give what has a number for a name, with it."""
        yield from ((name[0], name[1]) for name in self.names if len(name) > 1 and name[0] in COUNTED)


def spot_of(text: str) -> Spot:
    """Take a description apart; names of areas after a word for their level say too little and are left out."""
    names: list[list[str]] = []
    other: list[str] = []
    for part in _PARTS.split(_GLUED.sub(" ", text)):
        _take(words_of(part), names, other)
    told = (tuple(name) for name in names if any(word not in MARKS for word in name))
    return Spot(names=tuple(dict.fromkeys(told)), other=tuple(dict.fromkeys(other)))


def _take(words: list[str], names: list[list[str]], other: list[str]) -> None:
    """Share the words of a part out to names and the rest."""
    into: list[str] | None = other
    before = ""
    for word in (ONE_SPELLING.get(one, one) for one in words if one not in FILLING):
        if word.isdigit() and before in COUNTED:
            names.append([before, word])
            into = names[-1]
        elif word in WAYS or word in MARKS:
            names.append([word] if word in MARKS else [])
            into = names[-1]
        elif word in HINTS:
            into = None
        elif word.isdigit() or word in BETWEEN or word in NUMBERED:
            into = other
        elif into is not None and word not in COUNTED:
            into.append(word)
        before = word


def same_spot(one: Spot, other: Spot, likeness: Likeness) -> bool:
    """Tell whether two descriptions may mean one place: a name of one is in the other, no number against it."""
    if _contradict(one, other):
        return False
    if one.names and other.names:
        return any(_covers(mine, theirs, likeness) for mine in one.names for theirs in other.names)
    return bool(one.words and other.words) and _covers(one.words, other.words, likeness)


def told_in(spot: Spot, words: frozenset[str]) -> bool:
    """Tell whether a story names the place: all words of one of its names stand there."""
    return any(words.issuperset(name) for name in spot.names or (spot.other,) if name)


def _contradict(one: Spot, other: Spot) -> bool:
    mine, theirs = _by_kind(one.numbers()), _by_kind(other.numbers())
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _by_kind(numbers: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, number in numbers:
        found.setdefault(kind, set()).add(number)
    return found


def _covers(one: tuple[str, ...], other: tuple[str, ...], likeness: Likeness) -> bool:
    """Tell whether every word of the shorter one is in the longer, but for a slip."""
    short, long = sorted((one, other), key=len)
    return all(word in long or any(likeness(word, each) >= SPELT for each in long) for word in short)
