"""How calls arrive, and what is recorded of them."""

import io

import aiohttp
import pytest

from sandbox.client import Person, Sandbox
from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio(loop_scope="session")

MARKUP = '{"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}'


async def test_parameters_travel_in_four_ways(line: Line, ani: Person) -> None:
    """Query, form, JSON and multipart mean the same; nested objects are JSON texts in forms."""
    fields = {"chat_id": str(ani.id), "text": "Halo", "reply_markup": MARKUP}
    multipart = aiohttp.FormData(fields, default_to_multipart=True)
    requests = (
        line.session.get(line.at("sendMessage"), params=fields),
        line.session.post(line.at("sendMessage"), data=fields),
        line.session.post(line.at("sendMessage"), data=multipart),
        line.session.post(line.at("SENDMESSAGE"), json={**fields, "chat_id": ani.id}),
    )
    for request in requests:
        async with request as answer:
            assert (await answer.json())["result"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Ya"


async def test_tokens_and_methods_that_do_not_exist(sandbox: Sandbox, line: Line) -> None:
    """401 for an unknown token, 404 for a malformed one and for an unknown method, 501 for what is not modelled."""
    for token, status, words in ((f"{line.bot.id}:wrong", 401, "Unauthorized"), ("nonsense", 404, "Not Found")):
        async with line.session.get(f"{line.url}/bot{token}/getMe") as answer:
            assert answer.status == status
            assert (await answer.json())["description"] == words
    line.forgiven += ["sendMesage: unknown method", "banChatMember: not modelled"]
    refusal = await line.refused("sendMesage")
    assert (refusal.code, refusal.description) == (404, "Not Found: method not found")
    refusal = await line.refused("banChatMember", chat_id=1, user_id=2)
    assert (refusal.code, refusal.description) == (501, "Not Implemented: sandbox does not model banChatMember")
    assert set(line.forgiven) <= set(await sandbox.violations())


async def test_what_the_description_does_not_know_is_a_violation(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """The call goes on if it can."""
    await line("sendMessage", chat_id=ani.id, text="Halo", prase_mode="HTML")
    line.forgiven += await sandbox.violations()
    assert line.forgiven == ["sendMessage: prase_mode: unknown parameter"]


async def test_broken_json_is_refused(line: Line, ani: Person) -> None:
    """In the body and inside a parameter."""
    async with line.session.post(line.at("getMe"), data="{", headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 400
    fields = {"chat_id": str(ani.id), "text": "x", "reply_markup": "{"}
    async with line.session.post(line.at("sendMessage"), data=fields) as answer:
        assert (await answer.json())["description"] == "Bad Request: can't parse reply markup JSON object"
    line.forgiven.append(
        "sendMessage: reply_markup: expected "
        "InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply, got '{'"
    )


async def test_calls_are_recorded(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Method, chat, parameters, outcome."""
    await line("sendMessage", chat_id=ani.id, text="Halo", reply_markup=MARKUP)
    await line.refused("sendMessage", chat_id=ani.id, text="")
    good, bad = await sandbox.calls("sendMessage")
    assert (good.method, good.chat_id, good.ok, good.params["text"]) == ("sendMessage", ani.id, True, "Halo")
    assert good.params["reply_markup"]["inline_keyboard"][0][0]["text"] == "Ya"
    assert (bad.ok, bad.code, bad.description) == (False, 400, "Bad Request: message text is empty")
    assert (await sandbox.call("sendmessage")).code == 400
    with pytest.raises(AssertionError, match="no call of sendPhoto"):
        await sandbox.call("sendPhoto", seconds=0.05)
    assert len(await sandbox.calls()) >= 3


async def test_the_control_interface_explains_itself(line: Line) -> None:
    """Unknown verbs, people and broken bodies."""
    async with line.session.post(f"{line.url}/control/dance") as answer:
        assert answer.status == 404
        assert "say" in (await answer.json())["error"]
    async with line.session.post(f"{line.url}/control/say", json={"person": 1, "text": "x"}) as answer:
        assert (answer.status, await answer.json()) == (409, {"error": "no person has the id 1", "sign": ""})
    async with line.session.post(f"{line.url}/control/say", data="{") as answer:
        assert answer.status == 400
    async with line.session.post(f"{line.url}/control/world") as answer:
        assert (await answer.json())["bots"][0]["username"] == "simpul_bot"


async def test_what_no_phone_sends_is_refused_by_a_sign(line: Line, ani: Person) -> None:
    """Too long an edit or caption, an album of eleven, a message that is gone; 5,000 characters are two messages."""
    said = await ani.says("a" * 5000)
    assert [len(message.text) for message in (await ani.screen())[-2:]] == [4096, 904]
    where = {"person": ani.id, "chat": ani.id, "message": said.id}
    items = [{"kind": "photo"}] * 11
    for verb, body, sign in (
        ("edit", {**where, "text": "a" * 4097}, "too_long"),
        ("send", {"person": ani.id, "kind": "photo", "caption": "a" * 1025}, "caption_long"),
        ("album", {"person": ani.id, "items": items}, ""),
        ("edit", {**where, "message": 1_000_000, "text": "a"}, "no_message"),
        ("press", {"person": ani.id, "label": "Ya"}, "no_key"),
    ):
        async with line.session.post(f"{line.url}/control/{verb}", json=body) as answer:
            assert (answer.status, (await answer.json())["sign"]) == (409, sign), verb
    assert len((await ani.screen())[-1].text) == 904
    await ani.edits(said, "😀" * 2048)
    async with line.session.post(f"{line.url}/control/send", data=io.BytesIO(bytes((72 << 20) + 1))) as answer:
        assert (answer.status, (await answer.json())["sign"]) == (413, "too_big")
