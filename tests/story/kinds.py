"""Every kind of message that a phone can send, as somebody sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.client import Person
    from tests.support.world import World

    Send = Callable[[World, Person], Awaitable[object]]


def _text(words: str) -> Send:
    return lambda _, person: person.says(words)


def _file(kind: str, **details: Any) -> Send:
    return lambda _, person: person.sends(kind, **details)


async def _reply(world: World, person: Person) -> None:
    """Reply to the newest message on the screen, whoever wrote it."""
    screen = await person.screen()
    await person.says("Oke?", reply_to=screen[-1] if screen else None)
    del world


async def _edit(world: World, person: Person) -> None:
    """Write, wait for the answer, and change what was written."""
    message = await person.says("Eh")
    await person.sees("")
    await person.edits(message, "Eh?")
    del world


TEXTS: dict[str, Send] = {
    "text": _text("Apa?"),
    "number": _text("13"),
    "zero": _text("0"),
    "emoji": _text("🙏🏽"),
    "markup": _text("<b>&\"'"),
    "right to left": _text("\u0645\u0631\u062d\u0628\u0627"),
    "reply": _reply,
    "edit": _edit,
}
FILES: dict[str, Send] = {
    "photo": _file("photo"),
    "document": _file("document"),
    "video": _file("video"),
    "video note": _file("video_note"),
    "voice": _file("voice"),
    "audio": _file("audio"),
    "animation": _file("animation"),
    "album of 10": lambda _, person: person.album(10),
}
OTHERS: dict[str, Send] = {
    "sticker": _file("sticker"),
    "location": _file("location"),
    "venue": _file("venue"),
    "contact": _file("contact"),
    "own contact": _file("contact", own=True),
    "poll": _file("poll"),
    "dice": _file("dice"),
    "forwarded sticker": _file(
        "raw",
        sticker={"file_id": "x", "file_unique_id": "y", "type": "regular"}
        | dict.fromkeys(("width", "height"), 512)
        | dict.fromkeys(("is_animated", "is_video"), False),
    ),
    "unknown kind": _file("raw", hologram={"file_id": "x"}),
    "bare": _file("raw"),
}
COMMANDS: dict[str, Send] = {
    "unknown command": _text("/entahlah"),
    "command for another bot": _text("/bantuan@bot_lain"),
    "help": _text("/bantuan"),
    "start": _text("/start"),
    "start with junk": _text("/start inv_bukan-undangan"),
    "language": _text("/bahasa"),
    "status": _text("/status"),
    "wrong status": _text("/status 12"),
}
FAMILIES: dict[str, dict[str, Send]] = {
    "texts": TEXTS,
    "forwarded": {"forwarded": _file("forwarded", text="Apa?")},
    "files": FILES,
    "others": OTHERS,
    "commands": COMMANDS,
}
FIRST = {kind: send for family in FAMILIES.values() for kind, send in family.items() if kind != "language"}
