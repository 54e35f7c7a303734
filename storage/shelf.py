"""What is read about rules beside whatever is running: over a connection that cannot write and holds nobody up."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import StorageAway
from storage import engine
from storage.corrections import Corrections
from storage.rules import Rulebook
from storage.sealing import PLAIN
from storage.tables import ActivationRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.sealing import Ring

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where nothing is written."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The versions and the corrections, to be read."""

    rules: Rulebook
    corrections: Corrections


@contextmanager
def opened(url: str, ring: Ring = PLAIN) -> Iterator[Shelf | None]:
    """Open the shelf; None where there is no database yet, or one without rules; raises StorageAway."""
    if not _made(url):
        yield None
        return
    reader = engine.reader(url, ring=ring)
    try:
        with reader.connect() as connection:
            there = sa.inspect(connection).has_table(str(ActivationRow.__tablename__))
            yield Shelf(Rulebook(connection, _NEVER), Corrections(connection, _NEVER)) if there else None
    except DBAPIError as error:
        raise StorageAway(str(error.orig)) from error
    finally:
        reader.dispose()


def _made(url: str) -> bool:
    """Tell whether there is something to connect to: SQLite would make a file."""
    address = sa.make_url(url)
    return address.get_backend_name() != "sqlite" or Path(address.database or "").is_file()
