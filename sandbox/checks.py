"""Telegram's limits, each as a function that is silent or raises the error Telegram would answer."""

import re
from collections.abc import Mapping, Sequence

from sandbox.checks_errors import (
    ApiError,
    BadRequest,
    Conflict,
    Forbidden,
    NotImplementedHere,
    TooManyRequests,
    require,
)
from sandbox.checks_keyboards import check_markup
from sandbox.entities_text import is_blank, utf16_len

__all__ = [
    "ApiError",
    "BadRequest",
    "Conflict",
    "Forbidden",
    "NotImplementedHere",
    "TooManyRequests",
    "check_album",
    "check_callback_answer",
    "check_caption",
    "check_commands",
    "check_deep_link",
    "check_location",
    "check_markup",
    "check_secret_token",
    "check_text",
]

# Lengths are in UTF-16 units.
_TEXT = range(1, 4096 + 1)
_CAPTION = range(1024 + 1)
_CALLBACK_ANSWER = range(200 + 1)
_COMMANDS = range(100 + 1)
_COMMAND_DESCRIPTION = range(1, 256 + 1)
_ALBUM = range(2, 10 + 1)
_SECRET_TOKEN = range(256 + 1)
_ACCURACY = 1500
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_TOKEN_TEXT = re.compile(r"[A-Za-z0-9_-]*")
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def check_text(plain: str) -> None:
    """Refuse a message text (after entity parsing) that is empty, invisible or over 4096 UTF-16 units."""
    require(plain, "message text is empty")
    require(not is_blank(plain), "text must be non-empty")
    require(utf16_len(plain) in _TEXT, "message is too long")


def check_caption(plain: str) -> None:
    """Refuse a caption (after entity parsing) over 1024 UTF-16 units."""
    require(utf16_len(plain) in _CAPTION, "message caption is too long")


def check_callback_answer(text: str) -> None:
    """Refuse a callback answer over 200 UTF-16 units."""
    require(utf16_len(text) in _CALLBACK_ANSWER, "MESSAGE_TOO_LONG")


def check_commands(commands: Sequence[Mapping[str, object]]) -> None:
    """Refuse a command list over 100 entries (in words best known), or a name or description Telegram does not take."""
    require(len(commands) in _COMMANDS, "BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        name = str(command.get("command", "")).removeprefix("/")
        require(_COMMAND.fullmatch(name), "BOT_COMMAND_INVALID")
        described = utf16_len(str(command.get("description", "")).strip())
        require(described in _COMMAND_DESCRIPTION, "BOT_COMMAND_DESCRIPTION_INVALID")


def check_album(items: Sequence[Mapping[str, object]]) -> None:
    """Refuse an album of less than 2 (Telegram itself is milder) or more than 10, or of kinds that do not mix."""
    require(len(items) >= _ALBUM.start, "media group must include 2-10 items")
    require(len(items) in _ALBUM, "too many messages to send as an album")
    kinds = {str(item.get("type")) for item in items}
    for kind in ("audio", "document"):
        require(kind not in kinds or len(kinds) == 1, f"{kind} can't be mixed with other media types")


def check_deep_link(payload: str) -> None:
    """Refuse a start parameter that is not 1 to 64 of A-Z a-z 0-9 _ -, in the words of Telegram's apps."""
    require(_START_PARAMETER.fullmatch(payload), "START_PARAM_INVALID")


def check_secret_token(token: str) -> None:
    """Refuse a webhook secret over 256 characters or with anything but A-Z a-z 0-9 _ -."""
    require(len(token) in _SECRET_TOKEN, "secret token is too long")
    require(_TOKEN_TEXT.fullmatch(token), "secret token contains unallowed characters")


def check_location(latitude: float, longitude: float, horizontal_accuracy: float = 0.0) -> None:
    """Refuse a point off the globe, or (where Telegram only clamps) an accuracy beyond 1500 metres."""
    require(-90 <= latitude <= 90 and -180 <= longitude <= 180, "wrong location specified")  # noqa: PLR2004 -- degrees
    require(0 <= horizontal_accuracy <= _ACCURACY, "wrong horizontal accuracy specified")
