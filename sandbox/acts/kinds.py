"""Everything that a person can send: a table from the kind to the content of the message."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox import attachments
from sandbox.acts import Impossible
from sandbox.api.outgoing import with_entities
from sandbox.entities import parse, utf16_len
from sandbox.methods.sending import DICE
from sandbox.models import Json, Person
from sandbox.pictures import plain
from sandbox.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
SQUARE: Json = {"latitude": -6.9175, "longitude": 107.6191}  # where people stand unless the test says otherwise


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to send."""

    person: Person
    kind: str
    fields: Json
    data: bytes | None = None
    name: str | None = None


def text(written: str) -> Json:
    """Give a text with the entities that Telegram finds by itself."""
    return with_entities("text", *parse(written))


def pieces(written: str) -> list[str]:
    """Cut a text where a phone cuts it: after 4096 UTF-16 units; an empty one cannot be sent."""
    cut, size = [""], 0
    for character in written.strip():
        size += utf16_len(character)
        if size > TEXT_LIMIT:
            cut.append("")
            size = utf16_len(character)
        cut[-1] += character
    if cut == [""]:
        message = "an empty message cannot be sent"
        raise Impossible(message)
    return cut


def edited(written: str) -> Json:
    """Do the same for a text that takes another's place: it stays one message."""
    if utf16_len(written.strip()) > TEXT_LIMIT:
        message = f"an edited message holds {TEXT_LIMIT} characters at most"
        raise Impossible(message, "too_long")
    return text(pieces(written)[0])


def caption(written: str | None) -> Json:
    """Do the same for the words under a picture."""
    if written and utf16_len(written.strip()) > CAPTION_LIMIT:
        message = f"a caption holds {CAPTION_LIMIT} characters at most"
        raise Impossible(message, "caption_long")
    return with_entities("caption", *parse(written)) if written else {}


def _file(world: World, wish: Wish) -> Json:
    number = world.next("sample")
    drawn = plain(f"photo {number}") if wish.kind == "photo" else f"{wish.kind} {number}".encode()
    data = drawn if wish.data is None else wish.data
    name = wish.name or ("berkas.pdf" if wish.kind == "document" else None)
    fresh = attachments.Fresh(data, name, None, wish.fields)
    return attachments.attached(world, wish.kind, fresh)


def _location(_: World, wish: Wish) -> Json:
    point = {**SQUARE, **wish.fields}
    return {"location": {**point, "horizontal_accuracy": point.get("horizontal_accuracy", 12.5)}}


def _venue(_: World, wish: Wish) -> Json:
    fields = {**SQUARE, "title": "Balai desa", "address": "Jalan Raya 1", **wish.fields}
    point = {name: fields.pop(name) for name in SQUARE}
    return {"location": point, "venue": {"location": point, **fields}}


def _contact(_: World, wish: Wish) -> Json:
    own = wish.fields.get("own", False)
    number = wish.fields.get("phone") or (wish.person.phone if own else "+628110000000")
    names = {"first_name": wish.person.name if own else str(wish.fields.get("name") or "Kenalan")}
    return {"contact": {"phone_number": number, **names, **({"user_id": wish.person.id} if own else {})}}


def _poll(world: World, wish: Wish) -> Json:
    options = [
        {"persistent_id": str(place), "text": str(option), "voter_count": 0}
        for place, option in enumerate(wish.fields.get("options", ("Ya", "Tidak")))
    ]
    asked = {"id": str(world.next("poll")), "question": wish.fields.get("question", "Setuju?"), "options": options}
    flags = ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only")
    settings = {"total_voter_count": 0, "is_anonymous": True, "type": "regular", **dict.fromkeys(flags, False)}
    return {"poll": {**asked, **settings}}


def _dice(_: World, wish: Wish) -> Json:
    emoji = wish.fields.get("emoji", "🎲")
    return {"dice": {"emoji": emoji, "value": secrets.randbelow(DICE[emoji]) + 1}}


def _forwarded(world: World, wish: Wish) -> Json:
    name = wish.fields.get("from_name", "Warga")
    origin = {"type": "hidden_user", "date": world.now(), "sender_user_name": name}
    return {**text(wish.fields.get("text", "")), "forward_origin": wish.fields.get("origin", origin)}


FILES = ("photo", *attachments.REQUIRED)
KINDS: Mapping[str, Callable[[World, Wish], Json]] = {
    **dict.fromkeys(FILES, _file),
    "location": _location,
    "venue": _venue,
    "contact": _contact,
    "poll": _poll,
    "dice": _dice,
    "forwarded": _forwarded,
    "raw": lambda _, wish: dict(wish.fields),
}


def content(world: World, wish: Wish) -> Json:
    """Give the content of the message; a kind that is not in the table goes out as it is given."""
    make = KINDS.get(wish.kind)
    return make(world, wish) if make else {wish.kind: wish.fields}
