"""What all commands share: where they tell people something, and the settings they run with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from bot import log, settings

if TYPE_CHECKING:
    from bot.settings import Settings

told = Console(stderr=True)
"""For people; output for programs goes to standard output and is nothing else."""


NO_TOKEN = f"123456789:{'x' * 35}"
"""Stands for the bot's token where a command speaks to nobody."""


def untold() -> Settings:
    """Read the settings of a command that speaks to nobody, and so needs no token; raises ``SettingsInvalid``."""
    found = settings.load(telegram_bot_token=NO_TOKEN)
    log.configure(found.log_format, secrets=found.secrets)
    return found


def configured() -> Settings:
    """Read the settings, and begin to log as they say; raises ``SettingsInvalid``."""
    found = settings.load()
    log.configure(found.log_format, secrets=found.secrets)
    return found
