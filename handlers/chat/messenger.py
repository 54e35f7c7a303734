"""The way to a chat: render, call, and give back how it ended as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, assert_never

from telegram import BotCommandScopeChat, InputFile, InputMediaPhoto, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.domain.errors import StorageAway
from bot.domain.messages import LetterKind
from bot.domain.wishes import Wish
from bot.ports import Final, SendFailure, Sent
from handlers.chat.commands import menu_of
from handlers.chat.outcomes import NOT_MODIFIED, failure_of
from handlers.chat.render import CAPTION_LIMIT, TEXT_LIMIT, markup_of, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from telegram import Bot

    from bot.domain.messages import Value
    from bot.ports import FileStore, Outcome, Outgoing
    from bot.ports.figures import Figures
    from bot.texts import Texts


NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
EXPORTED = "data-saya.json"
"""What the file is called that holds what is kept of a person."""

SHEETS = {"template": "templat-daftar-laporan", "faults": "perbaikan-daftar-laporan", "codes": "kode-laporan"}
"""What the spreadsheets of a village head's list are called."""

WAYS = {
    "document": "send_document",
    "video": "send_video",
    "voice": "send_voice",
    "audio": "send_audio",
    "animation": "send_animation",
    "video_note": "send_video_note",
}
"""The call that sends a file of each kind."""

BARE = ("video_note",)
"""Kinds that take no caption."""


@dataclass(frozen=True, slots=True)
class TelegramMessenger:
    """Sends letters and cards through the Bot API."""

    bot: Bot
    texts: Texts
    zone: ZoneInfo
    store: FileStore
    figures: Figures

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Render and send; a failure is a value, never an exception."""
        try:
            return Sent(message=await self._call(outgoing))
        except TelegramError as error:
            if outgoing.edits is not None and NOT_MODIFIED in error.message.casefold():
                return Sent(message=outgoing.edits)
            return failure_of(error)
        except StorageAway as error:
            return SendFailure(cause=str(error))
        except FileNotFoundError as error:
            return SendFailure(cause=type(error).__name__, final=Final.REFUSED)

    async def _call(self, outgoing: Outgoing) -> int:  # noqa: C901, PLR0911 - one way for each kind, all of them
        match outgoing.kind:
            case LetterKind.LEAVE:
                await self.bot.leave_chat(outgoing.telegram_chat)
                return 0
            case LetterKind.MENU:
                return await self._menu(outgoing)
            case LetterKind.MEDIA:
                return await self._photos(outgoing)
            case LetterKind.FILE:
                return await self._file(outgoing)
            case LetterKind.DOCUMENT:
                return await self._document(outgoing)
            case LetterKind.FIGURES:
                return await self._figures(outgoing)
            case LetterKind.TABLE:
                return await self._table(outgoing)
            case LetterKind.DRAWN:
                return await self._drawn(outgoing)
            case LetterKind.SHEET:
                return await self._sheet(outgoing)
            case LetterKind.TEXT:
                return await self._text(outgoing)
            case _:
                assert_never(outgoing.kind)

    async def _text(self, outgoing: Outgoing) -> int:
        text = self._told(outgoing, TEXT_LIMIT)
        markup: Any = markup_of(self.texts, outgoing.buttons, outgoing.language, keyboard=outgoing.keyboard)
        if outgoing.edits is not None:
            edited = await self.bot.edit_message_text(
                text,
                chat_id=outgoing.telegram_chat,
                message_id=outgoing.edits,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
                link_preview_options=NO_PREVIEW,
            )
            return edited.message_id if isinstance(edited, Message) else outgoing.edits
        sent = await self.bot.send_message(
            outgoing.telegram_chat,
            text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=NO_PREVIEW,
            disable_notification=outgoing.silent or None,
        )
        return sent.message_id

    def _told(self, outgoing: Outgoing, limit: int = CAPTION_LIMIT) -> str:
        return text_of(self.texts, outgoing, self.zone, limit=limit, bot=self.bot.username)

    async def _menu(self, outgoing: Outgoing) -> int:
        """Let the chat's menu show what its person's roles add."""
        menu = menu_of(self.texts, outgoing.language, str(outgoing.values["roles"]).split(","))
        await self.bot.set_my_commands(menu, scope=BotCommandScopeChat(outgoing.telegram_chat))
        return 0

    async def _photos(self, outgoing: Outgoing) -> int:
        """Send photos by file id: one alone, several as an album."""
        caption, way = self._told(outgoing), _way(outgoing)
        media: Any = outgoing.values["media"]
        ids = [item["file_id"] for item in media]
        if len(ids) == 1:
            one = await self.bot.send_photo(
                outgoing.telegram_chat, ids[0], caption=caption, parse_mode=ParseMode.HTML, **way
            )
            return one.message_id
        album = [
            InputMediaPhoto(file_id, caption=caption if n == 0 else None, parse_mode=ParseMode.HTML)
            for n, file_id in enumerate(ids)
        ]
        sent = await self.bot.send_media_group(outgoing.telegram_chat, album, **way)
        return sent[0].message_id

    async def _file(self, outgoing: Outgoing) -> int:
        """Send one file: by its id, or by the content that we keep of it."""
        kind = str(outgoing.values["kind"])
        file: Any = outgoing.values.get("file_id") or await self._kept(outgoing)
        caption = {} if kind in BARE else {"caption": self._told(outgoing), "parse_mode": ParseMode.HTML}
        send: Any = getattr(self.bot, WAYS[kind])
        sent = await send(outgoing.telegram_chat, file, **_way(outgoing), **caption)
        return int(sent.message_id)

    async def _kept(self, outgoing: Outgoing) -> InputFile:
        content = await self.store.get(str(outgoing.values["sha256"]))
        return InputFile(content, filename=str(outgoing.values["name"]))

    async def _document(self, outgoing: Outgoing) -> int:
        """Send a text of ours as a file."""
        file = InputFile(str(outgoing.values["content"]).encode(), filename=EXPORTED)
        sent = await self.bot.send_document(
            outgoing.telegram_chat, file, caption=self._told(outgoing), parse_mode=ParseMode.HTML
        )
        return sent.message_id

    async def _figures(self, outgoing: Outgoing) -> int:
        """Make the picture now, and send it with its words and buttons."""
        wish, now = Wish.from_values(outgoing.values), datetime.fromisoformat(str(outgoing.values["now"]))
        found = await self.figures.pictured(wish, now, outgoing.language)
        sent = await self.bot.send_photo(
            outgoing.telegram_chat,
            InputFile(found.picture, filename="simpul.png"),
            caption=self._told(_with(outgoing, found.values)),
            parse_mode=ParseMode.HTML,
            reply_markup=markup_of(self.texts, outgoing.buttons, outgoing.language),
        )
        return sent.message_id

    async def _drawn(self, outgoing: Outgoing) -> int:
        """Draw what the letter's values say, and send it: as a photo, or to be printed as a file."""
        claim = str(outgoing.values.get("claim", ""))
        link = f"https://t.me/{self.bot.username}?start={claim}"
        picture = await self.figures.drawn(outgoing.values, outgoing.language, link=link)
        way, name = ("document", f"{outgoing.values['code']}.png") if claim else ("photo", "simpul.png")
        send: Any = getattr(self.bot, f"send_{way}")
        file = InputFile(picture, filename=name)
        sent = await send(outgoing.telegram_chat, file, caption=self._told(outgoing), parse_mode=ParseMode.HTML)
        return int(sent.message_id)

    async def _sheet(self, outgoing: Outgoing) -> int:
        """Write the spreadsheet that the letter's values say, and send it."""
        content = await self.figures.sheet(outgoing.values, outgoing.language)
        name = f"{SHEETS[str(outgoing.values['sheet'])]}.{outgoing.values['form']}"
        file, told = InputFile(content, filename=name), self._told(outgoing)
        sent = await self.bot.send_document(outgoing.telegram_chat, file, caption=told, parse_mode=ParseMode.HTML)
        return sent.message_id

    async def _table(self, outgoing: Outgoing) -> int:
        """Write the file now, and send it."""
        wish, form = Wish.from_values(outgoing.values), str(outgoing.values["form"])
        found = await self.figures.table(wish, form, outgoing.language)
        days = [day.isoformat() for day in (wish.span.first, wish.span.last) if day]
        sent = await self.bot.send_document(
            outgoing.telegram_chat,
            InputFile(found.content, filename=f"{'-'.join(['laporan', *days])}.{form}"),
            caption=self._told(_with(outgoing, found.values)),
            parse_mode=ParseMode.HTML,
        )
        return sent.message_id


def _with(outgoing: Outgoing, values: Mapping[str, Value]) -> Outgoing:
    return replace(outgoing, values={**outgoing.values, **values})


def _way(outgoing: Outgoing) -> dict[str, Any]:
    """Let a file follow the case's card, where the chat still has it, and ring no bell where it must not."""
    to = outgoing.reply_to
    follows = None if to is None else ReplyParameters(to, allow_sending_without_reply=True)
    return {"reply_parameters": follows, "disable_notification": outgoing.silent or None}
