"""Rendering: whatever people write, the letter is valid HTML within Telegram's limits, and keeps what they wrote."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.messages import Button, LetterKind
from bot.ports import Outgoing
from bot.texts import build
from handlers.chat.buttons import LONGEST
from handlers.chat.render import CAPTION_LIMIT, TEXT_LIMIT, markup_of, text_of, visible_length
from sandbox.entities import parse, utf16_len

TEXTS = build()
ZONE = ZoneInfo("Asia/Jakarta")
KEYS = sorted(key for key in TEXTS.keys("id") if not key.endswith("-item"))
LINES = {key for key in KEYS if f"{key}-item" in TEXTS.keys("id")}

# What Telegram's clients can send: anything but lone surrogates, from one letter to 4,096 UTF-16 units.
WRITTEN = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
    st.sampled_from(["none", "<b>&\"'</b>", "</i>", "&lt;", "{ $code }", "🔦", "\u202e\u0628\u0644\u202c", "e\u0301"]),
    st.tuples(st.sampled_from("a<&\"'🔦\u0645\n"), st.integers(1, 4096)).map(lambda many: many[0] * many[1]),
)
NUMBER = st.integers(0, 2**31)
TIMES = st.datetimes().map(lambda time: time.isoformat() + "+00:00")


def values_for(key: str) -> st.SearchStrategy[dict[str, object]]:
    """Values of the types that a letter may carry: texts, numbers, and lists of lines."""
    names = TEXTS.values_of(key, "id") - ({"number"} if key.endswith("-item") else set())
    return st.fixed_dictionaries({name: value_for(key, name) for name in sorted(names)})


def value_for(key: str, name: str) -> st.SearchStrategy[object]:
    if name == "at":
        return TIMES
    if name in {"suggestions", "timeline", "reports"} and key in LINES:
        return st.lists(values_for(f"{key}-item"), max_size=60)
    return st.one_of(WRITTEN, NUMBER)


def letter(key: str, values: dict[str, object], *, language: str = "id", repeat: bool = False) -> Outgoing:
    return Outgoing(
        row=1,
        card=False,
        chat=1,
        telegram_chat=1,
        group=False,
        language=language,
        key=key,
        values=values,  # type: ignore[arg-type]
        buttons=(),
        priority=0,
        kind=LetterKind.TEXT,
        attempts=1,
        repeat=repeat,
    )


@given(data=st.data(), language=st.sampled_from(["id", "en", "jv"]), repeat=st.booleans())
@settings(max_examples=300, deadline=None)
@pytest.mark.parametrize("limit", [TEXT_LIMIT, CAPTION_LIMIT])
def test_any_values_fit(limit: int, data: st.DataObject, language: str, *, repeat: bool) -> None:
    """No values make rendering raise, break the markup, or leave Telegram's limit, by an independent reader's count."""
    key = data.draw(st.sampled_from(KEYS))
    told = text_of(TEXTS, letter(key, data.draw(values_for(key)), language=language, repeat=repeat), ZONE, limit=limit)
    plain, _ = parse(told, "HTML")
    assert plain
    assert utf16_len(plain) <= visible_length(told) <= limit


@given(words=WRITTEN.filter(lambda words: utf16_len(words) <= 3500))
@settings(deadline=None)
def test_what_a_person_wrote_is_shown_as_written(words: str) -> None:
    """Markup in a person's words is theirs, not ours: it is shown letter by letter."""
    told = text_of(TEXTS, letter("notice-answered", {"code": "7K3M-Q9XA-T", "agency": "Dinas", "text": words}), ZONE)
    plain, entities = parse(told, "HTML")
    assert " ".join(parse(words)[0].split() if words else []) in " ".join(plain.split())
    assert [entity["type"] for entity in entities if entity["type"] in {"bold", "italic", "code"}] == ["bold"]


def test_a_long_answer_arrives_whole() -> None:
    """3,500 characters, the most that is taken, fit around any template of ours."""
    words = "<&>" * 1166 + "ab"
    for key in ("notice-answered", "ask-send-words", "answer-too-late"):
        values = {"code": "7K3M-Q9XA-T", "agency": "Dinas Perhubungan", "text": words, "words": words}
        assert words in parse(text_of(TEXTS, letter(key, values), ZONE, limit=TEXT_LIMIT), "HTML")[0]


def test_a_word_that_means_nothing_to_us_stays_a_word() -> None:
    """The answer "none" is an answer, and somebody called None has a name."""
    values = {
        "code": "7K3M-Q9XA-T",
        "status": "answered",
        "title": "none",
        "story": "none",
        "agency": "Dinas Perhubungan",
        "reporter": "none",
        "files": 0,
        "answer": "none",
        "at": "2026-11-23T03:00:00+00:00",
    }
    plain, _ = parse(text_of(TEXTS, letter("card", values), ZONE), "HTML")
    assert "Pelapor: none" in plain
    assert "Jawaban: none" in plain


def test_a_long_list_keeps_its_newest_lines() -> None:
    """A timeline of a hundred events is shortened at its old end."""
    line = {"at": "2026-11-23T03:00:00+00:00", "event": "answer"}
    last = {"at": "2027-01-05T03:00:00+00:00", "event": "close"}
    values = {"code": "7K3M-Q9XA-T", "status": "closed", "agency": "Dinas", "timeline": [line] * 300 + [last]}
    told = text_of(TEXTS, letter("status-of", values), ZONE)
    assert visible_length(told) <= TEXT_LIMIT
    assert "2027" in told
    assert told.count("2026") > 5


@given(
    button=st.builds(
        Button,
        action=st.sampled_from(["pick.3", "answer", "lang.id"]),
        subject=st.just("d" + "f" * 16),
        revision=st.integers(0, 2**31),
        text=st.text(min_size=1, max_size=300),
    ),
)
@settings(deadline=None)
def test_buttons_fit(button: Button) -> None:
    """A button's data stays within 64 bytes, whatever its label."""
    markup = markup_of(TEXTS, ((button,),), "id")
    assert markup is not None
    assert len(str(markup.inline_keyboard[0][0].callback_data).encode()) <= LONGEST
