"""``simpul areas`` and ``simpul agencies`` as an operator runs them; outlines are invented, names are official."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import bot.data
from bot import doctor
from bot.cli import app
from bot.data.loading import agencies
from bot.data.trouble import TenantDataInvalid
from bot.registries import FolderClosed, TenantUnset
from bot.settings import load
from bot.visit import Visit
from storage.areas.boundaries import FILE
from tests.storage.test_area_pins import HOLED, WEST, feature, geojson

if TYPE_CHECKING:
    from click.testing import Result

SHIPPED = Path(bot.data.__file__).parent
HEADER = "code,name,type,aliases,area,parent\n"


@pytest.fixture(autouse=True)
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TENANT", raising=False)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456789:AAExampleExampleExampleExampleExample")


@pytest.fixture
def tenant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a government of its own, of Kota Depok."""
    folder = tmp_path / "tenant"
    (folder / "rules").mkdir(parents=True)
    for name in ("agencies.csv", "tenant.toml", *(f"rules/{file.name}" for file in (SHIPPED / "rules").iterdir())):
        shutil.copy(SHIPPED / name, folder / name)
    toml = folder / "tenant.toml"
    toml.write_text(toml.read_text().replace('# area = "35.78"', 'area = "32.76"'), encoding="utf-8")
    monkeypatch.setenv("TENANT", str(folder))
    return folder


def simpul(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_an_area_is_found_by_what_people_call_it() -> None:
    run = simpul("areas", "find", "samrinda")
    assert (run.exit_code, run.stdout.splitlines()[0]) == (0, "64.72\tKota Samarinda\t0.941")


def test_an_area_is_found_by_its_code_for_programs() -> None:
    run = simpul("areas", "find", "32.76.08.1001", "--json")
    [found] = json.loads(run.stdout)
    assert found["text"] == "Kel. Sukamaju, Kec. Cilodong, Kota Depok"
    assert (found["code"], found["name"], found["level"], found["inside"]) == (WEST, "Sukamaju", "village", True)
    assert [one["code"] for one in found["path"]] == ["32", "32.76", "32.76.08", WEST]


@pytest.mark.parametrize("wanted", ["zzzzqqq", "-5.999,100.001", "32.76.99"])
def test_nothing_found_is_told_and_ends_with_1(wanted: str) -> None:
    run = simpul("areas", "find", wanted, "--json")
    assert (run.exit_code, json.loads(run.stdout)) == (1, [])
    assert "Nothing found" in run.stderr
    assert ("simpul areas import" in run.stderr) is ("," in wanted)


def test_the_tenants_area_comes_first_and_elsewhere_is_marked(tenant: Path) -> None:
    assert tenant
    assert simpul("areas", "find", "sukamaju").stdout == f"{WEST}\tKel. Sukamaju, Kec. Cilodong, Kota Depok\t1\n"
    assert simpul("areas", "find", "Kota Samarinda").stdout == "64.72\tKota Samarinda\t1\toutside\n"


def test_boundaries_are_brought_and_then_a_pin_is_resolved(tenant: Path, tmp_path: Path) -> None:
    elsewhere = feature("12.01.01.2001", "Polygon", HOLED)
    file = geojson(tmp_path, feature(WEST, "Polygon", HOLED), elsewhere, feature("32.76.99", "Polygon", HOLED))
    run = simpul("areas", "import", str(file))
    assert (run.exit_code, run.stdout) == (0, "")
    told = " ".join(run.stderr.split())
    assert "1 areas, 1 of them villages" in told
    assert "Left out, no official area has this code: 32.76.99" in told
    assert (tenant / FILE).exists()
    assert simpul("areas", "find", "-5.999,100.001").stdout.startswith(WEST)
    assert simpul("areas", "find", "-5.999, 100.001", "--json").stdout.startswith("[{")


@pytest.mark.parametrize("words", [("areas", "import"), ("agencies", "import")])
def test_without_a_folder_of_ones_own_the_remedy_is_told(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "some.csv"
    file.write_text(HEADER, encoding="utf-8")
    with pytest.raises(TenantUnset, match="name it in TENANT"):
        raise simpul(*words, str(file)).exception or AssertionError


def listed(tmp_path: Path, *, before: str = "", after: str = "") -> Path:
    """Write the shipped agencies anew, one thing changed."""
    text = (SHIPPED / "agencies.csv").read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "new.csv"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return file


def test_agencies_are_replaced_and_what_changes_is_told(tenant: Path, tmp_path: Path) -> None:
    file = listed(tmp_path, before="Dinas Perhubungan", after="Dinas Angkutan")
    with file.open("a", encoding="utf-8") as opened:
        opened.write("kec_uji,Kecamatan Uji,kecamatan,Camat Uji,32.76.08,\n")
    before = (tenant / "agencies.csv").read_text(encoding="utf-8")
    dry = simpul("agencies", "import", "--dry-run", str(file))
    assert "new: kec_uji" in dry.stderr
    assert "changed: perhubungan (name)" in dry.stderr
    assert "Nothing was written" in dry.stderr
    assert (tenant / "agencies.csv").read_text(encoding="utf-8") == before
    run = simpul("agencies", "import", str(file))
    assert (run.exit_code, run.stdout) == (0, "")
    assert "Written" in run.stderr
    found = {agency.code: agency for agency in agencies(tenant)}
    assert found["perhubungan"].name == "Dinas Angkutan"
    assert (found["kec_uji"].area, found["kec_uji"].aliases) == ("32.76.08", ("Camat Uji",))
    assert "Nothing changes" in simpul("agencies", "import", str(file)).stderr
    gone = simpul("agencies", "import", str(listed(tmp_path)))
    assert "gone: kec_uji" in gone.stderr


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("\nperhubungan,", "\nPerhubungan!,", "new.csv, line 3, code"),
        ("\nperhubungan,", "\npupr,", "new.csv, line 3: the code pupr stands twice"),
        ("Dishub,,", "Dishub,32.99,", "new.csv, line 3, area: no area has the code 32.99. Look it up"),
        ("Dishub,,", "Dishub,,dinas_x", "new.csv, line 3, parent: 'dinas_x' is no agency"),
        ("code,name", "kode,nama", "new.csv, line 1: the columns are kode,nama"),
        ("\ninspektorat,", "\ninsp,", "tenant.toml, sensitive.abuse: 'inspektorat' is neither"),
    ],
)
def test_a_bad_list_is_refused_with_its_line_and_nothing_changes(
    tenant: Path, tmp_path: Path, before: str, after: str, told: str
) -> None:
    kept = (tenant / "agencies.csv").read_bytes()
    run = simpul("agencies", "import", str(listed(tmp_path, before=before, after=after)))
    assert isinstance(run.exception, TenantDataInvalid)
    assert told in str(run.exception)
    assert (tenant / "agencies.csv").read_bytes() == kept
    assert [file.name for file in tenant.iterdir() if file.name.startswith(".")] == []


def test_a_rule_without_its_agency_is_refused(tenant: Path, tmp_path: Path) -> None:
    table = HEADER + "pupr,Dinas PU,pupr,,,\ninspektorat,Inspektorat,inspektorat,,,\n"
    (tmp_path / "new.csv").write_text(table, encoding="utf-8")
    run = simpul("agencies", "import", str(tmp_path / "new.csv"))
    assert "no agency has this type" in str(run.exception)
    assert len(agencies(tenant)) > 2


def test_a_folder_that_cannot_be_written_says_so(tenant: Path, tmp_path: Path) -> None:
    (tenant / FILE).mkdir()
    run = simpul("areas", "import", str(geojson(tmp_path, feature(WEST, "Polygon", HOLED))))
    assert isinstance(run.exception, FolderClosed)
    assert "run the command as somebody who may" in str(run.exception)


def areas_line() -> doctor.Finding:
    return doctor._finding("areas", doctor.LOOKS["areas"], Visit(load(None)))


def test_check_tells_of_areas(tenant: Path, tmp_path: Path) -> None:
    line = areas_line()
    assert line.ok
    assert "Kota Depok, no boundaries" in line.detail
    simpul("areas", "import", str(geojson(tmp_path, feature(WEST, "Polygon", HOLED))))
    assert "Kota Depok, 1 boundaries" in areas_line().detail
    (tenant / FILE).write_bytes(b"SQLite format 3\0")
    assert "simpul areas import" in areas_line().remedy
    (tenant / FILE).unlink()
    toml = tenant / "tenant.toml"
    toml.write_text(toml.read_text().replace('"32.76"', '"32.99"'), encoding="utf-8")
    assert (areas_line().detail, areas_line().ok) == ("32.99", False)


def test_broken_boundaries_can_be_brought_again(tenant: Path, tmp_path: Path) -> None:
    (tenant / FILE).write_bytes(b"SQLite format 3\0")
    assert simpul("areas", "import", str(geojson(tmp_path, feature(WEST, "Polygon", HOLED)))).exit_code == 0
    assert areas_line().ok


def test_check_without_a_tenant_tells_of_all_of_indonesia() -> None:
    assert "all of Indonesia" in areas_line().detail
