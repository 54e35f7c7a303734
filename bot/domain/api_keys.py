"""Keys by which other systems speak to the HTTP interfaces: for one agency or for all, to read or to write as well."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class KeyScope(StrEnum):
    """What a key may do; who may write may read."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiKey:
    """A key as the archive has it: its hash alone is kept. ``agency`` is None where it is for all of them."""

    id: int
    name: str
    key_hash: str
    scope: KeyScope
    created: datetime
    agency: str | None = None
    used: datetime | None = None

    def may(self, scope: KeyScope) -> bool:
        """Tell whether the key is good for this."""
        return scope is KeyScope.READ or self.scope is KeyScope.WRITE
