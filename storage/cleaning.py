"""What a file carries along (place, camera, author, comments) leaves it before it goes to anybody else.

The kind is decided by the content, never by a name, and only the kinds that can be written anew are taken: pictures,
PDF, and plain text. Pictures and PDF are not edited but made again from what is seen of them, so what nobody thought
of stays behind too.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from bot import log
from bot.ports import Cleaned
from storage.kinds import MOST_PIXELS, PICTURES, judge

if TYPE_CHECKING:
    from PIL.Image import Image

    from bot.ports import Judged

LONGEST_SIDE = 2560
JPEG_QUALITY = 85
SECONDS = 12.0

FEW_COLOURS = ("1", "P")
MODES = (*FEW_COLOURS, "CMYK", "L", "LA", "PA", "RGB", "RGBA", "YCbCr")

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
MARKUP = ("<", "{\\rtf", "%!", "%PDF")
"""Text that is a document in disguise, with authors and comments of its own."""

logger = log.get(__name__)


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans beside the loop, one file at a time, for that is what the memory is measured for."""

    seconds: float = SECONDS
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def judge(self, content: bytes, name: str) -> Judged:
        """Tell what the file is by its content, and whether anybody may be handed it."""
        return await asyncio.to_thread(judge, content, name)

    async def clean(self, content: bytes) -> Cleaned | None:
        """Give the file without what it carries along; None where that cannot be done, or not in time."""
        async with self._turn:
            try:
                async with asyncio.timeout(self.seconds):
                    return await asyncio.to_thread(clean, content)
            except TimeoutError:
                logger.warning("file not cleaned in time", size=len(content))
                return None


def clean(content: bytes) -> Cleaned | None:
    """Give the content written anew without what it carried along; None where that cannot be done."""
    import filetype  # noqa: PLC0415 - only where a file is cleaned

    try:
        mime = filetype.guess_mime(content)
        if mime in PICTURES:
            return _picture(content, PICTURES[mime])
        return _pdf(content) if mime == "application/pdf" else _text(content)
    # Two libraries read what strangers wrote, and each has its own way to stumble: whichever it is, nothing goes out.
    except Exception as error:  # noqa: BLE001
        logger.info("file cannot be cleaned", cause=type(error).__name__, size=len(content))
        return None


def _picture(content: bytes, reader: str) -> Cleaned | None:
    from PIL import Image  # noqa: PLC0415 - 10 MB that a start without files does not need

    with Image.open(BytesIO(content), formats=[reader]) as opened:
        if opened.width * opened.height > MOST_PIXELS or opened.mode not in MODES:
            return None
        drawn = opened.mode in FEW_COLOURS and max(opened.size) <= LONGEST_SIDE
        picture = _upright(opened)
    out, exact = BytesIO(), drawn or picture.mode == "RGBA"
    picture.save(out, format="PNG" if exact else "JPEG", quality=JPEG_QUALITY)
    mime, suffix = ("image/png", ".png") if exact else ("image/jpeg", ".jpg")
    return Cleaned(content=out.getvalue(), mime=mime, suffix=suffix)


def _upright(opened: Image) -> Image:
    """Give the pixels alone, small enough and as they are to be looked at, in a picture that never held more."""
    from PIL import ExifTags, ImageOps  # noqa: PLC0415 - as above

    share = min(1.0, LONGEST_SIDE / max(opened.size))
    opened.draft(None, (round(opened.width * share), round(opened.height * share)))
    orientation = opened.getexif().get(ExifTags.Base.Orientation, 1)
    fresh = _fresh(opened)
    # The fresh picture borrows this one mark, so that the library's table of turns is used; turning takes it away.
    fresh.getexif()[ExifTags.Base.Orientation] = orientation
    ImageOps.exif_transpose(fresh, in_place=True)
    return fresh


def _fresh(opened: Image) -> Image:
    from PIL import Image  # noqa: PLC0415 - as above

    wanted = "RGBA" if opened.has_transparency_data else "RGB"
    seen = opened if opened.mode == wanted else opened.convert(wanted)
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if wanted == "RGBA" and seen.getchannel("A").getextrema() != (255, 255):
        # What is fully transparent may still have colours below it, as after a crop; laid over nothing, they are gone.
        return Image.alpha_composite(Image.new("RGBA", seen.size), seen)
    fresh = Image.new("RGB", seen.size)
    fresh.paste(seen.convert("RGB"))
    return fresh


def _pdf(content: bytes) -> Cleaned | None:
    from storage.cleaning_pdf import anew  # noqa: PLC0415 - pypdf comes with it

    pages = anew(content)
    return None if pages is None else Cleaned(content=pages, mime="application/pdf", suffix=".pdf")


def _text(content: bytes) -> Cleaned | None:
    text = content.decode("utf-8-sig")
    if not text.strip() or CONTROLS.search(text) or text.lstrip().startswith(MARKUP):
        return None
    return Cleaned(content=text.encode(), mime="text/plain", suffix=".txt")
