"""Keyword rules rank the agencies for a report and show the words that decided."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.language import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.rules import Branch, Phrase, Rules, Words


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
    evidence: defaultdict[str, dict[Words, Evidence]] = defaultdict(dict)
    for part, is_title in ((title, True), (text, False)):
        for agency, found in _evidence(part, rules, is_title=is_title) if part else ():
            evidence[agency].setdefault(found.phrase, found)
    ranked = (_ranked(agency, found.values()) for agency, found in evidence.items())
    return tuple(sorted((one for one in ranked if one.score > 0), key=lambda one: (-one.score, one.agency))[:top])


def margin_of(ranked: Sequence[Ranked]) -> float:
    """Give by how much the first is ahead of the second; its whole score where it is alone, 0 where nobody is."""
    first, second = (one.score for one in (*ranked, *_NOBODY, *_NOBODY)[:2])
    return round(first - second, 3)


_NOBODY = (Ranked("", 0.0, ()),)


def _evidence(text: str, rules: Rules, *, is_title: bool) -> Iterator[tuple[str, Evidence]]:
    """Walk through a text from left to right; a phrase inside a longer one that counts is passed over."""
    written, spans = read(text)
    forms, tree = rules.forms, rules.tree
    words = tuple([forms.get(word, word) for word in written])
    covered = 0
    for start, first in enumerate(words):
        if first not in tree:
            continue
        for end, votes in reversed(_phrases(words, start, tree[first])):
            heard = [one for one in votes if one[1].holds(words, start, end)] if end > covered else ()
            if heard:
                covered = end
                as_written = text[spans[start][0] : spans[end - 1][1]]
                for agency, rule in heard:
                    points = rule.weight * (rule.title if is_title else 1.0)
                    yield agency, Evidence(words[start:end], points, as_written, rule)
                break


def _phrases(words: Words, start: int, branch: Branch | None) -> list[tuple[int, tuple[tuple[str, Phrase], ...]]]:
    """List the phrases that begin at a word, each with its end and what it says, the shortest first."""
    found = []
    for end in range(start + 1, len(words) + 1):
        if branch is None:
            break
        if branch.votes:
            found.append((end, branch.votes))
        branch = branch.next.get(words[end]) if end < len(words) else None
    return found


def _ranked(agency: str, found: Iterable[Evidence]) -> Ranked:
    """Add up what speaks for one agency."""
    strongest = tuple(sorted(found, key=lambda one: -one.points))
    return Ranked(agency, round(sum(one.points for one in strongest), 3), strongest)
