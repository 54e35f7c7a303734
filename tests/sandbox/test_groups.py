"""Groups: privacy mode, membership, upgrades."""

import pytest

from sandbox.client import Group, Person, Refused, Sandbox
from tests.sandbox.line import Line
from tests.sandbox.test_sending import INLINE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def grouped(sandbox: Sandbox, line: Line, ani: Person) -> Group:
    """Make a group of Ani's with the bot inside; its updates are taken."""
    group = await sandbox.group("Dinas PUPR", [ani], bot=line.bot)
    await line.taken()
    return group


async def test_being_added_is_told(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """my_chat_member from left to member, and the service message."""
    group = await sandbox.group("Dinas PUPR", [ani], bot=line.bot)
    change, service = await line.updates()
    member = change["my_chat_member"]
    assert (member["chat"]["id"], member["from"]["id"]) == (group.id, ani.id)
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("left", "member")
    assert service["message"]["new_chat_members"][0]["id"] == line.bot.id


async def test_startgroup_brings_its_payload(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """The command is addressed to the bot."""
    group = await sandbox.group("Dinas PUPR", [ani])
    await ani.adds_bot(group, line.bot, "undangan_1")
    assert (await line.updates())[-1]["message"]["text"] == f"/start@{line.bot.username} undangan_1"


async def test_privacy_mode_lets_through_what_is_meant_for_the_bot(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Commands and replies, not the talk of others; commands for another bot neither."""
    group = await grouped(sandbox, line, ani)
    sent = await line("sendMessage", chat_id=group.id, text="Laporan baru")
    card = (await ani.screen(group))[-1]
    assert card.id == sent["message_id"]
    await ani.says("Siapa yang ambil?", chat=group)
    await ani.says(f"@{line.bot.username} halo", chat=group)
    await ani.says("/tugas@another_bot", chat=group)
    await ani.says("/tugas", chat=group)
    await ani.says(f"/cari@{line.bot.username} jalan", chat=group)
    await ani.says("Sudah kami cek", chat=group, reply_to=card)
    got = [update["message"]["text"] for update in await line.updates()]
    assert got == ["/tugas", f"/cari@{line.bot.username} jalan", "Sudah kami cek"]


async def test_an_administrator_reads_everything(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Promotion is told, and then there is no privacy mode."""
    group = await grouped(sandbox, line, ani)
    await group.promotes(line.bot)
    assert (await line.update("my_chat_member"))["new_chat_member"]["status"] == "administrator"
    await ani.says("Siapa yang ambil?", chat=group)
    assert (await line.update("message"))["text"] == "Siapa yang ambil?"


async def test_a_bare_command_goes_to_the_bot_that_spoke_last(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """With two bots in a group Telegram has to choose."""
    group = await grouped(sandbox, line, ani)
    other = await sandbox.bot("lain_bot", "Lain")
    await ani.adds_bot(group, other)
    await ani.says("/semua", chat=group)
    await line("sendMessage", chat_id=group.id, text="Saya")
    await ani.says("/siapa", chat=group)
    assert [u["message"]["text"] for u in await line.updates() if "text" in u["message"]] == ["/semua", "/siapa"]
    elsewhere = Line(line.session, line.url, other)
    commands = [u["message"].get("text") for u in await elsewhere.updates() if "message" in u]
    assert commands == [None, "/semua"]


async def test_an_upgrade_moves_the_group(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Service messages on both sides; the old id refuses with the new one."""
    group = await grouped(sandbox, line, ani)
    old = group.id
    await group.upgrades()
    there, here = [update["message"] for update in await line.updates()]
    assert (there["chat"]["id"], there["migrate_to_chat_id"]) == (old, group.id)
    assert (here["chat"]["id"], here["chat"]["type"], here["migrate_from_chat_id"]) == (group.id, "supergroup", old)
    refusal = await line.refused("sendMessage", chat_id=old, text="Halo")
    assert refusal.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refusal.parameters == {"migrate_to_chat_id": group.id}
    await line("sendMessage", chat_id=group.id, text="Halo")
    await ani.sees("halo", chat=group)


async def test_outside_a_group_a_bot_cannot_speak(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Never added, thrown out, restricted, dissolved: each in its own words."""
    strange = await sandbox.group("Lain", [ani])
    refusal = await line.refused("sendMessage", chat_id=strange.id, text="Halo")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot is not a member of the group chat")
    group = await grouped(sandbox, line, ani)
    await group.restricts(line.bot)
    refusal = await line.refused("sendMessage", chat_id=group.id, text="Halo")
    assert refusal.description == "Bad Request: not enough rights to send text messages to the chat"
    await line.taken()
    await group.removes(line.bot)
    told, placed = await line.updates()
    assert (told["message"]["left_chat_member"]["id"], told["message"]["from"]["id"]) == (line.bot.id, ani.id)
    assert placed["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refusal = await line.refused("sendMessage", chat_id=group.id, text="Halo")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot was kicked from the group chat")
    await group.dissolves()
    refusal = await line.refused("sendMessage", chat_id=group.id, text="Halo")
    assert (refusal.code, refusal.description) == (403, "Forbidden: the group chat was deleted")


async def test_a_bot_can_walk_out(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """It hears of it, and is outside."""
    group = await grouped(sandbox, line, ani)
    assert await line("leaveChat", chat_id=group.id) is True
    assert (await line.update("my_chat_member"))["new_chat_member"]["status"] == "left"
    assert (await line.refused("leaveChat", chat_id=group.id)).code == 403


async def test_people_come_and_go(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Service messages name them; who is outside cannot write."""
    group = await grouped(sandbox, line, ani)
    budi = await sandbox.person("Budi")
    with pytest.raises(Refused, match="Budi is not in 'Dinas PUPR'"):
        await budi.says("Halo", chat=group)
    await budi.joins(group)
    assert (await line.update("message"))["new_chat_members"][0]["id"] == budi.id
    assert (await line("getChatMember", chat_id=group.id, user_id=budi.id))["status"] == "member"
    assert await line("getChatMemberCount", chat_id=group.id) == 3
    await budi.leaves(group)
    assert (await line.update("message"))["left_chat_member"]["id"] == budi.id
    assert (await line("getChatMember", chat_id=group.id, user_id=budi.id))["status"] == "left"


async def test_what_a_bot_can_ask_about_chats(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Chats, members, administrators."""
    group = await grouped(sandbox, line, ani)
    assert (await line("getChat", chat_id=group.id))["title"] == "Dinas PUPR"
    await group.renames("Dinas Pekerjaan Umum")
    assert (await line("getChat", chat_id=group.id))["title"] == "Dinas Pekerjaan Umum"
    assert (await line("getChat", chat_id=ani.id))["username"] == "ani_lestari"
    await group.promotes(line.bot)
    leading = await line("getChatAdministrators", chat_id=group.id)
    assert [(member["user"]["id"], member["status"]) for member in leading] == [
        (ani.id, "creator"),
        (line.bot.id, "administrator"),
    ]
    assert (await line("getChatMember", chat_id=ani.id, user_id=ani.id))["status"] == "member"
    assert (await line.refused("getChat", chat_id=42)).description == "Bad Request: chat not found"


async def test_blocking_is_told(line: Line, ani: Person) -> None:
    """From member to kicked and back."""
    await ani.blocks()
    blocked = await line.update("my_chat_member")
    assert (blocked["old_chat_member"]["status"], blocked["new_chat_member"]["status"]) == ("member", "kicked")
    with pytest.raises(Refused, match="UNBLOCK"):
        await ani.says("Halo")
    await ani.starts()
    unblocked, start = await line.updates()
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"


async def test_pressing_in_a_group(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """Everybody there can press the same button."""
    group = await grouped(sandbox, line, ani)
    budi = await sandbox.person("Budi")
    await budi.joins(group)
    await line.taken()
    await line("sendMessage", chat_id=group.id, text="Kartu", reply_markup=INLINE)
    await ani.taps("Ya", chat=group)
    await budi.taps("Ya", chat=group)
    presses = [update["callback_query"] for update in await line.updates()]
    assert [press["from"]["id"] for press in presses] == [ani.id, budi.id]
    assert {press["message"]["chat"]["id"] for press in presses} == {group.id}


async def test_an_anonymous_administrator_writes_as_the_group(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """From Telegram's placeholder account, on behalf of the chat."""
    group = await grouped(sandbox, line, ani)
    await ani.says("/tugas", chat=group, anonymous=True)
    message = await line.update("message")
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == group.id


async def test_a_channel_posts_instead_of_messages(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """A bot in a channel is an administrator and gets channel posts."""
    channel = await sandbox.group("Pengumuman", [ani], kind="channel")
    await ani.adds_bot(channel, line.bot)
    change = (await line.updates())[0]["my_chat_member"]
    assert (change["chat"]["type"], change["new_chat_member"]["status"]) == ("channel", "administrator")
    await ani.says("Kabar", chat=channel)
    assert (await line.update("channel_post"))["text"] == "Kabar"


async def test_administrators_hear_of_members_if_they_ask(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """chat_member comes only to administrators that name it in allowed_updates."""
    group = await grouped(sandbox, line, ani)
    await group.promotes(line.bot)
    await line("getUpdates", allowed_updates=["chat_member"])
    await line.taken()
    budi = await sandbox.person("Budi")
    await budi.joins(group)
    assert (await line.update("chat_member"))["new_chat_member"]["user"]["id"] == budi.id


async def test_only_an_administrator_can_hide_behind_the_group(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """A plain member's phone does not offer it."""
    budi = await sandbox.person("Budi Santoso")
    group = await sandbox.group("Dinas PUPR", [ani, budi], bot=line.bot)
    with pytest.raises(Refused, match="cannot write as the group"):
        await budi.says("/tugas", chat=group, anonymous=True)


async def test_a_bot_that_is_inside_only_hears_the_payload(sandbox: Sandbox, line: Line, ani: Person) -> None:
    """The startgroup link of a group that has the bot already."""
    group = await grouped(sandbox, line, ani)
    await ani.adds_bot(group, line.bot, "undangan_2")
    assert (await line.update("message"))["text"] == f"/start@{line.bot.username} undangan_2"
