"""The words of a text in the form in which they are compared; offsets lead back to what was written.

What each step brings was measured (docs/routing.md); stemming and lexicons of slang brought nothing and are left out.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from operator import eq
from typing import NamedTuple

_PLAIN = re.compile(r"[a-z0-9]+")
_MARKED = re.compile(
    r"[^\W_][^\W_\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff]*"
    r"(?:[\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufeff]+[^\W_]*)*",
)
"""A word with the accents and the invisible marks that stand in it."""

_UNSEEN = ("Mn", "Cf")
_ODD = re.compile(r"([a-z])\1\1|[a-z]2")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d_]{3,})2(?:nya)?")


class Read(NamedTuple):
    """The words of a text in their comparable form, and where each stands in the text as written."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def read(text: str) -> Read:
    """Split a text into whole words without case, accents and invisible marks.

    A letter written three times or more is one ("tolooong"), and so is a word said twice ("lubang2", "lubang-lubang").
    """
    plain = text.isascii()
    told = text.lower() if plain else text
    found = [(one[0], one.span()) for one in (_PLAIN if plain else _MARKED).finditer(told)]
    words = [word for word, _ in found]
    spans = [span for _, span in found]
    if not plain:
        words = [_bare(word) for word in words]
    if not plain or _ODD.search(told):
        words = [_calm(word) for word in words]
    if any(map(eq, words, islice(words, 1, None))) or not all(words):
        words, spans = _once(words, spans)
    return Read(tuple(words), tuple(spans))


def words_of(text: str) -> tuple[str, ...]:
    """Give the words alone."""
    return read(text).words


def _bare(word: str) -> str:
    """Take accents, invisible marks and case away."""
    split = unicodedata.normalize("NFKD", word)
    return "".join(one for one in split if unicodedata.category(one) not in _UNSEEN).casefold()


def _calm(word: str) -> str:
    """Write a stretched letter once, and a word for which "2" stands behind it without that."""
    calm = _STRETCHED.sub(r"\1", word)
    doubled = _DOUBLED.fullmatch(calm)
    return doubled[1] if doubled else calm


def _once(words: list[str], spans: list[tuple[int, int]]) -> tuple[list[str], list[tuple[int, int]]]:
    """Let a word that follows itself stand once, over both places; digits may well repeat."""
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    for word, span in zip(words, spans, strict=True):
        if kept and kept[-1] == word and not word.isdigit():
            places[-1] = (places[-1][0], span[1])
        elif word:
            kept.append(word)
            places.append(span)
    return kept, places
