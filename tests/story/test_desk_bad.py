"""What officers do wrong: each gets one clear sentence, and nothing about the case changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.texts import build
from tests.story import look, rows
from tests.story.desks import ANSWER, DLH, answered, card_of, desk_group, told, write
from tests.story.test_english import in_english

if TYPE_CHECKING:
    from sandbox.client import Message, Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

TEXTS = build()
HUGE = 60 << 20
LONG = "Sudah kami tangani. " * 250


async def dealt(world: World) -> tuple[Person, Person, str, Message]:
    """An officer, a citizen, and a case on the officer's card."""
    officer, citizen = await world.officer("Budi Santoso"), await world.citizen("Slamet Riyadi")
    code = await world.reported(citizen)
    return officer, citizen, code, await officer.sees(code)


def state(world: World, code: str) -> tuple[Any, ...]:
    """Give what of a case must not change."""
    row = rows.report(world, code)
    return row.status, row.revision, row.agency_code, rows.lines(world, code)


async def pressed(world: World, person: Person, message: Message, data: str) -> str:
    """Press a button that is not on the screen any more; gives the answer."""
    user = {"id": person.id, "is_bot": False, "first_name": person.name}
    press = {"id": "77", "from": user, "chat_instance": "1", "data": data, "message": dict(message.raw)}
    await world.sandbox.push(world.bot, {"callback_query": press})
    await look.quiet(world)
    calls = await world.sandbox.calls("answerCallbackQuery")
    return next(str(one.params["text"]) for one in calls if one.params["callback_query_id"] == "77")


@pytest.mark.parametrize("language", ["id", "en"])
async def test_a_closed_case_is_answered_no_more(hut: World, language: str) -> None:
    """By an old button, by a reply, and by its label."""
    officer, citizen, code, card = await dealt(hut)
    await answered(officer, card)
    await citizen.sees(ANSWER)
    await citizen.taps("Sudah selesai")
    await officer.sees(f"{code} · Ditutup oleh Pelapor")
    if language == "en":
        await in_english(officer)
    await look.quiet(hut)
    before = state(hut, code)
    stale = {"id": "Tombol ini sudah tidak berlaku.", "en": TEXTS.label("press-stale", "en")}[language]
    assert await pressed(hut, officer, card, f"answer|r{rows.report(hut, code).id}|2") == stale
    for words in (ANSWER, {"id": "Jawab", "en": "Answer"}[language]):
        await officer.says(words, reply_to=await card_of(officer, code))
        await officer.sees({"id": "sedang tidak menunggu hal itu", "en": "is not waiting for that"}[language])
    assert state(hut, code) == before


@pytest.mark.parametrize("language", ["id", "en"])
async def test_in_the_wrong_group_nothing_is_answered(hut: World, language: str) -> None:
    """The card went on to another agency, whose officer sits in the old one's group too: neither writes there."""
    said = {"id": "bukan tempat menjawab laporan ini", "en": "not the place to answer this report"}[language]
    budi, citizen, code, _ = await dealt(hut)
    dewi = await hut.officer("Dewi Lestari", agency="dlh")
    group = await desk_group(hut, "perhubungan", [budi, dewi])
    card = await budi.sees(code, chat=group)
    await budi.taps("Teruskan", message=card, chat=group)
    await budi.says(DLH, chat=group, reply_to=await budi.sees("ke instansi mana?", chat=group))
    await budi.says("Ini lampu taman.", chat=group, reply_to=await budi.sees("tulis alasan", chat=group))
    await budi.taps("Kirim", message=await budi.sees("Kirim kepada pelapor?", chat=group), chat=group)
    await citizen.sees("diteruskan ke")
    await dewi.sees(code)
    await look.quiet(hut)
    if language == "en":
        await in_english(dewi)
    before = state(hut, code)
    gone = await dewi.sees("tidak lagi di meja Anda", chat=group)
    await dewi.says(ANSWER, chat=group, reply_to=gone)
    await dewi.sees("bukan tempat menjawab laporan ini", chat=group)
    await dewi.says("Terima", chat=group, reply_to=gone)
    await dewi.sees("bukan tempat menjawab laporan ini", chat=group)
    assert said in await pressed(hut, dewi, gone, f"answer|r{rows.report(hut, code).id}|{before[1]}")
    await budi.says(ANSWER, chat=group, reply_to=gone)
    await budi.sees("dijawab oleh petugas yang bergabung", chat=group)
    assert state(hut, code) == before
    assert await told(citizen, ANSWER) == []


@pytest.mark.parametrize(("words", "said"), [(" \u200b ", "Pesan itu kosong"), (LONG[:4096], "terlalu panjang (4.0")])
async def test_an_answer_that_is_none_is_told_why(hut: World, words: str, said: str) -> None:
    """Empty or 5,000 characters, which phones send in two: after Jawab and as a reply; nothing leaves."""
    officer, citizen, code, card = await dealt(hut)
    before = state(hut, code)
    await officer.says(words, reply_to=card)
    await officer.sees(said)
    await officer.sees("Tulis jawaban")
    await officer.says(words)
    await officer.sees(said)
    assert look.step(hut, officer) == "answer/words"
    await officer.says(LONG[4096:])
    assert "Kirim kepada pelapor?" in (await officer.sees(LONG[4096:].strip()[:60])).text
    assert state(hut, code) == before
    assert await told(citizen, "menjawab laporan") == []


async def test_a_file_of_60_mb_is_told_why(hut: World) -> None:
    """As a reply to the card and as the next message: the sentence says what to do, and only what is small leaves."""
    officer, citizen, code, card = await dealt(hut)
    before = state(hut, code)
    model = await officer.sends("video", reply_to=card)
    await officer.sees("Tulis jawaban")
    for number, how in enumerate(({"reply_to_message": model.raw["reply_to_message"]}, {}), start=1):
        plain = {name: value for name, value in model.raw.items() if name != "reply_to_message"}
        large = {"file_size": HUGE, "file_id": f"besar{number}", "file_unique_id": f"besar{number}"}
        video = {**model.raw["video"], **large}
        sent = {**plain, **how, "message_id": model.id + 900 + number, "video": video}
        await hut.sandbox.push(hut.bot, {"message": sent})
        assert "Kirim yang lebih kecil" in (await officer.sees("lebih dari 20 MB")).text
        assert look.step(hut, officer) == "answer/words"
    assert state(hut, code) == before
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    await citizen.sees(ANSWER)
    await look.quiet(hut)
    assert len([one for one in await citizen.screen() if one.kind == "video"]) == 1


async def test_two_at_once_are_one(hut: World) -> None:
    """What was written before a colleague took over comes back in one sentence, and does not leave."""
    budi, citizen, code, card = await dealt(hut)
    dewi = await hut.officer("Dewi Lestari")
    await write(budi, card)
    await look.quiet(hut)
    before = state(hut, code)
    await dewi.taps("Jawab", message=await card_of(dewi, code))
    await dewi.sees("sedang dikerjakan oleh Budi Santoso")
    assert state(hut, code) == before
    assert await told(citizen, "menjawab laporan") == []
