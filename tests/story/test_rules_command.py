"""`simpul rules` as an operator runs it: without any settings, on a tenant's folder, and beside a running bot."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

import bot.data
from bot.domain.lifecycle import Role
from bot.settings import Settings
from tests.story import desks, look
from tests.story.rulers import EXPLAIN, write
from tests.story.test_simpul import simpul
from tests.support.world import STORY, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.story.test_simpul import Run
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

NOTHING: dict[str, str | None] = dict.fromkeys(name.upper() for name in Settings.model_fields)
"""No setting at all."""

ODONG = '[[phrases]]\nweight = 9\nabout = "odong-odong"\nphrases = ["odong-odong", "lampu hias"]\n'
PARKS = [
    "Lampu jalan di taman bermain Jalan Kenanga 4 padam sejak kemarin.",
    "Sejak Senin lampu jalan mati semua, taman bermain Jalan Dahlia 9 gelap.",
    "Anak-anak takut: lampu jalan taman bermain di Jalan Anggrek 2 pecah sejak minggu lalu.",
]
STREETS = [
    "Lampu jalan di depan balai warga Jalan Melati 3 mati sejak Senin.",
    "Lampu jalan dekat pasar di Jalan Mawar 5 padam sejak kemarin.",
    "Sejak minggu lalu lampu jalan di perempatan Jalan Cempaka 7 gelap.",
]


@pytest.fixture
def tenant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a government with a folder of its own, which begins as the shipped one."""
    folder = tmp_path / "tenant"
    shutil.copytree(Path(bot.data.__file__).parent, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setenv("TENANT", str(folder))
    return folder


@pytest_asyncio.fixture
async def village(tenant: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """Give a world of that government, whose replicas look often."""
    del tenant
    monkeypatch.setattr("bot.workers.follower.LOOK_SECONDS", 0.05)
    async with world(monkeypatch, database=f"sqlite:///{tmp_path}/simpul.db", mode="webhook") as opened:
        yield opened


def table(folder: Path, *rows: str) -> Path:
    file = folder / "uji.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def fine(run: Run) -> dict[str, object]:
    """Read what a command printed for programs; it printed nothing else there."""
    assert run.code == 0, run
    found: dict[str, object] = json.loads(run.out)
    return found


async def test_a_text_is_explained_without_settings_or_database(tmp_path: Path) -> None:
    """The shipped rules; JSON alone on standard output, and no file is left behind."""
    found = fine(await simpul("rules", "explain", STORY, "--json", folder=tmp_path, **NOTHING))
    first = found["agencies"][0]  # type: ignore[index]
    assert first["code"] == "perhubungan"
    assert any("Lampu jalan" in words for words in first["words"])
    assert first["score"] >= found["margin"] > 0  # type: ignore[operator]
    assert (found["class"], found["emergency"], found["sensitive"]) == ("complaint", False, False)
    care = fine(await simpul("rules", "explain", desks.CRUELTY, "--json", folder=tmp_path, **NOTHING))
    assert care["sensitive"] is True
    assert not os.listdir(tmp_path)  # noqa: PTH208 - asked between two processes, not while one runs


async def test_an_explanation_for_people_is_on_standard_error(tmp_path: Path) -> None:
    """With the points of each phrase; what nobody knows is said too."""
    run = await simpul("rules", "explain", STORY, folder=tmp_path, **NOTHING)
    assert (run.code, run.out) == (0, "")
    assert "perhubungan" in run.told
    assert "lampu jalan +" in run.told
    odd = await simpul("rules", "explain", "Lampu [/jalan] mati", folder=tmp_path, **NOTHING)
    assert "Lampu [/jalan]" in odd.told
    run = await simpul("rules", "explain", "Halo", folder=tmp_path, **NOTHING)
    assert "No rule speaks for any agency" in run.told


async def test_rules_are_scored_on_a_table(tmp_path: Path) -> None:
    """Fractions, strictly counted; what has no label of an agency is skipped."""
    rows = ["text,agency", "Lampu jalan mati,perhubungan", "Sampah menumpuk,dlh", "Entah,dlh", "Camat,kecamatan", "x,"]
    found = fine(await simpul("rules", "eval", str(table(tmp_path, *rows)), "--json", folder=tmp_path, **NOTHING))
    assert (found["n"], found["skipped"], found["top1"], found["none"]) == (3, 2, 0.6667, 0.3333)
    assert found["top3"] == 0.6667
    assert found["macro_f1"] == pytest.approx(5 / 6, abs=1e-3)
    assert found["confusions"] == [{"truth": "dlh", "given": None, "count": 1}]
    shown = await simpul("rules", "eval", "uji.csv", folder=tmp_path, **NOTHING)
    assert (shown.code, shown.out) == (0, "")
    assert "3 reports, 2 skipped" in shown.told


@pytest.mark.parametrize(
    ("rows", "options", "told"),
    [
        (["cerita,agency", "a,dlh"], (), "no column text"),
        (["text,agency", "a,dinas_x"], (), "line 2: dinas_x"),
        (["text,agency", "a,dlh"], ("--label", "opd"), "no column opd"),
        (["text,agency", "a,dlh"], ("--title", "judul"), "no column judul"),
    ],
)
async def test_a_table_that_cannot_be_scored_exits_with_2(
    tmp_path: Path, rows: list[str], options: tuple[str, ...], told: str
) -> None:
    """It says which column or label."""
    file = table(tmp_path, *rows)
    run = await simpul("rules", "eval", str(file), *options, "--json", folder=tmp_path, **NOTHING)
    assert (run.code, run.out) == (2, "")
    assert told in run.told
    assert "Traceback" not in run.told


async def test_a_folder_of_rules_is_explained_scored_and_tried(tmp_path: Path) -> None:
    """Nothing is published: what would move is shown, and whether that is better."""
    folder = tmp_path / "rules"
    run = await simpul("rules", "export", str(folder), folder=tmp_path, **NOTHING)
    assert (run.code, run.out) == (0, ""), run
    (folder / "perkim.toml").write_text(ODONG.replace('"odong-odong", ', ""), encoding="utf-8")
    text = "Lampu hias mati"
    told = ("rules", "explain", text, "--json", "--rules", str(folder))
    assert fine(await simpul(*told, folder=tmp_path, **NOTHING))["agencies"][0]["code"] == "perkim"  # type: ignore[index]
    file = table(tmp_path, "text,agency", f"{text},perkim", "Lampu jalan mati,perhubungan", f"{text} lagi,perhubungan")
    against = ("rules", "try", str(folder), "--against", str(file), "--json")
    found = fine(await simpul(*against, folder=tmp_path, **NOTHING))
    assert (found["n"], found["moves"], found["better"], found["worse"]) == (3, 2, 1, 1)
    assert [(one["to"], one["count"]) for one in found["moved"]] == [("perkim", 2)]  # type: ignore[attr-defined]


async def test_a_broken_folder_is_named_by_its_line(tmp_path: Path) -> None:
    """File, line, reason and remedy; exit 1."""
    (tmp_path / "pupr.toml").write_text('[[phrases]]\nweight = "berat"\nphrases = ["jalan"]\n', encoding="utf-8")
    run = await simpul("rules", "explain", "x", "--rules", str(tmp_path), folder=tmp_path, **NOTHING)
    assert (run.code, run.out) == (1, "")
    assert "rules/pupr.toml, line 2, weight" in run.told
    assert "Write for example weight = 2" in run.told


async def test_the_area_tells_one_of_several_agencies(tmp_path: Path) -> None:
    """The code is that of the agency for the place; where none is told, the type stands for them."""
    (tmp_path / "rules").mkdir()
    write(tmp_path, "kecamatan.toml", ODONG)
    (tmp_path / "agencies.csv").write_text(
        "code,name,type,aliases,area,parent\n"
        "kec_a,Kecamatan A,kecamatan,,35.78.01,\nkec_b,Kecamatan B,kecamatan,,35.78.02,\n",
        encoding="utf-8",
    )
    words = ("rules", "explain", "Odong-odong berisik", "--rules", ".", "--json")
    for area, code in (((), "kecamatan"), (("--area", "35.78.02.1001"), "kec_b")):
        [found] = fine(await simpul(*words, *area, folder=tmp_path, **NOTHING))["agencies"]  # type: ignore[misc]
        assert (found["code"], found["type"]) == (code, "kecamatan")


async def test_a_database_that_is_away_leaves_the_folder(tmp_path: Path) -> None:
    """That is said, and the text is explained all the same."""
    away = NOTHING | {"DATABASE_URL": "postgresql+psycopg://simpul@127.0.0.1:9/simpul"}
    run = await simpul("rules", "explain", STORY, "--json", folder=tmp_path, **away)
    assert fine(run)["agencies"]
    assert "The database cannot be read" in run.told


async def test_export_replaces_nothing_by_itself(tmp_path: Path) -> None:
    """A file that says something else, or that would count too, is named; --force replaces."""
    (tmp_path / "rules").mkdir()
    write(tmp_path, "pupr.toml", ODONG)
    write(tmp_path, "dinas_lain.toml", ODONG)
    run = await simpul("rules", "export", ".", folder=tmp_path, **NOTHING)
    assert run.code == 1
    assert "pupr.toml" in run.told
    assert "dinas_lain.toml" in run.told
    assert len(list((tmp_path / "rules").iterdir())) == 2
    run = await simpul("rules", "export", ".", "--force", folder=tmp_path, **NOTHING)
    assert run.code == 0
    assert "dinas_lain.toml" in run.told
    assert (tmp_path / "rules/pupr.toml").read_text(encoding="utf-8") != ODONG
    assert len(list((tmp_path / "rules").iterdir())) > 30


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rollback", "1"), "simpul migrate"),
        (("suggest",), "simpul migrate"),
        (("try", "."), "holds no rules"),
        (("explain", "x", "--area", "Melati"), "35.78.01"),
        (("publish", "tidak-ada"), "missing"),
    ],
)
async def test_a_wrong_call_says_what_is_wrong(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    """Without a database there is no version; nothing on standard output."""
    run = await simpul("rules", *words, folder=tmp_path, **NOTHING)
    assert run.code in {1, 2}
    assert run.out == ""
    assert told in run.told
    assert "Traceback" not in run.told


async def explained(world: World, folder: Path, text: str) -> dict[str, object]:
    del world
    return fine(await simpul("rules", "explain", text, "--json", folder=folder))


async def test_a_running_bot_follows_publish_and_rollback(village: World, tenant: Path, tmp_path: Path) -> None:
    """What is published decides the next report; the older version decides again after a rollback."""
    assert (await simpul("rules", "publish", "--note", "awal", folder=tmp_path)).told.startswith("Version 1 ")
    assert "Nothing is new" in (await simpul("rules", "publish", folder=tmp_path)).told
    write(tenant, "perkim.toml", ODONG)
    assert (await simpul("rules", "publish", folder=tmp_path)).told.startswith("Version 2 ")
    assert (await explained(village, tmp_path, "Lampu hias padam"))["version"] == 2
    citizen = await village.citizen()
    await followed(village, 2)
    await citizen.says("Lampu hias padam di depan balai warga Jalan Melati 3 sejak kemarin.")
    await village.reviewed(citizen, choice="Dinas Perumahan dan Kawasan Permukiman")
    assert (await simpul("rules", "rollback", "1", folder=tmp_path)).code == 0
    await followed(village, 1)
    await village.sent(citizen)
    listed = await simpul("rules", "rollback", folder=tmp_path)
    assert "awal" in listed.told
    wrong = await simpul("rules", "rollback", "9", folder=tmp_path)
    assert (wrong.code, "(2, 1)" in wrong.told or "(1, 2)" in wrong.told) == (1, True)
    assert (await explained(village, tmp_path, "Lampu hias padam"))["version"] == 1


async def followed(world: World, number: int) -> None:
    """Wait until the running bot serves this version."""
    assert world.app.lanes is not None
    while await world.app.lanes.run(0, lambda unit: unit.tenant.rules.version) != number:
        await asyncio.sleep(0.02)


async def test_what_is_broken_is_not_published_and_the_bot_goes_on(
    village: World, tenant: Path, tmp_path: Path
) -> None:
    """The line is named, the version stays, reports find their agency, and `simpul check` names the line too."""
    await simpul("rules", "publish", folder=tmp_path)
    write(tenant, "perhubungan.toml", '[[phrases]]\nweight = 1\nphrases = "lampu jalan\n')
    run = await simpul("rules", "publish", folder=tmp_path)
    assert run.code == 1
    assert "rules/perhubungan.toml, TOML" in run.told
    assert "line 3" in run.told
    check = await simpul("check", "--json", folder=tmp_path)
    wrong = {one["name"]: one for one in json.loads(check.out) if not one["ok"]}
    assert "tenant" in wrong
    assert "rules/perhubungan.toml" in wrong["tenant"]["detail"]
    citizen = await village.citizen()
    await village.reported(citizen)


async def test_a_version_that_this_program_cannot_read_is_named(village: World, tenant: Path, tmp_path: Path) -> None:
    """An agency of it is gone: `simpul check` fails with the line, a rollback to it is refused."""
    (tenant / "agencies.csv").write_text(
        (tenant / "agencies.csv").read_text(encoding="utf-8") + "damkar_kota,Damkar Kota,,,,\n", encoding="utf-8"
    )
    write(tenant, "damkar_kota.toml", ODONG)
    assert (await simpul("rules", "publish", folder=tmp_path)).code == 0
    shutil.rmtree(tenant)
    shutil.copytree(Path(bot.data.__file__).parent, tenant, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    check = await simpul("check", "--json", folder=tmp_path)
    [wrong] = [one for one in json.loads(check.out) if not one["ok"]]
    assert wrong["name"] == "rules"
    assert "rules/damkar_kota.toml" in wrong["detail"]
    assert "rollback" in wrong["remedy"]
    run = await simpul("rules", "rollback", "1", folder=tmp_path)
    assert run.code == 1
    assert "rules/damkar_kota.toml" in run.told
    chief = await desks.joined(village, Role.ADMIN, "Ratna Kusuma")
    await chief.says("/aturan")
    await chief.sees("Apa yang ingin")


async def test_corrections_become_suggestions(village: World, tmp_path: Path) -> None:
    """Officers send lamps of playgrounds on: the words are proposed as lines to copy, with the counts."""
    officer = await village.officer()
    await village.officer("Dewi Lestari", agency="perkim")
    chief = await desks.verifier(village)
    for number, story in enumerate([*PARKS, *STREETS]):
        citizen = await village.citizen(f"Warga {'ABCDEF'[number]}")
        code = await village.reported(citizen, story=story)
        card = await officer.sees(code)
        await officer.taps("Bukan wewenang" if number < len(PARKS) else "Terima", message=card)
        if number < len(PARKS):
            await chief.taps("Instansi lain …", message=await chief.sees(code))
            await chief.sees("Instansi yang mana")
            await chief.says("Dinas Perumahan dan Kawasan Permukiman")
            await chief.sees("diteruskan ke")
    await look.quiet(village)
    run = await simpul("rules", "suggest", folder=tmp_path)
    assert run.code == 0, run
    assert '"taman bermain",  # moved 3, others 0' in run.out
    assert run.out.startswith("# perkim.toml\n[[phrases]]\n")
    assert "lampu" in run.told
    found = fine(await simpul("rules", "suggest", "--json", folder=tmp_path))
    assert {"agency": "perkim", "words": "taman bermain", "moved": 3, "others": 0}.items() <= found["suggestions"][
        0
    ].items()  # type: ignore[index]
    changed = tmp_path / "baru"
    await simpul("rules", "export", str(changed), folder=tmp_path)
    (changed / "perkim.toml").write_text(run.out.replace("weight = 2", "weight = 20"), encoding="utf-8")
    tried = fine(await simpul("rules", "try", str(changed), "--json", folder=tmp_path))
    assert (tried["n"], tried["known"], tried["better"], tried["worse"]) == (6, 6, 3, 0)
    await chief.says("/aturan")
    await chief.sees("Apa yang ingin")
    await chief.says(EXPLAIN)
