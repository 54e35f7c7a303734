"""getUpdates: confirmation, long polling, allowed updates, and one poller at a time."""

import asyncio

import pytest

from sandbox.client import Person, Refused, Sandbox
from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio(loop_scope="session")


def texts(updates: list[dict[str, object]]) -> list[str]:
    """Tell what the messages of some updates say."""
    return [update["message"]["text"] for update in updates]  # type: ignore[index]


async def test_updates_come_until_their_offset_is_confirmed(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """The same updates again with the same offset; gone with a higher one; ids rise by one."""
    for word in ("satu", "dua", "tiga"):
        await ani.says(word)
    first = await line("getUpdates")
    assert texts(first) == ["satu", "dua", "tiga"]
    ids = [update["update_id"] for update in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert texts(await line("getUpdates", offset=ids[1], limit=1)) == ["dua"]
    assert await sandbox.pending(line.bot) == 2
    assert texts(await line("getUpdates", offset=ids[2])) == ["tiga"]


async def test_a_negative_offset_keeps_the_last(line: Line, ani: Person) -> None:
    """Everything older is forgotten."""
    for word in ("satu", "dua", "tiga"):
        await ani.says(word)
    assert texts(await line("getUpdates", offset=-2)) == ["dua", "tiga"]
    assert texts(await line("getUpdates", offset=0)) == ["dua", "tiga"]


async def test_the_same_offset_again_at_once_brings_one_update(line: Line, ani: Person) -> None:
    """Telegram slows down who asks too fast."""
    await ani.says("satu")
    await ani.says("dua")
    assert len(await line("getUpdates", offset=7)) == 2
    rounds = [texts(await line("getUpdates", offset=7)) for _ in range(5)]
    assert ["satu"] in rounds


async def test_a_long_poll_returns_with_the_update(line: Line, ani: Person) -> None:
    """It waits for the message instead of coming back empty."""
    poll = asyncio.create_task(line("getUpdates", timeout=50))
    await asyncio.sleep(0)
    await ani.says("Akhirnya")
    assert texts(await poll) == ["Akhirnya"]


async def test_the_second_poller_ends_the_first(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """409 goes to the first; the second lives."""
    first = asyncio.create_task(line.refused("getUpdates", timeout=50))
    while not first.done():
        second = asyncio.create_task(line("getUpdates", timeout=50))
        await asyncio.wait({first}, timeout=0.5)
        await ani.says("Halo")
        assert await second
    refusal = await first
    assert (refusal.code, refusal.description) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    assert {call.code for call in await sandbox.calls("getUpdates")} == {200, 409}


async def test_polling_is_closed_while_a_webhook_is_set(line: Line) -> None:
    """409 with the way out."""
    await line("setWebhook", url="http://127.0.0.1:9/hook")
    refusal = await line.refused("getUpdates")
    assert (refusal.code, refusal.description) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    await line("deleteWebhook")
    assert await line("getUpdates") == []


async def test_setting_a_webhook_ends_the_poll(line: Line) -> None:
    """The waiting call is told."""
    told = ""
    while told != "Conflict: terminated by setWebhook request":
        await line("deleteWebhook")
        poll = asyncio.create_task(line.refused("getUpdates", timeout=50))
        await asyncio.sleep(0.1)  # a machine that needs longer to bring the call gets another round
        await line("setWebhook", url="http://127.0.0.1:9/hook")
        told = (await poll).description


async def test_allowed_updates_let_in_what_they_name(line: Line, ani: Person) -> None:
    """They stay as set, an empty list means the usual kinds, unknown names change nothing."""
    await line("getUpdates", allowed_updates=["edited_message", "nonsense"])
    said = await ani.says("satu")
    await ani.edits(said, "dua")
    assert [set(update) for update in await line.updates()] == [{"update_id", "edited_message"}]
    await ani.edits(said, "queued before")
    await line("getUpdates", offset=line.offset, allowed_updates=["message"])
    assert [set(update) for update in await line.updates()] == [{"update_id", "edited_message"}]
    await line("getUpdates", offset=line.offset, allowed_updates=["edited_message"])
    await line("getUpdates", offset=line.offset + 1, allowed_updates=["nonsense"])
    await ani.says("tiga")
    await line("getUpdates", offset=line.offset + 100, allowed_updates=[])
    await ani.says("empat")
    assert texts(await line.updates()) == ["empat"]


async def test_messages_wait_for_a_day(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Then they are gone."""
    await ani.says("Halo")
    await sandbox.advance(86_399)
    assert await sandbox.pending(line.bot) == 1
    await sandbox.advance(2)
    assert await sandbox.pending(line.bot) == 0


async def test_numbers_jump_after_a_quiet_week(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """They rise by one otherwise."""
    await ani.says("satu")
    first = (await line.updates())[0]["update_id"]
    await sandbox.advance(8 * 86_400)
    await ani.says("dua")
    assert (await line.updates())[0]["update_id"] > first
    with pytest.raises(Refused, match="forward"):
        await sandbox.advance(-1)


async def test_the_same_update_can_come_twice(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """As Telegram does after a confirmation was lost."""
    await ani.says("Halo")
    taken = (await line.updates())[0]
    assert await sandbox.push(line.bot, taken) == taken["update_id"]
    assert await line("getUpdates", offset=line.offset) == [taken]
    assert await sandbox.pending(line.bot) == 0
    number = await sandbox.push(line.bot, {"poll_answer": {"poll_id": "1", "option_ids": []}})
    assert number == taken["update_id"] + 1
