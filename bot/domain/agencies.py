"""What the heart knows of an agency that can receive reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Agency:
    """One agency: routing ranks its type; its area is a Kemendagri code, its parent another agency's code."""

    code: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    area: str | None = None
    parent: str | None = None
