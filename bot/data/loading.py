"""Load agencies and rules from a tenant's folder, or from the shipped one; a fault names file, place and remedy."""

from __future__ import annotations

import csv
import io
import re
from importlib import resources
from typing import TYPE_CHECKING

from bot.data.bundle import bundle, read, rules_of
from bot.data.trouble import TenantDataInvalid
from bot.domain.agencies import Agency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from bot.domain.rules import Rules


__all__ = ["TenantDataInvalid", "agencies", "rules"]

AGENCIES = "agencies.csv"
COLUMNS = ("code", "name", "type", "aliases", "area", "parent")
MORE = ("contact", "connected")
"""Columns that may be left out: whom to call there, and "tidak" where nobody of it will ever join here."""

_CONNECTED = {"": True, "ya": True, "yes": True, "tidak": False, "no": False}
_FORMS = {
    # A code stands in a button's data, which has room for 64 bytes.
    "code": (re.compile(r"[a-z0-9_]{1,24}"), "Use at most 24 small letters, digits and _"),
    "type": (re.compile(r"[a-z0-9_]*"), "Use small letters, digits and _, or leave it empty to take the code"),
    "name": (re.compile(r".*\S.*"), "Write the name that citizens know"),
    "connected": (re.compile("|".join(_CONNECTED)), "Write ya or tidak, or leave it empty for ya"),
    "contact": (re.compile(r".{0,200}"), "Write at most 200 characters"),
    "area": (re.compile(r"(\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?)?"), "Write a Kemendagri code such as 35.78, or nothing"),
}


def agencies(tenant: Path | None = None) -> tuple[Agency, ...]:
    """Give the agencies of ``agencies.csv`` in its order; raises ``TenantDataInvalid``.

    Columns are separated by commas (or semicolons, as Indonesian spreadsheets save them), aliases by ``|``.
    """
    return agencies_in(_folder(tenant).joinpath(AGENCIES), AGENCIES)


def agencies_in(file: Traversable, name: str, *, is_area: Callable[[str], bool] = bool) -> tuple[Agency, ...]:
    """Give the agencies of a file that is told about by its name; ``is_area`` tells which codes of areas are known."""
    found: dict[str, Agency] = {}
    lines: dict[str, str] = {}
    for line, row in _rows(file, name):
        agency = _agency(row, line, name)
        if agency.code in found:
            raise TenantDataInvalid(name, line, f"the code {agency.code} stands twice", "Give each agency one row")
        if agency.area and not is_area(agency.area):
            remedy = "Look it up with `simpul areas find NAME`"
            raise TenantDataInvalid(name, f"{line}, area", f"no area has the code {agency.area}", remedy)
        found[agency.code], lines[agency.code] = agency, line
    _check_parents(found, lines, name)
    return tuple(found.values())


def written(found: Iterable[Agency]) -> str:
    """Write agencies as the file holds them."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow((*COLUMNS, *MORE))
    for one in found:
        plain = (one.code, one.name, one.type, "|".join(one.aliases), one.area or "", one.parent or "")
        table.writerow((*plain, one.contact, "" if one.connected else "tidak"))
    return out.getvalue()


def rules(tenant: Path | None = None) -> Rules:
    """Give the rules of a tenant's folder, or of the shipped one; raises ``TenantDataInvalid``."""
    return rules_of(bundle(tenant), {agency.type for agency in agencies(tenant)})


def _folder(tenant: Path | None) -> Traversable:
    """Choose the tenant's folder or the shipped one."""
    return tenant or resources.files("bot.data")


def _rows(file: Traversable, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give each row that is not empty, and where it stands."""
    text = read(file, name)
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    try:
        _check_header(tuple(reader.fieldnames or ()), name)
        for row in reader:
            if None in row:
                raise TenantDataInvalid(
                    name, f"line {reader.line_num}", "too many columns", "Put names with commas in double quotes"
                )
            yield f"line {reader.line_num}", {key: value.strip() for key, value in row.items()}
    except csv.Error as error:
        raise TenantDataInvalid(name, f"line {reader.reader.line_num}", str(error), "Correct the quotes") from error


def _check_header(header: tuple[str, ...], name: str) -> None:
    """Refuse a table without our columns."""
    if len(set(header)) < len(header) or not set(COLUMNS) <= set(header) <= {*COLUMNS, *MORE}:
        remedy = f"Give it the columns {','.join(COLUMNS)}, and {' and '.join(MORE)} where you want them"
        raise TenantDataInvalid(name, "line 1", f"the columns are {','.join(header) or 'missing'}", remedy)


def _agency(row: Mapping[str, str], line: str, name: str) -> Agency:
    """Turn a row into an agency."""
    for column, (form, remedy) in _FORMS.items():
        if not form.fullmatch(row.get(column, "")):
            raise TenantDataInvalid(name, f"{line}, {column}", f"{row[column]!r} does not do", remedy)
    return Agency(
        code=row["code"],
        name=row["name"],
        type=row["type"] or row["code"],
        aliases=tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip()),
        area=row["area"] or None,
        parent=row["parent"] or None,
        contact=row.get("contact", ""),
        connected=_CONNECTED[row.get("connected", "")],
    )


def _check_parents(found: Mapping[str, Agency], lines: Mapping[str, str], name: str) -> None:
    """Refuse a parent that is no agency, and an agency above itself."""
    for agency in found.values():
        above, seen = agency.parent, {agency.code}
        while above:
            if above not in found or above in seen:
                reason = f"{above!r} is {'above itself' if above in seen else 'no agency of this file'}"
                raise TenantDataInvalid(name, f"{lines[agency.code]}, parent", reason, "Write another agency's code")
            seen.add(above)
            above = found[above].parent
