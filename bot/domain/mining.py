"""Phrases that officers' corrections point to: often in what was moved to an agency, rarely in what is rightly others'.

Only words of at least two people are proposed, and none that hold a number or a mask: a phrase is nobody's story.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.language import words_of
from bot.domain.masking import MASK, without_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.domain.rules import Rules, Words

LONGEST = 4
"""Words of the longest phrase that is proposed."""

PEOPLE = 2
"""From so many different people a phrase must come."""

PURITY = 0.75
"""At least this share of the reports that hold a phrase belongs to the agency."""

EVIDENCE = 2.7
"""The least G2, the log-likelihood of the counts against chance; 2.7 is what chance exceeds once in ten times."""

_PARTS = re.compile(rf"[.,;:!?()\n]|{MASK}")

_IDLE = """
    yang yg di ke dari dan atau dengan dgn untuk utk pada dalam oleh karena krn sebab agar supaya tapi tetapi namun juga
    sudah belum tidak bukan akan bisa dapat ada adalah ini itu tersebut saja lagi masih sangat sekali lebih para kami
    kita saya anda mereka ia dia nya pak bu bapak ibu mohon tolong minta terima kasih assalamualaikum selamat pagi siang
    sore malam hari minggu bulan tahun kemarin tadi sejak sampai jika kalau bila maka seperti sebagai serta saat ketika
    the a an of to in on at and or is are was were has have for with from this that it we i my our please since
"""
IDLE = frozenset(_IDLE.split())
"""Words that say nothing of a matter by themselves: no phrase begins or ends with one."""


class Told(NamedTuple):
    """A report to learn from: who told it under which name, its words, and the agency type that it belongs to."""

    person: int
    name: str
    text: str
    agency: str
    corrected: bool


class Proposal(NamedTuple):
    """A phrase for an agency type: in how many reports that were moved there, in how many of others, and its G2."""

    agency: str
    words: Words
    moved: int
    others: int
    evidence: float


def proposals(told: Sequence[Told], rules: Rules, *, top: int = 10) -> tuple[Proposal, ...]:
    """Give at most ``top`` phrases an agency type, those with the most evidence first."""
    phrases = [(one, frozenset(_phrases(one, rules))) for one in told]
    found: list[Proposal] = []
    for agency in sorted({one.agency for one in told if one.corrected}):
        moved = [(one, words) for one, words in phrases if one.agency == agency and one.corrected]
        others = [words for one, words in phrases if one.agency != agency]
        known = {rules.usual(phrase.words) for phrase in rules.phrases.get(agency, ()) if phrase.weight > 0}
        found += _widest(_of(agency, moved, others, known))[:top]
    return tuple(found)


def _of(
    agency: str,
    moved: Sequence[tuple[Told, frozenset[Words]]],
    others: Sequence[frozenset[Words]],
    known: Iterable[Words],
) -> list[Proposal]:
    """Weigh every phrase of what was moved to one agency."""
    people: defaultdict[Words, set[int]] = defaultdict(set)
    counts: defaultdict[Words, int] = defaultdict(int)
    for one, phrases in moved:
        for words in phrases:
            people[words].add(one.person)
            counts[words] += 1
    often = {words: counts[words] for words in people.keys() - set(known) if len(people[words]) >= PEOPLE}
    against = {words: sum(words in phrases for phrases in others) for words in often}
    weighed = (
        Proposal(agency, words, count, against[words], _g2(count, len(moved), against[words], len(others)))
        for words, count in often.items()
        if count >= PURITY * (count + against[words])
    )
    return sorted((one for one in weighed if one.evidence >= EVIDENCE), key=lambda one: (-one.evidence, one.words))


def _widest(found: Sequence[Proposal]) -> list[Proposal]:
    """Leave out what only ever stands inside a longer phrase."""
    by_counts: defaultdict[tuple[int, int], list[Words]] = defaultdict(list)
    for one in found:
        by_counts[one.moved, one.others].append(one.words)
    return [
        one
        for one in found
        if not any(_inside(one.words, longer) for longer in by_counts[one.moved, one.others] if longer != one.words)
    ]


def _inside(words: Words, longer: Words) -> bool:
    return any(longer[start : start + len(words)] == words for start in range(len(longer) - len(words) + 1))


def _phrases(told: Told, rules: Rules) -> Iterator[Words]:
    """Give the phrases of a report, without whatever tells of a person."""
    for part in _PARTS.split(without_person(told.text, told.name)):
        words = rules.usual(words_of(part))
        for start, first in enumerate(words):
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                if not _telling(words[end - 1]):
                    break
                if first not in IDLE and words[end - 1] not in IDLE:
                    yield words[start:end]


def _telling(word: str) -> bool:
    """Tell whether a word may stand in a rule: no number, and not a single letter."""
    return word.isalpha() and len(word) > 1


def _g2(moved: int, of_moved: int, others: int, of_others: int) -> float:
    """Give the log-likelihood of a phrase's counts in two heaps of reports against an even spread."""
    rate = (moved + others) / (of_moved + of_others)
    return round(2 * (_part(moved, rate * of_moved) + _part(others, rate * of_others)), 2)


def _part(seen: int, expected: float) -> float:
    return seen * math.log(seen / expected) if seen else 0.0


def blamed(corrections: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
    """Count how often each phrase decided wrongly, by agency type and phrase, the most often first."""
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for pair in corrections:
        counts[pair] += 1
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
