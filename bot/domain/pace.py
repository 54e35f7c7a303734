"""The clock of sending: evenly spaced overall, one a second in a chat after a short burst, twenty a minute in a group.

Limits are Telegram's own (its FAQ): about 30 messages a second, 1 in a chat, 20 a minute in a group. Times are seconds
on any steady clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How fast it may go."""

    per_second: float = 29.0
    chat_per_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: float = 20.0


@dataclass(slots=True)
class Pace:
    """When the next message may go; a chat's clock says until when its burst is used up."""

    limits: Limits
    _next: float = 0.0
    _chats: dict[int, float] = field(default_factory=dict)
    _pauses: dict[int, float] = field(default_factory=dict)

    def take(self, chat: int, *, group: bool, now: float) -> float:
        """Book the next slot for this chat and give its time, at or after ``now``."""
        start = max(now, self._next, self._chat_free(chat, group=group))
        self._next = start + 1.0 / self.limits.per_second
        self._chats[chat] = max(self._chats.get(chat, 0.0), start) + self._spacing(group=group)
        return start

    def busy(self, *, now: float) -> list[int]:
        """List the chats whose next slot is still to come, and forget those that are long free."""
        for chats in (self._chats, self._pauses):
            for chat in [chat for chat, until in chats.items() if until <= now]:
                del chats[chat]
        return [chat for chat in {*self._chats, *self._pauses} if self._chat_free(chat, group=False) > now]

    def pause(self, chat: int, *, until: float) -> None:
        """Let nothing go to this chat before that time."""
        self._pauses[chat] = until

    def _chat_free(self, chat: int, *, group: bool) -> float:
        burst = (self.limits.chat_burst - 1) * self._spacing(group=group)
        return max(self._chats.get(chat, 0.0) - burst, self._pauses.get(chat, 0.0))

    def _spacing(self, *, group: bool) -> float:
        return 60.0 / self.limits.group_per_minute if group else 1.0 / self.limits.chat_per_second
