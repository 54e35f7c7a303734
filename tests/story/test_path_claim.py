"""Taking a report back, and taking it over: withdrawn after one question; claimed from another account once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import told
from tests.story.paths import PROMPTS, at, heard, sends, writes

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


async def link_of(person: Person) -> str:
    """Find the payload of the claim link on the receipt."""
    receipt = next(text for text in reversed(await heard(person)) if "dengan kode" in text)
    found = re.search(r"\?start=(klaim_[\w-]+)", receipt)
    assert found is not None
    return found[1]


async def test_withdrawing_asks_once(town: World) -> None:
    """Tidak jadi changes nothing; Ya, tarik archives; the officer is told; a second press changes nothing."""
    officer = await town.officer()
    person = await at(town, "send")
    code = await sends(person)
    await officer.sees(code)
    await person.says(f"/status {code}")
    await person.sees("Status: Diteruskan")
    await person.taps("Tarik laporan")
    asked = await person.sees(f"Tarik laporan {code}")
    assert asked.buttons == [["Ya, tarik", "Tidak jadi"]]
    toast = await person.toast(await person.taps("Tidak jadi"))
    assert "tidak ada yang berubah" in toast.text
    assert "ditarik" in (await person.toast(await person.taps("Ya, tarik", message=asked))).text
    await person.sees("sudah Anda tarik")
    await officer.sees("ditarik oleh pelapornya")
    toast = await person.toast(await person.taps("Ya, tarik", message=asked))
    assert "tidak berlaku" in toast.text
    await person.says(f"/status {code}")
    shown = await person.sees("Status: Diarsipkan")
    assert shown.buttons == []
    await look.quiet(town)
    assert [key for key, *_ in look.letters(town, person)].count("notice-withdrawn-kept") == 1


async def test_an_archived_report_takes_nothing_more(town: World) -> None:
    """The labels can be typed, but only a tap takes back; words for what was taken back are explained."""
    person = await at(town, "send")
    code = await sends(person)
    receipt = (await person.screen())[-1]
    for typed in ("Tarik laporan", "ya, tarik"):
        await person.says(typed)
        await person.sees(f"Tarik laporan {code}")
    await person.taps("Ya, tarik")
    await person.sees("sudah Anda tarik")
    notices = [one for one in await person.screen() if code in one.text and one.from_bot]
    await person.says("Tiangnya nomor 12.", reply_to=notices[0])
    await person.sees("sudah diarsipkan")
    assert receipt.from_bot


async def test_a_report_moves_to_another_account_once(town: World) -> None:
    """Whoever opens the link has the report and its news; the old account is told; a second use is explained."""
    officer = await town.officer()
    old, new = await at(town, "send", "Siti Aminah"), await town.citizen("Siti Baru")
    code = await sends(old)
    link = await link_of(old)
    await new.starts(link)
    await new.sees(f"Laporan {code}")
    await old.sees("sekarang diikuti dari akun lain")
    await writes(officer, code, "Tiang nomor berapa?", button="Minta kelengkapan")
    await new.sees("Tiang nomor berapa?")
    await new.says("/laporanku")
    assert code in (await new.sees("Laporan Anda")).text
    await old.says("/laporanku")
    await old.sees("belum punya laporan")
    third = await town.citizen("Slamet Riyadi")
    for person in (third, old):
        await person.starts(link)
        await person.sees("sudah dipakai")
    await new.says("Nomor 12, dekat pos ronda.")
    await new.sees("Tambahan untuk laporan")
    await new.taps("Kirim")
    await officer.sees("Nomor 12, dekat pos ronda.")
    assert not any("Tiang nomor berapa" in text for text in await heard(old))


async def test_the_own_link_is_explained(town: World) -> None:
    """Opening the link on the account that has the report says so, and leaves it good for another account."""
    person = await at(town, "send")
    code = await sends(person)
    link = await link_of(person)
    await person.starts(link)
    await person.sees(f"Laporan {code} memang sudah ada di akun ini")
    other = await at(town, "story", "Siti Baru")
    await other.starts(link)
    await other.sees(f"Laporan {code}")


async def test_a_link_opened_by_a_newcomer(town: World) -> None:
    """Somebody who never wrote here has the report once they agreed; until then no desk reads their name."""
    officer = await town.officer("Budi Santoso")
    old = await at(town, "send", "Siti Aminah")
    code = await sends(old)
    new, link = await town.sandbox.person("Kirana Widya"), await link_of(old)
    await new.starts(link)
    asked = await new.sees(f"Laporan {code} pindah ke akun ini setelah")
    assert "instansi melihat nama Anda" in asked.text
    await new.sees("Selamat datang")
    await look.quiet(town)
    assert await told(officer, "Kirana Widya") == []
    assert await told(old, "diikuti dari akun lain") == []
    await new.taps("Setuju")
    await new.sees(f"Laporan {code} (")
    await officer.sees("Pelapor: Kirana Widya")
    await old.sees("sekarang diikuti dari akun lain")
    await look.quiet(town)
    assert look.step(town, new) is None
    await new.starts("klaim_rekaan")
    await new.sees("tidak dikenal")
    await old.says("Belum selesai")
    await old.sees("Tidak ada laporan yang menunggu tanggapan Anda")


async def test_an_open_draft_survives_a_link(town: World) -> None:
    """Opening a link while a report is being written loses nothing."""
    old = await at(town, "send", "Siti Aminah")
    await sends(old)
    new = await at(town, "agency", "Siti Baru")
    await new.starts(await link_of(old))
    await new.sees("sekarang ada di akun ini")
    await new.says("1")
    await new.sees(PROMPTS["visibility"])


async def test_a_link_and_a_story_wait_for_the_same_consent(town: World) -> None:
    """Who opened a link and wrote before agreeing gets both; a link that somebody else used meanwhile is explained."""
    old = await at(town, "send", "Siti Aminah")
    code = await sends(old)
    link = await link_of(old)
    new, late = await town.sandbox.person("Siti Baru"), await town.sandbox.person("Slamet Riyadi")
    for person in (new, late):
        await person.starts(link)
        await person.sees("Selamat datang")
    await new.says("Sampah menumpuk di pinggir Jalan Kenanga sudah seminggu.")
    await new.sees("Selamat datang")
    await new.taps("Setuju")
    await new.sees(f"Laporan {code} (")
    await new.sees(PROMPTS["place"])
    await late.taps("Setuju")
    await late.sees("sudah dipakai")


async def test_who_stays_unknown_stays_so_on_the_new_account(town: World) -> None:
    """Anonim with the own name in it, opened on a phone of another name: no card shows either."""
    officer, old = await town.officer("Budi Santoso"), await town.citizen("Gita Anjani")
    await old.says("Saya Gita Anjani, lampu jalan di depan rumah saya mati.")
    await town.reviewed(old, visibility="Anonim")
    code = await town.sent(old)
    assert "Saya •••" in (await officer.sees(code)).text
    new = await town.citizen("Ibu Kelontong")
    await new.starts(await link_of(old))
    await new.sees(f"Laporan {code} (Saya Gita Anjani")
    await old.sees("sekarang diikuti dari akun lain")
    await look.quiet(town)
    for name in ("Gita Anjani", "Ibu Kelontong"):
        assert await told(officer, name) == []
    assert len(await told(officer, "Saya •••")) == 1
