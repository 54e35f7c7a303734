"""Whether it arrived: a case's desk reads what was sent of it and how that ended, and nobody is named there."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.desks import answered, card_of, verifier
from tests.story.marks import SIMPUL
from tests.story.test_delivery import answer

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


def printed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator does."""
    run = [SIMPUL, "deliveries", *words]
    return subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


async def record_of(person: Person, code: str) -> str:
    """Look the report up, and read its record."""
    await person.says(f"/status {code}")
    await person.taps("Pengiriman", message=await person.sees(f"Laporan {code}"))
    return (await person.sees(f"Pengiriman laporan {code}")).text


async def test_the_desk_reads_that_an_answer_did_not_arrive_yet(hut: World) -> None:
    """The reporter blocked the bot: the record says so, and says when it came after all."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await citizen.sees("sudah diteruskan")
    await hut.sandbox.fault("blocked", method="sendMessage", chat=citizen.id)
    await answer(officer)
    await look.quiet(hut)
    told = await record_of(officer, code)
    assert "Kartu di petugas Dinas Perhubungan: ✅ tampil" in told
    assert "pelapor: jawaban: ⏸ menunggu, belum dapat dihubungi" in told
    assert "pelapor: tanda terima: ✅ terkirim" in told
    assert citizen.name not in told
    await citizen.says("/bantuan")
    await citizen.sees("menjawab laporan")
    await look.quiet(hut)
    assert "pelapor: jawaban: ✅ terkirim" in await record_of(await verifier(hut), code)


async def test_who_has_no_part_in_the_case_reads_no_record(hut: World) -> None:
    """Neither its reporter nor a stranger nor another agency is offered it."""
    await hut.officer()
    citizen = await hut.citizen()
    code = await hut.reported(citizen)
    await citizen.sees("sudah diteruskan")
    for person in (citizen, await hut.citizen("Rina Wulandari"), await hut.officer("Dewi Lestari", agency="dlh")):
        await person.says(f"/status {code}")
        shown = await person.sees(f"Laporan {code}")
        assert all("Pengiriman" not in row for row in shown.buttons)


async def test_the_operator_reads_it_as_data(hut: World, tmp_path: Path) -> None:
    """One line for each kind of recipient, with cause and tries; a code that is none says what to do."""
    officer, citizen = await hut.officer(), await hut.citizen()
    code = await hut.reported(citizen)
    await answered(officer, await card_of(officer, code))
    await look.quiet(hut)
    lines = json.loads(printed(tmp_path, code.lower(), "--json").stdout)
    assert {"to": "officer", "agency": "perhubungan", "what": "card", "state": "shown"}.items() <= lines[0].items()
    assert [(one["to"], one["what"], one["state"], one["tries"]) for one in lines[1:]] == [
        ("reporter", "answer", "sent", 1),
        ("reporter", "assign", "sent", 1),
        ("reporter", "submit", "sent", 1),
    ]
    wrong = printed(tmp_path, "0000-0000-1")
    assert wrong.returncode == 2
    assert "there is no report with this code" in wrong.stderr
