# mypy: ignore-errors
# The libraries live in an environment of their own.
"""A small bot on aiogram that knows nothing of the sandbox: `python aiogram_bot.py URL TOKEN`."""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Setuju", callback_data="agree")]])
PLACE = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Kirim lokasi", request_location=True)]])
dispatcher = Dispatcher()


@dispatcher.message(CommandStart())
async def start(message: Message, command: CommandObject) -> None:
    """Greet, name the payload."""
    await message.answer(f"Halo <b>{message.from_user.first_name}</b> {command.args or ''}", parse_mode="HTML")


@dispatcher.message(Command("tombol"))
async def buttons(message: Message) -> None:
    """Show an inline button."""
    await message.answer("Setuju?", reply_markup=BUTTONS)


@dispatcher.callback_query(F.data == "agree")
async def agree(query: CallbackQuery) -> None:
    """Answer the press and change the message."""
    await query.answer("Terima kasih", show_alert=True)
    await query.message.edit_text("Disetujui")


@dispatcher.message(Command("tempat"))
async def place(message: Message) -> None:
    """Ask for a place."""
    await message.answer("Di mana?", reply_markup=PLACE)


@dispatcher.message(Command("surat"))
async def letter(message: Message) -> None:
    """Send a document."""
    await message.answer_document(BufferedInputFile(b"%PDF surat", "surat.pdf"), caption="Surat")


@dispatcher.message(F.photo)
async def photo(message: Message, bot: Bot) -> None:
    """Download a photo and send it back twice, as an album."""
    data = (await bot.download(message.photo[-1])).read()
    await message.answer(f"Foto {len(data)} bita")
    media = [
        InputMediaPhoto(media=BufferedInputFile(data, "a.jpg"), caption="Album"),
        InputMediaPhoto(media=message.photo[0].file_id),
    ]
    await message.answer_media_group(media)


@dispatcher.message(F.location)
async def location(message: Message) -> None:
    """Repeat a place."""
    await message.answer(f"Tempat {message.location.latitude:.2f}")


@dispatcher.message(F.text)
async def echo(message: Message) -> None:
    """Repeat a text as an answer to it."""
    await message.reply(message.text)


async def main(url: str, token: str) -> None:
    """Poll until killed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    await dispatcher.start_polling(Bot(token, session=session), handle_signals=False)


asyncio.run(main(*sys.argv[1:]))
