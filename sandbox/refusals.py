"""Telegram's refusals that need no more than a line: the status, the official words, the parameters."""

from sandbox.checks import ApiError, BadRequest


def unauthorized() -> ApiError:
    """401: a well-formed token that nobody owns."""
    return ApiError(401, "Unauthorized")


def not_found(reason: str = "") -> ApiError:
    """404: not a token or not a method."""
    return ApiError(404, f"Not Found: {reason}" if reason else "Not Found")


def too_large() -> ApiError:
    """413: more bytes than the server takes."""
    return ApiError(413, "Request Entity Too Large")


def upgraded(group: int) -> ApiError:
    """400 for a group that lives on as a supergroup."""
    return BadRequest("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": group})
