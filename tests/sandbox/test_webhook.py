"""Webhook delivery: the secret, the order, the retries, the expiry."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from sandbox.client import Person, Sandbox
from sandbox.webhook import pause_after
from tests.sandbox.hooks import Hook, hook
from tests.sandbox.line import Line
from tests.sandbox.test_sending import INLINE

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def end() -> AsyncIterator[Hook]:
    """Run the bot's end of the webhook."""
    async with hook() as listening:
        yield listening


def failing(times: int, **headers: str) -> Iterator[web.Response]:
    """So many 500s, then success for ever."""
    for _ in range(times):
        yield web.Response(status=500, headers=headers)
    while True:
        yield web.Response()


async def test_updates_are_delivered_with_the_secret(sandbox: Sandbox, line: Line, ani: Person, end: Hook) -> None:
    """What waited comes first; nothing waits afterwards."""
    await ani.says("Sebelum")
    await line("setWebhook", url=end.url, secret_token="rahasia_1")
    await ani.says("Sesudah")
    await end.gets(2)
    assert end.texts() == ["Sebelum", "Sesudah"]
    assert end.secrets == ["rahasia_1", "rahasia_1"]
    await sandbox.settled(line.bot)
    info = await line("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (end.url, 0, 40)


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "ftp://127.0.0.1/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://bot.example.org/x"}, "bad webhook: Failed to resolve host: Name or service not known"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "a" * 257}, "secret token is too long"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_are_not_taken(line: Line, params: dict[str, Any], words: str) -> None:
    """Only this machine, and only proper secrets."""
    assert (await line.refused("setWebhook", **params)).description == f"Bad Request: {words}"


async def test_a_chat_waits_for_its_own_answer_and_not_for_others(
    sandbox: Sandbox, line: Line, ani: Person, end: Hook
) -> None:
    """One update of a chat is in flight; other chats and button presses go on beside it."""
    budi = await sandbox.person("Budi")
    await budi.starts()
    await line("sendMessage", chat_id=ani.id, text="?", reply_markup=INLINE)
    await line("setWebhook", url=end.url, drop_pending_updates=True)
    end.gate.clear()
    await ani.says("A1")
    await end.gets(1)
    await ani.says("A2")
    await budi.says("B1")
    await ani.taps("Ya")
    came = await end.gets(3)
    assert sorted(end.texts()) == ["A1", "B1"]
    assert any("callback_query" in update for update in came)
    end.gate.set()
    await end.gets(4)
    assert end.texts()[-1] == "A2"


async def test_max_connections_bound_what_flies_at_once(sandbox: Sandbox, line: Line, end: Hook) -> None:
    """Never more deliveries at a time than the bot allows."""
    await line("setWebhook", url=end.url, max_connections=2)
    end.gate.clear()
    for number in range(5):
        await (await sandbox.person(f"Warga {number}")).starts()
    await end.gets(2)
    end.gate.set()
    await end.gets(5)
    assert end.most == 2


async def test_a_failed_delivery_is_tried_again_at_once_and_then_later(
    sandbox: Sandbox, line: Line, ani: Person, end: Hook
) -> None:
    """The second try comes at once, the third after two seconds of the sandbox's clock."""
    answers = failing(2)
    end.answer = lambda _: next(answers)
    await line("setWebhook", url=end.url)
    await ani.says("Halo")
    await end.gets(2)
    info = await line("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["pending_update_count"] == 1
    await sandbox.advance(2)
    await end.gets(3)
    await sandbox.settled(line.bot)
    assert [update["update_id"] for update in end.came] == [end.came[0]["update_id"]] * 3


async def test_the_pauses_double_up_to_one_or_two_minutes() -> None:
    """0, 2, 4, 8, 16, 32, then a random minute or two."""
    assert [pause_after(failures) for failures in range(1, 7)] == [0, 2, 4, 8, 16, 32]
    assert all(60 <= pause_after(failures) <= 120 for failures in range(7, 20))


async def test_retry_after_is_obeyed(sandbox: Sandbox, line: Line, ani: Person, end: Hook) -> None:
    """The bot's own wish counts, also for the first retry."""
    answers = failing(1, **{"Retry-After": "300"})
    end.answer = lambda _: next(answers)
    await line("setWebhook", url=end.url)
    await ani.says("Halo")
    await end.gets(1)
    await sandbox.advance(299)
    assert len(end.came) == 1
    await sandbox.advance(2)
    await end.gets(2)


async def test_an_update_that_nobody_takes_expires(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """After a day it is dropped; the error is on record."""
    await line("setWebhook", url="http://127.0.0.1:9/hook")
    await ani.says("Halo")
    assert await sandbox.pending(line.bot) == 1
    await sandbox.advance(86_401)
    assert await sandbox.pending(line.bot) == 0


async def test_a_redirect_is_a_failure(line: Line, ani: Person, end: Hook) -> None:
    """Telegram does not follow it."""
    end.answer = lambda _: web.Response(status=302, headers={"Location": end.url})
    await line("setWebhook", url=end.url)
    await ani.says("Halo")
    await end.gets(2)
    info = await line("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert info["pending_update_count"] == 1


async def test_gone_for_a_day_closes_the_webhook(sandbox: Sandbox, line: Line, ani: Person, end: Hook) -> None:
    """410 is an answer that Telegram believes after 23 hours."""
    end.answer = lambda _: web.Response(status=410)
    await line("setWebhook", url=end.url)
    await ani.says("Halo")
    await end.gets(2)
    assert (await line("getWebhookInfo"))["url"] == end.url
    await sandbox.advance(23 * 3600 + 1)
    await end.gets(3)
    assert (await line("getWebhookInfo"))["url"] == ""


async def test_a_webhook_set_twice_within_a_second_is_a_flood(sandbox: Sandbox, line: Line) -> None:
    """Only while the limits are on."""
    for _ in range(3):
        await line("setWebhook", url="http://127.0.0.1:9/hook")
    await sandbox.limits(on=True)
    refusal = await line.refused("setWebhook", url="http://127.0.0.1:9/hook")
    assert (refusal.code, refusal.parameters) == (429, {"retry_after": 1})


async def test_many_chats_lose_nothing_and_keep_their_order(sandbox: Sandbox, line: Line, end: Hook) -> None:
    """Every second delivery fails; what counts is accepted once, in the order of each chat."""
    accepted: list[tuple[int, str]] = []
    tries: dict[int, int] = {}

    def answer(update: dict[str, Any]) -> web.Response:
        tries[update["update_id"]] = tries.get(update["update_id"], 0) + 1
        if update["update_id"] % 2 and tries[update["update_id"]] == 1:
            return web.Response(status=503)
        accepted.append((update["message"]["chat"]["id"], update["message"]["text"]))
        return web.Response()

    end.answer = answer
    await line("setWebhook", url=end.url, max_connections=5)
    people = [await sandbox.person(f"Warga {number}") for number in range(8)]
    for number in range(6):
        for person in people:
            await person.says(f"pesan {number}")
    await sandbox.settled(line.bot)
    for person in people:
        assert [text for chat, text in accepted if chat == person.id] == [f"pesan {number}" for number in range(6)]


async def test_the_answer_may_carry_one_call(line: Line, ani: Person, end: Hook) -> None:
    """It is carried out, unless it is of the kind that Telegram ignores there."""
    form = f"method=sendMessage&chat_id={ani.id}&text=Dari+formulir"
    answers = iter(
        [
            web.json_response({"method": "deleteWebhook"}),
            web.Response(text=form, content_type="application/x-www-form-urlencoded"),
            web.json_response({"method": "sendMessage", "chat_id": ani.id, "text": "Dari webhook"}),
        ]
    )
    end.answer = lambda _: next(answers)
    await line("setWebhook", url=end.url)
    await ani.says("Satu")
    await ani.says("Dua")
    await ani.says("Tiga")
    await ani.sees("dari formulir")
    await ani.sees("dari webhook")
    assert (await line("getWebhookInfo"))["url"] == end.url


async def test_deleting_the_webhook_gives_the_rest_to_polling(line: Line, ani: Person) -> None:
    """Nothing is lost unless the bot asks for it."""
    await line("setWebhook", url="http://127.0.0.1:9/hook")
    await ani.says("Halo")
    await line("deleteWebhook")
    assert (await line.update("message"))["text"] == "Halo"
    await ani.says("Lagi")
    await line("setWebhook", url="")
    assert (await line("getWebhookInfo"))["url"] == ""
    await line("deleteWebhook", drop_pending_updates=True)
    assert (await line("getWebhookInfo"))["pending_update_count"] == 0


async def test_the_same_update_reaches_a_webhook_twice(sandbox: Sandbox, line: Line, ani: Person, end: Hook) -> None:
    """A pushed update with an old number is delivered all the same."""
    await line("setWebhook", url=end.url)
    await ani.says("Halo")
    first = (await end.gets(1))[0]
    await sandbox.push(line.bot, first)
    assert (await end.gets(2))[1] == first
