"""The shipped safety phrases load, a tenant replaces them file by file, and a fault is named with its remedy."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.data.loading import TenantDataInvalid
from bot.data.safety_file import safety
from bot.domain.safety import TOPICS, signals

if TYPE_CHECKING:
    from pathlib import Path

OWN = '[[phrases]]\nweight = 1\nphrases = ["gajah lepas"]\n'


@pytest.fixture
def tenant(tmp_path: Path) -> Path:
    (tmp_path / "safety").mkdir()
    (tmp_path / "safety/emergency.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_every_topic_has_its_phrases_and_one_version() -> None:
    shipped = safety()
    assert set(shipped.topics) == set(TOPICS)
    assert {rules.version for rules in shipped.topics.values()} == {shipped.version}
    assert all(set(rules.phrases) == {topic} and rules.votes for topic, rules in shipped.topics.items())
    assert safety().version == shipped.version


def test_a_tenant_replaces_one_file_and_keeps_the_others(tenant: Path) -> None:
    own = safety(tenant)
    assert own.version != safety().version
    assert own.topics["abuse"].phrases == safety().topics["abuse"].phrases
    assert signals("Gajah lepas!", own).emergency == ("Gajah lepas",)
    assert signals("rumah terbakar", own).emergency == ()
    assert signals("ada pungli", own).sensitive == "abuse"


def test_a_tenant_without_the_folder_takes_all_shipped_ones(tmp_path: Path) -> None:
    assert safety(tmp_path) == safety()


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("abuse.toml", "[[phrases", "TOML"),
        ("abuse.toml", "weight = 1", "top level, phrases"),
        ("abuse.toml", OWN.replace("1", "'1'"), "line 2, weight"),
        ("abuse.toml", OWN + OWN.replace("1", "2"), "line 6"),
        ("weather.toml", OWN, "file name"),
    ],
)
def test_a_fault_is_named(tenant: Path, name: str, content: str, where: str) -> None:
    (tenant / "safety" / name).write_text(content, encoding="utf-8")
    with pytest.raises(TenantDataInvalid) as caught:
        safety(tenant)
    assert (caught.value.file, caught.value.where) == (f"safety/{name}", where)
    assert caught.value.remedy


def test_a_file_that_is_no_text_is_named_with_its_folder(tenant: Path) -> None:
    (tenant / "safety/violence.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(TenantDataInvalid, match=r"safety/violence\.toml, byte 0: not UTF-8"):
        safety(tenant)


@settings(max_examples=30)  # it writes files and reads all shipped ones
@given(content=st.binary(max_size=80), good=st.booleans())
def test_whatever_bytes_come_the_fault_has_a_name(
    tmp_path_factory: pytest.TempPathFactory, *, content: bytes, good: bool
) -> None:
    folder = tmp_path_factory.mktemp("tenant")
    (folder / "safety").mkdir()
    (folder / "safety/children.toml").write_bytes(OWN.encode() * good + content)
    with contextlib.suppress(TenantDataInvalid):
        assert set(safety(folder).topics) == set(TOPICS)
