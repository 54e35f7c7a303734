"""The words of a text in the form in which they are compared; offsets lead back to what was written.

What each step brings was measured (docs/routing.md); stemming and lexicons of slang brought nothing and are left out.
"""

from __future__ import annotations

import re
import unicodedata
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


class Token(NamedTuple):
    """A word in its comparable form and where it stands in the text as written."""

    word: str
    start: int
    end: int


def normalise(text: str) -> tuple[Token, ...]:
    """Split a text into whole words without case, accents and invisible marks, each with its offsets in the text.

    A letter written three times or more is one ("tolooong"), and so is a word said twice ("lubang2", "lubang-lubang").
    """
    plain = text.lower() if text.isascii() else ""
    found = _PLAIN.finditer(plain) if plain else _MARKED.finditer(text)
    tokens = [Token(one[0], one.start(), one.end()) for one in found]
    if not plain:
        tokens = [one._replace(word=_bare(one.word)) for one in tokens]
    if not plain or _ODD.search(plain):
        tokens = [one._replace(word=_calm(one.word)) for one in tokens]
    return tuple(_once(tokens))


def words_of(text: str) -> tuple[str, ...]:
    """Give the words alone."""
    return tuple(token.word for token in normalise(text))


def _bare(word: str) -> str:
    """Take accents, invisible marks and case away."""
    split = unicodedata.normalize("NFKD", word)
    return "".join(one for one in split if unicodedata.category(one) not in _UNSEEN).casefold()


def _calm(word: str) -> str:
    """Write a stretched letter once, and a word for which "2" stands behind it without that."""
    calm = _STRETCHED.sub(r"\1", word)
    doubled = _DOUBLED.fullmatch(calm)
    return doubled[1] if doubled else calm


def _once(tokens: list[Token]) -> list[Token]:
    """Let a word that follows itself stand once, over both places."""
    kept: list[Token] = []
    for token in tokens:
        if kept and kept[-1].word == token.word and not token.word.isdigit():
            kept[-1] = kept[-1]._replace(end=token.end)
        elif token.word:
            kept.append(token)
    return kept
