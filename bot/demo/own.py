"""The demo's own settings: nothing of the user's environment or `.env` takes part in them."""

from __future__ import annotations

import socket
from contextlib import closing
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

HOST = "127.0.0.1"
LAST_PORT = 65535


class PortBusy(SimpulError):
    """The port cannot be had; stop what listens there, or choose another with `--port N` (0 takes a free one)."""


def environment(*, token: str, telegram: str, port: int) -> dict[str, str]:
    """Give the settings of the demo's bot, whose paths are seen from the demo's folder."""
    return {
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_URL": telegram,
        "TELEGRAM_MODE": "polling",
        "HTTP_LISTEN": f"{HOST}:{port}",
        "PUBLIC_URL": f"http://{HOST}:{port}",
        "DATABASE_URL": "sqlite:///simpul.db",
        "FILES_URL": "file:files",
        "SIMPUL_DEMO_CLOCK": f"{telegram}/clock",
        # This Telegram has no limits, nobody in it sleeps, and somebody is waiting.
        "NOTICE_HOURS": "00:00-24:00",
        "SEND_CHAT_PER_SECOND": "20",
        "SEND_GROUP_PER_MINUTE": "1200",
    }


def settings(given: Mapping[str, str], folder: Path) -> Settings:
    """Read these settings alone, as they are seen from here."""
    build: Callable[..., Settings] = Settings
    values = {name: one.get_default() for name, one in Settings.model_fields.items() if not one.is_required()}
    values |= {name.lower(): value for name, value in given.items()}
    values |= {"database_url": f"sqlite:///{folder / 'simpul.db'}", "files_url": f"file:{folder / 'files'}"}
    return build(_env_file=None, **values)


def must_be_free(port: int) -> None:
    """Refuse a port that somebody else listens on; 0 is always free."""
    try:
        _bind(port)
    except OSError as error:
        raise PortBusy(port, error.strerror) from None


def free_port(preferred: int) -> int:
    """Give the preferred port, or another one where it is taken."""
    try:
        return _bind(preferred if preferred <= LAST_PORT else 0)
    except OSError:
        return _bind(0)


def _bind(port: int) -> int:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
        return int(probe.getsockname()[1])
