"""In which official area it happened: told by a pin, found in typed words, asked only where that is not clear.

The government is an invented one of Kota Depok; outlines are invented squares at sea.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
import sqlalchemy as sa
from sqlmodel import col

import bot.data
from storage.areas.importing import bring
from storage.areas.names import Names
from storage.tables import ReportRow
from tests.storage.test_area_pins import MIDDLE, WEST, feature, geojson, square
from tests.story import look
from tests.story.paths import PROMPTS, at, at_evidence, draft_of, said, sends
from tests.support.world import STORY, World, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.client import Message, Person

pytestmark = pytest.mark.asyncio

SUKAMAJU = "Kel. Sukamaju, Kec. Cilodong, Kota Depok"
CILODONG = "Kel. Cilodong, Kec. Cilodong, Kota Depok"
INSIDE, ISLAND, BEYOND = (-5.995, 100.005), (-5.995, 100.025), (-6.5, 107.0)
BOGOR = "32.01"
"""A kabupaten with villages of one name in several districts."""


def government(folder: Path, area: str, *, bounded: bool) -> Path:
    """Make the folder of a government that has an area, and boundaries or none."""
    shipped = Path(bot.data.__file__).parent
    tenant = folder / "tenant"
    tenant.mkdir()
    shutil.copytree(shipped / "rules", tenant / "rules")
    shutil.copy(shipped / "agencies.csv", tenant)
    text = (shipped / "tenant.toml").read_text(encoding="utf-8").replace('# area = "35.78"', f'area = "{area}"')
    (tenant / "tenant.toml").write_text(text, encoding="utf-8")
    if bounded:
        shapes = [feature(WEST, "Polygon", [square(-6, 100)]), feature(MIDDLE, "Polygon", [square(-6, 100.02)])]
        bring([geojson(folder, *shapes)], tenant, names=Names(), area=area)
    return tenant


async def opened(folder: Path, area: str, *, bounded: bool) -> AsyncIterator[World]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TENANT", str(government(folder, area, bounded=bounded)))
        async with world(patch, database=f"sqlite:///{folder}/simpul.db", mode="polling") as found:
            yield found


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def depok(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Give a city with boundaries."""
    async for found in opened(tmp_path_factory.mktemp("depok"), "32.76", bounded=True):
        yield found


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def bogor(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Give a kabupaten without boundaries."""
    async for found in opened(tmp_path_factory.mktemp("bogor"), BOGOR, bounded=False):
        yield found


async def reviewed(person: Person, *, agency: bool = True) -> Message:
    """Go on from the evidence to the review."""
    for words, prompt in (("Lewati", "agency"), ("1", "visibility"), ("Terbuka", "send")):
        if prompt == "agency" and not agency:
            continue
        await person.says(words)
        found = await person.sees(PROMPTS[prompt] if agency or prompt != "visibility" else PROMPTS["visibility"])
    return found


def kept(world: World, code: str) -> tuple[str, str | None, str | None]:
    """Look at what a report is: its status, its agency, its area."""
    columns = (col(ReportRow.status), col(ReportRow.agency_code), col(ReportRow.area_code))
    return tuple(look.rows(world, sa.select(*columns).where(col(ReportRow.code) == code))[0])


async def test_a_pin_tells_its_desa(depok: World) -> None:
    """It is confirmed with the area, shown in the review, kept with the report, and on the card."""
    officer = await depok.officer()
    person = await at(depok, "place")
    await person.presses("Kirim lokasi", latitude=INSIDE[0], longitude=INSIDE[1])
    await person.sees(f"Lokasi dicatat: -5.99500,100.00500 ({SUKAMAJU})")
    await at_evidence(person)
    assert f"Wilayah: {SUKAMAJU}" in (await reviewed(person)).text
    code = await sends(person)
    assert f"Wilayah: {SUKAMAJU}" in (await officer.sees(code)).text
    assert kept(depok, code) == ("assigned", "perhubungan", WEST)


async def test_a_typed_place_tells_its_desa(depok: World) -> None:
    """Amid an address and with a letter wrong; nothing more is asked, and seven messages do."""
    person = await at(depok, "place")
    before = await said(person)
    await person.says("Jl Anggrek no 5 RT 2, kel sukmaju")
    await person.sees(f"Lokasi dicatat: Jl Anggrek no 5 RT 2, kel sukmaju ({SUKAMAJU})")
    await at_evidence(person)
    assert f"Wilayah: {SUKAMAJU}" in (await reviewed(person)).text
    await sends(person)
    assert await said(person) - before + 1 <= 7


async def test_words_that_name_no_area_ask_nothing(depok: World) -> None:
    """A landmark is a place too."""
    person = await at(depok, "place")
    await person.says("depan balai warga")
    await at_evidence(person)
    assert "Wilayah" not in (await reviewed(person)).text


async def test_another_place_is_another_area(depok: World) -> None:
    """A new pin, or new words, from the review."""
    person = await at(depok, "place")
    await person.presses("Kirim lokasi", latitude=INSIDE[0], longitude=INSIDE[1])
    await at_evidence(person)
    await reviewed(person)
    await person.sends("location", latitude=ISLAND[0], longitude=ISLAND[1])
    await person.sees(f"({CILODONG})")
    assert f"Wilayah: {CILODONG}" in (await person.sees(PROMPTS["send"])).text
    await person.says("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.says("Tempat")
    await person.sees(PROMPTS["place"])
    await person.says("depan balai warga")
    assert "Wilayah" not in (await person.sees(PROMPTS["send"])).text


async def test_the_area_can_be_changed_alone(depok: World) -> None:
    """A name that is none is told so; the pin stays."""
    person = await at(depok, "place")
    await person.presses("Kirim lokasi", latitude=INSIDE[0], longitude=INSIDE[1])
    await at_evidence(person)
    await reviewed(person)
    await person.says("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.says("Wilayah")
    assert f"Wilayah sekarang: {SUKAMAJU}" in (await person.sees("Di desa atau kelurahan mana")).text
    await person.says("zzzz")
    await person.sees("Nama itu tidak kami temukan")
    await person.says("kel cilodong")
    review = await person.sees(PROMPTS["send"])
    assert f"Wilayah: {CILODONG}" in review.text
    assert "-5.99500,100.00500" in review.text


@pytest.mark.parametrize("place", ["pin", "Kota Samarinda"])
async def test_a_place_outside_goes_to_a_verifier(depok: World, place: str) -> None:
    """It is kept, marked and told; no agency is asked for, and none gets it."""
    person = await at(depok, "place")
    if place == "pin":
        await person.presses("Kirim lokasi", latitude=BEYOND[0], longitude=BEYOND[1])
    else:
        await person.says(place)
    await person.sees("di luar wilayah Pemerintah Kota Melati")
    await at_evidence(person)
    await person.says("Lewati")
    await person.sees(PROMPTS["visibility"])
    await person.says("Terbuka")
    review = await person.sees(PROMPTS["send"])
    assert "Instansi: dipilih oleh petugas" in review.text
    code = await sends(person)
    assert kept(depok, code) == ("submitted", None, None if place == "pin" else "64.72")


async def test_back_inside_the_agency_is_asked_for(depok: World) -> None:
    """What was outside and is not any more goes the usual way."""
    person = await at(depok, "place")
    await person.presses("Kirim lokasi", latitude=BEYOND[0], longitude=BEYOND[1])
    await at_evidence(person)
    await person.sends("location", latitude=INSIDE[0], longitude=INSIDE[1])
    await person.sees(f"({SUKAMAJU})")
    await person.says("Lewati")
    await person.sees(PROMPTS["agency"])
    assert draft_of(depok, person).proposed["outside"] == ""


def shared_name() -> tuple[str, list[str]]:
    """Find a name that two to four villages of the kabupaten have, and no district."""
    names = Names()
    rows = names._file.rows("SELECT name, code FROM areas WHERE code LIKE ?", (f"{BOGOR}.%",))
    by_name: dict[str, list[str]] = {}
    for name, code in rows:
        by_name.setdefault(name, []).append(code)
    return next((n, c) for n, c in by_name.items() if 2 <= len(c) <= 4 and all(len(one) == 13 for one in c))


@pytest.mark.parametrize("way", ["1", "Bukan semuanya", "full"])
async def test_areas_of_one_name_are_asked_about(bogor: World, way: str) -> None:
    """One question with the districts beside the names; a number, the name with its district, or none of them."""
    name, codes = shared_name()
    person = await at(bogor, "place")
    await person.says(f"desa {name}")
    question = await person.sees("Ada beberapa wilayah dengan nama itu")
    assert [row[0] for row in question.buttons[len(codes) :]] == ["Bukan semuanya", "Kembali"]
    first = question.buttons[0][0]
    await person.says(first if way == "full" else way)
    await at_evidence(person)
    assert draft_of(bogor, person).slots["area"] == ("" if way == "Bukan semuanya" else codes[0])
    assert (f"Wilayah: {first}" in (await reviewed(person)).text) is (way != "Bukan semuanya")


async def test_a_pin_without_boundaries_is_asked_about(bogor: World) -> None:
    """The pin is kept; the name of the district is asked for once, and can be passed over."""
    person = await at(bogor, "place")
    await person.presses("Kirim lokasi", latitude=-6.48, longitude=106.85)
    await person.sees("Di desa atau kelurahan mana")
    await person.says("kec cibinong")
    await at_evidence(person)
    assert "Wilayah: Kec. Cibinong, Kabupaten Bogor" in (await reviewed(person)).text
    person = await at(bogor, "place", "Siti Rahayu")
    await person.presses("Kirim lokasi", latitude=-6.48, longitude=106.85)
    await person.sees("Di desa atau kelurahan mana")
    await person.says("Lewati")
    await at_evidence(person)


async def test_a_pin_first_is_resolved_with_the_story(depok: World) -> None:
    """A newcomer may begin with a pin; the area is known once there is a report."""
    person = await depok.sandbox.person("Rina Wulandari")
    await person.sends("location", latitude=INSIDE[0], longitude=INSIDE[1])
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees(PROMPTS["story"])
    await person.says(STORY)
    await at_evidence(person)
    assert draft_of(depok, person).slots["area"] == WEST


async def test_an_edited_place_is_looked_up_again(depok: World) -> None:
    """The message with the place is edited before sending."""
    person = await at(depok, "place")
    message = await person.says("kel sukamaju")
    await at_evidence(person)
    await person.edits(message, "kel cilodong")
    await person.sees("Perubahan pesan Anda sudah kami catat")
    assert draft_of(depok, person).slots["area"] == MIDDLE
