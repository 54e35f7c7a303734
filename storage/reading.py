"""A connection for long reading: it cannot write, holds nobody up, and every statement has a limit of time."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import SimpulError, StorageAway
from storage import engine
from storage.sealing import PLAIN
from storage.tables import ReportRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.sealing import Ring


class NoReports(SimpulError):
    """There is no database with reports yet; run `simpul run`, `simpul migrate` or `simpul import FILE` first."""


@contextmanager
def opened(url: str, ring: Ring = PLAIN) -> Iterator[sa.Connection]:
    """Open it; raises NoReports where nothing was ever kept, and StorageAway."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        raise NoReports(address.database)
    reader = engine.reader(url, ring=ring)
    try:
        with reader.connect() as connection:
            if not sa.inspect(connection).has_table(str(ReportRow.__tablename__)):
                raise NoReports
            yield connection
    except DBAPIError as error:
        raise StorageAway(str(error.orig)) from error
    finally:
        reader.dispose()
