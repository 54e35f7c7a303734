"""The one error of the tenant's files."""

from __future__ import annotations

from bot.domain.errors import SimpulError


class TenantDataInvalid(SimpulError):
    """A file of the tenant's folder cannot be used as it is."""

    def __init__(self, file: str, where: str, reason: str, remedy: str) -> None:
        """Keep the place in the file, what is wrong there, and what to do about it."""
        super().__init__(file, where, reason, remedy)
        self.file = file
        self.where = where
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        """Give all four as one line."""
        return f"{self.file}, {self.where}: {self.reason}. {self.remedy}."
