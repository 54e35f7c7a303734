"""/undang in the chat: admins and verifiers invite people and groups, by button, number, name or short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import look
from tests.story.desks import DLH, joined, told, verifier
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

LINK = "https://t.me/simpul_bot?"


async def admin(world: World) -> Person:
    """Make an admin."""
    return await joined(world, Role.ADMIN, "Ratna Kusuma")


async def asked(person: Person, role: str) -> None:
    """Begin an invitation for this role."""
    await person.says("/undang")
    await person.sees("Siapa yang diundang?")
    await person.says(role)


def payload(told: str, kind: str = "start") -> str:
    """Take the payload out of the link."""
    return told.partition(f"{LINK}{kind}=")[2].split()[0]


async def test_the_menu_has_undang_for_who_may(town: World) -> None:
    """Admins and verifiers see the command in their own menu; officers and citizens do not."""
    people = {"admin": await admin(town), "verifier": await verifier(town)}
    others = {"officer": await town.officer(), "citizen": await town.citizen()}
    await look.quiet(town)
    for person in people.values():
        assert "undang" in await person.menu()
        assert "lapor" in await person.menu()
    for person in others.values():
        assert "undang" not in await person.menu()


@pytest.mark.parametrize("how", ["1", DLH, "dlh", "Dinas Kebersihan"])
async def test_an_officer_is_invited_by_any_name_of_the_agency(town: World, how: str) -> None:
    """The button's text, a short name, or the number in the list; the link is good once, for that agency."""
    chief, person = await admin(town), await town.sandbox.person("Budi Santoso")
    await asked(chief, "Petugas instansi")
    question = await chief.sees("Instansi yang mana?")
    await chief.says(how)
    given = await chief.sees("berlaku sekali dalam 7 hari")
    expected = question.buttons[0][0] if how == "1" else DLH
    assert f"Undangan petugas {expected}" in given.text
    await person.starts(payload(given.text))
    await person.sees(f"Anda sekarang petugas {expected}")


async def test_an_agencys_admin_invites_for_that_agency(town: World) -> None:
    """Officers and groups of the own agency alone; the new agency admin's menu has the command."""
    chief = await admin(town)
    await asked(chief, "Admin instansi")
    await chief.sees("Instansi yang mana?")
    await chief.says(DLH)
    given = await chief.sees("berlaku sekali dalam 7 hari")
    person, officer = await town.sandbox.person("Made Wirawan"), await town.sandbox.person("Budi Santoso")
    await person.starts(payload(given.text))
    await person.sees(f"Anda sekarang admin instansi {DLH}")
    await look.quiet(town)
    assert "undang" in await person.menu()
    await person.says("/undang")
    roles = await person.sees("Siapa yang diundang?")
    assert [row[0] for row in roles.buttons] == ["Petugas instansi", "Grup petugas", "Daftar anggota"]
    await person.taps("Petugas instansi")
    question = await person.sees("Instansi yang mana?")
    assert question.buttons == [[DLH]]
    await person.taps(DLH, message=question)
    await officer.starts(payload((await person.sees("Undangan petugas")).text))
    await officer.sees(f"Anda sekarang petugas {DLH}")


async def test_an_officer_is_invited_by_button(town: World) -> None:
    """Role and agency are pressed, each in a row of its own; a verifier makes no verifiers or admins."""
    checks = await verifier(town)
    await checks.says("/undang")
    roles = await checks.sees("Siapa yang diundang?")
    assert [label for row in roles.buttons for label in row] == [
        "Petugas instansi",
        "Grup petugas",
        "Admin instansi",
        "Daftar anggota",
    ]
    await checks.taps("Petugas instansi")
    question = await checks.sees("Instansi yang mana?")
    assert all(len(row) == 1 for row in (*roles.buttons, *question.buttons))
    await checks.taps(DLH)
    assert f"petugas {DLH}" in (await checks.sees("berlaku sekali")).text


@pytest.mark.parametrize(("role", "becomes"), [("Petugas verifikasi", "petugas verifikasi"), ("4", "admin")])
async def test_verifiers_and_admins_are_invited_without_an_agency(town: World, role: str, becomes: str) -> None:
    """No second question: the link comes at once."""
    chief, person = await admin(town), await town.sandbox.person("Joko Prasetyo")
    await asked(chief, role)
    await person.starts(payload((await chief.sees("berlaku sekali")).text))
    await person.sees(f"Anda sekarang {becomes}")


async def test_an_unknown_agency_is_asked_again(town: World) -> None:
    """A name that no agency has is answered with an example; the question stands."""
    chief = await admin(town)
    await asked(chief, "1")
    await chief.sees("Instansi yang mana?")
    await chief.says("Dinas Angkasa Raya")
    await chief.sees("belum kami mengerti")
    await chief.sees("Instansi yang mana?")
    await chief.says("DLH")
    await chief.sees("berlaku sekali")


async def test_an_invitation_does_not_lose_what_was_open(town: World) -> None:
    """An admin who is writing a report of their own goes on with it after the link."""
    chief = await admin(town)
    await chief.says("/lapor")
    await chief.sees("Setuju")
    await chief.taps("Setuju")
    await chief.sees("Ceritakan masalahnya")
    await chief.says(STORY)
    await chief.sees("Di mana kejadiannya")
    await asked(chief, "Admin")
    await chief.sees("berlaku sekali")
    await chief.sees("Di mana kejadiannya")
    assert look.step(town, chief) == "report/place"


async def test_a_role_that_ended_hands_out_nothing(town: World) -> None:
    """Who erased their data in the middle of an invitation has no rights left."""
    chief = await admin(town)
    await asked(chief, "Petugas instansi")
    await chief.sees("Instansi yang mana?")
    await chief.says("/privasi")
    await chief.sees("Data Anda di Simpul")
    await chief.taps("Hapus data saya")
    await chief.sees("Hapus nama")
    await chief.taps("Ya, hapus")
    await chief.sees("Data Anda sudah dihapus")
    await chief.says("/undang")
    await chief.sees("Undangan dibuat oleh admin")
    assert await told(chief, LINK) == []
    await look.quiet(town)
    assert "undang" not in await chief.menu()
