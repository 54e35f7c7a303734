"""What each of Telegram's answers means for the letter: every refusal over real HTTP, every broken line."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import TelegramError

from bot.ports import Final, SendFailure
from handlers.chat.outcomes import REFUSALS, failure_of
from tests.chat.wires import PAGE, SENT, TOKEN, client, wire
from tests.support.world import free_port

pytestmark = pytest.mark.asyncio

TOLD = [
    # status, Telegram's own words, what becomes of the letter
    (403, "Forbidden: bot was blocked by the user", Final.BLOCKED),
    (403, "Forbidden: user is deactivated", Final.CHAT_GONE),
    (403, "Forbidden: bot can't initiate conversation with a user", Final.BLOCKED),
    (403, "Forbidden: bot was kicked from the group chat", Final.CHAT_GONE),
    (403, "Forbidden: bot was kicked from the supergroup chat", Final.CHAT_GONE),
    (403, "Forbidden: bot was kicked from the channel chat", Final.CHAT_GONE),
    (403, "Forbidden: bot is not a member of the supergroup chat", Final.CHAT_GONE),
    (403, "Forbidden: the group chat was deleted", Final.CHAT_GONE),
    (403, "Forbidden: words that nobody has seen before", Final.REFUSED),
    (400, "Bad Request: chat not found", Final.CHAT_GONE),
    (400, "Bad Request: PEER_ID_INVALID", Final.CHAT_GONE),
    (400, "Bad Request: not enough rights to send text messages to the chat", Final.BLOCKED),
    (400, "Bad Request: not enough rights to send photos to the chat", Final.REFUSED),
    (400, "Bad Request: message is too long", Final.REFUSED),
    (400, "Bad Request: message text is empty", Final.REFUSED),
    (400, "Bad Request: BUTTON_DATA_INVALID", Final.REFUSED),
    (400, "Bad Request: can't parse entities: unsupported start tag", Final.REFUSED),
    (400, "Bad Request: wrong file_id or the file is temporarily unavailable", Final.REFUSED),
    (400, "Bad Request: words that nobody has seen before", Final.REFUSED),
    (413, "Request Entity Too Large", Final.REFUSED),
]


@pytest.mark.parametrize(("status", "words", "final"), TOLD)
async def test_each_refusal_ends_the_letter_with_its_cause(status: int, words: str, final: Final) -> None:
    """A refusal is final, is never taken for a broken line, and names its cause."""
    failure = await failure_at(status, {"ok": False, "error_code": status, "description": words})
    assert failure.final is final
    assert failure.cause
    assert not failure.unsure


async def test_every_row_of_the_table_is_met() -> None:
    """No row is unreachable: each is the meaning of words that Telegram says."""
    met = set()
    for words, meant in REFUSALS.items():
        failure = await failure_at(
            400, {"ok": False, "error_code": 400, "description": f"Bad Request: {words.upper()}"}
        )
        assert failure == meant
        met.add(words)
    assert met == set(REFUSALS)


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_a_card_that_is_gone_is_posted_anew(words: str) -> None:
    """Words that mean that there is nothing left to edit."""
    failure = await failure_at(400, {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"})
    assert failure.missing
    assert failure.final is None


async def test_a_flood_names_its_seconds() -> None:
    """429 is tried again after the time that Telegram asks for."""
    told = "Too Many Requests: retry after 17"
    body = {"ok": False, "error_code": 429, "description": told, "parameters": {"retry_after": 17}}
    assert await failure_at(429, body) == SendFailure(cause="flood", after=17.0)


async def test_a_flood_without_its_seconds_is_tried_again() -> None:
    """429 without parameters was not delivered, and is no end."""
    failure = await failure_at(429, {"ok": False, "error_code": 429, "description": "Too Many Requests"})
    assert (failure.final, failure.unsure) == (None, False)


async def test_an_upgraded_group_gives_its_new_id() -> None:
    """The refusal carries where the group is now."""
    told = "Bad Request: group chat was upgraded to a supergroup chat"
    body = {"ok": False, "error_code": 400, "description": told, "parameters": {"migrate_to_chat_id": -1009}}
    assert (await failure_at(400, body)).moved_to == -1009


@pytest.mark.parametrize(
    ("status", "words"), [(401, "Unauthorized"), (404, "Not Found"), (409, "Conflict: terminated")]
)
async def test_a_refused_token_waits_for_the_operator(status: int, words: str) -> None:
    """A letter does not end because the token is wrong for a while."""
    failure = await failure_at(status, {"ok": False, "error_code": status, "description": words})
    assert (failure.final, failure.after, failure.unsure) == (None, 60.0, False)
    assert failure.everywhere


@pytest.mark.parametrize(("status", "words"), [(500, "Internal Server Error"), (502, "Bad Gateway")])
async def test_telegrams_own_trouble_took_nothing(status: int, words: str) -> None:
    """A 5xx in Telegram's own JSON is tried again, without the word that it may have arrived already."""
    failure = await failure_at(status, {"ok": False, "error_code": status, "description": words})
    assert (failure.final, failure.unsure) == (None, False)


async def test_a_proxys_page_leaves_it_open() -> None:
    """Whether a call behind a proxy's 502 arrived nobody knows; its page is kept out of the cause."""
    async with wire() as server, client(server.url) as bot:
        server.shows(502, PAGE)
        failure = await failure_of_call(bot)
    assert (failure.final, failure.unsure) == (None, True)
    assert "html" not in failure.cause
    assert "secret" not in failure.cause


@pytest.mark.parametrize("body", [[], "ja", None, 7, {"status": "up"}])
async def test_an_answer_that_is_not_telegrams_leaves_it_open(body: object) -> None:
    """A captive portal's 200 is no delivery, and no fault of the letter."""
    failure = await failure_at(200, body)
    assert (failure.final, failure.unsure) == (None, True)


async def test_a_cut_line_leaves_it_open() -> None:
    """The peer read the call and hung up: it may have been delivered."""
    async with wire() as server, client(server.url) as bot:
        server.hangs_up()
        failure = await failure_of_call(bot)
    assert (failure.final, failure.unsure) == (None, True)
    assert TOKEN not in failure.cause


async def test_a_slow_answer_leaves_it_open() -> None:
    """Who gives up waiting may have sent all the same."""
    over = asyncio.Event()
    async with wire() as server, client(server.url, read_timeout=0.05) as bot:
        server.falls_silent(over)
        failure = await failure_of_call(bot)
        over.set()
    assert (failure.final, failure.unsure) == (None, True)


async def test_what_never_connected_was_never_delivered() -> None:
    """While nobody listens all letters simply wait: none is said to be repeated afterwards."""
    async with client(f"http://127.0.0.1:{free_port()}") as bot:
        failure = await failure_of_call(bot)
    assert (failure.final, failure.unsure, failure.everywhere) == (None, False, True)
    assert TOKEN not in failure.cause


async def test_a_name_that_does_not_resolve_never_connected() -> None:
    """A wrong or unreachable name is the same as a closed door."""
    async with client("http://telegram.invalid") as bot:
        failure = await failure_of_call(bot)
    assert (failure.final, failure.unsure) == (None, False)


async def test_success_is_read() -> None:
    """The other side of the table: the message's id."""
    async with wire() as server, client(server.url) as bot:
        server.says(200, SENT)
        assert (await bot.send_message(5, "Halo")).message_id == 7


async def failure_at(status: int, body: object) -> SendFailure:
    """Let a call end with this answer, and say what it means."""
    async with wire() as server, client(server.url) as bot:
        server.says(status, body)
        return await failure_of_call(bot)


async def failure_of_call(bot) -> SendFailure:
    """Make a call that must fail with one of the library's errors."""
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(5, "Halo")
    return failure_of(caught.value)
