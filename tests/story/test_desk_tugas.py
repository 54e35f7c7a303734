"""/tugas and /verifikasi: what waits for a desk and for the verifiers, and each card a press away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Role
from bot.tools import in_unit
from bot.usecases import morning
from storage import engine
from storage.tables import DeadlineRow, MembershipRow, ReportRow
from tests.story import desks, look
from tests.story.desks import CRUELTY, DISHUB, answered, desk_group, verifier
from tests.story.test_desk_sensitive import report
from tests.story.test_english import in_english
from tests.support.world import UNSURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sandbox.client import Group, Message, Person
    from tests.support.world import World

    Late = Callable[[str], None]

pytestmark = pytest.mark.asyncio

SIGN = "Rambu lalu lintas di Jalan Mawar roboh sejak kemarin."

NEXT = "Berikutnya \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def of(title: str, first: int, last: int, count: int) -> str:
    """Give how a list says which page it shows."""
    return f"{title}({first}\N{EN DASH}{last} dari {count})"


@pytest.fixture
def late(hut: World) -> Iterator[Late]:
    """Give what lets the dates of a report be two days ago; they are put back, as the world is proved at its end."""
    opened, kept = engine.build(hut.settings.database_url), []

    def late(code: str) -> None:
        mine = (
            col(DeadlineRow.report_id)
            == sa.select(col(ReportRow.id)).where(col(ReportRow.code) == code).scalar_subquery()
        )
        with opened.begin() as connection:
            kept.extend(connection.execute(sa.select(col(DeadlineRow.id), col(DeadlineRow.due)).where(mine)).all())
            past = datetime.now(UTC) - timedelta(days=2)
            connection.execute(sa.update(DeadlineRow).where(mine).values(due=past))

    yield late
    with opened.begin() as connection:
        for number, due in kept:
            connection.execute(sa.update(DeadlineRow).where(col(DeadlineRow.id) == number).values(due=due))
    opened.dispose()


def revoke(world: World) -> None:
    """End every membership."""
    opened = engine.build(world.settings.database_url)
    with opened.begin() as connection:
        connection.execute(sa.update(MembershipRow).values(until=datetime.now(UTC)))
    opened.dispose()


async def asks(person: Person, words: str = "/tugas", title: str = "Tugas Dinas") -> Message:
    """Ask for a list."""
    await person.says(words)
    return await person.sees(title)


async def cards(person: Person, code: str) -> int:
    """Count the cards of this case on the screen."""
    return len([one for one in await person.screen() if one.from_bot and one.text.startswith(f"📋 {code}")])


async def left(person: Person, code: str, chat: Group | None = None) -> int:
    """Count the messages that were cards of this case: each says that the card is below, and offers nothing."""
    gone = [one for one in await person.screen(chat) if one.text == f"⬇️ {code}: kartunya ada di bawah."]
    assert [one.buttons for one in gone] == [[]] * len(gone)
    return len(gone)


async def two(world: World) -> tuple[Person, str, str]:
    """An officer with two cases: one taken, one untouched."""
    officer, citizen = await world.officer("Budi Santoso"), await world.citizen("Slamet Riyadi")
    first, second = await world.reported(citizen), await world.reported(citizen, story=SIGN)
    await officer.taps("Terima", message=await officer.sees(first))
    await look.quiet(world)
    return officer, first, second


async def test_an_officer_sees_the_cases_and_takes_one_up_from_the_list(hut: World, late: Late) -> None:
    """Counts at the top, what is promised first before the rest, and a press brings the card down."""
    officer, first, second = await two(hut)
    late(second)
    shown = await asks(officer)
    assert f"Tugas {DISHUB}" in shown.text
    assert "Semua: 2 · milik saya: 1 · belum diambil: 1" in shown.text
    assert "hari ini: 0 · lewat batas: 1" in shown.text
    assert shown.text.index(f"1. {second}") < shown.text.index("⚠️ lewat batas") < shown.text.index(f"2. {first}")
    assert "Sedang ditindaklanjuti · Budi Santoso · batas" in shown.text
    assert shown.buttons == [["1", "2"], ["Milik saya", "Belum diambil"], ["Jatuh tempo hari ini", "Lewat batas"]]
    assert await cards(officer, second) == 1
    await officer.taps("1", message=shown)
    await look.quiet(hut)
    assert await cards(officer, second) == 1
    assert await left(officer, second) == 1
    last = (await officer.screen())[-1]
    assert last.text.startswith(f"📋 {second}")
    await officer.taps("Terima", message=last)
    await look.quiet(hut)
    assert "milik saya: 2 · belum diambil: 0" in (await asks(officer)).text


async def test_no_card_keeps_who_was_erased(hut: World) -> None:
    """Neither the one that was brought down before, nor that of a report which is closed since."""
    officer, citizen = await hut.officer("Budi Santoso"), await hut.citizen("Slamet Riyadi")
    code = await hut.reported(citizen)
    assert "Slamet Riyadi" in (await officer.sees(f"{code} · Terdisposisi")).text
    await asks(officer, "/tugas 1", "kartunya ada di bawah")
    await look.quiet(hut)
    await answered(officer, await desks.card_of(officer, code))
    await citizen.taps("Sudah selesai", message=await citizen.sees("Apakah masalahnya sudah selesai?"))
    await officer.sees(f"{code} · Ditutup oleh Pelapor")
    assert len(await desks.told(officer, "Slamet")) == 1
    await citizen.says("/privasi")
    await citizen.taps("Hapus data saya", message=await citizen.sees("Data Anda di Simpul"))
    await citizen.taps("Ya, hapus", message=await citizen.sees("Hapus nama, nomor telepon"))
    await look.quiet(hut)
    assert await desks.told(officer, "Slamet") == []
    assert (await left(officer, code), await cards(officer, code)) == (1, 1)


async def test_every_pile_is_a_press_or_its_word_away(hut: World) -> None:
    officer, first, second = await two(hut)
    shown = await asks(officer)
    await officer.taps("Milik saya", message=shown)
    mine = await officer.sees(of("Milik saya ", 1, 1, 1))
    assert first in mine.text
    assert second not in mine.text
    assert second in (await asks(officer, "belum diambil", "Belum diambil (")).text
    assert (await asks(officer, "lewat batas", "Lewat batas: tidak ada")).buttons[0] == ["Semua tugas", "Milik saya"]
    assert look.step(hut, officer) is None


async def test_a_number_brings_the_card_and_a_wrong_one_is_told(hut: World) -> None:
    officer, first, _ = await two(hut)
    await asks(officer, "/tugas 1", first)
    await look.quiet(hut)
    for wrong in ("0", "3", "99999", "x", "-1", "²"):
        await asks(officer, f"/tugas {wrong}", "Tidak ada tugas dengan nomor itu")


async def test_what_was_answered_waits_no_more(hut: World) -> None:
    officer, first, second = await two(hut)
    await answered(officer, await desks.card_of(officer, first))
    shown = await asks(officer)
    assert "Semua: 1" in shown.text
    assert second in shown.text


async def test_pages_turn_and_one_that_is_gone_is_told(hut: World) -> None:
    officer, citizen = await hut.officer("Budi Santoso"), await hut.citizen("Slamet Riyadi")
    codes = [
        await hut.reported(citizen, story=f"Lampu jalan nomor {number} di Jalan Mawar mati.") for number in range(6)
    ]
    await look.quiet(hut)
    shown = await asks(officer)
    assert of("", 1, 5, 6) in shown.text
    await officer.taps(NEXT, message=shown)
    second = await officer.sees(of("", 6, 6, 6))
    assert "6. " in second.text
    await answered(officer, await desks.card_of(officer, codes[0]))
    gone = await officer.taps(NEXT, message=shown)
    assert (await officer.toast(gone)).text.startswith("Halaman itu sudah tidak ada")


async def test_a_list_from_before_a_revoke_gives_nothing(hut: World) -> None:
    officer, _, second = await two(hut)
    shown = await asks(officer)
    before = await cards(officer, second)
    revoke(hut)
    for label in ("1", "Milik saya"):
        await officer.taps(label, message=shown)
    await look.quiet(hut)
    assert await cards(officer, second) == before
    assert not [one for one in await officer.screen() if "Milik saya (" in one.text]
    await asks(officer, title="untuk petugas instansi yang bergabung")


async def test_lists_are_for_those_whose_they_are(hut: World) -> None:
    citizen, officer, chief = await hut.citizen("Slamet Riyadi"), await hut.officer("Budi Santoso"), await verifier(hut)
    for person, words, told in (
        (citizen, "/tugas", "untuk petugas instansi yang bergabung"),
        (citizen, "/verifikasi", "untuk petugas verifikasi dan admin"),
        (officer, "/verifikasi", "untuk petugas verifikasi dan admin"),
        (chief, "/tugas", "untuk petugas instansi yang bergabung"),
    ):
        await asks(person, words, told)
    await look.quiet(hut)
    assert "tugas" in await officer.menu()
    assert "verifikasi" in await chief.menu()
    assert not {"tugas", "verifikasi"} & {*await citizen.menu()}


async def test_a_group_lists_the_agencys_cases_to_its_officers_alone(hut: World) -> None:
    """Nothing is mine there; whoever is of another agency, or of none, is told in a sentence."""
    officer, other = await hut.officer("Budi Santoso"), await hut.officer("Dewi Lestari", agency="dlh")
    stranger, citizen = await hut.citizen("Rina Wulandari"), await hut.citizen("Slamet Riyadi")
    group = await desk_group(hut, "perhubungan", [officer, other, stranger])
    code = await hut.reported(citizen)
    await officer.says("/tugas", chat=group)
    shown = await officer.sees("Tugas Dinas Perhubungan", chat=group)
    assert code in shown.text
    assert "ilik saya" not in f"{shown.text}{shown.buttons}"
    for person in (other, stranger):
        await person.says("/tugas", chat=group)
        await person.sees("hanya untuk petugas instansi yang mejanya di sini", chat=group)
    for person, more in ((stranger, 0), (other, 0), (officer, 1)):
        await person.taps("1", message=shown, chat=group)
        await look.quiet(hut)
        assert await left(officer, code, group) == more
        assert len(await desks.told(officer, f"📋 {code}", group)) == 1


async def test_sensitive_cases_are_on_no_groups_list_and_by_code_on_few(hut: World) -> None:
    """The inspectorate's officer has it by its code, the one next door and the group have it not."""
    readers = in_unit(hut.settings, lambda unit: unit.tenant.profile.sensitive["violence"])
    agency = next(one for one in readers if one not in set(Role))
    named, other = await hut.officer("Budi Santoso", agency=agency), await hut.officer("Dewi Lestari", agency="dlh")
    group = await desk_group(hut, agency, [named])
    code = await report(hut, await hut.citizen("Slamet Riyadi"), CRUELTY)
    shown = await asks(named)
    assert f"{code} 🔒" in shown.text
    assert "memukul" not in shown.text
    await named.says("/tugas", chat=group)
    assert "tidak ada" in (await named.sees("Tugas Dinas", chat=group)).text
    assert code not in (await asks(other)).text


async def test_what_waits_for_verification_is_listed_oldest_first(hut: World, late: Late) -> None:
    await hut.officer("Budi Santoso")
    chief, citizen = await verifier(hut), await hut.citizen("Slamet Riyadi")
    first = await hut.reported(citizen, choice=UNSURE)
    second = await hut.reported(citizen, choice=UNSURE, story=SIGN)
    await hut.reported(citizen, story="Halte bus di Jalan Kenanga rusak dan kursinya patah.")
    late(second)
    shown = await asks(chief, "/verifikasi", of("Menunggu verifikasi ", 1, 2, 2))
    assert shown.text.index(first) < shown.text.index(second) < shown.text.index("⚠️ lewat batas")
    assert shown.buttons == [["1", "2"]]
    await chief.taps("1", message=shown)
    await look.quiet(hut)
    last = (await chief.screen())[-1]
    assert last.text.startswith(f"📋 {first}")
    await chief.taps(f"→ {DISHUB}", message=last)
    await look.quiet(hut)
    await asks(chief, "/verifikasi", of("Menunggu verifikasi ", 1, 1, 1))


async def test_lists_in_english(hut: World, late: Late) -> None:
    officer, chief = await hut.officer("Budi Santoso"), await verifier(hut)
    await in_english(officer)
    await in_english(chief)
    code = await hut.reported(await hut.citizen("Slamet Riyadi"))
    late(code)
    shown = await asks(officer, title="Tasks of")
    assert "All: 1 · mine: 0 · not taken: 1" in shown.text
    assert "⚠️ was due" in shown.text
    await officer.taps("Mine", message=shown)
    assert (await officer.sees("Mine: none")).buttons[-1] == ["Due today", "Overdue"]
    await asks(chief, "/verifikasi", "Waiting for verification: none.")


async def test_the_mornings_digest_opens_the_list(hut: World, late: Late) -> None:
    """In both languages; the verifiers' opens what waits for them."""
    officer, first, _ = await two(hut)
    chief = await verifier(hut)
    await in_english(chief)
    await hut.reported(await hut.citizen("Joko Susilo"), choice=UNSURE, story="Halte bus di Jalan Kenanga rusak parah.")
    late(first)
    for agency in ("perhubungan", "perhubungan", morning.VERIFIERS):
        in_unit(hut.settings, partial(morning.send, agency=agency))
    told = await officer.sees("Tugas Dinas Perhubungan pagi ini")
    assert "Semua: 2 · belum diambil: 1" in told.text
    assert "lewat batas: 1" in told.text
    await officer.taps("Lihat daftarnya", message=told)
    await officer.sees(of("Semua ", 1, 2, 2))
    early = await chief.sees("This morning")
    assert "Waiting for verification: 1" in early.text
    await chief.taps("See the list", message=early)
    await chief.sees("Waiting for verification (1")
    await look.quiet(hut)
    assert len(await desks.told(officer, "pagi ini")) == 1
