"""The rules that hold, for command lines: a folder's, else the version that is followed, else the tenant's."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.data import loading
from bot.data.bundle import SUFFIX, Bundle, bundle, rules_of
from bot.data.loading import AGENCIES
from bot.data.safety_file import safety
from bot.domain.errors import SimpulError, StorageAway
from bot.domain.lessons import Lessons
from bot.domain.rulebook import VersionBroken
from bot.domain.rulecheck import counted, first_of, oddities
from bot.tenancy import ring_of
from storage import shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.domain.agencies import Agency
    from bot.domain.rulebook import Version
    from bot.domain.rulecheck import Odd
    from bot.domain.rules import Rules
    from bot.domain.safety import Safety
    from bot.settings import Settings
    from storage.shelf import Shelf

LAST_RESORT = "lainnya"
"""The agency type that needs no rules: it is for what belongs nowhere else."""

NAMED = 3
"""So many oddities of each kind are named."""

LEARNT_FROM = 20_000
"""So many of the newest reports and corrections are learnt from."""


class FilesInTheWay(SimpulError):
    """Other files of rules stand there, and were left as they are; choose an empty folder, or add --force."""


class NoDatabase(SimpulError):
    """There is no database with rules yet; run `simpul migrate`, or `simpul run`, and publish a version."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """Rules with what they are read with; ``note`` says why they are not those that were looked for first."""

    rules: Rules
    texts: Bundle
    agencies: tuple[Agency, ...]
    safety: Safety
    note: str = ""

    @property
    def types(self) -> frozenset[str]:
        """Give the agency types."""
        return frozenset(agency.type for agency in self.agencies)


def book(settings: Settings | None, folder: Path | None = None) -> Book:
    """Open the rules of a folder, else those that are followed, else the tenant's; raises ``TenantDataInvalid``.

    The agencies are the folder's where it has any, else the tenant's, else the shipped ones.
    """
    tenant = settings.tenant if settings else None
    agencies = loading.agencies(folder if folder and (folder / AGENCIES).is_file() else tenant)
    types = {agency.type for agency in agencies}
    number, note = None, ""
    texts: Mapping[str, str] | None = bundle(folder) if folder else None
    if texts is None and settings:
        try:
            number, texts = followed(settings)
        except StorageAway as error:
            note = f"The database cannot be read ({error.args[0]}): these are the rules of the tenant's folder."
    made = dict(texts or bundle(tenant))
    rules = rules_of(made, types) if number is None else version(number, made, types)
    return Book(rules=rules, texts=made, agencies=agencies, safety=safety(folder or tenant), note=note)


def followed(settings: Settings) -> tuple[int | None, Mapping[str, str] | None]:
    """Read the version that is followed; None twice where none was ever published; raises StorageAway."""
    with shelf.opened(settings.database_url, ring_of(settings)) as opened:
        number = opened.rules.active() if opened else None
        return (number, opened.rules.get(number)) if opened and number is not None else (None, None)


def version(number: int, texts: Mapping[str, str], types: frozenset[str] | set[str]) -> Rules:
    """Make the rules of a published version; raises VersionBroken with the line."""
    try:
        return rules_of(texts, types, version=number)
    except Exception as error:
        raise VersionBroken(number, error) from error


def readable(settings: Settings, folder: Path | None) -> tuple[Bundle, Rules]:
    """Read a folder's rules, or the tenant's, as the running replicas would; raises ``TenantDataInvalid``."""
    texts = bundle(folder or settings.tenant)
    return texts, rules_of(texts, _types(settings))


def versions(settings: Settings) -> Sequence[Version]:
    """List the published versions, the newest first; raises StorageAway and NoDatabase."""
    with _shelf(settings) as opened:
        return opened.rules.list()


def texts_of(settings: Settings, number: int) -> Bundle:
    """Read the files of a published version; raises StorageAway, NoDatabase and VersionUnknown."""
    with _shelf(settings) as opened:
        return dict(opened.rules.get(number))


def published(settings: Settings, number: int) -> Rules:
    """Make the rules of a published version, as the running replicas would; raises VersionBroken with the line."""
    return version(number, texts_of(settings, number), _types(settings))


def _types(settings: Settings) -> set[str]:
    return {agency.type for agency in loading.agencies(settings.tenant)}


@contextmanager
def _shelf(settings: Settings) -> Iterator[Shelf]:
    """Open what is read about rules, which must be there."""
    with shelf.opened(settings.database_url, ring_of(settings)) as opened:
        if opened is None:
            raise NoDatabase
        yield opened


def oddly(found: Book) -> list[str]:
    """Say what is odd about the rules, each kind with its number and the first few, by their file."""
    odd = oddities(found.rules, found.types, without=(LAST_RESORT,))
    return [
        f"{count} {what} ({', '.join(map(_odd, first_of([one for one in odd if one.what is what], NAMED)))})"
        for what, count in counted(odd).items()
    ]


def _odd(one: Odd) -> str:
    words = f" '{' '.join(one.words)}'" if one.words else ""
    return f"{one.agency}{SUFFIX}{words}: {one.why}"


def lessons(settings: Settings) -> Lessons:
    """Read what stored reports and corrections teach; raises StorageAway and NoDatabase."""
    kinds = {agency.code: agency.type for agency in loading.agencies(settings.tenant)}
    with _shelf(settings) as opened:
        return Lessons(
            settled=opened.corrections.settled(LEARNT_FROM),
            corrections=opened.corrections.newest(LEARNT_FROM),
            kinds=kinds,
        )


def export(texts: Mapping[str, str], folder: Path, *, force: bool) -> tuple[Path, list[str]]:
    """Write the files of a bundle into a folder; gives where, and which other files of rules stand there too.

    Raises FilesInTheWay, before anything is written, where a file would be replaced or another would count too.
    """
    place = folder / "rules" if (folder / "rules").is_dir() else folder
    others = {file.name for file in place.glob(f"*{SUFFIX}")} - texts.keys()
    changed = {name for name, text in texts.items() if _differs(place / name, text)}
    if (others or changed) and not force:
        raise FilesInTheWay(*sorted(str(place / name) for name in others | changed))
    place.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8", newline="")
    return place, sorted(others)


def _differs(file: Path, text: str) -> bool:
    """Tell whether a file is there that says something else."""
    return file.exists() and not (file.is_file() and file.read_text("utf-8-sig", "replace") == text)
