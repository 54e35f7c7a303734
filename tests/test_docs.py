"""Docs cannot lie: what they name is there, what they show is made from the code, and what they say to type works.

``python -P -m tests.test_docs`` writes the made pages anew.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from bot.cli import app
from bot.data import rules_file
from bot.domain.lifecycle import Status, diagram
from bot.domain.retention import RETENTION
from bot.settings import Settings
from handlers.web import metrics
from tests.support import ports
from tests.support.locks import running_lock

HOME = Path(__file__).parent.parent
PAGES = sorted([*HOME.glob("*.md"), *(HOME / "docs").rglob("*.md"), *(HOME / "deploy").glob("*.md")])
LICENCE = "57fb42fbcd0b037ce528ed8f72f1ec09"
STARTS = 60
"""Seconds that the sandbox and the bot may take to start on a busy machine."""

LIFECYCLE_PAGE = """\
# What may happen to a report

This page is made from `LIFECYCLE` in `bot/domain/lifecycle.py`; a test holds the two equal. An arrow is an event, and
in brackets who may let it happen. What has no arrow is refused. The words of the office are in
[the glossary](glossary.md).

```mermaid
{diagram}
```
"""

RETENTION_PAGE = """# How long what is kept of people is kept

This page is made from the table in `bot/domain/retention.py`; a test holds them equal. A tenant says other days in
the table `[retention]` of its tenant.toml, as `bot/data/tenant.toml` has it; 0 keeps for good what may be kept so.
Once a day the replica that leads lets go what is over, some rows at a time.

| kind | what | counted from when | days | at least | then |
|---|---|---|---|---|---|
{rows}

UU 27/2022 on personal data wants them deleted when the purpose is over or the person asks (`/privasi` does that at
once), and the person told. The law on archives wants the record kept as long as your retention schedule (JRA) says.
So who reported goes, and what was reported stays. Whoever had a report before it moved to another account goes from its
words in the same way, with the phone numbers in them, and the cards in the chats are edited to what is left. **The days
are proposals**: no rule was found that names numbers for this channel. Ask your archivist.

Shorter times that cannot be set: what strangers wrote before they agreed (1 day, their Telegram id 2 days), a report
that was begun and not sent (30 days), files of a draft that was left (1 day), lists of a village head (1 day unsent),
marks of updates (2 days), restrictions that are over (30 days). One that holds outlives `/privasi`
with its reason, without the report that it was for and what was said against it.

Kept for good: reports, their history, who held which role, and the log of who looked at an identity, which is what
proves misuse. All name people by our number alone, which leads to nobody once the person is erased.

What was deleted is still in backups until those are deleted, and photos that a card showed are still in Telegram.
"""

SETTINGS_PAGE = """\
# Settings

This page is made from the settings class in `bot/settings.py` and the comments of `.env.example`; a test holds them
equal. A setting stands in the environment, or in a file `.env` in the folder in which Simpul is started; the
environment wins. A value that is missing or wrong stops the start with its name, the reason and an example.

| setting | what it is | default | example |
|---|---|---|---|
{rows}
"""


def names_of(pages: list[Path]) -> list[str]:
    return [page.relative_to(HOME).as_posix() for page in pages]


def lifecycle_page() -> str:
    return LIFECYCLE_PAGE.format(diagram=diagram())


def settings_page() -> str:
    paragraphs = (HOME / ".env.example").read_text(encoding="utf-8").strip().split("\n\n")[1:]
    told = {lines[-1].partition("=")[0]: " ".join(line.removeprefix("# ") for line in lines[:-1])
            for lines in (paragraph.splitlines() for paragraph in paragraphs)}  # fmt: skip
    rows = []
    for name, field in Settings.model_fields.items():
        default = "required" if field.is_required() else _code(field.get_default())
        rows.append(f"| `{name.upper()}` | {told[name.upper()]} | {default} | {_code((field.examples or [''])[0])} |")
    return SETTINGS_PAGE.format(rows="\n".join(rows))


METRICS_PAGE = """\
# Metrics

`GET /metrics` answers Prometheus, inside only: the web server before Simpul keeps it from outside. This page is made
from `TABLE` in `handlers/web/metrics.py`; a test holds the two equal. No label says who somebody is: classes and
agencies are the tenant's, everything else is ours. What comes from the database is read beside the lanes, at most every
15 s, over a connection that cannot write; where the database is away, the last figures stay and `{age}`
grows. Every replica answers for itself: sum counters over replicas, and take the largest of figures that come from the
database.

`deploy/grafana.json` is a dashboard to import, `deploy/alerts.yaml` are rules for Prometheus.

| metric | kind | labels | what it tells |
|---|---|---|---|
{rows}
"""


def metrics_page() -> str:
    rows = [
        f"| `{name}` | {one.kind} | {', '.join(f'`{label}`' for label in one.labels)} | {one.told} |"
        for name, one in metrics.TABLE.items()
    ]
    return METRICS_PAGE.format(age=metrics.AGE, rows="\n".join(rows))


def _code(value: object) -> str:
    return "none" if value in {None, "", ()} else f"`{value}`"


def retention_page() -> str:
    rows = []
    for kind, rule in RETENTION.items():
        least = f"{rule.least} or 0" if rule.for_good else str(rule.least)
        rows.append(f"| `{kind}` | {rule.what} | {rule.since} | {rule.days} | {least} | {rule.becomes} |")
    return RETENTION_PAGE.format(rows="\n".join(rows))


MADE = {
    "docs/retention.md": retention_page,
    "docs/lifecycle.md": lifecycle_page,
    "docs/settings.md": settings_page,
    "docs/metrics.md": metrics_page,
    "bot/data/rules.schema.json": rules_file.schema,
    "requirements-run.lock": running_lock,
}


@pytest.mark.parametrize("name", MADE)
def test_a_made_page_is_as_the_code_makes_it(name: str) -> None:
    assert (HOME / name).read_text(encoding="utf-8") == MADE[name](), "run python -P -m tests.test_docs"


# ----- what pages name

ROOMS = "bot|handlers|storage|sandbox|tests|docs|deploy|benchmarks"
PATH = re.compile(rf"`((?:{ROOMS})/[^`\s]*|[\w.-]+\.(?:md|toml|lock|example))`")
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)[^)]*\)")
SIMPUL = re.compile(r"(?:`|/|^|\n\s*)simpul ([a-z][a-z-]*)")
MAKE = re.compile(r"(?:`|\n\s*|^)make ([a-z]+)\b")


def commands() -> set[str]:
    return set(typer.main.get_group(app).commands)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def missing_paths(text: str, folder: Path) -> list[str]:
    """Name what a page points to and what is not there; a name may hold a ``*``."""
    named = [name for name in PATH.findall(text) if not any(HOME.glob(name.rstrip("/")))]
    return named + [link for link in LINK.findall(text) if not (folder / unquote(link)).exists()]


@pytest.mark.parametrize("name", names_of(PAGES))
def test_everything_that_a_page_names_is_there(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    assert not missing_paths(text, (HOME / name).parent)
    assert set(SIMPUL.findall(text)) <= commands()
    assert set(MAKE.findall(text)) <= targets()


@pytest.mark.parametrize("name", names_of(PAGES))
def test_a_page_is_of_no_one_machine(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(?:work|home|root|Users|tmp|opt)/", text)


def test_the_tables_of_the_architecture_stand_where_it_says() -> None:
    text = (HOME / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([A-Z][A-Za-z_]+)` in `([\w/]+\.py)`", text)
    assert len(named) > 10
    for table, path in named:
        assert re.search(rf"^(class )?{table}\b", (HOME / path).read_text(encoding="utf-8"), re.MULTILINE), (
            table,
            path,
        )


def test_the_architecture_names_every_room_and_every_floor() -> None:
    text = (HOME / "ARCHITECTURE.md").read_text(encoding="utf-8")
    inside = {f"{folder.name}/" for folder in (HOME / "bot").iterdir() if (folder / "__init__.py").exists()}
    files = {file.name for file in (HOME / "bot").glob("*.py")} - {"__init__.py", "settings_checks.py"}
    assert {one for one in inside | files if one not in text} == set()
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    floors = project["tool"]["importlinter"]["contracts"][0]["layers"]
    named = [room for floor in floors for room in floor.split(" | ")]
    drawn = re.findall(r"(?:bot|handlers|storage)(?:\.\w+)?", text.split("## The floors")[1].split("```")[1])
    assert drawn == named


# ----- decisions, changes, words, licence


def test_the_index_of_decisions_is_complete() -> None:
    index = (HOME / "docs/adr/README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[(\d{4})\]\((\S+\.md)\) \| (.+) \|$", index, re.MULTILINE)
    pages = sorted(page for page in (HOME / "docs/adr").glob("*.md") if page.name != "README.md")
    assert [name for _, name, _ in listed] == [page.name for page in pages]
    for (number, name, title), page in zip(listed, pages, strict=True):
        text = page.read_text(encoding="utf-8")
        assert name.startswith(number)
        assert text.startswith(f"# {number}: {title}\n")
        assert re.search(r"^Date: \d{4}-\d\d-\d\d\. Status: \w+", text, re.MULTILINE)
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_the_changelog_knows_the_version() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    first = re.search(r"^## \[(.+?)\]", (HOME / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first is not None
    assert first[1] == project["version"]


def test_the_glossary_has_every_status() -> None:
    table = (HOME / "docs/glossary.md").read_text(encoding="utf-8").split("## Statuses")[1].split("##")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [status.value for status in Status]


def test_the_licence_is_untouched() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "EUPL-1.2"
    assert hashlib.sha256((HOME / "LICENSE").read_bytes()).hexdigest().startswith(LICENCE)


# ----- what the README says to type


def blocks_to_type(page: str = "README.md") -> list[str]:
    return re.findall(r"<!-- tested -->\n```sh\n(.*?)```", (HOME / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def free_port() -> int:
    return ports.free_port()


@pytest.fixture
def outside(tmp_path: Path) -> dict[str, str]:
    """Give the environment of somebody who has set nothing yet."""
    settings = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name not in settings}
    return kept | {"HTTP_LISTEN": "127.0.0.1:0", "LOG_FORMAT": "json", "TMPDIR": str(tmp_path)}


def typed(block: str, port: int) -> list[str]:
    """Type a block as it stands, in this environment instead of a new one, on a port that is free."""
    here = block.replace("make env && ", "").replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    return ["bash", "-euc", here.replace("8081", str(port))]


def wait_for(word: str, file: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(STARTS * 10):
        if word in file.read_text(encoding="utf-8"):
            return
        assert process.poll() is None, file.read_text(encoding="utf-8")
        time.sleep(0.1)
    pytest.fail(file.read_text(encoding="utf-8"))


def test_what_the_readme_says_to_type_works(tmp_path: Path, outside: dict[str, str], free_port: int) -> None:
    start, talk = blocks_to_type()
    told = tmp_path / "told.txt"
    with (
        told.open("wb") as log,
        subprocess.Popen(
            typed(start, free_port), cwd=tmp_path, env=outside, stderr=log, stdout=log, start_new_session=True
        ) as bot,
    ):
        try:
            wait_for('"event": "ready"', told, bot)
            said = subprocess.run(typed(talk, free_port), cwd=tmp_path, env=outside, capture_output=True, check=False)
        finally:
            os.killpg(bot.pid, signal.SIGTERM)
    assert said.returncode == 0, said.stderr.decode()
    assert "Dinas Perhubungan" in said.stdout.decode()


def test_the_drill_of_the_runbook_works(tmp_path: Path, outside: dict[str, str]) -> None:
    (drill,) = blocks_to_type("docs/operations.md")
    here = outside | {"PATH": f"{Path(sys.executable).parent}:{outside['PATH']}"}
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN=123456789:{'x' * 35}\n", encoding="utf-8")
    for block in ("simpul migrate", drill):
        done = subprocess.run(
            ["bash", "-euc", block], cwd=tmp_path, env=here, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert "all is proved" in done.stderr
    assert (tmp_path / "drill" / "simpul.db").exists()


def test_the_check_of_names_can_fail() -> None:
    assert missing_paths("`bot/nowhere.py` and [a page](nowhere.md)", HOME) == ["bot/nowhere.py", "nowhere.md"]
    assert not missing_paths("`bot/app.py`, `sandbox/checks*.py` and [a page](README.md)", HOME)
    assert SIMPUL.findall("`simpul nothing`") == ["nothing"]
    assert MAKE.findall("`make nothing`") == ["nothing"]
    assert "run" in commands()
    assert "env" in targets()


if __name__ == "__main__":
    for path, made in MADE.items():
        (HOME / path).write_text(made(), encoding="utf-8")
