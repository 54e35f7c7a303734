"""Faults that tests order: refusals, floods, broken proxies and cut lines, by method, chat and number of times."""

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

    def meets(self, method: str, chat: int | str | None) -> bool:
        """Whether the fault is meant for this call."""
        return self.method in {None, method.lower()} and (self.chat is None or str(self.chat) == str(chat))


def _error(details: Mapping[str, Any]) -> ApiError:
    code = int(details.get("code", 400))
    words = str(details.get("description", "Bad Request: ordered by the test"))
    return ApiError(code, words, details.get("parameters"))


REFUSALS: dict[str, Callable[[Mapping[str, Any]], ApiError]] = {
    "blocked": lambda _: Forbidden("bot was blocked by the user"),
    "error": _error,
    "flood": lambda details: TooManyRequests(int(details.get("retry_after", 5))),
    "server": lambda details: ApiError(int(details.get("code", 500)), "Internal Server Error"),
}
LINES = {"html", "cut_before", "cut_after", "slow"}


class Faults:
    """The faults that wait for their call."""

    def __init__(self) -> None:
        """Start without any."""
        self.waiting: list[Fault] = []

    def order(self, fault: Fault) -> None:
        """Add a fault; an unknown kind is an error of the test."""
        if fault.kind not in REFUSALS and fault.kind not in LINES:
            message = f"unknown fault {fault.kind!r}; known: {sorted({*REFUSALS, *LINES})}"
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
