"""What people write is theirs: no markup of theirs breaks ours, nothing is cut in silence, names stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.usecases.desk import IN_A_LETTER, ON_CARD
from sandbox.entities import parse
from tests.story import look
from tests.story.steps import RUBBISH, at_words, reviews, skips
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

TRICKY = {
    "markup": '<b>Lampu jalan</b> & "rambu" \'rusak\' </i> <a href="contoh.example">mati</a> &lt;script&gt; <br>',
    "templates": "Lampu jalan mati { $code } {{ code }} %s %(code)s ${code} \\n *tebal* _miring_ `kode` [a](b)",
    "emoji": "Lampu jalan mati 🔦🙏🏽👨\u200d👩\u200d👧\u200d👦 sejak Senin 🇮🇩",
    "right to left": "Lampu jalan mati \u202e\u0645\u0635\u0628\u0627\u062d \u0627\u0644\u0634\u0627\u202c di sini",
    "combining": "Lampu jalan mati e\u0301a\u0300\u0323 Z\u0351\u036b\u0343\u036a\u0302 di sini",
    "lines": "Lampu jalan mati\n\n\ndi depan SDN 3\n- tiang miring\n- kabel putus",
    "long": "Lampu jalan mati dan gelap. " * 124,
    "long and escaped": "Lampu jalan mati " + "<&>'\"" * 696,
}


@pytest.mark.parametrize("kind", TRICKY)
async def test_words_arrive_as_they_were_written(hut: World, kind: str) -> None:
    """In the review, on the officer's card, in the answer and its review: the same words, letter by letter.

    Of a long story the card shows the beginning, and the rest is a press away.
    """
    words, _ = parse(TRICKY[kind])  # Telegram itself drops a few characters
    officer = await hut.officer("O'Neil <i>& Co</i>")
    citizen = await hut.citizen('Siti <b>&"')
    await hut.reported(citizen, story=words)
    assert any(words in message.text for message in await citizen.screen() if message.from_bot)
    card = await officer.sees("Terdisposisi")
    if len(words) <= ON_CARD:
        assert words in card.text
    else:
        assert f"{words[:ON_CARD]}…" in card.text
        await officer.taps("Baca lengkap", message=card)
        for start in range(0, len(words), IN_A_LETTER):
            part = words[start : start + IN_A_LETTER].strip()
            assert part in (await officer.sees(part)).text
    assert 'Pelapor: Siti <b>&"' in card.text
    await officer.taps("Jawab")
    await officer.sees("Tulis jawaban")
    await officer.says(words)
    assert words in (await officer.sees("Kirim kepada pelapor?")).text
    await officer.taps("Kirim")
    assert words in (await citizen.sees("menjawab laporan")).text
    await look.quiet(hut)
    for person in (officer, citizen):
        assert {state for _, state, *_ in look.letters(hut, person)} == {"sent"}


async def test_a_card_with_a_long_story_and_a_long_answer_still_fits(hut: World) -> None:
    """Together they are more than a message takes: the card shows the beginning of both."""
    officer, citizen = await hut.officer(), await hut.citizen()
    story, answer = "Lampu jalan mati. " * 190, "Sudah kami ganti. " * 190
    await hut.reported(citizen, story=story)
    await officer.sees("Terdisposisi")
    await officer.taps("Jawab")
    await officer.sees("Tulis jawaban")
    await officer.says(answer)
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    card = await officer.sees("Ditindaklanjuti oleh Instansi")
    assert "Lampu jalan mati. Lampu" in card.text
    assert "Sudah kami ganti. Sudah" in card.text
    assert answer.strip() in (await citizen.sees("menjawab laporan")).text


async def test_a_story_that_is_too_long_is_explained(town: World) -> None:
    """Its messages that fit are kept; of one too many the length and the limit are named."""
    person = await town.citizen()
    for _ in range(3):
        await person.says("panjang " * 500)
    await person.sees("Di mana kejadiannya")
    await person.sends("photo", caption=RUBBISH)
    told = await person.sees("terlalu panjang")
    assert f"12.{len(RUBBISH):03}" in told.text
    assert "12.000" in told.text
    await person.sees("Di mana kejadiannya")
    assert look.step(town, person) == "report/place"


async def test_an_answer_that_is_too_long_is_explained(hut: World) -> None:
    """Words over the limit are refused, not cut: by message and by reply to the card."""
    officer = await at_words(hut)
    await officer.says("panjang " * 450)
    await officer.sees("terlalu panjang")
    await officer.sees("Tulis jawaban")
    card = next(message for message in await officer.screen() if "Terdisposisi" in message.text)
    await officer.says("/batal")
    await officer.sees("Dibatalkan")
    await officer.says("panjang " * 450, reply_to=card)
    await officer.sees("terlalu panjang")
    await officer.sees("Tulis jawaban")
    assert look.step(hut, officer) == "answer/words"


async def test_a_person_called_none_has_a_name(hut: World) -> None:
    """A word that our texts select on is only a word where a person wrote it."""
    officer, citizen = await hut.officer(), await hut.citizen("none")
    await hut.reported(citizen)
    assert "Pelapor: none" in (await officer.sees("Terdisposisi")).text


async def test_a_story_that_no_rule_knows(town: World) -> None:
    """Words without any agency: the only button is to let an officer choose, and the report goes in."""
    person = await town.citizen()
    await person.says("Zxqw vrkt plmn, brghh ftt!")
    await person.sees("Di mana kejadiannya")
    await person.says("Lewati")
    await person.sees("apa yang terjadi, dan apa akibatnya?")
    await person.says("Lewati")
    await person.sees("Ada bukti")
    await person.says("Lewati")
    question = await person.sees("belum menemukan instansi")
    assert question.buttons == [[UNSURE], ["Kembali"]]
    assert "Instansi: dipilih oleh petugas" in (await reviews(person, UNSURE)).text
    await town.sent(person)


async def test_a_story_shows_the_words_that_decided(town: World) -> None:
    """Each suggestion says from which of the person's own words it comes."""
    person = await town.citizen()
    await person.says(RUBBISH)
    question = await skips(person)
    assert "Sampah" in question.text.split("Dinas Lingkungan Hidup")[1].split("\n")[0]
