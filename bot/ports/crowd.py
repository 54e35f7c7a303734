"""What a unit knows of many people with one matter: who supports a report, and which reports lie near; as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.alike import Matter, Where


class Supporters(Protocol):
    """Who joined a report that was already there."""

    def add(self, report: int, person: int) -> bool:
        """Let the person be told what happens to the report; False where that was so already."""

    def remove(self, report: int, person: int) -> bool:
        """Tell the person no more; False where that was so already."""

    def forget(self, person: int) -> Sequence[int]:
        """Let the person support nothing any more; gives what that was, by id."""

    def hand_over(self, report: int, to: int) -> None:
        """Let everybody who supports the one report support the other one instead, except whoever sent that."""

    def has(self, report: int, person: int) -> bool:
        """Tell whether the person supports the report."""

    def count(self, report: int) -> int:
        """Count who supports the report."""

    def chats(self, report: int, *, mutable: bool = False) -> Sequence[int]:
        """List our ids of the private chats of all who support the report."""

    def of(self, person: int) -> Sequence[int]:
        """List the reports that the person supports, by id, the newest support first."""


class Neighbours(Protocol):
    """Open reports that may be shown to others: neither sensitive nor confidential nor blocked."""

    def around(self, agencies: Sequence[str], area: str, *, since: datetime, without: int) -> Sequence[Where]:
        """Say where the newest of these agencies lie, sent since then by others than this person."""

    def matters(self, reports: Sequence[int]) -> Sequence[Matter]:
        """Say what these are about, by id."""
