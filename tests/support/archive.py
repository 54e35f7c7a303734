"""The archive alone: an engine, its lanes, a clock that is moved by hand, and short words for what tests store."""

from __future__ import annotations

import asyncio
import shutil
import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg
import sqlalchemy as sa

from bot.domain.agencies import Agency
from bot.domain.deadlines import WorkCalendar
from bot.domain.lifecycle import Event, Role, Status
from bot.domain.messages import Letter
from bot.domain.people import NOTICE_VERSION
from bot.domain.profile import GUARDED, Profile
from bot.domain.report import Entry, Report
from bot.domain.rules import Phrase, Rules
from bot.domain.safety import TOPICS, Safety
from bot.domain.tenant import Tenant
from storage import engine, migrate
from storage.areas import archive as official
from storage.lanes import Lanes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from bot.domain.people import Actor
    from bot.ports import UnitOfWork
    from tests.support.postgres import Postgres

T = TypeVar("T")

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

TENANT = Tenant(
    agencies={"lampu": Agency(code="lampu", name="Dinas Perhubungan", type="lampu")},
    rules=Rules(version=1, phrases={"lampu": (Phrase(words=("lampu",), weight=1.0),)}),
    profile=Profile(
        name="Kota Melati",
        bounds=None,
        sensitive=dict.fromkeys(GUARDED, ("verifier",)),
        numbers=(),
    ),
    safety=Safety(version="1", topics={topic: Rules(version=1, phrases={}) for topic in TOPICS}),
    calendar=WorkCalendar(holidays={}, zone=UTC),
)


AREAS = official.build(None)
"""Names alone: no tenant brought boundaries."""


@dataclass
class HandClock:
    """A clock that stands until it is moved."""

    time: datetime = START

    def now(self) -> datetime:
        """Give the time it shows."""
        return self.time

    def forward(self, **delta: float) -> None:
        """Move on."""
        self.time += timedelta(**delta)


@dataclass
class Replica:
    """One process's lanes over the shared database; ``mail`` counts how often the sender was called."""

    url: str
    clock: HandClock
    tenant: Tenant = TENANT
    engine: sa.Engine = field(init=False)
    lanes: Lanes = field(init=False)
    mail: int = 0
    wake: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        """Lay the lanes."""
        self.engine = engine.build(self.url)
        self.lanes = Lanes(self.engine, clock=self.clock, tenant=lambda: self.tenant, areas=AREAS, on_mail=self._called)

    def _called(self) -> None:
        self.mail += 1
        if self.wake is not None:
            self.wake()

    async def run(self, job: Callable[[UnitOfWork], T], *, key: int = 1) -> T:
        """Run a job as one unit."""
        return await self.lanes.run(key, job)


@dataclass
class Archive(Replica):
    """The database of a test and its first replica."""

    others: list[Replica] = field(default_factory=list)

    def replica(self, *, started: bool = True, tenant: Tenant = TENANT) -> Replica:
        """Lay a second process's lanes over the same database; what is queued before their start waits together."""
        other = Replica(self.url, self.clock, tenant)
        self.others.append(other)
        if started:
            other.lanes.start()
        return other

    def rows(self, statement: str, **values: object) -> list[sa.Row[Any]]:
        """Read over a connection of its own, which sees only what is committed."""
        reader = engine.reader(self.url)
        with reader.connect() as connection:
            return list(connection.execute(sa.text(statement), values).all())

    def count(self, table: str) -> int:
        """Count a table's committed rows."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Archive]:
    """Open an archive over a migrated database."""
    archive = Archive(url, HandClock())
    archive.lanes.start()
    try:
        yield archive
    finally:
        for replica in (archive, *archive.others):
            await replica.lanes.stop()


@dataclass
class Templates:
    """Migrated databases, made once a session and copied for each test."""

    folder: Path
    sources: dict[str, str] = field(default_factory=dict)

    def sqlite(self, folder: Path) -> str:
        """Copy the migrated file."""
        source = self.sources.get("sqlite") or self._migrated("sqlite", f"sqlite:///{self.folder}/template.db")
        target = folder / "simpul.db"
        shutil.copy(sa.make_url(source).database or "", target)
        return f"sqlite:///{target}"

    def postgresql(self, server: Postgres) -> str:
        """Copy the migrated database."""
        source = self.sources.get("postgresql") or self._migrated("postgresql", server.database())
        template = sa.make_url(source).database
        name = f"copy_{next(server.numbers)}"
        self._command(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return f"postgresql+psycopg://postgres@/{name}?host={server.folder}"

    def drop(self, server: Postgres, url: str) -> None:
        """Remove a copy: hundreds of them would fill the disk."""
        self._command(server, f"DROP DATABASE {sa.make_url(url).database} WITH (FORCE)")

    @staticmethod
    def _command(server: Postgres, statement: str) -> None:
        with psycopg.connect(f"host={server.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def _migrated(self, kind: str, url: str) -> str:
        made = engine.build(url)
        migrate.upgrade(made)
        self.sources[kind] = url
        return url


@asynccontextmanager
async def holding(replica: Replica, key: int = 1) -> AsyncIterator[None]:
    """Keep a lane busy, so that what is queued meanwhile waits together."""
    entered, gate = threading.Event(), threading.Event()

    def busy(_unit: UnitOfWork) -> None:
        entered.set()
        gate.wait()

    held = asyncio.ensure_future(replica.run(busy, key=key))
    await asyncio.to_thread(entered.wait)
    try:
        yield
    finally:
        gate.set()
        await held


async def together(replica: Replica, jobs: Sequence[Callable[[UnitOfWork], T]], *, key: int = 1) -> list[Any]:
    """Run jobs that wait at the same time on one lane; gives their values and exceptions in order."""
    async with holding(replica, key):
        waiting = await queued(replica, jobs, key=key)
    return list(await asyncio.gather(*waiting, return_exceptions=True))


async def queued(
    replica: Replica,
    jobs: Sequence[Callable[[UnitOfWork], T]],
    *,
    key: int = 1,
) -> list[asyncio.Task[T]]:
    """Queue jobs on a lane, in order; gives the tasks that wait for them."""
    waiting = [asyncio.create_task(replica.run(job, key=key)) for job in jobs]
    # One turn of the loop lets each of these tasks queue its job.
    await asyncio.sleep(0)
    return waiting


def meet(unit: UnitOfWork, number: int = 1, *, name: str = "Siti Aminah") -> Actor:
    """Meet a person in private."""
    return unit.people.meet(user=7_000_000_000 + number, chat=7_000_000_000 + number, kind="private", name=name)


def agreed(unit: UnitOfWork, number: int = 1, *, name: str = "Siti Aminah") -> Actor:
    """Meet a person in private who agrees to the notice: the sweep does not forget them as a stranger."""
    actor = meet(unit, number, name=name)
    unit.people.agree(actor.person, NOTICE_VERSION)
    return actor


def letter(chat: int, text: str = "halo", **parts: Any) -> Letter:
    """Write a letter that carries a word by which the test knows it again."""
    return Letter(chat=chat, key="welcome-back", values={"text": text}, **parts)


def add_report(unit: UnitOfWork, reporter: int, *, code: str = "0000-0000-0", **parts: Any) -> Report:
    """Store a report that has just been submitted, with the first line of its history."""
    new = Report(
        id=0,
        code=code,
        status=Status.SUBMITTED,
        revision=0,
        reporter=reporter,
        agency=parts.pop("agency", "lampu"),
        title="Lampu mati",
        story="Lampu jalan mati sejak hari Senin.",
        submitted=unit.now,
    )
    stored = unit.reports.add(replace(new, **parts), draft=f"draft-{code}", rules="1")
    return unit.reports.move(stored, entry(unit, Event.SUBMIT, Status.SUBMITTED, actor=reporter))


def entry(
    unit: UnitOfWork,
    event: Event,
    status: Status,
    *,
    role: Role = Role.REPORTER,
    actor: int | None = None,
    text: str = "",
    agency: str | None = "lampu",
) -> Entry:
    """Write a line of a history, as of now."""
    return Entry(event=event, role=role, actor=actor, at=unit.now, status=status, text=text, agency=agency)
