"""Tokens of one-time links: made once, shown once, and kept as a hash."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 24
"""Of chance in a token: 32 characters in a link, whose payload may have 64."""


def new_token() -> str:
    """Draw a token of letters, digits, - and _."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """Give what is kept of a token: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
