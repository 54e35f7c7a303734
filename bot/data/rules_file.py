"""One file of rules becomes phrases: ``[[phrases]]`` tables, each with a weight and a list of phrases.

A slot of a phrase may name several words with ``|``: "lampu jalan mati|padam" means two phrases.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from bot.data.trouble import TenantDataInvalid
from bot.domain.routing import Phrase, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_KEYS = frozenset({"about", "weight", "phrases"})


def phrases(content: Mapping[str, object], file: str) -> tuple[Phrase, ...]:
    """Give all phrases of a parsed file, alternatives spelt out; raises ``TenantDataInvalid``."""
    groups = content.get("phrases")
    if set(content) != {"phrases"} or not isinstance(groups, list):
        raise TenantDataInvalid(file, "top level", "must hold [[phrases]] alone", "Compare with a shipped file")
    found: dict[tuple[str, ...], Phrase] = {}
    for number, group in enumerate(groups, start=1):
        for phrase in _group(group, file, f"[[phrases]] {number}"):
            if phrase.words in found:
                remedy = "Keep it once"
                raise TenantDataInvalid(file, f"[[phrases]] {number}", f"{phrase.words} stands twice", remedy)
            found[phrase.words] = phrase
    return tuple(found.values())


def _group(group: object, file: str, where: str) -> Iterator[Phrase]:
    """Give the phrases of one table."""
    if not isinstance(group, dict) or set(group) - _KEYS:
        raise TenantDataInvalid(file, where, "has unknown keys", f"Keep to {', '.join(sorted(_KEYS))}")
    weight, listed = group.get("weight"), group.get("phrases")
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not math.isfinite(weight):
        raise TenantDataInvalid(file, f"{where}, weight", "is no number", "Write for example weight = 2")
    if not isinstance(listed, list) or not listed:
        raise TenantDataInvalid(file, f"{where}, phrases", "is no list", 'Write for example phrases = ["jalan rusak"]')
    for written in listed:
        for words in itertools.product(*_slots(written, file, f"{where}, {written!r}")):
            yield Phrase(words=tuple(itertools.chain.from_iterable(words)), weight=float(weight))


def _slots(written: object, file: str, where: str) -> Sequence[Sequence[tuple[str, ...]]]:
    """Split a phrase into slots, each with its alternatives as the words a text is compared with."""
    if not isinstance(written, str) or not written.strip():
        raise TenantDataInvalid(file, where, "is no phrase", "Write words in double quotes")
    slots = [[_words(word) for word in slot.split("|")] for slot in written.split()]
    if not all(words for slot in slots for words in slot):
        raise TenantDataInvalid(file, where, "has an empty alternative", "Write words of letters and digits around |")
    return slots


def _words(word: str) -> tuple[str, ...]:
    """Give the words as the matcher sees them; a hyphen makes two."""
    return tuple(token.word for token in normalise(word))
