"""How a file comes in: known by Telegram's id, fetched beside the conversation, kept by its content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime


class FileState(StrEnum):
    """How far a file has come."""

    KNOWN = "known"
    KEPT = "kept"
    LOST = "lost"
    REFUSED = "refused"


class Danger(StrEnum):
    """Why a file is handed to nobody: it grows when it is opened, it runs, or it is not what it says it is."""

    BOMB = "bomb"
    PROGRAM = "program"
    DISGUISE = "disguise"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """What a file is: its MIME type by content, the ``suffix`` its name should have ("" where it has it)."""

    mime: str
    suffix: str = ""
    danger: Danger | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A file to fetch: whose it is (``role``), for which report, and Telegram's word for its kind.

    ``name`` is its sender's.
    """

    row: int
    report: int
    file_id: str
    attempts: int
    kind: str
    role: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchFailure:
    """A file did not come; ``final`` where it never will."""

    cause: str
    final: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cleaned:
    """A file without what it carried along, and its kind by content."""

    content: bytes
    mime: str
    suffix: str


class FileSource(Protocol):
    """Where files are fetched from."""

    async def fetch(self, file_id: str) -> bytes | FetchFailure:
        """Give the content; a failure is a value, never an exception."""


class FileStore(Protocol):
    """Where files are kept."""

    async def put(self, content: bytes) -> str:
        """Keep the content and give its SHA-256; raises StorageAway."""

    async def get(self, digest: str) -> bytes:
        """Give the content with this SHA-256; raises FileNotFoundError and StorageAway."""

    def older(self, than: datetime) -> AsyncIterator[Sequence[str]]:
        """Walk through the SHA-256 of what was kept before then, some at a time; raises StorageAway."""

    async def delete(self, digests: Sequence[str]) -> None:
        """Delete these contents; one that is not there is none; raises StorageAway."""


class FileCleaner(Protocol):
    """What files go through before they go to anybody else."""

    async def judge(self, content: bytes, name: str) -> Judged:
        """Tell what the file is by its content, and whether anybody may be handed it; ``name`` is its sender's."""

    async def clean(self, content: bytes) -> Cleaned | None:
        """Give the file without what it carries along; None where that cannot be done."""
