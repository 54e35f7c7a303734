"""/balasan: an agency's ready replies, and how one becomes an answer on a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from tests.story import desks, look
from tests.story.desks import card_of, desk_group, told
from tests.story.repliers import ADD, DELETE, OPEN, TEXT, TITLE, keeps, opens
from tests.story.test_desk_tugas import revoke
from tests.story.test_english import in_english

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

FULL = "Yth. {nama}, laporan {kode} tanggal {tanggal} sudah ditangani {instansi}."


async def adds(officer: Person, name: str = TITLE, text: str = TEXT) -> None:
    """Add a reply."""
    await opens(officer, (ADD, (name, "Tulis isi balasannya")))
    await officer.says(text)
    await officer.sees(f"Balasan “{name}” disimpan")


async def takes(officer: Person, code: str, name: str = TITLE) -> Message:
    """Answer with a reply; gives what is shown before it leaves."""
    await officer.taps("Jawab", message=await officer.sees(code))
    await officer.taps("Balasan siap pakai", message=await officer.sees("Tulis jawaban"))
    await officer.taps(name, message=await officer.sees("Balasan mana untuk"))
    return await officer.sees("Kirim kepada pelapor?")


async def test_a_reply_is_kept_filled_in_and_sent(hut: World) -> None:
    """Its button stands under the answer; what is filled in is shown first; colleagues have it too."""
    budi, dewi = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari")
    await adds(budi, text=FULL)
    citizen = await hut.citizen("Siti Aminah")
    code = await hut.reported(citizen)
    review = await takes(dewi, code)
    assert f"Yth. Siti Aminah, laporan {code} tanggal " in review.text
    assert "sudah ditangani Dinas Perhubungan." in review.text
    assert "{" not in review.text
    assert review.buttons == [["Kirim", "Catatan internal"], ["Ubah", "Batal"]]
    await look.quiet(hut)
    assert await told(citizen, "Yth.") == []
    await dewi.taps("Kirim", message=review)
    assert f"Yth. Siti Aminah, laporan {code}" in (await citizen.sees("menjawab laporan")).text


async def test_it_can_be_changed_before_it_leaves(hut: World) -> None:
    """Ubah shows it to be copied; what is written then is shown back."""
    officer, citizen = await hut.officer(), await hut.citizen()
    keeps(hut, "perhubungan")
    code = await hut.reported(citizen)
    await officer.taps("Ubah", message=await takes(officer, code))
    assert TEXT in (await officer.sees("Salin dan ubah")).text
    await officer.says(f"{TEXT} Petugas datang Kamis.")
    review = await officer.sees("Petugas datang Kamis.")
    await officer.taps("Kirim", message=review)
    assert "Petugas datang Kamis." in (await citizen.sees("menjawab laporan")).text


@pytest.mark.parametrize("visibility", ["Anonim", "Rahasia"])
async def test_whoever_is_not_named_is_addressed_without_a_name(hut: World, visibility: str) -> None:
    readers = {"Anonim": "perhubungan", "Rahasia": "inspektorat"}
    officer = await hut.officer(agency=readers[visibility])
    keeps(hut, readers[visibility], FULL)
    citizen = await hut.citizen("Siti Aminah")
    await citizen.says("Lampu jalan di depan Balai Warga Melati mati sejak hari Senin, malam jadi gelap sekali.")
    await hut.reviewed(citizen, visibility=visibility)
    review = await takes(officer, await hut.sent(citizen))
    assert "Yth. Bapak/Ibu, laporan" in review.text
    assert "Siti" not in review.text


async def test_what_stands_in_braces_must_be_known(hut: World) -> None:
    """The mistake is named, and asked for again; so is a name that is taken; nothing is kept meanwhile."""
    officer = await hut.officer()
    await adds(officer)
    await opens(officer, (ADD, ("Lain", "Tulis isi balasannya")))
    await officer.says("Yth. {nama}, alamat {alamat} dan {Jalan} benar?")
    assert "{alamat}, {Jalan} tidak dikenal" in (await officer.sees("Yang bisa dipakai")).text
    await officer.sees("Tulis isi balasannya")
    await officer.says("Yth. { NAMA }.")
    await officer.sees("Balasan “Lain” disimpan")
    await opens(officer, (ADD, (TITLE.upper(), "Tulis isi balasannya")))
    await officer.says("Isi.")
    await officer.sees("Sudah ada balasan bernama")
    await officer.says("a" * 41)
    await officer.sees("terlalu panjang (41 huruf)")
    await officer.says("Baru")
    await officer.sees("Balasan “Baru” disimpan")


async def test_a_deletion_is_asked_and_taken_back(hut: World) -> None:
    officer = await hut.officer()
    await adds(officer)
    asked = await opens(officer, (OPEN, DELETE))
    await officer.taps("Batal", message=asked)
    await officer.sees("Dibatalkan")
    await opens(officer, (OPEN, DELETE))
    await officer.says("Ya, hapus balasan")
    gone = await officer.sees("dihapus")
    assert TITLE not in str((await opens(officer)).buttons)
    await officer.says("/batal")
    await officer.taps("Urungkan", message=gone)
    await officer.sees("kembali seperti semula")
    assert TITLE in str((await opens(officer)).buttons)
    query = await officer.taps("Urungkan", message=gone, again=True)
    assert (await officer.toast(query)).text == "Tombol ini sudah tidak berlaku."


async def test_a_change_is_taken_back(hut: World) -> None:
    officer = await hut.officer()
    await adds(officer)
    await opens(officer, (OPEN, ("Ubah isinya", "Tulis isi balasannya")))
    await officer.says("Sudah selesai, terima kasih.")
    changed = await officer.sees("diubah")
    assert "Sudah selesai, terima kasih." in (await opens(officer, (OPEN,))).text
    await officer.says("/batal")
    await officer.taps("Urungkan", message=changed)
    await officer.sees("kembali seperti semula")
    assert TEXT in (await opens(officer, (OPEN,))).text


async def test_a_reply_that_is_gone_meanwhile_is_told(hut: World) -> None:
    """The officer who was about to take it, and the one who was about to change it, are told; the answer goes on."""
    budi, dewi, citizen = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari"), await hut.citizen()
    await adds(budi)
    code = await hut.reported(citizen)
    await dewi.taps("Jawab", message=await dewi.sees(code))
    await dewi.taps("Balasan siap pakai", message=await dewi.sees("Tulis jawaban"))
    listed = await dewi.sees("Balasan mana untuk")
    await opens(budi, (OPEN, DELETE))
    await budi.says("Ya, hapus balasan")
    await budi.sees("dihapus")
    await dewi.taps(TITLE, message=listed)
    await dewi.sees("sudah tidak ada")
    await dewi.sees("Tulis jawaban")
    assert look.step(hut, dewi) == "answer/words"


async def test_replies_are_each_agencys_own(hut: World) -> None:
    """Others, verifiers and whoever lost the role keep none; an agency's admin does; the button is theirs alone."""
    budi, other = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari", agency="dlh")
    boss = await desks.joined(hut, Role.ADMIN, "Agus Wijaya", "perhubungan")
    chief, citizen = await desks.verifier(hut), await hut.citizen()
    await adds(boss)
    assert TITLE in str((await opens(budi)).buttons)
    assert TITLE not in str((await opens(other)).buttons)
    for person in (chief, citizen):
        await person.says("/balasan")
        await person.sees("diurus oleh petugas instansi")
    code = await hut.reported(citizen, choice=desks.DLH, story=desks.RUBBISH)
    await other.says("/batal")
    await other.taps("Jawab", message=await other.sees(code))
    assert (await other.sees("Tulis jawaban")).buttons == []
    await opens(boss, (OPEN, DELETE))
    await boss.says("Ya, hapus balasan")
    gone = await boss.sees("dihapus")
    await look.quiet(hut)
    revoke(hut)
    assert "milik instansi lain" in (await boss.toast(await boss.taps("Urungkan", message=gone))).text


async def test_in_a_group_the_reply_is_chosen_there(hut: World) -> None:
    officer = await hut.officer()
    keeps(hut, "perhubungan")
    group = await desk_group(hut, "perhubungan", [officer])
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    await officer.taps("Jawab", message=await officer.sees(code, chat=group), chat=group)
    await officer.taps("Balasan siap pakai", message=await officer.sees("tulis jawaban", chat=group), chat=group)
    await officer.taps(TITLE, message=await officer.sees("Balasan mana untuk", chat=group), chat=group)
    await officer.taps("Kirim", message=await officer.sees("Kirim kepada pelapor?", chat=group), chat=group)
    assert TEXT in (await citizen.sees("menjawab laporan")).text


async def test_in_english(hut: World) -> None:
    officer, citizen = await hut.officer(), await hut.citizen()
    await in_english(officer)
    await officer.says("/balasan")
    await officer.sees("Press one to see")
    await officer.says("Add a reply")
    await officer.sees("What is the reply called?")
    await officer.says(TITLE)
    await officer.sees("These fill themselves in")
    await officer.says("{name}")
    await officer.sees("{name} is unknown")
    await officer.says("Dear {nama}.")
    await officer.sees("is kept. Its button appears")
    code = await hut.reported(citizen)
    await officer.sees(code)
    await look.quiet(hut)
    await officer.says("Answer", reply_to=await card_of(officer, code))
    await officer.taps("Ready replies", message=await officer.sees("Write the answer"))
    await officer.taps(TITLE, message=await officer.sees("Which reply for"))
    await officer.taps("Edit", message=await officer.sees("Dear Siti Aminah."))
    await officer.sees("Copy and change")
