"""`simpul deadlines` on the console script, and what `simpul check` says of holidays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot import doctor
from bot.settings import Settings, load
from bot.visit import Visit

SIMPUL = Path(sys.executable).parent / "simpul"
TENANT = Path(__file__).parent.parent.parent / "bot/data"
LEBARAN = {f"2026-03-{day}" for day in (18, 19, 20, 21, 22, 23, 24)}


@pytest.fixture
def outside(tmp_path: Path) -> dict[str, str]:
    """Give the environment of somebody who has set nothing, in an empty folder."""
    names = {name.upper() for name in Settings.model_fields}
    return {name: value for name, value in os.environ.items() if name not in names} | {"HOME": str(tmp_path)}


def run(env: dict[str, str], *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SIMPUL, "deadlines", *words], env=env, cwd=cwd, text=True, capture_output=True, check=False)


def told(env: dict[str, str], *words: str, cwd: Path) -> Any:
    done = run(env, *words, "--json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_dates_of_a_report_before_lebaran(tmp_path: Path, outside: dict[str, str]) -> None:
    """Without settings, a token or a database; counted by hand in tests/domain/test_timetable.py."""
    found = told(outside, "2026-03-13T09:00", "--days", "7", cwd=tmp_path)
    assert {stage: day[:10] for stage, day in found["due"].items()} == {
        "verify": "2026-03-25",
        "respond": "2026-03-27",
        "supply": "2026-04-06",
        "close": "2026-04-06",
        "resolve": "2026-04-10",
        "days": "2026-03-31",
    }
    assert set(found["due"].values()) == {f"{day[:10]}T23:59:59+07:00" for day in found["due"].values()}
    why = {one["date"]: one["why"] for one in found["skipped"]}
    assert set(why) > LEBARAN
    assert (why["2026-03-20"], why["2026-03-14"]) == ("Cuti Bersama Hari Raya Idul Fitri", "weekend")


def test_class_zone_and_tenant_count(tmp_path: Path, outside: dict[str, str]) -> None:
    """23:30 in Jakarta is tomorrow in Jayapura; a tenant has a day of its own, and an offset is heeded."""
    assert told(outside, "2026-11-23T16:30+00:00", cwd=tmp_path)["due"]["verify"] == "2026-11-26T23:59:59+07:00"
    own = tmp_path / "tenant"
    own.mkdir()
    (own / "holidays.csv").write_text("date,name\n2026-11-25,Hari Jadi Kota Melati\n", encoding="utf-8")
    (own / "agencies.csv").write_bytes((TENANT / "agencies.csv").read_bytes())
    there = outside | {"TIMEZONE": "Asia/Jayapura", "TENANT": str(own)}
    found = told(there, "2026-11-23T16:30+00:00", "--class", "information", cwd=tmp_path)
    assert (found["due"]["verify"], found["due"]["resolve"]) == (
        "2026-11-30T23:59:59+09:00",
        "2026-12-02T23:59:59+09:00",
    )
    assert {"date": "2026-11-25", "why": "Hari Jadi Kota Melati"} in found["skipped"]


def test_people_read_a_table_and_programs_read_nothing_else(tmp_path: Path, outside: dict[str, str]) -> None:
    """Standard output stays empty without --json; a year without a decree is named."""
    done = run(outside, "2026-12-23", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "2026-12-30" in done.stderr
    assert "Hari Raya Natal" in done.stderr
    assert "2031" in run(outside, "2031-06-02", cwd=tmp_path).stderr


@pytest.mark.parametrize("words", [["kemarin"], ["2026-13-01"], ["9999-12-30"], ["2026-03-13", "--days", "-1"]])
def test_what_is_no_time_is_refused(tmp_path: Path, outside: dict[str, str], words: list[str]) -> None:
    """With an example, and without a traceback."""
    done = run(outside, *words, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_doctor_doubts_a_year_without_a_decree(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is no fault: the remedy is told, and naming the year's days in the tenant's file ends the doubt."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456789:" + "x" * 35)
    monkeypatch.setattr(doctor, "unsure_years", lambda _settings, _years: [2027])
    found = doctor._finding("holidays", doctor.LOOKS["holidays"], Visit(load(None)))
    assert found.ok
    assert "2027" in found.detail
    assert "holidays.csv" in found.remedy
    monkeypatch.setattr(doctor, "unsure_years", lambda _settings, _years: [])
    assert not doctor._finding("holidays", doctor.LOOKS["holidays"], Visit(load(None))).remedy
