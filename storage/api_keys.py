"""Keys of other systems, kept as hashes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.api_keys import ApiKey, KeyScope
from storage.tables import ApiKeyRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_KEYS: sa.Table = ApiKeyRow.__table__  # type: ignore[attr-defined]
_LIVE = col(ApiKeyRow.revoked).is_(None)

NOTED_EVERY = timedelta(minutes=1)
"""The last use is noted no more often, so that reading writes nothing most of the time."""


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """The keys that are good; revoked ones stay in the table."""

    connection: sa.Connection
    now: datetime

    def add(self, *, name: str, key_hash: str, agency: str | None, scope: KeyScope) -> None:
        """Keep a new key."""
        values = {"name": name, "key_hash": key_hash, "agency_code": agency, "scope": scope, "created": self.now}
        self.connection.execute(sa.insert(ApiKeyRow).values(**values))

    def live(self) -> Sequence[ApiKey]:
        """List the keys that are good, oldest first."""
        rows = self.connection.execute(sa.select(_KEYS).where(_LIVE).order_by(_KEYS.c.id))
        return [_key(row) for row in rows]

    def find(self, key_hash: str) -> ApiKey | None:
        """Give the good key with this hash."""
        row = self.connection.execute(sa.select(_KEYS).where(_LIVE, _KEYS.c.key_hash == key_hash)).first()
        return _key(row) if row else None

    def used(self, key: ApiKey) -> None:
        """Note that the key was used now."""
        if key.used is None or key.used <= self.now - NOTED_EVERY:
            self.connection.execute(sa.update(ApiKeyRow).where(_KEYS.c.id == key.id).values(used=self.now))

    def revoke(self, name: str) -> bool:
        """Let the key of this name be good no more; False where there is none."""
        named = sa.update(ApiKeyRow).where(_LIVE, _KEYS.c.name == name)
        return self.connection.execute(named.values(revoked=self.now)).rowcount == 1


def _key(row: sa.Row[Any]) -> ApiKey:
    return ApiKey(
        id=row.id,
        name=row.name,
        key_hash=row.key_hash,
        scope=KeyScope(row.scope),
        created=row.created,
        agency=row.agency_code,
        used=row.used,
    )
