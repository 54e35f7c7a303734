"""Rendering: whatever people write, the letter is valid HTML within Telegram's limits, and keeps what they wrote."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import serialize
from fluent.syntax.ast import Resource
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.domain.messages import REMOVED, Button, LetterKind
from bot.ports import Outgoing
from bot.texts import build
from handlers.chat.buttons import LONGEST
from handlers.chat.render import (
    CAPTION_LIMIT,
    DAYS,
    LINKS,
    TEXT_LIMIT,
    TIMES,
    markup_of,
    text_of,
    visible_length,
)
from sandbox.entities import parse, utf16_len

TEXTS = build()
ZONE = ZoneInfo("Asia/Jakarta")
KEYS = sorted(key for key in TEXTS.keys("id") if not key.endswith("-item"))
SOURCE = serialize(Resource([entry.node for entry in TEXTS.languages["id"].entries.values()]))
PARTS = set(re.findall(r"\{ ([a-z][a-z-]+) \}", SOURCE))
"""Texts that stand in others, where they may say nothing."""

# What Telegram's clients can send: anything but lone surrogates, from one letter to 4,096 UTF-16 units.
WRITTEN = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
    st.sampled_from(["none", "<b>&\"'</b>", "</i>", "&lt;", "{ $code }", "🔦", "\u202e\u0628\u0644\u202c", "e\u0301"]),
    st.tuples(st.sampled_from("a<&\"'🔦\u0645\n"), st.integers(1, 4096)).map(lambda many: many[0] * many[1]),
)
NUMBER = st.integers(0, 2**31)
MOMENTS = st.datetimes().map(lambda time: time.isoformat() + "+00:00")
NOTHING = st.just("")
PAYLOADS = st.text("abcXYZ019_-", min_size=1, max_size=64)
MOMENT = "2026-11-27T16:59:59+00:00"
UNDUE = ("card", "card-guarded", "card-elsewhere", "card-whole", "status-of")
"""Texts that may have no date to name; every other one promises one."""


def values_for(key: str) -> st.SearchStrategy[dict[str, object]]:
    """Values of the types that a letter may carry: texts, numbers, and lists of lines."""
    names = TEXTS.values_of(key, "id") - ({"number"} if key.endswith("-item") else set())
    return st.fixed_dictionaries({name: value_for(key, name) for name in sorted(names)})


def value_for(key: str, name: str) -> st.SearchStrategy[object]:
    """A value as the use cases write it: an ISO time or day, a payload, lines, or what somebody wrote."""
    if name in TIMES:
        open_ = name == "consented" or (name == "due" and key in UNDUE)
        return st.one_of(MOMENTS, NOTHING) if open_ else MOMENTS
    if name in DAYS:
        days = st.dates().map(str)
        return st.one_of(days, NOTHING) if name == "date" else days
    if name in LINKS:
        return PAYLOADS if name == "claim" else st.one_of(PAYLOADS, NOTHING)
    if f"{key}-{name}-item" in TEXTS.keys("id"):
        return st.lists(values_for(f"{key}-{name}-item"), max_size=60)
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
        values={**{name: MOMENT * (name in TIMES) for name in TEXTS.values_of(key, "id")}, **values},  # type: ignore[dict-item]
        buttons=(),
        priority=0,
        kind=LetterKind.TEXT,
        attempts=1,
        repeat=repeat,
    )


@given(data=st.data(), language=st.sampled_from(["id", "en", "jv"]), repeat=st.booleans())
@settings(max_examples=300)
@pytest.mark.parametrize("limit", [TEXT_LIMIT, CAPTION_LIMIT])
def test_any_values_fit(limit: int, data: st.DataObject, language: str, *, repeat: bool) -> None:
    """No values make rendering raise, break the markup, or leave Telegram's limit, by an independent reader's count."""
    key = data.draw(st.sampled_from(KEYS))
    told = text_of(TEXTS, letter(key, data.draw(values_for(key)), language=language, repeat=repeat), ZONE, limit=limit)
    plain, _ = parse(told, "HTML")
    assert plain or key in PARTS
    assert utf16_len(plain) <= visible_length(told) <= limit


@given(words=WRITTEN.filter(lambda words: utf16_len(words) <= 3500))
def test_what_a_person_wrote_is_shown_as_written(words: str) -> None:
    """Markup in a person's words is theirs, not ours: it is shown letter by letter."""
    told = text_of(TEXTS, letter("notice-answered", {"code": "7K3M-Q9XA-T", "agency": "Dinas", "text": words}), ZONE)
    plain, entities = parse(told, "HTML")
    assert " ".join(parse(words)[0].split() if words else []) in " ".join(plain.split())
    assert [entity["type"] for entity in entities if entity["type"] in {"bold", "italic", "code"}] == ["bold"]


def test_a_long_answer_arrives_whole() -> None:
    """3,500 characters, the most that is taken, fit around any template of ours."""
    words = "<&>" * 1166 + "ab"
    for key in ("notice-answered", "notice-replied", "ask-send-words", "ask-send-supply", "words-too-late"):
        values = {
            "code": "7K3M-Q9XA-T",
            "agency": "Dinas Perhubungan",
            "title": "Lampu mati",
            "text": words,
            "words": words,
            "files": 0,
            "who": "Budi Santoso",
        }
        assert words in parse(text_of(TEXTS, letter(key, values), ZONE, limit=TEXT_LIMIT), "HTML")[0]


def card(**values: object) -> dict[str, object]:
    """What a card shows of a report of which little was told."""
    told = dict.fromkeys(("place", "date", "asked", "answer", "phone", "due", "topic", "additions", "notes"), "")
    plain = {
        "code": "7K3M-Q9XA-T",
        "status": "answered",
        "title": "Lampu mati",
        "story": "Lampu mati.",
        "class": "complaint",
        "agency": "Dinas Perhubungan",
        "visibility": "open",
        "reporter": "Siti Aminah",
        "reach": "yes",
        "files": 0,
        "at": "2026-11-23T03:00:00+00:00",
    }
    return {**told, **plain, **values}


def shown(key: str, values: dict[str, object], **parts: str) -> str:
    """Render it, as the plain text that is seen."""
    return str(parse(text_of(TEXTS, letter(key, values), ZONE, **parts), "HTML")[0])


def test_a_word_that_means_nothing_to_us_stays_a_word() -> None:
    """The answer "none" is an answer, and somebody called None has a name."""
    values = card(title="none", story="none", reporter="none", answer="none", additions=[{"text": "none"}])
    plain, _ = parse(text_of(TEXTS, letter("card", values), ZONE), "HTML")
    assert "Pelapor: none" in plain
    assert "Jawaban: none" in plain
    assert "• none" in plain


def test_a_long_list_keeps_its_newest_lines() -> None:
    """A timeline of a hundred events is shortened at its old end."""
    line = {"at": "2026-11-23T03:00:00+00:00", "event": "answer", "agency": "Dinas", "by": "", "reason": ""}
    last = {**line, "at": "2027-01-05T03:00:00+00:00", "event": "close"}
    facts = {"code": "7K3M-Q9XA-T", "status": "closed", "agency": "Dinas", "title": "Lampu mati", "due": ""}
    values = {**facts, "timeline": [line] * 300 + [last]}
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
def test_buttons_fit(button: Button) -> None:
    """A button's data stays within 64 bytes, whatever its label."""
    markup = markup_of(TEXTS, ((button,),), "id")
    assert markup is not None
    assert len(str(markup.inline_keyboard[0][0].callback_data).encode()) <= LONGEST


def test_a_payload_is_shown_as_a_link_to_the_bot() -> None:
    """To the one who speaks, however it is called; a group's link opens the choice of a group."""
    receipt = {"code": "7K3M-Q9XA-T", "due": "2026-11-27T16:59:59+00:00", "claim": "klaim_abc", "title": "", "text": ""}
    assert "https://t.me/melati_bot?start=klaim_abc" in shown("notice-submitted", receipt, bot="melati_bot")
    invited = {"role": "officer", "agency": "Dinas", "days": 7, "start": "ikut_abc", "startgroup": ""}
    assert "https://t.me/simpul_bot?start=ikut_abc" in shown("invite-link", invited)
    grouped = {**invited, "role": "group", "start": "", "startgroup": "grup_abc"}
    assert "https://t.me/simpul_bot?startgroup=grup_abc" in shown("invite-link", grouped)


def test_a_link_is_never_cut() -> None:
    """Whatever else has to go to keep within the limit."""
    values = {"code": "x" * 5000, "due": "2026-11-27T16:59:59+00:00", "claim": "klaim_" + "a" * 58}
    assert shown("notice-submitted", values, limit=CAPTION_LIMIT).endswith("start=klaim_" + "a" * 58)  # type: ignore[arg-type]


def test_a_promised_day_is_the_tenants() -> None:
    """Late in the evening of one day in UTC it is the next day where people live."""
    values = {"code": "7K3M-Q9XA-T", "agency": "Dinas", "due": "2026-11-26T18:00:00+00:00", "title": "", "text": ""}
    assert "Jumat, 27 November 2026" in shown("notice-assigned", values)


def test_a_day_without_a_time_is_shown_as_it_was_said() -> None:
    """No zone moves the day on which something happened."""
    assert "Kejadian: Jumat, 20 November 2026" in shown("card", card(date="2026-11-20"))
    assert "Kejadian: tidak disebutkan" in shown("card", card())


def test_each_list_is_told_by_its_own_lines() -> None:
    """A card has two of them; each line has its text, and empty lists have none."""
    told = shown("card", card(additions=[{"text": "Tiang 12"}], notes=[{"name": "Budi", "text": "Dicek"}]))
    assert "• Tiang 12" in told
    assert "• Budi: Dicek" in told
    bare = shown("card", card())
    assert "Dari pelapor" not in bare
    assert "Catatan" not in bare


def test_lines_are_numbered() -> None:
    """From one on, so that an answer may be a number."""
    ranked = [{"name": name, "words": "lampu"} for name in ("Dinas A", "Dinas B")]
    told = shown("ask-agency", {"suggestions": ranked, "sure": ""})
    assert "1. Dinas A" in told
    assert "2. Dinas B" in told


@pytest.mark.parametrize(("name", "asks"), [("place", "request_location"), ("phone", "request_contact")])
def test_a_reply_keyboard_has_a_key_that_sends_by_itself(name: str, asks: str) -> None:
    """And the ways out as words; it goes with one press."""
    markup = markup_of(TEXTS, (), "id", keyboard=name)
    assert isinstance(markup, ReplyKeyboardMarkup)
    [[first], others] = markup.keyboard
    assert getattr(first, asks) is True
    assert not any(key.request_location or key.request_contact for key in others)
    assert [key.text for key in others][-1] == "Kembali"
    assert (markup.one_time_keyboard, markup.resize_keyboard) == (True, True)


def test_a_reply_keyboard_is_taken_away_and_is_never_beside_buttons() -> None:
    """Telegram takes one markup a message; an unknown name shows nothing."""
    button = Button(action="close", subject="r1", revision=2, label="label-solved")
    assert isinstance(markup_of(TEXTS, (), "id", keyboard=REMOVED), ReplyKeyboardRemove)
    assert isinstance(markup_of(TEXTS, ((button,),), "id", keyboard="place"), InlineKeyboardMarkup)
    assert markup_of(TEXTS, (), "id") is None
    assert markup_of(TEXTS, (), "id", keyboard="of another version") is None
