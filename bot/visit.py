"""One examination by ``simpul check``: the settings, and what a part has found out for those after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from bot.settings import Settings
    from handlers.chat.probe import Facts


class Doubt(SimpulError):
    """Nothing is wrong yet; something is to be seen to."""


class NotLooked(Doubt):
    """It could not be looked at; mend what is wrong in the part that is named, and check again."""


@dataclass(slots=True)
class Visit:
    """``facts`` is what Telegram told, ``fits`` whether the database can be read; the parts of that name set them."""

    settings: Settings
    facts: Facts | None = None
    fits: bool = False

    def told(self) -> Facts:
        """Give what Telegram told; raises NotLooked where it did not."""
        if self.facts is None:
            raise NotLooked("telegram")
        return self.facts

    def readable(self) -> str:
        """Give the address of a database whose schema can be read; raises NotLooked."""
        if not self.fits:
            raise NotLooked("database")
        return self.settings.database_url
