"""The clock of sending: evenly spaced overall, one a second in a chat in short bursts, twenty a minute in a group.

Limits are Telegram's own (its FAQ): about 30 messages a second, 1 in a chat with short bursts, 20 a minute in a group.
A flood error does not say whose limit was met. It is taken for its chat's alone, unless two chats that kept to theirs
met one at the same time: then it is everybody's.
Times are seconds on any steady clock.
"""

from __future__ import annotations

import math
from bisect import insort
from collections import deque
from dataclasses import dataclass, field

_SECOND = 1.0
_MINUTE = 60.0
_ALMOST = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How fast it may go."""

    per_second: float = 29.0
    chat_per_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: float = 20.0


@dataclass(slots=True)
class Second:
    """The last second as Telegram may have seen it, so that no delay on either side makes more than ``most`` of it.

    A call may have arrived at any moment between its beginning and its answer. So it counts from the one until a second
    after the other; whoever begins when fewer than ``most`` count is within the limit whenever it arrives.
    """

    most: int
    _open: int = 0
    _ended: deque[tuple[float, int]] = field(default_factory=deque)

    def crowded(self, *, now: float, messages: int = 1) -> float:
        """Tell how many seconds to wait before so many messages may begin; 0 where they may now."""
        while self._ended and self._ended[0][0] <= now - _SECOND:
            self._ended.popleft()
        counted = self._open + sum(number for _, number in self._ended)
        if counted + messages <= self.most or not counted:
            return 0.0
        return max(_ALMOST, self._ended[0][0] + _SECOND - now) if self._ended else _SECOND / self.most

    def begin(self, messages: int) -> None:
        """Note that a call of so many messages begins."""
        self._open += messages

    def end(self, messages: int, *, now: float) -> None:
        """Note that its answer is there."""
        self._open -= messages
        self._ended.append((now, messages))


@dataclass(frozen=True, slots=True)
class _Chat:
    """When a chat's next message may go (``free``), until when its past matters, and when its last ones went."""

    until: float = 0.0
    free: float = 0.0
    last: float = 0.0
    recent: tuple[float, ...] = ()


_NEW = _Chat()


def second_of(limits: Limits) -> Second:
    """Make the second that goes with these limits: the even pace, and the one message that Telegram lets beside it."""
    return Second(math.ceil(limits.per_second) + 1)


@dataclass(slots=True)
class Pace:
    """When the next message may go."""

    limits: Limits
    _booked: list[tuple[float, float]] = field(default_factory=list)
    _chats: dict[int, _Chat] = field(default_factory=dict)
    _pauses: dict[int, float] = field(default_factory=dict)
    _floods: dict[int, float] = field(default_factory=dict)
    _all: float = 0.0

    def take(self, chat: int, *, group: bool, now: float, messages: int = 1) -> float:
        """Book the next slot for this chat and give its time, at or after ``now``; an album is many messages."""
        start = self._book(max(now, self._all, self._free(chat)), messages / self.limits.per_second, now)
        before = self._chats.get(chat, _NEW)
        self._chats[chat] = (self._in_group if group else self._in_private)(before, start, messages)
        return start

    def landed(self, chat: int, *, now: float) -> None:
        """Note that the answer to the chat's last message is there: it counts from now, as if just arrived."""
        one = self._chats.get(chat, _NEW)
        late = now - one.last
        if late > 0:
            recent = tuple(now if time == one.last else time for time in one.recent)
            free = self._freed(recent) if recent else one.free + late
            self._chats[chat] = _Chat(until=one.until + late, free=free, last=now, recent=recent)

    def busy(self, *, now: float) -> list[int]:
        """List the chats whose next slot is still to come, and forget those that are long free."""
        self._chats = {chat: one for chat, one in self._chats.items() if one.until > now}
        self._pauses = {chat: until for chat, until in self._pauses.items() if until > now}
        return [chat for chat in {*self._chats, *self._pauses} if self._free(chat) > now]

    def frees(self, *, now: float) -> list[float]:
        """List the times at which a chat that is busy now may be written to again."""
        return [self._free(chat) for chat in self.busy(now=now)]

    def pause(self, chat: int, *, until: float) -> None:
        """Let nothing go to this chat before that time."""
        self._pauses[chat] = max(until, self._pauses.get(chat, 0.0))

    def pause_all(self, *, until: float) -> None:
        """Let nothing go to any chat before that time."""
        self._all = max(until, self._all)

    def paused(self, *, now: float) -> float:
        """Tell for how many seconds nothing may go to any chat; 0 where something may."""
        return max(0.0, self._all - now)

    def flooded(self, chat: int, *, until: float, now: float) -> bool:
        """Note a flood error that holds until then: its chat pauses, or all where it is everybody's, which is told."""
        kept = self._keeps(chat)
        self.pause(chat, until=until)
        self._floods = {other: end for other, end in self._floods.items() if end > now}
        if kept:
            self._floods[chat] = max(until, self._floods.get(chat, 0.0))
        everybodys = kept and len(self._floods) > 1
        if everybodys:
            self.pause_all(until=max(self._floods.values()))
        return everybodys

    def _keeps(self, chat: int) -> bool:
        """Tell whether the chat's burst is not used up: a flood error is then hardly about this chat."""
        one = self._chats.get(chat, _NEW)
        return one.free <= one.last + _ALMOST

    def _free(self, chat: int) -> float:
        one = self._chats.get(chat, _NEW)
        return max(one.free, one.last, self._pauses.get(chat, 0.0))

    def _in_private(self, before: _Chat, start: float, messages: int) -> _Chat:
        """Let as many go as the burst holds in the seconds that they take at one chat's pace."""
        recent = (*before.recent, *[start] * messages)[-self.limits.chat_burst :]
        return _Chat(until=start + self._window, free=self._freed(recent), last=start, recent=recent)

    def _freed(self, recent: tuple[float, ...]) -> float:
        full = len(recent) == self.limits.chat_burst
        return recent[0] + self._window if full else recent[-1]

    @property
    def _window(self) -> float:
        return self.limits.chat_burst / self.limits.chat_per_second

    def _in_group(self, before: _Chat, start: float, messages: int) -> _Chat:
        """Space a group's messages evenly; the burst is part of the minute's count."""
        most = self.limits.group_per_minute
        burst = min(self.limits.chat_burst, max(1, int(most / 2)))
        spacing = _MINUTE / max(most - burst, most / 2)
        until = max(before.until, start) + messages * spacing
        return _Chat(until=until, free=until - (burst - 1) * spacing, last=start)

    def _book(self, earliest: float, width: float, now: float) -> float:
        """Find the first free stretch of the overall clock; a chat that must wait does not hold up the others."""
        start = earliest
        for begin, end in self._booked:
            if start + width <= begin:
                break
            start = max(start, end)
        insort(self._booked, (start, start + width))
        self._booked = _joined([stretch for stretch in self._booked if stretch[1] > now])
        return start


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Make one stretch of those that touch each other."""
    joined: list[tuple[float, float]] = []
    for begin, end in stretches:
        if joined and joined[-1][1] == begin:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined
