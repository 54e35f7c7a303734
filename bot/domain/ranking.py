"""Which of the areas that a text may mean it does mean: by its own name, and by the names of what it lies in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.areas import codes_above, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.addresses import Mention

SUPPORT = 0.5
"""How much it adds that the text names an area around it too."""

AGAINST = 0.6
"""What is left where the text names another area around it."""

WIDER = 0.95
"""What is left for an area inside another of the same name: the wider one is true anyhow."""

LEAST = 0.4
"""What is less likely than this is not told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """An area that a mention may mean, and how alike the names are (0 to 1)."""

    mention: Mention
    code: str
    likeness: float

    @property
    def own(self) -> float:
        """Give how likely it is meant, before anything else is looked at."""
        return self.likeness * self.mention.weight


def ranked(matches: Iterable[Match], *, area: str = "") -> list[tuple[str, float]]:
    """Give codes inside an area with scores from 0 to 1, best first; matches outside it only speak against others."""
    kept = _unshadowed([match for match in matches if match.mention.fits(match.code)])
    named = _Named.of(kept)
    scores: dict[str, float] = {}
    for match in kept:
        if within(match.code, area):
            score = match.own * (1 + SUPPORT * named.support(match)) * named.doubt(match)
            scores[match.code] = max(scores.get(match.code, 0), score)
    # Names that support each other are beyond doubt; what they leave behind is less likely by as much.
    most = max(1, *scores.values(), 1)
    best = ((code, round(score / most, 3)) for code, score in scores.items() if score / most >= LEAST)
    return sorted(best, key=lambda one: (-one[1], len(one[0]), one[0]))


def _unshadowed(matches: Sequence[Match]) -> list[Match]:
    """Leave out what is only a part of a longer name that fits as well, unless a word before it tells its level."""
    exact = {match.mention for match in matches if match.likeness == 1}
    inner = {match.mention for match in matches if any(match.mention.inside(longer) for longer in exact)}
    return [match for match in matches if match.mention.hint or match.mention not in inner]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """What a text names: matches by code, and for each mention after a word for its level the codes it may mean."""

    by_code: dict[str, list[Match]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[int, tuple[Mention, set[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, matches: Iterable[Match]) -> _Named:
        named = cls()
        for match in matches:
            named.by_code[match.code].append(match)
            if match.mention.hint:
                named.by_word.setdefault(match.mention.start, (match.mention, set()))[1].add(match.code)
        return named

    def _around(self, match: Match) -> Iterator[Match]:
        """Give the matches of each area around this one."""
        for code in codes_above(match.code)[:-1]:
            yield from self.by_code.get(code, ())

    def support(self, match: Match) -> float:
        """Give how surely other words name the areas around this one, added up."""
        found: dict[str, float] = {}
        for other in self._around(match):
            if other.mention.apart(match.mention):
                found[other.code] = max(found.get(other.code, 0), other.own)
        return sum(found.values())

    def doubt(self, match: Match) -> float:
        """Judge what speaks against it: another area is named around it, or the same words name one."""
        above = codes_above(match.code)[:-1]
        against = any(
            # All codes after one word are of the level that it tells.
            len(next(iter(codes))) < len(match.code) and said.apart(match.mention) and codes.isdisjoint(above)
            for said, codes in self.by_word.values()
        )
        wider = any(other.mention == match.mention for other in self._around(match))
        return (AGAINST if against else 1) * (WIDER if wider else 1)
