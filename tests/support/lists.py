"""Lists of invented reports, as village heads fill them in."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot.domain.village_list import COLUMNS
from bot.exchange.writing import to_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

Cells = dict[str, str]

LAMP = "Lampu jalan di depan balai dusun mati sejak hari Senin, malam jadi gelap sekali."
SIGN = "Rambu lalu lintas di pertigaan roboh sejak kemarin, kendaraan sering salah jalan."
MUDDLED = "Kami mohon perhatian bapak ibu atas keadaan di dusun kami yang sudah lama begini."
CRUELTY = "Tetangga saya sering memukul anaknya di rumah, tangisnya terdengar tiap malam di dusun kami."
FIRE = "Tolong, rumah warga kebakaran, apinya sudah besar di dekat masjid dusun!"


def row(story: str = LAMP, **cells: str) -> Cells:
    """Fill in a row; ``cells`` by the first word of a column."""
    named = {column.split()[0].casefold(): column for column in COLUMNS}
    named |= {"tanggal": "Tanggal kejadian", "atas": "Atas nama", "jumlah": "Jumlah rumah tangga"}
    return {"Cerita": story, **{named[word]: text for word, text in cells.items()}}


def xlsx(rows: Sequence[Cells], columns: Sequence[str] = COLUMNS) -> bytes:
    """Write rows as a spreadsheet."""
    return to_xlsx(columns, [[one.get(column, "") for column in columns] for one in rows])


def as_csv(rows: Sequence[Cells], columns: Sequence[str] = COLUMNS, *, delimiter: str = ";", bom: bool = True) -> bytes:
    """Write rows as a spreadsheet program of Indonesia saves them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(
        [columns, *([one.get(column, "") for column in columns] for one in rows)]
    )
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")
