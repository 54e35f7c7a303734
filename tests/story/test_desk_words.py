"""How an officer says it: by reply, as the next message, by a typed label, with files; and a story read to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import ANSWER, DLH, RUBBISH, card_of, told, write
from tests.story.steps import presses

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def dealt(world: World, *, story: str = RUBBISH) -> tuple[Person, Person, str, Message]:
    """Make an officer, a citizen, and a report of hers on his card."""
    officer, citizen = await world.officer("Dewi Lestari", agency="dlh"), await world.citizen()
    code = await world.reported(citizen, choice=DLH, story=story)
    return officer, citizen, code, await officer.sees(f"{code} · Terdisposisi")


async def sends(officer: Person) -> None:
    """Send what is shown back, as soon as it is."""
    await presses(officer, "Kirim")
    await officer.sees("sudah terkirim kepada pelapor")


def unique(message: Message) -> str:
    """Name the file that a message holds."""
    found = message.raw[message.kind]
    return str((found[-1] if isinstance(found, list) else found)["file_unique_id"])


async def test_a_reply_to_the_card_is_an_answer(hut: World) -> None:
    """No button is needed: the words are shown back, and leave by Kirim."""
    officer, citizen, _, card = await dealt(hut)
    await officer.says(ANSWER, reply_to=card)
    assert ANSWER in (await officer.sees("Kirim kepada pelapor?")).text
    assert await told(citizen, ANSWER) == []
    await sends(officer)
    await citizen.sees(ANSWER)


@pytest.mark.parametrize("how", ["1", "kirim", "KIRIM"])
async def test_kirim_can_be_typed(hut: World, how: str) -> None:
    """The last row's first label or its number does what the button does."""
    officer, citizen, _, card = await dealt(hut)
    await write(officer, card)
    await officer.says(how)
    await officer.sees("sudah terkirim")
    await citizen.sees(ANSWER)


async def test_labels_of_the_card_can_be_typed(hut: World) -> None:
    """Terima, Minta kelengkapan and Bukan wewenang, as a text or as a reply to the card."""
    officer, citizen, code, card = await dealt(hut)
    await officer.says("terima")
    await officer.sees("Laporan diterima untuk ditindaklanjuti")
    await citizen.sees(f"Laporan {code} sedang ditindaklanjuti")
    await officer.says("Minta kelengkapan", reply_to=card)
    await officer.sees("Tulis keterangan apa yang diperlukan")
    await officer.says("2 tong atau 3?")
    await officer.sees("Permintaan kelengkapan untuk")
    await officer.says("3")  # Batal
    await officer.sees("Dibatalkan")
    await officer.says("Bukan wewenang")
    await officer.sees("dikembalikan ke petugas verifikasi")
    await officer.says("Terima")
    await officer.sees("Laporan diterima untuk ditindaklanjuti")


async def test_a_photo_with_a_caption_is_the_answer(hut: World) -> None:
    """As a reply to the card: the caption is the words, and the photo arrives."""
    officer, citizen, code, card = await dealt(hut)
    photo = await officer.sends("photo", caption=ANSWER, reply_to=card)
    review = await officer.sees("Kirim kepada pelapor?")
    assert ANSWER in review.text
    assert "1 lampiran" in review.text
    await sends(officer)
    await citizen.sees(ANSWER)
    arrived = await citizen.sees(f"Lampiran jawaban untuk laporan {code}")
    assert (arrived.kind, unique(arrived)) == ("photo", unique(photo))


async def test_what_stands_under_a_photo_comes_after_the_words(hut: World) -> None:
    """Words that were written before stay, and the caption is read with them; what is too long together is said."""
    officer, citizen, _, card = await dealt(hut)
    await officer.taps("Jawab", message=card)
    await officer.sees("Tulis jawaban")
    await officer.says(ANSWER)
    first = await officer.sees("Kirim kepada pelapor?")
    assert any("Catatan internal" in row for row in first.buttons)
    await officer.sends("photo", caption="Tiang kedua kami kerjakan besok.")
    review = await officer.sees("1 lampiran")
    assert f"{ANSWER}\nTiang kedua kami kerjakan besok." in review.text
    assert not any("Catatan internal" in row for row in review.buttons)
    await officer.sends("photo", caption="a" * 1020)
    await officer.sees("2 lampiran")
    for _ in range(3):
        await officer.sends("photo", caption="a" * 1020)
    await officer.sees("terlalu panjang")
    await officer.sees("5 lampiran")
    await sends(officer)
    assert "Tiang kedua kami kerjakan besok." in (await citizen.sees(ANSWER)).text


async def test_a_document_and_an_album_arrive_with_the_answer(hut: World) -> None:
    """After Jawab: a document, then an album under the words, all of it reaches the citizen."""
    officer, citizen, code, card = await dealt(hut)
    await officer.taps("Jawab", message=card)
    await officer.sees("Tulis jawaban")
    paper = await officer.sends("document", data=b"Surat tugas nomor 7.", name="surat-tugas.txt")
    album = await officer.album(3, caption=ANSWER)
    await officer.sees("4 lampiran")
    await sends(officer)
    await citizen.sees(ANSWER)
    await look.quiet(hut)
    files = [one for one in await citizen.screen() if one.from_bot and one.kind in ("photo", "document")]
    assert sorted(map(unique, files)) == sorted(map(unique, [paper, *album]))
    assert len(await told(citizen, f"Lampiran jawaban untuk laporan {code}")) == 2


async def test_files_that_were_thrown_away_do_not_leave(hut: World) -> None:
    """A photo of words that were cancelled is not part of the next answer."""
    officer, citizen, _, card = await dealt(hut)
    await officer.sends("photo", caption="Keliru.", reply_to=card)
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Batal")
    await officer.sees("Dibatalkan")
    await officer.says(ANSWER, reply_to=card)
    await officer.sees("Kirim kepada pelapor?")
    await sends(officer)
    await citizen.sees(ANSWER)
    await look.quiet(hut)
    assert [one for one in await citizen.screen() if one.kind == "photo"] == []


async def test_a_long_story_is_a_press_away(hut: World) -> None:
    """The card shows its beginning; Baca lengkap gives every word of it, in order, and the facts."""
    lines = [f"Tumpukan nomor {number} ada di pinggir Jalan Kenanga, sampah basah dan bau." for number in range(45)]
    story = "\n".join(lines)
    officer, _, _, card = await dealt(hut, story=story)
    assert card.text.count("Tumpukan nomor") < len(lines)
    assert card.buttons[-1] == ["Baca lengkap"]
    await officer.taps("Baca lengkap", message=card)
    await officer.sees("(lanjutan)")
    await look.quiet(hut)
    assert "Pelapor: Siti Aminah" in (await told(officer, "📖"))[0]
    assert await missing(officer, lines) == []


async def missing(officer: Person, lines: list[str]) -> list[str]:
    """List the lines that what was opened does not have whole, part after part."""
    whole = "".join(text.split("\n\n", 1)[1].split("\n\nJenis:")[0] for text in await told(officer, "📖"))
    return [line for line in lines if line not in whole]


async def test_long_additions_are_read_whole_too(hut: World) -> None:
    """What came later stands behind the story in letters of its own, and nothing of it is cut."""
    officer, citizen, code, card = await dealt(hut)
    receipt = next(one for one in await citizen.screen() if "dengan kode" in one.text)
    more = [
        [f"Bagian {part} baris {number}: masih menumpuk seperti kemarin." for number in range(55)] for part in "ABC"
    ]
    for lines in more:
        await citizen.says("\n".join(lines), reply_to=receipt)
        await citizen.sees("Kirim kepada petugas?")
        await citizen.taps("Kirim")
        await citizen.sees("sudah kami teruskan")
    await look.quiet(hut)
    await officer.taps("Baca lengkap", message=await card_of(officer, code))
    await officer.sees("Bagian C")
    await look.quiet(hut)
    assert await missing(officer, [RUBBISH, *(line for lines in more for line in lines)]) == []
    assert card.id == (await card_of(officer, code)).id


async def test_words_too_long_for_a_message_are_refused_with_the_limit(hut: World) -> None:
    """Nothing is cut in silence: the officer is told how long it is, and the question stands."""
    officer, _, _, card = await dealt(hut)
    await officer.taps("Jawab", message=card)
    await officer.sees("Tulis jawaban")
    await officer.says("Sudah kami tangani. " * 200)
    refusal = await officer.sees("terlalu panjang")
    assert "3.999 huruf" in refusal.text
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?")
