"""Versions of the rules and what officers corrected, as protocols; the archive fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.rulebook import Correction, Settled, Version


class Rulebook(Protocol):
    """Published versions of the rules: each is never changed, and one of them is followed."""

    def add(self, texts: Mapping[str, str], *, note: str, by: int | None) -> int:
        """Keep the texts of a bundle as a new version; gives its number."""

    def activate(self, number: int, *, by: int | None, note: str = "") -> None:
        """Let every replica follow this version from now on; raises VersionUnknown."""

    def active(self) -> int | None:
        """Give the number of the version that is followed; None where none was ever published."""

    def get(self, number: int) -> Mapping[str, str]:
        """Give the texts of a version; raises VersionUnknown."""

    def list(self) -> Sequence[Version]:
        """List the versions, the newest first."""


class Corrections(Protocol):
    """What officers corrected, and the reports it is weighed against."""

    def add(self, correction: Correction) -> None:
        """Note a correction, against the version of the rules that decided the report."""

    def settle(self, report: int, to: str) -> None:
        """Let the report's pending corrections lead to this agency; what led away from it is forgotten."""

    def turn(self, report: int, start: str, to: str) -> bool:
        """Let what was corrected of this agency lead to another one; False where nothing was."""

    def newest(self, limit: int) -> Sequence[Correction]:
        """List corrections, the newest first."""

    def settled(self, limit: int) -> Sequence[Settled]:
        """List the newest reports that are not sensitive, each with the agency that took it on."""
