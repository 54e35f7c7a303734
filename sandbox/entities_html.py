"""HTML as Telegram's server reads it (after TDLib's parser): its few tags, its errors, its byte offsets."""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from sandbox.checks_errors import NotImplementedHere, refuse
from sandbox.entities_links import BadLinkError, checked_link, linked_user
from sandbox.entities_nesting import VERBATIM
from sandbox.entities_text import Span, byte_offset

_SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
_NOT_MODELLED = ("tg-time",)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PLAIN = re.compile(r"[^&<]+")
_SPACES = re.compile(r"[ \t\r\n\0\v]*")
_TAG_NAME = re.compile(r"[^ \t\r\n\0\v>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\0\v=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_ENDS_TOKEN = re.compile(r"[ \t\r\n\0\v>]|$")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+))")
_LONGEST_REFERENCE = 9


@dataclass(frozen=True, slots=True)
class Open:
    """A tag waiting for its end: where its content begins in the plain text, and its attributes."""

    tag: str
    begin: int
    attributes: Mapping[str, str]


def decode(text: str, at: int) -> tuple[str, int] | None:
    """Read the character reference at `&`; None where Telegram leaves it as written."""
    found = _REFERENCE.match(text, at)
    if found is None:
        return None
    after = found.end() + text.startswith(";", found.end())
    if found[3]:
        return (_NAMED[found[3]], after) if found[3] in _NAMED else None
    short = len(found[0]) <= _LONGEST_REFERENCE
    code = int(found[1] or found[2], 16 if found[1] else 10) if short else 0
    return (chr(code), after) if 0 < code < sys.maxunicode else None


def _decoded(text: str) -> str:
    parts, at = [], 0
    while at < len(text):
        part, at = (text[at] == "&" and decode(text, at)) or (text[at], at + 1)
        parts.append(part)
    return "".join(parts)


class _Reader:
    """Walks over the text once, keeps the plain text, the open tags and the finished spans."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.begin = text, 0, 0
        self.plain, self.spans, self.open = "", list[Span](), list[Open]()

    def read(self) -> tuple[str, list[Span]]:
        while self.at < len(self.text):
            self._step()
        if self.open:
            _refuse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        if any("\ud800" <= character <= "\udfff" for character in self.plain):
            _refuse(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return self.plain, [replace(span, extra={}) if span.kind == "code" else span for span in self.spans]

    def _step(self) -> None:
        if run := self._take(_PLAIN):
            self.plain += run
        elif self.text[self.at] == "&":
            character, self.at = decode(self.text, self.at) or ("&", self.at + 1)
            self.plain += character
        else:
            self.begin, self.at = self.at, self.at + 1
            self._end_tag() if self._here() == "/" else self._start_tag()
            self.at += 1

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def _here(self) -> str:
        return self.text[self.at : self.at + 1]

    def _after_spaces(self) -> str:
        self._take(_SPACES)
        return self._here()

    def _fail(self, words: str, at: int | None = None) -> NoReturn:
        _refuse(f"{words} at byte offset {byte_offset(self.text, self.begin if at is None else at)}")

    def _start_tag(self) -> None:
        tag = _lower(self._take(_TAG_NAME))
        if self._here() in ("", "\0"):
            self._fail("Unclosed start tag")
        if tag in _NOT_MODELLED:
            what = f'the HTML tag "{tag}"'
            raise NotImplementedHere(what)
        if tag not in _SIMPLE and tag not in _BUILDERS:
            self._fail(f'Unsupported start tag "{tag}"')
        attributes = self._attributes(tag)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"')
        self.open.append(Open(tag, len(self.plain), attributes))

    def _attributes(self, tag: str) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while self._after_spaces() != ">":
            name = self._take(_ATTRIBUTE_NAME)
            if not name:
                self._fail(f'Empty attribute name in the tag "{tag}"')
            valued = self._after_spaces() == "="
            attributes[name] = self._value(tag) if valued else ""
            if not self._here():
                self._fail("Unclosed start tag" if valued else f'Unclosed start tag "{tag}"')
        return attributes

    def _value(self, tag: str) -> str:
        self.at += 1
        quote = self._after_spaces()
        if not quote:
            self._fail(f'Unclosed start tag "{tag}"')
        start = self.at
        if quote in "\"'":
            end = self.text.find(quote, start + 1)
            self.at = len(self.text) if end < 0 else end + 1
            return _decoded(self.text[start + 1 : self.at - 1])
        token = _lower(self._take(_TOKEN))
        if _ENDS_TOKEN.match(self._here()) is None:
            self._fail("Unexpected end of name token", start)
        return token

    def _end_tag(self) -> None:
        if not self.open:
            self._fail("Unexpected end tag")
        self.at += 1
        tag, awaited = _lower(self._take(_TAG_NAME)), self.open[-1].tag
        if self._after_spaces() != ">":
            self._fail("Unclosed end tag")
        if tag and tag != awaited:
            place = byte_offset(self.text, self.begin)
            _refuse(f'Unmatched end tag at byte offset {place}, expected "</{awaited}>", found "</{tag}>"')
        self._close(self.open.pop())

    def _close(self, tag: Open) -> None:
        if len(self.plain) > tag.begin:
            build = _BUILDERS.get(tag.tag, _simple)
            build(self, tag)

    def add(self, tag: Open, kind: str, **extra: object) -> None:
        """Finish a tag as an entity of this type."""
        self.spans.append(Span(kind, tag.begin, len(self.plain), extra))


def _refuse(words: str) -> NoReturn:
    refuse(f"can't parse entities: {words}")


def _lower(text: str) -> str:
    return "".join(character.lower() if character.isascii() else character for character in text)


def _simple(reader: _Reader, tag: Open) -> None:
    reader.add(tag, _SIMPLE[tag.tag])


def _link(reader: _Reader, tag: Open) -> None:
    url = tag.attributes.get("href") or reader.plain[tag.begin :]
    if (user := linked_user(url)) is not None:
        reader.add(tag, "text_mention", user={"id": user, "is_bot": False, "first_name": ""})
        return
    try:
        reader.add(tag, "text_link", url=checked_link(url))
    except BadLinkError:
        return  # Telegram keeps the words and drops the link.


def _emoji(reader: _Reader, tag: Open) -> None:
    number = tag.attributes.get("emoji-id", "")
    if not re.fullmatch(r"-?[0-9]{1,19}", number) or not int(number):
        _refuse("Invalid custom emoji identifier specified")
    reader.add(tag, "custom_emoji", custom_emoji_id=number)


def _quote(reader: _Reader, tag: Open) -> None:
    reader.add(tag, "expandable_blockquote" if "expandable" in tag.attributes else "blockquote")


def _verbatim(reader: _Reader, tag: Open) -> None:
    """Write `pre` and `code`; the two around the same words are one `pre` with the language its `code` names."""
    named = tag.tag == "code" and tag.attributes.get("class", "").startswith("language-")
    language = {"language": tag.attributes["class"].removeprefix("language-")} if named else {}
    last = reader.spans[-1] if reader.spans else None
    around = last and (last.begin, last.end) == (tag.begin, len(reader.plain))
    if last and around and {last.kind, tag.tag} == set(VERBATIM) and (language or last.extra):
        reader.spans[-1] = replace(last, kind="pre", extra=language or last.extra)
    else:
        reader.add(tag, tag.tag, **language)


_BUILDERS: Mapping[str, Callable[[_Reader, Open], None]] = {
    "a": _link,
    "tg-emoji": _emoji,
    "blockquote": _quote,
    "pre": _verbatim,
    "code": _verbatim,
}


def parse_html(text: str) -> tuple[str, list[Span]]:
    """Read a text with HTML tags, or refuse it in the words of Telegram's server."""
    return _Reader(text).read()
