"""The way of every call: token, method, faults, limits, description, execution, record."""

import re
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

import orjson

from sandbox import description
from sandbox.api.call import Call
from sandbox.api.parameters import Parameters
from sandbox.checks import ApiError, NotImplementedHere
from sandbox.checks_errors import refuse
from sandbox.faults import HTML, REFUSALS, Fault
from sandbox.journal import Entry
from sandbox.methods.table import HANDLERS
from sandbox.models import Bot
from sandbox.refusals import not_found, unauthorized
from sandbox.world import World

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
OK = 200
BAD_GATEWAY = 502
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over the line, if anything does."""

    status: int
    body: bytes
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    held: bool = False


# Faults that end a call before anybody has read it.
EARLY = {
    "cut_before": (Answer(0, b"", cut=True), "connection cut before the call was read"),
    "down": (Answer(0, b"", cut=True), "nobody there"),
    "half_open": (Answer(0, b"", cut=True, held=True), "taken by a line that is dead"),
    "html": (Answer(BAD_GATEWAY, HTML, "text/html"), "Bad Gateway"),
}


def bot_of(world: World, token: str) -> Bot:
    """Give the bot that a token belongs to."""
    if not TOKEN.fullmatch(token):
        raise not_found()
    if token not in world.tokens:
        raise unauthorized()
    return world.tokens[token]


async def perform(world: World, bot: Bot, name: str, params: Parameters) -> Answer:
    """Carry out one call and record it; faults that tests ordered come first."""
    call = Call(world, bot, description.canonical(name) or name, params)
    fault = world.faults.take(call.method, call.chat_id)
    if fault and fault.kind in EARLY:
        answer, words = EARLY[fault.kind]
        return _noted(call, answer, words)
    try:
        if fault and fault.kind in REFUSALS:
            raise REFUSALS[fault.kind](fault.details)
        answer, words = success(await _execute(call)), ""
    except ApiError as error:
        answer, words = failure(error), error.description
    if world.faults.down(call.method, call.chat_id):
        return _noted(call, *EARLY["down"])
    return _noted(call, _late(answer, fault), words)


def faulty(call: Call, answer: Answer) -> Answer:
    """Give a ready answer under the faults that tests ordered for it, as a download."""
    fault = call.world.faults.take(call.method, call.chat_id)
    if fault and fault.kind in EARLY:
        return _noted(call, *EARLY[fault.kind])
    if fault and fault.kind in REFUSALS:
        raise REFUSALS[fault.kind](fault.details)
    return _noted(call, _late(answer, fault), "")


async def _execute(call: Call) -> Any:  # noqa: ANN401 - JSON of any shape
    journal = call.world.journal
    if call.method not in description.methods():
        journal.accuse(call.method, ["unknown method"])
        reason = "method not found"
        raise not_found(reason)
    journal.accuse(call.method, description.check(call.method, call.params.checked()))
    handler = HANDLERS.get(call.method)
    if handler is None:
        journal.accuse(call.method, ["not modelled"])
        reason = f"sandbox does not model {call.method}"
        raise NotImplementedHere(reason)
    try:
        result = handler(call)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # A value of the wrong shape somewhere deep in a parameter; the description has said where.
        journal.accuse(call.method, [f"unreadable: {error!r}"])
        refuse("can't parse the parameters of the request")
    return await result if isinstance(result, Awaitable) else result


def success(result: object) -> Answer:
    """Give the answer with a result."""
    return Answer(OK, orjson.dumps({"ok": True, "result": result}))


def failure(error: ApiError) -> Answer:
    """Give the answer that tells of a refusal."""
    body: dict[str, object] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = dict(error.parameters)
    wait = error.parameters.get("retry_after")
    headers = {"Retry-After": str(wait)} if wait else {}
    return Answer(error.code, orjson.dumps(body), headers=headers)


def _late(answer: Answer, fault: Fault | None) -> Answer:
    if fault is None:
        return answer
    delay = float(fault.details.get("seconds", 5.0)) if fault.kind == "slow" else 0.0
    cut = fault.kind == "cut_after"
    return Answer(answer.status, answer.body, answer.kind, answer.headers, delay, cut)


def _noted(call: Call, answer: Answer, words: str) -> Answer:
    world = call.world
    summary = call.params.summary()
    world.journal.note(Entry(world.clock.now(), call.bot.id, call.method, call.chat_id, summary, answer.status, words))
    world.changes.tell("call", method=call.method, chat=call.chat_id)
    return answer
