"""A verifier at each question about a case beside its answers: how one gets there, and on from there."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from bot.domain.lifecycle import Role
from tests.story import desks

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

OFFICE, OFFICE_NAME = "kominfo", "Dinas Komunikasi dan Informatika"
PAPERS = "Berkas permohonan saya di loket pelayanan hilang, petugasnya menyuruh datang lagi."
REASON = "Sudah dicek, sesuai."
PROMPTS = {
    "Teruskan": "diteruskan ke instansi mana",
    "Arsipkan": "Mengapa laporan",
    "Lainnya …": "Apa yang ingin dilakukan",
}
AFTER = {
    "Gabungkan": "digabung ke laporan yang mana",
    "Sunting yang terbit": "Judul yang terbit",
    "Batasi sifat": "Sifat hanya bisa dibatasi",
    "Ubah jenis": "termasuk jenis apa",
    "Nomor SP4N-LAPOR!": "tujuh angka",
    "Blokir konten": "alasannya untuk laporan",
}
"""By what the question after each choice of the menu is recognised."""

_shared: dict[str, asyncio.Task[str]] = {}


async def shared(world: World) -> str:
    """Give the code of the one report that all of a world's verifiers look after."""
    key = world.settings.database_url
    if key not in _shared:
        _shared[key] = asyncio.ensure_future(_reported(world))
    return await _shared[key]


async def _reported(world: World) -> str:
    await world.officer("Joko Prasetyo", agency=OFFICE)
    await world.officer("Wahyu Nugroho", agency="dlh")  # to whom a case can be passed on
    citizen = await world.citizen("Slamet Riyadi")
    await citizen.says(PAPERS)
    await citizen.sees("Di mana kejadiannya")
    await citizen.says("Lewati")
    while "Kepada siapa" not in (last := await citizen.sees("")).text:
        if "Satu pertanyaan lagi" in last.text or "Ada bukti" in last.text:
            await citizen.says("Lewati")
    await citizen.says(OFFICE_NAME)
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.says("Terbuka")
    await citizen.sees("Periksa laporan")
    return await world.sent(citizen)


async def at_case(world: World, button: str, choices: tuple[tuple[str, str], ...] = ()) -> Person:
    """Be a verifier who looked the report up, pressed a button under it, and typed so much; each with what follows."""
    code = await shared(world)
    person = await world.citizen("Ratna Kusuma")
    await person.starts(desks.link(world, Role.VERIFIER))
    await person.sees("Anda sekarang")
    await opens(person, code, button, *choices)
    return person


async def opens(person: Person, code: str, button: str, *choices: tuple[str, str]) -> None:
    """Press the button under the report, and type the choices."""
    await person.says(f"/status {code}")
    shown = await person.sees(f"Laporan {code}")
    await person.taps(button, message=shown)
    await person.sees(PROMPTS[button])
    for typed, follows in choices:
        await person.says(typed)
        await person.sees(follows)


async def begins_again(person: Person, button: str, choices: tuple[tuple[str, str], ...] = ()) -> None:
    """Leave what was written, and come back to the same question."""
    said = [one.text for one in await person.screen() if not one.from_bot]
    code = next(text.removeprefix("/status ") for text in said if re.fullmatch(r"/status \w{4}-\w{4}-\w", text))
    await away(person)
    await opens(person, code, button, *choices)


async def at_take_over(world: World) -> Person:
    """Be an officer who is asked whether to take over what a colleague began."""
    name, story = "Dinas Kependudukan dan Pencatatan Sipil", "KTP dan kartu keluarga saya belum jadi di loket Dukcapil."
    first, second = [await world.officer(one, agency="dukcapil") for one in ("Joko Susilo", "Dewi Anggraini")]
    code = await world.reported(await world.citizen("Slamet Riyadi"), choice=name, story=story)
    await first.taps("Terima", message=await first.sees(code))
    card = await second.sees("Dikerjakan oleh Joko Susilo")
    await second.taps("Jawab", message=card)
    await second.taps("Ambil alih", message=await second.sees("sedang dikerjakan oleh Joko Susilo"))
    await second.sees("dari Joko Susilo?")
    return second


async def from_take_over(_: World, person: Person) -> None:
    """Take it over."""
    await person.says("Ya, ambil alih")
    await person.sees("sekarang Anda kerjakan")


async def leaves(_: World, person: Person) -> None:
    """Go away from it: nothing has happened to the report."""
    await away(person)


async def away(person: Person) -> None:
    """Leave, and say so where it is asked."""
    await person.says("/batal")
    asked = await person.sees("")
    while "Dibatalkan" not in asked.text:
        if "Tinggalkan" in asked.text:
            await person.says("Ya, tinggalkan")
        asked = await person.sees("")


async def sends_kind(_: World, person: Person) -> None:
    """Send what is shown back: a quiet change, which keeps the others' buttons good."""
    await person.says("Kirim")
    await person.sees("tersimpan")
