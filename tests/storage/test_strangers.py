"""Who never agreed is unknown again after two days; whoever is named anywhere stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.messages import Letter
from bot.domain.people import NOTICE_VERSION, Membership

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive

pytestmark = pytest.mark.asyncio


def meet(unit: UnitOfWork, number: int, name: str = "Rina Wulandari") -> Actor:
    return unit.people.meet(user=number, chat=number, kind="private", name=name)


async def swept(archive: Archive, days: float = 2.1) -> int:
    archive.clock.forward(days=days)
    return (await archive.run(lambda unit: unit.housekeeping.prune()))["strangers"]


async def test_a_stranger_is_forgotten_and_met_anew(archive: Archive) -> None:
    """After two days without consent nothing points to the Telegram account; a new word begins anew."""
    await archive.run(lambda unit: meet(unit, 7))
    assert await swept(archive, days=1.9) == 0
    assert await swept(archive, days=0.2) == 1
    assert await swept(archive, days=0) == 0
    assert (await archive.run(lambda unit: meet(unit, 7, "Wahyu Santosa"))).name == "Wahyu Santosa"


async def test_who_agreed_or_joined_stays(archive: Archive) -> None:
    """The consent, or a role, makes somebody known."""

    def come(unit: UnitOfWork) -> None:
        unit.people.agree(meet(unit, 1).person, NOTICE_VERSION)
        unit.members.join(Membership(person=meet(unit, 2).person, role=Role.OFFICER, agency="lampu"))

    await archive.run(come)
    assert await swept(archive) == 0


async def test_who_is_still_to_be_told_something_stays_until_then(archive: Archive) -> None:
    """A farewell that has not left yet keeps the chat."""
    actor = await archive.run(lambda unit: meet(unit, 3))
    await archive.run(lambda unit: unit.outbox.add(Letter(chat=actor.chat, key="erased")))
    assert await swept(archive) == 0


async def test_a_stranger_who_spoke_in_a_group_is_forgotten_too(archive: Archive) -> None:
    """What was open there goes along; the group and the others in it stay."""

    def speak(unit: UnitOfWork) -> None:
        for number in (5, 6):
            actor = unit.people.meet(user=number, chat=-400, kind="group", name="Rina Wulandari")
            unit.dialogues.save(unit.dialogues.get(actor.chat, actor.person))
        unit.people.agree(actor.person, NOTICE_VERSION)

    await archive.run(speak)
    assert await swept(archive) == 1
    assert archive.count("dialogues") == 1
    assert archive.rows("SELECT telegram_id FROM chats ORDER BY telegram_id") == [(-400,), (6,)]


async def test_an_erased_persons_chat_is_forgotten_too(archive: Archive) -> None:
    """After /privasi and Hapus the account is a stranger's, and goes like one."""

    def erase(unit: UnitOfWork) -> int:
        actor = meet(unit, 4)
        unit.people.agree(actor.person, NOTICE_VERSION)
        unit.people.erase(actor.person)
        return actor.person

    erased = await archive.run(erase)
    assert await swept(archive) == 1
    assert (await archive.run(lambda unit: unit.people.get(erased))).name == ""
