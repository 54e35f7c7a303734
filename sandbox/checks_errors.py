"""The errors of the Bot API, each with the status and the words Telegram answers with."""

from collections.abc import Mapping
from typing import NoReturn


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


def refuse(reason: str) -> NoReturn:
    """Refuse the call for this reason: status 400."""
    raise BadRequest(reason)


def require(holds: object, reason: str) -> None:
    """Refuse the call for this reason unless something holds."""
    if not holds:
        refuse(reason)
