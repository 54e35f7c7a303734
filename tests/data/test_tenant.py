"""The shipped tenant loads, and a tenant's folder with a fault is refused with file, place and remedy."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data.loading import TenantDataInvalid, agencies, rules
from bot.domain.agencies import Agency
from bot.domain.routing import rank

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "code,name,type,aliases,area,parent\n"
GOOD = HEADER + 'pupr,"Dinas Jalan, Air",,PU|Bina Marga,35.78,\nkec_a,Kecamatan A,kecamatan,,35.78.01,pupr\n'
RULES = '[[phrases]]\nweight = 2\nphrases = ["jalan|jln rusak", "gorong-gorong"]\n'
CODES = 31


@pytest.fixture
def tenant(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "agencies.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "rules/pupr.toml").write_text(RULES, encoding="utf-8")
    return tmp_path


def test_shipped_agencies_have_a_name_and_a_code_that_is_their_type() -> None:
    shipped = agencies()
    assert len(shipped) == CODES
    assert all(agency.code == agency.type and agency.name for agency in shipped)
    aliases = [alias.casefold() for agency in shipped for alias in (agency.name, *agency.aliases)]
    assert len(aliases) == len(set(aliases))


def test_shipped_rules_speak_for_every_agency_but_the_last_resort() -> None:
    assert set(rules().phrases) == {agency.type for agency in agencies()} - {"lainnya"}
    assert rules() == rules()


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Jln di depan balai sudah lama berlubang dan becek, mohon diaspal", "pupr"),
        ("Sudah seminggu lampu jalan mati, malam gelap sekali", "perhubungan"),
        ("Tumpukan sampah tidak diangkut", "dlh"),
        ("e-KTP saya belum jadi juga", "dukcapil"),
        ("Nenek saya belum dapat bansos", "dinsos"),
        ("Antre di puskesmas, obat kosong", "dinkes"),
        ("Air PDAM keruh dan kecil", "pdam"),
        ("Gaji belum dibayar, lembur tidak dihitung", "disnaker"),
    ],
)
def test_plain_complaints_find_their_agency(text: str, agency: str) -> None:
    assert rank(text, rules())[0].agency == agency


def test_a_tenant_brings_its_own(tenant: Path) -> None:
    first, second = agencies(tenant)
    assert first == Agency(
        code="pupr", name="Dinas Jalan, Air", type="pupr", aliases=("PU", "Bina Marga"), area="35.78", parent=None
    )
    assert (second.type, second.parent) == ("kecamatan", "pupr")
    assert {phrase.words for phrase in rules(tenant).phrases["pupr"]} == {
        ("jalan", "rusak"),
        ("jln", "rusak"),
        ("gorong",),
    }


def test_the_version_follows_the_content(tenant: Path) -> None:
    before = rules(tenant).version
    assert rules(tenant).version == before
    (tenant / "rules/pupr.toml").write_text(RULES.replace("2", "3"), encoding="utf-8")
    assert rules(tenant).version != before


def test_an_agency_may_be_one_of_others(tenant: Path) -> None:
    table = f"{HEADER.strip()},connected,contact\npupr,Dinas Jalan,,,,,,\npln,Listrik Melati,,,,,tidak,lantai 2\n"
    (tenant / "agencies.csv").write_text(table, encoding="utf-8")
    assert [(one.connected, one.contact) for one in agencies(tenant)] == [(True, ""), (False, "lantai 2")]
    assert {one.code for one in agencies() if not one.connected} >= {"pln", "kepolisian"}


def test_a_spreadsheet_with_semicolons_and_a_byte_order_mark_is_read(tenant: Path) -> None:
    table = (HEADER + "pupr,Dinas Jalan,,,,\n").replace(",", ";")
    (tenant / "agencies.csv").write_text(table, encoding="utf-8-sig")
    assert [agency.name for agency in agencies(tenant)] == ["Dinas Jalan"]


@pytest.mark.parametrize(
    ("table", "where", "reason"),
    [
        ("", "line 1", "the columns are missing"),
        ("code,name\n", "line 1", "the columns are code,name"),
        (HEADER + "PUPR,Dinas,,,,\n", "line 2, code", "'PUPR'"),
        (HEADER + "pupr, ,,,,\n", "line 2, name", "''"),
        (HEADER.strip() + ",connected\npupr,Dinas,,,,,mungkin\n", "line 2, connected", "'mungkin'"),
        (HEADER.strip() + ",code\n", "line 1", "the columns are code"),
        (HEADER + "pupr,Dinas,,,35.7,\n", "line 2, area", "'35.7'"),
        (HEADER + "pupr,Dinas,,,,,,\n", "line 2", "too many columns"),
        (HEADER + "pupr,Dinas,,,,\npupr,Dinas,,,,\n", "line 3", "stands twice"),
        (HEADER + "pupr,Dinas,,,,dlh\n", "line 2, parent", "'dlh' is no agency"),
        (HEADER + "pupr,Dinas,,,,pupr\n", "line 2, parent", "above itself"),
        (HEADER + 'pupr,"Dinas,,,,\n', "line 2", "unexpected end"),
        ('"code"x,name\n', "line 1", "expected after"),
    ],
)
def test_a_fault_among_the_agencies_is_named(tenant: Path, table: str, where: str, reason: str) -> None:
    (tenant / "agencies.csv").write_text(table, encoding="utf-8")
    with pytest.raises(TenantDataInvalid, match=re.escape(reason)) as caught:
        agencies(tenant)
    assert (caught.value.file, caught.value.where) == ("agencies.csv", where)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("[[phrases", "TOML"),
        ("weight = 1", "top level, phrases"),
        ("phrases = 1", "top level, phrases"),
        ("phrases = [1]", "[[phrases]] 1, phrases"),
        ("", "top level, phrases"),
        (RULES + "extra = 1", "line 4, extra"),
        (RULES.replace("2", '"2"'), "line 2, weight"),
        (RULES.replace("2", "true"), "line 2, weight"),
        (RULES.replace("2", "nan"), "line 2, weight"),
        ("[[phrases]]\nweight = 1\nphrases = []", "line 3, phrases"),
        ("[[phrases]]\nweight = 1\nphrases = [3]", "line 3, phrases"),
        ("[[phrases]]\nweight = 1\nphrases = ['a| b']", "line 3"),
        (RULES + RULES.replace("2", "3"), "line 6"),
    ],
)
def test_a_fault_among_the_rules_is_named(tenant: Path, content: str, where: str) -> None:
    (tenant / "rules/pupr.toml").write_text(content, encoding="utf-8")
    with pytest.raises(TenantDataInvalid) as caught:
        rules(tenant)
    assert (caught.value.file, caught.value.where) == ("rules/pupr.toml", where)
    assert str(caught.value).startswith(f"rules/pupr.toml, {where}: ")


def test_rules_for_nobody_are_refused(tenant: Path) -> None:
    (tenant / "rules/dlh.toml").write_text(RULES, encoding="utf-8")
    with pytest.raises(TenantDataInvalid, match="no agency has this type"):
        rules(tenant)


def test_what_is_missing_or_unreadable_is_named(tenant: Path) -> None:
    (tenant / "rules/pupr.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(TenantDataInvalid, match=r"pupr\.toml, byte 0: not UTF-8"):
        rules(tenant)
    (tenant / "rules/pupr.toml").unlink()
    (tenant / "rules").rmdir()
    with pytest.raises(TenantDataInvalid, match="rules, folder: holds no rules"):
        rules(tenant)
    (tenant / "agencies.csv").unlink()
    with pytest.raises(TenantDataInvalid, match=r"agencies\.csv, file: cannot be read"):
        agencies(tenant)


@given(content=st.binary(), header=st.booleans())
def test_whatever_bytes_come_the_fault_has_a_name(
    tmp_path_factory: pytest.TempPathFactory, *, content: bytes, header: bool
) -> None:
    folder = tmp_path_factory.mktemp("tenant")
    (folder / "agencies.csv").write_bytes(HEADER.encode() * header + content)
    with contextlib.suppress(TenantDataInvalid):
        assert all(agency.code for agency in agencies(folder))
