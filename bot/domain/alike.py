"""Whether a report that is there already is about the same matter near the same place."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from bot.domain.areas import Level, level_of
from bot.domain.language import words_of
from bot.domain.spots import listed, same_spot, spot_of, told_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.report import Point
    from bot.domain.spots import Likeness, Spot

NEAR = 300.0
"""Metres between two pins of one place."""

LEAST: Mapping[tuple[bool, bool], float] = {
    (True, True): 37.0,
    (True, False): 55.0,
    (False, True): 60.0,
    (False, False): 101.0,
}
"""How alike two stories must be (0 to 100) to tell of one matter: at one spot or only in one village, sharing a word
that decided for the agency or none; the last is never reached."""

EARTH = 6_371_000.0
"""The earth's radius in metres."""

OWN = listed(
    "akta akte bansos bantuan blt bpjs bpnt bst dtks gaji ijazah kis kk kks ktp mbr nik pbi pkh sktm sim skck tagihan "
    "upah"
)
"""Words of somebody's own affairs: however alike they are told, each is a matter of its own."""

COMMON = listed(
    "ada adalah agar akan aku anak apa assalamualaikum atas atau bagi baik banyak bapak bantu bantuannya beberapa "
    "belum bisa blm bu buat bukan daerah dalam dan dapat dari dekat dengan depan dg dgn di dibantu "
    "ditindaklanjuti harap hari hingga ibu ini itu jadi jalan jam jl jln juga kalau kami karena kasih ke "
    "kecamatan kel kelurahan kepada kita kota krn lagi lama lanjuti lapor laporan lebih lokasi malam masih mau "
    "melaporkan mohon no nomor nya oleh pada pagi pak para perbaikan perlu rt rumah rw samping sampai sangat saya "
    "sdh sebelum segera sejak sekali sekitar selalu selamat semua seperti setiap siang siap sini sore sudah "
    "supaya surat tanggal tempat terima tersebut terus tidak tindak tolong untuk utk warga wilayah ya yang yg"
)
"""Words that most stories have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Where a report lies: as described, by a pin, in which area; ``story`` stands in for a place nobody named."""

    report: int = 0
    place: str = ""
    point: Point | None = None
    area: str = ""
    story: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What a report is about, its place as described, its agency, and the agencies that the rules ranked for it."""

    story: str
    place: str = ""
    agency: str = ""
    ranked: Sequence[Mapping[str, str]] = ()
    report: int = 0

    def topic_for(self, agency: str) -> frozenset[str]:
        """Give the words that spoke for an agency, as the rules know them."""
        told = next((one.get("phrases", "") for one in self.ranked if one["value"] == agency), "")
        return frozenset(told.replace("|", " ").split()) - COMMON

    def shares_with(self, other: Matter) -> frozenset[str]:
        """Give the words in both that spoke for the other one's agency."""
        return self.topic_for(other.agency) & other.topic_for(other.agency)


def near(mine: Where, others: Sequence[Where], likeness: Likeness) -> dict[int, bool]:
    """Give the reports that may lie where this one lies, and whether at the same spot or only in the same village."""
    spot = spot_of(mine.place)
    stems = spot.stems
    found = ((one.report, _lies(mine, spot, stems, one, likeness)) for one in others)
    return {report: same for report, same in found if same is not None}


def _lies(mine: Where, spot: Spot, stems: frozenset[str], other: Where, likeness: Likeness) -> bool | None:
    """Tell whether another report lies at the same spot (True), in the same village (False), or elsewhere (None).

    Pins decide where there are two, then names; where names differ, the village says nothing.
    """
    if mine.point is not None and other.point is not None:
        return True if metres(mine.point, other.point) <= NEAR else None
    told = (other.place or other.story).lower()
    if any(stem in told for stem in stems) and _named_in(spot, other, likeness):
        return True
    apart = not _same_village(mine.area, other.area) or (spot.names and spot_of(other.place).names)
    return None if apart else False


def _named_in(spot: Spot, other: Where, likeness: Likeness) -> bool:
    if other.place:
        return same_spot(spot, spot_of(other.place), likeness)
    return told_in(spot, frozenset(words_of(other.story)))


def _same_village(one: str, other: str) -> bool:
    return bool(one) and one == other and level_of(one) is Level.VILLAGE


def metres(one: Point, other: Point) -> float:
    """Give the distance between two pins."""
    north, south = radians(one.latitude), radians(other.latitude)
    across = sin((south - north) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(across + cos(north) * cos(south) * along))


def alike(mine: Matter, others: Sequence[Matter], close: Mapping[int, bool], likeness: Likeness) -> dict[int, float]:
    """Give those that tell of the same matter, with how alike they are; words of either place say nothing of it."""
    said, here = _words(mine.story), _words(mine.place)
    found: dict[int, float] = {}
    for other in others:
        heard, places = _words(other.story), here | _words(other.place)
        if OWN & (said | heard):
            continue
        score, shared = likeness(_written(said - places), _written(heard - places)), len(mine.shares_with(other))
        if score >= LEAST[close[other.report], bool(shared)]:
            found[other.report] = score + shared
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - COMMON


def _written(words: frozenset[str]) -> str:
    return " ".join(sorted(words))
