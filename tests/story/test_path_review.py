"""The review: everything that will be sent, and each of the ten answers can be changed there, or left as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date

from bot.domain.report_questions import EDITABLE
from tests.story import look
from tests.story.paths import PROMPTS, at, goes, heard, sends
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

LABELS = {
    "title": "Judul",
    "class": "Jenis",
    "story": "Isi cerita",
    "place": "Tempat",
    "area": "Wilayah",
    "date": "Tanggal kejadian",
    "evidence": "Lampiran",
    "agency": "Instansi",
    "visibility": "Sifat",
    "name": "Nama",
    "phone": "Nomor telepon",
}
ASKED = {
    "title": "Judul sekarang",
    "class": "termasuk jenis apa",
    "story": PROMPTS["story"],
    "place": PROMPTS["place"],
    "area": "Di desa atau kelurahan mana",
    "date": "Kapan kejadiannya",
    "evidence": PROMPTS["evidence"],
    "agency": PROMPTS["agency"],
    "visibility": PROMPTS["visibility"],
    "name": "Nama sekarang",
    "phone": "Ketik nomor telepon",
}
CHANGES = {
    "title": ("Lampu mati di Balai Warga", "Lampu mati di Balai Warga"),
    "class": ("Permintaan Informasi", "Jenis: Permintaan Informasi"),
    "story": (f"{STORY} Tiangnya miring.", "Tiangnya miring."),
    "place": ("Kelurahan Mawar", "Tempat: Kelurahan Mawar"),
    "area": ("Sukamaju, Cilodong, Depok", "Wilayah: Kel. Sukamaju, Kec. Cilodong, Kota Depok"),
    "date": ("3 November 2025", "Tanggal kejadian: Senin, 03 November 2025"),
    "agency": ("Tidak tahu, biar petugas yang memilih", "Instansi: dipilih oleh petugas"),
    "visibility": ("Anonim", "Sifat: Anonim"),
    "name": ("Siti Nurbaya", "Nama: Siti Nurbaya"),
    "phone": ("0800 1234 5678", "Nomor telepon: 080012345678"),
}


async def asked(person: Person, slot: str) -> None:
    """Ask to change this answer."""
    await person.says("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.says(LABELS[slot])
    await person.sees(ASKED[slot])


async def changed(person: Person, slot: str, answer: str) -> Message:
    """Change this answer; gives the review."""
    await asked(person, slot)
    await person.says(answer)
    return await person.sees(PROMPTS["send"])


def today(world: World) -> datetime:
    """Give the present day at the office."""
    return datetime.now(UTC).astimezone(ZoneInfo(world.settings.timezone))


async def test_the_review_shows_everything(town: World) -> None:
    """Title, story, class, place, date, agency, attachments, visibility, name, phone, and three buttons."""
    person = await at(town, "send", "Siti <b>Aminah</b>")
    review = (await person.screen())[-1]
    text = review.text
    assert text.split("\n")[2].startswith("Lampu jalan di depan Balai Warga Melati")
    assert STORY in text
    for line in (
        "Jenis: Pengaduan",
        "Tempat: Jalan Kenanga 12",
        "Tanggal kejadian: Senin, ",
        "Instansi: Dinas Perhubungan",
        "Lampiran: 0",
        "Sifat: Terbuka",
        "Nama: Siti <b>Aminah</b>",
        "Nomor telepon: tidak ada",
    ):
        assert line in text, line
    assert review.buttons == [["Kirim", "Ubah", "Batal"]]


async def test_each_answer_can_be_changed(town: World) -> None:
    """From the review to its question and back, with the new answer, and the others as they were; then it is sent."""
    person = await at(town, "send")
    before = (await heard(person))[-1]
    for slot, (answer, shown) in CHANGES.items():
        review = await changed(person, slot, answer)
        assert shown in review.text, slot
        assert shown not in before, slot
        assert len(set(review.text.split("\n")) - set(before.split("\n"))) == 1, slot
        assert await person.keyboard() == []
        before = review.text
    await sends(person)


async def test_the_evidence_can_be_changed(town: World) -> None:
    """Files are added and removed from the review too."""
    person = await at(town, "send")
    await asked(person, "evidence")
    await person.sends("photo")
    await person.sees("1 lampiran sudah disimpan")
    await person.taps("Selesai")
    assert "Lampiran: 1" in (await person.sees(PROMPTS["send"])).text


async def test_each_question_leads_back_unchanged(town: World) -> None:
    """`Kembali` from each of them gives the review as it was, and no keyboard is left."""
    person = await at(town, "send")
    before = (await heard(person))[-1]
    assert tuple(LABELS) == EDITABLE
    for number, slot in enumerate(LABELS, start=1):
        await person.says("2" if number % 2 else "Ubah")
        question = await person.sees("Apa yang ingin diubah")
        assert [label for row in question.buttons for label in row] == [*LABELS.values(), "Kembali"]
        await person.says(str(number))
        await person.sees(ASKED[slot])
        assert look.step(town, person) == f"report/{slot}"
        await person.says("Kembali")
        review = await person.sees(PROMPTS["send"])
        assert review.text == before, slot
        assert await person.keyboard() == []


async def test_the_list_of_answers_leads_back(town: World) -> None:
    """Nothing is to be changed after all."""
    person = await at(town, "send")
    await person.taps("Ubah")
    await person.sees("Apa yang ingin diubah")
    await person.taps("Kembali")
    await person.sees(PROMPTS["send"])


async def test_the_own_number_by_the_key(town: World) -> None:
    """The key of the phone sends the own contact, and the keyboard goes."""
    person = await at(town, "send")
    await asked(person, "phone")
    assert await person.keyboard() == [["Kirim nomor saya"], ["Tanpa nomor", "Kembali"]]
    await person.presses("Kirim nomor saya")
    await person.sees("Nomor dicatat")
    assert person.phone in (await person.sees(PROMPTS["send"])).text
    assert await person.keyboard() == []
    assert "Nomor telepon: tidak ada" in (await changed(person, "phone", "Tanpa nomor")).text


async def test_the_number_of_somebody_else(town: World) -> None:
    """A foreign contact, words and a label typed are told apart and explained; nothing is kept of them."""
    person = await at(town, "send")
    await asked(person, "phone")
    await person.sends("contact", phone_number="+6280000000009", first_name="Budi")
    await person.sees("nomor orang lain")
    await person.says("nanti saja pak")
    await person.sees("Misalnya: 0800")
    await person.says("Kirim nomor saya")
    await person.sees("Masih belum cocok")
    assert look.step(town, person) == "report/phone"
    await person.says("Kembali")
    assert "Nomor telepon: tidak ada" in (await person.sees(PROMPTS["send"])).text


@pytest.mark.parametrize(("when", "ago"), [("kemarin", 1), ("tadi pagi", 0), ("3 hari yang lalu", 3)])
async def test_the_date_is_read_from_the_story(town: World, when: str, ago: int) -> None:
    """The review says the day in full."""
    person = await town.citizen()
    await person.says(f"Lampu jalan di depan Balai Warga mati {when}.")
    await person.sees(PROMPTS["place"])
    await goes(person, "place", "send")
    day = format_date(today(town) - timedelta(days=ago), "full", locale="id")
    assert f"Tanggal kejadian: {day}" in (await heard(person))[-1]


async def test_since_monday(town: World) -> None:
    """ "Sejak hari Senin" is the latest Monday."""
    person = await at(town, "send")
    now = today(town)
    day = format_date(now - timedelta(days=now.weekday()), "full", locale="id")
    assert f"Tanggal kejadian: {day}" in (await heard(person))[-1]
    await asked(person, "date")
    for wrong, says in (("entah", "belum kami mengerti"), ("besok", "Misalnya"), ("3 November 2031", "Masih belum")):
        await person.says(wrong)
        await person.sees(says)
    await person.says("Tidak tahu")
    assert "Tanggal kejadian: tidak disebutkan" in (await person.sees(PROMPTS["send"])).text


@pytest.mark.parametrize(
    ("story", "kind"),
    [
        ("Saran saya, sebaiknya ditambah lampu jalan di taman Kelurahan Melati.", "Aspirasi"),
        ("Mohon informasi syarat dan cara mengurus KTP elektronik yang hilang.", "Permintaan Informasi"),
    ],
)
async def test_the_class_is_proposed(town: World, story: str, kind: str) -> None:
    """A wish and a question are told from a complaint, and can be called one."""
    person = await town.citizen()
    await person.says(story)
    await person.sees(PROMPTS["place"])
    for answer in ("Lewati", "Lewati", "Tidak tahu, biar petugas yang memilih", "Terbuka"):
        await person.says(answer)
    assert f"Jenis: {kind}" in (await person.sees(PROMPTS["send"])).text
    assert "Jenis: Pengaduan" in (await changed(person, "class", "Pengaduan")).text


async def test_a_changed_name_is_on_the_card(hut: World) -> None:
    """Officers read the name and the number that the citizen set, and so does the next report."""
    officer = await hut.officer()
    person = await at(hut, "send", "Rina Wulandari")
    await changed(person, "name", "Siti <i>Nurbaya</i>")
    await changed(person, "phone", "0800-1234-5678")
    code = await sends(person)
    card = await officer.sees(code)
    assert "Siti <i>Nurbaya</i>" in card.text
    assert "080012345678" in card.text
    assert "Rina" not in card.text
    await person.says("Sampah menumpuk di pinggir Jalan Kenanga sudah seminggu.")
    await person.sees(PROMPTS["place"])
    await person.says("Lewati")
    await person.sees(PROMPTS["evidence"])
    await person.says("Lewati")
    await person.sees(PROMPTS["agency"])
    await person.says("1")
    await person.sees(PROMPTS["visibility"])
    await person.says("Terbuka")
    assert "Nama: Siti <i>Nurbaya</i>" in (await person.sees(PROMPTS["send"])).text
