"""What is counted while it happens, for whoever watches over Simpul; nothing of it says who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sample(NamedTuple):
    """A figure at this moment, under a metric's name."""

    name: str
    value: float
    labels: Mapping[str, str]


class Metrics(Protocol):
    """Takes what is counted and timed; the names are those of docs/metrics.md."""

    def count(self, name: str, **labels: str) -> None:
        """Add one."""

    def took(self, name: str, seconds: float) -> None:
        """Note how long something took."""


class Unmeasured:
    """Counts nothing."""

    def count(self, name: str, **labels: str) -> None:
        """Do nothing."""

    def took(self, name: str, seconds: float) -> None:
        """Do nothing."""
