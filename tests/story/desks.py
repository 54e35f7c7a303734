"""Desks for stories: who sits there, groups that are one, and what an officer does with a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from bot.tools import in_unit
from bot.usecases import join
from tests.story import look

if TYPE_CHECKING:
    from sandbox.client import Group, Message, Person
    from tests.support.world import World

ANSWER = "Lampu sudah kami ganti tadi pagi."
RUBBISH = "Sampah menumpuk di pinggir Jalan Kenanga sudah seminggu, baunya menyengat."
CRUELTY = "Tetangga saya sering memukul anaknya di rumah, tangisnya terdengar tiap malam di Jalan Mawar."
DLH = "Dinas Lingkungan Hidup"
DISHUB = "Dinas Perhubungan"


def link(world: World, role: Role | None, agency: str | None = None, area: str | None = None) -> str:
    """Make an invitation's payload; without a role it is for a group."""
    return in_unit(world.settings, lambda unit: join.invite(unit, role=role, agency=agency, area=area, days=7))


async def joined(world: World, role: Role, name: str, agency: str | None = None) -> Person:
    """Make a person who has joined in this role."""
    person = await world.sandbox.person(name)
    await person.starts(link(world, role, agency))
    await person.sees("Anda sekarang")
    return person


async def verifier(world: World, name: str = "Ratna Kusuma") -> Person:
    """Make a verifier."""
    return await joined(world, Role.VERIFIER, name)


async def desk_group(world: World, agency: str, members: list[Person], title: str = "Meja Petugas") -> Group:
    """Make a group that is the agency's desk; the first member brings the bot in by the link."""
    group = await world.sandbox.group(title, members)
    await members[0].adds_bot(group, world.bot, payload=link(world, None, agency))
    await members[0].sees("Grup ini sekarang meja", chat=group)
    return group


async def write(officer: Person, card: Message, words: str = ANSWER, *, button: str = "Jawab") -> Message:
    """Press the button under this card, and write the words; gives what is shown back."""
    await officer.taps(button, message=card)
    await officer.sees("Tulis ")
    await officer.says(words)
    return await officer.sees("Kirim kepada pelapor?")


async def answered(officer: Person, card: Message, words: str = ANSWER, *, button: str = "Jawab") -> None:
    """Write the words, and send them."""
    await officer.taps("Kirim", message=await write(officer, card, words, button=button))
    await officer.sees("sudah terkirim kepada pelapor")


async def takes_over(officer: Person, card: Message, holder: str) -> None:
    """Press Jawab on a case that a colleague works on, and take it over."""
    await officer.taps("Jawab", message=card)
    await officer.taps("Ambil alih", message=await officer.sees(f"sedang dikerjakan oleh {holder}"))
    await officer.taps("Ya, ambil alih", message=await officer.sees(f"dari {holder}?"))
    await officer.sees("sekarang Anda kerjakan")


async def card_of(person: Person, code: str, chat: Group | None = None) -> Message:
    """Find the card of this case as it is on the screen now."""
    cards = [
        one for one in await person.screen(chat) if one.from_bot and one.text[:2].strip() in "📋🔒" and code in one.text
    ]
    assert len(cards) == 1, cards
    return cards[0]


async def buttons_of(world: World, person: Person, code: str, chat: Group | None = None) -> list[str]:
    """List the labels under the card, once nothing is under way."""
    await look.quiet(world)
    return [label for row in (await card_of(person, code, chat)).buttons for label in row]


async def told(person: Person, fragment: str, chat: Group | None = None) -> list[str]:
    """List the bot's messages on the screen that have this in them."""
    return [one.text for one in await person.screen(chat) if one.from_bot and fragment in one.text]
