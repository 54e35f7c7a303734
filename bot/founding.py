"""``simpul init``: a government's own folder and its ``.env``, written whole; what stood there is moved aside."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from bot import settings
from bot.data.bundle import FOLDER, bundle
from bot.data.common_file import COMMON
from bot.data.loading import AGENCIES, agencies, agencies_in
from bot.data.tenant_file import TENANT
from bot.domain.areas import Level, clear, is_code, spelt
from bot.domain.errors import SimpulError
from bot.registries import FolderClosed, bring_agencies
from bot.tenancy import tenant_of
from storage import sealing
from storage.areas.names import Names

if TYPE_CHECKING:
    from bot.domain.areas import Area
    from bot.ports.areas import Areas

ENV = ".env"
HOME = "tenant"
SECRET = 0o600
FIRST_LINES = """\
# Written by `simpul init`; docs/settings.md tells what else can be set. It holds secrets: keep it to yourself, and a
# copy where no backup lies. Without IDENTITY_KEYS nobody can read who reported, not from a backup either.
"""
WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
ZONES = {
    **dict.fromkeys(("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"), WITA),
    **dict.fromkeys(("81", "82", "91", "92", "93", "94", "95", "96"), WIT),
}
"""The time zone of a province by its Kemendagri code; the others have western time (Keppres 41/1987)."""


class AreaUnclear(SimpulError):
    """That is not one province, kabupaten or kota; give its name as the officials write it, or its code, of these."""


class ThereAlready(SimpulError):
    """That is here already and stays as it is; add --overwrite to move it aside, or begin in another folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What was asked: an empty ``area`` is all of Indonesia, without ``agencies`` the shipped ones are taken."""

    token: str
    api: str
    area: str
    name: str
    agencies: Path | None
    database: str
    public_url: str


def area_named(areas: Areas, text: str) -> Area | None:
    """Find the one area that is meant, None for an empty text; raises AreaUnclear with what it may be."""
    if not text:
        return None
    if is_code(text) and (named := areas.get(text)) and named.level <= Level.REGENCY:
        return named
    found = [one for one in areas.find(text, limit=12) if one.area.level <= Level.REGENCY]
    if (meant := clear(found)) is None:
        raise AreaUnclear(*(f"{one.area.code} {spelt(areas.path(one.area.code))}" for one in found[:5]))
    return meant


def must_be_free(folder: Path) -> None:
    """Raise ThereAlready where something of ours is in the folder."""
    if found := [name for name in (ENV, HOME) if (folder / name).exists()]:
        raise ThereAlready(*found)


def found(wanted: Wanted, folder: Path) -> list[str]:
    """Write both into the folder, or nothing; gives what was moved aside.

    Raises SettingsInvalid, TenantDataInvalid, TenantUnset and FolderClosed.
    """
    values = environment(wanted)
    made = settings.load(None, **{name.lower(): value for name, value in values.items() if name != "TENANT"})
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".init-") as place:
            tenant = Path(place) / HOME
            _fill(tenant, wanted)
            tried = made.model_copy(update={"tenant": tenant})
            if wanted.agencies:
                _fit(tenant, wanted.agencies)
                bring_agencies(tried, wanted.agencies, write=True)
            tenant_of(tried)
            _open_to_all(tenant)
            _write_secret(Path(place) / ENV, FIRST_LINES + "".join(f"{k}={_quoted(v)}\n" for k, v in values.items()))
            aside = [_aside(folder / name) for name in (ENV, HOME) if (folder / name).exists()]
            for name in (HOME, ENV):
                (Path(place) / name).rename(folder / name)
    except OSError as error:
        raise FolderClosed(folder, error.strerror) from error
    return aside


def environment(wanted: Wanted) -> dict[str, str]:
    """Give the settings by their names, secrets made anew."""
    values = {
        "TELEGRAM_BOT_TOKEN": wanted.token,
        "TELEGRAM_API_URL": wanted.api,
        "TELEGRAM_MODE": "webhook" if wanted.public_url else "polling",
        "PUBLIC_URL": wanted.public_url,
        # The web server with the certificate stands beside it, and tells who calls.
        "TRUSTED_PROXIES": "127.0.0.1,::1" if wanted.public_url else "",
        "WEBHOOK_SECRET": secrets.token_urlsafe(32),
        "IDENTITY_KEYS": sealing.new_key(),
        "DATABASE_URL": wanted.database,
        "FILES_URL": "file:var/files",
        "TENANT": HOME,
        "TIMEZONE": ZONES.get(wanted.area[:2], WIB),
    }
    return {name: value for name, value in values.items() if value}


def _fill(tenant: Path, wanted: Wanted) -> None:
    """Copy the shipped tenant with its own name and area; words of emergencies stay the shipped ones, which grow."""
    (tenant / FOLDER).mkdir(parents=True)
    shipped = resources.files("bot.data")
    (tenant / AGENCIES).write_text(shipped.joinpath(AGENCIES).read_text(encoding="utf-8"), encoding="utf-8")
    for name, text in bundle().items():
        (tenant / FOLDER / name).write_text(text, encoding="utf-8")
    told = shipped.joinpath(TENANT).read_text(encoding="utf-8")
    told = _set(told, "name", wanted.name)
    (tenant / TENANT).write_text(_set(told, "area", wanted.area) if wanted.area else told, encoding="utf-8")


def _open_to_all(tenant: Path) -> None:
    """Let another user read the folder, as the one in a container: it holds no secret and nobody's data."""
    for one in (tenant, *tenant.rglob("*")):
        one.chmod(0o755 if one.is_dir() else 0o644)


def _fit(tenant: Path, file: Path) -> None:
    """Leave out rules for agencies that the file lacks, and these agencies as readers of sensitive reports."""
    names = Names()
    own = agencies_in(file, file.name, is_area=lambda code: names.get(code) is not None)
    types, codes = {agency.type for agency in own}, {agency.code for agency in own}
    for rules in (tenant / FOLDER).glob("*.toml"):
        if rules.name != COMMON and rules.stem not in types:
            rules.unlink()
    told = (tenant / TENANT).read_text(encoding="utf-8")
    for code in {agency.code for agency in agencies(tenant)} - codes:
        told = told.replace(f'"{code}", ', "")
    (tenant / TENANT).write_text(told, encoding="utf-8")


def _set(text: str, key: str, value: str) -> str:
    """Put a value behind its key, which may be commented out."""
    line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    return re.sub(rf"^(# )?{key} = .*$", lambda _: line, text, count=1, flags=re.MULTILINE)


def _quoted(value: str) -> str:
    """Write a value so that it is read back as it is."""
    if re.fullmatch(r"[A-Za-z0-9_./:@?&=+,%-]*", value):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _write_secret(file: Path, content: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET), "w", encoding="utf-8") as out:
        out.write(content)


def _aside(thing: Path) -> str:
    """Move what stands there out of the way, under a name that nothing has."""
    number = 1
    while (old := thing.with_name(f"{thing.name}.old-{number}")).exists():
        number += 1
    shutil.move(thing, old)
    return old.name
