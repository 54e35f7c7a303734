"""What stands in deploy/: linted, checked against the compose schema, and read by systemd and Caddy where they are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import Settings
from handlers.web.webhook import PATH
from tests.support.locks import running_lock

HOME = Path(__file__).parent.parent
DEPLOY = HOME / "deploy"
TOOLS = HOME / ".venv-deploy" / "bin"
MOST_EXPOSED = 2.0
"""The bar of `systemd-analyze security`: 0 is shut, 10 is open."""

tools = pytest.mark.skipif(not TOOLS.exists(), reason="the linters are missing: make .venv-deploy/.ok")
systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
caddy = pytest.mark.skipif(shutil.which("caddy") is None, reason="caddy is not installed")


def run(*words: str | Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a tool that may look at files and nothing else."""
    return subprocess.run(
        [str(word) for word in words],
        input=stdin,
        env={"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


# ----- the image


@tools
def test_the_dockerfile_is_clean() -> None:
    done = run(TOOLS / "hadolint", "--no-color", DEPLOY / "Dockerfile")
    assert (done.returncode, done.stdout) == (0, "")


@tools
def test_the_linter_of_dockerfiles_can_fail() -> None:
    done = run(TOOLS / "hadolint", "--no-color", "-", stdin="FROM python\nRUN cd /srv && pip install simpul\n")
    assert done.returncode != 0
    assert "DL3006" in done.stdout


def test_the_image_is_slim_and_runs_as_nobody_in_particular() -> None:
    text = dockerfile()
    assert set(re.findall(r"^FROM (\S+)", text, re.MULTILINE)) == {"python:3.11-slim-bookworm"}
    last = text.rpartition("\nFROM ")[2]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert "/health/ready" in last
    assert "--require-hashes" in text
    for name in re.findall(r"^ +([A-Z_]+)=", last, re.MULTILINE):
        assert name.startswith("PYTHON") or name.lower() in Settings.model_fields


def test_everything_that_is_copied_is_there_and_nothing_secret_is_sent() -> None:
    copied = {
        word for line in re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile(), re.MULTILINE) for word in line.split()
    }
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert allowed[1] == "*"
    assert {f"!{name}" for name in copied} == {line for line in allowed if line.startswith("!")}
    assert all((HOME / name).exists() for name in copied)


def test_the_lock_of_what_runs_is_made_of_the_whole_one() -> None:
    """A package, a version or a hash that only one of the two has is told here, not on a server."""
    assert (HOME / "requirements-run.lock").read_text(encoding="utf-8") == running_lock(), (
        "python -P -m tests.test_docs"
    )
    assert "pytest" not in running_lock()
    assert "sqlalchemy==" in running_lock()


# ----- the compose file


def checked(file: Path) -> subprocess.CompletedProcess[str]:
    return run(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", "--no-cache", file)


@tools
def test_the_compose_file_keeps_to_the_schema() -> None:
    done = checked(DEPLOY / "compose.yaml")
    assert done.returncode == 0, done.stdout


@tools
def test_the_check_of_compose_files_can_fail(tmp_path: Path) -> None:
    wrong = tmp_path / "compose.yaml"
    wrong.write_text((DEPLOY / "compose.yaml").read_text(encoding="utf-8").replace("restart:", "restarts:"))
    done = checked(wrong)
    assert done.returncode != 0
    assert "restarts" in done.stdout


def test_the_compose_file_names_settings_and_holds_no_secret() -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    bot = text.partition("x-bot")[2].partition("services:")[0]
    names = re.findall(r"^    ([A-Z_]+):", bot, re.MULTILINE)
    assert len(names) > 3
    assert {name.lower() for name in names} <= set(Settings.model_fields)
    assert set(re.findall(r"PASSWORD: (\S{3})", text)) == {'"${'}
    assert len(re.findall(r"^  bot-\d: \*bot$", text, re.MULTILINE)) == 2


# ----- systemd


def read_by_systemd(unit: str, folder: Path) -> str:
    """Let systemd read a unit; it says what it does not know on standard error alone."""
    file = folder / "simpul.service"
    file.write_text(re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", unit, flags=re.MULTILINE), encoding="utf-8")
    done = run("systemd-analyze", "verify", "--man=no", file)
    return done.stdout + done.stderr + ("" if done.returncode == 0 else f"exit {done.returncode}")


@systemd
def test_systemd_reads_the_unit_without_a_word(tmp_path: Path) -> None:
    unit = (DEPLOY / "simpul.service").read_text(encoding="utf-8")
    assert read_by_systemd(unit, tmp_path) == ""
    assert "NoNewPrivilege" in read_by_systemd(unit.replace("NoNewPrivileges", "NoNewPrivilege"), tmp_path)


@systemd
def test_the_unit_is_shut(tmp_path: Path) -> None:
    file = tmp_path / "simpul.service"
    shutil.copy(DEPLOY / "simpul.service", file)
    done = run("systemd-analyze", "security", "--offline=true", "--no-pager", file)
    found = re.search(r"exposure level for simpul\.service: ([\d.]+)", done.stdout)
    assert found is not None, done.stdout + done.stderr
    assert float(found[1]) <= MOST_EXPOSED


def test_the_unit_gives_a_stop_its_time() -> None:
    unit = (DEPLOY / "simpul.service").read_text(encoding="utf-8")
    assert "TimeoutStopSec=15\n" in unit
    assert re.search(r"^ExecStart=\S+/simpul run$", unit, re.MULTILINE)


def test_the_key_of_the_files_may_be_missing_and_lies_where_the_runbook_says() -> None:
    """Systemd hands on `s3.env`, not `.env`: whose values win over the unit's, and which hold the token."""
    unit = (DEPLOY / "simpul.service").read_text(encoding="utf-8")
    folder = re.findall(r"^WorkingDirectory=(.+)$", unit, re.MULTILINE)[0]
    assert re.findall(r"^EnvironmentFile=(.+)$", unit, re.MULTILINE) == [f"-{folder}/s3.env"]
    assert f"`{folder}/s3.env`" in (HOME / "docs" / "operations.md").read_text(encoding="utf-8")


# ----- Caddy


def adapted(file: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run("caddy", "adapt", "--adapter", "caddyfile", "--config", file, **environment)


@caddy
def test_caddy_reads_its_file(tmp_path: Path) -> None:
    done = run(
        "caddy", "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile", XDG_DATA_HOME=str(tmp_path)
    )
    assert done.returncode == 0, done.stderr
    wrong = tmp_path / "Caddyfile"
    wrong.write_text((DEPLOY / "Caddyfile").read_text(encoding="utf-8").replace("lb_policy", "lb_policies"))
    assert adapted(wrong).returncode != 0


@caddy
def test_only_public_addresses_are_reached_from_outside() -> None:
    """The probes, the metrics and whatever is not named stay inside."""
    done = adapted(
        DEPLOY / "Caddyfile",
        SIMPUL_SITE="lapor.example.go.id",
        SIMPUL_UPSTREAMS="bot-1:8080 bot-2:8080",
    )
    assert done.returncode == 0, done.stderr
    config = json.loads(done.stdout)
    (server,) = config["apps"]["http"]["servers"].values()
    (site,) = server["routes"]
    routes = site["handle"][0]["routes"]
    proxied = [route for route in routes if "reverse_proxy" in json.dumps(route)]
    reached = {path for route in proxied for match in route["match"] for path in match["path"]}
    assert PATH in reached
    assert not [path for path in reached if path.startswith(("/health", "/metrics", "/*", "*"))]
    assert '"dial": "bot-1:8080"' in json.dumps(proxied)
    assert '"dial": "bot-2:8080"' in json.dumps(proxied)
    assert json.dumps(routes[-1]["handle"]).count("404") == 1
    assert config["admin"] == {"disabled": True}
