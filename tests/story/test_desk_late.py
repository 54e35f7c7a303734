"""What time does to a card, on the sandbox's clock: it says that it is late, and rings nobody at night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import rows
from tests.story.desks import card_of
from tests.story.test_clock import AGENCY, office
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.story.test_clock import Office

__all__ = ["office"]

pytestmark = pytest.mark.asyncio

LATE = {"id": "⚠️ Lewat batas Senin, 09 November 2026", "en": "⚠️ Was due Monday, November 9, 2026"}
FIRE = "Rumah di gang Melati lagi terbakar, tolong kirim damkar, api sudah besar sekali."


async def rings(office: Office, person: Person, code: str) -> list[bool]:
    """Tell of each new message about this case whether it rang."""
    calls = await office.world.sandbox.calls("sendMessage")
    mine = [one for one in calls if one.chat_id == person.id and code in str(one.params.get("text")) and one.ok]
    return [not one.params.get("disable_notification") for one in mine]


async def test_a_card_says_that_it_is_late(office: Office) -> None:
    """In its second line, with the date, once that has passed: as an edit, in the night too; until it is answered."""
    officer, citizen = await office.person("Budi Santoso", Role.OFFICER, AGENCY), await office.person("Siti Aminah")
    code = await office.world.reported(citizen)
    card = await officer.sees(code)
    await office.reads(officer, citizen)
    await office.at("2026-11-09T23:00")
    assert LATE[office.language] not in (await card_of(officer, code)).text
    said = await rings(office, officer, code)
    await office.at("2026-11-10T00:01")
    shown = await officer.sees(LATE[office.language])
    assert (shown.id, shown.text.split("\n")[1]) == (card.id, LATE[office.language])
    assert await rings(office, officer, code) == said
    await officer.says("Lampu sudah kami ganti.", reply_to=card)
    await officer.sees({"id": "Kirim kepada pelapor?", "en": "Send it to the reporter?"}[office.language])
    await officer.says("1")
    await citizen.sees("Lampu sudah kami ganti")
    late, told = LATE[office.language], "the card without the mark"
    await rows.until_shown(officer, lambda one: one.id == card.id and late not in one.text, told)


async def test_a_new_card_rings_by_day_alone(office: Office) -> None:
    """Outside the hours it comes all the same, without a sound; an emergency rings at any hour."""
    officer, verifier = (
        await office.person("Budi Santoso", Role.OFFICER, AGENCY),
        await office.person("Ratna Kusuma", Role.VERIFIER),
    )
    citizen, other = await office.person("Siti Aminah"), await office.person("Slamet Riyadi")
    by_day = await office.world.reported(citizen)
    await officer.sees(by_day)
    await office.at("2026-11-02T20:00")
    by_night = await office.world.reported(other, story="Rambu lalu lintas di Jalan Mawar roboh sejak kemarin.")
    await officer.sees(by_night)
    fire = await office.world.reported(await office.person("Joko Susilo"), choice=UNSURE, story=FIRE)
    await verifier.sees(fire)
    assert await rings(office, officer, by_day) == [True]
    assert await rings(office, officer, by_night) == [False]
    assert await rings(office, verifier, fire) == [True]
    assert False not in await rings(office, other, by_night)
