"""Evidence: whatever carries a file is kept, counted, confirmed once, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.paths import PROMPTS, at, code_in, draft_of, goes, heard, replies_after
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

HUGE = (20 << 20) + 1
KINDS = ("photo", "document", "video", "voice", "audio", "animation", "video_note")


async def counted(person: Person, count: int) -> Message:
    """See the question again with so many files kept."""
    return await person.sees(f"{count} lampiran sudah disimpan")


async def reviewed(person: Person) -> str:
    """Be done with the files, and go on to the review; gives its line of attachments."""
    await person.taps("Selesai")
    await person.sees(PROMPTS["agency"])
    await goes(person, "agency", "send")
    return attachments(await heard(person))


def attachments(texts: list[str]) -> str:
    """Find the last review's line of attachments."""
    review = next(text for text in reversed(texts) if PROMPTS["send"] in text)
    return review.split("Lampiran: ")[1].split("\n")[0]


@pytest.mark.parametrize(("files", "words"), [(1, "Lewati"), (0, "Selesai")])
async def test_either_word_goes_on(town: World, files: int, words: str) -> None:
    """Whoever types the other button's word has nothing more to send: it is no misfit, and no part of the story."""
    person = await at(town, "evidence")
    for _ in range(files):
        await person.sends("photo")
        await counted(person, files)
    await person.says(words)
    await person.sees(PROMPTS["agency"])
    assert words not in draft_of(town, person).slots["story"]


async def test_every_kind_of_file_is_evidence(town: World) -> None:
    """Each is counted and listed, the question is put again with its 🗑, and the review counts them all."""
    person = await at(town, "evidence")
    for number, kind in enumerate(KINDS, start=1):
        await person.sends(kind)
        told = await counted(person, number)
        assert f"{number}. " in told.text, kind
        assert f"🗑 {number}" in str(told.buttons), kind
    assert told.buttons[-2:] == [["Selesai"], ["Kembali"]]
    assert await reviewed(person) == str(len(KINDS))


async def test_one_by_one_and_mixed(town: World) -> None:
    """A photo, a document with a name, a voice message: three, each named."""
    person = await at(town, "evidence")
    for kind in ("photo", "document", "voice"):
        await person.sends(kind, **({"name": "surat <RT>.pdf"} if kind == "document" else {}))
    told = await counted(person, 3)
    assert "1. foto" in told.text
    assert "2. surat <RT>.pdf" in told.text
    assert "3. pesan suara" in told.text
    assert await reviewed(person) == "3"


async def test_an_album_of_ten_is_confirmed_once(town: World) -> None:
    """Ten items arrive one by one; the question comes back once, with all of them."""
    person = await at(town, "evidence")
    before = len(await heard(person))
    await person.album(10)
    await counted(person, 10)
    await look.quiet(town)
    assert len(await replies_after(person, before)) == 1
    assert await reviewed(person) == "10"


async def test_an_album_elsewhere_is_confirmed_once_and_the_question_stands(town: World) -> None:
    """While the agency is asked for, an album is kept with one sentence."""
    person = await at(town, "agency")
    before = len(await heard(person))
    await person.album(10)
    await counted(person, 10)
    await look.quiet(town)
    assert len(await replies_after(person, before)) == 1
    await goes(person, "agency", "send")
    assert attachments(await heard(person)) == "10"


async def test_thirty_and_one(town: World) -> None:
    """Thirty are kept; the next one is refused with the reason, until one is removed."""
    person = await at(town, "evidence")
    for _ in range(3):
        await person.album(10)
    await counted(person, 30)
    await look.quiet(town)
    await person.sends("photo")
    await person.sees("Sudah ada 30 lampiran")
    await counted(person, 30)
    await person.taps("🗑 30")
    await counted(person, 29)
    await person.sends("document")
    await counted(person, 30)
    assert await reviewed(person) == "30"


async def test_an_album_beyond_the_last_place(town: World) -> None:
    """Of an album that does not fit, what fits is kept, and the rest is refused once, not ten times."""
    person = await at(town, "evidence")
    for _ in range(2):
        await person.album(10)
    await person.album(5)
    await counted(person, 25)
    await look.quiet(town)
    before = len(await heard(person))
    await person.album(10)
    await counted(person, 30)
    await look.quiet(town)
    told = await replies_after(person, before)
    assert any("Sudah ada 30 lampiran" in text for text in told)
    assert len(told) <= 4, told


async def test_a_file_over_the_limit(town: World) -> None:
    """A file that Telegram gives to no bot is explained at once, and the question stands."""
    person = await at(town, "evidence")
    message = await person.sends("video")
    await counted(person, 1)
    video = {**message.raw["video"], "file_size": HUGE, "file_id": "besar", "file_unique_id": "besar"}
    await town.sandbox.push(town.bot, {"message": {**message.raw, "message_id": message.id + 900, "video": video}})
    await person.sees("lebih dari 20 MB")
    await counted(person, 1)
    assert await reviewed(person) == "1"


async def test_the_words_under_a_file_that_is_too_large(town: World) -> None:
    """The file cannot be kept; the story under it is."""
    person = await town.citizen()
    message = await person.sends("video", caption="Ini video.")
    await counted(person, 1)
    video = {**message.raw["video"], "file_size": HUGE, "file_id": "besar", "file_unique_id": "besar"}
    more = {**message.raw, "message_id": message.id + 900, "video": video, "caption": STORY}
    await town.sandbox.push(town.bot, {"message": more})
    await person.sees("lebih dari 20 MB")
    await look.quiet(town)
    assert draft_of(town, person).files == 1
    assert STORY in draft_of(town, person).slots["story"]


async def test_files_are_removed_one_by_one(town: World) -> None:
    """Each has its 🗑; a second tap of the same changes nothing; without any there is something to skip again."""
    person = await at(town, "evidence")
    await person.sends("photo")
    await counted(person, 1)
    await person.sends("document", name="surat.pdf")
    both = await counted(person, 2)
    toast = await person.toast(await person.taps("🗑 1", message=both))
    assert toast.text == "Lampiran dihapus."
    left = await counted(person, 1)
    assert "1. surat.pdf" in left.text
    await person.toast(await person.taps("🗑 1", message=both))
    await counted(person, 1)
    assert left.buttons == [["🗑 1"], ["Selesai"], ["Kembali"]]
    await person.says("🗑 1")
    empty = await person.sees(PROMPTS["evidence"])
    assert empty.buttons == [["Lewati"], ["Kembali"]]
    await goes(person, "evidence", "send")
    assert attachments(await heard(person)) == "0"


@pytest.mark.parametrize("kind", ["photo", "voice"])
async def test_a_file_before_the_story_begins_a_report(town: World, kind: str) -> None:
    """It is kept, the story is asked for, and the evidence shows it when its turn comes."""
    person = await town.citizen()
    await person.sends(kind)
    await counted(person, 1)
    await person.sees(PROMPTS["story"])
    await goes(person, "story", "place")
    await person.says("Lewati")
    await counted(person, 1)
    assert await reviewed(person) == "1"


async def test_an_album_with_its_story_before_the_consent(town: World) -> None:
    """The first thing a newcomer sends: ten photos, the story under the first. Nothing is lost."""
    person = await town.sandbox.person("Rina Wulandari")
    await person.album(10, caption=STORY)
    await counted(person, 10)
    await person.sees("Selamat datang")
    await person.taps("Setuju")
    await person.sees(PROMPTS["place"])
    await person.says("Lewati")
    await counted(person, 10)
    assert await reviewed(person) == "10"
    assert any(STORY in text for text in await heard(person))


@pytest.mark.parametrize("slot", ["place", "send"])
async def test_a_file_at_any_question_is_kept(town: World, slot: str) -> None:
    """Photo and document at a question: counted in one sentence, the question stands, the review counts them."""
    person = await at(town, slot)
    await person.sends("photo")
    await counted(person, 1)
    await person.sends("document")
    await counted(person, 2)
    assert look.step(town, person) == f"report/{slot}"
    if slot in ("story", "place"):
        await goes(person, slot, "place")
        await person.says("Lewati")
        await counted(person, 2)
        await reviewed(person)
    else:
        await goes(person, slot, "send")
    await person.says("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.says("Kembali")
    await person.sees(PROMPTS["send"])
    assert attachments(await heard(person)) == "2"
    await person.taps("Kirim")
    await person.says(f"/status {code_in((await person.sees('dengan kode')).text)}")
    await person.sees("Status: Menunggu verifikasi")


async def test_a_text_where_files_are_asked_for(town: World) -> None:
    """Words are no evidence: three different sentences, and the question stands."""
    person = await at(town, "evidence")
    await person.says("tidak ada fotonya pak")
    await person.sees("Di sini kami menunggu foto atau dokumen")
    await person.says("tidak ada fotonya pak")
    await person.sees("Misalnya, tekan 📎")
    await person.says("tidak ada fotonya pak")
    await person.sees("Masih belum cocok")
    assert look.step(town, person) == "report/evidence"
