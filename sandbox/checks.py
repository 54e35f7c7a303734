"""Telegram's limits, each as a function that is silent or raises the error Telegram would answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from sandbox.entities_text import utf16_len

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


class ApiError(Exception):
    """A call that Telegram answers with ok=false, an HTTP status and a description."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, object] | None = None) -> None:
        """Keep the status, the whole description, and what a client may act on (retry_after, migrate_to_chat_id)."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters: Mapping[str, object] = parameters or {}


class BadRequest(ApiError):
    """A call that cannot be carried out as written: status 400."""

    def __init__(self, reason: str, parameters: Mapping[str, object] | None = None) -> None:
        """Prefix the reason as Telegram does."""
        super().__init__(400, f"Bad Request: {reason}", parameters)


class Forbidden(ApiError):
    """A call the bot has no right to: status 403."""

    def __init__(self, reason: str) -> None:
        """Prefix the reason as Telegram does."""
        super().__init__(403, f"Forbidden: {reason}")


class Conflict(ApiError):
    """A second getUpdates, or one beside a webhook: status 409."""

    def __init__(self, reason: str) -> None:
        """Prefix the reason as Telegram does."""
        super().__init__(409, f"Conflict: {reason}")


class TooManyRequests(ApiError):
    """A call beyond a rate limit: status 429 and the seconds to wait."""

    def __init__(self, retry_after: int) -> None:
        """Tell the wait twice, in words and as a number, as Telegram does."""
        super().__init__(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


class NotImplementedHere(ApiError):
    """Something real that this sandbox does not model: status 501, never a pretended success."""

    def __init__(self, what: str) -> None:
        """Name what is not modelled."""
        super().__init__(501, f"Not Implemented: {what}")


def _require(holds: object, reason: str) -> None:
    if not holds:
        raise BadRequest(reason)


def check_text(plain: str) -> None:
    """Refuse a message text (after entity parsing) that is empty or over 4096 UTF-16 units."""
    _require(plain, "message text is empty")
    _require(utf16_len(plain) <= TEXT_LIMIT, "message is too long")


def check_caption(plain: str) -> None:
    """Refuse a caption (after entity parsing) over 1024 UTF-16 units."""
    _require(utf16_len(plain) <= CAPTION_LIMIT, "message caption is too long")


def check_callback_answer(text: str) -> None:
    """Refuse a callback answer over 200 UTF-16 units."""
    _require(utf16_len(text) <= 200, "MESSAGE_TOO_LONG")  # noqa: PLR2004


_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def check_commands(commands: Sequence[Mapping[str, object]]) -> None:
    """Refuse a command list over 100 entries, or with a name or description Telegram does not take."""
    _require(len(commands) <= 100, "BOT_COMMANDS_TOO_MUCH")  # noqa: PLR2004
    for command in commands:
        name = str(command.get("command", "")).removeprefix("/")
        _require(_COMMAND.fullmatch(name), "BOT_COMMAND_INVALID")
        _require(1 <= utf16_len(str(command.get("description", "")).strip()) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")  # noqa: PLR2004


def check_album(items: Sequence[Mapping[str, object]]) -> None:
    """Refuse an album that is too small or too large, or mixes documents or audio with anything else."""
    raise NotImplementedError


def check_deep_link(payload: str) -> None:
    """Refuse a start parameter that is not 1 to 64 of A-Z a-z 0-9 _ -."""


def check_secret_token(token: str) -> None:
    """Refuse a webhook secret over 256 characters or with anything but A-Z a-z 0-9 _ -."""


def check_location(latitude: float, longitude: float, horizontal_accuracy: float = 0.0) -> None:
    """Refuse a point off the globe, or an accuracy beyond 1500 metres."""


def check_markup(markup: Mapping[str, object], *, private: bool) -> None:
    """Refuse a keyboard Telegram would not show."""
