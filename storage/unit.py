"""One transaction with everything in reach: what a use case is handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from storage.api_keys import ApiKeys
from storage.audit import Audit
from storage.bans import Bans
from storage.canned import Replies
from storage.cards import Cards
from storage.claim_links import ClaimLinks
from storage.corrections import Corrections
from storage.deadlines import Deadlines
from storage.deliveries import Deliveries
from storage.dialogues import Dialogues
from storage.files import Files
from storage.finder import Finder
from storage.housekeeping import Housekeeping
from storage.invites import Invites
from storage.lists import Lists
from storage.members import Members
from storage.mutes import Mutes
from storage.neighbours import Neighbours
from storage.outbox import Outbox
from storage.patience import Patience
from storage.people import People
from storage.ratings import Ratings
from storage.reports import Reports
from storage.retention import Retention
from storage.rules import Rulebook
from storage.supporters import Supporters
from storage.tasks import Tasks
from storage.updates import Updates
from storage.villages import Villages

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.tenant import Tenant
    from bot.ports.areas import Areas

CHANNEL = "simpul_outbox"
"""The PostgreSQL channel that wakes the sender, on whichever replica it runs."""


class Unit:
    """The stores over one connection, at one time."""

    def __init__(self, connection: sa.Connection, *, now: datetime, tenant: Tenant, areas: Areas) -> None:
        """Open the stores; nothing is read yet."""
        self.connection = connection
        self.now = now
        self.tenant = tenant
        self.areas = areas
        self.updates = Updates(connection, now)
        self.people = People(connection, now)
        self.members = Members(connection, now)
        self.invites = Invites(connection, now)
        self.claim_links = ClaimLinks(connection, now)
        self.audit = Audit(connection, now)
        self.api_keys = ApiKeys(connection, now)
        self.patience = Patience(connection, now)
        self.bans = Bans(connection, now)
        self.dialogues = Dialogues(connection, now)
        self.reports = Reports(connection, now)
        self.deadlines = Deadlines(connection, now)
        self.ratings = Ratings(connection, now)
        self.mutes = Mutes(connection, now)
        self.supporters = Supporters(connection, now)
        self.tasks = Tasks(connection, now)
        self.finder = Finder(connection, now)
        self.neighbours = Neighbours(connection, now)
        self.villages = Villages(connection, now)
        self.files = Files(connection, now)
        self.lists = Lists(connection, now)
        self.replies = Replies(connection, now)
        self.rules = Rulebook(connection, now)
        self.corrections = Corrections(connection, now)
        self.outbox = Outbox(connection, now)
        self.cards = Cards(connection, now)
        self.deliveries = Deliveries(connection)
        self.housekeeping = Housekeeping(connection, now)
        self.retention = Retention(connection, now)

    def at(self, moment: datetime) -> Unit:
        """Give the same stores as of another time, to read who held which role then."""
        return Unit(self.connection, now=moment, tenant=self.tenant, areas=self.areas)

    @property
    def mail(self) -> bool:
        """Tell whether this unit left something for the sender."""
        return self.outbox.mail or self.cards.mail

    def seal(self) -> None:
        """Say, inside the transaction, that the sender has something to do."""
        if self.mail and self.connection.dialect.name == "postgresql":
            self.connection.execute(sa.text(f"NOTIFY {CHANNEL}"))
