"""Files in S3, as FILES_URL and the AWS_ variables name it, against a server that speaks it."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import obstore
import pytest

from bot.domain.errors import DamagedFile, StorageAway
from storage import blobs
from tests.support.s3 import BUCKET, MADE, s3, s3_server

if TYPE_CHECKING:
    from tests.support.s3 import S3

__all__ = ["s3", "s3_server"]

pytestmark = [pytest.mark.asyncio, MADE]

NOWHERE = "0" * 64
PATIENCE = 60
LARGEST = 20 * 1024**2


@pytest.fixture
def store(s3: S3) -> blobs.Blobs:
    return blobs.build(s3.folder())


async def kept(store: blobs.Blobs, than: datetime) -> list[str]:
    return sorted([one async for page in store.older(than) for one in page])


async def test_what_was_kept_is_given_back_and_kept_once(store: blobs.Blobs) -> None:
    digest = await store.put(b"isi")
    assert digest == hashlib.sha256(b"isi").hexdigest()
    assert await store.put(b"isi") == digest
    assert await store.get(digest) == b"isi"
    assert await kept(store, datetime.now(UTC) + timedelta(hours=1)) == [digest]


async def test_the_folder_of_the_address_is_kept_to(s3: S3) -> None:
    """Two that share a bucket do not see each other, and the bucket has the folder's name."""
    one, other = s3.folder(), s3.folder()
    digest = await blobs.build(one).put(b"isi")
    with pytest.raises(FileNotFoundError):
        await blobs.build(other).get(digest)
    whole = blobs.build(f"s3://{BUCKET}").store
    path = f"{one.removeprefix(f's3://{BUCKET}/')}/sha256/{digest[:2]}/{digest}"
    assert bytes(await (await obstore.get_async(whole, path)).bytes_async()) == b"isi"


async def test_what_is_missing_is_named(store: blobs.Blobs) -> None:
    with pytest.raises(FileNotFoundError, match=NOWHERE):
        await store.get(NOWHERE)


async def test_what_is_damaged_is_not_given_and_mended_by_its_like(store: blobs.Blobs) -> None:
    digest = await store.put(b"isi")
    await obstore.put_async(store.store, f"sha256/{digest[:2]}/{digest}", b"isI")
    with pytest.raises(DamagedFile, match=digest):
        await store.get(digest)
    assert await store.put(b"isi") == digest
    assert await store.get(digest) == b"isi"


async def test_what_is_old_is_listed_page_by_page_and_deleted(store: blobs.Blobs) -> None:
    """As the fetcher sweeps: old ones of all pages, whatever is gone already, and nothing else."""
    digests = sorted([await store.put(f"isi {number}".encode()) for number in range(5)])
    now = datetime.now(UTC)
    assert await kept(store, now + timedelta(hours=1)) == digests
    assert await kept(store, now - timedelta(hours=1)) == []
    await store.delete([digests[0], NOWHERE, digests[3]])
    assert await kept(store, now + timedelta(hours=1)) == [digests[1], digests[2], digests[4]]
    with pytest.raises(FileNotFoundError):
        await store.get(digests[0])


async def test_a_probe_leaves_nothing_behind(store: blobs.Blobs) -> None:
    await store.probe()
    assert not [one async for page in obstore.list(store.store) for one in page]


async def test_the_largest_file_comes_back_whole(store: blobs.Blobs) -> None:
    """As large as Telegram hands files to bots; kept again, it is still one."""
    content = hashlib.shake_256(b"besar").digest(LARGEST)
    digest = await store.put(content)
    assert await store.put(content) == digest
    assert await store.get(digest) == content
    assert await kept(store, datetime.now(UTC) + timedelta(hours=1)) == [digest]


async def test_a_wrong_key_is_told_at_once_and_the_right_one_works(s3: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused is neither missing nor kept: the file stays to be fetched, and `simpul check` names the bucket."""
    name, secret = s3.key()
    url = s3.folder()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", name)
    wrong = blobs.build(url)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret)
    right = blobs.build(url)
    s3.guard(on=True)
    try:
        for refused in (wrong.put(b"isi"), wrong.get(NOWHERE), wrong.delete([NOWHERE]), wrong.probe()):
            with pytest.raises(StorageAway):
                await refused
        with pytest.raises(StorageAway):
            await kept(wrong, datetime.now(UTC))
        await right.probe()
        assert await right.get(await right.put(b"isi")) == b"isi"
    finally:
        s3.guard(on=False)


async def put_until_it_is_kept(store: blobs.Blobs, content: bytes) -> str:
    """Put as the fetcher does: what was away is tried again; a line that broke within a put is told at once."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(StorageAway):
                return await store.put(content)
            await asyncio.sleep(0.1)


async def test_a_server_that_comes_back_takes_what_waited(s3: S3, store: blobs.Blobs) -> None:
    """Killed and started again: it is away, not empty, and what is tried again is kept."""
    await store.probe()
    s3.stop()
    putting = asyncio.ensure_future(put_until_it_is_kept(store, b"isi"))
    await asyncio.to_thread(s3.start)
    assert await store.get(await putting) == b"isi"
