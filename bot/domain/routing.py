"""Keyword rules rank the agencies for a report and show the words that decided."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.language import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.rules import Branch, Phrase, Rules, Votes, Words


END = ""
"""What stands behind the last word of a text, and in no phrase."""


class Evidence(NamedTuple):
    """A phrase that counted: its words as the rules know them, its points, and how the citizen wrote it."""

    phrase: Words
    points: float
    written: str
    rule: Phrase


class Ranked(NamedTuple):
    """An agency type, its score, and what made it up, the strongest first."""

    agency: str
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Give the words that spoke for it, as the citizen wrote them."""
        return tuple(dict.fromkeys(one.written for one in self.evidence if one.points > 0))


def rank(text: str, rules: Rules, *, title: str = "", top: int = 3) -> tuple[Ranked, ...]:
    """Give at most ``top`` agency types with a score above 0, the best first and ties by name.

    A phrase counts once however often it is repeated; in a title it counts as its rule says.
    """
    found: dict[Words, _Hit] = {}
    for part, is_title in ((title, True), (text, False)):
        for hit in _hits(part, rules, is_title=is_title) if part else ():
            found.setdefault(hit.words, hit)
    scores: defaultdict[str, float] = defaultdict(float)
    for hit in found.values():
        for agency, rule in hit.heard:
            scores[agency] += rule.weight * rule.title if hit.is_title else rule.weight
    best = sorted((-score, agency) for agency, score in scores.items() if round(score, 3) > 0)[:top]
    return tuple(Ranked(agency, round(-score, 3), _evidence(agency, found.values())) for score, agency in best)


def hints_of(ranked: Sequence[Ranked]) -> frozenset[str]:
    """Give the classes that the phrases of the best agency hint at."""
    return frozenset(one.rule.hint for found in ranked[:1] for one in found.evidence if one.rule.hint)


def margin_of(ranked: Sequence[Ranked]) -> float:
    """Give by how much the first is ahead of the second; its whole score where it is alone, 0 where nobody is."""
    first, second = (one.score for one in (*ranked, *_NOBODY, *_NOBODY)[:2])
    return round(first - second, 3)


_NOBODY = (Ranked("", 0.0, ()),)


class _Hit(NamedTuple):
    """A phrase that stands in a text or its title, and what it says by agency."""

    words: Words
    heard: Votes
    text: str
    start: int
    end: int
    is_title: bool


def _hits(text: str, rules: Rules, *, is_title: bool) -> Iterator[_Hit]:
    """Walk through a text from left to right; a phrase inside a longer one that counts is passed over."""
    written, spans = read(text)
    forms, tree = rules.forms, rules.tree
    words = (*[forms.get(word, word) for word in written], END)
    covered = 0
    for start, first in enumerate(words):
        branch = tree.get(first)
        # Most words begin phrases that end otherwise; those are passed over here.
        if branch is None or not (branch.votes or (branch.next and words[start + 1] in branch.next)):
            continue
        for end, one in reversed(_phrases(words, start, branch)):
            if end <= covered:
                break
            if heard := one.heard(words, start, end):
                covered = end
                yield _Hit(words[start:end], heard, text, spans[start][0], spans[end - 1][1], is_title)
                break


def _phrases(words: Words, start: int, branch: Branch | None) -> list[tuple[int, Branch]]:
    """List the phrases that begin at a word, each with its end, the shortest first."""
    found = []
    for end in range(start + 1, len(words)):
        if branch is None:
            break
        if branch.votes:
            found.append((end, branch))
        branch = branch.next.get(words[end]) if branch.next else None
    return found


def _evidence(agency: str, found: Iterable[_Hit]) -> tuple[Evidence, ...]:
    """List what made up the score of one agency."""
    heard = ((hit, rule) for hit in found for who, rule in hit.heard if who == agency)
    listed = (
        Evidence(hit.words, rule.weight * (rule.title if hit.is_title else 1), hit.text[hit.start : hit.end], rule)
        for hit, rule in heard
    )
    return tuple(sorted(listed, key=lambda one: -one.points))
