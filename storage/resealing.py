"""Sealing anew what is plain, or sealed with a key before the first: a few rows at a time, and every row once a pass.

A pass walks through all tables by their primary keys; how far it is stands beside the name of its key. A whole pass
that found nothing ends it, and then no other key is needed any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from storage import accounts, migrate
from storage.accounts import TELEGRAM
from storage.engine import snapshot
from storage.sealed import HELD, Sealed, SealedJson
from storage.sealing import SEALED, KeyMissing, ring_of
from storage.tables import METADATA, ChatRow, IdentityKeyRow
from storage.upsert import insert_new

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from storage.sealing import Ring

AT_ONCE = 500
"""So many rows one unit seals."""

NOT_SEALED = "plain"
"""Stands for the key where a value reads as it is."""

_KEYS: sa.Table = IdentityKeyRow.__table__  # type: ignore[attr-defined]
_CHATS: sa.Table = ChatRow.__table__  # type: ignore[attr-defined]
_BEGIN = f'{{"{HELD}": "{SEALED}'
_ANEW = {"place": "", "after": sa.null(), "changed": 0}


def come_up(engine: sa.Engine, now: datetime) -> bool:
    """Bring the schema up to date and ``enter``; gives whether the schema was behind."""
    behind = migrate.upgrade(engine)
    enter(engine, now)
    return behind


def enter(engine: sa.Engine, now: datetime) -> None:
    """Note that the first key seals from now on; raises KeyMissing where something stands under one the ring lacks.

    What stands is looked at itself, beside whoever writes: a replica may seal with a key after its name was taken off.
    """
    ring = ring_of(engine.dialect)
    with migrate.answering():
        with snapshot(engine.url.render_as_string(hide_password=False)).connect() as connection:
            used = standing(connection).keys()
        if missing := used - {NOT_SEALED, *(key.name for key in ring.keys)}:
            raise KeyMissing(*sorted(missing))
        with engine.begin() as connection:
            _enter(connection, ring, now, anew=bool(used - {ring.writes}))


def _enter(connection: sa.Connection, ring: Ring, now: datetime, *, anew: bool) -> None:
    """Note the first key; ``anew`` says that a pass has something to seal, also where one has ended."""
    known = set(connection.execute(sa.select(_KEYS.c.name)).scalars())
    if gone := known - {key.name for key in ring.keys}:
        connection.execute(sa.delete(_KEYS).where(_KEYS.c.name.in_(gone)))
    if ring.keys and not insert_new(connection, IdentityKeyRow, name=ring.writes, since=now, place="", changed=0):
        # It seals again after another did, or beside it: what that one sealed is looked for once more.
        again = sa.update(_KEYS).where(_KEYS.c.name == ring.writes, _KEYS.c.done.is_not(None))
        if anew or len(known) > 1:
            connection.execute(again.values(done=None, **_ANEW))


def reseal(connection: sa.Connection, now: datetime, limit: int = AT_ONCE) -> int | None:
    """Take the pass so many rows further; gives how many were sealed, None where all was sealed before."""
    ring = ring_of(connection)
    found = connection.execute(sa.select(_KEYS).where(_KEYS.c.name == ring.writes).with_for_update()).first()
    if found is None or found.done is not None:
        return None
    tables = list(_tables())
    names = [table.name for table in tables]
    at = names.index(found.place) if found.place in names else 0
    last, sealed = _some(connection, ring, tables[at], found.after, limit)
    changed = found.changed + sealed
    if last is not None:
        _note(connection, ring, place=names[at], after=list(last), changed=changed)
    elif at + 1 < len(names):
        _note(connection, ring, place=names[at + 1], after=sa.null(), changed=changed)
    elif changed:
        _note(connection, ring, **_ANEW)
    else:
        connection.execute(sa.delete(_KEYS).where(_KEYS.c.name != ring.writes))
        _note(connection, ring, done=now, **_ANEW)
    return sealed


def rotate(engine: sa.Engine, now: datetime) -> Iterator[int]:
    """Go through all of it, beginning anew where the last pass has ended; gives the number of rows of each step."""
    sealed: int | None = 0
    with engine.begin() as connection:
        ended = sa.and_(_KEYS.c.name == ring_of(connection).writes, _KEYS.c.done.is_not(None))
        connection.execute(sa.update(_KEYS).where(ended).values(done=None, **_ANEW))
    while sealed is not None:
        with engine.begin() as connection:
            sealed = reseal(connection, now)
        if sealed:
            yield sealed


def standing(connection: sa.Connection) -> Mapping[str, int]:
    """Count the values that say who somebody is, by the key that sealed them."""
    counted: dict[str, int] = {}
    for table in _tables():
        for column in _columns(table):
            key = _key_of(column).label("key")
            query = sa.select(key, sa.func.count()).where(_says(column)).group_by(key)
            for name, count in connection.execute(query):
                counted[name] = counted.get(name, 0) + count
    return counted


def _note(connection: sa.Connection, ring: Ring, **values: object) -> None:
    connection.execute(sa.update(_KEYS).where(_KEYS.c.name == ring.writes).values(**values))


def _some(
    connection: sa.Connection, ring: Ring, table: sa.Table, after: Sequence[int] | None, limit: int
) -> tuple[Sequence[int] | None, int]:
    """Seal the next rows of a table; gives the last one's key, None behind the table's end, and their number."""
    columns, keys = list(_columns(table)), list(table.primary_key.columns)
    wrong = sa.or_(*(sa.and_(_says(one), _key_of(one) != ring.writes) for one in columns))
    more = [sa.tuple_(*keys) > sa.tuple_(*map(sa.literal, after))] if after else []
    shown = (*keys, *(one for one in columns if one is not _CHATS.c.telegram_sealed))
    query = sa.select(*shown, *([TELEGRAM] if table is _CHATS else [])).where(wrong, *more)
    rows = connection.execute(query.order_by(*keys).limit(limit).with_for_update()).mappings().all()
    for row in rows:
        values = {one.name: row[one.name] for one in columns if one.name in row and row[one.name] is not None}
        if table is _CHATS:
            values |= accounts.columns(connection, row["telegram"])
        mine = sa.and_(*(key == row[key.name] for key in keys))
        connection.execute(sa.update(table).where(mine).values(**values))
    return ([rows[-1][key.name] for key in keys] if len(rows) == limit else None), len(rows)


def _tables() -> Iterator[sa.Table]:
    """Give the tables that say who somebody is."""
    yield from (table for table in METADATA.sorted_tables if list(_columns(table)))


def _columns(table: sa.Table) -> Iterator[sa.Column[Any]]:
    yield from (column for column in table.columns if isinstance(column.type, Sealed | SealedJson))


def _stored(column: sa.Column[Any]) -> sa.ColumnElement[str]:
    """Give what the database holds, as text."""
    return sa.cast(sa.type_coerce(column, sa.JSON if isinstance(column.type, SealedJson) else sa.Text), sa.Text)


def _says(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """Tell whether a value says something; a Telegram id always stands beside its column."""
    if column is _CHATS.c.telegram_sealed:
        return sa.true()
    return sa.and_(column.is_not(None), _stored(column).not_in(("", "null", "{}", "[]")))


def _key_of(column: sa.Column[Any]) -> sa.ColumnElement[str]:
    """Name the key that sealed a value."""
    begin = _BEGIN if isinstance(column.type, SealedJson) else SEALED
    stored = sa.func.coalesce(_stored(column), "")
    named = sa.func.substr(stored, len(begin) + 1, 8)
    return sa.case((sa.func.substr(stored, 1, len(begin)) == begin, named), else_=NOT_SEALED)
