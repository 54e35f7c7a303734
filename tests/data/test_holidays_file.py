"""A government adds days to the nation's holidays, and takes some away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.data.holidays import holidays
from bot.data.holidays_file import WORKS, laid_over, own_days
from bot.data.trouble import TenantDataInvalid

if TYPE_CHECKING:
    from pathlib import Path

CITY, EVE = date(2026, 6, 2), date(2026, 12, 24)


def written(folder: Path, *lines: str) -> Path:
    (folder / "holidays.csv").write_text("\n".join(("date,name", *lines)), encoding="utf-8")
    return folder


def test_a_folder_without_the_file_has_the_nations_days(tmp_path: Path) -> None:
    assert own_days(None) == own_days(tmp_path) == {}
    assert laid_over(holidays([2026]), {}) == holidays([2026])


def test_days_are_added_renamed_and_taken_away(tmp_path: Path) -> None:
    own = own_days(written(tmp_path, '2026-06-02,"Hari Jadi Kota, ke-200"', "", "2026-12-24,-", " 2026-12-25 , Natal "))
    assert own == {CITY: "Hari Jadi Kota, ke-200", EVE: WORKS, date(2026, 12, 25): "Natal"}
    found = laid_over(holidays([2026]), own)
    assert found[CITY] == "Hari Jadi Kota, ke-200"
    assert EVE not in found
    assert len(found) == len(holidays([2026]))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2026-02-30,Nihil", "line 2"),
        ("24-12-2026,Cuti", "line 2"),
        ("2026-12-24", "line 2"),
        ("2026-12-24,", "line 2"),
        ("2026-12-24,Cuti,Bersama", "line 2"),
        ("2026-12-24,Cuti\n2026-12-24,-", "line 3"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, place: str) -> None:
    with pytest.raises(TenantDataInvalid, match=place):
        own_days(written(tmp_path, line))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "holidays.csv").write_text("tanggal;nama\n", encoding="utf-8")
    with pytest.raises(TenantDataInvalid, match="line 1"):
        own_days(tmp_path)
