"""Sensitive reports: in private to the persons named for them, by their code alone, and every reading is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Role
from storage.tables import IdentityLookRow
from tests.story import look
from tests.story.desks import CRUELTY, DLH, RUBBISH, answered, card_of, desk_group, joined, told, verifier
from tests.story.test_desk_moves import menu
from tests.story.test_english import in_english
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

BRIBE = "Oknum petugas kebersihan tiap bulan minta pungli dua ratus ribu supaya sampah di Jalan Kenanga diangkut."
PPPA = "pppa_kb"
INSPECTORS = "inspektorat"


def looks(world: World) -> list[str]:
    """List why somebody read a sensitive report, oldest first."""
    query = sa.select(col(IdentityLookRow.reason)).order_by(col(IdentityLookRow.id))
    return [str(row[0]) for row in look.rows(world, query)]


async def report(world: World, citizen: Person, story: str, *, choice: str = UNSURE, visibility: str = "Anonim") -> str:
    """Send a report of this visibility; gives its code."""
    await citizen.says(story)
    await world.reviewed(citizen, choice=choice, visibility=visibility)
    return await world.sent(citizen)


@pytest.mark.parametrize(
    ("story", "visibility", "agency", "topic"),
    [
        (CRUELTY, "Anonim", PPPA, "children"),
        ("Suami tetangga menganiaya istrinya, kemarin wajahnya lebam.", "Terbuka", PPPA, "violence"),
        (BRIBE, "Terbuka", INSPECTORS, "abuse"),
        (RUBBISH, "Rahasia", INSPECTORS, "confidential"),
    ],
)
async def test_only_the_named_person_gets_it_by_its_code(
    hut: World, story: str, visibility: str, agency: str, topic: str
) -> None:
    """Neither the suggested agency nor any group, nor the named agency's group; card and notices hold no word of it."""
    named = await hut.officer("Dewi Lestari", agency=agency)
    tapped, citizen = await hut.officer("Budi Santoso", agency="dlh"), await hut.citizen()
    groups = {
        named: await desk_group(hut, agency, [named]),
        tapped: await desk_group(hut, "dlh", [tapped]),
    }
    code = await report(hut, citizen, story, visibility=visibility)
    card = await named.sees(f"🔒 {code}")
    title = story.split(",", maxsplit=1)[0].rstrip(".")
    assert title[:20] not in card.text
    assert "Siti" not in card.text
    await look.quiet(hut)
    for person, group in groups.items():
        assert await told(person, code, group) == []
    assert await told(tapped, code) == []
    assert looks(hut) == []
    await named.taps("Baca lengkap", message=card)
    whole = await named.sees(f"📖 {code}")
    assert story in whole.text
    assert ("Siti Aminah" in whole.text) == (visibility == "Terbuka")
    assert looks(hut) == [topic]


async def test_the_agency_the_citizen_tapped_gets_nothing(hut: World) -> None:
    """Rahasia: the choice of the agency is not followed, neither now nor when somebody of it joins later."""
    named, citizen = await hut.officer("Dewi Lestari", agency=INSPECTORS), await hut.citizen()
    accused = await hut.officer(agency="dlh")
    code = await report(hut, citizen, RUBBISH, choice=DLH, visibility="Rahasia")
    await named.sees(f"🔒 {code}")
    later = await hut.officer("Joko Prasetyo", agency="dlh")
    await look.quiet(hut)
    for person in (accused, later):
        assert await told(person, code) == []
        await person.says("Terima")
        assert code not in (await person.sees("Tidak ada laporan yang menunggu")).text


async def test_notices_carry_the_code_only(hut: World) -> None:
    """What the citizen adds and replies stands behind Baca lengkap; the desk's notices hold no word of it."""
    named, citizen = await hut.officer("Dewi Lestari", agency=PPPA), await hut.citizen()
    code = await report(hut, citizen, CRUELTY)
    card = await named.sees(f"🔒 {code}")
    await answered(named, card, "Di rumah nomor berapa?", button="Minta kelengkapan")
    asked = await citizen.sees("Di rumah nomor berapa?")
    await citizen.sends("photo", caption="Nomor sembilan, pagar biru.", reply_to=asked)
    await citizen.sees("Kirim kepada petugas?")
    await citizen.taps("Kirim")
    await named.sees(f"Pelapor menambah keterangan pada laporan {code}")
    await look.quiet(hut)
    assert await told(named, "pagar biru") == []
    assert [one for one in await named.screen() if one.kind == "photo"] == []
    await named.taps("Baca lengkap", message=await card_of(named, code))
    await named.sees("pagar biru")
    await look.quiet(hut)
    assert [one.kind for one in await named.screen() if one.kind == "photo"] == ["photo"]


async def photos(world: World, person: Person) -> int:
    """Count the photos on somebody's screen, once nothing is under way."""
    await look.quiet(world)
    return len([one for one in await person.screen() if one.kind == "photo"])


async def test_photos_of_blocked_content_go_to_nobody_until_it_is_unblocked(hut: World) -> None:
    """Neither those of the report to an officer who joins, nor what its reporter adds; the verifier reads them."""
    checks, citizen, _ = await verifier(hut), await hut.citizen(), await hut.officer(agency="dlh")
    await citizen.sends("photo", caption=RUBBISH)
    await citizen.sees("1 lampiran")
    await citizen.says("Lewati")
    await citizen.taps("Selesai", message=await citizen.sees("Kirim lagi"))
    for question, choice in (("Kepada siapa", DLH), ("Siapa yang boleh tahu", "Terbuka")):
        await citizen.taps(choice, message=await citizen.sees(question))
    await citizen.sees("Periksa laporan")
    code = await hut.sent(citizen)
    await menu(checks, code, ("Blokir konten", "alasannya untuk laporan"), ("Ada kartu identitas.", "Kirim?"))
    await checks.says("Kirim")
    await checks.sees("tersimpan")
    later = await hut.officer("Joko Prasetyo", agency="dlh")
    await later.sees("Konten Terblokir")
    await citizen.says("/status")
    await citizen.taps("Tambah keterangan", message=await citizen.sees("Status: "))
    await citizen.sees("Tulis ")
    await citizen.sends("photo", caption="Ini foto yang lain.")
    await citizen.sees("Kirim kepada petugas?")
    await citizen.taps("Kirim")
    await citizen.sees("sudah kami teruskan")
    assert (await photos(hut, later), await photos(hut, checks)) == (0, 0)
    await checks.says(f"/status {code}")
    await checks.taps("Baca lengkap", message=await checks.sees("Status: "))
    await checks.sees("📖")
    assert await photos(hut, checks) == 2
    await menu(checks, code, ("Buka blokir", "alasannya untuk laporan"), ("Sudah ditutupi.", "Kirim?"))
    await checks.says("Kirim")
    await checks.sees("tersimpan")
    assert await photos(hut, later) == 2


async def test_presses_of_others_are_refused(hut: World) -> None:
    """A named person who left, or anybody who gets at the card, reads nothing, and nothing is noted."""
    named, citizen = await hut.officer("Dewi Lestari", agency=PPPA), await hut.citizen()
    code = await report(hut, citizen, CRUELTY)
    card = await named.sees(f"🔒 {code}")
    data = card.raw["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    for number, stranger in enumerate((await hut.officer(agency="dlh"), citizen)):
        own = (await stranger.screen())[-1]
        user = {"id": stranger.id, "is_bot": False, "first_name": stranger.name}
        press = {"id": f"9{number}", "from": user, "chat_instance": "1", "data": data, "message": dict(own.raw)}
        await hut.sandbox.push(hut.bot, {"callback_query": press})
        await hut.sandbox.settled(hut.bot)
        await look.quiet(hut)
        assert await told(stranger, "📖") == []
    assert looks(hut) == []


async def test_while_nobody_named_is_there_the_verifiers_have_it(hut: World) -> None:
    """They read it, and answer; whoever is named and joins later gets it too."""
    checks, citizen = await verifier(hut), await hut.citizen()
    code = await report(hut, citizen, CRUELTY)
    card = await checks.sees(f"🔒 {code} · Belum Terverifikasi")
    offered = [label for row in card.buttons for label in row if label.startswith("→")]
    assert offered == ["→ Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana"]
    await checks.taps("Baca lengkap", message=card)
    await checks.sees(CRUELTY)
    named = await hut.officer("Dewi Lestari", agency=PPPA)
    theirs = await named.sees(f"🔒 {code} · Terdisposisi")
    await citizen.sees(f"Laporan {code} sudah diteruskan")
    await answered(named, theirs, "Kami datang hari ini.")
    await citizen.sees("Kami datang hari ini.")
    assert looks(hut) == ["children"]


async def test_a_named_verifier_goes_on_reading(hut: World) -> None:
    """Named second, behind the agency: the card is there without the agency's buttons, and it can be read."""
    checks, named = await verifier(hut), await hut.officer("Dewi Lestari", agency=PPPA)
    citizen = await hut.citizen()
    code = await report(hut, citizen, CRUELTY)
    await named.sees(f"🔒 {code}")
    card = await checks.sees(f"🔒 {code} · Terdisposisi")
    assert card.buttons == [["Lainnya …"], ["Baca lengkap"]]
    await checks.taps("Baca lengkap", message=card)
    await checks.sees(CRUELTY)


async def test_a_refused_one_does_not_come_back_by_itself(hut: World) -> None:
    """Bukan wewenang: it is the verifier's then, and stays there although the agency is the one named."""
    checks, named = await verifier(hut), await hut.officer("Dewi Lestari", agency=PPPA)
    citizen = await hut.citizen()
    code = await report(hut, citizen, CRUELTY)
    await named.taps("Bukan wewenang", message=await named.sees(f"🔒 {code}"))
    await checks.sees(f"mengembalikan laporan {code}")
    await hut.officer("Joko Prasetyo", agency=PPPA)
    await hut.officer("Budi Santoso", agency="dlh")
    await look.quiet(hut)
    card = await card_of(checks, code)
    assert "Belum Terverifikasi" in card.text
    await checks.taps("Instansi lain …", message=card)
    await checks.sees("Instansi yang mana?")
    await checks.taps(DLH)
    await checks.sees(f"Laporan {code} diteruskan ke {DLH}")


async def test_the_admin_of_a_place_without_anybody_gets_it(hut: World) -> None:
    """It waits for whoever verifies first, with its code alone."""
    citizen = await hut.citizen()
    code = await report(hut, citizen, CRUELTY)
    chief = await joined(hut, Role.ADMIN, "Ratna Kusuma")
    card = await chief.sees(f"🔒 {code}")
    assert "tetangga" not in card.text.lower()


@pytest.mark.parametrize("language", ["id", "en"])
async def test_an_admin_reads_who_read_it(hut: World, language: str) -> None:
    """/jejak with the code: who, when and why; nobody else is told, and a code that is none is explained."""
    named, admin = await hut.officer("Dewi Lestari", agency=PPPA), await joined(hut, Role.ADMIN, "Ratna Kusuma")
    checks, citizen = await verifier(hut, "Sri Hartati"), await hut.citizen()
    code = await report(hut, citizen, CRUELTY)
    if language == "en":
        await in_english(admin)
    nobody, by, whose = {
        "id": ("belum ada yang membacanya", "karena ditunjuk untuk: anak", "Jejak pembacaan hanya untuk admin"),
        "en": ("nobody yet", "as named for: children", "Jejak pembacaan hanya untuk admin"),
    }[language]
    await admin.says(f"/jejak {code}")
    await admin.sees(nobody)
    await named.taps("Baca lengkap", message=await named.sees(f"🔒 {code}"))
    await named.sees("📖")
    await admin.says(f"/jejak {code}")
    told_ = (await admin.sees(by)).text
    assert told_.count("Dewi Lestari") == 1
    assert "memukul" not in told_
    await admin.says("/jejak")
    await admin.sees("/jejak")
    for person in (checks, named, citizen):
        await person.says(f"/jejak {code}")
        await person.sees(whose)
    await look.quiet(hut)
    assert "jejak" in await admin.menu()
    assert "jejak" not in await checks.menu()
