"""What is looked for: words as they were typed, cleaned, and whether a text has them all."""

from __future__ import annotations

SHORTEST, LONGEST = 2, 100
"""Of so many characters a search is; a single letter finds everything, and nobody types a page to find a case."""


def cleaned(typed: str) -> str:
    """Give what was typed in one line, without what shows nothing and without the bar that buttons are made with."""
    shown = (letter if letter.isprintable() and letter != "|" else " " for letter in typed)
    return " ".join("".join(shown).split())


def has_all(words: str, *texts: str) -> bool:
    """Tell whether each of the words stands in one of the texts, whatever their case."""
    folded = [text.casefold() for text in texts]
    return all(any(word in text for text in folded) for word in words.casefold().split())
