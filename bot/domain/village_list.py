"""A village head's list of reports: its columns, and a row of it read as the answers to a report's questions."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.answers import read
from bot.domain.on_behalf import AGREED, CONTACT, HOUSEHOLDS, NO, RESIDENT, SINGLE, WHOM, YES, Whom
from bot.domain.questions import question_of
from bot.domain.report import Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.domain.spreadsheet import Row

MOST_ROWS = 200
"""So many reports a list holds: they are sent in one transaction, for which others wait on SQLite (about 2 s)."""

LARGEST = 2 << 20
"""Bytes of a list's file."""

SLOTS: Mapping[str, str] = {
    "Cerita": "story",
    "Tempat": "place",
    "Tanggal kejadian": "date",
    "Atas nama": WHOM,
    "Nama": RESIDENT,
    "Telepon": CONTACT,
    "Persetujuan": AGREED,
    "Jumlah rumah tangga": HOUSEHOLDS,
    "Sifat": "visibility",
}
"""The columns in the template's order, each with the slot that it answers."""

COLUMNS = tuple(SLOTS)

WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    WHOM: {
        Whom.RESIDENT: ("warga", "seorang warga", "resident", "a resident"),
        Whom.HOUSEHOLD: ("keluarga", "rumah tangga", "satu rumah tangga", "household", "one household", "family"),
        Whom.COMMUNITY: ("masyarakat", "masyarakat desa", "community", "the village community"),
        Whom.SELF: ("sendiri", "saya sendiri", "self", "myself"),
    },
    AGREED: {
        YES: ("ya", "y", "setuju", "ya, setuju", "yes", "true"),
        NO: ("tidak", "t", "tanpa nama", "no", "n", "false"),
    },
    "visibility": {
        Visibility.OPEN: ("terbuka", "open"),
        Visibility.ANONYMOUS: ("anonim", "anonymous"),
        Visibility.CONFIDENTIAL: ("rahasia", "confidential"),
    },
}
"""What may stand in a cell that is a choice, the template's word first."""

EXAMPLE = "contoh:"
"""What the story of the template's example begins with; such rows are passed over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What is wrong in a row: ``fault`` is a word that the texts select on, ``other`` the row or code meant by it."""

    row: int
    fault: str
    column: str = ""
    other: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row as the answers to a report's questions."""

    row: int
    slots: Mapping[str, str]


def is_example(row: Row) -> bool:
    """Tell whether this is the template's example."""
    return _clean(row.cells["Cerita"]).casefold().startswith(EXAMPLE)


def read_row(row: Row, *, today: date) -> tuple[Line, Sequence[Fault]]:
    """Read a row, and everything that is wrong in it; a formula is never reckoned."""
    told: dict[str, str] = {}
    faults: list[Fault] = []
    for column, slot in SLOTS.items():
        text = _clean(row.cells[column])
        value, fault = _read(slot, text, today)
        if column in row.formulas or text.startswith("="):
            value, fault = "", "formula"
        if fault:
            faults.append(Fault(row=row.number, column=column, fault=fault))
        told[slot] = value
    faults += [Fault(row=row.number, column=column, fault=fault) for column, fault in _together(told, faults)]
    return Line(row=row.number, slots=_answers(told)), faults


def twice(lines: Sequence[Line]) -> list[Fault]:
    """Find rows that say the same of the same place as one before."""
    first: dict[tuple[str, str], int] = {}
    found = []
    for line in lines:
        before = first.setdefault(told_of(line.slots), line.row)
        if before != line.row:
            found.append(Fault(row=line.row, fault="twice", other=str(before)))
    return found


def told_of(slots: Mapping[str, str]) -> tuple[str, str]:
    """Give what makes a report the same as another: its story and its place, but for case and spaces."""
    story, place = (" ".join(slots.get(slot, "").casefold().split()) for slot in ("story", "place"))
    return story, place


def digest_of(lines: Sequence[Line]) -> str:
    """Give a mark of what a list says, in whatever order and file."""
    said = sorted(json.dumps(line.slots, sort_keys=True) for line in lines)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _read(slot: str, text: str, today: date) -> tuple[str, str]:
    """Read a cell for its slot: the value, and what is wrong with it."""
    if slot in WORDS:
        word = " ".join(text.casefold().split())
        value = next((value for value, words in WORDS[slot].items() if word in words), "")
        return value, "" if value or not text else slot
    if not text and slot != "story":
        return "", ""
    number = slot == CONTACT and text.startswith("8")
    # A spreadsheet takes a number's zero away.
    reading = read(question_of("report", slot), f"0{text}" if number else text, today=today)
    return reading.value, reading.fault


def _together(told: Mapping[str, str], faults: Sequence[Fault]) -> list[tuple[str, str]]:
    """Find what does not go together: a name or a number is kept with consent alone, and of a single one alone."""
    broken = {SLOTS[one.column] for one in faults}
    named = [column for column, slot in SLOTS.items() if slot in (RESIDENT, CONTACT) and told[slot]]
    whom = told[WHOM] or (Whom.RESIDENT if named else Whom.COMMUNITY)
    found = []
    if named and whom not in SINGLE:
        found.append((named[0], "nobody"))
    elif named and told[AGREED] != YES and AGREED not in broken:
        found.append((named[0], "unagreed"))
    if told[CONTACT] and not told[RESIDENT] and RESIDENT not in broken:
        found.append(("Telepon", "nameless"))
    if told[HOUSEHOLDS] and whom != Whom.COMMUNITY and WHOM not in broken:
        found.append(("Jumlah rumah tangga", "uncounted"))
    return found


def _answers(told: Mapping[str, str]) -> dict[str, str]:
    """Give the slots as the conversation fills them; what nobody says is proposed later, or open."""
    name = told[RESIDENT]
    whom = told[WHOM] or (Whom.RESIDENT if name else Whom.COMMUNITY)
    slots = {
        "story": told["story"],
        "place": told["place"],
        "evidence": "",
        "visibility": told["visibility"] or Visibility.OPEN,
        WHOM: whom,
    }
    if told["date"]:
        slots["date"] = told["date"]
    if whom in SINGLE:
        slots[AGREED] = YES if name else NO
    if whom in SINGLE and name:
        slots |= {RESIDENT: name, CONTACT: told[CONTACT]}
    if whom == Whom.COMMUNITY:
        slots[HOUSEHOLDS] = told[HOUSEHOLDS]
    return slots


def _clean(text: str) -> str:
    """Take away what shows nothing or no database keeps; a line's end stays one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = ("".join(one if unicodedata.category(one) not in ("Cc", "Cs") else " " for one in line) for line in lines)
    return "\n".join(shown).strip()
