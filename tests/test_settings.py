"""Every missing or wrong setting is named at once, and no secret is ever shown."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import BY_DAY
from bot.settings import Settings, SettingsInvalid, TelegramMode, load
from bot.settings_checks import Listen

TOKEN = "123456789:" + "Abc_-" * 7
EXAMPLE = Path(__file__).parent.parent / ".env.example"


@pytest.fixture(autouse=True)
def _silent_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)


@pytest.fixture
def env(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def given_lines(env: Path, *lines: str) -> Path:
    env.write_text("\n".join((f"TELEGRAM_BOT_TOKEN={TOKEN}", *lines)), encoding="utf-8")
    return env


def faults(env: Path | None) -> dict[str, str]:
    with pytest.raises(SettingsInvalid) as caught:
        load(env)
    return caught.value.faults


def test_the_token_alone_is_enough(env: Path) -> None:
    settings = load(given_lines(env))
    assert settings.telegram_bot_token.get_secret_value() == TOKEN
    assert settings.telegram_mode is TelegramMode.POLLING
    assert settings.http_listen == Listen("127.0.0.1", 8080)
    assert settings.zone.key == "Asia/Jakarta"
    assert (settings.send_per_second, settings.send_chat_burst) == (29, 3)


def test_lanes_are_at_least_one_and_not_hundreds(env: Path) -> None:
    assert load(given_lines(env, "DATABASE_LANES=8")).database_lanes == 8
    for written in ("0", "-1", "65", "four"):
        assert "DATABASE_LANES" in faults(given_lines(env, f"DATABASE_LANES={written}"))


@pytest.mark.parametrize(("written", "until"), [("06:30-21:00", time(21)), ("00:00-24:00", None)])
def test_notices_have_hours(env: Path, written: str, until: time | None) -> None:
    assert load(given_lines(env)).notice_hours == BY_DAY
    found = load(given_lines(env, f"NOTICE_HOURS={written}")).notice_hours
    assert (str(found), found.until) == (written, until)


@pytest.mark.parametrize("written", ["7-20", "07:00-24:30", "20:00-07:00", "07:00-07:00", "25:00-26:00", "07:00"])
def test_hours_that_are_none_are_refused(env: Path, written: str) -> None:
    assert set(faults(given_lines(env, f"NOTICE_HOURS={written}"))) == {"NOTICE_HOURS"}


def test_the_environment_wins_over_the_file(env: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEZONE", "Asia/Makassar")
    assert load(given_lines(env, "TIMEZONE=Asia/Jayapura")).timezone == "Asia/Makassar"


def test_a_missing_token_is_told_with_an_example(env: Path) -> None:
    with pytest.raises(SettingsInvalid, match=r"- TELEGRAM_BOT_TOKEN: missing\. Example: TELEGRAM_BOT_TOKEN=\d+:"):
        load(env)
    assert set(faults(None)) == {"TELEGRAM_BOT_TOKEN"}


def test_every_fault_is_told_at_once(env: Path) -> None:
    env.write_text(
        "TELEGRAM_MODE=webhook\nTENANT=/no/such/folder\nTIMEZONE=Mars/Base\nVERIFICATION=never\nSEND_CHAT_BURST=0\n",
        encoding="utf-8",
    )
    told = faults(env)
    assert set(told) == {
        *("TELEGRAM_BOT_TOKEN", "PUBLIC_URL", "WEBHOOK_SECRET", "TENANT", "TIMEZONE", "VERIFICATION"),
        "SEND_CHAT_BURST",
    }
    assert all(f"Example: {name}=" in fault for name, fault in told.items())


QUERY = "DATABASE_URL=postgresql+psycopg://a@c/d"
TWO_HOSTS = "postgresql+psycopg://a:b@/d?host=db1:5432&host=db2:5432&target_session_attrs=read-write"


@pytest.mark.parametrize(
    "line",
    [
        "TELEGRAM_API_URL=ftp://x",
        "TELEGRAM_API_URL=https://api.telegram.org/bot",
        "TELEGRAM_API_URL=https://user:word@api.example.org",
        "TELEGRAM_API_URL=https://api.example.org:port",
        "TELEGRAM_MODE=pushing",
        "PUBLIC_URL=http://lapor.example.go.id",
        "PUBLIC_URL=lapor.example.go.id",
        "PUBLIC_URL=https://lapor.example.go.id/?x=1",
        "WEBHOOK_SECRET=two words",
        "WEBHOOK_SECRET=" + "x" * 257,
        "HTTP_LISTEN=8080",
        "HTTP_LISTEN=127.0.0.1:70000",
        "DATABASE_URL=mysql://x",
        "DATABASE_URL=sqlite:///",
        "DATABASE_URL=postgresql+psycopg://simpul:kata@sandi@127.0.0.1/simpul",
        "DATABASE_URL=postgresql+psycopg://simpul:kata@127.0.0.1:lima/simpul",
        "PUBLIC_URL=https://lapor.example.go.id:8444",
        "FILES_URL=/var/files",
        "TIMEZONE=../../etc/passwd",
        "LOG_FORMAT=xml",
        "SEND_PER_SECOND=0",
        "SEND_PER_SECOND=inf",
        "SEND_GROUP_PER_MINUTE=many",
        "SIMPUL_DEMO_CLOCK=http://127.0.0.1:8081",
    ],
)
def test_a_wrong_setting_is_named(env: Path, line: str) -> None:
    name = line.partition("=")[0]
    assert set(faults(given_lines(env, line))) == {name}


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("TELEGRAM_API_URL=http://127.0.0.1:8081/", "telegram_api_url", "http://127.0.0.1:8081"),
        ("PUBLIC_URL=http://localhost:8080", "public_url", "http://localhost:8080"),
        ("PUBLIC_URL=http://[::1]:8080", "public_url", "http://[::1]:8080"),
        ("PUBLIC_URL=https://lapor.example.go.id/desa/", "public_url", "https://lapor.example.go.id/desa"),
        ("HTTP_LISTEN=[::1]:0", "http_listen", Listen("::1", 0)),
        ("DATABASE_URL=postgresql+psycopg://a:b@c/d", "database_url", "postgresql+psycopg://a:b@c/d"),
        ("PUBLIC_URL=https://lapor.example.go.id:8443", "public_url", "https://lapor.example.go.id:8443"),
        (
            "DATABASE_URL=postgresql+psycopg://a:[b#/:@[::1]:5432/d",
            "database_url",
            "postgresql+psycopg://a:[b#/:@[::1]:5432/d",
        ),
        ("DATABASE_URL=sqlite:////srv/a@b/c@d:e/x.db", "database_url", "sqlite:////srv/a@b/c@d:e/x.db"),
        (f"DATABASE_URL={TWO_HOSTS}", "database_url", TWO_HOSTS),
        ("FILES_URL=s3://bucket", "files_url", "s3://bucket"),
        ("PUBLIC_URL=", "public_url", None),
        ("UNKNOWN_THING=1", "public_url", None),
    ],
)
def test_a_good_setting_is_kept(env: Path, line: str, field: str, value: object) -> None:
    assert getattr(load(given_lines(env, line)), field) == value


def test_webhook_mode_with_what_it_needs(env: Path) -> None:
    lines = ("TELEGRAM_MODE=webhook", "PUBLIC_URL=https://lapor.example.go.id", "WEBHOOK_SECRET=abc_-1")
    assert load(given_lines(env, *lines)).telegram_mode is TelegramMode.WEBHOOK


def test_the_demo_clock_needs_a_telegram_of_this_machine(env: Path) -> None:
    lines = ("TELEGRAM_API_URL=http://127.0.0.1:8081", "SIMPUL_DEMO_CLOCK=http://127.0.0.1:8081/clock")
    assert load(given_lines(env, *lines)).simpul_demo_clock


def test_a_misspelt_setting_is_named(env: Path) -> None:
    assert faults(given_lines(env, "DATABSE_URL=x")) == {"DATABSE_URL": "not a setting. Did you mean DATABASE_URL?"}


def test_a_file_with_a_byte_order_mark_is_read_and_one_that_is_no_text_is_named(env: Path) -> None:
    env.write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}", encoding="utf-8-sig")
    assert load(env)
    env.write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}", encoding="utf-16")
    assert str(env) in faults(env)


@given(secret=st.text("xyz ?#!", min_size=8))
def test_no_secret_is_shown(secret: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    env = tmp_path_factory.mktemp("env") / ".env"
    names = ("TELEGRAM_BOT_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL", "FILES_URL", "PUBLIC_URL", "HTTP_LISTEN")
    env.write_text("".join(f"{name}='{secret}'\n" for name in names), encoding="utf-8")
    with pytest.raises(SettingsInvalid) as caught:
        load(env)
    assert secret not in f"{caught.value!s} {caught.value!r}"


def test_a_printed_settings_object_shows_no_secret(env: Path) -> None:
    lines = ("WEBHOOK_SECRET=verysecret", "DATABASE_URL=postgresql+psycopg://a:verysecret@c/d")
    settings = load(given_lines(env, *lines))
    assert "verysecret" not in repr(settings)
    assert TOKEN not in repr(settings)


def test_a_password_is_kept_out_of_logs_however_it_is_written(env: Path) -> None:
    """As it stands in the address, and as the database says it."""
    settings = load(given_lines(env, "DATABASE_URL=postgresql+psycopg://a:kata%40sandi@c/d"))
    assert {"kata%40sandi", "kata@sandi"} <= set(settings.secrets)
    assert "kata@sandi" in load(given_lines(env, f"{QUERY}?password=kata%40sandi")).secrets


def test_settings_are_frozen(env: Path) -> None:
    settings = load(given_lines(env))
    with pytest.raises(ValueError, match="frozen"):
        settings.timezone = "UTC"


def test_the_example_lists_every_setting_with_a_comment_and_its_default() -> None:
    paragraphs = EXAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    assert all(re.fullmatch(r"(# .+\n)+[A-Z_]+=.*", paragraph) for paragraph in paragraphs)
    shown = [tuple(paragraph.splitlines()[-1].split("=", 1)) for paragraph in paragraphs]
    defaults = {name.upper(): field.get_default() for name, field in Settings.model_fields.items()}
    required = {name.upper() for name, field in Settings.model_fields.items() if field.is_required()}
    expected = [
        (name, "" if name in required or default in {None, ()} else str(default)) for name, default in defaults.items()
    ]
    assert shown == expected


def test_the_example_needs_only_the_token(env: Path) -> None:
    env.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert set(faults(env)) == {"TELEGRAM_BOT_TOKEN"}


def test_every_setting_has_an_example() -> None:
    assert all(field.examples for field in Settings.model_fields.values())


def test_proxies_are_addresses_and_ranges(env: Path) -> None:
    """What is no address is refused by name; what is trusted is told apart by its range."""
    trusted = load(given_lines(env, "TRUSTED_PROXIES=127.0.0.1, 10.0.0.0/8,::1")).trusted_proxies
    assert [str(network) for network in trusted] == ["127.0.0.1/32", "10.0.0.0/8", "::1/128"]
    assert load(given_lines(env)).trusted_proxies == ()
    for written in ("caddy", "10.0.0.1/8", "10.0.0.0/33", "127.0.0.1;::1"):
        assert "TRUSTED_PROXIES" in faults(given_lines(env, f"TRUSTED_PROXIES={written}"))
    assert "LIMIT_REQUESTS_PER_MINUTE" in faults(given_lines(env, "LIMIT_REQUESTS_PER_MINUTE=0"))
