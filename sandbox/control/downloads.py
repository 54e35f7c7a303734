"""Files for people: a picture is shown, anything else can only be saved or played, and nothing is ever guessed."""

from urllib.parse import quote

from aiohttp import web

from sandbox.models import File

# By their first bytes, whatever the sender called them; an SVG may carry a script and is not among them.
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}
PLAYED = ("audio/", "video/")
ALONE = "default-src 'none'; sandbox"


def picture_kind(data: bytes) -> str | None:
    """Tell the type of a picture that every browser shows; nothing for anything else."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in PICTURES.items() if data.startswith(start)), None)


def download(file: File, data: bytes) -> web.Response:
    """Send a file so that no browser runs it."""
    kind = picture_kind(data)
    given = (file.mime or "").partition(";")[0]
    safe = kind or (given if given.startswith(PLAYED) else "application/octet-stream")
    name = quote(file.name or file.path.rpartition("/")[2])
    shown = "inline" if kind and file.kind != "document" else "attachment"
    headers = {"Content-Disposition": f"{shown}; filename*=UTF-8''{name}", "Content-Security-Policy": ALONE}
    return web.Response(body=data, content_type=safe, headers=headers)
