"""Who the bot is, and its menus."""

import pytest

from sandbox.client import Person, Sandbox
from tests.sandbox.line import Line

pytestmark = pytest.mark.asyncio(loop_scope="session")


def menu(*names: str) -> list[dict[str, str]]:
    """Commands with some description."""
    return [{"command": name, "description": f"Perintah {name}"} for name in names]


async def test_who_am_i(line: Line) -> None:
    """The account with its abilities."""
    me = await line("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (line.bot.id, True, "simpul_bot")
    assert me["can_read_all_group_messages"] is False


async def test_the_narrowest_scope_wins(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """A person sees the commands set for the chat, else for private chats, else the default ones."""
    assert await ani.menu() == []
    await line("setMyCommands", commands=menu("start"))
    assert await ani.menu() == ["start"]
    await line("setMyCommands", commands=menu("lapor"), scope={"type": "all_private_chats"})
    await line("setMyCommands", commands=menu("report"), scope={"type": "all_private_chats"}, language_code="en")
    assert await ani.menu() == ["lapor"]
    only_ani = {"type": "chat", "chat_id": ani.id}
    await line("setMyCommands", commands=menu("tugas", "cari"), scope=only_ani)
    assert await ani.menu() == ["tugas", "cari"]
    assert [command["command"] for command in await line("getMyCommands", scope=only_ani)] == ["tugas", "cari"]
    await line("deleteMyCommands", scope=only_ani)
    assert await ani.menu() == ["lapor"]
    group = await sandbox.group("Warga", [ani], bot=line.bot)
    assert await ani.menu(group) == ["start"]


async def test_commands_that_are_not_taken(line: Line) -> None:
    """Names are short, small and plain."""
    refusal = await line.refused("setMyCommands", commands=menu("Buat Laporan"))
    assert (refusal.code, refusal.description) == (400, "Bad Request: BOT_COMMAND_INVALID")
    refusal = await line.refused("setMyCommands", commands=menu("start"), scope={"type": "chat", "chat_id": 5})
    assert refusal.description == "Bad Request: chat not found"


async def test_names_and_descriptions(line: Line) -> None:
    """By language, with the general one behind."""
    assert (await line("getMyName"))["name"] == "Simpul"
    for field, method in (("name", "Name"), ("description", "Description"), ("short_description", "ShortDescription")):
        assert await line(f"setMy{method}", **{field: "Umum"}) is True
        assert await line(f"setMy{method}", **{field: "English", "language_code": "en"}) is True
        assert (await line(f"getMy{method}"))[field] == "Umum"
        assert (await line(f"getMy{method}", language_code="en"))[field] == "English"
        assert (await line(f"getMy{method}", language_code="jv"))[field] == "Umum"
    assert (await line.refused("setMyDescription", description="a" * 513)).code == 400
