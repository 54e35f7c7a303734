"""Markup as Telegram reads it: plain text, entities in UTF-16 units, and its own words for each mistake."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.checks import ApiError
from sandbox.description import check_type
from sandbox.entities import parse, utf16_len

UNMATCHED = "check for unmatched surrogate code units"


def shown(
    text: str, parse_mode: str | None = "HTML", entities: Sequence[Mapping[str, object]] | None = None
) -> tuple[str, list[tuple[Any, ...]]]:
    """Give the plain text, and each entity as its type, its words and its other fields."""
    plain, found = parse(text, parse_mode, entities)
    assert check_type("[MessageEntity]", found) == []
    units = plain.encode("utf-16-le")
    return plain, [
        (entity["type"], units[2 * offset : 2 * (offset + entity["length"])].decode("utf-16-le"), *extra(entity))
        for entity in found
        if isinstance(offset := entity["offset"], int) and isinstance(entity["length"], int)
    ]


def extra(entity: dict[str, object]) -> list[object]:
    """List what an entity says beyond its type and place."""
    return [value for name, value in entity.items() if name not in ("type", "offset", "length")]


def refusal(text: str, parse_mode: str | None = "HTML", entities: Sequence[Mapping[str, object]] | None = None) -> str:
    """Give the words with which a text is refused."""
    with pytest.raises(ApiError) as caught:
        parse(text, parse_mode, entities)
    return caught.value.description


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("b strong", "bold"),
        ("i em", "italic"),
        ("u ins", "underline"),
        ("s strike del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_html_tags(tags: str, kind: str) -> None:
    for tag in tags.split():
        assert shown(f"😀 <{tag}>é😀</{tag.upper()}>!") == ("😀 é😀!", [(kind, "é😀")])


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", "a")]),
        (
            "<a href='https://a.id/x?y=1&amp;z=2'>tautan</a>",
            "tautan",
            [("text_link", "tautan", "https://a.id/x?y=1&z=2")],
        ),
        ('<a href="A.id">x</a>', "x", [("text_link", "x", "http://a.id/")]),
        ("<a>a.id/1</a>", "a.id/1", [("text_link", "a.id/1", "http://a.id/1")]),
        ('<a href="bukan">x</a>', "x", []),
        (
            '<a href="tg://user?id=7">Sari</a>',
            "Sari",
            [("text_mention", "Sari", {"id": 7, "is_bot": False, "first_name": ""})],
        ),
        ('<tg-emoji emoji-id="536">😀</tg-emoji>', "😀", [("custom_emoji", "😀", "536")]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", "a")]),
        ('<blockquote expandable="">a</blockquote>', "a", [("expandable_blockquote", "a")]),
        ('<pre><code class="language-py">a</code></pre>', "a", [("pre", "a", "py")]),
        ('<code class="language-py"><pre>a</pre></code>', "a", [("pre", "a", "py")]),
        ('<code class="language-py">a</code>', "a", [("code", "a")]),
        ("<pre>a<code>b</code></pre>", "ab", [("pre", "ab")]),
        ("<b>a</b><b>b</b>", "ab", [("bold", "ab")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", "a"), ("code", "b"), ("bold", "c")]),
        ("<b></b>a<i></i>", "a", []),
        ("<b>a</>", "a", [("bold", "a")]),
        ("<b >a</b >", "a", [("bold", "a")]),
        ("&lt;b&gt; &amp;&quot;&#65;&#x1f600;&nbsp;&apos; & &# &#0; &ltx", '<b> &"A😀&nbsp;&apos; & &# &#0; &ltx', []),
        ("&lt", "<", []),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";", []),
    ],
)
def test_html(text: str, plain: str, entities: list[tuple[Any, ...]]) -> None:
    assert shown(text) == (plain, entities)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("😀<", "Unclosed start tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a<i>b</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b>a</b x>", "Unclosed end tag at byte offset 4"),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        (
            "&#xd83d;",
            f"Text contains invalid Unicode characters after decoding HTML entities, {UNMATCHED}",
        ),
    ],
)
def test_html_mistakes_are_told_in_telegrams_words(text: str, words: str) -> None:
    assert refusal(text) == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        (
            "*a* _b_ __c__ ~d~ ||e|| `f`",
            "a b c d e f",
            [
                ("bold", "a"),
                ("italic", "b"),
                ("underline", "c"),
                ("strikethrough", "d"),
                ("spoiler", "e"),
                ("code", "f"),
            ],
        ),
        ("_a __b___", "a b", [("italic", "a b"), ("underline", "b")]),
        ("1\\. \\*a\\*", "1. *a*", []),
        ("```py\na*b```", "a*b", [("pre", "a*b", "py")]),
        ("```\na```", "a", [("pre", "a")]),
        ("[a](https://a.id/\\))", "a", [("text_link", "a", "https://a.id/)")]),
        ("[a\\.id]", "a.id", [("text_link", "a.id", "http://a.id/")]),
        ("[Sari](tg://user?id=7)", "Sari", [("text_mention", "Sari", {"id": 7, "is_bot": False, "first_name": ""})]),
        ("![😀](tg://emoji?id=536)", "😀", [("custom_emoji", "😀", "536")]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", "a\nb\n")]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", "a\nb")]),
        (">a||\nb", "a\nb", [("expandable_blockquote", "a\n")]),
        ("**a", "a", []),
    ],
)
def test_markdown(text: str, plain: str, entities: list[tuple[Any, ...]]) -> None:
    assert shown(text, "MarkdownV2") == (plain, entities)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("a>b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("😀 😀`", "Can't find end of Code entity at byte offset 9"),
        ("😀 😀```a ", "Can't find end of PreCode entity at byte offset 9"),
        ("😀 😀__😀 😀_", "Can't find end of Italic entity at byte offset 20"),
        ("```ab`c```", "Can't find end of Pre entity at byte offset 0"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("[a](b\\)", "Can't find end of a URL at byte offset 4"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
        ("![a]", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
def test_markdown_mistakes_are_told_in_telegrams_words(text: str, words: str) -> None:
    assert refusal(text, "MarkdownV2") == f"Bad Request: can't parse entities: {words}"


def test_modes() -> None:
    assert parse("", "Wiki") == ("", [])
    assert parse("<b>", "None") == ("<b>", [])
    assert parse("<b>a</b>", "hTmL")[0] == "a"
    assert refusal("a", "Wiki") == "Bad Request: unsupported parse_mode"
    assert refusal("a", "Markdown").startswith("Not Implemented: ")
    assert refusal("<tg-time>", "HTML").startswith("Not Implemented: ")
    assert refusal("a" * 32769, None) == "Bad Request: text is too long"
    assert refusal("\ud83d", None) == "Bad Request: strings must be encoded in UTF-8"


def test_texts_are_cleaned_and_trimmed() -> None:
    assert shown(" \n a\tb\r\n\x00 \n", None) == ("a b", [])
    assert shown("a\u202eb\u2028c\u200f\u200fd", None) == ("abc\u200c\u200fd", [])
    assert shown("  <b> a </b> \n") == (" a", [("bold", " a")])
    assert shown("a\r<b>\rb\r</b>c") == ("abc", [("bold", "b")])
    assert shown("a <b> \n</b>") == ("a", [])
    assert shown(" \n\t", None) == ("", [])


def test_telegram_finds_entities_by_itself() -> None:
    text = (
        "/lapor@simpul_bot ke @balai_desa: #jalan2 rusak, lihat https://a.id/x_(y). Surel sari@desa.id, a.id/1 atau 1/2"
    )
    assert shown(text, None)[1] == [
        ("bot_command", "/lapor@simpul_bot"),
        ("mention", "@balai_desa"),
        ("hashtag", "#jalan2"),
        ("url", "https://a.id/x_(y)"),
        ("email", "sari@desa.id"),
        ("url", "a.id/1"),
    ]
    assert shown("<code>/lapor</code> <b>/status</b> <a href='a.id'>@balai</a> (a.id) #1 a/b", "HTML")[1] == [
        ("code", "/lapor"),
        ("bot_command", "/status"),
        ("bold", "/status"),
        ("text_link", "@balai", "http://a.id/"),
        ("url", "a.id"),
    ]


def bold(offset: object, length: object, **more: object) -> list[dict[str, object]]:
    """One given entity."""
    return [{"type": "bold", "offset": offset, "length": length} | more]


def test_entities_may_be_given() -> None:
    assert shown("😀ab", None, bold(2, 1)) == ("😀ab", [("bold", "a")])
    assert shown("  ab", None, bold(2, 2)) == ("ab", [("bold", "ab")])
    assert shown("ab", None, bold(0, 0) + bold(0, 1, type="bot_command")) == ("ab", [])
    assert shown("ab", None, bold(0, 1, type="text_link", url="A.id")) == ("ab", [("text_link", "a", "http://a.id/")])
    assert shown("ab", None, bold(0, 2, type="pre", language="py")) == ("ab", [("pre", "ab", "py")])


@pytest.mark.parametrize(
    ("entities", "words"),
    [
        (bold(4, 1), "entity begins after the end of the text at UTF-16 offset 4"),
        (bold(0, 4), "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 4"),
        (bold(1, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
        (bold(0, 1), "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4"),
        (bold(-1, 1), "receive an entity with incorrect offset -1"),
        (bold(0, None), "can't parse MessageEntity: Can't find field \"length\""),
        (bold(0, 2, type="tebal"), "can't parse MessageEntity: Unsupported type specified"),
        (bold(0, 2, type="text_link"), "can't parse MessageEntity: Can't find field \"url\""),
        (bold(0, 2, type="text_link", url="bukan"), "entity URL 'bukan' is invalid: Wrong HTTP URL"),
    ],
)
def test_given_entities_must_lie_on_the_text(entities: list[dict[str, object]], words: str) -> None:
    assert refusal("😀a", None, entities) == f"Bad Request: {words}"


texts = st.text(st.characters(codec="utf-8"), max_size=200)


@given(texts)
def test_escaped_text_comes_back_as_plain_text(text: str) -> None:
    assert parse(html.escape(text), "HTML") == parse(text)
    assert parse(re.sub(r"([_*\[\]()~`>#+\-=|{}.!\\])", r"\\\1", text), "MarkdownV2") == parse(text)


@given(texts)
def test_plain_text_is_only_cleaned_and_trimmed(text: str) -> None:
    plain, _ = parse(text)
    assert plain == plain.strip(" \n")
    assert parse(plain)[0] == plain
    if not re.search("[\x00-\x1f\u2028-\u202e\u030a\u0333\u033f\u200e\u200f]", text):
        assert plain == text.strip(" \n")


pieces = st.lists(
    st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<pre>", "</pre>", "<code>", "</code>", "<a href='a.id'>", "</a>"])
    | st.sampled_from(
        ["*", "_", "__", "||", "`", "```", "[", "](a.id)", ">", "\n", "\\", " ", "/lapor", "@balai", "é😀"]
    )
    | st.text(st.characters(codec="utf-8"), max_size=3),
    max_size=14,
)


@given(pieces, st.sampled_from(["HTML", "MarkdownV2", "none"]))
def test_any_markup_is_read_or_refused_and_entities_lie_on_the_text(parts: list[str], mode: str) -> None:
    try:
        plain, entities = shown("".join(parts), mode)
    except ApiError as error:
        assert error.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017
        return
    assert all(words for _, words, *_ in entities)
    assert utf16_len(plain) == len(plain.encode("utf-16-le")) // 2


@given(st.text())
def test_utf16_length_takes_any_text(text: str) -> None:
    assert utf16_len(text) == sum(2 if ord(character) > 0xFFFF else 1 for character in text)
