"""Keyword rules as values: phrases that speak for an agency type, under which conditions, and how words are spelt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Words = tuple[str, ...]

TITLE_FACTOR = 2.0
CLITICS = ("nya", "lah", "kah")
"""Endings that do not change what a word is about: "jalannya" is "jalan"."""

SHORTEST_STEM = 4
"""Shorter words are not looked for under an ending: "bukanya" is not "buka"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """Words that speak for an agency where they stand side by side.

    A weight of 0 only hides shorter phrases, a negative one speaks against. With ``needs`` one of these must stand in
    the text too, with ``unless`` none of them may, both within ``near`` words (0: anywhere in the text). ``title`` is
    the factor in a title. ``about`` names the topic, ``category`` its official id, ``hint`` the class it suggests.
    """

    words: Words
    weight: float
    about: str = ""
    needs: tuple[Words, ...] = ()
    unless: tuple[Words, ...] = ()
    near: int = 0
    title: float = TITLE_FACTOR
    category: str = ""
    hint: str = ""

    def holds(self, text: Words, start: int, end: int) -> bool:
        """Tell whether the conditions are met where the phrase stands in the words of a text."""
        if not (self.needs or self.unless):
            return True
        window = text[max(0, start - self.near) : end + self.near] if self.near else text
        return (not self.needs or _any(self.needs, window)) and not _any(self.unless, window)


def _any(phrases: Sequence[Words], window: Words) -> bool:
    """Tell whether one of these phrases stands there."""
    return any(
        window[place : place + len(words)] == words
        for words in phrases
        for place, word in enumerate(window)
        if word == words[0]
    )


Votes = tuple[tuple[str, Phrase], ...]
"""Agency types with what a phrase says for each."""


@dataclass(slots=True)
class Branch:
    """What the phrase up to here says, and which words go on from here.

    ``votes`` has the strongest first; where none has a condition (``plain``), each agency is there once.
    """

    votes: Votes = ()
    plain: bool = True
    next: dict[str, Branch] | None = None

    def heard(self, text: Words, start: int, end: int) -> Votes:
        """Give for each agency the strongest of what counts where the phrase stands in the words of a text."""
        if self.plain:
            return self.votes
        return _each_once([one for one in self.votes if one[1].holds(text, start, end)])


def _each_once(votes: Sequence[tuple[str, Phrase]]) -> Votes:
    """Give the first vote of each agency."""
    return tuple(dict(reversed(votes)).items())


@dataclass(frozen=True, kw_only=True, slots=True)
class Confidence:
    """How sure the first agency is by its margin before the second.

    ``calibration`` gives the measured share that was right from each margin on (0 to 1), the margins rising from 0;
    from ``sure`` on one agency is offered alone.
    """

    sure: float = 2.0
    calibration: tuple[tuple[float, float], ...] = ((0.0, 0.5), (1.0, 0.75), (2.0, 0.9))

    def share(self, margin: float) -> float:
        """Give how often the first agency was right at such a margin (0 to 1)."""
        return next(share for start, share in reversed(self.calibration) if margin >= start)


CONFIDENCE = Confidence()
"""What is believed of rules that were not measured."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """One immutable version of the phrases of every agency type.

    ``spelling`` gives words that are written in another way their usual form; it is known to phrases and texts alike.
    """

    version: int | str
    phrases: Mapping[str, tuple[Phrase, ...]]
    spelling: Mapping[str, str] = field(default_factory=dict)
    beyond: Mapping[str, str] = field(default_factory=dict)
    """Topics that are another government's matter, with whose."""
    confidence: Confidence = CONFIDENCE

    @cached_property
    def votes(self) -> Mapping[Words, Votes]:
        """Give for the words of each phrase what they say for which agency type, the strongest first."""
        votes: defaultdict[Words, list[tuple[str, Phrase]]] = defaultdict(list)
        for agency, phrases in self.phrases.items():
            for phrase in phrases:
                votes[self.usual(phrase.words)].append((agency, self._usual(phrase)))
        return {words: tuple(sorted(listed, key=lambda one: -one[1].weight)) for words, listed in votes.items()}

    @cached_property
    def tree(self) -> Mapping[str, Branch]:
        """Give for a first word what may follow it, so that a text is walked through once whatever the number."""
        tree: dict[str, Branch] = {}
        for words, votes in self.votes.items():
            branch = tree.setdefault(words[0], Branch())
            for word in words[1:]:
                branch.next = {} if branch.next is None else branch.next
                branch = branch.next.setdefault(word, Branch())
            branch.plain = not any(rule.needs or rule.unless for _, rule in votes)
            branch.votes = _each_once(votes) if branch.plain and len(votes) > 1 else votes
        return tree

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Give every other form of a word that is known: its spellings, and the word with an ending."""
        known = {word for words in self._phrases() for word in words}
        ended = {
            word + ending: word
            for word in known
            if len(word) >= SHORTEST_STEM and word.isalpha()
            for ending in CLITICS
            if word + ending not in known
        }
        return {**ended, **self.spelling}

    def prepare(self) -> Rules:
        """Make at once all that ranking looks up, so that nobody's text waits for it; gives these rules."""
        _ = self.tree, self.forms
        return self

    def sure(self, margin: float) -> bool:
        """Tell whether such a margin suffices to offer one agency alone."""
        return margin >= self.confidence.sure

    def _usual(self, phrase: Phrase) -> Phrase:
        """Spell the conditions of a phrase as texts are."""
        if not (phrase.needs or phrase.unless):
            return phrase
        return replace(phrase, needs=self._conditions[phrase.needs], unless=self._conditions[phrase.unless])

    @cached_property
    def _conditions(self) -> Mapping[tuple[Words, ...], tuple[Words, ...]]:
        """Give each list of conditions as texts are spelt, once for all phrases that share it."""
        every = [phrase for phrases in self.phrases.values() for phrase in phrases]
        return {one: tuple(map(self.usual, one)) for phrase in every for one in (phrase.needs, phrase.unless)}

    def _phrases(self) -> Iterator[Words]:
        """Give the words of every phrase, and of every condition."""
        for words, votes in self.votes.items():
            yield words
            for _, phrase in votes:
                yield from phrase.needs
                yield from phrase.unless

    def usual(self, words: Iterable[str]) -> Words:
        """Spell words in their usual form."""
        return tuple(self.spelling.get(word, word) for word in words)
