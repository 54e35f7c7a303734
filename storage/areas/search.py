"""From what somebody typed to the codes it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.addresses import WHOLE, mentions
from bot.domain.areas import within
from bot.domain.ranking import Match, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.addresses import Mention
    from storage.areas.names import Names

MOST_GUESSES = 12
"""For how many runs of words names that are nearly alike are looked for."""


def search(names: Names, text: str, *, area: str = "") -> list[tuple[str, float]]:
    """Give the codes inside an area that a text may mean, with their scores, best first."""
    said = mentions(text)
    exact = names.exact(mention.key for mention in said)
    matches = [Match(mention=one, code=code, likeness=1) for one in said for code in exact.get(one.key, ())]
    matches += _guessed(names, said, matches, area)
    return ranked(matches, area=area)


def _guessed(names: Names, said: list[Mention], matches: list[Match], area: str) -> Iterator[Match]:
    """Give names that are nearly alike, where a name certainly stands and none inside the area was found."""
    known = {_place(one.mention) for one in matches if within(one.code, area) and one.mention.fits(one.code)}
    open_ = [one for one in said if one.weight >= WHOLE and _place(one) not in known]
    guesses = [(one, key, likeness) for one in open_[:MOST_GUESSES] for key, likeness in names.alike(one.key, area)]
    codes = names.exact(key for _, key, _ in guesses)
    for mention, key, likeness in guesses:
        yield from (Match(mention=mention, code=code, likeness=likeness) for code in codes[key])


def _place(mention: Mention) -> tuple[int, int]:
    """Tell where a name is looked for: after a word for its level wherever it ends, else from comma to comma."""
    return mention.start, 0 if mention.hint else mention.end
