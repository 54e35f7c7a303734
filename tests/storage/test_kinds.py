"""What a file is, is read from its content: a lying name is mended, and what is dangerous is found."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.ports import Danger, Judged
from storage.cleaning import Cleaner
from storage.kinds import ENDINGS, MOST_UNPACKED, STARTS, UNKNOWN, judge, kind_of

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
ELF = b"\x7fELF\x02\x01\x01" + bytes(60)
EXE = b"MZ\x90\x00" + bytes(60)
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
BYTES = bytes(range(1, 200))


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, format=kind)
    return out.getvalue()


def bomb() -> bytes:
    """Give a PNG of some dozen bytes that says it is 400 megapixels large."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big") for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def packed(*names: str, says: int = 0) -> bytes:
    """Give a zip of these names; with ``says`` its list claims that the first unpacks to so many bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, b"x")
        if says:
            made.filelist[0].file_size = says
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (picture("JPEG"), "jalan.JPG", Judged(mime="image/jpeg")),
        (picture("JPEG"), "jalan.jpeg", Judged(mime="image/jpeg")),
        (picture("JPEG"), "jalan.png", Judged(mime="image/jpeg", suffix=".jpg")),
        (picture("PNG"), "", Judged(mime="image/png", suffix=".png")),
        (picture("WEBP"), "a.webp", Judged(mime="image/webp")),
        (picture("GIF"), "a.gif", Judged(mime="image/gif")),
        (PDF, "surat.pdf", Judged(mime="application/pdf")),
        (PDF, "surat.docx", Judged(mime="application/pdf", suffix=".pdf")),
        (b"Warga RT 3", "surat.txt", Judged(mime="text/plain")),
        (b"a;b\n1;2", "daftar.csv", Judged(mime="text/plain")),
        (b"Warga RT 3", "surat.pdf", Judged(mime="text/plain", suffix=".txt")),
        (b"<3 terima kasih", "surat.txt", Judged(mime="text/plain")),
        ("Warga \xe9".encode("cp1252"), "surat.txt", Judged(mime=UNKNOWN)),
        (packed("[Content_Types].xml", "word/document.xml"), "surat.docx", None),
        (packed("foto/1.jpg"), "foto.zip", Judged(mime="application/zip")),
        (b"\x00\x00\x00\x18ftypxxxx" + bytes(20), "foto.heic", None),
        (BYTES, "data.dat", Judged(mime=UNKNOWN)),
        (bomb(), "peta.png", Judged(mime="image/png", danger=Danger.BOMB)),
        (packed("a.bin", says=MOST_UNPACKED + 1), "arsip.zip", Judged(mime="application/zip", danger=Danger.BOMB)),
        (EXE, "foto.jpg", Judged(mime=UNKNOWN, danger=Danger.PROGRAM)),
        (EXE, "", Judged(mime=UNKNOWN, danger=Danger.PROGRAM)),
        (ELF, "surat.pdf", Judged(mime=UNKNOWN, danger=Danger.PROGRAM)),
        (b"#!/bin/sh\nrm -r x", "surat.txt", Judged(mime="text/plain", danger=Danger.PROGRAM)),
        (picture("PNG"), "foto.png.exe", Judged(mime="image/png", suffix=".png", danger=Danger.PROGRAM)),
        (packed("foto.jpg.exe"), "foto.zip", Judged(mime="application/zip", danger=Danger.PROGRAM)),
        (packed("classes.dex"), "foto.zip", Judged(mime="application/zip", danger=Danger.PROGRAM)),
        (HTML, "surat.pdf", Judged(mime=UNKNOWN, danger=Danger.DISGUISE)),
        (HTML, "surat.html", Judged(mime=UNKNOWN, danger=Danger.PROGRAM)),
        (BYTES, "foto.jpg", Judged(mime=UNKNOWN, danger=Danger.DISGUISE)),
        (b"\x89PNG\r\n\x1a\n<script>", "foto.png", Judged(mime="image/png", danger=Danger.DISGUISE)),
        (b"PK\x03\x04 not packed at all", "surat.docx", None),
    ],
)
def test_what_it_is(content: bytes, name: str, expected: Judged | None) -> None:
    """Each row: a content, the name it came under, and what is found; without an expectation only that it is safe."""
    found = judge(content, name)
    if expected is not None:
        assert found == expected
    elif not content.startswith(b"PK\x03\x04 not"):
        assert (found.danger, found.suffix) == (None, "")
    else:
        assert found.danger is Danger.DISGUISE


@pytest.mark.asyncio
async def test_beside_the_loop_the_same_is_found() -> None:
    """The cleaner judges too."""
    assert await Cleaner().judge(EXE, "a.pdf") == judge(EXE, "a.pdf")


FRAME = b"\x50\x2a\x4d\x18"
"""A Zstandard frame to be skipped, before its length: the matcher of that kind goes one call deeper for each."""

REPEATED = (
    *(FRAME + bytes((size, 0, 0, 0)) + bytes(size) for size in (0, 1, 9)),
    *(*STARTS, PDF[:5], b"PK\x03\x04", b"\x00\x00\x00\x08ftyp", b"RIFF\x04\x00\x00\x00", b"OggS", b"ID3\x04"),
    *(
        b"\x1aE\xdf\xa3",
        b"\xff\xd8\xff\xe0\x00\x02",
        b"II*\x00",
        b"7z\xbc\xaf'\x1c",
        b"\x28\xb5\x2f\xfd",
        b"\x1f\x8b\x08",
    ),
)


# Hypothesis lets calls go deeper than a running service does, so the numbers are written down.
@pytest.mark.parametrize("magic", REPEATED, ids=bytes.hex)
def test_what_repeats_its_beginning_has_a_kind_of_the_list(magic: bytes) -> None:
    """However often: a matcher that walks from part to part comes to an end, or is brought to one."""
    for times in (1, 2, 100, 950, 1024, 3000):
        for rest in (b"", b"\x00", FRAME):
            assert judge(magic * times + rest, "").mime in {*ENDINGS, UNKNOWN}


def test_a_row_of_empty_frames_is_no_kind() -> None:
    """Eight kilobytes of them are a thousand calls deep; whatever the name, the judgement comes."""
    content = REPEATED[0] * 1024
    assert judge(content, "surat.dat") == Judged(mime=UNKNOWN)
    assert judge(content, "surat.pdf") == Judged(mime=UNKNOWN, danger=Danger.DISGUISE)


@settings(max_examples=200)
@given(
    st.sampled_from([b"", PDF[:9], bomb()[:40], picture("GIF")[:20], b"PK\x03\x04", EXE[:2], b"\xff\xd8\xff"]),
    st.binary(max_size=200),
    st.text(max_size=20),
)
def test_whatever_comes_has_a_kind_of_the_list(start: bytes, rest: bytes, name: str) -> None:
    """Never an exception; a MIME type that is ours, and a suffix that goes with it."""
    found = judge(start + rest, name)
    assert found.mime in {*ENDINGS, UNKNOWN}
    assert found.mime == kind_of(start + rest)
    assert found.suffix in {"", ENDINGS.get(found.mime, ("",))[0]}
