"""Who somebody is, sealed: AES-256-GCM under keys that the database never sees.

A sealed text reads ``s1.<key>.<nonce, text and tag in base64url>``, where ``<key>`` names the key by eight hexadecimal
digits and the additional data is the column's place, so that no sealed text can be moved to another column. The first
key seals, every key opens. A Telegram id is looked for by its mark: 62 bits of an HMAC-SHA256 of it.

An engine's dialect carries the ring (``engine.build``), for that is what a column's type is handed for each value.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
SEALED, ESCAPED = "s1.", "s0."
MARKED = 1 << 62
"""A mark has this bit, which no id of Telegram has: their ids take 52 bits at most."""

_SEALED = re.compile(r"s1\.(?P<key>[0-9a-f]{8})\.(?P<rest>[A-Za-z0-9_=-]+)")


class KeyMissing(SimpulError):
    """Identities here are sealed with keys that IDENTITY_KEYS lacks; add these keys again at the end of the list."""


class SealBroken(SimpulError):
    """A sealed identity cannot be opened, for it was changed or moved; restore this column from a backup."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key with what is made of it: one part seals, the other marks."""

    name: str
    cipher: AESGCM = field(repr=False)
    marking: bytes = field(repr=False)

    def mark(self, telegram: int) -> int:
        """Give what stands for a Telegram id: the same for the same id, and telling nothing without the key."""
        digest = hmac.digest(self.marking, str(telegram).encode(), "sha256")
        return MARKED | int.from_bytes(digest[:8]) >> 2


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys of one process; without any, everything is kept as it reads."""

    keys: tuple[Key, ...] = ()

    @property
    def writes(self) -> str:
        """Name the key that seals; empty where nothing is sealed."""
        return self.keys[0].name if self.keys else ""

    def seal(self, text: str, place: str) -> str:
        """Give what is stored for a text in a column; an empty one says nothing and stays empty."""
        if not text:
            return text
        if not self.keys:
            return f"{ESCAPED}{text}" if text.startswith((ESCAPED, SEALED)) else text
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self.keys[0].cipher.encrypt(nonce, text.encode(errors="surrogatepass"), place.encode())
        return f"{SEALED}{self.writes}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, stored: str, place: str) -> str:
        """Read what is stored in a column; raises KeyMissing and SealBroken."""
        if stored.startswith(ESCAPED):
            return stored.removeprefix(ESCAPED)
        found = _SEALED.fullmatch(stored) if stored.startswith(SEALED) else None
        return self._opened(found["key"], found["rest"], place) if found else stored

    def _opened(self, name: str, rest: str, place: str) -> str:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - only where something is sealed

        key = next((one for one in self.keys if one.name == name), None)
        if key is None:
            raise KeyMissing(name)
        try:
            content = base64.urlsafe_b64decode(rest)
            opened = key.cipher.decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken(place) from error
        return opened.decode(errors="surrogatepass")

    def marks(self, telegram: int) -> tuple[int, ...]:
        """Give every number under which a Telegram id may stand; the first is the one to write."""
        return (*(key.mark(telegram) for key in self.keys), telegram)


PLAIN = Ring()


def ring(keys: Iterable[str]) -> Ring:
    """Make a ring of keys as ``new_key`` writes them; raises ValueError where one is none."""
    return Ring(tuple(_key(one) for one in keys))


def new_key() -> str:
    """Make a key: 32 random bytes in base64url, 43 characters."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode().rstrip("=")


def ring_of(bound: sa.Dialect | sa.Connection) -> Ring:
    """Give the ring with which an engine was built."""
    dialect: Any = getattr(bound, "dialect", bound)
    found: Ring = getattr(dialect, "ring", PLAIN)
    return found


def _key(text: str) -> Key:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - only where a key is set

    secret = base64.urlsafe_b64decode(f"{text}=")
    if len(secret) != KEY_BYTES:
        message = "a key is 43 characters of A-Z, a-z, 0-9, - and _"
        raise ValueError(message)
    sealing, marking, name = (hmac.digest(secret, f"simpul {use}".encode(), "sha256") for use in ("seal", "mark", "id"))
    return Key(name=name.hex()[:8], cipher=AESGCM(sealing), marking=marking)
