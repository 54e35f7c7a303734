"""One sender and one ticker among all replicas: on SQLite the one process, on PostgreSQL whoever is elected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa


class Standing(Protocol):
    """A part that stands for election while it runs."""

    def start(self) -> None:
        """Begin to stand."""

    def stop(self) -> None:
        """Give the lead back."""

    def leads(self) -> bool:
        """Tell whether this process leads."""


class Alone:
    """SQLite: one process, which leads."""

    def start(self) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""

    def leads(self) -> bool:
        """Say yes."""
        return True


def build(engine: sa.Engine, *, wake: Callable[[], None]) -> Standing:
    """Choose the election that fits the database."""
    if engine.dialect.name == "sqlite":
        return Alone()
    from storage.election import Election, address  # noqa: PLC0415 - SQLite needs no PostgreSQL in memory

    return Election(dsn=address(engine), wake=wake)
