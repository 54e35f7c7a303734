"""After sending: what a citizen adds reaches the right report, by whichever way it comes, and nothing is swallowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import texts
from tests.story import look
from tests.story.paths import PROMPTS, at, draft_of, heard, sends, writes

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

REVIEW = "Tambahan untuk laporan"
KEPT = "sudah kami teruskan"
APART = texts.build().label("label-apart", "id")
MORE = "Tiangnya nomor 12, dekat pos ronda."
ASK, ANSWER = "Tiang nomor berapa?", "Lampu sudah kami ganti tadi pagi."


async def reported(world: World) -> tuple[Person, Person, str]:
    """Be an officer, and a citizen whose report lies there; gives its code too."""
    officer = await world.officer()
    person = await at(world, "send")
    return officer, person, await sends(person)


async def asked(world: World) -> tuple[Person, Person, str]:
    """Be where the officer has asked for details."""
    officer, person, code = await reported(world)
    await writes(officer, code, ASK, button="Minta kelengkapan")
    await person.sees(ASK)
    return officer, person, code


async def answered(world: World) -> tuple[Person, Person, str]:
    """Be where the officer has answered."""
    officer, person, code = await reported(world)
    await writes(officer, code, ANSWER)
    await person.sees(ANSWER)
    return officer, person, code


async def confirmed(
    world: World, person: Person, officer: Person, *, words: str = MORE, code: str, offered: bool = True
) -> None:
    """See the words before they leave, send them, and let the officer read them."""
    review = await person.sees(f"{REVIEW} {code}")
    assert words in review.text
    assert review.buttons == [["Kirim", *([APART] if offered else []), "Batal"]]
    await person.taps("Kirim")
    await person.sees(KEPT)
    await look.quiet(world)
    assert any(code in text and words in text for text in await heard(officer))


async def test_by_the_button_of_the_receipt(town: World) -> None:
    """Tambah keterangan asks for words or files, shows them back, and sends them only then."""
    officer, person, code = await reported(town)
    await person.taps("Tambah keterangan")
    await person.sees(f"Tulis tambahan untuk laporan {code}")
    await person.says(MORE)
    await confirmed(town, person, officer, code=code, offered=False)
    assert look.step(town, person) is None


async def test_by_replying_to_any_notice(town: World) -> None:
    """A reply to whatever bears the code is about that report, also while another is being written."""
    officer, person, code = await reported(town)
    receipt = next(one for one in await person.screen() if "dengan kode" in one.text)
    await person.says("Sampah menumpuk di Jalan Mawar sejak kemarin.")
    await person.sees(PROMPTS["place"])
    await person.says(MORE, reply_to=receipt)
    await confirmed(town, person, officer, code=code, offered=False)
    await person.sees(PROMPTS["place"])
    assert look.step(town, person) == "report/place"


async def test_a_free_message_goes_to_the_report_that_asked(town: World) -> None:
    """While exactly one report waits, words are offered to it, and reach the officer who asked."""
    officer, person, code = await asked(town)
    await person.says(MORE)
    await confirmed(town, person, officer, code=code)
    await person.says(f"/status {code}")
    await person.sees("Status: Sedang ditindaklanjuti")


async def test_a_nod_is_an_answer_to_who_asked(town: World) -> None:
    """ "Ya" to an officer's question is offered to it, and not greeted away."""
    officer, person, code = await asked(town)
    await person.says("ya pak")
    await confirmed(town, person, officer, code=code, words="ya pak")


@pytest.mark.parametrize("waits", [asked, answered])
async def test_the_way_out_is_a_new_report(town: World, waits: object) -> None:
    """The third button makes the same words the story of another report; the one that waits goes on waiting."""
    assert callable(waits)
    _, person, code = await waits(town)
    await person.says("Sampah menumpuk di Jalan Mawar sejak kemarin.")
    await person.sees(f"{REVIEW} {code}")
    await person.taps(APART)
    await person.sees(PROMPTS["place"])
    assert draft_of(town, person).slots["story"] == "Sampah menumpuk di Jalan Mawar sejak kemarin."
    assert look.step(town, person) == "report/place"


@pytest.mark.parametrize("waits", [asked, answered])
async def test_files_too(town: World, waits: object) -> None:
    """A photo while one report waits is offered to it, and so are more of them; the officer gets them all."""
    assert callable(waits)
    officer, person, code = await waits(town)
    await person.sends("photo")
    await person.sees(f"{REVIEW} {code}")
    await person.sends("document", name="surat.pdf", data=b"%PDF-1.4 surat")
    review = await person.sees("Lampiran: 2")
    assert "(tanpa kata-kata)" in review.text
    await person.taps("Kirim")
    await person.sees(KEPT)
    await officer.sees("Foto untuk laporan")


async def test_a_file_can_be_a_new_report(town: World) -> None:
    """A new report takes the files along."""
    _, person, _ = await asked(town)
    await person.sends("photo", caption="Sampah menumpuk di Jalan Mawar sejak kemarin.")
    await person.sees(REVIEW)
    await person.says(APART.lower())
    await person.sees(PROMPTS["place"])
    assert draft_of(town, person).files == 1


async def test_two_reports_that_wait(town: World) -> None:
    """Where two wait, a free message begins a report, and a reply tells which one is meant."""
    officer, person, first = await asked(town)
    await person.sends("photo", caption="Lampu jalan di Jalan Mawar mati sejak kemarin.")
    await person.sees(REVIEW)
    await person.says(APART)
    await person.sees(PROMPTS["place"])
    for answer in ("Lewati", "Selesai", "Dinas Perhubungan", "Terbuka"):
        await person.says(answer)
    await person.sees(PROMPTS["send"])
    second = await sends(person)
    await writes(officer, second, "Sejak kapan tepatnya?", button="Minta kelengkapan")
    notice = await person.sees("Sejak kapan tepatnya?")
    await person.says("Sejak Senin malam pukul tujuh.", reply_to=notice)
    await confirmed(town, person, officer, code=second, words="Sejak Senin malam pukul tujuh.", offered=False)
    assert first != second


async def test_batal_keeps_the_words_back(town: World) -> None:
    """Nothing leaves before Kirim, and what was written can be taken up again."""
    officer, person, code = await asked(town)
    await person.says(MORE)
    await person.sees(REVIEW)
    await person.taps("Batal")
    await person.sees("Dibatalkan")
    await look.quiet(town)
    assert not any(MORE in text and code in text for text in await heard(officer))
    await person.taps("Urungkan")
    await confirmed(town, person, officer, code=code)


async def test_an_edit_after_sending_is_offered_as_an_addition(town: World) -> None:
    """What was sent stays; what the edit says can be added."""
    officer = await town.officer()
    person = await town.citizen()
    message = await person.says("Lampu jalan di Jalan Mawar mati sejak kemarin.")
    await person.sees(PROMPTS["place"])
    for answer in ("Lewati", "Lewati", "Dinas Perhubungan", "Terbuka"):
        await person.says(answer)
    await person.sees(PROMPTS["send"])
    code = await sends(person)
    await person.edits(message, "Lampu jalan di Jalan Mawar 7 mati sejak kemarin.")
    await confirmed(town, person, officer, code=code, words="Jalan Mawar 7")


async def test_not_solved_and_solved(town: World) -> None:
    """Belum selesai goes back to the officer; a second answer can be called solved, typed; then it is closed."""
    officer, person, code = await answered(town)
    await person.taps("Belum selesai")
    await person.sees("Tanggapan Anda atas laporan")
    await officer.sees("belum selesai")
    await writes(officer, code, "Sekarang benar-benar sudah diganti.")
    await person.sees("benar-benar")
    await person.says("sudah selesai")
    closed = await person.sees("ditutup")
    assert closed.buttons == [["Belum selesai"], ["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 ⭐"]]
    await person.says(f"/status {code}")
    await person.sees("Status: Selesai")
    await person.taps("Belum selesai", message=closed)
    await officer.sees("dibuka kembali")
    await person.says(f"/status {code}")
    await person.sees("Status: Sedang ditindaklanjuti")


@pytest.mark.parametrize(
    ("said", "status"), [("sudah pak, terima kasih", "Selesai"), ("Belum.", "Menunggu jawaban lanjutan")]
)
async def test_a_bare_answer_to_whether_it_is_solved(town: World, said: str, status: str) -> None:
    """ "Sudah" and "belum" count like the buttons under the answer, for whoever would rather write."""
    _, person, code = await answered(town)
    await person.says(said)
    await look.quiet(town)
    await person.says(f"/status {code}")
    await person.sees(f"Status: {status}")


async def test_words_on_an_answer_are_a_reply(town: World) -> None:
    """Words while an answer waits are offered, and bring the report back to the officer."""
    officer, person, code = await answered(town)
    await person.says("Lampunya masih mati sampai tadi malam.")
    await confirmed(town, person, officer, code=code, words="masih mati")
    await person.says(f"/status {code}")
    await person.sees("Status: Menunggu jawaban lanjutan")


async def test_a_pin_for_who_asked_where(town: World) -> None:
    """A pin while a report waits for details is an answer to it, as words that officers can read."""
    officer, person, code = await asked(town)
    await person.sends("location", latitude=-6.9175, longitude=107.6191)
    await confirmed(town, person, officer, code=code, words="-6.91750,107.61910")
