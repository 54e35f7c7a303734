"""The conversations about people's roles: to invite somebody, to take a role, and to hand cases over."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.domain.people import AGENCY_ADMIN, GROUP
from bot.domain.question import CANCELS, LONGEST_LINE, Kind, Option, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.report import Draft

INVITE, REVOKE, HAND_OVER = "invite", "revoke", "handover"
"""The conversations."""

INVITED: Mapping[str, str] = MappingProxyType(
    {
        Role.OFFICER: "label-invite-officer",
        GROUP: "label-invite-group",
        Role.VERIFIER: "label-invite-verifier",
        Role.ADMIN: "label-invite-admin",
        AGENCY_ADMIN: "label-invite-agency-admin",
    },
)
"""Whom ``/undang`` invites; village heads are invited by their area from the command line."""

OF_AGENCY = (Role.OFFICER, GROUP, AGENCY_ADMIN)
"""The invitations that are for an agency."""

LIST = "members"
"""What ``/undang`` offers beside them: the list of who holds which role."""

NOBODY = "nobody"
"""To whom cases go that go back to the agency, for whoever takes them."""

FOR_GOOD, FOR_A_TIME = "good", "time"
"""How long somebody hands over: the cases themselves, or only as long as a deputy stands in."""

_NOBODY = Option(value=NOBODY, label="label-nobody")


def _lends(draft: Draft) -> bool:
    return draft.slots.get("to", NOBODY) != NOBODY and draft.slots.get("term") == FOR_A_TIME


STEERING: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        INVITE: (
            Question(
                slot="role",
                prompt="ask-role",
                kind=Kind.CHOICE,
                options=(Option(value=LIST, label="label-members"),),
                from_draft=True,
                example="example-choice",
            ),
            Question(
                slot="agency",
                prompt="ask-any-agency",
                kind=Kind.CHOICE,
                from_draft=True,
                when=lambda draft: draft.slots.get("role") in OF_AGENCY,
                example="example-agency",
            ),
        ),
        REVOKE: (
            Question(
                slot="words",
                prompt="ask-revoke-words",
                kind=Kind.TEXT,
                longest=LONGEST_LINE,
                short="words-short",
                long="words-long",
                shows=("name", "role", "of"),
            ),
            Question(
                slot="to",
                prompt="ask-revoke-to",
                kind=Kind.CHOICE,
                options=(_NOBODY, CANCELS),
                from_draft=True,
                when=lambda draft: bool(draft.proposed.get("cases")),
                shows=("name", "cases"),
                example="example-choice",
            ),
            Question(
                slot="send",
                prompt="ask-revoke",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-revoke-yes"), CANCELS),
                shows=("name", "role", "of", "words", "cases", "colleague"),
                example="example-choice",
            ),
        ),
        HAND_OVER: (
            Question(
                slot="to",
                prompt="ask-hand-over",
                kind=Kind.CHOICE,
                options=(_NOBODY, CANCELS),
                from_draft=True,
                shows=("name", "cases"),
                example="example-choice",
            ),
            Question(
                slot="term",
                prompt="ask-term",
                kind=Kind.CHOICE,
                options=(
                    Option(value=FOR_GOOD, label="label-for-good"),
                    Option(value=FOR_A_TIME, label="label-for-a-time"),
                    CANCELS,
                ),
                when=lambda draft: draft.slots.get("to", NOBODY) != NOBODY,
                shows=("colleague",),
                example="example-choice",
            ),
            Question(
                slot="days",
                prompt="ask-days",
                kind=Kind.TERM,
                when=_lends,
                shows=("colleague",),
                example="example-days",
            ),
            Question(
                slot="send",
                prompt="ask-hand-over-yes",
                kind=Kind.CHOICE,
                options=(Option(value="yes", label="label-hand-over-yes"), CANCELS),
                shows=("name", "cases", "colleague", "begins", "ends"),
                example="example-choice",
            ),
        ),
    },
)
"""The questions by conversation."""
