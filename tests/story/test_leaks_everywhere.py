"""Lists, searches, digests, figures, files, exports, supporters and villages: none of them tells who stays unknown."""

from __future__ import annotations

import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.tools import in_unit
from bot.usecases import morning
from tests.story import look
from tests.story.desks import DISHUB, answered, card_of, joined, told, verifier
from tests.story.marks import NAME, PHONE, SIMPUL, leaks, marked, unpacked, zubaidah
from tests.story.test_support import ANYWAY, SUPPORT, pressed, shown
from tests.story.villages import ASKED, WAYS, WHOM, head

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.client import Group, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

LAMP = "Lampu jalan di depan pos ronda mati sejak hari Senin, malam jadi gelap sekali."
STORY = f"{LAMP} Saya {NAME}, tanya Bu {NAME.split()[0]} atau telepon {PHONE}."
PLACE = f"Jalan Teratai 12, sebelah rumah {NAME}"


async def sent(world: World, citizen: Person, *, visibility: str, place: str = PLACE) -> str:
    """Tell the story from its question on, and send it; gives the code."""
    await citizen.says(STORY)
    await citizen.sees("Di mana kejadiannya")
    await citizen.says(place)
    await citizen.sees("Ada bukti")
    await citizen.taps("Lewati")
    await citizen.sees("Kepada siapa")
    await citizen.taps(DISHUB)
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.taps(visibility)
    await citizen.sees("Periksa laporan")
    return await world.sent(citizen)


async def looks_everywhere(world: World, person: Person, code: str) -> None:
    """Ask for each list, search and figure there is, and for both files."""
    for words in ("/tugas", "/verifikasi", f"/cari {code}", "/cari lampu", code):
        await person.says(words)
        await look.quiet(world)
    for label in ("Milik saya", "Belum diambil", "Lewat batas"):
        if await told(person, "Tugas "):
            await person.says(label)
            await look.quiet(world)
    await person.says(f"/status {code}")
    shown_status = await person.sees(f"Laporan {code}")
    if any("Pengiriman" in row for row in shown_status.buttons):
        await person.taps("Pengiriman", message=shown_status)
        await person.sees(f"Pengiriman laporan {code}")
    await person.says("/statistik")
    figures = await person.sees("Angka laporan,")
    for label in ("Semua", "XLSX", "CSV"):
        await person.taps(label, message=figures)
        await look.quiet(world)
    assert len([one for one in await person.screen() if one.kind == "document"]) == len(("XLSX", "CSV"))


async def searches_for_the_person(person: Person) -> None:
    """Look for the name and the number: as if nobody were called so."""
    for words in (PHONE, NAME.split()[0]):
        await person.says(f"/cari {words}")
        await person.sees(f"Ditemukan: {words}: tidak ada")


def printed(folder: Path, code: str) -> str:
    """Run each command of the operator that reads reports; gives all that they print and write."""
    said = []
    for words in (
        ("export", "all.csv"),
        ("export", "all.xlsx"),
        ("stats", "--json"),
        ("stats",),
        ("rules", "suggest"),
        ("deliveries", code),
        ("deliveries", code, "--json"),
    ):
        run = subprocess.run([SIMPUL, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=60)
        assert run.returncode == 0, (words, run.stdout, run.stderr)
        said.append(f"{run.stdout}\n{run.stderr}")
    said += [unpacked((folder / name).read_bytes()).decode("latin-1") for name in ("all.csv", "all.xlsx")]
    return "\n".join(said)


async def ends(officer: Person, citizen: Person, code: str) -> None:
    """Take the case up, answer it, hear that it is not solved, answer again, hear that it is."""
    await officer.taps("Terima", message=await card_of(officer, code))
    await officer.sees(f"{code} · Sedang")
    await answered(officer, await card_of(officer, code), f"Kami datang ke {NAME} tadi pagi, telepon {PHONE}.")
    await citizen.taps("Belum selesai", message=await citizen.sees("Apakah masalahnya sudah selesai?"))
    await officer.sees(f"{code} · Ditanggapi oleh Pelapor")


async def everybody(world: World) -> dict[str, Person]:
    """Give whoever may look at reports, and one who may not."""
    return {
        "officer": await world.officer(),
        "other": await world.officer("Dewi Lestari", agency="dlh"),
        "verifier": await verifier(world),
        "admin": await joined(world, Role.ADMIN, "Joko Purnomo"),
        "agency admin": await joined(world, Role.ADMIN, "Wayan Sudarta", "perhubungan"),
        "head": await head(world),
    }


async def test_nothing_that_is_asked_for_names_an_anonymous_reporter(hut: World, tmp_path: Path) -> None:
    """Every list, search, digest, picture and file, for each role; supporters and strangers; the operator's tables."""
    people = await everybody(hut)
    officer, citizen = people["officer"], await zubaidah(hut)
    code = await sent(hut, citizen, visibility="Anonim")
    await officer.sees(f"{code} · Terdisposisi")
    supporter, own_way = await hut.citizen("Rina Wulandari"), await hut.citizen("Slamet Riyadi")
    assert await pressed(supporter, SUPPORT, await shown(supporter, "Jl. Teratai")) is not None
    await supporter.sees("Anda sekarang mendukung laporan")
    await presses_anyway(own_way)
    await ends(officer, citizen, code)
    for agency in ("perhubungan", morning.VERIFIERS):
        in_unit(hut.settings, partial(morning.send, agency=agency))
    for person in (officer, people["other"], people["verifier"], people["admin"], people["agency admin"]):
        await looks_everywhere(hut, person, code)
    await people["head"].says("/desa")
    for words in (f"/status {code}", f"/cari {code}", "/statistik"):
        await own_way.says(words)
    await look.quiet(hut)
    everywhere: list[tuple[Person, Group | None]] = [(one, None) for one in (*people.values(), supporter, own_way)]
    # What an officer writes is the officer's: it comes back to the own screen, and to nobody but the reporter.
    found = await leaks(hut, citizen, everywhere)
    assert [one for one in found if "Kami datang ke" not in one] == []
    assert [one for one in found if supporter.name in one] == []
    for name in ("officer", "verifier", "admin"):
        await searches_for_the_person(people[name])
    assert marked(printed(tmp_path, code)) == []


async def test_who_is_erased_is_named_nowhere_afterwards(hut: World, tmp_path: Path) -> None:
    """The desk's card is drawn anew when nobody knows any more whom to hide; so the words themselves name nobody."""
    people = await everybody(hut)
    officer, citizen = people["officer"], await zubaidah(hut)
    code = await sent(hut, citizen, visibility="Anonim")
    await officer.sees(f"{code} · Terdisposisi")
    await citizen.says("/privasi")
    await citizen.taps("Hapus data saya", message=await citizen.sees("Data Anda di Simpul"))
    await citizen.taps("Ya, hapus", message=await citizen.sees("Hapus nama, nomor telepon"))
    await look.quiet(hut)
    await officer.taps("Terima", message=await card_of(officer, code))
    await officer.sees(f"{code} · Sedang")
    assert "•••" in (await card_of(officer, code)).text
    for person in (officer, people["verifier"], people["admin"]):
        await looks_everywhere(hut, person, code)
    assert await leaks(hut, citizen, [(one, None) for one in people.values()]) == []
    assert marked(printed(tmp_path, code)) == []


async def presses_anyway(person: Person) -> None:
    """See the report of another, and tell one's own."""
    await person.taps(ANYWAY, message=await shown(person, "Jl. Teratai"))
    await person.sees("Ada bukti")


async def test_nothing_that_is_asked_for_shows_a_confidential_report(hut: World, tmp_path: Path) -> None:
    """Who is not named for it finds its code at the most; it is offered to nobody for support."""
    people = await everybody(hut)
    citizen = await zubaidah(hut)
    code = await sent(hut, citizen, visibility="Rahasia")
    await look.quiet(hut)
    twin = await hut.citizen("Rina Wulandari")
    await twin.says(LAMP)
    await twin.sees("Di mana kejadiannya")
    await twin.says("Jl. Teratai 12")
    await twin.sees("Ada bukti")
    for person in (people["officer"], people["other"], people["verifier"], people["admin"], people["agency admin"]):
        await looks_everywhere(hut, person, code)
    await people["head"].says("/desa")
    await look.quiet(hut)
    assert await leaks(hut, citizen, [(one, None) for one in (*people.values(), twin)]) == []
    for name in ("other", "head"):
        assert await told(people[name], "pos ronda") == [], name
    for name in ("officer", "verifier", "admin"):
        await searches_for_the_person(people[name])
    assert marked(printed(tmp_path, code)) == []
    row = (tmp_path / "all.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert (",Anonim," in row, ",Rahasia," in row) == (True, True)


async def test_a_resident_for_whom_a_village_reports_anonymously_is_named_nowhere(hut: World, tmp_path: Path) -> None:
    """The resident agreed to be named to the office, and the head then chose Anonim: nobody is named."""
    people = await everybody(hut)
    officer, chief = people["officer"], await hut_head(hut)
    code = await sent(hut, chief, visibility="Anonim", place=f"RT 3, sebelah rumah {NAME}")
    await officer.sees(f"{code} · Terdisposisi")
    twin = await hut.citizen("Rina Wulandari")
    await twin.says(LAMP)
    await twin.sees("Di mana kejadiannya")
    await twin.says("RT 3")
    await look.quiet(hut)
    for person in (officer, people["verifier"], people["admin"]):
        await looks_everywhere(hut, person, code)
    assert await leaks(hut, chief, [(one, None) for one in (*people.values(), twin)]) == []
    for name in ("officer", "verifier", "admin"):
        await searches_for_the_person(people[name])
    assert marked(printed(tmp_path, code)) == []


async def hut_head(world: World) -> Person:
    """Be a village head who is asked for the story of a resident with all the marks."""
    chief = await head(world, "Sri Hartati")
    await chief.says("/lapor")
    await chief.sees(WHOM)
    for said, slot in (*zip(WAYS["resident"], ("agreed", "resident"), strict=True), (NAME, "contact")):
        await chief.says(said)
        await chief.sees(ASKED[slot])
    await chief.says(PHONE)
    await chief.sees("Ceritakan masalahnya")
    return chief
