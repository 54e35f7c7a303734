"""People and chats: Telegram's ids enter in one room, and one person is one person."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.people import Membership
from bot.ports import ChatState
from tests.support.archive import Archive, add_report, letter, meet

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork

GROUP, SUPERGROUP = -400, -1_001_000_400

pytestmark = pytest.mark.asyncio


async def in_group(archive: Archive, user: int = 7_000_000_001, chat: int = GROUP) -> Actor:
    """Let a person be met in a group."""
    return await archive.run(lambda unit: unit.people.meet(user=user, chat=chat, kind="group", name="Siti"))


async def test_a_person_is_made_once(archive: Archive) -> None:
    """The second meeting finds the person of the first, with the name and consent they have."""
    first = await archive.run(meet)
    assert first.private
    assert not first.consented
    await archive.run(lambda unit: unit.people.agree(first.person, 1))
    again = await archive.run(lambda unit: meet(unit, name="Somebody else"))
    assert (again.person, again.chat, again.name) == (first.person, first.chat, "Siti Aminah")
    assert again.consented


async def test_a_person_first_met_in_a_group_is_not_written_to(archive: Archive) -> None:
    """A bot may not open a private chat: letters wait until the person writes."""
    actor = await in_group(archive)
    assert not actor.private
    chat = await archive.run(lambda unit: unit.people.private_chat(actor.person))
    assert chat is not None
    assert chat != actor.chat
    await archive.run(lambda unit: unit.outbox.add(letter(chat)))
    assert await archive.run(lambda unit: unit.outbox.claim(10, without=())) == []
    later = await archive.run(meet)
    assert (later.person, later.chat) == (actor.person, chat)
    assert len(await archive.run(lambda unit: unit.outbox.claim(10, without=()))) == 1


async def test_a_group_and_its_members_are_made_once_each(archive: Archive) -> None:
    """Two people in one group share the chat."""
    first, second = await in_group(archive), await in_group(archive, 7_000_000_002)
    assert first.chat == second.chat
    assert first.person != second.person
    assert archive.count("chats") == 3


async def test_two_replicas_meet_the_same_new_person(archive: Archive) -> None:
    """In private and in a group at once, on every lane: one person, one private chat, one group."""
    replicas = [archive, archive.replica(), archive.replica()]
    actors = await asyncio.gather(
        *(replica.run(meet, key=key) for replica in replicas for key in range(4)),
        *(
            replica.run(
                lambda unit: unit.people.meet(user=7_000_000_001, chat=GROUP, kind="group", name="Siti"),
                key=key,
            )
            for replica in replicas
            for key in range(4)
        ),
    )
    assert len({actor.person for actor in actors}) == 1
    assert archive.count("people") == 1
    assert archive.count("chats") == 2


async def test_a_name_that_was_missing_is_filled_in(archive: Archive) -> None:
    """A person whose first update could not be read is met without a name; the next one brings it."""
    await archive.run(lambda unit: meet(unit, name=""))
    assert (await archive.run(meet)).name == "Siti Aminah"
    assert (await archive.run(lambda unit: meet(unit, name=""))).name == "Siti Aminah"


async def test_the_longest_name_is_cut_to_fit(archive: Archive) -> None:
    """Telegram allows 64 + 64 characters; whatever comes, the person can write."""
    actor = await archive.run(lambda unit: meet(unit, name="\U0001f33a" * 300))
    assert actor.name == "\U0001f33a" * 200


async def test_whoever_writes_can_be_written_to(archive: Archive) -> None:
    """A blocked chat is reachable again as soon as the person says something in private."""
    actor = await archive.run(meet)
    await archive.run(lambda unit: unit.people.set_chat_state(actor.chat, ChatState.BLOCKED, "x" * 400))
    assert archive.rows("SELECT state FROM chats") == [("blocked",)]
    await in_group(archive)
    assert archive.rows("SELECT state FROM chats WHERE kind = 'private'") == [("blocked",)]
    await archive.run(meet)
    assert archive.rows("SELECT state, cause FROM chats WHERE kind = 'private'") == [("reachable", "")]


async def test_both_service_messages_lead_to_one_move(archive: Archive) -> None:
    """The second changes nothing."""
    actor = await in_group(archive)
    for _ in range(2):
        await archive.run(lambda unit: unit.people.move_chat(actor.chat, SUPERGROUP))
    assert archive.rows("SELECT telegram_id, kind FROM chats WHERE kind <> 'private'") == [(SUPERGROUP, "supergroup")]


async def test_a_group_that_was_met_under_its_new_id_first_becomes_one_again(archive: Archive) -> None:
    """What waits for the old chat goes to the new id, and what the new one has stays: nothing is sent for ever."""
    old = await in_group(archive)
    new = await in_group(archive, chat=SUPERGROUP)

    def fill(unit: UnitOfWork) -> None:
        reports = [add_report(unit, old.person, code=code) for code in ("A", "B", "C")]
        for chat, number in ((old.chat, 0), (old.chat, 1), (new.chat, 1), (new.chat, 2)):
            unit.cards.want(report=reports[number].id, chat=chat, revision=1)
            unit.outbox.add(letter(chat, report=reports[number].id))
        for actor in (old, new):
            unit.dialogues.save(unit.dialogues.get(actor.chat, actor.person))

    await archive.run(fill)
    for _ in range(2):
        await archive.run(lambda unit: unit.people.move_chat(old.chat, SUPERGROUP))
    assert archive.rows("SELECT id, telegram_id FROM chats WHERE kind <> 'private'") == [(old.chat, SUPERGROUP)]
    assert archive.rows("SELECT DISTINCT chat_id FROM outbox") == [(old.chat,)]
    assert archive.rows("SELECT chat_id, count(*) FROM cards GROUP BY 1") == [(old.chat, 3)]
    assert archive.rows("SELECT chat_id, count(*) FROM dialogues GROUP BY 1") == [(old.chat, 1)]
    assert archive.count("outbox") == 4


async def test_joining_twice_changes_nothing(archive: Archive) -> None:
    """An officer of an agency is listed once, in the order of joining."""
    people = await archive.run(lambda unit: [meet(unit, number) for number in (1, 2)])
    for actor in (people[1], people[0], people[1]):
        member = Membership(person=actor.person, role=Role.OFFICER, agency="lampu")
        await archive.run(lambda unit, member=member: unit.members.join(member))  # type: ignore[misc]
    assert await archive.run(lambda unit: unit.members.officers("lampu")) == [people[1].chat, people[0].chat]
    assert await archive.run(lambda unit: unit.members.officers("air")) == []


async def test_a_role_is_held_for_its_agency_only(archive: Archive) -> None:
    """An officer of one agency is no officer of another, and a role without an agency is another one."""
    actor = await archive.run(meet)
    for member in (
        Membership(person=actor.person, role=Role.OFFICER, agency="lampu"),
        Membership(person=actor.person, role=Role.VERIFIER),
    ):
        await archive.run(lambda unit, member=member: unit.members.join(member))  # type: ignore[misc]
    held = {
        (role, agency)
        for role in Role
        for agency in (None, "lampu", "air")
        if await archive.run(lambda unit, r=role, a=agency: unit.members.has_role(actor.person, r, a))  # type: ignore[misc]
    }
    assert held == {(Role.OFFICER, "lampu"), (Role.VERIFIER, None)}


async def test_two_replicas_let_a_person_join_at_once(archive: Archive) -> None:
    """Whatever the table holds then, the officer is listed once."""
    actor = await archive.run(meet)
    member = Membership(person=actor.person, role=Role.OFFICER, agency="lampu")
    replicas = [archive, archive.replica()]
    await asyncio.gather(*(r.run(lambda unit: unit.members.join(member), key=k) for r in replicas for k in range(4)))
    assert await archive.run(lambda unit: unit.members.officers("lampu")) == [actor.chat]


async def test_language_is_remembered(archive: Archive) -> None:
    """It is Indonesian until changed."""
    actor = await archive.run(meet)
    assert actor.language == "id"
    await archive.run(lambda unit: unit.people.set_language(actor.person, "en"))
    assert (await archive.run(meet)).language == "en"
