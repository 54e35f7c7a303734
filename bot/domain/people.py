"""Who acts: a person in a chat, and what they have joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.lifecycle import VERIFYING, Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

AGENCY_ADMIN = "agency_admin"
"""An admin who is one agency's: is told when it is late, and may answer for it like its officers."""

GROUP = "group"
"""Stands in the place of a role where a group is invited."""

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
    names_before: tuple[str, ...]
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
        return told_as(self.role, self.agency)


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A role as the archive has it: ``until`` is when it ends or ended, ``details`` by whom and why, or for whom."""

    row: int
    membership: Membership
    since: datetime
    until: datetime | None
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def whose(self) -> int | None:
        """Name the person in whose place it is held for a time; None where it is one's own."""
        return int(self.details[FOR]) if FOR in self.details else None

    def stage(self, now: datetime) -> str:
        """Say how far a role for a time is."""
        over = self.until is not None and self.until <= now
        return "ended" if over else "coming" if now < self.since else "begun"


FOR, TOLD, BY, REASON = "for", "told", "by", "reason"
"""What a role's details say: in whose place it is held, what of that was told, who ended it, and why."""


CARD, OPENED, EXPORT = SEEN = ("card", "opened", "export")
"""How somebody saw who reported: on a card in private, in the whole report, in a table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """Somebody saw who reported, or read what only few may read: who, when, why, and the report's code.

    The reason is one of ``SEEN``, or what a report is guarded for (``profile.GUARDED``).
    """

    viewer: int
    at: datetime
    reason: str
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invite:
    """A one-time way in; ``expires`` is an aware time, ``role`` is None where a group is bound to an agency.

    ``maker`` is who made it in the chat, and has to be able to make it still; None where the operator did.
    """

    id: int
    role: Role | None
    agency: str | None
    area: str | None
    expires: datetime
    used: bool
    maker: int | None = None

    @property
    def told_as(self) -> str:
        """Give the role as people are told it."""
        return told_as(self.role, self.agency)


def told_as(role: Role | None, agency: str | None) -> str:
    """Give a role as people are told it: the admin of an agency is another than the national one."""
    return GROUP if role is None else AGENCY_ADMIN if role is Role.ADMIN and agency else role
