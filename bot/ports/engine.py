"""The engine as the heart sees it: a unit, the lanes it runs on, the time, and who leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.domain.tenant import Tenant
    from bot.ports.api_keys import ApiKeys
    from bot.ports.areas import Areas
    from bot.ports.citizens import Bans, Mutes, Patience, Ratings
    from bot.ports.crowd import Neighbours, Supporters
    from bot.ports.deliveries import Deliveries
    from bot.ports.lists import Lists
    from bot.ports.mail import Cards, Housekeeping, Outbox, Updates
    from bot.ports.membership import Invites, Members
    from bot.ports.promises import Deadlines
    from bot.ports.retention import Retention
    from bot.ports.rulebook import Corrections, Rulebook
    from bot.ports.stores import (
        Audit,
        ClaimLinks,
        Dialogues,
        Files,
        People,
        Reports,
    )
    from bot.ports.tasks import Finder, Replies, Tasks
    from bot.ports.villages import Villages

T = TypeVar("T")


class UnitOfWork(Protocol):
    """One transaction with everything in reach."""

    @property
    def now(self) -> datetime:
        """Give the unit's one time (aware, UTC)."""

    @property
    def tenant(self) -> Tenant:
        """Give the government it serves."""

    @property
    def areas(self) -> Areas:
        """Give the official areas, by code, by name and by pin."""

    @property
    def updates(self) -> Updates:
        """Give which updates are done."""

    @property
    def people(self) -> People:
        """Give people and chats."""

    @property
    def members(self) -> Members:
        """Give roles of people, and groups of agencies."""

    @property
    def invites(self) -> Invites:
        """Give one-time ways in."""

    @property
    def claim_links(self) -> ClaimLinks:
        """Give one-time links to reports."""

    @property
    def audit(self) -> Audit:
        """Give who looked at what."""

    @property
    def api_keys(self) -> ApiKeys:
        """Give the keys of other systems."""

    @property
    def patience(self) -> Patience:
        """Give how much people have sent."""

    @property
    def bans(self) -> Bans:
        """Give who may send no new reports."""

    @property
    def dialogues(self) -> Dialogues:
        """Give open conversations."""

    @property
    def reports(self) -> Reports:
        """Give reports and their history."""

    @property
    def deadlines(self) -> Deadlines:
        """Give the promises of reports, with their dates."""

    @property
    def tasks(self) -> Tasks:
        """Give the lists of a desk."""

    @property
    def finder(self) -> Finder:
        """Give the search."""

    @property
    def ratings(self) -> Ratings:
        """Give what reporters think of closed reports."""

    @property
    def mutes(self) -> Mutes:
        """Give who wants no news but answers."""

    @property
    def supporters(self) -> Supporters:
        """Give who supports which report."""

    @property
    def neighbours(self) -> Neighbours:
        """Give open reports that may be shown to others."""

    @property
    def villages(self) -> Villages:
        """Give the reports of a village."""

    @property
    def files(self) -> Files:
        """Give files of drafts and reports."""

    @property
    def lists(self) -> Lists:
        """Give lists that village heads upload."""

    @property
    def replies(self) -> Replies:
        """Give the ready replies of agencies."""

    @property
    def rules(self) -> Rulebook:
        """Give the published versions of the rules."""

    @property
    def corrections(self) -> Corrections:
        """Give what officers corrected."""

    @property
    def outbox(self) -> Outbox:
        """Give letters on their way out."""

    @property
    def deliveries(self) -> Deliveries:
        """Give how what was said about a case left."""

    @property
    def cards(self) -> Cards:
        """Give what each chat should show."""

    @property
    def housekeeping(self) -> Housekeeping:
        """Give what time does to the rows."""

    @property
    def retention(self) -> Retention:
        """Give what has been kept long enough."""


class Lanes(Protocol):
    """Where units run: one person's in order, people in parallel; each ends committed or undone."""

    def lane_of(self, key: int) -> int:
        """Tell which lane this key is pinned to."""

    def run(self, key: int, job: Callable[[UnitOfWork], T]) -> Awaitable[T]:
        """Run the job as one unit on the key's lane; done means committed.

        Raises StorageAway where the database cannot be reached (the job had no effect), LostRace when it lost
        too many races, or whatever the job raised (rolled back).
        """


class Clock(Protocol):
    """The time, made once in the composition root."""

    def now(self) -> datetime:
        """Give the time now (aware, UTC)."""


class Elected(Protocol):
    """Whether this process is the one that sends and ticks."""

    def leads(self) -> bool:
        """Tell whether this process was elected and still is."""
