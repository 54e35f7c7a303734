"""An update that fails by itself is tried, set aside with its cause, told of; everything else goes on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.domain.errors import HandlerSuspended, StorageAway
from bot.texts import build as texts
from handlers.chat import application
from handlers.chat.intake import cause_of, drive
from handlers.chat.telegram import take_json
from storage import engine
from storage.tables import ParkedRow
from tests.story import look
from tests.story.steps import ANSWER, STEPS, at_words, presses
from tests.support.world import STORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


def user_of(person: Person) -> dict[str, Any]:
    return {"id": person.id, "is_bot": False, "first_name": person.name}


def private(person: Person) -> dict[str, Any]:
    return {"id": person.id, "type": "private", "first_name": person.name}


BROKEN: dict[str, Callable[[Person], dict[str, Any]]] = {
    "a message without a chat": lambda person: {"message": {"message_id": 1, "date": 1, "from": user_of(person)}},
    "a message that is a number": lambda _: {"message": 7},
    "a date that is a word": lambda person: {
        "message": {"message_id": 1, "date": "kemarin", "from": user_of(person), "chat": private(person)}
    },
    "a photo without sizes": lambda person: {
        "message": {"message_id": 1, "date": 1, "from": user_of(person), "chat": private(person), "photo": [{}]}
    },
    "an id beyond every database": lambda _: {
        "message": {
            "message_id": 1,
            "date": 1,
            "from": {"id": 2**63 + 1, "is_bot": False, "first_name": "Siti"},
            "chat": {"id": 2**63 + 1, "type": "private"},
            "text": STORY,
        }
    },
    "a chat id that is a word": lambda person: {
        "message": {"message_id": 1, "date": 1, "from": user_of(person), "chat": {"id": "x", "type": "private"}}
    },
}


@pytest.mark.parametrize("kind", BROKEN)
async def test_a_broken_update_is_set_aside(hut: World, kind: str) -> None:
    """It is parked with its cause and content; its sender, where it names one, is told; everyone goes on."""
    person, other = await hut.citizen(), await hut.citizen("Bambang Sutrisno")
    update = BROKEN[kind](person)
    await hut.sandbox.push(hut.bot, update)
    await hut.sandbox.settled(hut.bot)
    (cause,) = look.parked(hut)
    assert cause.partition(":")[0].isidentifier()
    if '"from"' in str(update).replace("'", '"') and str(person.id) in str(update):
        await person.sees("gagal kami proses")
    for one in (person, other):
        await one.says(STORY)
        await one.sees("Di mana kejadiannya")


async def test_a_body_is_kept_for_a_while(hut: World) -> None:
    """Whoever looks into it finds the update, until its content expires."""
    person = await hut.citizen()
    await hut.sandbox.push(hut.bot, BROKEN["a message without a chat"](person))
    await person.sees("gagal kami proses")
    (row,) = look.rows(hut, sa.select(col(ParkedRow.body), col(ParkedRow.at), col(ParkedRow.expires)))
    assert str(person.id) in row.body
    assert row.expires > row.at


def corrupt(world: World) -> None:
    """Let every open answer refer to a report that is not there, as a damaged row would."""
    opened = engine.build(world.settings.database_url)
    with opened.begin() as connection:
        words = "UPDATE dialogues SET draft = replace(draft, :old, :new)"
        for number in range(1, 9):
            connection.execute(sa.text(words), {"old": f'"report": "{number}"', "new": '"report": "999999"'})
    opened.dispose()


@pytest.mark.parametrize(("language", "told"), [("id", "tombol itu gagal diproses"), ("en", "that button failed")])
async def test_a_use_case_that_raises(hut: World, language: str, told: str) -> None:
    """The press is answered once, in the person's language; nothing of the unit is left; the person is told."""
    officer = await at_words(hut)
    if language == "en":
        await officer.says("/bahasa")
        await officer.sees("Choose a language")
        await officer.taps("English")
        await officer.sees("Write the answer")
    await officer.says(ANSWER)
    await officer.sees("Kirim kepada pelapor?" if language == "id" else "Send it to the reporter?")
    corrupt(hut)
    query = await officer.taps("Kirim" if language == "id" else "Send")
    toast = await officer.toast(query)
    assert told in toast.text
    assert toast.alert
    await officer.sees("gagal kami proses" if language == "id" else "failed to process")
    assert [cause.partition(":")[0] for cause in look.parked(hut)] == ["Unknown"]
    assert look.step(hut, officer) == "answer/send"
    calls = await hut.sandbox.calls("answerCallbackQuery")
    assert sum(call.params["callback_query_id"] == query for call in calls) == 1
    await officer.says("/batal")
    await officer.sees("Tinggalkan yang sedang ditulis?" if language == "id" else "Leave what is being written?")
    await officer.taps("Ya, tinggalkan" if language == "id" else "Yes, leave it")
    await officer.sees("Dibatalkan" if language == "id" else "Cancelled")


async def test_a_newcomer_whose_first_update_fails_has_a_name(hut: World) -> None:
    """Later the card does not call them anonymous."""
    officer, person = await hut.officer(), await hut.sandbox.person("Rina Wulandari")
    await person.starts()
    await person.sees("Selamat datang")
    other = await hut.sandbox.person("Slamet Riyadi")
    await hut.sandbox.push(hut.bot, BROKEN["a message without a chat"](other))
    await other.starts()
    await other.sees("Selamat datang")
    await other.taps("Setuju")
    await other.sees("Ceritakan")
    await hut.reported(other)
    assert "Pelapor: Slamet" in (await officer.sees("Terdisposisi")).text


@pytest.mark.parametrize("step", STEPS)
async def test_a_failing_update_keeps_the_step(town: World, step: str) -> None:
    """The conversation stands where it was, and goes on."""
    place = STEPS[step]
    person = await place.reach(town)
    before = look.step(town, person)
    await town.sandbox.push(town.bot, BROKEN["a date that is a word"](person))
    await person.sees("gagal kami proses")
    assert look.step(town, person) == before
    await place.go_on(town, person)


async def test_a_coroutine_that_waits_is_an_error() -> None:
    """Inside a unit nothing may wait: a handler that does raises, and is closed."""
    closed = []

    async def waits() -> None:
        try:
            await asyncio.sleep(0)
        finally:
            closed.append(True)

    with pytest.raises(HandlerSuspended):
        drive(waits())
    assert closed == [True]


async def test_a_coroutine_that_does_not_wait_runs_to_its_end() -> None:
    """What it raises comes out as it is."""

    async def raises() -> None:
        raise LookupError

    async def ends() -> None:
        return

    drive(ends())
    with pytest.raises(LookupError):
        drive(raises())


async def test_a_cause_names_the_place_and_no_words() -> None:
    """Whoever looks into a failure learns where it was; what the sender wrote stays in the body that expires."""
    with pytest.raises(ValueError, match="lampu rahasia") as caught:
        int("lampu rahasia mati")
    cause = cause_of(caught.value)
    assert cause.startswith("ValueError: test_intake.py:")
    assert "rahasia" not in cause
    assert cause_of(LookupError("lampu rahasia")) == "LookupError: "


async def test_a_handler_cannot_call_telegram() -> None:
    """The bot inside a lane knows who it is, and has no way out."""
    me = {"id": 71, "is_bot": True, "first_name": "Simpul", "username": "simpul_bot"}
    built = await application.build("71:" + "a" * 35, me, texts())
    assert built.bot.username == "simpul_bot"
    with pytest.raises(Exception, match="never call Telegram"):
        await built.bot.send_message(7, "Halo")


async def test_what_comes_before_the_start_is_kept_outside() -> None:
    """A webhook call before everything runs is to be repeated; what is no update is refused even then."""
    with pytest.raises(StorageAway):
        await take_json(None, {"update_id": 1})
    assert await take_json(None, {"no": "update"}) is False


async def test_one_person_is_served_in_order(town: World) -> None:
    """Thirty messages in one breath are taken one after another, as they were written."""
    person = await town.sandbox.person("Rina Wulandari")
    lines = [f"{number}. lampu jalan mati" for number in range(30)]
    for line in lines:
        await person.says(line)
    await look.quiet(town)
    await presses(person, "Setuju")
    await town.reviewed(person)
    [review] = [message.text for message in await person.screen() if "Periksa laporan" in message.text]
    assert "\n".join(lines) in review
