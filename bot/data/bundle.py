"""A version of the rules as the texts of its files; a folder and the database hold the same."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING

from bot.data.common_file import COMMON, Common, common
from bot.data.rules_file import phrases
from bot.data.trouble import TenantDataInvalid
from bot.domain.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from bot.domain.rules import Phrase

Bundle = dict[str, str]
"""The text of each file by its name, such as ``pupr.toml``."""

FOLDER = "rules"
SUFFIX = ".toml"


def bundle(folder: Path | None = None) -> Bundle:
    """Read the files of a folder of rules, of a tenant's folder with one in it, or of the shipped one.

    Raises ``TenantDataInvalid``.
    """
    place: Traversable = folder or resources.files("bot.data")
    inner = place.joinpath(FOLDER)
    place = inner if inner.is_dir() else place
    if not place.is_dir():
        raise TenantDataInvalid(FOLDER, "folder", "missing", "Copy it from the shipped tenant")
    files = sorted((file for file in place.iterdir() if file.name.endswith(SUFFIX)), key=lambda file: file.name)
    if not files:
        raise TenantDataInvalid(FOLDER, "folder", "holds no rules", "Copy them from the shipped tenant")
    return {file.name: read(file, f"{FOLDER}/{file.name}") for file in files}


def rules_of(texts: Mapping[str, str], types: Collection[str], *, version: int | None = None) -> Rules:
    """Make rules of a bundle, its digest the version where none is given; raises ``TenantDataInvalid``.

    ``types`` are the agency types of the tenant.
    """
    if not texts:
        raise TenantDataInvalid(FOLDER, "files", "there are none", "Publish the files of a folder")
    found: dict[str, tuple[Phrase, ...]] = {}
    for name, text in texts.items():
        agency = name.removesuffix(SUFFIX)
        if name != COMMON and agency not in types:
            remedy = "Name the file after a type of agencies.csv, or add the agency there"
            raise TenantDataInvalid(f"{FOLDER}/{name}", "file name", "no agency has this type", remedy)
        if name != COMMON:
            found[agency] = phrases(toml(text, f"{FOLDER}/{name}"), f"{FOLDER}/{name}", text)
    shared = _common(texts, types, found)
    return Rules(
        version=version or digest(texts),
        phrases=_moved(found, shared.topics),
        spelling=shared.spelling,
        beyond=shared.beyond,
        confidence=shared.confidence,
    )


def spare(types: Collection[str]) -> Rules:
    """Give the shipped rules of these agency types: what is left where a tenant's own cannot be read."""
    texts = {name: text for name, text in bundle().items() if name.removesuffix(SUFFIX) in types}
    if not texts:
        return Rules(version=digest(texts), phrases={})
    try:
        return rules_of({COMMON: bundle()[COMMON], **texts}, types)
    except TenantDataInvalid:  # It speaks of a topic or an agency that this tenant does not have.
        return rules_of(texts, types)


def _common(texts: Mapping[str, str], types: Collection[str], found: Mapping[str, tuple[Phrase, ...]]) -> Common:
    """Read what holds for all agencies; a bundle may be without it."""
    if COMMON not in texts:
        return Common()
    topics = {phrase.about for listed in found.values() for phrase in listed}
    file = f"{FOLDER}/{COMMON}"
    return common(toml(texts[COMMON], file), file=file, types=types, topics=topics)


def _moved(found: Mapping[str, tuple[Phrase, ...]], topics: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
    """Let the phrases of a topic speak for whom this government gave it to; the stronger of two alike stays."""
    moved: dict[str, dict[Phrase, Phrase]] = {agency: {} for agency in found}
    for agency, listed in found.items():
        for phrase in listed:
            target = moved.setdefault(topics.get(phrase.about, agency), {})
            same = replace(phrase, weight=0.0, about="")
            if same not in target or target[same].weight < phrase.weight:
                target[same] = phrase
    return {agency: tuple(kept.values()) for agency, kept in moved.items()}


def digest(texts: Mapping[str, str]) -> str:
    """Give a bundle a version that follows its content."""
    return hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()[:12]


def toml(text: str, name: str) -> Mapping[str, object]:
    """Parse one file of the tenant's folder, told about by its name; raises ``TenantDataInvalid``."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TenantDataInvalid(name, "TOML", str(error), "Correct it at the place named") from error


def read(file: Traversable, name: str) -> str:
    """Read one file as UTF-8; raises ``TenantDataInvalid``."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TenantDataInvalid(name, "file", "cannot be read", "Copy it from the shipped tenant") from error
    except UnicodeDecodeError as error:
        raise TenantDataInvalid(name, f"byte {error.start}", "not UTF-8", "Save it again as UTF-8") from error
