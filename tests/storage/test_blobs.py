"""Files by their content: what is missing and what does not answer are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import obstore
import pytest
from obstore.exceptions import GenericError, NotFoundError
from obstore.store import MemoryStore, from_url

from bot.domain.errors import DamagedFile, StorageAway
from storage import blobs

if TYPE_CHECKING:
    from pathlib import Path

    from obstore.store import ObjectStore

pytestmark = pytest.mark.asyncio

NOWHERE = "0" * 64


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> blobs.Blobs:
    return blobs.build(f"file:{tmp_path}") if request.param == "folder" else blobs.Blobs(MemoryStore())


async def test_what_was_kept_is_given_back(store: blobs.Blobs) -> None:
    digest = await store.put(b"isi")
    assert await store.put(b"isi") == digest
    assert await store.get(digest) == b"isi"
    assert await store.get(await store.put(b"")) == b""


async def test_what_is_missing_is_named(store: blobs.Blobs) -> None:
    with pytest.raises(FileNotFoundError, match=NOWHERE):
        await store.get(NOWHERE)


async def test_what_is_damaged_is_not_given_and_mended_by_its_like(store: blobs.Blobs) -> None:
    """A bit that fell over on the disk: whoever asks hears of it; the same content coming in again is whole."""
    digest = await store.put(b"isi")
    await obstore.put_async(store.store, f"sha256/{digest[:2]}/{digest}", b"isI")
    with pytest.raises(DamagedFile, match=digest):
        await store.get(digest)
    assert await store.put(b"isi") == digest
    assert await store.get(digest) == b"isi"


async def test_a_store_that_goes_while_a_file_is_mended_is_away(
    store: blobs.Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = await store.put(b"isi")
    await obstore.put_async(store.store, f"sha256/{digest[:2]}/{digest}", b"isI")
    put, gone = obstore.put_async, GenericError("slow down")

    async def refuse(where: ObjectStore, path: str, content: bytes, *, mode: Literal["create", "overwrite"]) -> object:
        if mode == "overwrite":
            raise gone
        return await put(where, path, content, mode=mode)

    monkeypatch.setattr(obstore, "put_async", refuse)
    with pytest.raises(StorageAway, match="GenericError"):
        await store.put(b"isi")


async def test_a_store_that_does_not_answer_is_away() -> None:
    silent = blobs.Blobs(
        from_url(
            "s3://ember",
            endpoint="http://127.0.0.1:9",
            access_key_id="a",
            secret_access_key="b",
            region="us-east-1",
            client_options={"allow_http": True, "connect_timeout": "1s"},
            retry_config={"max_retries": 0},
        )
    )
    with pytest.raises(StorageAway, match="GenericError"):
        await silent.get(NOWHERE)
    with pytest.raises(StorageAway, match="GenericError"):
        await silent.put(b"isi")


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (NotFoundError("gone"), FileNotFoundError),
        (GenericError("slow down"), StorageAway),
        (PermissionError("disk"), StorageAway),
        (OSError("disk"), StorageAway),
    ],
)
async def test_each_fault_has_its_name(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, expected: type[Exception]
) -> None:
    async def refuse(*_: object) -> None:
        raise raised

    monkeypatch.setattr(blobs.obstore, "get_async", refuse)
    with pytest.raises(expected):
        await blobs.Blobs(MemoryStore()).get(NOWHERE)
