"""What a file carries along leaves it: names are planted everywhere, and none comes out; the picture is still there."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from bot.ports import Cleaned
from storage import cleaning, cleaning_pdf
from storage.cleaning import LONGEST_SIDE, MOST_PIXELS, Cleaner, clean
from storage.cleaning_streams import Refused, bare_jpeg
from tests.storage import planted
from tests.storage.planted import NAME, a_pdf, leaks

if TYPE_CHECKING:
    from collections.abc import Callable

RED, BLUE, GREEN = (200, 30, 30), (30, 30, 200), (30, 200, 30)
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{NAME}</dc:creator></x:xmpmeta>'.encode()


# ----- pictures with names in them


def drawn(mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Draw a red left half and a blue right half, with a green upper left corner."""
    picture = Image.new("RGB", size, RED)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((size[0] // 2, 0, *size), fill=BLUE)
    draw.rectangle((0, 0, size[0] // 4, size[1] // 4), fill=GREEN)
    return picture if mode == "RGB" else picture.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    marks = Image.Exif()
    marks[0x0112] = orientation
    marks[0x010F] = f"{NAME} Phones"
    marks[0x013B] = NAME
    marks[0x8298] = NAME
    marks[0x9C9D] = NAME.encode("utf-16-le")
    camera = marks.get_ifd(0x8769)
    camera[0x927C] = NAME.encode() * 3
    camera[0x9286] = b"ASCII\0\0\0" + NAME.encode()
    camera[0xA430] = NAME
    place = marks.get_ifd(0x8825)
    place[1], place[2] = "S", (0.0, 30.0, 8.25)
    place[3], place[4] = "E", (117.0, 9.0, 12.5)
    place[29] = NAME
    return marks


def profile() -> bytes:
    """Give a colour profile that names a screen."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = made.find("sRGB".encode("utf-16-be"))
    name = NAME[:4].encode("utf-16-be")
    made[at : at + len(name)] = name
    return bytes(made) + NAME.encode()


def saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    out = BytesIO()
    picture.save(out, format=kind, **more)
    return out.getvalue()


def jpeg(orientation: int = 1, mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> bytes:
    """Give a JPEG with all a camera and its owner may leave in it."""
    made = saved(
        drawn(mode, size),
        "JPEG",
        quality=95,
        exif=exif(orientation),
        xmp=XMP,
        comment=NAME.encode(),
        icc_profile=profile() if mode == "RGB" else None,
    )
    iptc = b"Photoshop 3.0\0" + NAME.encode()
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return made[:2] + segment + made[2:] + NAME.encode() + saved(drawn(), "JPEG", comment=NAME.encode())


def png(mode: str = "RGB", **more: Any) -> bytes:
    marks = PngInfo()
    marks.add_text("Author", NAME)
    marks.add_text("Comment", NAME, zip=True)
    marks.add_itxt("XML:com.adobe.xmp", XMP.decode(), "id", NAME)
    marks.add_itxt("Title", NAME, zip=True)
    marks.add(b"siTi", NAME.encode())
    made = saved(drawn(mode), "PNG", pnginfo=marks, exif=exif(), icc_profile=profile(), dpi=(71, 71), **more)
    return made + NAME.encode()


def webp() -> bytes:
    return saved(drawn(), "WEBP", lossless=True, exif=exif(), xmp=XMP, icc_profile=profile()) + NAME.encode()


def gif() -> bytes:
    later = [Image.new("RGB", (96, 64), GREEN)]
    return saved(drawn(), "GIF", save_all=True, append_images=later, comment=NAME.encode()) + NAME.encode()


PICTURES: dict[str, Callable[[], bytes]] = {
    "jpeg": jpeg,
    "jpeg, grey": lambda: jpeg(mode="L"),
    "jpeg, for print": lambda: jpeg(mode="CMYK"),
    "png": png,
    "png, palette": lambda: png("P"),
    "png, with alpha": lambda: png("RGBA"),
    "png, moving": lambda: png(save_all=True, append_images=[drawn()]),
    "webp": webp,
    "gif": gif,
}


def opened(cleaned: Cleaned | None) -> Image.Image:
    assert cleaned is not None
    picture = Image.open(BytesIO(cleaned.content))
    assert picture.get_format_mimetype() == cleaned.mime
    assert {"image/jpeg": ".jpg", "image/png": ".png"}[cleaned.mime] == cleaned.suffix
    picture.load()
    return picture


def near(picture: Image.Image, at: tuple[int, int], colour: tuple[int, int, int], *, far: int = 40) -> bool:
    found = picture.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= far for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("kind", PICTURES)
def test_nothing_that_a_picture_carried_comes_out(kind: str) -> None:
    before = PICTURES[kind]()
    assert leaks(before)
    after = clean(before)
    picture = opened(after)
    assert after is not None
    assert not leaks(after.content)
    assert not picture.getexif()
    assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert picture.size == (96, 64)
    seen = Image.open(BytesIO(before)).convert("RGB")
    for at in ((30, 50), (80, 30), (10, 6)):
        assert near(picture, at, seen.getpixel(at))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_it_was_looked_at(orientation: int) -> None:
    picture = opened(clean(jpeg(orientation)))
    assert picture.size == ((96, 64) if orientation < 5 else (64, 96))
    wide, high = picture.width - 6, picture.height - 6
    corner = {1: (6, 6), 2: (wide, 6), 3: (wide, high), 4: (6, high), 5: (6, 6), 6: (wide, 6), 7: (wide, high)}
    assert near(picture, corner.get(orientation, (6, high)), GREEN)


def test_a_turn_beyond_the_known_ones_does_no_harm() -> None:
    assert opened(clean(jpeg(orientation=77))).size == (96, 64)


def test_a_large_picture_gets_smaller_and_keeps_its_shape() -> None:
    picture = opened(clean(saved(drawn(size=(5200, 1300)), "JPEG")))
    assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 4)
    tall = opened(clean(saved(drawn("P", size=(650, 2600)), "PNG")))
    assert tall.size == (LONGEST_SIDE // 4, LONGEST_SIDE)
    assert tall.format == "JPEG"


def test_what_is_transparent_stays_so_and_hides_nothing() -> None:
    picture = drawn("RGBA")
    picture.paste((*RED, 0), (48, 0, 96, 64))
    after = opened(clean(saved(picture, "PNG")))
    assert after.format == "PNG"
    assert after.getpixel((20, 50)) == (*RED, 255)
    assert after.getpixel((80, 30)) == (0, 0, 0, 0)


def test_a_screenshot_that_could_be_transparent_and_is_not_becomes_a_jpeg() -> None:
    assert opened(clean(saved(drawn("RGBA"), "PNG"))).format == "JPEG"


def test_a_drawing_of_few_colours_stays_exact() -> None:
    after = opened(clean(saved(drawn().quantize(8), "PNG")))
    assert after.format == "PNG"
    assert near(after, (48, 30), BLUE, far=0)


def test_a_palette_hides_nothing_in_colours_that_no_pixel_has() -> None:
    picture = Image.new("P", (40, 40), 0)
    picture.putpalette([*RED, *NAME.encode(), 0, 0])
    before = saved(picture, "PNG", bits=8)
    assert leaks(before)
    after = clean(before)
    assert after is not None
    assert not leaks(after.content)


# ----- pages with names in them


@pytest.mark.parametrize("compressed", [False, True])
def test_nothing_that_a_pdf_carried_comes_out(*, compressed: bool) -> None:
    before = a_pdf(jpeg(), compressed=compressed)
    assert leaks(before)
    after = clean(before)
    assert after is not None
    assert (after.mime, after.suffix) == ("application/pdf", ".pdf")
    assert not leaks(after.content), leaks(after.content)
    assert not planted.keys_of(after.content) & planted.TELLING


def test_the_pages_are_still_there() -> None:
    before = a_pdf(jpeg())
    after = clean(before)
    assert after is not None
    read = planted.read(after.content)
    assert [page.extract_text().split() for page in read.pages] == [["Halaman", str(n)] for n in (1, 2, 3)]
    assert [tuple(page.mediabox) for page in read.pages] == [(0, 0, 300, 400)] * 3
    assert read.pages[1].rotation == 90
    images = read.pages[0].images
    assert {one.name.partition(".")[0] for one in images} == {"Photo", "Flat", "~0~"}
    assert all(near(one.image, (30, 50), RED) for one in images if one.image.size == (96, 64))


def test_what_is_drawn_over_a_page_still_covers_it() -> None:
    after = clean(a_pdf(jpeg()))
    assert after is not None
    marks = [mark.get_object() for mark in planted.read(after.content).pages[0]["/Annots"]]
    assert [mark["/Subtype"] for mark in marks] == ["/Square", "/Stamp", "/Stamp", "/Stamp"]
    assert all(b"/Tx" in mark["/AP"]["/N"].get_data() for mark in marks[2:])
    assert b"re f" in marks[1]["/AP"]["/N"].get_data()


def test_the_same_file_gives_the_same_bytes() -> None:
    for before in (a_pdf(jpeg()), jpeg(), png("P")):
        assert clean(before) == clean(before)


def test_a_clean_pdf_can_be_cleaned_again() -> None:
    once = clean(a_pdf(jpeg()))
    assert once is not None
    twice = clean(once.content)
    assert twice is not None
    assert len(planted.read(twice.content).pages) == 3


@pytest.mark.parametrize(
    "more", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"mode": "CMYK"}, {"mode": "L"}]
)
def test_a_photo_on_a_page_loses_its_marks_and_not_a_pixel(more: dict[str, Any]) -> None:
    picture = drawn(more.pop("mode", "RGB"))
    whole = saved(picture, "JPEG", exif=exif(), xmp=XMP, comment=NAME.encode(), **more)
    bare = bare_jpeg(whole + NAME.encode())
    assert not leaks(bare)
    assert Image.open(BytesIO(bare)).tobytes() == Image.open(BytesIO(whole)).tobytes()
    for end in range(0, len(bare), 7):
        with pytest.raises(Refused):
            bare_jpeg(bare[:end])


@pytest.mark.parametrize("reason", planted.REFUSED)
def test_a_pdf_whose_pages_are_not_the_whole_is_refused(reason: str) -> None:
    assert clean(planted.REFUSED[reason]()) is None


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    assert clean(planted.blank(300)) is not None
    assert clean(planted.blank(301)) is None


def test_a_pdf_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = a_pdf(jpeg(), compressed=True)
    monkeypatch.setattr(cleaning_pdf, "MOST_BYTES", 10_000)
    assert clean(bomb) is None
    monkeypatch.undo()
    monkeypatch.setattr(cleaning_pdf, "SECONDS", 0)
    assert clean(bomb) is None


# ----- text


@pytest.mark.parametrize("text", ["Jalan rusak sejak Maret.\r\n\tRT 02\n", "BMKG: hujan 🌧", "a"])
def test_plain_text_stays_what_it_is(text: str) -> None:
    assert clean(text.encode()) == Cleaned(content=text.encode(), mime="text/plain", suffix=".txt")
    assert clean(text.encode("utf-8-sig")) == clean(text.encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n",
        b"a\0b",
        b"a\x1b[2Jb",
        "a\x85b".encode(),
        "é".encode("latin-1"),
        "a".encode("utf-16"),
        b"{\\rtf1{\\info{\\author Siti}}}",
        b"\n <html><meta name='author' content='Siti'></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><desc>Siti</desc></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%Creator: Siti",
    ],
)
def test_what_is_no_plain_text_is_refused(content: bytes) -> None:
    assert clean(content) is None


# ----- what cannot be cleaned


def office() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", NAME)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def bomb(width: int, height: int) -> bytes:
    """Give a small PNG of very many pixels."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    rows = zlib.compress(b"\0" * ((1 + (width + 7) // 8) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


UNKNOWN: dict[str, Callable[[], bytes]] = {
    "office": office,
    "old office": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "video": lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 64,
    "voice": lambda: b"OggS\0\x02" + b"\0" * 64,
    "music": lambda: b"ID3\x03\0\0\0\0\0\0" + NAME.encode(),
    "heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64,
    "tiff": lambda: saved(drawn(), "TIFF"),
    "bmp": lambda: saved(drawn(), "BMP"),
    "deep grey": lambda: saved(Image.new("I;16", (9, 9)), "PNG"),
    "program": lambda: b"\x7fELF" + b"\0" * 64,
    "only a head": lambda: b"\xff\xd8\xff",
    "a head and a page": lambda: b"GIF89a<script>alert(1)</script>",
}


@pytest.mark.parametrize("kind", UNKNOWN)
def test_other_kinds_cannot_be_cleaned(kind: str) -> None:
    assert clean(UNKNOWN[kind]()) is None


@pytest.mark.parametrize("size", [(MOST_PIXELS // 1000 + 8, 1000), (12_000, 12_000), (40_000, 10_000)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    made = bomb(*size)
    assert len(made) < 100_000
    started = time.perf_counter()
    assert clean(made) is None
    assert time.perf_counter() - started < 1
    assert clean(bomb(100, 100)) is not None


@pytest.mark.parametrize("kind", [*PICTURES, "pdf"])
def test_a_file_that_broke_off_never_raises(kind: str) -> None:
    # What stands after the end is cut away first: what is tried is the file itself.
    whole = (a_pdf(jpeg()) if kind == "pdf" else PICTURES[kind]()).split(NAME.encode() + b"\xff\xd8")[0]
    drawn_by = random.Random(7)
    for end in [0, 1, 2, 3, 4, 8, *(drawn_by.randrange(len(whole)) for _ in range(60))]:
        after = clean(whole[:end])
        assert after is None or not leaks(after.content)


@pytest.mark.parametrize("kind", [*PICTURES, "pdf"])
def test_a_file_with_wrong_bytes_never_raises(kind: str) -> None:
    whole = a_pdf(jpeg()) if kind == "pdf" else PICTURES[kind]()
    drawn_by = random.Random(8)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(drawn_by.randrange(1, 20)):
            broken[drawn_by.randrange(len(broken))] = drawn_by.randrange(256)
        after = clean(bytes(broken))
        # What a PDF means can change with a byte; a picture has nowhere to put a name.
        assert after is None or kind == "pdf" or not leaks(after.content)


HEADS = [b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"%PDF-1.7\n", b"PK\3\4"]


@settings(max_examples=300)
@given(head=st.sampled_from(HEADS), body=st.binary(max_size=600))
def test_no_bytes_raise(head: bytes, body: bytes) -> None:
    after = clean(head + body)
    assert after is None or after.content


# ----- beside the loop


@pytest.mark.asyncio
async def test_the_cleaner_cleans_beside_the_loop() -> None:
    cleaner = Cleaner()
    after = await asyncio.gather(*(cleaner.clean(one) for one in (jpeg(), b"teks", b"\0")))
    assert [one and one.suffix for one in after] == [".jpg", ".txt", None]


@pytest.mark.asyncio
async def test_what_takes_too_long_counts_as_not_to_be_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(content: bytes) -> Cleaned:
        time.sleep(0.2)
        return Cleaned(content=content, mime="text/plain", suffix=".txt")

    monkeypatch.setattr(cleaning, "clean", slow)
    assert await Cleaner(seconds=0.01).clean(b"a") is None
    assert await Cleaner(seconds=5).clean(b"a") is not None


def test_a_start_without_files_loads_none_of_it() -> None:
    told = "import sys, storage.cleaning; print([m for m in ('PIL', 'pypdf', 'filetype') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
