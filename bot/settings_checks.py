"""What makes a setting's value good; each check gives the value back or raises ``ValueError`` without repeating it."""

from __future__ import annotations

import ipaddress
import re
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.domain.hours import Hours

if TYPE_CHECKING:
    from pydantic import ValidationInfo

_TOKEN = re.compile(r"[0-9]{6,}:[A-Za-z0-9_-]{30,}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LISTEN = re.compile(r"(?P<host>[^:\s\[\]]+|\[[0-9A-Fa-f:]+\]):(?P<port>[0-9]{1,5})")
_DATABASE = re.compile(r"sqlite:///.+|postgresql\+psycopg://.+")
_FILES = re.compile(r"file:.+|s3://[^/]+.*")
_IDENTITY_KEY = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:(24):00|([01]\d|2[0-3]):([0-5]\d))")
_LAST_PORT = 65535
_CALLED = (None, 443, 80, 88, 8443)
"""The ports that Telegram calls a webhook at (Bot API, setWebhook)."""

_UNREADABLE = "cannot be read; the port is a number, and in a password write @ as %40, ? as %3F and % as %25"

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
"""Ranges of addresses."""


class Listen(NamedTuple):
    """The address that the HTTP server listens on."""

    host: str
    port: int

    def __str__(self) -> str:
        """Write it as the setting has it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def token(value: SecretStr) -> SecretStr:
    """Check a bot token's form."""
    return _matching(value, _TOKEN, "not a token as BotFather gives it")


def api_root(value: str) -> str:
    """Check the root of a Bot API server."""
    url = _web(value)
    if url.path.rstrip("/").endswith("/bot"):
        raise ValueError("must be the root, without /bot")
    return value.rstrip("/")


def public_url(value: str | None, info: ValidationInfo) -> str | None:
    """Check the address under which the world reaches this server; a webhook needs one."""
    if value is None:
        _refuse_under_webhook(info)
        return None
    url = _web(value)
    if url.scheme != "https" and not _is_loopback(url):
        raise ValueError("must begin with https://, as Telegram calls nothing else")
    if not _is_loopback(url) and url.port not in _CALLED:
        raise ValueError("must be at port 443, 80, 88 or 8443, as Telegram calls no other")
    return value.rstrip("/")


def webhook_secret(value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
    """Check the word that Telegram shows at the webhook."""
    if value is None:
        _refuse_under_webhook(info)
        return None
    return _matching(value, _WEBHOOK_SECRET, "must be 1 to 256 of A-Z, a-z, 0-9, _ and -")


def listen(value: object) -> Listen:
    """Split an address into host and port; port 0 lets the system choose."""
    found = _LISTEN.fullmatch(str(value))
    if not found or int(found["port"]) > _LAST_PORT:
        raise ValueError("must be a host and a port")
    return Listen(found["host"].strip("[]"), int(found["port"]))


def networks(value: object) -> Networks:
    """Split a list of addresses and ranges of them."""
    if isinstance(value, tuple):
        return value
    try:
        return tuple(ipaddress.ip_network(one.strip()) for one in str(value).split(",") if one.strip())
    except ValueError as error:
        raise ValueError("must be addresses or ranges such as 10.0.0.0/8, with commas between") from error


def database(value: str) -> str:
    """Check which kind of database is meant, and that its address is read as it was meant."""
    if not _DATABASE.fullmatch(value):
        raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
    if not value.startswith("sqlite"):
        _server(value)
    return value


def _server(value: str) -> None:
    """Check that the address of a server is read as it was meant."""
    # Before the last @ stand the user and the password, where a second one would be read as the host's.
    before, _, behind = value.partition("?")[0].partition("://")[2].rpartition("@")
    port = re.sub(r"\[[^]]*\]", "", behind.partition("/")[0]).partition(":")[2]
    if "@" in before or not re.fullmatch(r"[0-9]{0,5}", port):
        raise ValueError(_UNREADABLE)


def password_of(database: str) -> tuple[str, str]:
    """Give the password in a database's address, as it is written there and as the database knows it."""
    address, _, query = database.partition("?")
    written = address.partition("://")[2].rpartition("@")[0].partition(":")[2]
    asked = dict(parse_qsl(query)).get("password", "")
    return written or asked, unquote(written) or asked


def files(value: str) -> str:
    """Check which kind of file store is meant."""
    if not _FILES.fullmatch(value):
        raise ValueError("must begin with file: or s3://")
    return value


def identity_keys(value: SecretStr | None) -> SecretStr | None:
    """Check a list of keys, or the file that holds it; gives the keys themselves, between commas."""
    if value is None:
        return None
    text = value.get_secret_value()
    if text.startswith("file:"):
        try:
            text = Path(text.removeprefix("file:")).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ValueError("names a file that cannot be read") from error
    keys = [one for one in re.split(r"[,\s]+", text) if one]
    if not keys or not all(map(_IDENTITY_KEY.fullmatch, keys)):
        raise ValueError("must be keys as `simpul keys new` prints them, or file: and the path of a file with them")
    if len(set(keys)) < len(keys):
        raise ValueError("names a key twice")
    return SecretStr(",".join(keys))


def timezone(value: str) -> str:
    """Check that the time zone is known."""
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError) as error:
        raise ValueError("not a time zone of the IANA list") from error
    return value


def hours(value: object) -> Hours:
    """Read from when until when notices may leave on a day."""
    if isinstance(value, Hours):
        return value
    found = _HOURS.fullmatch(str(value))
    start = time(int(found[1]), int(found[2])) if found else time()
    until = time(int(found[4]), int(found[5])) if found and not found[3] else None
    if not found or (until is not None and until <= start):
        raise ValueError("must be two times of one day, the later one last")
    return Hours(start=start, until=until)


def demo_clock(value: str | None, info: ValidationInfo) -> str | None:
    """Check that a demo's clock and its Telegram are both on this machine."""
    if value is None:
        return value
    telegram = info.data.get("telegram_api_url")
    if not _is_loopback(_web(value)) or not telegram or not _is_loopback(urlsplit(telegram)):
        raise ValueError("only for a demo: it and TELEGRAM_API_URL must be addresses of this machine")
    return value


def _matching(value: SecretStr, pattern: re.Pattern[str], reason: str) -> SecretStr:
    """Check a secret against its pattern."""
    if not pattern.fullmatch(value.get_secret_value()):
        raise ValueError(reason)
    return value


def _refuse_under_webhook(info: ValidationInfo) -> None:
    """Refuse an empty setting where updates come by webhook."""
    if info.data.get("telegram_mode") == "webhook":
        raise ValueError("missing, and TELEGRAM_MODE=webhook needs it")


def _web(value: str) -> SplitResult:
    """Split a web address."""
    url = urlsplit(value)
    plain = not (url.query or url.fragment or url.username or url.password or re.search(r"\s", value))
    if url.scheme not in {"http", "https"} or not url.hostname or url.port == 0 or not plain:
        raise ValueError("must be a web address without user, query or fragment")
    return url


def _is_loopback(url: SplitResult) -> bool:
    """Tell whether an address is on this machine."""
    try:
        return url.hostname == "localhost" or ipaddress.ip_address(url.hostname or "").is_loopback
    except ValueError:
        return False
