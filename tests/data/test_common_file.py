"""What holds for the rules of all agencies is read, and a fault in it named."""

from __future__ import annotations

import pytest

from bot.data.bundle import bundle, digest, rules_of
from bot.data.common_file import COMMON
from bot.data.trouble import TenantDataInvalid
from bot.domain.routing import rank

LAMP = '[[phrases]]\nabout = "lampu jalan"\nweight = 3\nphrases = ["lampu jalan"]\n'
ROAD = '[[phrases]]\nabout = "jalan rusak"\nweight = 2\nphrases = ["jalan rusak", "lampu jalan"]\n'
TYPES = {"perhubungan", "pupr"}


def texts(common: str) -> dict[str, str]:
    return {COMMON: common, "perhubungan.toml": LAMP, "pupr.toml": ROAD}


def best(text: str, common: str) -> str:
    return rank(text, rules_of(texts(common), TYPES))[0].agency


def test_a_government_moves_a_topic_to_another_agency() -> None:
    assert best("lampu jalan", "") == "perhubungan"
    assert best("lampu jalan", '[topics]\n"lampu jalan" = "pupr"') == "pupr"


def test_the_stronger_of_two_alike_stays_where_a_topic_moves() -> None:
    ranked = rank("lampu jalan", rules_of(texts('[topics]\n"lampu jalan" = "pupr"'), TYPES))
    assert [(one.agency, one.score) for one in ranked] == [("pupr", 3)]


def test_spellings_hold_for_all() -> None:
    assert best("lampu jln", '[spelling]\njalan = "jl jln"') == "perhubungan"


def test_confidence_is_the_governments_own() -> None:
    own = "[confidence]\nsure = 3\ncalibration = [[0, 0.5], [3, 0.95]]"
    found = rules_of(texts(own), TYPES).confidence
    assert (found.sure, found.share(2.9), found.share(3)) == (3, 0.5, 0.95)


def test_a_matter_of_others_is_named() -> None:
    found = rules_of(texts('[beyond]\n"jalan rusak" = "Kementerian Melati"'), TYPES)
    assert found.beyond == {"jalan rusak": "Kementerian Melati"}


@pytest.mark.parametrize(
    ("common", "where"),
    [
        ("[spelling", "TOML"),
        ("[spellings]", "spellings"),
        ("[spelling]\njalan = 3", "spelling.jalan"),
        ('[spelling]\njalan = "j l n- x-y"', "spelling.jalan"),
        ('[spelling]\n"jalan raya" = "jr"', "spelling.jalan raya"),
        ('[spelling]\njalan = "jl"\njaln = "jl"', "spelling.jaln"),
        ('[spelling]\njalan = "jl"\njl = "jll"', "spelling.jl"),
        ('[topics]\n"lampu hias" = "pupr"', "topics.lampu hias"),
        ('[topics]\n"lampu jalan" = "kemenhub"', "topics.lampu jalan"),
        ('[beyond]\n"lampu hias" = "Kementerian"', "beyond.lampu hias"),
        ("[confidence]\nsure = 1\ncalibration = []", "confidence.calibration"),
        ("[confidence]\nsure = 1\ncalibration = [[1, 0.5]]", "confidence.calibration"),
        ("[confidence]\nsure = 1\ncalibration = [[0, 1.5]]", "confidence.calibration.0.1"),
        ("[confidence]\nsure = 0\ncalibration = [[0, 0.5]]", "confidence.sure"),
    ],
)
def test_a_fault_is_named_with_its_remedy(common: str, where: str) -> None:
    with pytest.raises(TenantDataInvalid) as caught:
        rules_of(texts(common), TYPES)
    assert (caught.value.file, caught.value.where) == ("rules/_common.toml", where)
    assert caught.value.remedy


def test_a_version_follows_the_content() -> None:
    shipped = bundle()
    assert digest(shipped) == digest(bundle())
    assert digest(shipped) != digest({**shipped, COMMON: shipped[COMMON] + "\n"})
