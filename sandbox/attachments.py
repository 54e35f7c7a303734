"""Files as they appear in messages: photos in several sizes, everything else with the fields that its kind requires."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox import files
from sandbox.checks_errors import refuse
from sandbox.models import File, Json
from sandbox.pictures import cleaned, measure
from sandbox.world import World

SIDES = (90, 320, 800, 1280)
PHOTO_LIMIT = 10 << 20
MOST_PIXELS = 10_000
MOST_RATIO = 20

# What the Bot API requires of each kind beside the file itself, and the type that a client gives it.
REQUIRED: Mapping[str, Json] = {
    "document": {},
    "video": {"width": 1280, "height": 720, "duration": 5},
    "animation": {"width": 480, "height": 270, "duration": 3},
    "audio": {"duration": 60},
    "voice": {"duration": 4},
    "video_note": {"length": 384, "duration": 6},
    "sticker": {"width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False},
}
MIMES: Mapping[str, str] = {
    "video": "video/mp4",
    "animation": "video/mp4",
    "audio": "audio/mpeg",
    "voice": "audio/ogg",
    "document": "application/octet-stream",
}


def photo(world: World, data: bytes) -> list[Json]:
    """Give a picture recompressed in the sizes that a phone would upload, smallest first."""
    measured = measure(data)
    if measured is None:
        refuse("IMAGE_PROCESS_FAILED")
    if len(data) > PHOTO_LIMIT:
        refuse(f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes")
    width, height = measured
    if width + height > MOST_PIXELS or max(measured) > MOST_RATIO * min(measured):
        refuse("PHOTO_INVALID_DIMENSIONS")
    clean, longest = cleaned(data), max(measured)
    sides = [side for side in SIDES if side < longest] + ([longest] if longest <= SIDES[-1] else [])
    scaled = [(max(width * side // longest, 1), max(height * side // longest, 1)) for side in sides]
    return [files.described(files.store(world, "photo", clean, width=w, height=h)) for w, h in scaled]


@dataclass(frozen=True, slots=True)
class Fresh:
    """A file that nobody has sent before: its bytes, and what the sender says about them."""

    data: bytes
    name: str | None
    mime: str | None
    about: Json


def attached(world: World, kind: str, fresh: Fresh) -> Json:
    """Give the message content of a new file."""
    if kind == "photo":
        return {"photo": photo(world, fresh.data)}
    about = fresh.about
    wanted = {key: about.get(key) or default for key, default in REQUIRED[kind].items()}
    extra = {key: about[key] for key in ("performer", "title", "emoji") if about.get(key)}
    file = files.store(world, kind, fresh.data, name=fresh.name, mime=_mime(kind, fresh), **wanted, **extra)
    return content_of(world, file)


def _mime(kind: str, fresh: Fresh) -> str | None:
    # Telegram believes the file's name more than what the form says about it.
    guessed = mimetypes.guess_type(fresh.name)[0] if fresh.name else None
    return fresh.about.get("mime_type") or guessed or fresh.mime or MIMES.get(kind)


def content_of(world: World, file: File) -> Json:
    """Give the message content of a file that is already kept."""
    if file.kind == "photo":
        return {"photo": photo(world, world.blobs[file.blob])}
    shown = files.described(file)
    if file.kind != "animation":
        return {file.kind: shown}
    # Old clients know an animation only as a document, so Telegram sends both.
    return {"animation": shown, "document": {key: value for key, value in shown.items() if key not in file.about}}
