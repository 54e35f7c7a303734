"""What a government says of itself is read from its file, and refused with key and remedy where it is wrong."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.data.loading import TenantDataInvalid, agencies
from bot.data.tenant_file import READERS, profile
from bot.domain.classes import ReportClass
from bot.domain.deadlines import PROMISES
from bot.domain.profile import GUARDED, Bounds, Number
from bot.domain.retention import KEEPS, Kept
from bot.domain.safety import TOPICS

if TYPE_CHECKING:
    from pathlib import Path

AGENCIES = "code,name,type,aliases,area,parent\ninsp,Inspektorat Kota,inspektorat,,,\n"
BOUNDS = "[bounds]\nsouth = -2\nwest = 100.5\nnorth = -1\neast = 101\n"
NUMBER = '[[numbers]]\nnumber = "112"\nid = "darurat"\nen = "emergency"\ntopics = ["emergency"]\n'
SENSITIVE = "[sensitive]\n" + "".join(f'{topic} = ["insp", "verifier"]\n' for topic in GUARDED)
GOOD = 'name = " Kota Anggrek "\n' + BOUNDS + SENSITIVE + NUMBER


@pytest.fixture
def tenant(tmp_path: Path) -> Path:
    (tmp_path / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    (tmp_path / "tenant.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_the_shipped_government_is_invented_and_complete() -> None:
    shipped = profile()
    assert shipped.name == "Pemerintah Kota Melati"
    assert shipped.bounds == Bounds(south=-11.2, west=94.9, north=6.3, east=141.1)
    assert set(shipped.sensitive) == set(GUARDED)
    assert shipped.sensitive["violence"] == shipped.sensitive["children"] == ("pppa_kb", "verifier")
    assert shipped.sensitive["abuse"] == shipped.sensitive["confidential"] == ("inspektorat", "verifier")
    codes = {agency.code for agency in agencies()}
    assert all(set(whom) <= codes | READERS for whom in shipped.sensitive.values())


def test_the_shipped_numbers_are_told_by_topic_and_in_order() -> None:
    shipped = profile()
    assert [one.number for one in shipped.numbers_for("emergency")] == ["112", "110", "113", "119", "119 ext. 8"]
    assert [one.number for one in shipped.numbers_for("violence")] == ["110", "129", "08111-129-129"]
    assert shipped.numbers_for("children") == shipped.numbers_for("violence")
    assert shipped.numbers_for("abuse") == ()
    assert all(one.id and one.en and set(one.topics) <= set(TOPICS) for one in shipped.numbers)


def test_promises_are_the_tenants_where_it_names_them(tenant: Path) -> None:
    assert profile().promises == profile(tenant).promises == PROMISES
    (tenant / "tenant.toml").write_text(GOOD + "[deadlines]\nrespond = 3\noversight = 90\n", encoding="utf-8")
    own = profile(tenant).promises
    assert (own["respond"].days, own["verify"].days) == (3, 3)
    assert own["resolve"].days_for(ReportClass.OVERSIGHT) == 90
    assert own["resolve"].days_for(ReportClass.COMPLAINT) == 14


@pytest.mark.parametrize("line", ["resolve = 14", "respond = 0", "respond = 366", 'respond = "3"', "respond = true"])
def test_a_promise_that_nobody_can_keep_is_refused(tenant: Path, line: str) -> None:
    (tenant / "tenant.toml").write_text(f"{GOOD}[deadlines]\n{line}\n", encoding="utf-8")
    with pytest.raises(TenantDataInvalid, match=r"deadlines\.re(solve|spond).*working days from 1 to 365"):
        profile(tenant)


def test_a_tenant_speaks_for_itself(tenant: Path) -> None:
    own = profile(tenant)
    assert own.name == "Kota Anggrek"
    assert own.bounds == Bounds(south=-2, west=100.5, north=-1, east=101)
    assert own.sensitive == dict.fromkeys(GUARDED, ("insp", "verifier"))
    assert own.numbers == (Number(number="112", id="darurat", en="emergency", topics=("emergency",)),)


def test_a_tenant_names_what_it_governs(tenant: Path) -> None:
    assert profile(tenant).area == ""
    (tenant / "tenant.toml").write_text('area = "35.78"\n' + GOOD, encoding="utf-8")
    assert profile(tenant).area == "35.78"


def test_without_bounds_a_pin_may_lie_anywhere(tenant: Path) -> None:
    (tenant / "tenant.toml").write_text(GOOD.replace(BOUNDS, ""), encoding="utf-8")
    assert profile(tenant).bounds is None


def test_a_folder_without_the_file_takes_the_shipped_one_and_whom_it_knows(tenant: Path) -> None:
    (tenant / "tenant.toml").unlink()
    own = profile(tenant)
    assert own.name == profile().name
    assert own.numbers == profile().numbers
    assert own.sensitive == dict.fromkeys(GUARDED, ("verifier",))


@pytest.mark.parametrize(
    ("latitude", "longitude", "inside"),
    [
        (-1.5, 100.7, True),
        (-2, 100.5, True),
        (-1, 101, True),
        (-2.01, 100.7, False),
        (-0.9, 100.7, False),
        (-1.5, 100.4, False),
        (-1.5, 101.1, False),
        (float("nan"), 100.7, False),
    ],
)
def test_bounds_hold_their_edges(latitude: float, longitude: float, *, inside: bool) -> None:
    assert Bounds(south=-2, west=100.5, north=-1, east=101).contains(latitude, longitude) is inside


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        (GOOD, "", "name"),
        ("name", "nama", "name"),
        ('" Kota Anggrek "', '" "', "name"),
        ('" Kota Anggrek "', "7", "name"),
        ("[bounds]", "area = '3578'\n[bounds]", "area"),
        ("[bounds]", "area = 35\n[bounds]", "area"),
        ("name", "motto = 'Maju'\nname", "motto"),
        ("south = -2\n", "", "bounds.south"),
        ("south = -2", "south = '-2'", "bounds.south"),
        ("south = -2", "south = nan", "bounds.south"),
        ("south = -2", "south = -91", "bounds.south"),
        ("east = 101", "east = 181", "bounds.east"),
        ("south = -2", "south = 2", "bounds"),
        ("east = 101", "east = 100.5", "bounds"),
        ("east = 101", "east = 101\ncentre = 1", "bounds.centre"),
        ('abuse = ["insp", "verifier"]\n', "", "sensitive.abuse"),
        ("[sensitive]", '[sensitive]\nnoise = ["insp"]', "sensitive.noise"),
        ('abuse = ["insp", "verifier"]', "abuse = []", "sensitive.abuse"),
        ('abuse = ["insp", "verifier"]', 'abuse = "insp"', "sensitive.abuse"),
        ('abuse = ["insp", "verifier"]', 'abuse = ["insp", 3]', "sensitive.abuse.2"),
        ('abuse = ["insp", "verifier"]', 'abuse = ["inspektorat"]', "sensitive.abuse"),
        ('abuse = ["insp", "verifier"]', 'abuse = ["officer"]', "sensitive.abuse"),
        (NUMBER, "", "numbers"),
        ('"112"', '"call us"', "numbers.1.number"),
        ('"112"', "112", "numbers.1.number"),
        ('id = "darurat"', 'id = ""', "numbers.1.id"),
        ('en = "emergency"\n', "", "numbers.1.en"),
        ('topics = ["emergency"]', "topics = []", "numbers.1.topics"),
        ('topics = ["emergency"]', 'topics = ["fire"]', "numbers.1.topics"),
        ('topics = ["emergency"]', 'topics = ["violence"]', "numbers"),
        ("[bounds]", "[bounds", "TOML"),
    ],
)
def test_a_fault_names_file_key_and_remedy(tenant: Path, before: str, after: str, key: str) -> None:
    assert before in GOOD
    (tenant / "tenant.toml").write_text(GOOD.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(TenantDataInvalid) as caught:
        profile(tenant)
    assert (caught.value.file, caught.value.where) == ("tenant.toml", key)
    assert caught.value.remedy


@settings(max_examples=60)  # it writes files
@given(content=st.binary(max_size=80), good=st.booleans())
def test_whatever_bytes_come_the_fault_has_a_name(
    tmp_path_factory: pytest.TempPathFactory, *, content: bytes, good: bool
) -> None:
    folder = tmp_path_factory.mktemp("tenant")
    (folder / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    (folder / "tenant.toml").write_bytes(GOOD.encode() * good + content)
    with contextlib.suppress(TenantDataInvalid):
        assert profile(folder).name


def test_a_tenant_says_how_long_things_are_kept(tenant: Path) -> None:
    (tenant / "tenant.toml").write_text(GOOD + "[retention]\npeople = 0\nletters = 30\n", encoding="utf-8")
    keeps = profile(tenant).keeps
    assert (keeps[Kept.PEOPLE], keeps[Kept.LETTERS], keeps[Kept.FILES]) == (0, 30, KEEPS[Kept.FILES])


@pytest.mark.parametrize("line", ["people = 89", "letters = 0", "parked = -1", "names = 5", 'files = "long"'])
def test_a_time_that_cannot_be_is_refused(tenant: Path, line: str) -> None:
    (tenant / "tenant.toml").write_text(f"{GOOD}[retention]\n{line}\n", encoding="utf-8")
    with pytest.raises(TenantDataInvalid, match=r"retention\."):
        profile(tenant)
