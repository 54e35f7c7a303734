"""Files by their content: on disk or in S3, under the SHA-256 of what they hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, NotFoundError
from obstore.store import LocalStore, from_url

from bot import log
from bot.domain.errors import DamagedFile, StorageAway

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from obstore.store import ObjectStore


FOLDER = "sha256"
AT_ONCE = 500
"""So many are looked at together."""

logger = log.get(__name__)


@dataclass(frozen=True, slots=True)
class Blobs:
    """A store in which the same content is kept once."""

    store: ObjectStore

    async def put(self, content: bytes) -> str:
        """Keep the content and give its SHA-256 in hexadecimal; what was kept and is damaged is mended; StorageAway."""
        digest = hashlib.sha256(content).hexdigest()
        try:
            await self._write(digest, content, mode="create")
        except AlreadyExistsError:
            await self._mend(digest, content)
        return digest

    async def _mend(self, digest: str, content: bytes) -> None:
        try:
            await self.get(digest)
        except FileNotFoundError:
            await self._write(digest, content, mode="overwrite")

    async def _write(self, digest: str, content: bytes, *, mode: Literal["create", "overwrite"]) -> None:
        try:
            await obstore.put_async(self.store, _path(digest), content, mode=mode)
        except AlreadyExistsError:
            raise
        except (BaseError, OSError) as error:
            raise StorageAway(type(error).__name__) from error

    async def get(self, digest: str) -> bytes:
        """Give the content with this SHA-256; raises FileNotFoundError, DamagedFile among them, and StorageAway."""
        content = await self._read(digest)
        if hashlib.sha256(content).hexdigest() != digest:
            logger.error("file is damaged: bring it back from a backup", sha256=digest, size=len(content))
            raise DamagedFile(digest)
        return content

    async def _read(self, digest: str) -> bytes:
        try:
            found = await obstore.get_async(self.store, _path(digest))
            return bytes(await found.bytes_async())
        except (FileNotFoundError, NotFoundError) as error:
            raise FileNotFoundError(digest) from error
        except (BaseError, OSError) as error:
            raise StorageAway(type(error).__name__) from error

    async def older(self, than: datetime) -> AsyncIterator[Sequence[str]]:
        """Walk through the SHA-256 of what was kept before then, some at a time; raises StorageAway."""
        try:
            async for page in obstore.list(self.store, FOLDER, chunk_size=AT_ONCE):
                if old := [Path(one["path"]).name for one in page if one["last_modified"] < than]:
                    yield old
        except (BaseError, OSError) as error:
            raise StorageAway(type(error).__name__) from error

    async def delete(self, digests: Sequence[str]) -> None:
        """Delete these contents; one that is not there is none; raises StorageAway."""
        for digest in digests:
            try:
                await obstore.delete_async(self.store, _path(digest))
            except (FileNotFoundError, NotFoundError):
                continue
            except (BaseError, OSError) as error:
                raise StorageAway(type(error).__name__) from error

    async def probe(self) -> None:
        """Keep a file, read it and delete it again, beside the others; raises StorageAway."""
        path, content = f"probe/{uuid4()}", b"simpul check"
        try:
            await obstore.put_async(self.store, path, content)
            found = bytes(await (await obstore.get_async(self.store, path)).bytes_async())
            await obstore.delete_async(self.store, path)
        except (BaseError, OSError) as error:
            raise StorageAway(type(error).__name__) from error
        if found != content:
            raise StorageAway("what was read is not what was kept")  # noqa: TRY003 - the cause


def build(url: str) -> Blobs:
    """Open the store that FILES_URL names: ``file:folder`` or ``s3://bucket/prefix``."""
    if url.startswith("file:"):
        folder = Path(url.removeprefix("file:"))
        folder.mkdir(parents=True, exist_ok=True)
        return Blobs(LocalStore(prefix=folder.resolve(), mkdir=True))
    return Blobs(from_url(url))


def _path(digest: str) -> str:
    return f"{FOLDER}/{digest[:2]}/{digest}"
