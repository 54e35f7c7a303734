"""What all commands share: where they tell people something, and the settings they run with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from bot import log, settings

if TYPE_CHECKING:
    from bot.settings import Settings

told = Console(stderr=True)
"""For people; output for programs goes to standard output and is nothing else."""


def configured() -> Settings:
    """Read the settings, and begin to log as they say; raises ``SettingsInvalid``."""
    found = settings.load()
    log.configure(found.log_format)
    return found
