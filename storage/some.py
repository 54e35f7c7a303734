"""So many rows of a table at a time: what has gathered in an outage must not take longer than a statement may."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

AT_ONCE = 5000
"""So many rows one statement of a sweep changes or deletes; the next sweep takes the rest."""


def some(table: Any, *which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:  # noqa: ANN401 - a table model
    """Say which rows: those that these conditions find, but not more than so many."""
    keys = table.__table__.primary_key.columns
    few = sa.select(*keys).where(*which).limit(AT_ONCE).correlate(None)
    # The conditions stand outside too: they are looked at again where a row was locked by who changes it.
    return sa.and_(*which, sa.tuple_(*keys).in_(few))
