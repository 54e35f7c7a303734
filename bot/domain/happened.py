"""The date of the event, read from a citizen's story in Indonesian or English.

A story is first rewritten into few words: months become ``M11``, weekdays ``W0`` to ``W6``, "two weeks ago" becomes
"2 minggu lalu", and a word that says nothing about time ``_``. One pattern then walks over that, row by row of
``_ROWS``; rows without a reader are traps, which take away what only looks like a date (streets, "every Monday").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from string import digits
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

OLDEST = 10
"""Years after which an event is too old to be what the report is about."""

_BY_NUMBER, _BY_WORDS = 0, 2
"""How doubtful a date is: a day by its number, and what counts from today or names no day (1 less behind "since")."""

_CENTURY, _WEEK, _YEAR, _TEN = 2000, 7, 12, 10
_DAYS = {"hari": 1.0, "minggu": 7.0, "jam": 1 / 24, "menit": 0.0}
_MONTHS = {"bulan": 1, "tahun": 12}

_LEXICON = """
    M1: januari january jan | M2: februari february pebruari feb peb | M3: maret march mar mrt | M4: april apr |
    M5: mei may | M6: juni june jun | M7: juli july jul | M8: agustus august agust agu agt ags aug |
    M9: september sept sep | M10: oktober october okt oct | M11: november nopember nov nop |
    M12: desember december des dec | W0: senin snin monday | W1: selasa slasa tuesday | W2: rabu rebo wednesday |
    W3: kamis kms thursday | W4: jumat jumaat jum friday | W5: sabtu sbtu saturday | W6: ahad sunday |
    hari: hari hr hri day days | minggu: minggu mgg mggu pekan week weeks | bulan: bulan bln month months |
    tahun: tahun thn th year years | jam: jam hour hours | menit: menit mnt minute minutes | se hari: sehari |
    se minggu: seminggu sepekan | se bulan: sebulan | se tahun: setahun | se jam: sejam | A: a an | 1: satu one |
    2: dua two | 3: tiga three | 4: empat four | 5: lima five | 6: enam six | 7: tujuh seven | 8: delapan eight |
    9: sembilan nine | 10: sepuluh ten | 11: sebelas eleven | belas: belas | pagi: pagi morning subuh |
    siang: siang sore noon afternoon evening | malam: malam mlm night | hari ini: today tonight | ini: ini this |
    tadi: tadi td | barusan: barusan brusan | baru: baru just | saja: saja aja now | semalam: semalam smalam smlm |
    kemarin: kemarin kemaren kmrn kmren kmarin kmaren kemarn kemren wingi kamari yesterday | lusa: lusa |
    lalu: lalu silam lewat ago terakhir belakangan | L: last past | tanggal: tanggal tgl tgll |
    sejak: sejak sjk semenjak mulai dari dr dri since from terhitung | pada: pada pd on in |
    C: sudah sdh udah udh dah selama hampir lebih for | kurang: kurang |
    belum: belum blm blom tidak tdk gak ga nggak ngga tak not | &: dan and |
    S: sampai sampe smpai smp hingga until till to sd s | Z: setiap tiap maksimal lambat tempo besok every by next |
    sebelum: sebelum before | F: nanti mendatang berikutnya lagi kerja working | depan: depan | ke: ke |
    B: beberapa bbrp several few |
    K: kali x sekali ribu rb juta jt dalam per gaji iuran bayar biaya tarif tagihan once twice |
    X: rp jalan jl jln gang gg no nomor nomer rt rw blok blk km kav kavling hut ri raya pasal lantai lt unit kamar
    dusun dsn kampung kp sma sdn smpn smk universitas stadion lapangan simpang tugu monumen perumahan komplek kelas
    dirgahayu lomba peringatan perayaan upacara street road house number | umur: umur usia berumur berusia aged |
    akta: akta akte | lahir: lahir ttl born | P: saya sy kami aku | : yang yg the of at itu sekitar ada
    berjalan st nd rd d
"""
_WORDS = {
    variant: word.strip()
    for word, variants in (entry.split(":") for entry in _LEXICON.split("|"))
    for variant in variants.split()
}
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+(?:[.,:][0-9]+|\s?[/-]\s?[0-9]+)*")
_SUNDAY = re.compile(
    r"(?:(?<=hari )|(?<=W[0-6] [&S] ))minggu(?!\S)"
    r"|(?<=sejak )minggu(?! lalu| kemarin| ini| depan)(?!\S)"
    r"|(?<![0-9Ae] )(?<!\S)minggu(?= (?:pagi|siang|malam))",
)

_Groups = dict[str, str]
_Reader = Callable[[_Groups, date], date | None]


class _Row(NamedTuple):
    """One way of saying when: its doubt, who reads it (nobody: a trap), and its pattern."""

    doubt: int
    reader: _Reader | None
    pattern: re.Pattern[str]


def happened(text: str, *, today: date) -> date | None:
    """Give the day of the event that a story names, None where it names none.

    Never later than ``today`` (in the tenant's zone) and never more than ``OLDEST`` years before. The first of the most
    certain dates counts; a month alone stands for its first day, "last week" for the day a week ago.
    """
    story = _rewritten(text)
    best, doubt = None, _BY_WORDS + 1
    for found in _ANY.finditer(story):
        row, since = _ROWS[found.lastgroup or ""], bool(found["since"])
        # What is not more certain than the best so far comes too late.
        if row.reader and max(row.doubt - since, _BY_NUMBER) < doubt and (day := _read(row, found, today)):
            best, doubt = day, max(row.doubt - since, _BY_NUMBER)
    return best


def _rewritten(text: str) -> str:
    """Rewrite a story into the words of ``_WORDS``, numbers, and ``_`` for everything else."""
    tokens = _TOKEN.findall(text.casefold().replace("'", "").replace("\u2019", ""))
    words = ("".join(token.split()) if token[0] in digits else _WORDS.get(token, "_") for token in tokens)
    return _SUNDAY.sub("W6", " ".join(filter(None, words)))


def _read(row: _Row, found: re.Match[str], today: date) -> date | None:
    """Give the day that a row reads, if it exists and is neither in the future nor too old."""
    again = row.pattern.match(found.string, found.start(found.lastgroup or ""))
    try:
        day = row.reader(again.groupdict(default=""), today) if row.reader and again else None
        return day if day and _before(today, OLDEST * _YEAR) <= day <= today else None
    except (ValueError, OverflowError):  # the 31st of February, 9,999 weeks ago
        return None


def _before(today: date, months: int) -> date:
    """Give the day so many months before, the month's last one where it has no such day."""
    year, month = divmod(today.year * _YEAR + today.month - 1 - months, _YEAR)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _latest(day: int, months: Iterable[date], today: date) -> date | None:
    """Give the first of these months' days of that number that exists and is not in the future."""
    found = (one.replace(day=day) for one in months if 1 <= day <= monthrange(one.year, one.month)[1])
    return next((one for one in found if one <= today), None)


def _numbered(groups: _Groups, today: date) -> date | None:
    """Read a day and a month, in the year that stands there or else the latest past one."""
    day, month, year = int(groups.get("day") or 1), int(groups["month"]), int(groups.get("year") or 0)
    if groups.get("last"):
        year = today.year - 1
    if groups.get("short"):
        year = _CENTURY + int(groups["short"])
    if (near := _CENTURY + int(groups.get("near") or 0)) in range(today.year - 2, today.year + 1):
        year = near
    if year:
        return date(year, month, day)
    return _latest(day, (date(today.year - ago, month, 1) for ago in range(OLDEST)), today)


def _monthly(groups: _Groups, today: date) -> date | None:
    """Read a day whose month is not named: the latest past one, or that of the month before this one."""
    first = 1 if groups["last"] else 0
    return _latest(int(groups["day"]), (_before(today.replace(day=1), ago) for ago in range(first, _YEAR)), today)


def _ago(groups: _Groups, today: date) -> date | None:
    """Read so many minutes, hours, days, weeks, months or years ago."""
    count, unit = groups.get("count", ""), groups["unit"]
    number = (int(count) if count.isdigit() else 1) + (_TEN if groups.get("teen") else 0)
    return _before(today, number * _MONTHS[unit]) if unit in _MONTHS else today - timedelta(int(number * _DAYS[unit]))


def _weekday(groups: _Groups, today: date) -> date | None:
    """Read a weekday: the latest, which may be today unless it is called "last", or that of the week before."""
    weekday = int(groups["weekday"])
    if groups.get("week"):
        return today - timedelta(today.weekday() + _WEEK - weekday)
    latest = today - timedelta(1 if groups.get("before") or groups.get("after") else 0)
    return latest - timedelta((latest.weekday() - weekday) % _WEEK)


def _days_ago(days: int) -> _Reader:
    """Make a reader of words that always mean so many days ago."""
    return lambda _, today: today - timedelta(days)


def _rows(doubt: int, reader: _Reader | None, *patterns: str) -> list[_Row]:
    """Make a row of each pattern; all end with a word."""
    return [_Row(doubt, reader, re.compile(rf"(?:{pattern})(?!\S)")) for pattern in patterns]


_D, _M, _MM = "(?P<day>0?[1-9]|[12][0-9]|3[01])", r"M(?P<month>\d+)", "(?P<month>0?[1-9]|1[0-2])"
_YYYY = "(?P<year>[0-9]{4})"
_PAST, _PART = "(?:lalu|kemarin)", "(?:pagi|siang|malam)"
_YEAR_OR_NOT = f"(?: tahun (?P<last>{_PAST})| (?:tahun )?{_YYYY}| (?P<near>[0-9]{{2}}))?"
_UNITS = "(?:hari|minggu|bulan|tahun|jam|menit)"
_N_UNITS = f"(?P<count>[0-9]{{1,3}}|se|A)(?P<teen> belas)? (?P<unit>{_UNITS})"
_SPAN = f"(?:[0-9]{{1,3}}|se)(?: belas)? {_UNITS}"
_ANYTIME = r"(?:[0-9]\S*|se|[WM]\d+|ini|tadi|kemarin|minggu)"
_W = "W(?P<weekday>[0-6])"
_WHICH = f"(?: (?:(?P<week>minggu {_PAST})|(?P<after>{_PAST})|tadi|ini))"

_TABLE = (
    *_rows(_BY_WORDS, _days_ago(2), "(?:hari )?sebelum kemarin|kemarin lusa|lusa kemarin"),
    *_rows(
        0,
        None,  # the traps
        # "until the 5th", "every Monday", "Saturday and Sunday", "in two weeks", "next month"
        rf"(?:S|Z|sebelum)(?: tanggal| hari| pada| bulan){{0,2}} {_ANYTIME}(?: ini| M\d+| {_UNITS})?(?: [0-9]{{4}})?",
        r"(?:pada |hari ){0,2}W\d (?:S|&) (?:hari )?W\d",
        rf"(?:tanggal [0-9]+|(?:tanggal )?[0-9]+ M\d+|(?:C |L ){{0,3}}{_SPAN}|(?:hari )?W\d) (?:F|ke depan)",
        r"(?:(?:hari )?W\d|M\d+|minggu|tahun|(?:tanggal [0-9]{1,2} )?bulan) (?:F|depan)",
        # streets and house numbers, births, ages, "a few days ago", "50 thousand a month", "day and night"
        rf"X [0-9]\S*(?! {_UNITS}(?! ini))(?: M\d+(?: [0-9]{{4}})?| se {_UNITS})?",
        r"(?<!akta )lahir(?: _| pada){0,4}(?: tanggal)?(?: _)? [0-9]\S*(?: M\d+)?(?: [0-9]+)?",
        rf"umur(?: _| C){{0,2}} {_SPAN}|kurang sejak {_SPAN}|B {_UNITS}(?: lalu)?",
        rf"(?:K|[0-9]\S*) se {_UNITS}(?! lalu| ini)|se {_UNITS} (?:[0-9]\S* )?K|se hari semalam",
    ),
    *_rows(
        _BY_NUMBER,
        _numbered,
        rf"(?:tanggal )?{_D}[./-]{_MM}[./-](?:{_YYYY}|(?P<short>[0-9]{{2}}))",
        rf"(?:tanggal )?{_YYYY}[./-]{_MM}[./-]{_D}",
        rf"(?:tanggal )?{_D}(?:[-,/][0-9]{{1,2}}| (?:S|&) [0-9]{{1,2}})?(?: tahun| bulan)? {_M}{_YEAR_OR_NOT}",
        rf"(?:pada |(?<=sejak )|(?=M[0-9]+ [0-9]{{1,2}} [0-9]{{4}})){_M} {_D}(?: {_YYYY})?",
        rf"tanggal {_D} bulan {_MM}{_YEAR_OR_NOT}",
        rf"(?:(?<=tanggal )|(?<=pada )|(?<=sejak )|(?<=kemarin )|(?<=W[0-6] )){_D}/{_MM}",
    ),
    *_rows(_BY_NUMBER, _monthly, rf"tanggal {_D}(?:-[0-9]{{1,2}})?(?P<last> bulan {_PAST})?"),
    *_rows(
        _BY_WORDS,
        _numbered,
        rf"(?:pada |L |(?<=sejak )|(?=bulan ))(?:bulan )?{_M}(?: {_PAST})?{_YEAR_OR_NOT}",
        rf"{_M}(?: {_PAST}| tahun (?P<last>{_PAST})| (?:tahun )?{_YYYY})",
    ),
    *_rows(
        _BY_WORDS,
        _ago,
        rf"{_N_UNITS}(?: lalu| kemarin| ini|(?= (?:C|belum) ))",
        rf"(?:(?:C |L |kurang ){{1,3}}|(?<=sejak )){_N_UNITS}",
        "(?:se|L) (?P<unit>minggu|bulan|tahun)",
        rf"(?P<unit>minggu|bulan|tahun) {_PAST}",
    ),
    *_rows(
        _BY_WORDS,
        _weekday,
        rf"(?:pada |(?<=sejak )|(?=hari )|(?P<before>kemarin |L ))(?:hari )?{_W}(?: {_PART})?{_WHICH}?",
        rf"{_W}(?= {_PART}| {_PAST}| tadi| ini| minggu {_PAST})(?: {_PART})?{_WHICH}?",
    ),
    *_rows(_BY_WORDS, _days_ago(1), "(?:tadi|kemarin|L) malam|malam (?:tadi|kemarin)|semalam|kemarin"),
    *_rows(
        _BY_WORDS,
        _days_ago(0),
        "hari ini|(?:pagi|siang|malam) ini|ini (?:pagi|siang|malam)|barusan|baru saja",
        "tadi (?:pagi|siang|jam|P)|(?:pagi|siang|P) tadi|(?<=sejak )tadi",
    ),
)
_ROWS = {f"row{number}": row for number, row in enumerate(_TABLE)}
_BARE = {name: re.sub("[?]P<[a-z]+>", "?:", row.pattern.pattern) for name, row in _ROWS.items()}
_NOTHING = r"_|K (?!se)|P (?!tadi)|[0-9]{1,4}(?!\S)(?! [^0-9_])"
"""Words that begin no row, so that a long story is walked through quickly."""

_ANY = re.compile(
    rf"(?<!\S)(?!{_NOTHING})(?P<since>sejak )?(?:{'|'.join(f'(?P<{name}>{bare})' for name, bare in _BARE.items())})"
)
