"""What a file is by its content, whatever its name says; and which files nobody is to be handed.

Only kinds on the list have a name here; everything else is ``application/octet-stream``.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from bot.ports import Danger, Judged

UNKNOWN, TEXT = "application/octet-stream", "text/plain"
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
MOST_PIXELS = 50_000_000
MOST_UNPACKED = 500_000_000
"""In bytes: more than that a packed file of 20 MB does not need."""

PICTURES = {
    "image/apng": "PNG",
    "image/gif": "GIF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
}
"""Which of Pillow's readers opens which kind; no other is let near the bytes."""

_ZIPS = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".kmz")
_OLD = (".doc", ".xls", ".ppt")

ENDINGS: dict[str, tuple[str, ...]] = {
    "image/apng": (".png", ".apng"),
    "image/gif": (".gif",),
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/bmp": (".bmp",),
    "image/tiff": (".tif", ".tiff"),
    "image/heic": (".heic", ".heif"),
    "image/avif": (".avif",),
    "application/pdf": (".pdf",),
    "application/rtf": (".rtf", ".doc"),
    "application/msword": (".doc", *_OLD),
    "application/vnd.ms-excel": (".xls", *_OLD),
    "application/vnd.ms-powerpoint": (".ppt", *_OLD),
    f"{OFFICE}.wordprocessingml.document": (".docx",),
    f"{OFFICE}.spreadsheetml.sheet": (".xlsx",),
    f"{OFFICE}.presentationml.presentation": (".pptx",),
    f"{OPEN}.text": (".odt",),
    f"{OPEN}.spreadsheet": (".ods",),
    f"{OPEN}.presentation": (".odp",),
    "application/zip": (".zip", *_ZIPS),
    "audio/mpeg": (".mp3",),
    "audio/mp4": (".m4a", ".mp4"),
    "audio/ogg": (".ogg", ".oga", ".opus"),
    "audio/x-wav": (".wav",),
    "audio/aac": (".aac",),
    "audio/amr": (".amr",),
    "audio/x-flac": (".flac",),
    "video/mp4": (".mp4", ".m4v", ".mov"),
    "video/quicktime": (".mov",),
    "video/3gpp": (".3gp", ".mp4"),
    "video/webm": (".webm",),
    "video/x-matroska": (".mkv",),
    "video/x-msvideo": (".avi",),
    TEXT: (".txt", ".csv", ".md", ".log", ".json", ".vcf", ".ics"),
}
"""The kinds there are, each with the endings that tell the truth about it; the first is the one we give."""

_KNOWN = frozenset(ending for endings in ENDINGS.values() for ending in endings)
_PROMISING = _KNOWN - frozenset(ENDINGS[TEXT])
"""Endings whose content is recognised if it is there; a text may be in any encoding."""


def _endings(names: str) -> frozenset[str]:
    return frozenset(f".{name}" for name in names.split())


PROGRAMS = _endings(
    "apk app bat cmd com cpl dll docm exe hta htm html iso jar js jse lnk msi pif pptm ps1 reg scr sh svg url vbe vbs"
    " wsf xhtml xlsm"
)
"""Endings of what runs when it is opened."""

STARTS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"dex\n",
    b"\x00asm",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"Cr24",
    b"!<arch>\n",
    b"\xed\xab\xee\xdb",
)
"""What programs begin with."""

MACROS = "vbaproject.bin"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARKUP = re.compile(rb"\s*<(!doctype|\?xml|html|head|body|script|svg|iframe|meta|object)", re.IGNORECASE)


def judge(content: bytes, name: str) -> Judged:
    """Tell what the content is, which ending the name should have, and whether it may be handed on."""
    mime, ending = kind_of(content), PurePath(name.strip()).suffix.lower()
    right = ENDINGS.get(mime, (ending,))
    suffix = "" if ending in right else right[0]
    return Judged(mime=mime, suffix=suffix, danger=_danger(content, mime, ending))


def kind_of(content: bytes) -> str:
    """Name the kind of the content; UNKNOWN where it is none of the list."""
    import filetype  # noqa: PLC0415 - only where a file has come

    try:
        found = filetype.guess_mime(content)
    # It reads what strangers wrote: some bytes, as a row of empty Zstandard frames, send it into the deep.
    except Exception:  # noqa: BLE001
        return UNKNOWN
    if found in ENDINGS:
        return str(found)
    return TEXT if found is None and _reads(content) else UNKNOWN


def _reads(content: bytes) -> bool:
    """Tell whether it is a text that no program takes for a page of its own."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not _CONTROLS.search(text) and not _MARKUP.match(content)


def _danger(content: bytes, mime: str, ending: str) -> Danger | None:
    if ending in PROGRAMS or content.startswith(STARTS):
        return Danger.PROGRAM
    if mime in PICTURES:
        return _pictured(content, PICTURES[mime])
    if content.startswith(b"PK"):
        return _packed(content)
    lies = mime == UNKNOWN and ending in _PROMISING and content[4:8] != b"ftyp"
    return Danger.DISGUISE if lies else None


def _pictured(content: bytes, reader: str) -> Danger | None:
    """Look at a picture's head alone: what only begins like one is in disguise."""
    from PIL import Image  # noqa: PLC0415 - 10 MB that a start without files does not need

    try:
        with Image.open(BytesIO(content), formats=[reader]) as opened:
            return Danger.BOMB if opened.width * opened.height > MOST_PIXELS else None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Danger.BOMB
    # A reader of what strangers wrote has many ways to stumble, and none of them is a picture.
    except Exception:  # noqa: BLE001
        return Danger.DISGUISE


def _packed(content: bytes) -> Danger | None:
    """Look at a packed file's list of what it holds; nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            held = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Danger.DISGUISE
    if sum(one.file_size for one in held) > MOST_UNPACKED:
        return Danger.BOMB
    runs = any(_runs(PurePath(one.filename.lower())) for one in held)
    return Danger.PROGRAM if runs else None


def _runs(path: PurePath) -> bool:
    return path.suffix in PROGRAMS or path.name in {MACROS, "classes.dex"}
