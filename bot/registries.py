"""What a government brings into its folder, agencies and boundaries: checked as a whole before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from bot.data import loading
from bot.data.loading import AGENCIES
from bot.data.trouble import TenantDataInvalid
from bot.domain.agencies import Agency
from bot.domain.errors import SimpulError
from bot.tenancy import tenant_of
from storage.areas import importing
from storage.areas.boundaries import FILE
from storage.areas.names import Names
from storage.areas.replacing import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.settings import Settings
    from storage.areas.importing import Imported


class TenantUnset(SimpulError):
    """There is no folder of your own to write to; copy the shipped one (bot/data), name it in TENANT, and try again."""


class FolderClosed(SimpulError):
    """The tenant's folder cannot be written to; run the command as somebody who may."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """How a new list of agencies differs: codes that come and go, and what changes of the others."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.added or self.removed or self.changed)


def bring_agencies(settings: Settings, file: Path, *, write: bool) -> Changes:
    """Compare a file of agencies with the tenant's, and put it in their place; raises ``TenantDataInvalid``."""
    folder = _folder(settings)
    names = Names()
    new = loading.agencies_in(file, file.name, is_area=lambda code: names.get(code) is not None)
    content = loading.written(new)
    _try(settings, folder, content)
    changes = _changes(_present(folder), {agency.code: agency for agency in new})
    if write:
        try:
            with replacing(folder / AGENCIES) as place:
                place.write_text(content, encoding="utf-8")
        except OSError as error:
            raise FolderClosed(folder, error.strerror) from error
    return changes


def bring_boundaries(settings: Settings, files: Sequence[Path]) -> Imported:
    """Write the boundaries of the tenant's area into its folder; raises ``BoundariesInvalid``."""
    folder, area = _folder(settings), tenant_of(settings).profile.area
    try:
        return importing.bring(files, folder, names=Names(), area=area)
    except OSError as error:
        raise FolderClosed(folder, error.strerror) from error


def _folder(settings: Settings) -> Path:
    if settings.tenant is None:
        raise TenantUnset
    return settings.tenant


def _try(settings: Settings, folder: Path, content: str) -> None:
    """Read the whole tenant with the new agencies: rules and readers of sensitive reports may name one that is gone."""
    with tempfile.TemporaryDirectory() as made:
        tried = Path(made) / "tenant"
        shutil.copytree(folder, tried, ignore=shutil.ignore_patterns(FILE, ".*"))
        (tried / AGENCIES).write_text(content, encoding="utf-8")
        tenant_of(settings.model_copy(update={"tenant": tried}))


def _present(folder: Path) -> dict[str, Agency]:
    """Give the agencies as they are; a file that is missing or broken has none."""
    try:
        return {agency.code: agency for agency in loading.agencies(folder)}
    except TenantDataInvalid:
        return {}


def _changes(old: Mapping[str, Agency], new: Mapping[str, Agency]) -> Changes:
    names = [field.name for field in fields(Agency)]
    pairs = {code: (old[code], new[code]) for code in new if code in old}
    differing = {code: tuple(n for n in names if getattr(a, n) != getattr(b, n)) for code, (a, b) in pairs.items()}
    return Changes(
        added=tuple(code for code in new if code not in old),
        removed=tuple(code for code in old if code not in new),
        changed={code: names for code, names in differing.items() if names},
    )
