"""Many people, one problem: the second is shown the first one's report, supports it, and hears what becomes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import DLH, RUBBISH, answered, card_of, told
from tests.story.marks import marked, zubaidah
from tests.story.paths import sends
from tests.story.steps import presses

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

DISHUB = "Dinas Perhubungan"
LAMP = "Lampu jalan di depan pos ronda mati sejak hari Senin, malam jadi gelap sekali."
SAME = "Penerangan jalan padam, lampu mati sudah tiga hari."
SHOWN, SUPPORT, ANYWAY, STOP = (
    "Mungkin hal ini sudah dilaporkan",
    "Dukung laporan ini",
    "Tetap kirim laporan saya",
    "Berhenti mengikuti",
)
ANSWER = "Lampu sudah kami ganti tadi pagi. Salam untuk Ibu Siti Aminah."


async def reported(
    citizen: Person, place: str, *, story: str = LAMP, agency: str = DISHUB, visibility: str = "Terbuka"
) -> str:
    """Send a report about a place; gives its code."""
    await citizen.says(story)
    await citizen.sees("Di mana kejadiannya")
    await citizen.says(place)
    await citizen.sees("Ada bukti")
    return await reviewed(citizen, agency=agency, visibility=visibility)


async def reviewed(citizen: Person, *, agency: str = DISHUB, visibility: str = "Terbuka") -> str:
    """Go on from the evidence, and send; gives the code."""
    await citizen.taps("Lewati")
    await citizen.sees("Kepada siapa")
    await citizen.taps(agency)
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.taps(visibility)
    await citizen.sees("Periksa laporan")
    return await sends(citizen)


async def shown(citizen: Person, place: str, *, story: str = SAME) -> Message:
    """Tell the same about a place; gives what is shown."""
    await citizen.says(story)
    await citizen.sees("Di mana kejadiannya")
    await citizen.says(place)
    return await citizen.sees(SHOWN)


async def supporting(town: World, place: str) -> tuple[Person, Person, str]:
    """Be a reporter, and somebody who supports the report; gives its code too."""
    reporter, other = await town.citizen("Siti Aminah"), await town.citizen("Rina Wulandari")
    code = await reported(reporter, place)
    await shown(other, place)
    await other.taps(SUPPORT)
    await other.sees("Anda sekarang mendukung laporan")
    return reporter, other, code


def labels(message: Message) -> list[str]:
    return [label for row in message.buttons for label in row]


async def pressed(person: Person, label: str, message: Message) -> str:
    """Press, and give the short answer."""
    return (await person.toast(await person.taps(label, message=message))).text


async def newest(person: Person, fragment: str) -> Message:
    return next(one for one in reversed(await person.screen()) if one.from_bot and fragment in one.text)


async def test_the_second_citizen_supports_and_both_get_the_answer(hut: World) -> None:
    """From the question to the last word: the officer sees the count, the supporter no button that acts."""
    officer = await hut.officer()
    reporter, other = await hut.citizen("Siti Aminah"), await hut.citizen("Rina Wulandari")
    code = await reported(reporter, "Jalan Teratai 12")
    await officer.sees(code)
    asked = await shown(other, "Jl. Teratai dekat pos ronda")
    assert asked.buttons == [[SUPPORT], [ANYWAY], ["Kembali"]]
    assert "Lampu jalan di depan pos ronda mati" in asked.text
    assert "Jalan Teratai 12" in asked.text
    assert "Siti" not in asked.text
    assert code not in asked.text
    await other.taps(SUPPORT)
    kept = await other.sees("Anda sekarang mendukung laporan")
    assert code in kept.text
    assert labels(kept) == [STOP]
    assert await pressed(other, SUPPORT, asked) == "Laporan itu sudah Anda dukung."
    await officer.sees("Didukung 1 warga")
    await officer.taps("Terima", message=await card_of(officer, code))
    await other.sees("yang Anda dukung sedang ditindaklanjuti")
    await answered(officer, await card_of(officer, code), ANSWER)
    assert "Sudah selesai" in labels(await reporter.sees("Apakah masalahnya sudah selesai?"))
    told_too = await other.sees("menjawab laporan")
    assert "Lampu sudah kami ganti tadi pagi." in told_too.text
    assert "Siti" not in told_too.text
    assert labels(told_too) == [STOP]
    await reporter.taps("Belum selesai")
    await other.sees("belum selesai menurut pelapornya")
    await reporter.says("Sudah selesai")
    assert labels(await other.sees("sudah selesai menurut pelapornya")) == [STOP]
    await look.quiet(hut)
    assert look.reports(hut) == 1
    assert not any(label in ("Sudah selesai", "Belum selesai", "Tambah keterangan") for label in await seen(other))
    assert await told(other, "t.me") == []


async def seen(person: Person) -> list[str]:
    """List every label on the screen."""
    return [label for one in await person.screen() for label in labels(one)]


async def test_it_is_asked_once_and_the_own_report_goes_on(town: World) -> None:
    """Whoever sends anyway is not asked again, neither after another place nor after another story."""
    reporter, other = await town.citizen("Siti Aminah"), await town.citizen("Rina Wulandari")
    await reported(reporter, "Jalan Melur 3")
    await shown(other, "Jalan Melur")
    await other.says("2")
    await other.sees("Ada bukti")
    await other.taps("Lewati")
    await other.sees("Kepada siapa")
    await other.taps(DISHUB)
    await other.sees("Siapa yang boleh tahu")
    await other.taps("Terbuka")
    await other.sees("Periksa laporan")
    await other.taps("Ubah")
    await other.sees("Apa yang ingin diubah")
    await other.taps("Tempat")
    await other.sees("Di mana kejadiannya")
    await other.says("Jalan Melur 3")
    await other.sees("Periksa laporan")
    await sends(other)
    assert len(await told(other, SHOWN)) == 1
    assert not any("mendukung" in text for text in await told(other, "Anda sekarang"))


async def test_kembali_and_another_place(town: World) -> None:
    """From the question back to the place, and on without it where nothing lies there."""
    reporter, other = await town.citizen("Siti Aminah"), await town.citizen("Rina Wulandari")
    await reported(reporter, "Jalan Seruni 3")
    await shown(other, "Jalan Seruni")
    await other.says("apa ya")
    await other.sees("belum kami mengerti")
    await other.says("Kembali")
    await other.sees("Di mana kejadiannya")
    await other.says("Jalan Wijaya")
    await other.sees("Ada bukti")


async def test_what_was_left_for_support_can_be_taken_up_again(town: World) -> None:
    """With its photo; the support is taken back, and the question stands."""
    officer = await town.officer()
    reporter, other = await town.citizen("Siti Aminah"), await town.citizen("Rina Wulandari")
    code = await reported(reporter, "Jalan Cendana 5")
    await other.sends("photo", caption=SAME)
    await other.sees("Di mana kejadiannya")
    await other.says("Jl. Cendana")
    await other.sees(SHOWN)
    await other.says(SUPPORT)
    await other.sees("masih kami simpan 24 jam")
    await look.quiet(town)
    assert "Didukung 1 warga" in (await card_of(officer, code)).text
    await other.taps("Urungkan")
    await other.sees("kita lanjutkan dari tempat tadi")
    await other.sees(SHOWN)
    await look.quiet(town)
    assert "Didukung" not in (await card_of(officer, code)).text
    await presses(other, ANYWAY)
    await other.sees("1 lampiran sudah disimpan")


async def test_following_is_stopped_by_a_button_by_words_and_by_a_reply(town: World) -> None:
    """Each is answered, and a second time changes nothing."""
    officer = await town.officer()
    _, other, code = await supporting(town, "Jalan Wiratama 9")
    kept = await newest(other, "Anda sekarang mendukung")
    await officer.sees(code)
    await other.says("Tetap gelap sampai sekarang.", reply_to=kept)
    await other.sees("yang menanggapinya hanya pelapornya")
    await other.says(f"/status {code}")
    status = await other.sees("Anda mendukung laporan ini")
    assert labels(status) == [STOP]
    assert "pos ronda" not in status.text
    await other.says("/laporanku")
    mine = await other.sees("Laporan warga lain yang Anda dukung")
    assert code in mine.text
    assert await pressed(other, STOP, status) == "Baik. Kabarnya tidak datang lagi."
    assert await pressed(other, STOP, kept) == "Laporan ini sudah tidak Anda ikuti."
    await other.says(STOP)
    await other.sees("Anda tidak sedang mendukung")
    await look.quiet(town)
    assert "Didukung" not in (await card_of(officer, code)).text
    await shown(other, "Jalan Wiratama 9")
    await other.taps(SUPPORT)
    again = await other.sees("Anda sekarang mendukung")
    await other.says(STOP, reply_to=again)
    await other.sees(f"Kabar tentang laporan {code} tidak datang lagi")
    await officer.taps("Terima", message=await card_of(officer, code))
    await look.quiet(town)
    assert await told(other, "yang Anda dukung sedang") == []


async def test_supporting_again_is_no_second_support(town: World) -> None:
    """Who supports it and tells it again is told so."""
    officer = await town.officer()
    _, other, code = await supporting(town, "Jalan Bahagia 2")
    await shown(other, "Jalan Bahagia", story=LAMP)
    await other.taps(SUPPORT)
    await other.sees(f"Anda sudah mendukung laporan {code}")
    await look.quiet(town)
    assert "Didukung 1 warga" in (await card_of(officer, code)).text
    await other.taps("Urungkan")
    await other.sees(SHOWN)
    await look.quiet(town)
    assert "Didukung 1 warga" in (await card_of(officer, code)).text


async def test_ones_own_report_and_one_that_is_over_are_not_supported(town: World) -> None:
    """The own one is not shown; one that ended meanwhile is refused, and the own report goes on."""
    reporter, other = await town.citizen("Siti Aminah"), await town.citizen("Rina Wulandari")
    await reported(reporter, "Jalan Pelangi 7")
    await reporter.says(SAME)
    await reporter.sees("Di mana kejadiannya")
    await reporter.says("Jalan Pelangi")
    await reporter.sees("Ada bukti")
    await reporter.says("/batal")
    await presses(reporter, "Ya, tinggalkan")
    await reporter.sees("Dibatalkan")
    await shown(other, "Jalan Pelangi")
    await reporter.says("Tarik laporan")
    await presses(reporter, "Ya, tarik")
    await reporter.sees("sudah Anda tarik")
    await other.taps(SUPPORT)
    await other.sees("sudah tidak bisa didukung")
    await other.sees("Ada bukti")


async def test_supporters_hear_of_a_report_taken_back(town: World) -> None:
    """And are invited to send their own."""
    reporter, other, _ = await supporting(town, "Jalan Merpati 1")
    await reporter.says("Tarik laporan")
    await presses(reporter, "Ya, tarik")
    await other.sees("kirim laporan Anda sendiri")


async def test_several_are_chosen_by_their_number(town: World) -> None:
    """The most alike first, each with a button of its own."""
    people = [await town.citizen(name) for name in ("Siti Aminah", "Slamet Riyadi", "Rina Wulandari")]
    first = await reported(people[0], "Jalan Garuda 1")
    await shown(people[1], "Jalan Garuda")
    await people[1].taps(ANYWAY)
    await people[1].sees("Ada bukti")
    await reviewed(people[1])
    asked = await shown(people[2], "Jalan Garuda", story=LAMP)
    assert labels(asked) == ["Dukung nomor 1", "Dukung nomor 2", ANYWAY, "Kembali"]
    await people[2].says("Dukung nomor 1")
    assert first in (await people[2].sees("Anda sekarang mendukung")).text


async def test_the_person_is_forgotten_and_what_is_supported_is_handed_out(town: World) -> None:
    """/privasi counts it, exports it, and takes it away with the rest."""
    officer = await town.officer()
    _, other, code = await supporting(town, "Jalan Rajawali 4")
    await other.says("/privasi")
    await other.sees("Mendukung laporan warga lain: 1")
    await other.taps("Unduh data saya")
    content = await other.sees("Semua yang kami simpan")
    document = content.raw["document"]
    exported = json.loads(await town.sandbox.file(document["file_unique_id"]))  # type: ignore[index]
    assert exported["supported"] == [code]
    await other.taps("Hapus data saya", message=await newest(other, "Data Anda di Simpul"))
    await presses(other, "Ya, hapus")
    await other.sees("Data Anda sudah dihapus")
    await look.quiet(town)
    assert "Didukung" not in (await card_of(officer, code)).text


async def test_a_supporter_who_claims_the_report_is_its_reporter(hut: World) -> None:
    """And is told once, as that."""
    officer = await hut.officer()
    reporter, other, code = await supporting(hut, "Jalan Merak 4")
    link = (await newest(reporter, "dengan kode")).text.split("start=")[1].split()[0]
    await other.starts(link)
    await other.sees("sekarang ada di akun ini")
    await officer.taps("Terima", message=await card_of(officer, code))
    await other.sees("sedang ditindaklanjuti oleh")
    await look.quiet(hut)
    assert await told(other, "yang Anda dukung sedang") == []
    assert "Didukung" not in (await card_of(officer, code)).text


async def test_an_anonymous_report_shows_neither_words_nor_person(hut: World) -> None:
    """The question, the notices and the status hold nothing that the reporter wrote, nor who that is."""
    officer = await hut.officer("Dewi Lestari", agency="dlh")
    citizen, other = await zubaidah(hut), await hut.citizen("Rina Wulandari")
    story = f"{RUBBISH} Nama saya Zubaidah Kencana, tikus di belakang rumah saya."
    code = await reported(
        citizen, "Belakang rumah Zubaidah, Jalan Kenari", story=story, agency=DLH, visibility="Anonim"
    )
    asked = await shown(other, "Jalan Kenari", story="Sampah menumpuk dan berbau, sudah lama tidak diangkut.")
    assert DLH in asked.text
    assert "sampah" in asked.text
    assert "di dekat tempat yang Anda sebut" in asked.text
    await other.taps(SUPPORT)
    await other.sees("Anda sekarang mendukung")
    await answered(officer, await officer.sees(code), "Di sebelah mana?", button="Minta kelengkapan")
    await citizen.says("Di sebelah kandang kuda sembrani.", reply_to=await citizen.sees("Di sebelah mana?"))
    await citizen.sees("Kirim kepada petugas?")
    await citizen.taps("Kirim")
    await citizen.sees("sudah kami teruskan")
    await look.quiet(hut)
    await answered(officer, await card_of(officer, code), "Sudah diangkut, Ibu Zubaidah Kencana.")
    await other.sees("menjawab laporan")
    await citizen.taps("Belum selesai")
    await other.sees("belum selesai menurut")
    await other.says(f"/status {code}")
    await other.sees("Anda mendukung laporan ini")
    await look.quiet(hut)
    words = ("tikus", "sembrani", "menyengat", "Di sebelah mana", "klaim_", "Belakang rumah")
    for one in await other.screen():
        if one.from_bot:
            assert marked(f"{one.text} {one.raw}") == []
            assert not any(word in one.text for word in words), one.text
    for call in await hut.sandbox.calls():
        if str(call.chat_id) == str(other.id):
            assert marked(str(call.params)) == []


async def test_what_is_guarded_is_shown_to_nobody(hut: World) -> None:
    """Neither a confidential report, nor any to who tells of something sensitive."""
    await hut.officer("Ratna Kusuma", agency="inspektorat")
    reporter, other = await hut.citizen("Siti Aminah"), await hut.citizen("Rina Wulandari")
    await reported(reporter, "Jalan Elang 4", visibility="Rahasia")
    await other.says(SAME)
    await other.sees("Di mana kejadiannya")
    await other.says("Jalan Elang 4")
    await other.sees("Ada bukti")
    assert await told(other, SHOWN) == []


async def test_the_question_and_the_news_in_english(hut: World) -> None:
    """The labels of the contract, and a supporter's notice."""
    officer = await hut.officer()
    reporter, other = await hut.citizen("Siti Aminah"), await hut.citizen("Rina Wulandari")
    code = await reported(reporter, "Jalan Camar 4")
    await other.says("/bahasa")
    await other.sees("Choose a language")
    await other.taps("English")
    await other.sees("we go on in English")
    await other.says(SAME)
    await other.sees("Where is it?")
    await other.says("Jalan Camar")
    asked = await other.sees("Somebody may have reported this already")
    assert asked.buttons == [["Support this report"], ["Send mine anyway"], ["Back"]]
    await other.taps("Support this report")
    assert code in (await other.sees("You now support report")).text
    await officer.sees("Didukung 1 warga")
    await officer.taps("Terima", message=await card_of(officer, code))
    assert labels(await other.sees("which you support, is being followed up")) == ["Stop following"]


async def test_a_draft_without_a_place_is_not_asked(town: World) -> None:
    """Nobody can tell whether it is the same."""
    reporter, other = await town.citizen("Siti Aminah"), await town.citizen("Rina Wulandari")
    await reported(reporter, "Jalan Kutilang 4")
    await other.says(LAMP)
    await other.sees("Di mana kejadiannya")
    await other.says("Lewati")
    await other.sees("Ada bukti")
