"""Whose figures somebody asks for, and what of them they may see by name."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.domain.lifecycle import Status
from bot.domain.official import Record
from bot.domain.periods import Span
from bot.domain.report import Visibility
from bot.domain.wishes import Wish

SENSITIVE = {"violence": ("pppa_kb", "verifier"), "abuse": ("inspektorat",), "confidential": ("inspektorat",)}
OFFICER, NAMED = Wish(span=Span(), sits_at=("dlh",)), Wish(span=Span(), sits_at=("pppa_kb",))
VERIFIER = Wish(span=Span(), verifies=True)


def record(topic: str = "", *, agency: str = "dlh", status: Status = Status.ASSIGNED, **parts: object) -> Record:
    given = {"official": "", "code": "A", "submitted": datetime(2026, 1, 1, tzinfo=UTC)} | parts
    return Record(topic=topic, agency=agency, status=status, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wish",
    [
        Wish(span=Span()),
        Wish(span=Span(first=date(2026, 1, 1)), agencies=("dlh", "pupr"), sits_at=("dlh",)),
        Wish(span=Span(last=date(2026, 1, 31)), agencies=(), verifies=True),
    ],
)
def test_a_wish_travels_in_a_letter(wish: Wish) -> None:
    assert Wish.from_values(wish.to_values()) == wish


def test_what_is_not_sensitive_may_be_listed() -> None:
    assert all(wish.lists(record(), SENSITIVE) for wish in (OFFICER, NAMED, VERIFIER))


def test_a_sensitive_report_is_listed_for_its_agency_and_for_who_is_named() -> None:
    beaten = record("violence")
    assert [wish.lists(beaten, SENSITIVE) for wish in (OFFICER, NAMED, VERIFIER)] == [True, True, True]
    bribed = record("abuse", agency="pupr")
    assert [wish.lists(bribed, SENSITIVE) for wish in (OFFICER, NAMED, VERIFIER)] == [False, False, False]
    assert not OFFICER.lists(record("abuse", status=Status.SUBMITTED), SENSITIVE)


def test_a_confidential_report_is_sensitive_whatever_it_is_about() -> None:
    assert not VERIFIER.lists(record(agency="pupr", visibility=Visibility.CONFIDENTIAL), SENSITIVE)
