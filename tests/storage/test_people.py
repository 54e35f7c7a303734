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
PHONE = "+628000000001"

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


async def test_language_is_remembered(archive: Archive) -> None:
    """It is Indonesian until changed."""
    actor = await archive.run(meet)
    assert actor.language == "id"
    await archive.run(lambda unit: unit.people.set_language(actor.person, "en"))
    assert (await archive.run(meet)).language == "en"


async def test_a_name_and_a_phone_are_kept_with_the_person(archive: Archive) -> None:
    """As somebody said them, until they say otherwise."""
    actor = await archive.run(meet)
    await archive.run(lambda unit: unit.people.set_name(actor.person, "Ibu Siti"))
    await archive.run(lambda unit: unit.people.set_phone(actor.person, PHONE))
    again = await archive.run(meet)
    assert (again.name, again.phone) == ("Ibu Siti", PHONE)
    await archive.run(lambda unit: unit.people.set_phone(actor.person, None))
    assert (await archive.run(meet)).phone == ""


async def test_words_give_nobody_away_who_is_called_otherwise_now(archive: Archive) -> None:
    """Each name somebody had is among those of their reports, once, until they are erased."""
    report = (await archive.run(lambda unit: add_report(unit, meet(unit).person))).id
    for name in ("Ibu Siti", "Siti Aminah", "Ibu Siti"):
        await archive.run(lambda unit, name=name: unit.people.set_name(meet(unit).person, name))
        names = await archive.run(lambda unit: unit.people.names_of(report))
        assert sorted(names) == ["Ibu Siti", "Siti Aminah"]
        assert names[0] == name
    await archive.run(lambda unit: unit.people.erase(meet(unit).person))
    assert await archive.run(lambda unit: unit.people.names_of(report)) == ()


async def test_what_is_kept_of_a_person_is_told(archive: Archive) -> None:
    """With the consent and its time, and whether they can be written to."""
    actor = await archive.run(meet)
    await archive.run(lambda unit: unit.people.agree(actor.person, 1))
    person = await archive.run(lambda unit: unit.people.get(actor.person))
    assert (person.name, person.phone, person.language, person.notice_version) == ("Siti Aminah", "", "id", 1)
    assert (person.notice_at, person.reachable) == (archive.clock.now(), True)
    await archive.run(lambda unit: unit.people.set_chat_state(actor.chat, ChatState.BLOCKED))
    assert not (await archive.run(lambda unit: unit.people.get(actor.person))).reachable
    assert await archive.run(lambda unit: unit.people.person_at(actor.chat)) == actor.person
    group = await in_group(archive)
    assert await archive.run(lambda unit: unit.people.person_at(group.chat)) is None


async def test_an_erased_person_is_nobody(archive: Archive) -> None:
    """Name, number, consent and roles are gone, their reports stay, and whoever writes from there is a stranger."""
    actor = await archive.run(meet)

    def live(unit: UnitOfWork) -> None:
        unit.people.agree(actor.person, 1)
        unit.people.set_phone(actor.person, PHONE)
        unit.people.set_language(actor.person, "en")
        unit.members.join(Membership(person=actor.person, role=Role.OFFICER, agency="lampu"))
        add_report(unit, actor.person)

    await archive.run(live)
    await archive.run(lambda unit: unit.people.erase(actor.person))
    person = await archive.run(lambda unit: unit.people.get(actor.person))
    assert (person.name, person.phone, person.notice_version, person.notice_at) == ("", "", 0, None)
    assert not person.reachable
    assert await archive.run(lambda unit: unit.people.private_chat(actor.person)) is None
    assert await archive.run(lambda unit: unit.reports.count_of(actor.person)) == 1
    assert await archive.run(lambda unit: unit.members.officers("lampu")) == []
    again = await archive.run(lambda unit: meet(unit, name="Siti"))
    assert again.person != actor.person
    assert (again.chat, again.name, again.phone, again.language) == (actor.chat, "Siti", "", "en")
    assert not again.consented
    assert await archive.run(lambda unit: unit.reports.count_of(again.person)) == 0


async def test_who_is_erased_can_still_be_told_so(archive: Archive) -> None:
    """The farewell leaves by the chat, which belongs to nobody known."""
    actor = await archive.run(meet)

    def erase(unit: UnitOfWork) -> None:
        unit.people.erase(actor.person)
        unit.outbox.add(letter(actor.chat))

    await archive.run(erase)
    [told] = await archive.run(lambda unit: unit.outbox.claim(10, without=()))
    assert (told.telegram_chat, told.language) == (7_000_000_001, "id")
