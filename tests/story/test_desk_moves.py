"""What a desk does with a case beside answering: passing on, archiving, closing, merging, hiding, publishing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import col

from storage.tables import ReportRow
from tests.story import look
from tests.story.desks import (
    ANSWER,
    DISHUB,
    DLH,
    RUBBISH,
    answered,
    buttons_of,
    card_of,
    desk_group,
    takes_over,
    told,
    verifier,
    write,
)
from tests.story.steps import presses

if TYPE_CHECKING:
    from typing import Any

    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

WHY = "Lampu itu milik dinas sebelah."
LONG = "a" * 5000


async def dealt(world: World) -> tuple[Person, Person, str, Message]:
    """Make an officer, a citizen, and a report of hers on his card."""
    officer, citizen = await world.officer("Dewi Lestari", agency="dlh"), await world.citizen()
    code = await world.reported(citizen, choice=DLH, story=RUBBISH)
    return officer, citizen, code, await officer.sees(f"{code} · Terdisposisi")


def row(world: World, code: str) -> sa.Row[Any]:
    """Read the report's row."""
    return look.rows(world, sa.select(ReportRow.__table__).where(col(ReportRow.code) == code))[0]


async def menu(person: Person, code: str, *choices: tuple[str, str]) -> None:
    """Look the report up, open the menu, and type choices; each with what follows."""
    await person.says(f"/status {code}")
    await person.taps("Lainnya …", message=await person.sees("Status: "))
    await person.sees("Apa yang ingin dilakukan")
    for typed, follows in choices:
        await person.says(typed)
        await person.sees(follows)


async def test_a_report_is_passed_on_with_its_reason(hut: World) -> None:
    """Agency, reason, shown back; then the other desk has it with the reason, and the citizen need not report again."""
    other = await hut.officer("Budi Santoso")
    officer, citizen, code, card = await dealt(hut)
    await officer.taps("Teruskan", message=card)
    asked = await officer.sees(f"Laporan {code} diteruskan ke instansi mana?")
    assert asked.buttons == [[DISHUB], ["Batal"]]
    await officer.says("1")
    await officer.sees(f"Tulis alasan laporan {code}")
    await officer.says(WHY)
    review = await officer.sees(f"diteruskan ke {DISHUB}, dengan alasan")
    assert review.buttons == [["Kirim", "Catatan internal", "Batal"]]
    await look.quiet(hut)
    assert await told(citizen, WHY) == []
    await officer.taps("Kirim")
    notice = await citizen.sees(f"Laporan {code} diteruskan ke {DISHUB} oleh {DLH}, alasan:")
    assert WHY in notice.text
    assert "Anda tidak perlu melapor ulang" in notice.text
    theirs = await other.sees(f"{code} · Terdisposisi ke {DISHUB}")
    assert f"Alasan diteruskan: {WHY}" in theirs.text
    await officer.sees("tidak lagi di meja Anda")
    assert await buttons_of(hut, officer, code) == []


async def test_where_nobody_else_has_joined_nothing_is_passed_on(hut: World) -> None:
    """One sentence says so, and nothing is open."""
    officer, _, _, card = await dealt(hut)
    toast = await officer.toast(await officer.taps("Teruskan", message=card))
    assert "Belum ada instansi lain" in toast.text
    assert look.step(hut, officer) is None


async def test_an_archived_report_tells_why_and_begins_anew(hut: World) -> None:
    """One specific reason and the officer's words; the button fills a new draft, which is sent as another report."""
    officer, citizen, code, card = await dealt(hut)
    await officer.taps("Arsipkan", message=card)
    asked = await officer.sees(f"Mengapa laporan {code} diarsipkan?")
    labels = [label for line in asked.buttons for label in line]
    assert len(labels) == 12
    await officer.taps("Tempatnya tidak ditemukan", message=asked)
    await officer.sees(f"Tulis penjelasan untuk pelapor {code}")
    await officer.says("Jalan Kenanga ada dua.")
    review = await officer.sees(f"Laporan {code} diarsipkan. Pelapor membaca:")
    assert "Tempat kejadiannya tidak dapat kami temukan" in review.text
    await officer.taps("Kirim")
    notice = await citizen.sees(f"Laporan {code} diarsipkan oleh {DLH}.")
    assert "Tempat kejadiannya tidak dapat kami temukan. Kirim lagi dengan lokasi" in notice.text
    assert "Penjelasan petugas: Jalan Kenanga ada dua." in notice.text
    assert "SARA" not in notice.text
    assert notice.buttons == [["Perbaiki dan kirim lagi"]]
    assert f"{code} · Diarsipkan oleh Admin" in (await officer.sees("Jalan Kenanga ada dua.")).text
    await citizen.taps("Perbaiki dan kirim lagi", message=notice)
    await citizen.sees(f"kita mulai lagi dengan isi laporan {code}")
    await hut.reviewed(citizen, choice=DLH)
    assert RUBBISH in (await told(citizen, "Periksa laporan"))[-1]
    again = await hut.sent(citizen)
    assert row(hut, again).story == RUBBISH
    assert row(hut, code).archive_reason == "no_place"
    await citizen.says(f"/status {code}")
    shown = await citizen.sees(f"Laporan {code}")
    assert "Alasan: Tempat kejadiannya tidak dapat kami temukan" in shown.text
    assert shown.buttons == [["Perbaiki dan kirim lagi"]]


async def test_an_officer_closes_after_an_answer(hut: World) -> None:
    """By the button or its typed label; the citizen hears who did it, and can say that it is not solved."""
    officer, citizen, code, card = await dealt(hut)
    await answered(officer, card)
    await citizen.sees(ANSWER)
    await officer.sees(f"{code} · Ditindaklanjuti oleh Instansi")
    await officer.says("tutup laporan")
    await officer.sees("Laporan ditutup")
    closed = await citizen.sees(f"Laporan {code} ditutup oleh {DLH}")
    await officer.sees(f"{code} · Ditutup oleh Admin")
    await citizen.taps("Belum selesai", message=closed)
    await officer.sees(f"Laporan {code} dibuka kembali")


async def test_words_on_a_case_that_is_over_are_refused_in_one_sentence(hut: World) -> None:
    """By reply, by an old button, and by words that were begun before."""
    other = await hut.officer("Budi Santoso", agency="dlh")
    officer, citizen, code, card = await dealt(hut)
    theirs = await other.sees(code)
    await write(other, theirs, "Kami jadwalkan besok.")
    await takes_over(officer, card, "Budi Santoso")
    await answered(officer, card)
    await citizen.sees(ANSWER)
    await citizen.taps("Sudah selesai")
    await officer.sees(f"{code} · Ditutup oleh Pelapor")
    await officer.says("Satu hal lagi.", reply_to=card)
    await officer.sees(f"Laporan {code} sedang tidak menunggu hal itu")
    await presses(other, "Kirim")
    late = await other.sees("sudah berubah sementara Anda menulis")
    assert "Kami jadwalkan besok." in late.text
    assert await told(citizen, "besok") == []


@pytest.mark.parametrize(
    ("words", "said"), [(" \u200b ", "Pesan itu kosong"), (LONG[:4096], "Tulisannya terlalu panjang")]
)
async def test_words_that_cannot_be_sent_are_told_why(hut: World, words: str, said: str) -> None:
    """Nothing visible, or too much: one sentence, and the question stands."""
    await hut.officer("Budi Santoso")
    officer, citizen, code, card = await dealt(hut)
    await officer.taps("Teruskan", message=card)
    await officer.sees("ke instansi mana?")
    await officer.says(DISHUB)
    await officer.sees("Tulis alasan")
    await officer.says(words)
    await officer.sees(said)
    assert look.step(hut, officer) == "forward/words"
    assert row(hut, code).status == "assigned"
    assert await told(citizen, "diteruskan ke Dinas Perhubungan") == []


async def test_two_desks_at_once_and_one_move(hut: World) -> None:
    """Officer and verifier archive at once: one does, the other's words come back."""
    await hut.officer("Agus Salim")
    other = await verifier(hut)
    officer, citizen, code, card = await dealt(hut)
    await other.says(f"/status {code}")
    theirs = await other.sees(f"Laporan {code}")
    for person, message in ((officer, card), (other, theirs)):
        await person.taps("Arsipkan", message=message)
        await person.sees("")
        await presses(person, "Terlalu umum")
        await person.sees("Tulis ")
        await person.says("Mohon satu masalah saja.")
        await person.sees("Kirim kepada pelapor?")
    await asyncio.gather(officer.taps("Kirim"), other.taps("Kirim"))
    await look.quiet(hut)
    back = [one for person in (officer, other) for one in await told(person, "sudah berubah sementara Anda menulis")]
    assert len(back) == 1
    assert len(await told(citizen, f"{code} diarsipkan oleh")) == 1


async def test_a_stale_card_and_a_stranger_are_refused(hut: World) -> None:
    """An older card's Arsipkan does nothing; in another agency's group the press is nobody's."""
    stranger = await hut.officer("Budi Santoso")
    officer, citizen, code, card = await dealt(hut)
    group = await desk_group(hut, "dlh", [officer, stranger])
    shared = await officer.sees(code, chat=group)
    toast = await stranger.toast(await stranger.taps("Arsipkan", message=shared, chat=group))
    assert "untuk petugas instansi yang bergabung" in toast.text
    await answered(officer, card)
    await citizen.sees(ANSWER)
    data = next(
        one for line in card.raw["reply_markup"]["inline_keyboard"] for one in line if one["text"] == "Arsipkan"
    )
    user = {"id": officer.id, "is_bot": False, "first_name": officer.name}
    press = {"id": "7", "from": user, "chat_instance": "1", "data": data["callback_data"], "message": dict(card.raw)}
    await hut.sandbox.push(hut.bot, {"callback_query": press})
    await look.quiet(hut)
    said = [one.params.get("text") for one in await hut.sandbox.calls("answerCallbackQuery")]
    assert said[-1] == "Tombol ini sudah tidak berlaku."
    assert look.step(hut, officer) is None
    assert row(hut, code).status == "answered"


async def test_in_a_group_the_reason_is_a_reply(hut: World) -> None:
    """The questions name who is asked; what is written as replies to them is the answer."""
    await hut.officer("Agus Salim")
    officer, citizen, code, _ = await dealt(hut)
    group = await desk_group(hut, "dlh", [officer])
    card = await officer.sees(code, chat=group)
    await officer.taps("Teruskan", message=card, chat=group)
    asked = await officer.sees("Dewi Lestari: Laporan", chat=group)
    await officer.says(DISHUB, chat=group, reply_to=asked)
    words = await officer.sees("Dewi Lestari, tulis alasan", chat=group)
    await officer.says(WHY, chat=group, reply_to=words)
    review = await officer.sees("dengan alasan", chat=group)
    await officer.taps("Kirim", message=review, chat=group)
    await citizen.sees(WHY)
    assert row(hut, code).agency_code == "perhubungan"


async def test_blocked_content_is_on_no_card_until_it_is_unblocked(hut: World) -> None:
    """The card holds the code and the word Konten Terblokir; the reporter reads why; the verifier undoes it."""
    checks = await verifier(hut)
    officer, citizen, code, _ = await dealt(hut)
    await menu(checks, code, ("Blokir konten", "alasannya untuk laporan"), ("Ada alamat orang lain.", "Kirim?"))
    await checks.says("Kirim")
    await checks.sees("tersimpan")
    hidden = await officer.sees("Konten Terblokir")
    assert "Sampah" not in hidden.text
    assert "Siti" not in hidden.text
    assert "Ada alamat orang lain." in (await citizen.sees(f"Isi laporan {code} disembunyikan")).text
    await menu(checks, code, ("Buka blokir", "alasannya untuk laporan"), ("Alamatnya sudah dihapus.", "Kirim?"))
    await checks.says("Kirim")
    await checks.sees("tersimpan")
    await citizen.sees(f"Isi laporan {code} tidak lagi disembunyikan")
    assert RUBBISH in (await officer.sees(RUBBISH)).text


async def test_a_quiet_change_makes_no_button_stale(hut: World) -> None:
    """The official number is set while the citizen looks at the answer: Sudah selesai still counts."""
    officer, citizen, code, card = await dealt(hut)
    await answered(officer, card)
    answer = await citizen.sees(f"{DLH} menjawab laporan {code}")
    await officer.taps("Lainnya …", message=await officer.sees("Ditindaklanjuti oleh Instansi"))
    asked = await officer.sees("Apa yang ingin dilakukan")
    assert asked.buttons == [["Nomor SP4N-LAPOR!"], ["Batal"]]
    await officer.says("1")
    await officer.sees("tujuh angka")
    await officer.says("12345")
    await officer.sees("terdiri atas tujuh angka")
    await officer.says("1234567")
    await officer.sees("Kirim?")
    await officer.says("Kirim")
    await citizen.sees("dengan nomor 1234567")
    assert "1234567" in (await officer.sees("Nomor SP4N-LAPOR!: 1234567")).text
    toast = await citizen.toast(await citizen.taps("Sudah selesai", message=answer))
    assert toast.text == "Terima kasih. Laporan ditutup."


async def test_merged_reports_go_on_in_one(hut: World) -> None:
    """Reporter and supporters of the one hear of the other; nobody is led into what only few may know of."""
    checks = await verifier(hut)
    officer, citizen, code, card = await dealt(hut)
    second = await hut.citizen("Slamet Riyadi")
    same = await hut.reported(second, choice=DLH, story=RUBBISH)
    secret = await hut.citizen("Joko Prasetyo")
    await secret.says(RUBBISH)
    await hut.reviewed(secret, choice=DLH, visibility="Rahasia")
    hidden = await hut.sent(secret)
    for wrong in (hidden, same, "7K3M-Q9XA-Q"):
        await menu(checks, same, ("Gabungkan", "digabung ke laporan yang mana"), (wrong, "Kirim?"))
        await checks.says("Kirim")
        await checks.sees(f"Laporan {same} tidak digabung")
    await menu(checks, same, ("Gabungkan", "digabung ke laporan yang mana"), (code.lower(), "Kirim?"))
    await checks.says("Kirim")
    await checks.sees(f"Laporan {same} digabung ke {code}")
    await second.sees(f"Laporan {same} digabung dengan laporan {code}")
    kept = row(hut, same)
    assert (kept.status, kept.archive_reason, kept.merged_into_id) == ("archived", "merged", row(hut, code).id)
    await look.quiet(hut)
    await answered(officer, card)
    await citizen.sees(ANSWER)
    assert ANSWER in (await second.sees(f"menjawab laporan {code} yang Anda dukung")).text


async def test_a_verifier_shows_less_of_the_reporter_and_never_more(hut: World) -> None:
    """Open, then anonymous: the name leaves the card; confidential: the report leaves the desk."""
    checks = await verifier(hut)
    officer, citizen, code, card = await dealt(hut)
    assert "Siti Aminah" in card.text
    await menu(checks, code, ("Batasi sifat", "Sifat hanya bisa dibatasi"))
    await checks.says("Anonim")
    await checks.sees("alasannya")
    await checks.says("Isinya menyebut tetangga.")
    await checks.sees("Kirim?")
    await checks.says("Kirim")
    await citizen.sees(f"Sifat laporan {code} sekarang Anonim")
    assert "Siti" not in (await officer.sees("Pelapor: anonim")).text
    await menu(
        checks, code, ("Batasi sifat", "Sifat hanya bisa dibatasi"), ("Rahasia", "alasannya"), ("Perlu.", "Kirim?")
    )
    await checks.says("Kirim")
    await citizen.sees(f"Sifat laporan {code} sekarang Rahasia")
    gone = await officer.sees("tidak lagi di meja Anda")
    assert "Sampah" not in gone.text
    await look.quiet(hut)
    assert (await card_of(checks, code)).text.startswith("🔒")
    await menu(checks, code)
    assert "Batasi sifat" not in [label for line in (await checks.screen())[-1].buttons for label in line]


async def test_what_is_published_is_beside_what_was_written(hut: World) -> None:
    """Title and text by a verifier, the numbers of people left out; the card goes on showing the citizen's words."""
    checks = await verifier(hut)
    officer, citizen, code, _ = await dealt(hut)
    await menu(
        checks,
        code,
        ("Sunting yang terbit", "Judul yang terbit"),
        ("Sampah di Jalan Kenanga", "Isi yang terbit"),
        ("Sampah menumpuk, NIK 3273010101010001.", "alasannya"),
        ("Dirapikan.", "Kirim?"),
    )
    await checks.says("Kirim")
    await citizen.sees("menyunting judul dan isi laporan")
    kept = row(hut, code)
    assert kept.story == RUBBISH
    assert kept.published_title == "Sampah di Jalan Kenanga"
    assert "3273010101010001" not in kept.published_story
    card = await officer.sees("Judul yang terbit: Sampah di Jalan Kenanga")
    assert RUBBISH in card.text
