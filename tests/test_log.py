"""Our records and the libraries' alike leave without tokens, phone numbers and identity numbers."""

from __future__ import annotations

import json
import logging
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import log, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "123456789:" + "Abc_-" * 7
NIK = "3578011234560001"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def last(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    out, err = capsys.readouterr()
    assert not out
    record = json.loads(err.splitlines()[-1])
    assert isinstance(record, dict)
    return record


def test_a_record_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")
    log.get("bot.test").info("sent", chat=6212345678, took=0.8123456789, ok=True, nothing=None)
    record = last(capsys)
    assert record.pop("timestamp")
    assert record == {
        "event": "sent",
        "logger": "bot.test",
        "level": "info",
        "chat": 6212345678,
        "took": 0.8123456789,
        "ok": True,
        "nothing": None,
    }


def test_a_record_of_a_library(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")
    logging.getLogger("lib").warning("called %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert last(capsys)["event"] == "called https://api.telegram.org/bot<TOKEN>/getMe"


def test_httpx_is_quiet_and_the_level_counts(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("console", "WARNING")
    logging.getLogger("httpx").info("GET")
    log.get("bot.test").info("nothing")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_exceptions_and_deep_values_are_redacted(capsys: pytest.CaptureFixture[str], log_format: log.LogFormat) -> None:
    log.configure(log_format)
    logger = log.get("bot.test")
    try:
        int(f"no chat for {NIK} by {TOKEN}")
    except ValueError:
        logger.exception("failed 0812-3456-7890", deep={"+6281234567890": [("a", {NIK})]}, nik=int(NIK))
        logger.exception("odd", path=PurePosixPath("/x", NIK), data=TOKEN.encode())
    _, err = capsys.readouterr()
    assert "Traceback" in err
    assert not any(secret in err for secret in (TOKEN, NIK, "0812", "6281"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"bot{TOKEN}/x", "bot<TOKEN>/x"),
        (TOKEN.replace(":", "%3A"), "<TOKEN>"),
        (f"NIK{NIK}.", "NIK<NIK>."),
        ("3578 0112 3456 0001", "<NIK>"),
        ("telp081234567890", "telp<PHONE>"),
        ("081234567890,081234567891", "<PHONE>,<PHONE>"),
        ("hub.0812 3456 7890", "hub.<PHONE>"),
        ("+62 812-3456-7890", "<PHONE>"),
        ("6281234567890", "<PHONE>"),
        ("+62 31 5678901", "<PHONE>"),
        ("(031) 5678901", "<PHONE>"),
        ("021-5678901", "<PHONE>"),
        ("2026-01-02 03:04:05", "2026-01-02 03:04:05"),
        ("01-02-2026 10:11", "01-02-2026 10:11"),
        ("35.78.01.1001", "35.78.01.1001"),
        ("0.08123456789", "0.08123456789"),
        ("chat 6212345678", "chat 6212345678"),
        ("7K3F-0812-M", "7K3F-0812-M"),
        ("12345678901234567", "12345678901234567"),
    ],
)
def test_what_is_masked_and_what_is_not(text: str, shown: str) -> None:
    assert log.mask(text) == shown


@given(st.text("abc .,", max_size=5), st.text("abc .,", max_size=5), st.integers(10**15, 10**16 - 1))
def test_no_identity_number_passes(before: str, after: str, number: int) -> None:
    assert str(number) not in log.mask(f"{before}{number}{after}")


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text() | st.binary(), st.lists))
def test_any_value_can_be_redacted(value: object) -> None:
    shown = log.redact(None, "info", {"value": value})
    assert isinstance(shown, dict)
    json.dumps(shown)


def test_what_the_settings_keep_secret_is_kept_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The webhook's word, both keys of identities and the database's password, in whatever a library says."""
    keys = ("A" * 42 + "A", "B" * 42 + "A")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("WEBHOOK_SECRET", "kata-sandi-webhook")
    monkeypatch.setenv("IDENTITY_KEYS", ",".join(keys))
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://simpul:kata%21sandi@host/simpul")
    log.configure("json", secrets=settings.load(None).secrets)
    try:
        for said in ("kata-sandi-webhook", *keys, "kata%21sandi", "kata!sandi"):
            logging.getLogger("lib").warning("refused: %s", {"inside": [f"x{said}y"]})
            assert last(capsys)["event"] == "refused: {'inside': ['x<SECRET>y']}"
    finally:
        log.configure("json")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("postgresql://simpul:p4ss-w0rd@db:5432/simpul", "postgresql://<PASSWORD>@db:5432/simpul"),
        ("https://lapor.example.go.id:8443/lacak", "https://lapor.example.go.id:8443/lacak"),
        ("Bearer simpul_" + "aB3_-" * 6 + "zz", "Bearer <KEY>"),
        ("AKIAIOSFODNN7EXAMPLE", "<KEY>"),
        ("https://s3/b?X-Amz-Signature=0a1b2c&x=1", "https://s3/b?X-Amz-Signature=<KEY>&x=1"),
        ("aws_secret_access_key=wJalrXUtnFEMI/K7MDENG", "aws_secret_access_key=<KEY>"),
    ],
)
def test_passwords_and_keys_of_others(said: str, shown: str) -> None:
    assert log.mask(said) == shown
