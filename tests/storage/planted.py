"""PDFs with a name planted wherever one may stand, and a look for it in whatever came out."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "Wulandari-7QX"
SPELLINGS = [
    *(NAME.encode(coding) for coding in ("ascii", "utf-16-be", "utf-16-le")),
    NAME.encode().hex().encode(),
    NAME.encode("utf-16-be").hex().encode(),
]
TELLING = {
    "/A",
    "/AA",
    "/AF",
    "/Author",
    "/CreationDate",
    "/Creator",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/ID",
    "/Info",
    "/JS",
    "/JavaScript",
    "/LastModified",
    "/Lang",
    "/Launch",
    "/Metadata",
    "/Names",
    "/OpenAction",
    "/Outlines",
    "/PieceInfo",
    "/Producer",
    "/StructTreeRoot",
    "/T",
    "/Thumb",
    "/URI",
}


def leaks(content: bytes) -> list[str]:
    """Tell where the name stands: in the bytes, in what is packed in them, or in what a PDF reader finds."""
    places = {"bytes": content} | {f"packed at {at}": data for at, data in _unpacked(content)}
    if content.startswith(b"%PDF"):
        places |= _objects(content)
    return [
        place
        for place, data in places.items()
        if any(one.lower() in re.sub(rb"\s+", b"", data.lower()) for one in SPELLINGS)
    ]


def _unpacked(content: bytes) -> list[tuple[int, bytes]]:
    found = []
    for match in re.finditer(rb"x[\x01\x5e\x9c\xda]", content):
        try:
            found.append((match.start(), zlib.decompressobj().decompress(content[match.start() :], 1 << 22)))
        except zlib.error:
            continue
    return found


def _objects(content: bytes) -> dict[str, bytes]:
    found = {}
    try:
        reader = PdfReader(BytesIO(content))
        numbers = {number for one in reader.xref.values() for number in one} | set(reader.xref_objStm)
        for number in numbers:
            value = reader.get_object(number)
            found[f"object {number}"] = repr(value).encode()
            if isinstance(value, StreamObject):
                found[f"stream {number}"] = value.get_data()
    except Exception as error:  # noqa: BLE001 - what pypdf cannot read, the bytes themselves are searched for
        found["unread"] = repr(error).encode()
    return found


def keys_of(content: bytes) -> set[str]:
    """Give every key of every dictionary, the trailer's too."""
    reader = PdfReader(BytesIO(content))
    found: set[str] = set(reader.trailer)

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            found.update(value)
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    for one in reader.xref.values():
        for number in one:
            walk(reader.get_object(number))
    return found


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content), strict=True)


def names(**values: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): _object(value) for key, value in values.items()})


def _object(value: Any) -> Any:
    match value:
        case bool():
            return BooleanObject(value)
        case int():
            return NumberObject(value)
        case float():
            return FloatObject(value)
        case bytes():
            return ByteStringObject(value)
        case [*_]:
            return value if isinstance(value, ArrayObject) else ArrayObject(_object(one) for one in value)
    return (NameObject(value) if value.startswith("/") else TextStringObject(value)) if type(value) is str else value


def stream(data: bytes, **values: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.update(names(**values))
    made.set_data(data)
    return made


DRAWING = f"""% drawn by {NAME}
/Artifact <</Type /Pagination /Author ({NAME}) /Hex <{NAME.encode().hex()}> >> BDC EMC
/Span <</ActualText ({NAME})>> BDC
BT /F1 12 Tf 50 300 Td (Halaman NUMBER) Tj ET
EMC
/Place <</By ({NAME})>> DP /OC /Layer BDC EMC
q 96 0 0 64 20 20 cm /Photo Do Q q 96 0 0 64 150 20 cm /Flat Do Q
q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q
q /Form Do Q
"""


def a_pdf(photo: bytes, *, compressed: bool = False) -> bytes:
    """Give three pages with a photo, its camera's marks, and a name wherever a PDF has room for one."""
    writer = PdfWriter()
    resources = _resources(writer, photo)
    for number in (1, 2, 3):
        page = writer.add_blank_page(300, 400)
        page[NameObject("/Contents")] = _added(writer, stream(DRAWING.replace("NUMBER", str(number)).encode()))
        page[NameObject("/Resources")] = resources
    _plant_in_page(writer)
    writer.pages[1].rotate(90)
    _plant_in_document(writer)
    if compressed:
        for page in writer.pages:
            page.compress_content_streams()
    out = BytesIO()
    writer.write(out)
    return out.getvalue() + f"\n% {NAME}\n".encode()


def _added(writer: PdfWriter, value: Any) -> Any:
    return writer._add_object(value)


def _resources(writer: PdfWriter, photo: bytes) -> Any:
    size: dict[str, Any] = {"Type": "/XObject", "Subtype": "/Image", "Width": 96, "Height": 64, "BitsPerComponent": 8}
    profile = _added(writer, stream(NAME.encode(), N=3))
    secret = _added(writer, stream(f"<x>{NAME}</x>".encode(), Type="/Metadata", Subtype="/XML"))
    camera = stream(
        photo, **size, ColorSpace=["/ICCBased", profile], Filter="/DCTDecode", Metadata=secret, Name=f"/{NAME}"
    )
    pixels = b"".join(b"\xc8\x1e\x1e" * 48 + b"\x1e\x1e\xc8" * 48 for _ in range(64))
    flat = stream(pixels, **size, ColorSpace="/DeviceRGB", PieceInfo=names(App=names(By=NAME))).flate_encode()
    flat.set_data = None  # type: ignore[method-assign]
    flat._data += NAME.encode()
    form = stream(b"0 0 m % " + NAME.encode(), Type="/XObject", Subtype="/Form", BBox=[0, 0, 9, 9], LastModified=NAME)
    font = names(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Name=f"/{NAME}", Creator=NAME)
    resources = names(
        Font=names(F1=_added(writer, font)),
        XObject=names(Photo=_added(writer, camera), Flat=_added(writer, flat), Form=_added(writer, form)),
        Properties=names(Layer=names(Type="/OCG", Name=NAME)),
        Owner=NAME,
    )
    placed = _added(writer, resources)
    # Some programs give a form the resources of its page, and so a circle.
    form[NameObject("/Resources")] = placed
    return placed


def _plant_in_page(writer: PdfWriter) -> None:
    page = writer.pages[0]
    cover = stream(b"0 0 0 rg 0 0 50 20 re f", Type="/XObject", Subtype="/Form", BBox=[0, 0, 50, 20], Author=NAME)
    filled = stream(b"/Tx BMC 0 g EMC % " + NAME.encode(), BBox=[0, 0, 50, 20])
    told: dict[str, Any] = {
        "Type": "/Annot",
        "Rect": [10, 10, 60, 30],
        "T": NAME,
        "Contents": NAME,
        "NM": NAME,
        "M": NAME,
    }
    script = names(S="/JavaScript", JS=NAME)
    marks = [
        names(**told, Subtype="/Square", IC=[0, 0, 0], C=[0, 0, 0], BS=names(W=1, S="/S", By=NAME)),
        names(**told, Subtype="/Stamp", AP=names(N=_added(writer, cover), D=_added(writer, cover)), A=script),
        names(**told, Subtype="/Widget", FT="/Tx", V=NAME, MK=names(CA=NAME), AP=names(N=_added(writer, filled))),
        names(**told, Subtype="/Widget", FT="/Btn", AS="/On", AP=names(N=names(On=_added(writer, filled), Off=NAME))),
        names(**told, Subtype="/Widget", FT="/Sig", V=names(Type="/Sig", Name=NAME)),
        names(**told, Subtype="/Stamp", F=2, DA=NAME, AP=names(N=_added(writer, stream(NAME.encode())))),
        names(**told, Subtype="/Text", Popup=names(T=NAME)),
        names(**told, Subtype="/Link", A=names(S="/URI", URI=f"https://example.org/{NAME}")),
        names(**told, Subtype="/FileAttachment", FS=names(Type="/Filespec", F=NAME)),
    ]
    page[NameObject("/Annots")] = ArrayObject(_added(writer, mark) for mark in marks)
    page.update(
        names(
            AA=names(O=script),
            LastModified=NAME,
            Metadata=_added(writer, stream(NAME.encode())),
            PieceInfo=names(App=names(By=NAME)),
            Thumb=_added(writer, stream(NAME.encode() * 9, Width=1, Height=1)),
            StructParents=0,
            Keeper=NAME,
        )
    )


def _plant_in_document(writer: PdfWriter) -> None:
    writer.add_metadata({"/Author": NAME, "/Title": NAME, "/Producer": NAME, "/Keeper": NAME})
    writer.xmp_metadata = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><c>{NAME}</c></x:xmpmeta>".encode()
    writer.add_attachment(f"{NAME}.txt", NAME.encode())
    writer.add_outline_item(title=NAME, page_number=0)
    writer.add_named_destination(title=NAME, page_number=1)
    writer.set_page_label(page_index_from=0, page_index_to=1, style="/D", prefix=NAME)
    writer.generate_file_identifiers()
    writer._ID = ArrayObject([ByteStringObject(NAME.encode())] * 2)
    root = writer.root_object
    root[NameObject("/OpenAction")] = names(S="/Launch", F=NAME)
    root[NameObject("/Lang")] = TextStringObject(NAME)
    root[NameObject("/StructTreeRoot")] = names(Type="/StructTreeRoot", K=names(S="/Figure", Alt=NAME))
    root[NameObject("/OCProperties")] = names(OCGs=[], D=names(Name=NAME, Order=[]))
    root[NameObject("/OutputIntents")] = ArrayObject([names(Type="/OutputIntent", Info=NAME)])


def blank(pages: int, prepare: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    """Give a PDF of empty pages, after something was done to it."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    prepare(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _root(**values: Any) -> Callable[[], bytes]:
    return lambda: blank(1, lambda writer: writer.root_object.update(names(**values)))


def _page(prepare: Callable[[PdfWriter], Any]) -> Callable[[], bytes]:
    return lambda: blank(1, lambda writer: writer.pages[0].update(prepare(writer)))


def _picture(**values: Any) -> Callable[[], bytes]:
    return _page(
        lambda writer: names(
            Resources=names(
                XObject=names(X=_added(writer, stream(b"data", Subtype="/Image", Width=1, Height=1, **values)))
            )
        )
    )


REFUSED: dict[str, Callable[[], bytes]] = {
    "encrypted": lambda: blank(1, lambda writer: writer.encrypt("kunci", algorithm="RC4-128")),
    "encrypted with nothing": lambda: blank(1, lambda writer: writer.encrypt("", "kunci", algorithm="RC4-128")),
    "no page": lambda: blank(0),
    "a folder of files": _root(Collection=names(View="/D")),
    "a form drawn by its reader": _root(AcroForm=names(XFA=[], Fields=[])),
    "a form without looks": _root(AcroForm=names(NeedAppearances=True, Fields=[])),
    "a layer turned off": _root(OCProperties=names(OCGs=[], D=names(OFF=[names(Type="/OCG", Name="x")]))),
    "all layers turned off": _root(OCProperties=names(OCGs=[], D=names(BaseState="/OFF"))),
    "a JPEG 2000": _picture(Filter="/JPXDecode"),
    "a JPEG that is none": _picture(Filter="/DCTDecode"),
    "an unknown filter": _picture(Filter="/Crypt"),
    "a JPEG within the drawing": _page(
        lambda writer: names(Contents=_added(writer, stream(b"BI /W 1 /H 1 /F /DCT ID \xff\xd8\xff\xd9 EI")))
    ),
    "a program for printers": _page(
        lambda writer: names(Resources=names(XObject=names(X=_added(writer, stream(b"% by", Subtype="/PS")))))
    ),
    "a circle of pages": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ),
    "a nest without an end": _page(lambda _: _nested(3000)),
}


def _nested(depth: int) -> DictionaryObject:
    inner = ArrayObject()
    for _ in range(min(depth, 400)):
        inner = ArrayObject([inner])
    return names(Group=names(K=inner), MediaBox=[0, 0, "x", 1])
