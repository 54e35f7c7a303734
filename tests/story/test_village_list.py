"""A village head uploads a list: the template, the preview, all of it or nothing, and what is no list."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bot.domain.village_list import COLUMNS, MOST_ROWS
from tests.story import look
from tests.story.desks import verifier
from tests.story.paths import heard, sends, writes
from tests.story.test_bans import BARRED, restrict
from tests.story.villages import asked, head
from tests.support.lists import CRUELTY, FIRE, LAMP, MUDDLED, SIGN, as_csv, row, xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.client import Message, Person
    from tests.support.lists import Cells
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

READY, FAULTS, NOTHING = "siap dikirim", "Yang perlu diperbaiki", "Belum ada yang dikirim"


async def uploads(person: Person, rows: Sequence[Cells], name: str = "daftar.xlsx") -> None:
    """Upload these rows."""
    await person.sends("document", name=name, data=xlsx(rows))
    await person.sees("sedang diperiksa")


async def sent(person: Person, rows: Sequence[Cells]) -> list[str]:
    """Upload, and send all; gives the codes."""
    await uploads(person, rows)
    await person.taps("Kirim semua", message=await person.sees(READY))
    return codes_in(await person.sees("laporan sudah dikirim"))


def codes_in(message: Message) -> list[str]:
    lines = message.text.split("\n")
    return [line.split()[1] for line in lines if line[:1].isdigit()]


async def table(world: World, message: Message) -> list[tuple[str, ...]]:
    """Read the spreadsheet in a message."""
    content = await world.sandbox.file(message.raw["document"]["file_unique_id"])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [tuple(str(value or "") for value in line) for line in sheet.iter_rows(values_only=True)]


async def test_the_template_is_had_filled_in_and_sent(town: World) -> None:
    """From /desa; its example is passed over, and each row becomes a report with a code, a card and a slip."""
    officer = await town.officer("Budi Santoso")
    chief, before = await head(town), look.reports(town)
    await chief.says("/desa")
    await chief.taps("Unggah daftar", message=await chief.sees("Belum ada laporan dari desa Anda"))
    await chief.taps("Templat XLSX", message=await chief.sees("Unggah daftar laporan"))
    template = await chief.sees("Kolom Cerita wajib diisi")
    assert template.raw["document"]["file_name"] == "templat-daftar-laporan.xlsx"
    content = await town.sandbox.file(template.raw["document"]["file_unique_id"])
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert str(sheet["A2"].value).startswith("CONTOH:")
    assert book.worksheets[1].title == "Petunjuk"
    sheet["A3"], sheet["B3"], sheet["D3"], sheet["E3"] = LAMP, "RT 3", "warga", "Joko Susilo"
    sheet["F3"], sheet["G3"] = "081200001111", "ya"
    sheet["A4"], sheet["D4"], sheet["H4"] = SIGN, "masyarakat", 25
    book.save(filled := io.BytesIO())
    await chief.sends("document", name="Laporan Desa.xlsx", data=filled.getvalue())
    preview = await chief.sees(READY)
    assert "2 laporan siap dikirim" in preview.text
    assert "3. Lampu jalan" in preview.text
    assert "→ Dinas Perhubungan" in preview.text
    assert "Baris contoh yang dilewati: 1" in preview.text
    assert look.reports(town) == before
    await chief.taps("Kirim semua", message=preview)
    first, second = codes_in(await chief.sees("2 laporan sudah dikirim"))
    told = await table(town, await chief.sees("Kode dari 2 laporan"))
    assert [(line[0], line[1]) for line in told[1:]] == [("3", first), ("4", second)]
    assert "atas nama seorang warga (Joko Susilo), 081200001111" in (await officer.sees(first)).text
    assert "Rumah tangga terdampak: 25" in (await officer.sees(second)).text
    await chief.says(f"/status {first}")
    assert ["Cetak slip"] in (await chief.sees("Status:")).buttons
    await look.quiet(town)
    assert not [text for text in await heard(chief) if "dengan kode" in text]
    assert look.step(town, chief) is None


@pytest.mark.parametrize(("delimiter", "bom"), [(";", True), (",", False)])
async def test_a_csv_of_any_kind_is_read(town: World, delimiter: str, *, bom: bool) -> None:
    """Also by whoever has not asked for the template; the officer's answer comes as to any report."""
    chief = await head(town)
    content = as_csv([row(LAMP, tempat="Dusun Krajan; RT 2, gang 3")], delimiter=delimiter, bom=bom)
    await chief.sends("document", name="DAFTAR.CSV", data=content)
    await chief.taps("Kirim semua", message=await chief.sees(READY))
    await chief.sees("1 laporan sudah dikirim")


async def test_what_is_wrong_is_said_row_by_row(town: World) -> None:
    """The first ten in a message, all of it in a file, and nothing is sent; corrected, it goes."""
    chief = await head(town)
    wrong = [
        row("Mati"),
        row(LAMP, nama="Joko Susilo", telepon="0812"),
        row(SIGN, tanggal="2999-01-01", sifat="umum", jumlah="banyak"),
        row(LAMP, tempat="Kecamatan Coblong, Kota Bandung"),
        row(LAMP, tempat="RT 1"),
        row(LAMP, tempat="rt 1"),
        row('=HYPERLINK("http://jahat.example")'),
        row(SIGN, atas="tetangga", persetujuan="mungkin"),
        row(SIGN, atas="masyarakat", nama="Joko Susilo", persetujuan="ya", jumlah="3"),
    ]
    await chief.sends("document", name="daftar.csv", data=as_csv(wrong))
    told = (await chief.sees(FAULTS)).text
    assert "Baris 2, Cerita: terlalu singkat" in told
    assert "Baris 3, Telepon: bukan nomor telepon" in told
    assert "Baris 3, Nama: nama atau telepon tanpa persetujuan" in told
    assert "Baris 4, Tanggal kejadian: bukan tanggal" in told
    assert "Baris 5, Tempat: di luar desa Anda" in told
    assert "Baris 7: sama dengan baris 6" in told
    assert "Baris 8, Cerita: berisi rumus" in told
    lines = await table(town, await chief.sees("Nomor baris sama"))
    assert ("9", "Atas nama", "tulis warga, keluarga, masyarakat, atau sendiri") in lines
    assert ("10", "Nama", "nama dan telepon hanya untuk warga atau keluarga; hapus, atau ubah Atas nama") in lines
    assert look.step(town, chief) == "list/file"
    await uploads(chief, [row(LAMP)])
    await chief.sees("1 laporan siap dikirim")


async def test_the_same_list_is_not_sent_twice(town: World) -> None:
    """Not as the same file, not in another order, and no row of it in another list."""
    chief = await head(town)
    rows = [row(LAMP, tempat="RT 1"), row(SIGN, tempat="RT 2")]
    codes = await sent(chief, rows)
    before = look.reports(town)
    await uploads(chief, list(reversed(rows)), "lain.xlsx")
    assert "(2 laporan)" in (await chief.sees("Daftar dengan isi yang sama sudah dikirim")).text
    await uploads(chief, [row(MUDDLED), rows[1]])
    assert f"Baris 3: sudah Anda laporkan dengan kode {codes[1]}" in (await chief.sees(FAULTS)).text
    assert look.reports(town) == before


async def test_what_needs_care_is_flagged_and_goes_its_own_way(town: World) -> None:
    """Numbers to call come first; what is sensitive names nobody; what the rules are unsure of is a verifier's."""
    officer, checker = await town.officer("Budi Santoso"), await verifier(town)
    chief = await head(town)
    rows = [
        row(LAMP, tempat="RT 5"),
        row(MUDDLED, tempat="RT 6"),
        row(CRUELTY, nama="Joko Susilo", persetujuan="ya"),
        row(FIRE),
        row(SIGN, tempat="RT 7", sifat="anonim", nama="Joko Susilo", persetujuan="ya"),
    ]
    await uploads(chief, rows)
    await chief.sees("telepon dahulu")
    preview = await chief.sees(READY)
    assert "Baris 4: rahasia atau sensitif" in preview.text
    assert "Baris 5: tampaknya darurat" in preview.text
    assert "3. Kami mohon" in preview.text
    assert "→ petugas verifikasi" in preview.text
    await chief.taps("Kirim semua", message=preview)
    codes = codes_in(await chief.sees("5 laporan sudah dikirim"))
    await checker.sees(codes[1])
    await checker.sees(codes[2])
    hidden = (await officer.sees(codes[4])).text
    await look.quiet(town)
    assert "Joko" not in hidden
    assert not [
        text for person in (officer, checker) for text in await heard(person) if codes[2] in text and "Joko" in text
    ]
    assert not [text for text in await heard(officer) if codes[2] in text]


async def test_batal_sends_nothing_and_forgets(town: World) -> None:
    chief = await head(town)
    before = look.reports(town)
    await uploads(chief, [row(LAMP)])
    preview = await chief.sees(READY)
    await chief.says("batal")
    await chief.sees("Dibatalkan")
    assert await chief.toast(await chief.taps("Kirim semua", message=preview))
    await look.quiet(town)
    assert look.reports(town) == before
    theirs = look.sa.text(f"SELECT 1 FROM lists WHERE person_id = {look.person_row(town, chief).id}")
    assert look.rows(town, theirs) == []


async def test_pressing_twice_sends_once(town: World) -> None:
    """And a preview of an older file is stale once another was uploaded."""
    chief = await head(town)
    await uploads(chief, [row(LAMP)])
    old = await chief.sees(READY)
    await uploads(chief, [row(SIGN), row(MUDDLED)])
    preview = await chief.sees("2 laporan siap dikirim")
    before = look.reports(town)
    await chief.taps("Kirim semua", message=old)
    await chief.taps("Kirim semua", message=preview)
    await chief.taps("Kirim semua", message=preview, again=True)
    await chief.sees("2 laporan sudah dikirim")
    await look.quiet(town)
    assert look.reports(town) == before + 2


REFUSED = {
    "daftar.xlsm": (b"PK", "berisi makro"),
    "daftar.xls": (b"\xd0\xcf\x11\xe0", "Hanya XLSX atau CSV"),
    "rahasia.xlsx": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "kata sandi"),
    "rusak.xlsx": (b"bukan lembar kerja", "rusak atau bukan lembar kerja"),
    "kosong.xlsx": (xlsx([]), "tidak berisi laporan"),
    "kolom.xlsx": (xlsx([row()], ("Cerita", "Tempat", "Sifat")), "Kolom ini tidak ada: Tanggal kejadian, Atas nama"),
    "panjang.xlsx": (xlsx([row(f"{LAMP} {n}") for n in range(10_000)]), f"lebih dari {MOST_ROWS} baris"),
    "huruf.csv": (as_csv([row()], bom=False).replace(b"dusun", b"dus\xffn"), "CSV UTF-8"),
}


async def test_each_file_that_is_no_list_gets_one_sentence(town: World) -> None:
    """And the template; nothing changes."""
    chief = await head(town)
    for name, (content, told) in REFUSED.items():
        await chief.sends("document", name=name, data=content)
        answer = await chief.sees(told)
        assert NOTHING in answer.text, name
        assert [one for line in answer.buttons for one in line] == ["Templat XLSX", "Templat CSV", "Batal"], name
    document = {"file_name": "besar.csv", "file_id": "besar", "file_unique_id": "besar", "file_size": 3 << 20}
    await chief.sends("raw", document=document)
    assert NOTHING in (await chief.sees("terlalu besar")).text
    assert look.step(town, chief) == "list/file"


async def test_a_file_that_telegram_does_not_give_is_asked_for_again(town: World) -> None:
    chief = await head(town)
    await town.sandbox.fault("error", method="getFile", times=1, code=400, description="Bad Request: file is too big")
    await uploads(chief, [row(LAMP)])
    await chief.sees("tidak bisa kami ambil")


async def test_only_a_village_heads_spreadsheet_is_a_list(town: World) -> None:
    """Anybody else's is an attachment; so is a head's while a report is being written, and what is no spreadsheet."""
    citizen, chief = await town.citizen("Slamet Riyadi"), await head(town)
    await citizen.sends("document", name="daftar.xlsx", data=xlsx([row()]))
    await citizen.sees("1 lampiran")
    await citizen.says("Unggah daftar")
    await asked(chief, "agreed")
    await chief.sends("document", name="daftar.xlsx", data=xlsx([row()]))
    await chief.sees("1 lampiran")
    other = await head(town)
    await other.sends("document", name="surat.pdf")
    await other.sees("1 lampiran")
    stranger = await town.citizen("Rina Wulandari")
    await stranger.says("Unggah daftar")
    await stranger.sees("Ini untuk kepala desa")


async def test_a_head_who_was_replaced_sends_nothing(town: World) -> None:
    """Whoever is head no more may not send what was uploaded before."""
    from tests.story.villages import AREAS  # noqa: PLC0415 - one of many

    area = next(AREAS)
    chief = await head(town, "Kartini Wibowo", area)
    await uploads(chief, [row(LAMP)])
    preview = await chief.sees(READY)
    await head(town, "Made Wirawan", area)
    await chief.sees("tidak lagi terdaftar")
    before = look.reports(town)
    await chief.taps("Kirim semua", message=preview)
    await chief.sees("Ini untuk kepala desa")
    assert look.reports(town) == before


async def test_a_head_who_is_barred_sends_no_list(town: World) -> None:
    """Neither what was read before, nor a new file, nor by asking for one; each time they are told why."""
    chief = await head(town)
    [code] = await sent(chief, [row(LAMP)])
    await uploads(chief, [row(SIGN)])
    preview = await chief.sees(READY)
    restrict(town, code)
    before = look.reports(town)
    await chief.taps("Kirim semua", message=preview)
    await chief.sees(BARRED)
    await chief.says("/batal")
    await chief.sees("Dibatalkan")
    for times, send in enumerate((chief.says("Unggah daftar"), chief.sends("document", name="a.csv")), start=2):
        await send
        await look.quiet(town)
        assert sum(BARRED in text for text in await heard(chief)) == times
        assert look.step(town, chief) is None
    assert look.reports(town) == before


async def test_in_english(town: World) -> None:
    """Notes, faults, preview and codes are the reader's; headings and choices are the office's."""
    chief = await head(town)
    await chief.says("/bahasa")
    await chief.taps("English", message=await chief.sees("bahasa"))
    await chief.sees("English")
    await chief.says("upload a list")
    await chief.taps("Template CSV", message=await chief.sees("Upload a list of reports"))
    template = await chief.sees("The column Cerita")
    content = await town.sandbox.file(template.raw["document"]["file_unique_id"])
    assert content.decode("utf-8-sig").splitlines()[0] == ",".join(COLUMNS)
    await chief.sends("document", name="list.csv", data=content)
    await chief.sees("There is no report in that list")
    await chief.sends("document", name="list.csv", data=as_csv([row("Out"), row(LAMP)]))
    assert "Row 2, Cerita: too short" in (await chief.sees("To be corrected")).text
    await chief.sends("document", name="list.csv", data=as_csv([row(LAMP, atas="household")]))
    await chief.taps("Send all", message=await chief.sees("1 reports are ready"))
    await chief.sees("1 reports are sent")


async def test_what_an_officer_asked_for_is_an_answer(town: World) -> None:
    """A spreadsheet goes to the one report that waits for it; by the button a list can be uploaded all the same."""
    officer = await town.officer("Budi Santoso")
    chief = await head(town)
    (code,) = await sent(chief, [row(f"{LAMP} Tiangnya juga miring.")])
    await writes(officer, code, "Mohon kirim daftar tiangnya.", button="Minta kelengkapan")
    await chief.sees("Mohon kirim daftar tiangnya")
    await chief.sends("document", name="tiang.xlsx", data=xlsx([row()]))
    await chief.sees("Kirim kepada petugas?")
    await chief.says("Kirim")
    await chief.sees("sudah kami teruskan")


async def test_what_others_reported_is_flagged(town: World) -> None:
    """As the path of one report offers it; a row of another place is not."""
    await town.officer("Budi Santoso")
    citizen, chief = await town.citizen("Made Wirawan"), await head(town)
    await citizen.says("Lampu jalan di Gang Cempaka mati sejak hari Senin, malam jadi gelap sekali.")
    await citizen.sees("Di mana kejadiannya")
    await citizen.says("Gang Cempaka 9")
    await citizen.sees("Ada bukti")
    await citizen.says("Lewati")
    await citizen.sees("Kepada siapa")
    await citizen.taps("Dinas Perhubungan")
    await citizen.sees("Siapa yang boleh tahu")
    await citizen.taps("Terbuka")
    await citizen.sees("Periksa laporan")
    await sends(citizen)
    same = "Lampu jalan di Gang Cempaka mati sejak hari Senin, gelap sekali."
    await uploads(chief, [row(SIGN, tempat="Jalan Anggrek 3"), row(same, tempat="Gang Cempaka 9")])
    preview = await chief.sees(READY)
    assert "Baris 3: tampaknya sudah dilaporkan orang lain" in preview.text
