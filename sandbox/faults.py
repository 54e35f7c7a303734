"""Faults that tests order: refusals, floods, broken proxies and cut lines, by method, chat and number of times."""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.checks import ApiError, Forbidden, TooManyRequests

HTML = b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"


@dataclass(slots=True)
class Fault:
    """An ordered fault; `times` counts down, below zero it never ends."""

    kind: str
    method: str | None = None
    chat: int | None = None
    times: int = 1
    details: dict[str, Any] = field(default_factory=dict)
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        """Let what lasts go on until it is cleared, and a storm's dice fall alike for the same seed."""
        self.times = -1 if self.kind in LASTING else self.times
        self.dice = random.Random(int(self.details.get("seed", 0)))  # noqa: S311 - weather, no secret

    def meets(self, method: str, chat: int | str | None) -> bool:
        """Whether the fault is meant for this call; a storm meets its share of those that it is meant for."""
        meant = self.method in {None, method.lower()} and (self.chat is None or str(self.chat) == str(chat))
        return meant and (self.kind != "storm" or self.dice.random() * 100 < float(self.details.get("percent", 50)))


def _error(details: Mapping[str, Any]) -> ApiError:
    code = int(details.get("code", 400))
    words = str(details.get("description", "Bad Request: ordered by the test"))
    return ApiError(code, words, details.get("parameters"))


REFUSALS: dict[str, Callable[[Mapping[str, Any]], ApiError]] = {
    "blocked": lambda _: Forbidden("bot was blocked by the user"),
    "error": _error,
    "flood": lambda details: TooManyRequests(int(details.get("retry_after", 5))),
    "server": lambda details: ApiError(int(details.get("code", 500)), "Internal Server Error"),
    "storm": lambda details: TooManyRequests(int(details.get("retry_after", 1))),
}
LINES = {"html", "cut_before", "cut_after", "slow", "half_open", "down"}
KINDS = {*REFUSALS, *LINES}
LASTING = {"down", "storm"}


class Faults:
    """The faults that wait for their call."""

    def __init__(self) -> None:
        """Start without any."""
        self.waiting: list[Fault] = []
        self._cleared = asyncio.Event()

    def order(self, fault: Fault) -> None:
        """Add a fault; an unknown kind is an error of the test."""
        if fault.kind not in KINDS:
            message = f"unknown fault {fault.kind!r}; known: {sorted(KINDS)}"
            raise ValueError(message)
        self.waiting.append(fault)

    def take(self, method: str, chat: int | str | None) -> Fault | None:
        """Give the first fault meant for this call, used up by one."""
        for fault in self.waiting:
            if fault.meets(method, chat):
                fault.times -= 1
                if fault.times == 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def down(self, method: str, chat: int | str | None) -> bool:
        """Whether the line is dead for this call, also where the call had begun before."""
        return any(fault.kind == "down" and fault.meets(method, chat) for fault in self.waiting)

    def clear(self) -> None:
        """Take back all of them; lines that are held are let go."""
        self.waiting.clear()
        self._cleared.set()
        self._cleared = asyncio.Event()

    async def cleared(self) -> None:
        """Wait until they are taken back."""
        await self._cleared.wait()
