"""The streams of a PDF written anew: their data stays, what was tucked in beside it goes."""

from __future__ import annotations

import re
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf.filters import ASCII85Decode, ASCIIHexDecode, FlateDecode
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf.generic import PdfObject

WRAPPINGS: dict[str, Callable[[bytes], bytes]] = {
    "/ASCII85Decode": ASCII85Decode.decode,
    "/ASCIIHexDecode": ASCIIHexDecode.decode,
    "/FlateDecode": FlateDecode.decode,
}
"""Filters that may stand before another one, and are taken off."""

FAXES = ("/CCITTFaxDecode", "/JBIG2Decode")
"""Pictures in black and white, whose formats have no room for names that anybody uses."""

PLAIN = ("/LZWDecode", "/RunLengthDecode")

END, SCAN, JFIF_SEGMENT, ADOBE_SEGMENT = 0xD9, 0xDA, 0xE0, 0xEE
KEPT_SEGMENTS = frozenset({*range(0xC0, 0xD0), SCAN, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF})
"""What a JPEG is decoded by; application segments and comments are not among them."""

JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
ADOBE_LENGTH = 12
CHUNK = 1 << 20
NEXT_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")

HARMLESS = re.compile(rb"<<\s*/MCID\s+\d+\s*>>\s*BDC")
CARRIES = re.compile(rb"%|<<|BDC|DP")
INLINE_JPEG = re.compile(rb"/DCT(Decode)?\b")


class Refused(Exception):
    """The PDF holds something that cannot be cleaned, or too much of it."""


@dataclass(slots=True)
class Budget:
    """How long and how much: what strangers send may take a little of both."""

    until: float
    left: int

    def spend(self, data: bytes) -> bytes:
        """Count the data and hand it on; raises Refused where the time or the room is used up."""
        self.left -= len(data)
        if self.left < 0 or time.monotonic() > self.until:
            raise Refused
        return data


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a stream, with the filter they need and its parameters as they were."""

    data: bytes
    filter: str
    parameters: PdfObject | None = None


def value_of(source: DictionaryObject, key: str) -> PdfObject | None:
    """Give what stands under the key, wherever in the file it is written; None where there is nothing."""
    found: PdfObject | None = source.get(key)
    return None if found is None else found.get_object()


def listed(source: DictionaryObject, key: str) -> list[PdfObject | None]:
    """Give what stands under the key as a list, also where it is a single one or nothing."""
    found = value_of(source, key)
    if found is None:
        return []
    return [one.get_object() for one in found] if isinstance(found, ArrayObject) else [found]


def written(stream: StreamObject, budget: Budget) -> Written:
    """Write the stream's data anew, without what stood after its end or between its lines; raises Refused."""
    filters, parameters = [str(one) for one in listed(stream, "/Filter")], listed(stream, "/DecodeParms")
    parameters += [None] * (len(filters) - len(parameters))
    data = budget.spend(stream._data)  # noqa: SLF001 - pypdf has no other way to the bytes as they stand in the file
    while len(filters) > 1 and filters[0] in WRAPPINGS:
        if isinstance(parameters[0], DictionaryObject) and parameters[0].get("/Predictor", 1) != 1:
            raise Refused
        data = budget.spend(WRAPPINGS[filters.pop(0)](data))
        parameters.pop(0)
    match filters:
        case []:
            return deflated(data)
        case ["/FlateDecode"]:
            return Written(_trimmed(data, budget), "/FlateDecode", parameters[0])
        case ["/DCTDecode"]:
            return Written(bare_jpeg(data), "/DCTDecode", parameters[0])
        case [name] if name in FAXES:
            return Written(data, name, parameters[0])
        case [name] if name in WRAPPINGS or name in PLAIN:
            return deflated(budget.spend(stream.get_data()))
    raise Refused


def _trimmed(data: bytes, budget: Budget) -> bytes:
    """Give compressed data up to its end, as it is; made anew where it is damaged."""
    reader, rest = zlib.decompressobj(), data
    try:
        while rest and not reader.eof:
            budget.spend(reader.decompress(rest, CHUNK))
            rest = reader.unconsumed_tail
    except zlib.error:
        return zlib.compress(FlateDecode.decode(data))
    return data[: len(data) - len(reader.unused_data)] if reader.eof else zlib.compress(FlateDecode.decode(data))


def deflated(data: bytes) -> Written:
    """Give the data behind the one filter that everything plain is written with."""
    return Written(zlib.compress(data), "/FlateDecode")


def drawing(data: bytes, budget: Budget) -> bytes:
    """Give a content stream without its comments and the properties of its marks; raises Refused."""
    if INLINE_JPEG.search(data):
        raise Refused
    if not CARRIES.search(HARMLESS.sub(b"", data)):
        return data
    source = StreamObject()
    source.set_data(data)
    parsed = ContentStream(source, None, "bytes")
    parsed.operations = [_bare(operands, operator) for operands, operator in parsed.operations if operator != b"DP"]
    return budget.spend(parsed.get_data())


def _bare(operands: list[PdfObject], operator: bytes) -> tuple[list[PdfObject], bytes]:
    if operator == b"INLINE IMAGE":
        return operands, operator
    kept = [one for one in operands if not isinstance(one, DictionaryObject)]
    return (kept[:1], b"BMC") if operator == b"BDC" else (kept, operator)


def bare_jpeg(data: bytes) -> bytes:
    """Give a JPEG with what it is decoded by, and not a byte beside or after it; raises Refused."""
    if not data.startswith(b"\xff\xd8"):
        raise Refused
    out, at = bytearray(b"\xff\xd8"), 2
    while found := NEXT_MARKER.match(data, at):
        kind, start = found[1][0], found.end()
        if kind == END:
            return bytes(out + b"\xff\xd9")
        body = data[start + 2 : start + int.from_bytes(data[start : start + 2], "big")]
        out += _segment(kind, body)
        at = start + 2 + len(body)
        if kind == SCAN:
            following = NEXT_MARKER.search(data, at)
            end = following.start() if following else len(data)
            out += data[at:end]
            at = end
    raise Refused


def _segment(kind: int, body: bytes) -> bytes:
    """Keep a segment, or the part of it that colours depend on."""
    if kind == JFIF_SEGMENT and body.startswith(b"JFIF\x00"):
        return JFIF
    if kind == ADOBE_SEGMENT and body.startswith(b"Adobe"):
        body = body[:ADOBE_LENGTH]
    elif kind not in KEPT_SEGMENTS:
        return b""
    return b"\xff" + bytes([kind]) + (len(body) + 2).to_bytes(2, "big") + body
