"""Files: kept once by their bytes, known to each bot under an id of its own."""

import hashlib

from sandbox.checks_errors import refuse
from sandbox.models import Bot, File, Json
from sandbox.rooms import file_id
from sandbox.world import World

DOWNLOAD_LIMIT = 20 << 20
UPLOAD_LIMIT = 50 << 20
FOLDERS = {"photo": "photos", "voice": "voice", "video": "videos", "video_note": "video_notes", "audio": "music"}
SUFFIXES = {
    "photo": ".jpg",
    "voice": ".oga",
    "video": ".mp4",
    "video_note": ".mp4",
    "audio": ".mp3",
    "sticker": ".webp",
}


def store(
    world: World, kind: str, data: bytes, *, name: str | None = None, mime: str | None = None, **about: object
) -> File:
    """Keep a file; the unique id is the same for the same bytes as the same kind, over bots and time."""
    blob = hashlib.sha256(data).hexdigest()
    unique = "AgAD" + hashlib.sha256(f"{kind}:{blob}:{name}:{sorted(about)}:{about}".encode()).hexdigest()[:12]
    if unique in world.files:
        return world.files[unique]
    if blob not in world.blobs:
        world.blobs[blob] = data
        world.store.put("blob", blob, data)
    suffix = f".{name.rpartition('.')[2]}" if name and "." in name else SUFFIXES.get(kind, "")
    path = f"{FOLDERS.get(kind, 'documents')}/file_{world.next('file')}{suffix}"
    file = File(unique, blob, kind, len(data), path, name, mime, {k: v for k, v in about.items() if v is not None})
    world.files[unique] = file
    world.store.put("file", unique, file)
    return file


def described(file: File) -> Json:
    """Give the fields that every kind of file shows in a message; the file id is added for each bot."""
    named = {"file_name": file.name, "mime_type": file.mime}
    extra = {key: value for key, value in named.items() if value and file.kind not in {"photo", "voice", "video_note"}}
    if file.kind == "voice" and file.mime:
        extra["mime_type"] = file.mime
    return {"file_unique_id": file.unique, "file_size": file.size, **file.about, **extra}


def by_id(world: World, bot: Bot, given: str) -> File | None:
    """Give the file that a bot names by a file id of its own."""
    unique = given.rpartition("-")[2]
    file = world.files.get(unique)
    return file if file and file_id(bot, unique) == given else None


def opened(world: World, bot: Bot, given: str) -> Json:
    """Give the File object of getFile with a path to download, up to 20 MB."""
    file = by_id(world, bot, given)
    if file is None:
        refuse("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        refuse("file is too big")
    return {"file_id": given, "file_unique_id": file.unique, "file_size": file.size, "file_path": file.path}


def by_path(world: World, path: str) -> bytes | None:
    """Give the bytes behind a download path."""
    for file in world.files.values():
        if file.path == path:
            return world.blobs[file.blob]
    return None
