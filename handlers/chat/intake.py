"""The one ingress of updates: each becomes one unit, and is acknowledged only after its commit."""

from __future__ import annotations

import asyncio
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from telegram import Update
from telegram.error import TelegramError

from bot import log
from bot.domain.errors import HandlerSuspended, StorageAway
from bot.domain.messages import Toast
from bot.ports.metrics import Unmeasured
from bot.usecases.talk import say
from handlers.chat.patient import TOO_FAST, admits
from handlers.chat.turn import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from telegram import Bot

    from bot.ports import Lanes, UnitOfWork
    from bot.ports.metrics import Metrics
    from bot.texts import Texts
    from handlers.chat.raw import RawUpdate
    from handlers.chat.turn import LaneApplication

TRIES = 3
"""How often an update that fails by itself is tried before it is parked."""

UNIT_SECONDS = 10.0
"""How long a unit may wait for its turn and its commit."""

ANSWER_SECONDS = 5.0
"""How long answering a press may take."""

REMEMBERED = 1000
"""How many presses are remembered as answered; Telegram drops them after minutes."""

FRAMES = 6
"""How many places in our code the cause of a failure names, the innermost first."""

LATER = Toast(key="toast-later")
FAILED = Toast(key="toast-failed", alert=True)

logger = log.get(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """How a unit of an update ended: what a press is answered, in which language."""

    toast: Toast | None
    language: str = "id"
    outcome: str = "done"


@dataclass(slots=True)
class Intake:
    """Takes updates from polling and from the webhook alike."""

    bot: Bot
    lanes: Lanes
    applications: Sequence[LaneApplication]
    texts: Texts
    metrics: Metrics = field(default_factory=Unmeasured)
    _answers: set[asyncio.Task[None]] = field(default_factory=set)
    _answered: dict[str, None] = field(default_factory=dict)

    async def take(self, raw: RawUpdate) -> None:
        """Let the update have its effect once; raises StorageAway where it could not be kept, to be tried again."""
        begun = time.monotonic()
        try:
            done = await self._settle(raw)
        except StorageAway:
            self.metrics.count("simpul_updates_total", outcome="away")
            self._answer(raw, Done(toast=LATER))
            raise
        self.metrics.count("simpul_updates_total", outcome=done.outcome)
        self.metrics.took("simpul_unit_seconds", time.monotonic() - begun)
        self._answer(raw, done)

    async def stop(self) -> None:
        """Wait for the answers to presses that are on their way."""
        await asyncio.gather(*self._answers)

    async def _settle(self, raw: RawUpdate) -> Done:
        application = self.applications[self.lanes.lane_of(raw.user)]
        failure = Exception()
        for _ in range(TRIES):
            try:
                return await self._run(raw, lambda unit: process(unit, raw, application))
            except StorageAway:
                raise
            except Exception as error:  # noqa: BLE001 - whatever a handler raised
                failure = error
        logger.error("update parked", update=raw.number, cause=cause_of(failure))
        return await self._park(raw, application.bot.id, cause_of(failure))

    async def _park(self, raw: RawUpdate, bot: int, cause: str) -> Done:
        """Set the update aside; what breaks even the telling is set aside without a word."""
        try:
            return await self._run(raw, lambda unit: park(unit, raw, bot, cause, tell=True))
        except StorageAway:
            raise
        except Exception as error:  # noqa: BLE001 - the update may be broken in any way
            logger.warning("sender of a parked update not told", update=raw.number, cause=type(error).__name__)
        return await self._run(raw, lambda unit: park(unit, raw, bot, cause, tell=False))

    async def _run(self, raw: RawUpdate, job: Callable[[UnitOfWork], Done]) -> Done:
        try:
            async with asyncio.timeout(UNIT_SECONDS):
                return await self.lanes.run(raw.user, job)
        except TimeoutError:
            raise StorageAway("the unit waited too long") from None  # noqa: TRY003

    def _answer(self, raw: RawUpdate, done: Done) -> None:
        """Answer the press, each once, however often its update comes back from a storage that was away."""
        if raw.press is None or done.toast is None or raw.press in self._answered:
            return
        self._answered[raw.press] = None
        if len(self._answered) > REMEMBERED:
            del self._answered[next(iter(self._answered))]
        task = asyncio.create_task(self._call(raw.press, done.toast, done.language))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _call(self, query: str, toast: Toast, language: str) -> None:
        """Answer a press: late is as good as never, so one try with a short limit."""
        text = self.texts.label(toast.key, language) if toast.key else None
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self.bot.answer_callback_query(query, text=text, show_alert=toast.alert)
        except (TelegramError, TimeoutError) as error:
            logger.info("press not answered", cause=str(error) or type(error).__name__)


def process(unit: UnitOfWork, raw: RawUpdate, application: LaneApplication) -> Done:
    """Run the handlers on the update; its first statement is the mark that makes a repeat have no effect."""
    if not unit.updates.mark(application.bot.id, raw.number):
        return Done(toast=None, outcome="repeated")
    update = Update.de_json(dict(raw.body), application.bot)
    turn = begin(unit, update)
    if turn is None:
        return Done(toast=Toast())
    if not admits(turn, update):
        return Done(toast=TOO_FAST, language=turn.actor.language)
    application.turn = turn
    try:
        drive(application.process_update(update))
    finally:
        application.turn = None
    if turn.failure is not None:
        raise turn.failure
    return Done(toast=turn.toast, language=turn.actor.language)


def drive(handling: Coroutine[object, object, object]) -> None:
    """Run a coroutine that never waits to its end; raises HandlerSuspended if it waits after all."""
    try:
        handling.send(None)
    except StopIteration:
        return
    handling.close()
    raise HandlerSuspended


def park(unit: UnitOfWork, raw: RawUpdate, bot: int, cause: str, *, tell: bool) -> Done:
    """Set the update aside, and tell its sender where it names one."""
    if not unit.updates.mark(bot, raw.number):
        return Done(toast=None, outcome="repeated")
    body = orjson.dumps(raw.body).decode(errors="replace")
    unit.updates.park(bot=bot, update=raw.number, cause=cause, body=body)
    if not tell or not raw.user or raw.chat != raw.user:
        return Done(toast=FAILED, outcome="parked")
    actor = unit.people.meet(user=raw.user, chat=raw.chat, kind="private", name=raw.name)
    say(unit, actor, "update-parked")
    return Done(toast=FAILED, language=actor.language, outcome="parked")


def cause_of(failure: Exception) -> str:
    """Name the failure and the way to it; its own words stay out, for they may be the sender's."""
    frames = [one for one in traceback.extract_tb(failure.__traceback__) if "site-packages" not in one.filename]
    way = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(frames[-FRAMES:]))
    return f"{type(failure).__name__}: {way}"
