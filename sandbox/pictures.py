"""Just enough of JPEG and PNG: measuring a picture, cleaning it as Telegram does, and drawing a plain one."""

import hashlib
import struct
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
START_OF_SCAN = 0xDA
FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
TELLTALE = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})  # Exif, XMP, IPTC, comments


def measure(data: bytes) -> tuple[int, int] | None:
    """Width and height; nothing for what is no picture."""
    if data.startswith(PNG) and len(data) > 24:  # noqa: PLR2004 - signature, header length and name, two numbers
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    for marker, start, end in segments(data):
        if marker in FRAMES and end - start >= 9:  # noqa: PLR2004
            height, width = struct.unpack(">HH", data[start + 5 : start + 9])
            return width, height
    return None


def segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Walk over the segments of a JPEG: marker, start, end; the scan reaches to the end of the file."""
    place = 2
    while data.startswith(JPEG) and place + 4 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004
        marker = data[place + 1]
        end = len(data) if marker == START_OF_SCAN else place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        yield marker, place, end
        place = end


def cleaned(data: bytes) -> bytes:
    """Give the picture without what its camera wrote about place and time."""
    if not data.startswith(JPEG):
        return data
    return JPEG + b"".join(data[start:end] for marker, start, end in segments(data) if marker not in TELLTALE)


def plain(seed: str, width: int = 1280, height: int = 960) -> bytes:
    """Draw a grey JPEG of the given size; another seed gives other bytes, so that every photo is a file of its own."""
    # Every block of it is "no difference, nothing more": two zero bits under the two one-symbol Huffman tables. The
    # quantisation table multiplies only zeros, so it may carry the seed.
    quantisation = bytes(max(byte, 1) for byte in hashlib.sha512(seed.encode()).digest())
    blocks = -(-width // 8) * -(-height // 8)
    table = bytes([1, *[0] * 15, 0])
    return b"".join(
        (
            JPEG,
            _segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            _segment(0xDB, b"\x00" + quantisation),
            _segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"),
            _segment(0xC4, b"\x00" + table),
            _segment(0xC4, b"\x10" + table),
            _segment(START_OF_SCAN, b"\x01\x01\x00\x00\x3f\x00"),
            bytes(blocks // 4),
            b"\x3f\xff\xd9" if blocks % 4 else b"\xff\xd9",
        )
    )


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
