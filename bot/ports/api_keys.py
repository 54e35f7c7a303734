"""Keys of other systems, as a protocol; the archive fulfils it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.api_keys import ApiKey, KeyScope


class ApiKeys(Protocol):
    """The keys that are good; only their hashes are kept."""

    def add(self, *, name: str, key_hash: str, agency: str | None, scope: KeyScope) -> None:
        """Keep a new key."""

    def live(self) -> Sequence[ApiKey]:
        """List the keys that are good, oldest first."""

    def find(self, key_hash: str) -> ApiKey | None:
        """Give the good key with this hash."""

    def used(self, key: ApiKey) -> None:
        """Note that the key was used now."""

    def revoke(self, name: str) -> bool:
        """Let the key of this name be good no more; False where there is none."""
