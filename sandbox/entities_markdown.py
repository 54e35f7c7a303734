"""MarkdownV2 as Telegram's server reads it (after TDLib's parser): its markers, its errors, its byte offsets."""

import re
from dataclasses import dataclass
from typing import NoReturn

from sandbox.checks_errors import refuse
from sandbox.entities_links import BadLinkError, checked_link, linked_user
from sandbox.entities_text import Span, byte_offset

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
# In the order they are tried; the names are those of Telegram's error texts.
_MARKERS = {
    "__": "Underline",
    "_": "Italic",
    "*": "Bold",
    "~": "Strikethrough",
    "||": "Spoiler",
    "[": "TextUrl",
    "```": "Pre",
    "`": "Code",
    "![": "CustomEmoji",
}
_ENDS = {
    **{name: marker for marker, name in _MARKERS.items()},
    "PreCode": "```",
    "TextUrl": "]",
    "CustomEmoji": "]",
}
_KINDS = {
    "Underline": "underline",
    "Italic": "italic",
    "Bold": "bold",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Pre": "pre",
    "PreCode": "pre",
    "Code": "code",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
}
_VERBATIM = ("Pre", "PreCode", "Code")
_LINKED = ("TextUrl", "CustomEmoji")
_LANGUAGE = re.compile(r"([^ \t\r\n\0\v`]++)(?=[^`])")
_NEW_LINE = re.compile(r"\r\n|\n\r|\r|\n")
_ESCAPED = re.compile(r"\\([\x01-\x7e])")
_ADDRESS = re.compile(r"\(((?:\\[\x01-\x7e]|[^)])*)(\)?)", re.DOTALL)
_EMOJI = re.compile(r"tg:(?://)?emoji\?(?:.*&)?id=([0-9]{1,19})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Open:
    """A marker waiting for its end: its place in the source and where its content begins in the plain text."""

    name: str
    source: int
    begin: int
    language: str = ""


class _Reader:
    """Walks over the text once, keeps the plain text, the open markers and the finished spans."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.plain = text, 0, ""
        self.spans, self.open = list[Span](), list[Open]()
        self.quoted, self.may_quote = False, True

    def read(self) -> tuple[str, list[Span]]:
        while self.at < len(self.text):
            self._step()
        self._end_quote()
        if self.open:
            self._fail_open()
        return self.plain, self.spans

    def _step(self) -> None:
        character = self.text[self.at]
        if escaped := _ESCAPED.match(self.text, self.at):
            self._write(escaped[1], 2)
        elif character not in ("`" if self._inside(*_VERBATIM) else _RESERVED):
            self._write(character, 1)
            self.may_quote &= character == "\r"
        elif self.open and self._ends(character):
            self._close(character)
        else:
            self._begin(character)

    def _write(self, character: str, width: int) -> None:
        self.plain += character
        self.at += width
        if character != "\r":
            self.may_quote = character == "\n"

    def _inside(self, *names: str) -> bool:
        return bool(self.open) and self.open[-1].name in names

    def _ends(self, character: str) -> bool:
        if self.quoted and character == "\n" and not self.text.startswith(">", self.at + 1):
            return True
        if self._inside("Italic") and self.text.startswith("__", self.at):
            return False
        marker = _ENDS.get(self.open[-1].name)
        return marker is not None and self.text.startswith(marker, self.at)

    def _begin(self, character: str) -> None:
        marker = next((marker for marker in _MARKERS if self.text.startswith(marker, self.at)), None)
        if marker:
            self._open(_MARKERS[marker], marker)
        elif character == "\n":
            self._write(character, 1)
        elif character == ">" and self.may_quote:
            if not self.quoted:
                self.open.append(Open("BlockQuote", self.at, len(self.plain)))
            self.quoted, self.at = True, self.at + 1
        else:
            _refuse(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")

    def _open(self, name: str, marker: str) -> None:
        source, self.at, language = self.at, self.at + len(marker), ""
        if name == "Pre":
            if found := _LANGUAGE.match(self.text, self.at):
                name, language, self.at = "PreCode", found[1], found.end()
            line_end = _NEW_LINE.match(self.text, self.at)
            self.at = line_end.end() if line_end else self.at
        self.open.append(Open(name, source, len(self.plain), language))

    def _close(self, character: str) -> None:
        if character == "\n":
            self._close_line()
            return
        mark = self.open[-1]
        self.at += len(_ENDS[mark.name])
        if mark.name in _LINKED:
            self._close_linked(mark)
        else:
            self._finish(mark, mark.name, **({"language": mark.language} if mark.language else {}))
        self.open.pop()

    def _close_line(self) -> None:
        name = "BlockQuote"
        if not self._inside(name):
            self._end_spoiler_of_quote()
            name = "ExpandableBlockQuote"
        mark = self.open.pop()
        self._write("\n", 1)
        self._finish(mark, name)
        self.quoted = False

    def _end_spoiler_of_quote(self) -> None:
        """Take back a `||` that stands just before the line end: it makes the quote expandable."""
        distance = self.at - self.open[-1].source
        if not self._inside("Spoiler") or not (distance == 2 or (distance == 3 and self.plain.endswith("\r"))):  # noqa: PLR2004
            self._fail_open()
        self.open.pop()
        if not self._inside("BlockQuote"):
            self._fail_open()

    def _end_quote(self) -> None:
        name = "BlockQuote"
        if self.quoted and self._inside("Spoiler") and self.open[-1].source == len(self.text) - 2:
            self.open.pop()
            name = "ExpandableBlockQuote"
        if self.quoted and self._inside("BlockQuote"):
            self._finish(self.open.pop(), name)

    def _close_linked(self, mark: Open) -> None:
        found = _ADDRESS.match(self.text, self.at)
        emoji = mark.name == "CustomEmoji"
        if found is None and emoji:
            _refuse("Custom emoji entity must contain a tg://emoji URL")
        if found and not found[2]:
            noun = "custom emoji URL" if emoji else "URL"
            _refuse(f"Can't find end of a {noun} at byte offset {byte_offset(self.text, found.start() + 1)}")
        url = _ESCAPED.sub(r"\1", found[1]) if found else self.plain[mark.begin :]
        self.at = found.end() if found else self.at
        (self._add_emoji if emoji else self._add_link)(mark, url)

    def _add_emoji(self, mark: Open, url: str) -> None:
        found = _EMOJI.match(url)
        if found is None:
            _refuse("Custom emoji URL must have an emoji identifier")
        self._add(mark, "custom_emoji", custom_emoji_id=found[1])

    def _add_link(self, mark: Open, url: str) -> None:
        if (user := linked_user(url)) is not None:
            self._add(mark, "text_mention", user={"id": user, "is_bot": False, "first_name": ""})
            return
        try:
            self._add(mark, "text_link", url=checked_link(url))
        except BadLinkError:
            return  # Telegram keeps the words and drops the link.

    def _finish(self, mark: Open, name: str, **extra: object) -> None:
        self._add(mark, _KINDS[name], **extra)

    def _add(self, mark: Open, kind: str, **extra: object) -> None:
        if len(self.plain) > mark.begin:
            self.spans.append(Span(kind, mark.begin, len(self.plain), extra))

    def _fail_open(self) -> NoReturn:
        mark = self.open[-1]
        _refuse(f"Can't find end of {mark.name} entity at byte offset {byte_offset(self.text, mark.source)}")


def _refuse(words: str) -> NoReturn:
    refuse(f"can't parse entities: {words}")


def parse_markdown(text: str) -> tuple[str, list[Span]]:
    """Read a text in MarkdownV2, or refuse it in the words of Telegram's server."""
    return _Reader(text).read()
