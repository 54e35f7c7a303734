"""/aturan in the chat: admins and verifiers look into the rules, publish the folder's, and go back to a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.lifecycle import Role
from bot.tools import in_unit
from tests.story import look
from tests.story.desks import joined, told, verifier
from tests.story.rulers import EXPLAIN, MENU, PROMPTS, PUBLISH, RESULTS, VERSIONS, opens, write
from tests.story.steps import presses
from tests.story.test_english import INDONESIAN, in_english
from tests.story.test_rules_command import ODONG, followed, tenant, village
from tests.support.world import STORY, world

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.client import Person
    from tests.support.world import World

__all__ = ["tenant", "village"]

pytestmark = pytest.mark.asyncio

PERKIM = "Dinas Perumahan dan Kawasan Permukiman"


async def taps(person: Person, choice: str) -> str:
    """Begin, and choose by the button; gives the question that follows."""
    await person.says("/aturan")
    await person.sees(MENU)
    await presses(person, choice)
    return (await person.sees(PROMPTS[choice])).text


async def test_a_text_is_explained(town: World) -> None:
    """The first three agencies with the words and points of each, the class, and what needs care."""
    chief = await verifier(town)
    await taps(chief, EXPLAIN)
    await chief.says(STORY)
    shown = (await chief.sees("1. Dinas Perhubungan")).text
    assert "“Lampu jalan” +" in shown
    assert "Jenis: Pengaduan" in shown
    assert "Darurat: tidak" in shown
    assert look.step(town, chief) is None
    await opens(chief, EXPLAIN)
    await chief.says("qwertyuiop")
    await chief.sees("Tidak ada aturan yang mengenali")


async def test_everything_in_english(town: World) -> None:
    """The menu, the questions and what is shown; no Indonesian word but the agencies' names and the rules' own."""
    chief = await joined(town, Role.ADMIN, "Ratna Kusuma")
    before = len(await chief.screen())
    await in_english(chief)
    await chief.says("/aturan")
    await chief.sees("What do you want to do?")
    await presses(chief, "Explain a text")
    await chief.sees("Write or paste the text")
    await chief.says("Lampu jalan mati")
    await chief.sees("Kind: Complaint")
    await chief.says("/aturan")
    await chief.sees("What do you want to do?")
    await chief.says("Results and corrections")
    await chief.sees("Which agency")
    await chief.says("Dinas Sosial")
    await chief.sees("of the newest")
    await chief.says("/aturan")
    await chief.sees("What do you want to do?")
    await chief.says("Publish the rules")
    await chief.sees("Publish the rules of the government's folder?")
    await chief.says("Cancel")
    await chief.sees("Cancelled")
    for message in (await chief.screen())[before:]:
        if message.from_bot and "Choose a language" not in message.text:
            assert not any(word in message.text for word in INDONESIAN), message.text


async def test_only_who_verifies_looks_after_the_rules(town: World) -> None:
    """A citizen and an officer are told whose it is; the command is in the menu of those alone."""
    for person in (await town.citizen(), await town.officer()):
        await person.says("/aturan")
        await person.sees("diurus oleh admin atau petugas verifikasi")
        await look.quiet(town)
        assert "aturan" not in await person.menu()
    chief = await verifier(town)
    await look.quiet(town)
    assert "aturan" in await chief.menu()


async def test_it_interrupts_and_gives_back(town: World) -> None:
    """What was open below goes on; beginning again leaves no older question behind."""
    chief = await town.citizen()
    await chief.says(STORY)
    await chief.sees("Di mana kejadiannya")
    in_unit(
        town.settings,
        lambda unit: unit.connection.exec_driver_sql(  # type: ignore[attr-defined]
            "INSERT INTO memberships (person_id, role, since) SELECT person_id, 'verifier', CURRENT_TIMESTAMP"
            f" FROM chats WHERE telegram_id = {chief.id}"
        ),
    )
    await opens(chief)
    await opens(chief, EXPLAIN)
    await chief.says("Lampu jalan mati")
    await chief.sees("1. Dinas Perhubungan")
    await chief.sees("Di mana kejadiannya")
    assert look.step(town, chief) == "report/place"


async def test_results_show_hits_and_corrections(village: World) -> None:
    """What an officer sent on stands against the phrases that decided."""
    officer, chief = await village.officer(), await verifier(village)
    await village.officer("Dewi Lestari", agency="perkim")
    citizen = await village.citizen()
    code = await village.reported(citizen)
    await officer.taps("Bukan wewenang", message=await officer.sees(code))
    await presses_on(chief, code)
    shown = await results(chief, "Dinas Perhubungan")
    assert "lampu jalan" in shown.casefold()
    assert "dikoreksi 1" in shown
    assert "belum menunjuk frasa baru" in shown
    shown = await results(chief, "Dinas Sosial")
    assert "Belum ada frasa yang ikut memutuskan" in shown


async def presses_on(chief: Person, code: str) -> None:
    await chief.taps("Instansi lain …", message=await chief.sees(code))
    await chief.sees("Instansi yang mana")
    await chief.says(PERKIM)
    await chief.sees("diteruskan ke")


async def results(chief: Person, agency: str) -> str:
    await opens(chief, RESULTS)
    await chief.says(agency)
    return (await chief.sees("laporan terbaru")).text


async def test_the_folder_is_published_and_a_version_followed_again(village: World, tenant: Path) -> None:
    """With a preview of what changes; the running bot follows both ways, and what is under way goes on."""
    chief = await joined(village, Role.ADMIN, "Ratna Kusuma")
    await opens(chief)
    await chief.says(VERSIONS)
    await chief.sees("Belum ada versi yang diterbitkan")
    await taps(chief, PUBLISH)
    await presses(chief, PUBLISH)
    await chief.sees("Aturan versi 1 dipakai mulai sekarang")
    citizen = await village.citizen()
    await citizen.says("Lampu hias di depan balai warga Jalan Melati 3 mati sejak kemarin.")
    await village.reviewed(citizen)
    write(tenant, "perkim.toml", ODONG)
    shown = await taps(chief, PUBLISH)
    assert "2 frasa baru" in shown
    await presses(chief, PUBLISH)
    await chief.sees("Aturan versi 2 dipakai mulai sekarang")
    await followed(village, 2)
    await village.sent(citizen)
    await opens(chief, EXPLAIN)
    await chief.says("Odong-odong berisik")
    await chief.sees(PERKIM)
    await opens(chief)
    await chief.says(PUBLISH)
    await chief.sees("Tidak ada yang baru")
    await opens(chief, VERSIONS)
    await presses(chief, next(label for label in await labels(chief) if label.startswith("v1 ")))
    await chief.sees("Pakai versi 1 mulai sekarang?")
    await presses(chief, "Ya, pakai versi ini")
    await chief.sees("Aturan versi 1 dipakai mulai sekarang")
    await followed(village, 1)
    kept = look.rows(village, look.sa.text("SELECT number, person_id IS NULL FROM rules_activations ORDER BY id"))
    assert [(number, bool(nobody)) for number, nobody in kept] == [(1, False), (2, False), (1, False)]


async def labels(person: Person) -> list[str]:
    newest = [message for message in await person.screen() if message.from_bot][-1]
    return [label for row in newest.buttons for label in row]


async def test_what_would_move_is_shown_before_publishing(village: World, tenant: Path) -> None:
    """Tried on the newest reports: from where to where is counted, and whether that is right."""
    officer, chief = await village.officer(), await verifier(village)
    citizen = await village.citizen()
    code = await village.reported(citizen)
    await officer.taps("Terima", message=await officer.sees(code))
    await citizen.sees("sedang ditindaklanjuti")
    write(tenant, "perkim.toml", ODONG.replace('"lampu hias"', '"lampu jalan di depan"'))
    shown = await taps(chief, PUBLISH)
    assert "Dicoba pada 1 laporan terbaru: 1 berpindah, 0 menjadi benar, 1 menjadi keliru" in shown
    await chief.says("Batal")
    await chief.sees("Dibatalkan")
    assert look.rows(village, look.sa.text("SELECT 1 FROM rules_versions")) == []


async def test_files_that_change_after_they_were_shown_are_shown_again(village: World, tenant: Path) -> None:
    """Nobody publishes what they have not seen."""
    chief = await verifier(village)
    write(tenant, "perkim.toml", ODONG)
    await taps(chief, PUBLISH)
    write(tenant, "perkim.toml", ODONG.replace("9", "8"))
    await presses(chief, PUBLISH)
    await chief.sees("berubah sejak ditunjukkan")
    await chief.sees(PROMPTS[PUBLISH])
    await presses(chief, PUBLISH)
    await chief.sees("Aturan versi 1 dipakai mulai sekarang")


async def test_a_broken_file_is_named_by_its_line(village: World, tenant: Path) -> None:
    """Before the preview, and between it and the confirmation; nothing changes, and reports find their agency."""
    broken = '[[phrases]]\nweight = "berat"\nphrases = ["pagar"]\n'
    chief, citizen = await verifier(village), await village.citizen()
    await taps(chief, PUBLISH)
    write(tenant, "perkim.toml", broken)
    await presses(chief, PUBLISH)
    await chief.sees("rules/perkim.toml, line 2, weight")
    await opens(chief)
    await chief.says(PUBLISH)
    await chief.sees("rules/perkim.toml, line 2, weight")
    assert look.rows(village, look.sa.text("SELECT 1 FROM rules_versions")) == []
    await village.reported(citizen)
    assert len(await told(chief, "tidak ada yang berubah")) == 2


async def test_a_bot_starts_with_broken_rules_and_tells(
    tenant: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped rules stand in for them, and who verifies learns the line."""
    monkeypatch.setattr("bot.workers.follower.LOOK_SECONDS", 0.05)
    database = f"sqlite:///{tmp_path}/simpul.db"
    async with world(monkeypatch, database=database, mode="webhook") as opened:
        await verifier(opened)
    write(tenant, "perhubungan.toml", "[[phrases]]\nweight = 1\n")
    async with world(monkeypatch, database=database, mode="webhook") as opened:
        told_to = look.rows(opened, look.sa.text("SELECT letter_values FROM outbox WHERE text_key = 'rules-fault'"))
        assert "rules/perhubungan.toml, line 1" in str(told_to)
        await opened.reported(await opened.citizen())


async def test_a_version_that_cannot_be_read_is_not_followed_again(village: World) -> None:
    """It is named with its line, and the one before stays."""
    chief = await verifier(village)
    in_unit(village.settings, lambda unit: unit.rules.add({"dinas_lama.toml": ODONG}, note="lama", by=None))
    await opens(chief, VERSIONS)
    await chief.says("1")
    await chief.sees("Pakai versi 1 mulai sekarang?")
    await chief.says("Ya, pakai versi ini")
    await chief.sees("rules/dinas_lama.toml, file name: no agency has this type")
    assert look.rows(village, look.sa.text("SELECT 1 FROM rules_activations")) == []


async def test_a_broken_version_that_is_followed_is_told_to_who_verifies(village: World) -> None:
    """However it got there: reports find their agency by the rules before, and /aturan says why."""
    chief, citizen = await verifier(village), await village.citizen()

    def publish(unit: object) -> None:
        number = unit.rules.add({"dinas_lama.toml": ODONG}, note="", by=None)  # type: ignore[attr-defined]
        unit.rules.activate(number, by=None)  # type: ignore[attr-defined]

    in_unit(village.settings, publish)
    await chief.sees("Aturan versi 1 tidak dapat dibaca")
    await village.reported(citizen)
    await chief.says("/aturan")
    shown = (await chief.sees(MENU)).text
    assert "rules/dinas_lama.toml" in shown
