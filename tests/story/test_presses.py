"""Button presses: one effect at most, and each press is answered exactly once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from sqlmodel import col

from storage.tables import ReportRow
from tests.story import look
from tests.story.steps import ANSWER, SIGN, at_agency, at_send, leaves, reviews, skips
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

SENT, STALE = "Laporan ini sudah terkirim.", "Tombol ini sudah tidak berlaku."


async def answers(world: World, *queries: str) -> list[str]:
    """Give the answers to these presses, each of which must have exactly one."""
    await look.quiet(world)
    calls = await world.sandbox.calls("answerCallbackQuery")
    given = [[call for call in calls if call.params["callback_query_id"] == query] for query in queries]
    assert [len(one) for one in given] == [1] * len(queries)
    return [str(one[0].params.get("text", "")) for one in given]


def forged(person: Person, data: str | None, **more: Any) -> dict[str, Any]:
    """A press that no button of ours sends, as a changed client might."""
    user = {"id": person.id, "is_bot": False, "first_name": person.name}
    message = {"message_id": 1, "date": 0, "chat": {"id": person.id, "type": "private", "first_name": person.name}}
    query = {"id": f"forged-{person.id}-{data}", "from": user, "chat_instance": "1", "message": message, "data": data}
    return {"callback_query": {name: part for name, part in {**query, **more}.items() if part is not None}}


async def pushed(world: World, person: Person, data: str | None, **more: Any) -> str:
    """Push such a press, and give its id."""
    update = forged(person, data, **more)
    await world.sandbox.push(world.bot, update)
    return str(update["callback_query"]["id"])


async def test_a_double_tap_sends_one_report(town: World) -> None:
    """Two updates of one impatient thumb: one report, one receipt, and a kind word to the second."""
    before, person = look.reports(town), await at_send(town)
    queries = [await person.taps("Kirim"), await person.taps("Kirim")]
    assert await answers(town, *queries) == ["", SENT]
    assert look.reports(town) == before + 1
    assert sum("dengan kode" in message.text for message in await person.screen()) == 1


async def test_a_press_that_telegram_repeats_is_one_press(town: World) -> None:
    """After a reconnect the same press comes under a new update id: it changes nothing."""
    before, person = look.reports(town), await at_send(town)
    first = await person.taps("Kirim")
    await person.sees("dengan kode")
    again = await person.taps("Kirim", again=True)
    assert await answers(town, first, again) == ["", SENT]
    assert look.reports(town) == before + 1


async def test_an_update_that_comes_twice_has_one_effect(town: World) -> None:
    """The very same update again is acknowledged, and that is all."""
    person = await town.citizen()
    user = {"id": person.id, "is_bot": False, "first_name": person.name}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    message = {"message_id": 70_001, "date": 1_790_000_000, "chat": chat, "from": user, "text": STORY}
    number = await town.sandbox.push(town.bot, {"message": message})
    await person.sees("Di mana kejadiannya")
    await town.sandbox.push(town.bot, {"update_id": number, "message": message})
    await look.quiet(town)
    assert sum("Di mana kejadiannya" in one.text for one in await person.screen()) == 1


async def test_a_question_that_was_answered_is_closed(town: World) -> None:
    """Another agency pressed afterwards is not chosen instead."""
    person = await at_agency(town)
    question = next(message for message in reversed(await person.screen()) if message.buttons)
    await person.taps("Dinas Perhubungan", message=question)
    await person.sees("Siapa yang boleh tahu")
    late = await person.taps("Tidak tahu, biar petugas yang memilih", message=question)
    assert await answers(town, late) == [STALE]
    assert look.step(town, person) == "report/visibility"
    await person.taps("Terbuka")
    assert "Instansi: Dinas Perhubungan" in (await person.sees("Periksa laporan")).text


async def test_an_older_drafts_button_does_not_answer_a_newer_one(town: World) -> None:
    """Kirim of a report that was left does not send the one that is being written now."""
    person = await at_send(town)
    old = next(message for message in reversed(await person.screen()) if message.buttons)
    await leaves(person)
    await person.says(STORY)
    await skips(person)
    await reviews(person)
    assert await answers(town, await person.taps("Kirim", message=old)) == [STALE]
    assert look.step(town, person) == "report/send"


async def test_solved_counts_once(hut: World) -> None:
    """A double tap closes once; the other button of the same answer does nothing afterwards."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await officer.sees(code)
    await officer.taps("Jawab")
    await officer.sees("Tulis jawaban")
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?")
    await officer.taps("Kirim")
    await citizen.sees("menjawab laporan")
    queries = [await citizen.taps("Sudah selesai"), await citizen.taps("Sudah selesai")]
    late = await citizen.taps("Belum selesai")
    assert await answers(hut, *queries, late) == ["Terima kasih. Laporan ditutup.", STALE, STALE]
    await citizen.says(f"/status {code}")
    assert (await citizen.sees(f"Laporan {code}\n")).text.count("selesai") == 1


async def test_accepting_counts_once(hut: World) -> None:
    """Terima twice: one step, one notice to the citizen."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await hut.reported(citizen)
    await officer.sees("Terdisposisi")
    queries = [await officer.taps("Terima"), await officer.taps("Terima")]
    assert await answers(hut, *queries) == ["Laporan diterima untuk ditindaklanjuti.", STALE]
    assert sum("sedang ditindaklanjuti" in message.text for message in await citizen.screen()) == 1


async def test_answering_opens_once(hut: World) -> None:
    """Jawab twice asks once; the second press says where the answer is being written."""
    officer, citizen = await hut.officer(), await hut.citizen()
    await hut.reported(citizen)
    await officer.sees("Terdisposisi")
    queries = [await officer.taps("Jawab"), await officer.taps("Jawab")]
    first, second = await answers(hut, *queries)
    assert first == ""
    assert "sedang Anda tulis" in second
    assert sum("Tulis jawaban" in message.text for message in await officer.screen()) == 1


def number_of(world: World, code: str) -> int:
    query = sa.select(col(ReportRow.id)).where(col(ReportRow.code) == code)
    return int(look.rows(world, query)[0][0])


async def test_a_card_from_before_is_stale(hut: World) -> None:
    """Buttons as of an earlier revision change nothing, whatever they offered."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await officer.sees(code)
    await officer.taps("Terima")
    await officer.sees("Sedang ditindaklanjuti")
    number = number_of(hut, code)
    queries = [await pushed(hut, officer, f"{action}|r{number}|2") for action in ("accept", "answer")]
    assert await answers(hut, *queries) == [STALE, STALE]
    assert look.step(hut, officer) is None


async def test_a_stranger_cannot_press(hut: World) -> None:
    """Whose button it is not is told whose it is, also officers and reporters among each other; nothing happens."""
    officer, citizen = await hut.officer(), await hut.citizen()
    stranger, other = await hut.citizen("Bambang Sutrisno"), await hut.officer("Dewi Lestari", agency="dlh")
    code = await hut.reported(citizen)
    await officer.sees(code)
    number = number_of(hut, code)
    theirs = [
        await pushed(hut, person, f"{action}|r{number}|2")
        for person in (stranger, other)
        for action in ("accept", "answer", "close", "reply")
    ]
    officers, reporters = "Tombol ini untuk petugas", "Tombol ini untuk pelapornya"
    expected = [officers, officers, reporters, reporters] * 2
    for told, whose in zip(await answers(hut, *theirs), expected, strict=True):
        assert whose in told
    (told,) = await answers(hut, await pushed(hut, officer, f"close|r{number}|2"))
    assert reporters in told
    (told,) = await answers(hut, await pushed(hut, citizen, f"accept|r{number}|2"))
    assert officers in told
    await officer.taps("Terima")
    await officer.sees("Sedang ditindaklanjuti")


async def test_a_number_alone_shows_no_report(hut: World) -> None:
    """Whoever makes numbers up reads of nobody's report; the button of one's own list has the code in it."""
    await hut.officer()
    citizen, stranger = await hut.citizen(), await hut.citizen("Bambang Sutrisno")
    code = await hut.reported(citizen)
    number = number_of(hut, code)
    made_up = [f"show|r{number}|0", f"show.|r{number}|0", f"show.AAAA-AAAA-A|r{number}|0"]
    assert await answers(hut, *[await pushed(hut, stranger, one) for one in made_up]) == [STALE] * 3
    assert not [one for one in await stranger.screen() if code in one.text]
    await citizen.says("/laporanku")
    await citizen.taps("1", message=await citizen.sees("Laporan Anda"))
    await citizen.sees(f"Laporan {code}")


@pytest.mark.parametrize(
    "data",
    [
        "", "x", "|||", "pick", "pick.", "pick.1", "pick.x|d1|1", "pick.\u0661|d1|1", "pick.1|d1|1", "pick.999|d|0",
        "accept|r999999|1", "accept|r|1", "answer|x1|1", "answer|r1|-1", "close|r99999999999999999999999999|1",
        "lang.xx|me|0", "lang.|me|0", "lang.en", "bogus|r1|1", "accept|r999998|99999999999999999999999999",
        "\u0000", "🔦",
    ],
)  # fmt: skip
async def test_data_that_we_never_wrote(town: World, data: str) -> None:
    """A changed client may press anything: it is answered once, and the conversation stands."""
    person = await at_send(town)
    (told,) = await answers(town, await pushed(town, person, data))
    assert told == STALE
    assert look.parked(town) == []
    assert look.step(town, person) == "report/send"


async def test_a_press_without_data_or_message(town: World) -> None:
    """A game's button, or one of an inline message: answered once, without a failed update."""
    person = await at_send(town)
    game = await pushed(town, person, None, game_short_name="catur")
    inline = await pushed(town, person, "pick.0|d1|1", id=f"inline-{person.id}", message=None, inline_message_id="x")
    assert await answers(town, game, inline) == [STALE, ""]
    assert look.parked(town) == []


@pytest.mark.parametrize("kind", ["server", "cut_after"])
async def test_an_answer_that_telegram_loses(town: World, kind: str) -> None:
    """The press has its effect all the same, and the answer is not tried again: late is as good as never."""
    person = await at_send(town)
    await town.sandbox.fault(kind, method="answerCallbackQuery")
    query = await person.taps("Kirim")
    await person.sees("dengan kode")
    await look.quiet(town)
    calls = await town.sandbox.calls("answerCallbackQuery")
    assert sum(call.params["callback_query_id"] == query for call in calls) == 1


async def test_a_press_while_something_else_is_written(hut: World) -> None:
    """An officer who accepts one case while answering another keeps the answer that is being written."""
    officer, citizen = await hut.officer(), await hut.citizen()
    first, second = await hut.reported(citizen), await hut.reported(citizen, story=SIGN)
    card, other = await officer.sees(first), await officer.sees(second)
    await officer.taps("Jawab", message=card)
    await officer.sees(f"Tulis jawaban untuk pelapor {first}")
    await officer.taps("Terima", message=other)
    await officer.sees(f"{second} · Sedang ditindaklanjuti")
    await officer.says(ANSWER)
    review = await officer.sees("Kirim kepada pelapor?")
    assert first in review.text
    assert ANSWER in review.text
