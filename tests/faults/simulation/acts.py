"""What people do: mostly what the screen asks for, and anything else as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import ticket

if TYPE_CHECKING:
    import random

    from handlers.chat.raw import RawUpdate
    from tests.faults.simulation.phones import Chat, Shown
    from tests.faults.simulation.town import Town
    from tests.faults.simulation.updates import Person

ONWARD = {
    "Setuju": 9,
    "Kirim": 9,
    "Lewati": 9,
    "Selesai": 5,
    "Dinas Lampu": 6,
    "Dinas Taman": 6,
    "Terbuka": 5,
    "Anonim": 4,
    "Rahasia": 3,
    "Tetap kirim laporan saya": 6,
    "Dukung laporan ini": 4,
    "Terima": 5,
    "Jawab": 8,
    "Minta kelengkapan": 5,
    "Bukan wewenang": 3,
    "Teruskan": 3,
    "Arsipkan": 2,
    "Lainnya …": 2,
    "Sudah selesai": 5,
    "Belum selesai": 6,
    "Catatan internal": 3,
    "Baca lengkap": 3,
    "Ya, ambil alih": 5,
}
"""What leads on, and how gladly it is pressed; whoever knows what they want presses nothing else."""

MATTERS = ("Lampu jalan mati", "Taman bermain rusak", "Lampu taman pecah", "Saluran air di pasar mampet")
COMMANDS = ("/start", "/lapor", "/status", "/laporanku", "/batal", "/privasi", "/bantuan", "/pengaturan", "/bahasa")
DESK_COMMANDS = ("/tugas", "/verifikasi", "/cari Lampu", "/status", "/laporanku", "/bantuan", "/balasan")
LOOKS_BACK = 6
"""So many messages back somebody presses a button."""


def act(town: Town, person: Person) -> RawUpdate:
    """Let somebody do one thing; gives the update it makes."""
    chat = town.chat_of(person)
    groups = [one for one in town.phones.chats.values() if one.kind != "private"]
    if person.role == "officer" and person.agency == "lampu" and groups and town.chance.random() < 0.3:
        chat = groups[0]
    kind = town.chance.random()
    if chat.away and chat.kind == "private":
        chat.away = False
        return town.forge.turns(person, chat, away=False)
    last = chat.screen[-1] if chat.screen else None
    # What has no button asks for words.
    writes = last is None or not last.buttons
    if kind < (0.25 if writes else 0.8):
        pressed = press(town, person, chat)
        if pressed is not None:
            return pressed
    if kind < 0.93:
        return write(town, person, chat)
    return odd(town, person, chat)


def press(town: Town, person: Person, chat: Chat) -> RawUpdate | None:
    """Press one of the buttons on the last messages: mostly one that leads on, now and then any."""
    found = [(shown, *key) for shown in chat.screen[-LOOKS_BACK:] for key in shown.buttons]
    onward = [one for one in found if one[1] in ONWARD]
    if town.chance.random() < 0.8 and onward:
        found = onward
    if not found:
        return None
    age = {shown.number: 0.4**number for number, shown in enumerate(reversed(chat.screen[-LOOKS_BACK:]))}
    weights = [ONWARD.get(label, 1.0) * age[shown.number] for shown, label, _ in found]
    [(shown, _, data)] = town.chance.choices(found, weights)
    return town.forge.presses(person, chat, shown, data)


def write(town: Town, person: Person, chat: Chat) -> RawUpdate:
    """Write what may be meant for the open question, or a reply to a case."""
    last = chat.screen[-1] if chat.screen else None
    if last is not None and last.keys and town.chance.random() < 0.9:
        return town.forge.says(person, chat, town.chance.choice(["Lewati", "Lewati", "Jalan Mawar nomor 5"]))
    if person.role != "citizen":
        return _at_desk(town, person, chat)
    if town.chance.random() < 0.1:
        return town.forge.says(person, chat, town.chance.choice(COMMANDS) + _some_code(town))
    return town.forge.says(person, chat, _told(town, person))


def _at_desk(town: Town, person: Person, chat: Chat) -> RawUpdate:
    mark = _mark(town, "W", person)
    words = f"Sudah kami periksa {mark} di lapangan."
    cards = [one for one in chat.screen[-2 * LOOKS_BACK :] if ticket.find(one.text)]
    if cards and (chat.kind != "private" or town.chance.random() < 0.3):
        return town.forge.says(person, chat, words, reply_to=town.chance.choice(cards))
    if town.chance.random() < 0.3:
        return town.forge.says(person, chat, town.chance.choice(DESK_COMMANDS))
    return town.forge.says(person, chat, words)


def _told(town: Town, person: Person) -> str:
    matter, mark = town.chance.choice(MATTERS), _mark(town, "S", person)
    return f"{matter} {mark} di gang nomor {town.chance.randrange(1, 90)} sejak hari Senin, tolong diperbaiki."


def _mark(town: Town, kind: str, person: Person) -> str:
    mark = f"{kind}x{len(town.rules.wrote) + 100}"
    town.rules.wrote[mark] = person.id
    return mark


def _some_code(town: Town) -> str:
    """Give a code from anybody's screen: people show them to each other."""
    screens = [one for chat in town.phones.chats.values() for one in chat.screen[-3:]]
    codes = [code for one in screens if (code := ticket.find(one.text))]
    return f" {town.chance.choice(codes)}" if codes and town.chance.random() < 0.6 else ""


def odd(town: Town, person: Person, chat: Chat) -> RawUpdate:
    """Do what few do: send a file or a pin, change a message, block the bot, press what is another's."""
    match town.chance.randrange(12):
        case 0 | 1:
            return town.forge.sends_photo(person, chat)
        case 2:
            return town.forge.sends_place(person, chat)
        case 3 if chat.last:
            return town.forge.edits(person, chat, town.chance.randrange(1, chat.last + 1), _told(town, person))
        case 4 if chat.kind == "private":
            chat.away = True
            return town.forge.turns(person, chat, away=True)
        case _:
            return _forged(town, person, chat)


def _forged(town: Town, person: Person, chat: Chat) -> RawUpdate:
    """Press a button that stands on somebody else's screen, mostly on a case's card."""
    screens = [one for other in town.phones.chats.values() if other is not chat for one in other.screen if one.buttons]
    cards = [one for one in screens if one.text.startswith(("\N{CLIPBOARD}", "\N{LOCK}"))]
    if not screens:
        return town.forge.says(person, chat, "1")
    shown: Shown = town.chance.choice(cards[-12:] if cards and town.chance.random() < 0.7 else screens[-40:])
    opens = [data for label, data in shown.buttons if label == "Baca lengkap"]
    data = opens[0] if opens and town.chance.random() < 0.5 else town.chance.choice(shown.buttons)[1]
    return town.forge.presses(person, chat, shown, data)


def somebody(chance: random.Random, people: list[Person]) -> Person:
    """Choose who does something next: citizens more often than officers."""
    return chance.choices(people, [2.0 if one.role == "citizen" else 1.5 for one in people])[0]
