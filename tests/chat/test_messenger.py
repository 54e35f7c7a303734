"""The way to a chat: which call each letter becomes, with what in it, and how what we could not do ends."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import orjson
import pytest
import pytest_asyncio

from bot.domain.errors import StorageAway
from bot.domain.messages import REMOVED, Button, LetterKind
from bot.domain.periods import Span
from bot.domain.tasks import Sight
from bot.domain.wishes import Wish
from bot.ports import Final, Outgoing, SendFailure, Sent
from bot.ports.figures import Pictured, Tabled
from bot.texts import build
from handlers.chat.messenger import BARE, EXPORTED, WAYS, TelegramMessenger
from tests.chat.wires import SENT, client, wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from datetime import datetime

    from bot.domain.messages import Value
    from tests.chat.wires import Wire

pytestmark = pytest.mark.asyncio

TEXTS = build()
CONTENT = b"%PDF-1.7 bersih"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
SENT_ALBUM = {"ok": True, "result": [{**SENT["result"], "message_id": number} for number in (7, 8)]}  # type: ignore[dict-item]
ME = {"ok": True, "result": {"id": 123456789, "is_bot": True, "first_name": "Simpul", "username": "melati_bot"}}
FILE = {"code": "7K3M-Q9XA-T", "kind": "document"}


@dataclass
class Shelf:
    """A store made by hand: it holds one file, or is away."""

    away: bool = False

    async def put(self, content: bytes) -> str:
        """Nobody keeps anything here."""
        raise NotImplementedError(content)

    async def get(self, digest: str) -> bytes:
        """Give the one content."""
        if self.away:
            raise StorageAway(digest)
        if digest != DIGEST:
            raise FileNotFoundError(digest)
        return CONTENT


class Desk:
    """Figures made by hand: it answers with what it was asked, or is away."""

    away: bool = False

    async def pictured(self, wish: Wish, now: datetime, language: str) -> Pictured:
        """Give a picture that is none, and values."""
        if self.away:
            raise StorageAway
        told = dict.fromkeys(TEXTS.values_of("figures", language) - {"desks", "spots"}, language)
        return Pictured(picture=f"{wish.agencies} {now:%Y}".encode(), values={**told, "desks": [], "spots": []})

    async def drawn(self, values: Mapping[str, Value], language: str, *, link: str) -> bytes:
        """Give a picture that is none."""
        return f"{values['drawing']} {language} {link}".encode()

    async def table(self, wish: Wish, form: str, language: str) -> Tabled:
        """Give a file that is none, and values."""
        values = {"count": "2", "hidden": "", "period": language}
        return Tabled(content=f"{wish.span.first} {form}".encode(), values=values)


@dataclass
class Phone:
    """A messenger over a real line to a server that takes every call."""

    server: Wire
    messenger: TelegramMessenger
    shelf: Shelf = field(default_factory=Shelf)

    async def sends(self, kind: LetterKind = LetterKind.TEXT, key: str = "welcome-back", **parts: Any) -> int:
        """Send a letter; gives the message's number."""
        outcome = await self.messenger.send(outgoing(kind, key, **parts))
        assert isinstance(outcome, Sent), outcome
        return outcome.message

    @property
    def method(self) -> str:
        """Name the last call."""
        return self.server.received[-1][0].rsplit("/", 1)[1]

    @property
    def body(self) -> dict[str, Any]:
        """Give the last call's parameters."""
        return dict(orjson.loads(self.server.received[-1][2]))

    @property
    def form(self) -> str:
        """Give the last call's form."""
        path, kind, body = self.server.received[-1]
        assert kind == "multipart/form-data", path
        return body.decode(errors="replace")


def outgoing(kind: LetterKind, key: str, **parts: Any) -> Outgoing:
    """Write a letter as it was claimed."""
    plain: dict[str, Any] = {
        "row": 1,
        "card": False,
        "chat": 1,
        "telegram_chat": 5,
        "group": False,
        "language": "id",
        "key": key,
        "values": {"text": "halo"},
        "buttons": (),
        "priority": 0,
        "kind": kind,
        "attempts": 1,
    }
    return Outgoing(**{**plain, **parts})


@pytest_asyncio.fixture
async def phone() -> AsyncIterator[Phone]:
    """Give a messenger whose bot knows its name."""
    shelf = Shelf()
    async with wire() as server, client(server.url) as bot:
        server.says(200, ME)
        await bot.get_me()
        server.says(200, SENT)
        messenger = TelegramMessenger(bot=bot, texts=TEXTS, zone=ZoneInfo("Asia/Jakarta"), store=shelf, figures=Desk())
        yield Phone(server, messenger, shelf)


async def test_a_text_is_sent_without_a_preview(phone: Phone) -> None:
    """As HTML, to the chat it is for."""
    assert await phone.sends() == 7
    assert phone.method == "sendMessage"
    assert (phone.body["chat_id"], phone.body["parse_mode"]) == (5, "HTML")
    assert phone.body["link_preview_options"] == {"is_disabled": True}
    assert "reply_markup" not in phone.body


async def test_a_card_that_was_shown_is_edited(phone: Phone) -> None:
    """With its buttons."""
    button = Button(action="accept", subject="r1", revision=2, label="label-accept")
    await phone.sends(edits=50, buttons=((button,),))
    assert (phone.method, phone.body["message_id"]) == ("editMessageText", 50)
    [[shown]] = phone.body["reply_markup"]["inline_keyboard"]
    assert shown["text"] == TEXTS.label("label-accept", "id")


async def test_a_card_that_says_the_same_already_is_shown(phone: Phone) -> None:
    """Telegram refuses such an edit; nothing is wrong."""
    told = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    phone.server.says(400, {"ok": False, "error_code": 400, "description": told})
    assert await phone.sends(edits=50) == 50


async def test_what_is_silent_rings_no_bell(phone: Phone) -> None:
    """A text, a photo, a file; whatever else rings."""
    photo = {"media": [{"file_id": "A"}], "code": FILE["code"]}
    ways: list[dict[str, Any]] = [
        {},
        {"kind": LetterKind.MEDIA, "key": "card-photos", "values": photo},
        {"kind": LetterKind.FILE, "key": "card-file", "values": {**FILE, "file_id": "A"}},
    ]
    for way in ways:
        await phone.sends(**way, silent=True)
        assert phone.body["disable_notification"] is True
        await phone.sends(**way)
        assert "disable_notification" not in phone.body


async def test_a_question_brings_its_reply_keyboard(phone: Phone) -> None:
    """And the word after it takes it away."""
    await phone.sends(key="ask-place", values={}, keyboard="place")
    [[first], others] = phone.body["reply_markup"]["keyboard"]
    assert first["request_location"] is True
    assert [key["text"] for key in others] == ["Lewati", "Kembali"]
    await phone.sends(key="ask-phone", values={}, keyboard="phone")
    assert phone.body["reply_markup"]["keyboard"][0][0]["request_contact"] is True
    await phone.sends(key="place-kept", values={"place": "Jalan Kenanga", "area": ""}, keyboard=REMOVED)
    assert phone.body["reply_markup"] == {"remove_keyboard": True}


async def test_links_lead_to_the_bot_that_speaks(phone: Phone) -> None:
    """By the name that it has with Telegram."""
    day = "2026-11-27T16:59:59+00:00"
    values = {"code": "7K3M-Q9XA-T", "due": day, "final": day, "promised": day, "claim": "klaim_abc", "beyond": ""}
    await phone.sends(key="notice-submitted", values=values)
    assert "https://t.me/melati_bot?start=klaim_abc" in phone.body["text"]


async def test_one_photo_is_a_photo_and_several_are_an_album(phone: Phone) -> None:
    """By their ids, with one caption, as a reply to the card where the chat has one."""
    photos = [{"file_id": "a"}, {"file_id": "b"}]
    await phone.sends(LetterKind.MEDIA, "card-photos", values={"code": "X", "media": photos[:1]}, reply_to=50)
    assert (phone.method, phone.body["photo"]) == ("sendPhoto", "a")
    assert phone.body["reply_parameters"] == {"message_id": 50, "allow_sending_without_reply": True}
    phone.server.says(200, SENT_ALBUM)
    assert await phone.sends(LetterKind.MEDIA, "card-photos", values={"code": "X", "media": photos}, reply_to=50) == 7
    assert phone.method == "sendMediaGroup"
    assert phone.body["reply_parameters"]["message_id"] == 50
    album = phone.body["media"] if isinstance(phone.body["media"], list) else orjson.loads(phone.body["media"])
    assert [(one["type"], one["media"], "caption" in one) for one in album] == [
        ("photo", "a", True),
        ("photo", "b", False),
    ]


async def test_an_album_without_a_card_replies_to_nothing(phone: Phone) -> None:
    """The reporter's chat has none."""
    phone.server.says(200, SENT_ALBUM)
    photos = [{"file_id": "a"}, {"file_id": "b"}]
    await phone.sends(LetterKind.MEDIA, "answer-file", values={"code": "X", "media": photos})
    assert "reply_parameters" not in phone.body


@pytest.mark.parametrize("kind", sorted(WAYS))
async def test_a_file_goes_by_its_id_as_what_it_is(phone: Phone, kind: str) -> None:
    """Under the call of its kind; with a caption where Telegram shows one."""
    await phone.sends(LetterKind.FILE, "card-file", values={"code": "X", "kind": kind, "file_id": "abc"}, reply_to=50)
    assert phone.method == WAYS[kind].replace("_", " ").title().replace(" ", "").replace("S", "s", 1)
    assert phone.body[kind] == "abc"
    assert ("caption" in phone.body) == (kind not in BARE)
    assert phone.body["reply_parameters"]["message_id"] == 50


async def test_a_cleaned_file_goes_by_its_content(phone: Phone) -> None:
    """Under our name for it; Telegram's id of what somebody sent is not in it."""
    values = {**FILE, "sha256": DIGEST, "name": "lampiran-1.pdf"}
    await phone.sends(LetterKind.FILE, "card-file", values=values, reply_to=50)
    assert phone.method == "sendDocument"
    assert CONTENT.decode() in phone.form
    assert 'filename="lampiran-1.pdf"' in phone.form


async def test_a_text_of_ours_goes_as_a_file(phone: Phone) -> None:
    """What is kept of a person, as they asked for it."""
    await phone.sends(LetterKind.DOCUMENT, "privacy-file", values={"content": '{"name": "Siti é"}'})
    assert phone.method == "sendDocument"
    assert '{"name": "Siti é"}' in phone.form
    assert f'filename="{EXPORTED}"' in phone.form


async def test_figures_are_made_when_they_are_sent(phone: Phone) -> None:
    """As a photo with words in the reader's language and with buttons; where storage is away they come later."""
    wish = Wish.of(Span(first=date(2026, 1, 1)), Sight(agencies=("dlh",)))
    button = Button(action="table.xlsx", subject="year", revision=0, label="label-xlsx")
    values = {**wish.to_values(), "now": "2026-11-23T08:00:00+07:00"}
    await phone.sends(LetterKind.FIGURES, "figures", values=values, buttons=((button,),), language="en")
    assert phone.method == "sendPhoto"
    assert "('dlh',) 2026" in phone.form
    assert "<b>Figures, en</b>" in phone.form
    assert "table.xlsx|year|0" in phone.form
    phone.messenger.figures.away = True  # type: ignore[attr-defined]
    outcome = await phone.messenger.send(outgoing(LetterKind.FIGURES, "figures", values=values))
    assert isinstance(outcome, SendFailure)
    assert outcome.final is None


async def test_a_table_is_made_when_it_is_sent(phone: Phone) -> None:
    """As a document that is called by its days."""
    wish = Wish(span=Span(first=date(2026, 1, 1), last=date(2026, 1, 31)))
    await phone.sends(LetterKind.TABLE, "figures-file", values={**wish.to_values(), "form": "csv"})
    assert phone.method == "sendDocument"
    assert "2026-01-01 csv" in phone.form
    assert 'filename="laporan-2026-01-01-2026-01-31.csv"' in phone.form


async def test_a_slip_is_a_file_to_print_and_a_glance_a_photo(phone: Phone) -> None:
    """The slip is called by its code, and leads to the bot that speaks."""
    slip = {"drawing": "slip", "code": FILE["code"], "claim": "klaim_x"}
    await phone.sends(LetterKind.DRAWN, "slip-file", values=slip)
    assert phone.method == "sendDocument"
    assert f'filename="{FILE["code"]}.png"' in phone.form
    assert "slip id https://t.me/melati_bot?start=klaim_x" in phone.form
    counts = {"village": "Desa Melati", "waiting": "2", "overdue": "1", "solved": "0"}
    await phone.sends(LetterKind.DRAWN, "village-digest", values={"drawing": "desa", **counts}, language="en")
    assert phone.method == "sendPhoto"
    assert "Open: <b>2</b>" in phone.form


async def test_a_menu_is_for_its_chat(phone: Phone) -> None:
    """With what its person's roles add; nothing is shown, so there is no message."""
    phone.server.says(200, {"ok": True, "result": True})
    assert await phone.sends(LetterKind.MENU, "", values={"roles": "verifier"}) == 0
    assert phone.method == "setMyCommands"
    assert phone.body["scope"] == {"type": "chat", "chat_id": 5}
    commands = [one["command"] for one in phone.body["commands"]]
    assert {"lapor", "undang"} <= set(commands)
    await phone.sends(LetterKind.MENU, "", values={"roles": "officer"})
    assert "undang" not in [one["command"] for one in phone.body["commands"]]


async def test_a_channel_is_left(phone: Phone) -> None:
    """Nobody can be answered there."""
    phone.server.says(200, {"ok": True, "result": True})
    assert await phone.sends(LetterKind.LEAVE, "") == 0
    assert (phone.method, phone.body["chat_id"]) == ("leaveChat", 5)


async def test_a_file_that_is_kept_nowhere_ends_its_letter(phone: Phone) -> None:
    """Trying again would find no more of it; nothing is said to Telegram."""
    values = {**FILE, "sha256": "0" * 64, "name": "lampiran-1.pdf"}
    before = len(phone.server.received)
    failure = await phone.messenger.send(outgoing(LetterKind.FILE, "card-file", values=values))
    assert isinstance(failure, SendFailure)
    assert (failure.final, failure.unsure) == (Final.REFUSED, False)
    assert failure.cause
    assert len(phone.server.received) == before


async def test_a_file_waits_while_its_store_is_away(phone: Phone) -> None:
    """It was certainly not sent, and will be."""
    phone.shelf.away = True
    values = {**FILE, "sha256": DIGEST, "name": "lampiran-1.pdf"}
    failure = await phone.messenger.send(outgoing(LetterKind.FILE, "card-file", values=values))
    assert isinstance(failure, SendFailure)
    assert (failure.final, failure.unsure) == (None, False)
    assert failure.cause
    phone.shelf.away = False
    await phone.sends(LetterKind.FILE, "card-file", values=values)


async def test_a_file_too_large_for_telegram_ends_its_letter(phone: Phone) -> None:
    """A proxy's or Telegram's 413 is no broken line."""
    phone.server.says(413, {"ok": False, "error_code": 413, "description": "Request Entity Too Large"})
    values = {**FILE, "sha256": DIGEST, "name": "lampiran-1.pdf"}
    failure = await phone.messenger.send(outgoing(LetterKind.FILE, "card-file", values=values))
    assert isinstance(failure, SendFailure)
    assert failure.final is Final.REFUSED


async def test_a_line_that_breaks_is_a_value(phone: Phone) -> None:
    """Whatever kind of letter it was: nobody knows whether it arrived."""
    phone.server.hangs_up()
    for kind, values in ((LetterKind.TEXT, {"text": "x"}), (LetterKind.FILE, {**FILE, "file_id": "a"})):
        key = "welcome-back" if kind is LetterKind.TEXT else "card-file"
        failure = await phone.messenger.send(outgoing(kind, key, values=values))
        assert isinstance(failure, SendFailure)
        assert (failure.final, failure.unsure) == (None, True)
