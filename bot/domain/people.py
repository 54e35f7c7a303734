"""Who acts: a person in a chat, and what they have joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING, Role

if TYPE_CHECKING:
    from datetime import datetime

AGENCY_ADMIN = "agency_admin"
"""An admin who is one agency's: is told when it is late, and may answer for it like its officers."""

NOTICE_VERSION = 1
"""The version of the privacy notice that a person agrees to; a new text means a new number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A person acting in a chat: our own ids, never Telegram's."""

    person: int
    chat: int
    private: bool
    name: str
    language: str
    notice_version: int = 0
    phone: str = ""

    @property
    def consented(self) -> bool:
        """Tell whether this person agreed to the present privacy notice."""
        return self.notice_version >= NOTICE_VERSION


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What is kept of a person; ``reachable`` is False where the bot is blocked or the chat is gone."""

    id: int
    name: str
    phone: str
    language: str
    notice_version: int
    notice_at: datetime | None
    reachable: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Membership:
    """A role that a person holds, for an agency or an area."""

    person: int
    role: Role
    agency: str | None = None
    area: str | None = None

    @property
    def verifies(self) -> bool:
        """Tell whether its person verifies reports; the admin of one agency does not."""
        return self.role in VERIFYING and self.agency is None

    @property
    def told_as(self) -> str:
        """Give the role as people are told it."""
        return AGENCY_ADMIN if self.role is Role.ADMIN and self.agency else self.role


@dataclass(frozen=True, kw_only=True, slots=True)
class Invite:
    """A one-time way in; ``expires`` is an aware time, ``role`` is None where a group is bound to an agency."""

    id: int
    role: Role | None
    agency: str | None
    area: str | None
    expires: datetime
    used: bool
