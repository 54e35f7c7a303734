"""What may happen to a report: one table, and the functions that walk over it."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Mapping


class Status(StrEnum):
    """Where a report stands; the screens' words for it are in the text catalogue (``status-…``)."""

    SUBMITTED = "submitted"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    NEEDS_INFO = "needs_info"
    ANSWERED = "answered"
    REPLIED = "replied"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Event(StrEnum):
    """What somebody does to a report; each one is a line of its history."""

    SUBMIT = "submit"
    VERIFY = "verify"
    ASSIGN = "assign"
    ACCEPT = "accept"
    ASK = "ask"
    SUPPLY = "supply"
    ANSWER = "answer"
    REPLY = "reply"
    REOPEN = "reopen"
    FORWARD = "forward"
    NOT_OURS = "not_ours"
    CLOSE = "close"
    ARCHIVE = "archive"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    BLOCK = "block"
    UNBLOCK = "unblock"
    EDIT_PUBLISHED = "edit_published"
    SET_VISIBILITY = "set_visibility"
    SET_CLASS = "set_class"
    SET_OFFICIAL_ID = "set_official_id"
    TAKE_OVER = "take_over"
    HAND_OVER = "hand_over"
    EXPIRE = "expire"


class Role(StrEnum):
    """In which capacity somebody acts on a report."""

    REPORTER = "reporter"
    VILLAGE_HEAD = "village_head"
    OFFICER = "officer"
    ADMIN = "admin"
    VERIFIER = "verifier"
    SYSTEM = "system"


VERIFYING = (Role.VERIFIER, Role.ADMIN)
"""The roles that find the agency where nobody else could."""

ACTING = (Role.OFFICER, Role.ADMIN)
"""The roles that, held for an agency, answer its reports."""

FINISHED = (Status.CLOSED, Status.ARCHIVED)
"""Where a report waits for nobody any more."""

LOOKS = (
    Event.BLOCK,
    Event.UNBLOCK,
    Event.EDIT_PUBLISHED,
    Event.SET_VISIBILITY,
    Event.SET_CLASS,
    Event.SET_OFFICIAL_ID,
)
"""What changes how a report is shown and not where it stands; a verifier may always do it."""

UNTOLD = (Event.TAKE_OVER, Event.HAND_OVER)
"""What is between colleagues: nobody outside their desk reads of it."""

QUIET = (*LOOKS, *UNTOLD)
"""What leaves a report where it stands: no button grows stale by it, and no promise moves."""

OVERSEEN = (*LOOKS, Event.FORWARD, Event.ARCHIVE, Event.MERGE)
"""What a verifier may do also while an agency has the report; anything else needs a report that nobody else has."""

Step = tuple[Status | None, Event, Role]

_WAITING = (Status.ASSIGNED, Status.IN_PROGRESS, Status.NEEDS_INFO, Status.REPLIED)
"""An agency has the report and owes an answer."""

_FRESH = (Status.SUBMITTED, Status.ASSIGNED, Status.IN_PROGRESS, Status.NEEDS_INFO)
"""Nobody has answered yet."""

_UNPLACED = (Status.SUBMITTED, Status.ASSIGNED, Status.IN_PROGRESS, Status.REPLIED)
"""Where the verifier may have a report that no agency has, or one in which nobody is left."""

_OPEN = (*_FRESH, Status.ANSWERED, Status.REPLIED)
"""Something may still become of it."""

LIFECYCLE: Mapping[Step, Status] = MappingProxyType(
    {
        (None, Event.SUBMIT, Role.REPORTER): Status.SUBMITTED,
        (Status.SUBMITTED, Event.ASSIGN, Role.SYSTEM): Status.ASSIGNED,
        **{(status, Event.ASSIGN, Role.VERIFIER): Status.ASSIGNED for status in _UNPLACED},
        (Status.SUBMITTED, Event.VERIFY, Role.VERIFIER): Status.ASSIGNED,
        # An agency that refused may take its word back as long as nobody else has the report.
        (Status.SUBMITTED, Event.ACCEPT, Role.OFFICER): Status.IN_PROGRESS,
        (Status.ASSIGNED, Event.ACCEPT, Role.OFFICER): Status.IN_PROGRESS,
        **{(status, Event.ANSWER, Role.OFFICER): Status.ANSWERED for status in _WAITING},
        **{(status, Event.ANSWER, Role.VERIFIER): Status.ANSWERED for status in (*_UNPLACED, Status.NEEDS_INFO)},
        (Status.ASSIGNED, Event.ASK, Role.OFFICER): Status.NEEDS_INFO,
        (Status.IN_PROGRESS, Event.ASK, Role.OFFICER): Status.NEEDS_INFO,
        (Status.REPLIED, Event.ASK, Role.OFFICER): Status.NEEDS_INFO,
        **{(status, Event.ASK, Role.VERIFIER): Status.NEEDS_INFO for status in _UNPLACED},
        (Status.ASSIGNED, Event.NOT_OURS, Role.OFFICER): Status.SUBMITTED,
        (Status.IN_PROGRESS, Event.NOT_OURS, Role.OFFICER): Status.SUBMITTED,
        **{(status, Event.FORWARD, Role.OFFICER): Status.ASSIGNED for status in _WAITING},
        **{(status, Event.FORWARD, Role.VERIFIER): Status.ASSIGNED for status in _WAITING},
        **{(status, Event.ARCHIVE, Role.OFFICER): Status.ARCHIVED for status in _FRESH if status in _WAITING},
        **{(status, Event.ARCHIVE, Role.VERIFIER): Status.ARCHIVED for status in _FRESH},
        (Status.ANSWERED, Event.CLOSE, Role.REPORTER): Status.CLOSED,
        (Status.ANSWERED, Event.CLOSE, Role.OFFICER): Status.CLOSED,
        (Status.ANSWERED, Event.CLOSE, Role.VERIFIER): Status.CLOSED,
        (Status.ANSWERED, Event.CLOSE, Role.SYSTEM): Status.CLOSED,
        (Status.ANSWERED, Event.REPLY, Role.REPORTER): Status.REPLIED,
        (Status.REPLIED, Event.CLOSE, Role.REPORTER): Status.CLOSED,
        (Status.CLOSED, Event.REOPEN, Role.REPORTER): Status.IN_PROGRESS,
        (Status.NEEDS_INFO, Event.SUPPLY, Role.REPORTER): Status.IN_PROGRESS,
        (Status.NEEDS_INFO, Event.EXPIRE, Role.SYSTEM): Status.ARCHIVED,
        (Status.SUBMITTED, Event.SUPPLY, Role.REPORTER): Status.SUBMITTED,
        (Status.ASSIGNED, Event.SUPPLY, Role.REPORTER): Status.ASSIGNED,
        (Status.IN_PROGRESS, Event.SUPPLY, Role.REPORTER): Status.IN_PROGRESS,
        (Status.REPLIED, Event.SUPPLY, Role.REPORTER): Status.REPLIED,
        **{(status, Event.WITHDRAW, Role.REPORTER): Status.ARCHIVED for status in _FRESH},
        **{(status, Event.MERGE, Role.VERIFIER): Status.ARCHIVED for status in _OPEN},
        **{(status, event, Role.VERIFIER): status for event in LOOKS for status in Status},
        **{(status, Event.SET_OFFICIAL_ID, Role.OFFICER): status for status in (*_WAITING, Status.ANSWERED)},
        **{(status, Event.TAKE_OVER, Role.OFFICER): status for status in _WAITING},
        # Who works on it gives it to a colleague or back to the agency, or whoever steers the agency's people does.
        **{(status, Event.HAND_OVER, role): status for role in (Role.OFFICER, Role.ADMIN) for status in _WAITING},
    },
)
"""(status before, event, role) -> status after; what is not here is refused."""


def step(status: Status | None, event: Event, role: Role) -> Status:
    """Give the status after the event, or raise NotAllowed naming the events that would do."""
    try:
        return LIFECYCLE[status, event, role]
    except KeyError:
        raise NotAllowed(event, role, *choices(status, role)) from None


def choices(status: Status | None, role: Role) -> tuple[Event, ...]:
    """List what this role may do now, in the order of the table."""
    return tuple(event for (before, event, who) in LIFECYCLE if before is status and who is role)


def diagram() -> str:
    """Draw the table as a Mermaid state diagram, one line an edge."""
    lines = ["stateDiagram-v2"]
    for (before, event, role), after in LIFECYCLE.items():
        lines.append(f"    {before or '[*]'} --> {after}: {event} ({role})")
    return "\n".join(lines)
