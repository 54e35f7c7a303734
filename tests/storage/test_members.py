"""Who holds which role, and which group is whose desk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.domain.people import Membership
from bot.ports import ChatState
from tests.support.archive import Archive, meet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.people import Actor
    from bot.ports import UnitOfWork

pytestmark = pytest.mark.asyncio


def joining(
    person: int, role: Role, agency: str | None = None, area: str | None = None
) -> Callable[[UnitOfWork], None]:
    """Make a job that gives somebody a role."""
    return lambda unit: unit.members.join(Membership(person=person, role=role, agency=agency, area=area))


async def people(archive: Archive, count: int) -> list[Actor]:
    """Meet so many people."""
    return await archive.run(lambda unit: [meet(unit, number) for number in range(1, count + 1)])


async def group(archive: Archive, number: int = 1) -> int:
    """Meet a group; gives our id of its chat."""
    user, chat = 7_000_000_001, -400 - number
    return (await archive.run(lambda unit: unit.people.meet(user=user, chat=chat, kind="group", name="Siti"))).chat


async def groups(archive: Archive, agency: str = "lampu") -> Sequence[int]:
    """List the agency's groups."""
    return await archive.run(lambda unit: unit.members.groups_of(agency))


async def test_joining_twice_changes_nothing(archive: Archive) -> None:
    """An officer of an agency is listed once, in the order of joining."""
    first, second = await people(archive, 2)
    for actor in (second, first, second):
        await archive.run(joining(actor.person, Role.OFFICER, "lampu"))
    assert await archive.run(lambda unit: unit.members.officers("lampu")) == [second.chat, first.chat]
    assert await archive.run(lambda unit: unit.members.officers("air")) == []
    assert archive.count("memberships") == 2


async def test_a_role_is_held_for_its_agency_only(archive: Archive) -> None:
    """An officer of one agency is no officer of another, and a role without an agency is another one."""
    [actor] = await people(archive, 1)
    await archive.run(joining(actor.person, Role.OFFICER, "lampu"))
    await archive.run(joining(actor.person, Role.VERIFIER))
    held = {
        (role, agency)
        for role in Role
        for agency in (None, "lampu", "air")
        if await archive.run(lambda unit, r=role, a=agency: unit.members.has_role(actor.person, r, a))  # type: ignore[misc]
    }
    assert held == {(Role.OFFICER, "lampu"), (Role.VERIFIER, None)}


async def test_two_replicas_let_a_person_join_at_once(archive: Archive) -> None:
    """From every lane of both: the role is there once."""
    [actor] = await people(archive, 1)
    job = joining(actor.person, Role.OFFICER, "lampu")
    replicas = [archive, archive.replica()]
    await asyncio.gather(*(replica.run(job, key=key) for replica in replicas for key in range(4)))
    assert await archive.run(lambda unit: unit.members.officers("lampu")) == [actor.chat]
    assert archive.count("memberships") == 1


async def test_all_roles_of_a_person_are_listed(archive: Archive) -> None:
    """With their agency and area, in the order they came; nobody else's, and none that ended."""
    actor, other = await people(archive, 2)
    await archive.run(joining(actor.person, Role.VILLAGE_HEAD, area="35.78"))
    await archive.run(joining(actor.person, Role.OFFICER, "lampu"))
    await archive.run(joining(other.person, Role.ADMIN))
    assert await archive.run(lambda unit: unit.members.memberships(actor.person)) == [
        Membership(person=actor.person, role=Role.VILLAGE_HEAD, area="35.78"),
        Membership(person=actor.person, role=Role.OFFICER, agency="lampu"),
    ]
    await archive.run(lambda unit: unit.people.erase(actor.person))
    assert await archive.run(lambda unit: unit.members.memberships(actor.person)) == []
    assert archive.count("memberships") == 3


async def test_verifiers_and_admins_verify(archive: Archive) -> None:
    """Each once, also somebody who is both, in the order they joined; officers and village heads do not."""
    both, admin, verifier, officer = await people(archive, 4)
    for actor, role in (
        (verifier, Role.VERIFIER),
        (both, Role.ADMIN),
        (admin, Role.ADMIN),
        (both, Role.VERIFIER),
        (officer, Role.VILLAGE_HEAD),
    ):
        await archive.run(joining(actor.person, role))
    await archive.run(joining(officer.person, Role.OFFICER, "lampu"))
    verifying = [verifier.chat, both.chat, admin.chat]
    assert await archive.run(lambda unit: unit.members.verifiers()) == verifying
    await archive.run(lambda unit: unit.people.erase(admin.person))
    assert await archive.run(lambda unit: unit.members.verifiers()) == verifying[:2]


async def test_a_group_is_bound_once(archive: Archive) -> None:
    """To several agencies where it must be; each has its groups in the order they came."""
    first, second = await group(archive, 1), await group(archive, 2)
    for chat, agency, told in ((second, "lampu", True), (first, "lampu", True), (second, "lampu", False)):
        assert await archive.run(lambda unit, c=chat, a=agency: unit.members.bind(c, a)) is told  # type: ignore[misc]
    assert await archive.run(lambda unit: unit.members.bind(first, "air")) is True
    assert await groups(archive) == [second, first]
    assert await groups(archive, "air") == [first]
    assert await groups(archive, "sampah") == []
    assert await archive.run(lambda unit: unit.members.agencies_at(first)) == ["lampu", "air"]


async def test_two_replicas_bind_a_group_at_once(archive: Archive) -> None:
    """From every lane of both: it is the agency's desk once."""
    chat = await group(archive)
    replicas = [archive, archive.replica()]
    told = await asyncio.gather(
        *(replica.run(lambda unit: unit.members.bind(chat, "lampu"), key=k) for replica in replicas for k in range(4)),
    )
    assert sorted(told) == [False] * 7 + [True]
    assert await groups(archive) == [chat]


async def test_a_group_that_is_no_desk_any_more_has_no_cases(archive: Archive) -> None:
    """What was bound and ended stays in the rows, and can be bound anew."""
    chat = await group(archive)
    await archive.run(lambda unit: unit.members.bind(chat, "lampu"))
    ended = "UPDATE agency_groups SET until = since"
    await archive.run(lambda unit: unit.connection.exec_driver_sql(ended))  # type: ignore[attr-defined]
    assert await groups(archive) == []
    assert await archive.run(lambda unit: unit.members.agencies_at(chat)) == []
    assert await archive.run(lambda unit: unit.members.bind(chat, "lampu")) is True
    assert await groups(archive) == [chat]


@pytest.mark.parametrize("state", [ChatState.GONE, ChatState.BLOCKED])
async def test_a_group_that_is_gone_is_no_desk_until_it_is_back(archive: Archive, state: ChatState) -> None:
    """It stays bound: its cases find it again."""
    chat = await group(archive)
    await archive.run(lambda unit: unit.members.bind(chat, "lampu"))
    await archive.run(lambda unit: unit.people.set_chat_state(chat, state))
    assert await groups(archive) == []
    assert await archive.run(lambda unit: unit.members.agencies_at(chat)) == ["lampu"]
    await archive.run(lambda unit: unit.people.set_chat_state(chat, ChatState.REACHABLE))
    assert await groups(archive) == [chat]


async def test_an_upgraded_group_stays_the_desk(archive: Archive) -> None:
    """Met under its new id first, it is one group and one desk."""
    chat = await group(archive, 1)
    twin = await group(archive, 2)
    for one in (chat, twin):
        await archive.run(lambda unit, one=one: unit.members.bind(one, "lampu"))  # type: ignore[misc]
    await archive.run(lambda unit: unit.people.move_chat(chat, -402))
    assert await groups(archive) == [chat]
