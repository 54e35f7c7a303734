"""A PostgreSQL that has a standby which confirms every COMMIT, and that can be killed: the standby takes its place."""

from __future__ import annotations

import os
import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.support.ports import free_port
from tests.support.postgres import Postgres

PATIENCE = 30.0


def _server() -> Postgres:
    return Postgres(port=free_port())


@dataclass
class Pair:
    """Primary and synchronous standby, each a whole server; an address names both."""

    primary: Postgres = field(default_factory=_server)
    standby: Postgres = field(default_factory=_server)

    def start(self) -> None:
        """Start the primary, copy it, start the copy as its standby, and let every COMMIT wait for it."""
        self.primary.start()
        self.standby.settle()
        source = f"host=127.0.0.1 port={self.primary.port} user=postgres"
        copied = ("-D", f"{self.standby.folder}/data", "-R", "-X", "stream", "-c", "fast", "--no-sync")
        self.primary.run("pg_basebackup", "-d", source, *copied)
        self.standby.up()
        self.primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.primary.ask("SELECT pg_reload_conf()")
        with psycopg.connect(f"{source} dbname=postgres", autocommit=True) as asked:
            until = time.monotonic() + PATIENCE
            while asked.execute("SELECT sync_state FROM pg_stat_replication").fetchall() != [("sync",)]:
                assert time.monotonic() < until, "no standby has come"
                time.sleep(0.02)

    def database(self) -> str:
        """Make an empty database; the address finds it on whichever of the two can be written to."""
        name = (self.primary.database().partition("@/")[2]).partition("?")[0]
        hosts = "&".join(f"host=127.0.0.1:{one.port}" for one in (self.primary, self.standby))
        return f"postgresql+psycopg://postgres@/{name}?{hosts}&target_session_attrs=read-write"

    def kill(self) -> None:
        """Kill the primary, all of its processes, without a word."""
        postmaster = int((self.primary.folder / "data/postmaster.pid").read_text().splitlines()[0])
        for process in (postmaster, *_children(postmaster)):
            os.kill(process, signal.SIGKILL)

    def promote(self) -> None:
        """Let the standby be the primary, as whoever watches over the two would."""
        self.standby.run("pg_ctl", "-D", f"{self.standby.folder}/data", "-w", "promote")

    def stop(self) -> None:
        """Stop what runs, and remove both folders."""
        self.standby.stop()
        shutil.rmtree(self.primary.folder, ignore_errors=True)


def _children(parent: int) -> list[int]:
    """List the processes that this one started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found
