"""Keys of other systems: made and shown once, recognized, revoked."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError
from bot.domain.tokens import hash_of, new_token

if TYPE_CHECKING:
    from bot.domain.api_keys import ApiKey, KeyScope
    from bot.ports import UnitOfWork

PREFIX = "simpul_"
"""What a key begins with, so that whoever finds one knows what it is."""


class KeyNameTaken(SimpulError):
    """A key of this name is in use; revoke it first with `simpul api-key revoke`, or take another name."""


def add(unit: UnitOfWork, name: str, *, agency: str | None, scope: KeyScope) -> str:
    """Make a key and give it, this once; raises KeyNameTaken."""
    if any(one.name == name for one in unit.api_keys.live()):
        raise KeyNameTaken(name)
    key = PREFIX + new_token()
    unit.api_keys.add(name=name, key_hash=hash_of(key), agency=agency, scope=scope)
    return key


def known(unit: UnitOfWork, shown: str) -> ApiKey | None:
    """Find the key that somebody shows, and note its use; None where it is none of ours or was revoked."""
    found = unit.api_keys.find(hash_of(shown))
    if found is None or not hmac.compare_digest(found.key_hash, hash_of(shown)):
        return None
    unit.api_keys.used(found)
    return found
