"""Who looks after the rules in stories: how they get to each question of /aturan, and on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.data.bundle import bundle
from bot.tools import in_unit
from tests.story import desks

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.client import Person
    from tests.support.world import World

MENU = "Apa yang ingin Anda lakukan?"
EXPLAIN, RESULTS, VERSIONS, PUBLISH = (
    "Jelaskan sebuah teks",
    "Hasil dan koreksi",
    "Versi sebelumnya",
    "Terbitkan aturan",
)
PROMPTS = {
    EXPLAIN: "Tulis atau salin teksnya",
    RESULTS: "Instansi yang mana",
    VERSIONS: "Versi mana yang akan dipakai",
    PUBLISH: "Terbitkan aturan dari folder instansi?",
}
"""By what the question after each choice is recognised."""


async def opens(person: Person, choice: str = "") -> None:
    """Begin, and choose what to do by typing it."""
    await person.says("/aturan")
    await person.sees(MENU)
    if choice:
        await person.says(choice)
        await person.sees(PROMPTS[choice])


async def at_rules(world: World, choice: str = "") -> Person:
    """Be a verifier who is asked what to do with the rules, or the question after that."""
    if choice == VERSIONS:
        # A version that nobody follows: others of this world look at what publishing would change.
        older = {**bundle(), "pupr.toml": bundle()["pupr.toml"] + "# lama\n"}
        in_unit(world.settings, lambda unit: unit.rules.add(older, note="lama", by=None))
    person = await desks.verifier(world)
    await opens(person, choice)
    return person


async def at_rollback(world: World) -> Person:
    """Be asked whether to follow a version."""
    person = await at_rules(world, VERSIONS)
    await person.says("1")
    await person.sees("Pakai versi 1 mulai sekarang?")
    return person


async def from_rules(_: World, person: Person) -> None:
    """Have a text explained."""
    await person.says(EXPLAIN)
    await person.sees(PROMPTS[EXPLAIN])
    await from_text(_, person)


async def from_text(_: World, person: Person) -> None:
    """Write a text."""
    await person.says("Lampu jalan mati")
    await person.sees("Dinas Perhubungan")


async def from_results(_: World, person: Person) -> None:
    """Name an agency."""
    await person.says("Dinas Sosial")
    await person.sees("laporan terbaru")


async def from_versions(_: World, person: Person) -> None:
    """Choose a version, and follow it."""
    await person.says("1")
    await person.sees("Pakai versi 1 mulai sekarang?")
    await from_rollback(_, person)


async def from_rollback(_: World, person: Person) -> None:
    """Follow it."""
    await person.says("Ya, pakai versi ini")
    await person.sees("dipakai mulai sekarang")


async def from_publish(_: World, person: Person) -> None:
    """Publish."""
    await person.says(PUBLISH)
    await person.sees("dipakai mulai sekarang")


def write(tenant: Path, name: str, text: str) -> None:
    """Write a file of rules into a tenant's folder."""
    (tenant / "rules" / name).write_text(text, encoding="utf-8")
