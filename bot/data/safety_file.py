"""Load the phrases of emergencies and sensitive topics; a tenant's own file replaces the shipped one of its name."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from bot.data.bundle import digest, read, toml
from bot.data.rules_file import phrases
from bot.data.trouble import TenantDataInvalid
from bot.domain.rules import Rules
from bot.domain.safety import TOPICS, Safety

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

FOLDER = "safety"


def safety(tenant: Path | None = None) -> Safety:
    """Give the phrases of every topic from ``safety/<topic>.toml``; raises ``TenantDataInvalid``."""
    files = _files(resources.files("bot.data").joinpath(FOLDER))
    if tenant and tenant.joinpath(FOLDER).is_dir():
        files |= _files(tenant.joinpath(FOLDER))
    texts = {topic: read(file, _name(topic)) for topic, file in files.items()}
    found = {topic: phrases(toml(text, _name(topic)), _name(topic), text) for topic, text in texts.items()}
    version = digest(texts)
    topics = {topic: Rules(version=version, phrases={topic: listed}) for topic, listed in found.items()}
    return Safety(version=version, topics=topics)


def _name(topic: str) -> str:
    """Name a topic's file as the operator sees it."""
    return f"{FOLDER}/{topic}.toml"


def _files(folder: Traversable) -> dict[str, Traversable]:
    """Give the files of a folder by their topics."""
    found = {file.name.removesuffix(".toml"): file for file in folder.iterdir() if file.name.endswith(".toml")}
    for topic in sorted(found.keys() - set(TOPICS)):
        remedy = f"Name the file after one of {', '.join(TOPICS)}"
        raise TenantDataInvalid(_name(topic), "file name", "no topic has this name", remedy)
    return found
