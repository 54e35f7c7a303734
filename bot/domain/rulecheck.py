"""What is odd about a version of the rules: phrases that contradict each other or can never count, silent agencies."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.domain.rules import Phrase, Rules, Words

NEARLY = 0.8
"""From this share of the stronger weight on, two agencies contradict each other."""


CLEAR = 1.0
"""From this weight on a phrase is meant to decide."""


class Oddity(StrEnum):
    """What is odd.

    CONFLICTING: the same words clearly speak for two agencies about alike. SHADOWED: a phrase that can never count.
    UNREACHABLE: rules for a type that no agency has. SILENT: an agency type without rules.
    """

    CONFLICTING = "conflicting"
    SHADOWED = "shadowed"
    UNREACHABLE = "unreachable"
    SILENT = "silent"


class Odd(NamedTuple):
    """One oddity: the agency type, the words of the phrase (none where it is about the type), and why."""

    what: Oddity
    agency: str
    words: Words = ()
    why: str = ""


def oddities(rules: Rules, types: Collection[str], *, without: Collection[str] = ()) -> tuple[Odd, ...]:
    """List what is odd; ``types`` are the government's, and those in ``without`` need no rules."""
    named = {agency for agency, phrases in rules.phrases.items() if phrases}
    return (
        *(Odd(Oddity.UNREACHABLE, agency, why="no agency has this type") for agency in sorted(named - set(types))),
        *(Odd(Oddity.SILENT, kind, why="no rules lead there") for kind in sorted({*types} - named - {*without})),
        *_conflicting(rules),
        *_shadowed(rules),
    )


def _conflicting(rules: Rules) -> Iterator[Odd]:
    """Find words that under the same conditions speak for two agencies about alike, the weightiest first."""
    for words, votes in sorted(rules.votes.items(), key=lambda one: (-one[1][0][1].weight, one[0])):
        alike: defaultdict[tuple[object, ...], list[tuple[str, Phrase]]] = defaultdict(list)
        for agency, phrase in votes:
            if phrase.weight > 0:
                alike[_conditions(phrase)].append((agency, phrase))
        for (first, strong), *others in alike.values():
            # What says little by itself may say it of several.
            second = next(
                (agency for agency, one in others if agency != first and one.weight >= NEARLY * strong.weight), first
            )
            if strong.weight >= CLEAR and second != first:
                yield Odd(Oddity.CONFLICTING, first, words, f"speaks for {second} too")


def _conditions(phrase: Phrase) -> tuple[object, ...]:
    return frozenset(phrase.needs), frozenset(phrase.unless), phrase.near


def _shadowed(rules: Rules) -> Iterator[Odd]:
    """Find phrases that can never count."""
    for words, votes in rules.votes.items():
        always: dict[str, float] = {}
        for agency, phrase in votes:
            # The same words in another spelling, with the same weight, say the same twice: that is not odd.
            hidden = phrase.weight < always.get(agency, phrase.weight)
            why = _never(phrase, words) or ("the same words already speak with more weight" if hidden else "")
            if why:
                yield Odd(Oddity.SHADOWED, agency, phrase.words, why)
            elif not (phrase.needs or phrase.unless):
                always.setdefault(agency, phrase.weight)


def _never(phrase: Phrase, words: Words) -> str:
    """Say why a phrase can never count; empty where it can."""
    if blocking := next((one for one in phrase.unless if _inside(one, words)), None):
        return f"its own unless {' '.join(blocking)!r} stands in it"
    room = len(words) + 2 * phrase.near
    possible = [one for one in phrase.needs if not phrase.near or len(one) <= room]
    if phrase.needs and not possible:
        return f"what it needs is longer than its near allows, such as {' '.join(phrase.needs[0])!r}"
    if possible and all(any(_inside(bar, one) for bar in phrase.unless) for one in possible):
        return "whatever it needs holds something of its unless"
    return ""


def _inside(words: Words, longer: Words) -> bool:
    return any(longer[start : start + len(words)] == words for start in range(len(longer) - len(words) + 1))


def counted(found: Iterable[Odd]) -> dict[Oddity, int]:
    """Count oddities by what they are, in the order of the kinds."""
    listed = [one.what for one in found]
    return {what: listed.count(what) for what in Oddity if what in listed}


def first_of(found: Sequence[Odd], count: int) -> list[Odd]:
    """Give the first few of each kind."""
    return [one for what in Oddity for one in [odd for odd in found if odd.what is what][:count]]
