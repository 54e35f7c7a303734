"""A PDF made anew from what its pages show; its info, scripts, attachments and authors stay behind.

Every dictionary is copied by a list of the keys that drawing needs. What is not on it is left out: that loses nothing
to be seen, and holds for keys that somebody invented too.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject

from storage.cleaning_streams import Budget, Refused, Written, deflated, drawing, listed, value_of, written

if TYPE_CHECKING:
    from collections.abc import Container

    from pypdf import PageObject
    from pypdf.generic import PdfObject

MOST_PAGES = 300
MOST_BYTES = 500_000_000
SECONDS = 8.0


def _keys(names: str) -> frozenset[str]:
    return frozenset(f"/{name}" for name in names.split())


PAGE = _keys("MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Resources Group")
MARK = _keys("Type Subtype Rect F C IC CA BS BE Border QuadPoints L LE LL LLE Vertices InkList RD CL DA Q Sy")

SEEN_MARKS = _keys(
    "Caret Circle FreeText Highlight Ink Line PolyLine Polygon Redact Square Squiggly Stamp StrikeOut Underline Widget"
)
"""Annotations that are seen on the page, and may cover something; notes, links and enclosed files are left out."""

NOT_SEEN = 0b100010
"""The two flags of an annotation that nobody sees: hidden, and not to be viewed."""

MAPS = _keys("CharProcs Colorants ColorSpace ExtGState Font Pattern Shading XObject")
"""Where dictionaries stand whose keys are names that the drawing itself chose."""

ENTRY = "/"
"""Ends the place of what stands in such a dictionary; alone it is any other place."""

LOOK = "/AP/"
DRAWN = ("/CharProcs/", LOOK)
"""Where every stream is a drawing."""

KEPT = MAPS | _keys("""
    N Type Subtype Resources BBox Matrix FormType Group S CS I K
    Width Height BitsPerComponent ImageMask Mask SMask SMaskInData Matte Decode Interpolate Intent
    Predictor Colors Columns EarlyChange Rows EndOfLine EndOfBlock EncodedByteAlign BlackIs1 DamagedRowsBeforeError
    JBIG2Globals ColorTransform
    LW LC LJ ML D RI OP op OPM BG BG2 UCR UCR2 TR TR2 FL SM SA BM CA ca AIS TK G BC
    PatternType PaintType TilingType XStep YStep ShadingType Background AntiAlias Domain Function Coords Extend
    BitsPerCoordinate BitsPerFlag VerticesPerRow FunctionType Range Size BitsPerSample Order Encode C0 C1 Functions
    Bounds WhitePoint BlackPoint Gamma Process Components MixingHints Solidities PrintingOrder DotGain
    BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo DW W DW2 W2
    CIDToGIDMap FontBBox FontMatrix Registry Ordering Supplement BaseEncoding Differences FontName FontStretch
    FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth
    FontFile FontFile2 FontFile3 CharSet Length1 Length2 Length3 CMapName WMode UseCMap CIDSet
""")

DEVICES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
"""Colour profiles name screens and their owners; the plain space of as many colours takes their place."""

STAND_INS = _keys("DefaultCMYK DefaultGray DefaultRGB")
"""Profiles under these names stand in for the plain spaces, which would then stand in for themselves."""

# A broken file is its sender's affair: it is refused as a whole, and its faults, one by one, are no news here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def anew(content: bytes) -> bytes | None:
    """Give the pages in a new file; None where they are not to be had; raises Refused, and whatever pypdf raises."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted or _hides(reader.root_object) or not 0 < len(reader.pages) <= MOST_PAGES:
        return None
    writer = PdfWriter()
    writer.metadata = None
    writer.pdf_header = "%PDF-1.7"
    copy = _Copy(writer, Budget(until=time.monotonic() + SECONDS, left=MOST_BYTES))
    for page in reader.pages:
        copy.page(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _hides(root: DictionaryObject) -> bool:
    """Tell whether the pages are not the whole: a folder of files, a form drawn by its reader, layers turned off."""
    form = _dictionary(root, "/AcroForm")
    layers = _dictionary(_dictionary(root, "/OCProperties"), "/D")
    return (
        "/Collection" in root
        or "/XFA" in form
        or bool(getattr(value_of(form, "/NeedAppearances"), "value", False))
        or bool(listed(layers, "/OFF"))
        or _name(layers, "/BaseState") not in {"", "/ON"}
    )


def _name(source: DictionaryObject, key: str) -> str:
    found = value_of(source, key)
    return found if isinstance(found, NameObject) else ""


def _dictionary(source: DictionaryObject, key: str) -> DictionaryObject:
    found = value_of(source, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


@dataclass(slots=True)
class _Copy:
    """Copies what drawing needs from one document into another; what is shared stays shared."""

    writer: PdfWriter
    budget: Budget
    placed: dict[tuple[int, str], IndirectObject] = field(default_factory=dict)

    def page(self, source: PageObject) -> None:
        """Add the page as it looks."""
        streams = (one for one in listed(source, "/Contents") if isinstance(one, StreamObject))
        contents = b"\n".join(self.budget.spend(one.get_data()) for one in streams)
        page = self.writer.add_blank_page(float(source.mediabox.width), float(source.mediabox.height))
        self._fill(page, source, PAGE)
        page[NameObject("/Contents")] = self._place(_filled(deflated(drawing(contents, self.budget))))
        marks = [one for one in listed(source, "/Annots") if isinstance(one, DictionaryObject) and _is_seen(one)]
        if marks:
            page[NameObject("/Annots")] = ArrayObject(self._place(self._mark(one)) for one in marks)

    def _mark(self, source: DictionaryObject) -> DictionaryObject:
        mark, look = DictionaryObject(), _look(source)
        self._fill(mark, source, MARK)
        if look is not None:
            mark[NameObject("/AP")] = DictionaryObject({NameObject("/N"): self._of(look, LOOK)})
        # A field without its form is drawn by few readers; what was filled in is seen by all as a stamp.
        if _name(mark, "/Subtype") == "/Widget":
            mark[NameObject("/Subtype")] = NameObject("/Stamp")
        return mark

    def _fill(
        self, target: DictionaryObject, source: DictionaryObject, keys: Container[str], under: str | None = None
    ) -> None:
        """Copy what stands under these keys, in the order of the source, so that the same file gives the same bytes."""
        for key in source:
            if key in keys:
                target[NameObject(key)] = self._of(source.raw_get(key), under or key)

    def _of(self, value: PdfObject, under: str) -> PdfObject:
        """Copy a value, knowing under which key it stood."""
        match value:
            case IndirectObject():
                return self._reference(value, under if under in MAPS or under.endswith(ENTRY) else ENTRY)
            case ArrayObject():
                return self._array(value)
            case DictionaryObject():
                return self._dictionary(DictionaryObject(), value, under)
        return value

    def _reference(self, source: IndirectObject, under: str) -> IndirectObject:
        """Copy what is referred to, once; it has its place before its parts are copied, for they may refer to it."""
        self.budget.spend(b"")
        known = (source.idnum, under)
        if known not in self.placed:
            value = source.get_object()
            match value:
                case StreamObject():
                    target = self._stream(value, under)
                    self.placed[known] = self._place(target)
                    self._fill(target, value, KEPT)
                case DictionaryObject():
                    self.placed[known] = self._place(empty := DictionaryObject())
                    self._dictionary(empty, value, under)
                case _:
                    self.placed[known] = self._place(self._of(value or NullObject(), under))
        return self.placed[known]

    def _dictionary(self, target: DictionaryObject, source: DictionaryObject, under: str) -> DictionaryObject:
        if under in MAPS and "/ShadingType" not in source:
            # Their keys may be anything, so their values may not: no text is an entry that drawing needs.
            kinds = (DictionaryObject, ArrayObject, NameObject if under == "/ColorSpace" else DictionaryObject)
            keys = [key for key in source if isinstance(value_of(source, key), kinds) and key not in STAND_INS]
            self._fill(target, source, keys, under + ENTRY)
        else:
            self._fill(target, source, KEPT)
        return target

    def _array(self, source: ArrayObject) -> PdfObject:
        if source and source[0] == "/ICCBased":
            return NameObject(DEVICES[source[1].get_object()["/N"]])
        return ArrayObject(self._of(one, ENTRY) for one in source)

    def _stream(self, source: StreamObject, under: str) -> StreamObject:
        subtype = _name(source, "/Subtype")
        if under in DRAWN or subtype == "/Form" or "/PatternType" in source:
            return _filled(deflated(drawing(self.budget.spend(source.get_data()), self.budget)))
        if under == "/XObject/" and subtype != "/Image":
            raise Refused
        plain = written(source, self.budget)
        target = _filled(plain)
        if isinstance(plain.parameters, DictionaryObject):
            target[NameObject("/DecodeParms")] = self._of(plain.parameters, ENTRY)
        return target

    def _place(self, value: PdfObject) -> IndirectObject:
        return self.writer._add_object(value)  # noqa: SLF001 - pypdf's own guide does so; there is no other way


def _filled(plain: Written) -> StreamObject:
    stream = StreamObject()
    stream.set_data(plain.data)
    stream[NameObject("/Filter")] = NameObject(plain.filter)
    return stream


def _is_seen(mark: DictionaryObject) -> bool:
    kind, flags = _name(mark, "/Subtype"), value_of(mark, "/F")
    if kind not in SEEN_MARKS or (isinstance(flags, int) and flags & NOT_SEEN):
        return False
    return kind != "/Widget" or _look(mark) is not None


def _look(mark: DictionaryObject) -> PdfObject | None:
    """Give the drawing of an annotation, of several the one for its present state."""
    looks, key = _dictionary(mark, "/AP"), "/N"
    if not isinstance(value_of(looks, key), StreamObject):
        looks, key = _dictionary(looks, key), _name(mark, "/AS")
    return looks.raw_get(key) if isinstance(value_of(looks, key), StreamObject) else None
