# mypy: ignore-errors
# The libraries live in an environment of their own.
"""A small bot on pyTelegramBotAPI that knows nothing of the sandbox: `python telebot_bot.py URL TOKEN`."""

import sys

import telebot
from telebot import apihelper, types

url, token = sys.argv[1:]
apihelper.API_URL = url + "/bot{0}/{1}"
apihelper.FILE_URL = url + "/file/bot{0}/{1}"
bot = telebot.TeleBot(token, threaded=False)


@bot.message_handler(commands=["start"])
def start(message: types.Message) -> None:
    """Greet, name the payload."""
    payload = message.text.partition(" ")[2]
    bot.send_message(message.chat.id, f"Halo <b>{message.from_user.first_name}</b> {payload}", parse_mode="HTML")


@bot.message_handler(commands=["tombol"])
def buttons(message: types.Message) -> None:
    """Show an inline button."""
    markup = types.InlineKeyboardMarkup([[types.InlineKeyboardButton("Setuju", callback_data="agree")]])
    bot.send_message(message.chat.id, "Setuju?", reply_markup=markup)


@bot.callback_query_handler(func=lambda query: query.data == "agree")
def agree(query: types.CallbackQuery) -> None:
    """Answer the press and change the message."""
    bot.answer_callback_query(query.id, "Terima kasih", show_alert=True)
    bot.edit_message_text("Disetujui", query.message.chat.id, query.message.message_id)


@bot.message_handler(commands=["tempat"])
def place(message: types.Message) -> None:
    """Ask for a place."""
    markup = types.ReplyKeyboardMarkup()
    markup.add(types.KeyboardButton("Kirim lokasi", request_location=True))
    bot.send_message(message.chat.id, "Di mana?", reply_markup=markup)


@bot.message_handler(commands=["surat"])
def letter(message: types.Message) -> None:
    """Send a document."""
    bot.send_document(message.chat.id, b"%PDF surat", visible_file_name="surat.pdf", caption="Surat")


@bot.message_handler(content_types=["photo"])
def photo(message: types.Message) -> None:
    """Download a photo and send it back twice, as an album."""
    data = bot.download_file(bot.get_file(message.photo[-1].file_id).file_path)
    bot.send_message(message.chat.id, f"Foto {len(data)} bita")
    media = [types.InputMediaPhoto(data, caption="Album"), types.InputMediaPhoto(message.photo[0].file_id)]
    bot.send_media_group(message.chat.id, media)


@bot.message_handler(content_types=["location"])
def location(message: types.Message) -> None:
    """Repeat a place."""
    bot.send_message(message.chat.id, f"Tempat {message.location.latitude:.2f}")


@bot.message_handler(content_types=["text"])
def echo(message: types.Message) -> None:
    """Repeat a text as an answer to it."""
    bot.reply_to(message, message.text)


bot.infinity_polling(timeout=20, long_polling_timeout=20)
