"""Officers: how they join, who gets which card, and how an answer is written, interrupted and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from storage import engine
from tests.story import look
from tests.story.desks import takes_over
from tests.story.steps import ANSWER, SIGN, at_words, presses, reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def write(officer: Person, card: Message, words: str = ANSWER) -> None:
    """Press Jawab under this card, and write the words."""
    await officer.taps("Jawab", message=card)
    await officer.sees("Tulis jawaban")
    await officer.says(words)
    await officer.sees("Kirim kepada pelapor?")


async def test_an_invitation_is_good_once(town: World) -> None:
    """The second person with the same link is told so, and does not become an officer."""
    payload = town.invite("dlh")
    first, second = await town.sandbox.person("Budi Santoso"), await town.sandbox.person("Dewi Lestari")
    await first.starts(payload)
    await first.sees("Anda sekarang petugas Dinas Lingkungan Hidup")
    await second.starts(payload)
    await second.sees("sudah dipakai")
    await second.sees("Selamat datang")


async def test_whoever_joined_already_is_told_so(town: World) -> None:
    """START twice behind the same link, or a second link: no scare, and the second link is still good for another."""
    payload, second = town.invite("dlh"), town.invite("dlh")
    officer, other = await town.sandbox.person("Budi Santoso"), await town.sandbox.person("Dewi Lestari")
    for link in (payload, payload, second):
        await officer.starts(link)
    await officer.sees("Anda sekarang petugas")
    await officer.sees("Anda sudah menjadi petugas")
    await officer.sees("Anda sudah menjadi petugas")
    await other.starts(second)
    await other.sees("Anda sekarang petugas")


async def test_an_expired_invitation_says_so(hut: World) -> None:
    """A link past its date is not called unknown."""
    payload = hut.invite()
    opened = engine.build(hut.settings.database_url)
    with opened.begin() as connection:
        connection.execute(sa.text("UPDATE invites SET expires = '2020-01-01 00:00:00.000000'"))
    opened.dispose()
    person = await hut.sandbox.person("Budi Santoso")
    await person.starts(payload)
    await person.sees("sudah lewat masanya")


@pytest.mark.parametrize("payload", ["inv_", "inv_tidak-pernah-ada", "inv_" + "x" * 60])
async def test_an_unknown_invitation_says_so(town: World, payload: str) -> None:
    """A link that was never made is explained, and the person is greeted all the same."""
    person = await town.sandbox.person("Budi Santoso")
    await person.starts(payload)
    await person.sees("tidak dikenal")
    await person.sees("Selamat datang")


async def test_a_link_with_another_payload_is_a_start(town: World) -> None:
    """Whatever else stands behind START leads to the greeting."""
    person = await town.sandbox.person("Rina Wulandari")
    await person.starts("poster-balai-desa")
    await person.sees("Selamat datang")


async def test_who_joins_later_gets_the_open_cases(hut: World) -> None:
    """A report that waited for somebody is assigned now; the citizen hears of it; a closed one stays away."""
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    await citizen.says("/status")
    await citizen.sees("Menunggu verifikasi")
    officer = await hut.officer()
    await officer.sees(f"{code} · Terdisposisi")
    await citizen.sees(f"Laporan {code} sudah diteruskan")


async def test_a_report_for_nobody_waits_for_verification(hut: World) -> None:
    """Tidak tahu: no officer gets a card; the citizen's status says what it waits for."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await hut.reported(citizen, choice="Tidak tahu, biar petugas yang memilih")
    await look.quiet(hut)
    assert not any("Lampu" in message.text for message in await officer.screen())
    await citizen.says("/status")
    await citizen.sees("Menunggu verifikasi")


async def test_the_card_of_another_agency_stays_there(hut: World) -> None:
    """Only the officers of the chosen agency see the report."""
    officer, other, citizen = (
        await hut.officer(),
        await hut.officer("Dewi Lestari", agency="dlh"),
        await hut.citizen(),
    )
    code = await hut.reported(citizen)
    await officer.sees(code)
    await look.quiet(hut)
    assert not any(code in message.text for message in await other.screen())


async def test_two_officers_and_one_answer(hut: World) -> None:
    """Both get the card; one answers; the other's card shows it, and a late press or answer is told kindly."""
    one, other = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari")
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    mine, theirs = await one.sees(code), await other.sees(code)
    await write(other, theirs, "Kami jadwalkan besok.")
    await takes_over(one, mine, "Dewi Lestari")
    await write(one, mine)
    await one.taps("Kirim")
    await one.sees("sudah terkirim")
    card = await other.sees(f"{code} · Ditindaklanjuti oleh Instansi")
    assert ANSWER in card.text
    assert card.buttons == [["Tutup laporan", "Lainnya …"]]
    await presses(other, "Kirim")
    late = await other.sees("sudah berubah sementara Anda menulis")
    assert "Kami jadwalkan besok." in late.text
    await look.quiet(hut)
    assert sum("menjawab laporan" in message.text for message in await citizen.screen()) == 1


async def test_accepting_moves_every_card(hut: World) -> None:
    """What one officer accepts the other sees as being followed up, with the button to answer left."""
    one, other = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari")
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    await one.sees(code)
    await other.sees(code)
    await one.taps("Terima")
    for officer in (one, other):
        card = await officer.sees(f"{code} · Sedang ditindaklanjuti")
        assert card.buttons[0] == ["Jawab", "Minta kelengkapan"]
    await citizen.sees(f"Laporan {code} sedang ditindaklanjuti oleh Dinas Perhubungan")


async def test_a_reply_to_the_card_is_the_answer(hut: World) -> None:
    """Words written as a reply are shown back with Kirim, without Jawab before."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    card = await officer.sees(code)
    await officer.says(ANSWER, reply_to=card)
    review = await officer.sees("Kirim kepada pelapor?")
    assert code in review.text
    assert ANSWER in review.text
    assert not any("menjawab laporan" in message.text for message in await citizen.screen())
    await officer.taps("Kirim")
    assert ANSWER in (await citizen.sees("menjawab laporan")).text


async def test_a_reply_to_another_card_is_for_that_case(hut: World) -> None:
    """While one answer is being written, a reply to another case's card answers that one, then the first goes on."""
    officer, citizen = await hut.officer(), await hut.citizen()
    first, second = await hut.reported(citizen), await hut.reported(citizen, story=SIGN)
    card, other = await officer.sees(first), await officer.sees(second)
    await write(officer, card)
    await officer.says("Besok kami periksa.", reply_to=other)
    review = await officer.sees("Besok kami periksa.")
    assert second in review.text
    await officer.taps("Kirim", message=review)
    await officer.sees(f"Pesan untuk {second} sudah terkirim kepada pelapor")
    review = await officer.sees(ANSWER)
    assert first in review.text
    await officer.taps("Kirim", message=review)
    await officer.sees(f"Pesan untuk {first} sudah terkirim kepada pelapor")
    assert "Besok kami periksa." in (await citizen.sees(f"menjawab laporan {second}")).text


async def test_a_reply_to_the_photos_is_the_answer_too(hut: World) -> None:
    """The album under the card bears the code as well."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await citizen.album(2, caption=STORY)
    await skips(citizen, files=2)
    await reviews(citizen)
    await citizen.taps("Kirim")
    await officer.sees("Terdisposisi")
    await look.quiet(hut)
    photo = next(message for message in await officer.screen() if "Foto untuk laporan" in message.text)
    await officer.says(ANSWER, reply_to=photo)
    assert ANSWER in (await officer.sees("Kirim kepada pelapor?")).text


async def test_a_photo_as_a_reply_to_the_card_is_the_answer_too(hut: World) -> None:
    """An officer's picture begins no report of the officer's own: its caption are the words, and it goes with them."""
    officer, citizen = await hut.officer(), await hut.citizen()
    card = await officer.sees(await hut.reported(citizen))
    await officer.sends("photo", caption=ANSWER, reply_to=card)
    review = await officer.sees("Kirim kepada pelapor?")
    assert ANSWER in review.text
    assert "1 lampiran" in review.text
    assert look.step(hut, officer) == "answer/send"
    await officer.taps("Kirim")
    assert ANSWER in (await citizen.sees("menjawab laporan")).text
    await look.quiet(hut)
    assert [one.kind for one in await citizen.screen() if one.from_bot and one.kind != "text"] == ["photo"]
    assert look.reports(hut) == 1


async def test_another_reply_replaces_the_words(hut: World) -> None:
    """A second reply to the same card before Kirim is the better version of the answer."""
    officer, citizen = await hut.officer(), await hut.citizen()
    card = await officer.sees(await hut.reported(citizen))
    await officer.says("Sudah kami ganti.", reply_to=card)
    await officer.sees("Kirim kepada pelapor?")
    await officer.says(ANSWER, reply_to=card)
    review = await officer.sees(ANSWER)
    assert "Sudah kami ganti." not in review.text
    await officer.says("Kirim", reply_to=review)
    await officer.sees("sudah terkirim")
    await look.quiet(hut)
    assert sum("menjawab laporan" in message.text for message in await citizen.screen()) == 1


async def test_a_reply_to_the_prompt_is_the_answer_too(hut: World) -> None:
    """Phones that reply by swiping do no harm."""
    officer = await at_words(hut)
    prompt = next(message for message in await officer.screen() if "Tulis jawaban" in message.text)
    await officer.says(ANSWER, reply_to=prompt)
    assert ANSWER in (await officer.sees("Kirim kepada pelapor?")).text


async def test_a_reply_to_a_case_that_is_answered(hut: World) -> None:
    """Nothing is sent a second time; the officer is told where to look."""
    officer, citizen = await hut.officer(), await hut.citizen()
    card = await officer.sees(await hut.reported(citizen))
    await write(officer, card)
    await officer.taps("Kirim")
    await officer.sees("sudah terkirim")
    await officer.says("Dan terima kasih.", reply_to=card)
    await officer.sees("sedang tidak menunggu hal itu")
    assert look.step(hut, officer) is None


async def test_a_citizens_reply_is_no_answer(hut: World) -> None:
    """A reply to a notice by the reporter is offered to that report as an addition; it answers nothing."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await officer.sees(code)
    receipt = next(message for message in await citizen.screen() if "dengan kode" in message.text)
    await citizen.says("Tolong dipercepat ya.", reply_to=receipt)
    assert "Tolong dipercepat ya." in (await citizen.sees(f"Tambahan untuk laporan {code}")).text
    assert look.step(hut, citizen) == "supply/send"
    await citizen.taps("Kirim")
    await officer.sees(f"Pelapor menambah keterangan pada laporan {code}")
    await citizen.says("/status")
    assert "dijawab" not in (await citizen.sees(f"Laporan {code}\n")).text


async def test_a_reply_to_ones_own_message_is_a_text(town: World) -> None:
    """A code in a person's own words makes no case of it: the text counts as any other."""
    person = await town.citizen()
    code = await town.reported(person)
    mine = await person.says(f"/status {code}")
    await person.sees(f"Laporan {code}\n")
    await person.says(SIGN, reply_to=mine)
    await person.sees("Di mana kejadiannya")


async def test_batal_keeps_the_words_from_the_citizen(hut: World) -> None:
    """An answer that is cancelled reaches nobody; the case can be answered afterwards."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    card = await officer.sees(code)
    await write(officer, card)
    await officer.taps("Batal")
    await officer.sees("Tidak ada yang dikirim")
    await look.quiet(hut)
    assert not any("menjawab laporan" in message.text for message in await citizen.screen())
    await write(officer, card)
    await officer.taps("Kirim")
    await citizen.sees(f"menjawab laporan {code}")


async def test_an_answer_above_an_open_draft(hut: World) -> None:
    """An officer who is also a citizen answers a case in mid-report, and then finds the report where it was."""
    citizen = await hut.citizen()
    officer = await hut.citizen("Budi Santoso")
    await officer.starts(hut.invite())
    await officer.sees("Anda sekarang petugas")
    await officer.says(STORY)
    await skips(officer)
    code = await hut.reported(citizen, story=SIGN)
    card = await officer.sees(f"{code} · Terdisposisi")
    await write(officer, card)
    await officer.taps("Kirim")
    await officer.sees("sudah terkirim")
    await officer.sees("Kepada siapa")
    assert STORY in (await reviews(officer)).text
    await hut.sent(officer)


async def test_not_solved_yet_comes_back(hut: World) -> None:
    """Belum selesai: the officer is told, answers again, and the citizen closes."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await write(officer, await officer.sees(code))
    await officer.taps("Kirim")
    await citizen.sees("menjawab laporan")
    query = await citizen.taps("Belum selesai")
    assert "teruskan ke instansi" in (await citizen.toast(query)).text
    await citizen.sees(f"Tanggapan Anda atas laporan {code}")
    await officer.sees(f"Pelapor menyatakan laporan {code} belum selesai")
    await look.quiet(hut)
    card = next(message for message in await officer.screen() if f"{code} · Ditanggapi oleh Pelapor" in message.text)
    assert card.buttons[0] == ["Jawab", "Minta kelengkapan"]
    await write(officer, card, "Sekarang sudah menyala, mohon diperiksa.")
    await officer.taps("Kirim")
    assert "Sekarang sudah menyala" in (await citizen.sees("menjawab laporan")).text
    await citizen.taps("Sudah selesai")
    await citizen.sees(f"Laporan {code} ditutup")
    await officer.sees(f"{code} · Ditutup oleh Pelapor")
    await citizen.says("/status")
    timeline = (await citizen.sees(f"Laporan {code}\n")).text
    assert [line.split(" \u2013 ")[1] for line in timeline.split("\n") if line.startswith("•")] == [
        "laporan diterima",
        "diteruskan ke Dinas Perhubungan",
        "dijawab",
        "ditanggapi pelapor",
        "dijawab",
        "selesai",
    ]


async def test_the_reporter_of_an_open_report_has_a_name(hut: World) -> None:
    """Where the reporter chose Terbuka the card names the reporter, and never Telegram's id."""
    officer, citizen = await hut.officer(), await hut.citizen("Siti Aminah")
    await hut.reported(citizen)
    card = await officer.sees("Terdisposisi")
    assert "Pelapor: Siti Aminah" in card.text
    assert str(citizen.id) not in card.text
