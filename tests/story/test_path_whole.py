"""The whole path from the story to the receipt, tapped, typed and by numbers, in both languages."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date

from bot.domain import ticket
from bot.tenancy import tenant_of
from tests.story import look
from tests.story.paths import code_in, said
from tests.support.world import STORY

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

INDONESIAN = ("Di mana kejadiannya", "Ada bukti?", "Kepada siapa", "Siapa yang boleh tahu", "Periksa laporan Anda")
ENGLISH = ("Where is it?", "Is there evidence?", "Which agency", "Who may know", "Check your report")
RECEIPT = {"id": "dengan kode", "en": "under the code"}
MOST = 7

TYPED = {
    "labels": ("id", ("Lewati", "Lewati", "Tidak tahu, biar petugas yang memilih", "Anonim", "Kirim")),
    "labels in any shape": (
        "id",
        ("lewati.", "LEWATI", "  tidak tahu,  biar petugas yang memilih ", "terbuka!", "kirim"),
    ),
    "English labels": ("en", ("Skip", "Skip", "Not sure, let an officer choose", "Confidential", "Send")),
    "labels of the other language": ("id", ("Skip", "skip", "not sure, let an officer choose", "Open", "Send")),
    "Indonesian labels in English": ("en", ("Lewati", "Lewati", "Dinas Perhubungan", "Rahasia", "Kirim")),
    "numbers": ("id", ("Jalan Cempaka 12", "1", "1", "2", "1")),
    "numbers in any shape": ("en", ("Jalan Anggrek 12", "1.", "(1)", "1)", " 1 ")),
}


async def newcomer(world: World, language: str) -> Person:
    """Be somebody who has agreed in this language, and is asked for the story."""
    person = await world.sandbox.person("Siti Aminah")
    await person.starts()
    await person.sees("Selamat datang")
    if language == "en":
        await person.says("/bahasa")
        await person.sees("Choose a language")
        await person.taps("English")
        await person.sees("Welcome to")
        await person.taps("I agree")
        await person.sees("Tell us what is wrong")
    else:
        await person.taps("Setuju")
        await person.sees("Ceritakan masalahnya")
    return person


async def told_the_receipt(world: World, person: Person, language: str) -> str:
    """See the receipt with its code, its promised date and its claim link; gives its text."""
    receipt = (await person.sees(RECEIPT[language])).text
    code = code_in(receipt)
    assert ticket.read(code) == code
    due = tenant_of(world.settings).calendar.due(datetime.now(UTC), 3)
    assert format_date(due, "full", locale=language) in receipt or format_date(due, "full", locale="en_GB") in receipt
    assert re.search(rf"https://t\.me/{world.bot.username}\?start=klaim_[\w-]{{20,}}", receipt)
    return receipt


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_path_by_buttons_takes_seven_messages(town: World, language: str) -> None:
    """With a place by name and a photo: the story, and then six messages or taps, and the receipt is there."""
    person = await newcomer(town, language)
    prompts = ENGLISH if language == "en" else INDONESIAN
    taps = ("Done", "Open", "Send") if language == "en" else ("Selesai", "Terbuka", "Kirim")
    before = await said(person)
    await person.says(STORY)
    await person.sees(prompts[0])
    await person.says(f"Jalan {'Dahlia' if language == 'en' else 'Kenanga'} 12, Kelurahan Melati")
    await person.sees(prompts[1])
    await person.sends("photo")
    await person.sees("1 attach" if language == "en" else "1 lampiran")
    await person.taps(taps[0])
    await person.sees(prompts[2])
    await person.taps("Dinas Perhubungan")
    await person.sees(prompts[3])
    await person.taps(taps[1])
    await person.sees(prompts[4])
    await person.taps(taps[2])
    await told_the_receipt(town, person, language)
    assert await said(person) - before + len(("done", "agency", "visibility", "send")) <= MOST


@pytest.mark.parametrize("way", TYPED)
async def test_every_label_can_be_typed(town: World, way: str) -> None:
    """Labels of both languages and numbers lead to the receipt, whichever language is read; six messages in all."""
    language, answers = TYPED[way]
    person = await newcomer(town, language)
    before = await said(person)
    await person.says(STORY)
    for prompt, answer in zip(ENGLISH if language == "en" else INDONESIAN, answers, strict=True):
        await person.sees(prompt)
        await person.says(answer)
    await told_the_receipt(town, person, language)
    assert await said(person) - before <= MOST


async def test_the_whole_path_in_english_says_nothing_in_indonesian(town: World) -> None:
    """After the language is chosen, no sentence and no button of the path is Indonesian, but for agencies' names."""
    person = await newcomer(town, "en")
    begun = len(await person.screen())
    await person.says("The street light in front of the Melati hall has been dead since Monday, it is very dark.")
    for answer in ("Skip", "Skip", "Not sure, let an officer choose", "Open", "Edit", "Back", "Send"):
        await person.sees("")
        await look.quiet(town)
        await person.says(answer)
    await told_the_receipt(town, person, "en")
    screen = (await person.screen())[begun:]
    shown = " ".join(f"{one.text} {one.buttons} {one.keyboard}" for one in screen if one.from_bot)
    for word in ("Laporan", "laporan", "Anda", "Kirim", "Lewati", "Kembali", "Ubah", "lampiran", "petugas"):
        assert word not in shown, f"{word} in {shown}"


async def test_a_report_behind_the_command_takes_the_same_path(town: World) -> None:
    """ "/lapor Lampu …" is the story already."""
    person = await town.citizen()
    await person.says(f"/lapor {STORY}")
    await person.sees("Di mana kejadiannya")
    await person.says("/lapor")
    await person.sees("Masih ada laporan yang belum selesai")
    await person.sees("Di mana kejadiannya")


async def test_a_first_message_before_the_consent_is_the_story(town: World) -> None:
    """Whoever begins with the story agrees, and is asked for the place at once."""
    person = await town.sandbox.person("Rina Wulandari")
    await person.says(STORY)
    await person.sees("Selamat datang")
    await person.says("setuju")
    await person.sees("Persetujuan Anda sudah dicatat")
    await person.sees("Di mana kejadiannya")
