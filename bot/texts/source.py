"""Read Fluent files and refuse what fluent.runtime would skip in silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fluent.runtime import FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable


class TextBroken(SimpulError):
    """A text file cannot be read; correct the entry that the particulars name."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A message or term, and the file that defines it."""

    node: ast.Message | ast.Term
    file: str


class _Names(Visitor):
    """Collects what an entry refers to."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.variables: set[str] = set()
        self.entries: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's way of naming
        """Note a value that the text shows or decides by."""
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        """Note another message."""
        self.entries.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        """Note a term; what is handed to a term stays inside it."""
        self.entries.add(f"-{node.id.name}")
        if node.arguments is not None:
            self.visit(node.arguments)


def read(folder: Traversable, language: str) -> dict[str, Entry]:
    """Give every entry of ``<folder>/<language>/*.ftl`` by its key, terms with their dash; raises ``TextBroken``."""
    entries: dict[str, Entry] = {}
    for file in sorted(folder.joinpath(language).iterdir(), key=lambda one: one.name):
        if file.name.endswith(".ftl"):
            _add(entries, file, f"{language}/{file.name}")
    return entries


def variables(key: str, entries: Mapping[str, Entry], above: tuple[str, ...] = ()) -> frozenset[str]:
    """Give the values that an entry needs, its own and those of the messages it refers to; raises ``TextBroken``."""
    if key not in entries or key in above:
        problem = "refers to itself" if key in above else "is not defined"
        raise TextBroken(*(entries[user].file for user in above[-1:]), " -> ".join([*above, key]), problem)
    names = _Names()
    names.visit(entries[key].node)
    inner = {name: variables(name, entries, (*above, key)) for name in sorted(names.entries)}
    return frozenset(names.variables).union(*(needs for name, needs in inner.items() if not name.startswith("-")))


def _add(entries: dict[str, Entry], file: Traversable, name: str) -> None:
    """Add the entries of one file."""
    for key, entry in _entries(file, name):
        if key in entries:
            raise TextBroken(name, key, f"already defined in {entries[key].file}")
        entries[key] = entry


def _entries(file: Traversable, name: str) -> Iterator[tuple[str, Entry]]:
    """Parse one file."""
    try:
        source = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TextBroken(name, f"not readable as UTF-8: {type(error).__name__}") from error
    for node in FluentResource(source).body:
        match node:
            case ast.Junk():
                raise TextBroken(name, f"not understood: {_first_line(node)}")
            case ast.Message(value=None):
                raise TextBroken(name, node.id.name, "has no text of its own")
            case ast.Message():
                yield node.id.name, Entry(node=node, file=name)
            case ast.Term():
                yield f"-{node.id.name}", Entry(node=node, file=name)


def _first_line(junk: ast.Junk) -> str:
    """Give the line at which reading stopped."""
    return (junk.content or "").strip().partition("\n")[0]
