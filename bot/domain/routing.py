"""Keyword rules rank the agencies for a report and show the words that decided."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TITLE_FACTOR = 2.0
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """Words that speak for an agency when they stand side by side; a weight of 0 only hides shorter phrases."""

    words: tuple[str, ...]
    weight: float


class Token(NamedTuple):
    """A word in its comparable form and where it stands in the text as written."""

    word: str
    start: int
    end: int


class Ranked(NamedTuple):
    """An agency type, its score, and the deciding words as the citizen wrote them, the strongest first."""

    agency: str
    score: float
    words: tuple[str, ...]


class _Hit(NamedTuple):
    """A phrase met in a text, with its span there."""

    words: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Rules:
    """One immutable version of the phrases of every agency type."""

    version: int | str
    phrases: Mapping[str, tuple[Phrase, ...]]

    @cached_property
    def votes(self) -> Mapping[tuple[str, ...], Mapping[str, float]]:
        """Give for the words of each phrase the weight by agency type."""
        votes: defaultdict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        for agency, phrases in self.phrases.items():
            for phrase in phrases:
                votes[phrase.words][agency] = phrase.weight
        return dict(votes)

    @cached_property
    def by_first_word(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Give for a first word the phrases that begin with it, the longest first."""
        found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in sorted(self.votes, key=len, reverse=True):
            found[words[0]].append(words)
        return {first: tuple(phrases) for first, phrases in found.items()}


def normalise(text: str) -> tuple[Token, ...]:
    """Split a text into whole words without case, each with its offsets in the text."""
    return tuple(
        Token(unicodedata.normalize("NFKC", found[0]).casefold(), found.start(), found.end())
        for found in _WORD.finditer(text)
    )


def rank(text: str, rules: Rules, *, title: str = "", top: int = 3) -> tuple[Ranked, ...]:
    """Give at most ``top`` agency types with a score above 0, the best first and ties by name.

    A phrase counts once however often it is repeated; a title's phrase counts ``TITLE_FACTOR`` times more.
    """
    evidence: defaultdict[str, dict[tuple[str, ...], tuple[float, str]]] = defaultdict(dict)
    for part, factor in ((title, TITLE_FACTOR), (text, 1.0)):
        for hit in _hits(part, rules):
            for agency, weight in rules.votes[hit.words].items():
                evidence[agency].setdefault(hit.words, (weight * factor, part[hit.start : hit.end]))
    ranked = (_ranked(agency, tuple(found.values())) for agency, found in evidence.items())
    return tuple(sorted((one for one in ranked if one.score > 0), key=lambda one: (-one.score, one.agency))[:top])


def _hits(text: str, rules: Rules) -> Iterator[_Hit]:
    """Walk through a text from left to right; a phrase inside a longer one is passed over."""
    tokens = normalise(text)
    words = tuple(token.word for token in tokens)
    covered = 0
    for start, first in enumerate(words):
        for phrase in rules.by_first_word.get(first, ()):
            end = start + len(phrase)
            if end > covered and words[start:end] == phrase:
                covered = end
                yield _Hit(phrase, tokens[start].start, tokens[end - 1].end)
                break


def _ranked(agency: str, found: tuple[tuple[float, str], ...]) -> Ranked:
    """Add up what speaks for one agency."""
    strongest = sorted(found, key=lambda one: -one[0])
    words = dict.fromkeys(word for weight, word in strongest if weight)
    return Ranked(agency, round(sum(weight for weight, _ in found), 3), tuple(words))
