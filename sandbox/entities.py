"""A message's text as Telegram keeps it: plain, trimmed, with entities in UTF-16 units."""

from collections.abc import Callable, Mapping, Sequence

from sandbox.checks_errors import NotImplementedHere, refuse
from sandbox.entities_found import find
from sandbox.entities_given import from_given
from sandbox.entities_html import parse_html
from sandbox.entities_markdown import parse_markdown
from sandbox.entities_nesting import settle
from sandbox.entities_text import Span, clean, trim, utf16_len, written

__all__ = ["parse", "utf16_len"]

_MAX_BYTES = 1 << 15


def parse(
    text: str, parse_mode: str | None = None, entities: Sequence[Mapping[str, object]] | None = None
) -> tuple[str, list[dict[str, object]]]:
    """Turn a text and its markup (or given entities) into a message's plain text and entities, or raise BadRequest."""
    if _size(text) > _MAX_BYTES:
        refuse("text is too long")
    mode = (parse_mode or "none").lower() if text else "none"
    plain, spans = (text, from_given(text, entities or ())) if mode == "none" else _read(text, mode)
    plain, spans = trim(*clean(plain, settle(spans)))
    return plain, written(plain, find(plain, settle(spans)))


def _size(text: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        refuse("strings must be encoded in UTF-8")


def _read(text: str, mode: str) -> tuple[str, list[Span]]:
    readers: Mapping[str, Callable[[str], tuple[str, list[Span]]]] = {
        "html": parse_html,
        "markdownv2": parse_markdown,
        "markdown": _legacy,
    }
    if mode not in readers:
        refuse("unsupported parse_mode")
    return readers[mode](text)


def _legacy(_: str) -> tuple[str, list[Span]]:
    what = "parse_mode Markdown, the legacy one"
    raise NotImplementedHere(what)
