"""What the sender asks of the archive: claim, note how it ended, take over what another left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from bot.domain.lifecycle import FINISHED
from bot.domain.messages import LetterKind, Priority
from bot.ports import ChatState, Final, SendFailure, Sent
from bot.usecases import figures, reach
from bot.usecases.desk import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.ports import Outcome, Outgoing, UnitOfWork

UNREACHABLE: Mapping[Final, ChatState] = {Final.BLOCKED: ChatState.BLOCKED, Final.CHAT_GONE: ChatState.GONE}
"""Endings that say something about the chat: its letters wait until it is back, the one that found it out too."""

WITHOUT_RETURN = (LetterKind.LEAVE,)
"""Kinds that nobody wants any more once the chat is out of reach."""

SECRETS = frozenset({"claim", "start", "startgroup", "content"})
"""Values that a letter forgets as soon as it has ended: links that let somebody in, and a person's own data."""

WAITS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
"""Seconds before the next try, by the number of tries so far; the last one repeats."""

SPREAD = (0.8, 1.2)
"""Each wait is made so much shorter or longer, so that what one outage held up does not come back all at once."""

TRIES = 300
"""After so many tries (about a day) a letter is given up."""

ORPHANED = timedelta(minutes=2)
"""A claim older than this has lost its sender: no call takes so long."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What may be sent now, and when to look again."""

    items: Sequence[Outgoing]
    due: datetime | None


def claim(unit: UnitOfWork, *, limit: int, without: Sequence[int]) -> Batch:
    """Take letters first by priority, then cards, one of each chat; the claim is committed before any call."""
    letters = [_hushed(unit, letter) for letter in _theirs(unit, unit.outbox.claim(limit, without=without))]
    taken = [*without, *(letter.chat for letter in letters)]
    cards = [fill(unit, card) for card in unit.cards.claim(limit - len(letters), without=taken)]
    return Batch(items=[*letters, *cards], due=_earlier(unit.outbox.next_due(), unit.cards.next_due()))


def _theirs(unit: UnitOfWork, letters: Sequence[Outgoing]) -> Iterator[Outgoing]:
    """Let what is made of reports go to those alone who may still have it, and as much of it as they may read now."""
    for letter in letters:
        granted = figures.granted(unit, letter) if letter.kind in figures.MADE else letter
        if granted is None:
            figures.withhold(unit, letter)
        else:
            yield granted


def _hushed(unit: UnitOfWork, letter: Outgoing) -> Outgoing:
    """Let what is no reply ring no bell in the hours in which no notice leaves: a new case's files."""
    return replace(letter, silent=letter.priority > Priority.REPLY and unit.tenant.by_day(unit.now) != unit.now)


def broken(error: Exception) -> SendFailure:
    """Say that a letter of ours cannot be rendered: it ends here, with its cause."""
    return SendFailure(cause=f"{type(error).__name__}: {error}", final=Final.REFUSED)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((time for time in (one, other) if time is not None), default=None)


def take_over(unit: UnitOfWork, *, at_start: bool) -> int:
    """Put back what was claimed and never finished: all of it at the start, later only what is orphaned."""
    older = timedelta(0) if at_start else ORPHANED
    return unit.outbox.take_over(older) + unit.cards.take_over(older)


def put_back(unit: UnitOfWork, items: Sequence[Outgoing]) -> None:
    """Let wait again what was claimed and certainly not sent."""
    for outgoing in items:
        _again(unit, outgoing, SendFailure(cause="stopped", everywhere=True))


def conclude(unit: UnitOfWork, outgoing: Outgoing, outcome: Outcome) -> None:
    """Note how a send ended, for a letter or a card."""
    if isinstance(outcome, Sent):
        _sent(unit, outgoing, outcome.message)
    elif outcome.final is not None:
        _end(unit, outgoing, outcome.final, outcome.cause)
    elif outcome.everywhere:
        _again(unit, outgoing, outcome, seconds=outcome.after)
    elif outgoing.attempts >= TRIES:
        _end(unit, outgoing, Final.GIVEN_UP, outcome.cause)
    elif outcome.missing and outgoing.card and not outgoing.leaving and _forgotten(unit, outgoing):
        _end(unit, outgoing, Final.REFUSED, outcome.cause)
    elif outcome.moved_to is not None or outcome.missing:
        if outcome.moved_to is not None:
            unit.people.move_chat(outgoing.chat, outcome.moved_to)
        # At once, but not for ever at once: a refusal that comes again is no news.
        _again(unit, outgoing, outcome, seconds=wait(outgoing.row, outgoing.attempts - 1), anew=True)
    else:
        _again(unit, outgoing, outcome, seconds=max(outcome.after, wait(outgoing.row, outgoing.attempts)))


def _forgotten(unit: UnitOfWork, card: Outgoing) -> bool:
    """Tell whether a report is over and its reporter erased: a card whose message is gone need not come back."""
    report = unit.reports.get(unit.cards.report_of(card.row))
    return report.status in FINISHED and not unit.people.names_of(report.id)


def wait(row: int, tries: int) -> float:
    """Tell how many seconds a letter or card waits after so many tries: always the same, and its own."""
    least, most = SPREAD
    share = crc32(f"{row} {tries}".encode()) / 0xFFFFFFFF
    return WAITS[min(tries, len(WAITS)) - 1] * (least + share * (most - least)) if tries else 0.0


def _sent(unit: UnitOfWork, outgoing: Outgoing, message: int) -> None:
    if outgoing.leaving:
        unit.cards.left(outgoing.row)
    elif outgoing.card:
        unit.cards.shown(outgoing.row, revision=outgoing.shown, message=message or outgoing.edits or 0)
    else:
        _finish(unit, outgoing, Final.SENT, message=message)


def _again(
    unit: UnitOfWork, outgoing: Outgoing, failure: SendFailure, *, seconds: float = 0.0, anew: bool = False
) -> None:
    """Let it wait; what was in everybody's way, or kept it from being tried at all, is no try of this one."""
    cause, counted = failure.cause, not failure.everywhere
    if outgoing.card:
        unit.cards.retry(outgoing.row, seconds=seconds, cause=cause, anew=anew, counted=counted)
    else:
        unit.outbox.retry(outgoing.row, seconds=seconds, cause=cause, unsure=failure.unsure, counted=counted)


def _end(unit: UnitOfWork, outgoing: Outgoing, final: Final, cause: str) -> None:
    if final in UNREACHABLE:
        reach.lost(unit, outgoing.chat, UNREACHABLE[final], cause)
        if not outgoing.card and outgoing.kind not in WITHOUT_RETURN:
            unit.outbox.retry(outgoing.row, seconds=0.0, cause=cause, unsure=False)
            return
    if outgoing.leaving and final not in UNREACHABLE:
        # The old message stays as it is; the new one is wanted all the same.
        unit.cards.left(outgoing.row)
    elif outgoing.card:
        unit.cards.give_up(outgoing.row, final=final, cause=cause)
    else:
        _finish(unit, outgoing, final, cause=cause)


def _finish(unit: UnitOfWork, outgoing: Outgoing, final: Final, *, cause: str = "", message: int | None = None) -> None:
    unit.outbox.finish(outgoing.row, final, cause=cause, message=message)
    if SECRETS & outgoing.values.keys():
        unit.outbox.forget(outgoing.row)
