"""What ``simpul check`` sees where files are kept, and of free space."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError, StorageAway
from bot.visit import Doubt
from storage import blobs, standing

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.visit import Visit

FREE_MB = 500
"""Below this much free space a report with photos may soon not fit any more."""

PATIENCE_SECONDS = 20.0


class FilesRefused(SimpulError):
    """Files cannot be kept and read at FILES_URL; check the folder's owner, or the bucket and its credentials."""


class FilesApart(Doubt):
    """Each replica keeps files on a disk of its own; with several, set FILES_URL to a shared folder or to s3://."""


class DiskFull(SimpulError):
    """There is hardly any free space where the data is kept; make room."""


def files(visit: Visit) -> str:
    """Keep a file and read it again."""
    url = visit.settings.files_url
    try:
        asyncio.run(asyncio.wait_for(blobs.build(url).probe(), PATIENCE_SECONDS))
    except (OSError, StorageAway, TimeoutError) as error:
        raise FilesRefused(
            str(error) if isinstance(error, StorageAway) and error.args else type(error).__name__
        ) from None
    if url.startswith("file:") and standing.file(visit.settings.database_url) is None:
        raise FilesApart("a folder of this machine, beside PostgreSQL")
    return "can be written and read"


def disk(visit: Visit) -> str:
    """Look at the free space where the database and the files are."""
    free = {folder: shutil.disk_usage(folder).free // 1024**2 for folder in _folders(visit.settings)}
    told = ", ".join(f"{megabytes} MB free in {folder}" for folder, megabytes in free.items())
    if min(free.values()) < FREE_MB:
        raise DiskFull(told)
    return told


def _folders(settings: Settings) -> list[Path]:
    """Name the folders that fill: of the database, of the files, or where Simpul was started if both are elsewhere."""
    database = standing.file(settings.database_url)
    own = [database.parent] if database else []
    if settings.files_url.startswith("file:"):
        own.append(Path(settings.files_url.removeprefix("file:")))
    there = (next(one for one in (path, *path.parents) if one.is_dir()) for path in (one.absolute() for one in own))
    return list(dict.fromkeys(there)) or [Path.cwd()]
