"""Junk of every shape: each call gets an answer in Telegram's form, and the server goes on."""

import random

import pytest

from sandbox.client import Person, Sandbox
from sandbox.control.verbs import VERBS
from sandbox.description import methods
from sandbox.methods.table import HANDLERS
from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio(loop_scope="session")

JUNK = (
    "",
    "x",
    "1",
    "-1",
    "[]",
    "{}",
    "[1]",
    '[{"type": "photo"}]',
    '{"type": 5}',
    "null",
    0,
    7,
    -5.5,
    True,
    None,
    [],
    {},
    [[]],
)
SLOW = {"getUpdates"}


async def test_no_call_breaks_the_server(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Seeded, so that a failure comes again."""
    dice = random.Random(20261123)
    for method in sorted(set(HANDLERS) - SLOW):
        for _ in range(25):
            names = list(methods()[method].takes)
            params = {name: dice.choice(JUNK) for name in names if dice.random() < 0.7}
            if "chat_id" in names and dice.random() < 0.8:
                params["chat_id"] = ani.id
            async with line.session.post(line.at(method), json=params) as answer:
                given = await answer.json()
            assert answer.status < 500, (method, params, given)
            assert given["ok"] is (answer.status == 200)
    line.forgiven += await sandbox.violations()


async def test_no_control_request_breaks_the_server(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """The control interface says what is wrong as well."""
    dice = random.Random(20261123)
    names = (
        "person",
        "chat",
        "text",
        "label",
        "message",
        "kind",
        "items",
        "bot",
        "title",
        "update",
        "members",
        "status",
    )
    for verb in sorted(set(VERBS) - {"advance", "fault"}):
        for _ in range(10):
            body = {name: dice.choice(JUNK) for name in names if dice.random() < 0.4}
            if dice.random() < 0.6:
                body["person"] = ani.id
            async with line.session.post(f"{sandbox.url}/control/{verb}", json=body) as answer:
                assert answer.status in {200, 400, 409}, (verb, body, await answer.text())
    async with line.session.post(f"{sandbox.url}/control/say", json=[]) as answer:
        assert answer.status == 400
