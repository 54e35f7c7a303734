"""Proving a database and its files, for the command line and for tests: the archive's proof, and every file's hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import DamagedFile
from bot.ports.reconciling import Discrepancy, Reconciled
from bot.tenancy import areas_of, ring_of, tenant_of
from storage import blobs, reading
from storage import reconcile as archive
from storage.sealing import PLAIN
from storage.unit import Unit

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.tenant import Tenant
    from bot.ports import FileStore
    from bot.ports.areas import Areas
    from bot.settings import Settings
    from storage.sealing import Ring


async def reconciled(settings: Settings, now: datetime) -> Reconciled:
    """Prove what the settings name; raises NoReports and StorageAway."""
    store = blobs.build(settings.files_url)
    return await proved(
        settings.database_url,
        store,
        ring=ring_of(settings),
        now=now,
        tenant=tenant_of(settings, forgiving=True),
        areas=areas_of(settings),
    )


async def proved(
    url: str, store: FileStore, *, now: datetime, tenant: Tenant, areas: Areas, ring: Ring = PLAIN
) -> Reconciled:
    """Prove this database as of one moment, and the files that it keeps; raises NoReports and StorageAway."""
    with reading.opened(url, ring) as connection:
        archive.stand_still(connection)
        unit = Unit(connection, now=now, tenant=tenant, areas=areas)
        counted, exceptions = archive.counts(connection), list(archive.reconcile(unit))
        kept = list(archive.kept(connection))
    found = [fault for row, digest in kept for fault in await _file(store, row, digest)]
    return Reconciled(counted={**counted, "files": len(kept)}, exceptions=[*exceptions, *found])


async def _file(store: FileStore, row: int, digest: str) -> list[Discrepancy]:
    """Name what is wrong with a kept file; one that another check already names is not read twice."""
    try:
        await store.get(digest)
    except DamagedFile:
        return [Discrepancy(check="file", subject=f"file {row}", detail="has another content than its hash")]
    except FileNotFoundError:
        return [Discrepancy(check="file", subject=f"file {row}", detail="is kept, and its content is not there")]
    return []
