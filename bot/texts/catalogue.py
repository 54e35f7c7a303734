"""The one wrapper around Fluent: it escapes values, and raises where Fluent would show something half done."""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from fluent.runtime import FluentBundle
from fluent.syntax import ast

from bot.domain.errors import SimpulError
from bot.texts.source import TextBroken, read, variables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from fluent.runtime.resolver import Pattern

    from bot.texts.source import Entry

LANGUAGES = ("id", "en")
FALLBACK = "id"
_FORMATTED = (int, float, Decimal, dt.date)
_MARK = "\0"
_LONG = 40
"""Fluent refuses what a text quotes of more than 1,000 characters; from here on a token is formatted, and the value
follows."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


class TextMissing(SimpulError):
    """A text or one of its values is missing; the particulars name language, key and what is missing."""


class Safe(str):
    """A value that is already HTML of our own and passes unescaped."""

    __slots__ = ()


@dataclass(frozen=True, kw_only=True)
class _Language:
    """The entries of one language, the bundle that formats them, and the values each key needs."""

    code: str
    entries: Mapping[str, Entry]
    bundle: FluentBundle
    needs: Mapping[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Texts:
    """All texts in all languages; an unknown language code speaks Indonesian."""

    languages: Mapping[str, _Language]

    def say(self, key: str, language: str, /, **values: object) -> str:
        """Give a text as HTML, every value but ``Safe`` escaped; raises ``TextMissing``."""
        return self._formatted(key, language, values, lambda text: html.escape(text, quote=True))

    def label(self, key: str, language: str, /, **values: object) -> str:
        """Give a text as plain text, for buttons and other places without HTML; raises ``TextMissing``."""
        return self._formatted(key, language, values, str)

    def matches(self, key: str, typed: str, /) -> bool:
        """Tell whether a typed text is this label in any language, but for case, spaces, emoji and punctuation."""
        told = folded(typed)
        return bool(told) and any(told == folded(self.label(key, language)) for language in self.languages)

    def keys(self, language: str) -> frozenset[str]:
        """Give the keys of all messages in a language."""
        return frozenset(self._language(language).needs)

    def values_of(self, key: str, language: str) -> frozenset[str]:
        """Give the names of the values that a text uses; raises ``TextMissing``."""
        spoken = self._language(language)
        if key not in spoken.needs:
            raise TextMissing(spoken.code, key, "no such text")
        return spoken.needs[key]

    def _language(self, code: str) -> _Language:
        """Choose the language to speak."""
        return self.languages.get(code) or self.languages[FALLBACK]

    def _formatted(self, key: str, code: str, values: Mapping[str, object], escape: Callable[[str], str]) -> str:
        """Format one text, with every value it needs present."""
        spoken = self._language(code)
        missing = sorted(name for name in self.values_of(key, code) if values.get(name) is None)
        if missing:
            raise TextMissing(spoken.code, spoken.entries[key].file, key, f"no value for {', '.join(missing)}")
        given = {name: _value(value, escape) for name, value in values.items()}
        long = {name: text for name, text in given.items() if isinstance(text, str) and len(text) > _LONG}
        pattern = cast("Pattern", spoken.bundle.get_message(key).value)  # the reader refuses a message without one
        told, errors = spoken.bundle.format_pattern(pattern, {**given, **{name: _token(name) for name in long}})
        if errors:
            raise TextMissing(spoken.code, spoken.entries[key].file, key, *map(repr, errors))
        whole = str(told)
        for name, text in long.items():
            whole = whole.replace(_token(name), text)
        return whole


def build(overrides: Path | None = None, *, shipped: Traversable | None = None) -> Texts:
    """Read the shipped texts and lay a tenant's ``<language>/*.ftl`` over them; raises ``TextBroken``."""
    if overrides is None and shipped is None:
        return _shipped()
    layers: dict[str, list[Traversable]] = {
        language: [shipped or resources.files("bot.texts")] for language in LANGUAGES
    }
    for folder in sorted(overrides.iterdir()) if overrides else ():
        if folder.name not in layers:
            raise TextBroken(folder.name, f"is none of the languages {', '.join(LANGUAGES)}")
        layers[folder.name].append(folder.parent)
    return Texts(languages={language: _language(language, folders) for language, folders in layers.items()})


@cache
def _shipped() -> Texts:
    """Read what lies in the wheel once: it cannot change while a process lives, and takes a tenth of a second."""
    return build(shipped=resources.files("bot.texts"))


def _language(code: str, folders: list[Traversable]) -> _Language:
    """Lay the layers of one language over each other and check what each text needs."""
    shipped, *changed = [read(folder, code) for folder in folders]
    entries = dict(shipped)
    for layer in changed:
        _override(entries, layer)
    bundle = FluentBundle([code], use_isolating=False)
    bundle.add_resource(ast.Resource([entry.node for entry in entries.values()]))
    needs = {key: variables(key, entries) for key in entries if not key.startswith("-")}
    return _Language(code=code, entries=entries, bundle=bundle, needs=needs)


def _override(entries: dict[str, Entry], layer: Mapping[str, Entry]) -> None:
    """Replace texts by a tenant's, which may neither be new nor ask for a value that nobody gives."""
    before = dict(entries)
    entries.update(layer)
    for key, entry in layer.items():
        if key not in before:
            raise TextBroken(entry.file, key, "replaces no text that is shipped")
        unknown = variables(key, entries) - variables(key, before)
        if unknown:
            raise TextBroken(entry.file, key, f"asks for unknown values: {', '.join(sorted(unknown))}")


def _value(value: object, escape: Callable[[str], str]) -> object:
    """Hand numbers and dates to Fluent as they are, and everything else as escaped text."""
    if isinstance(value, Safe) or (isinstance(value, _FORMATTED) and not isinstance(value, bool)):
        return value
    return escape(str(value))


def _token(name: str) -> str:
    """Give what stands for a long value while Fluent formats; Telegram lets nobody write the mark."""
    return f"{_MARK}{name}{_MARK}"


def folded(text: str) -> str:
    """Reduce a label to what people would type: no case, no emoji or punctuation at its ends, single spaces."""
    return " ".join(_EDGES.sub("", unicodedata.normalize("NFKC", text).casefold()).split())
