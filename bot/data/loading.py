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
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from bot.domain.rules import Rules


__all__ = ["TenantDataInvalid", "agencies", "rules"]

AGENCIES = "agencies.csv"
COLUMNS = ("code", "name", "type", "aliases", "area", "parent")
_FORMS = {
    # A code stands in a button's data, which has room for 64 bytes.
    "code": (re.compile(r"[a-z0-9_]{1,24}"), "Use at most 24 small letters, digits and _"),
    "type": (re.compile(r"[a-z0-9_]*"), "Use small letters, digits and _, or leave it empty to take the code"),
    "name": (re.compile(r".*\S.*"), "Write the name that citizens know"),
    "area": (re.compile(r"(\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?)?"), "Write a Kemendagri code such as 35.78, or nothing"),
}


def agencies(tenant: Path | None = None) -> tuple[Agency, ...]:
    """Give the agencies of ``agencies.csv`` in its order; raises ``TenantDataInvalid``.

    Columns are separated by commas (or semicolons, as Indonesian spreadsheets save them), aliases by ``|``.
    """
    found: dict[str, Agency] = {}
    for line, row in _rows(_folder(tenant).joinpath(AGENCIES)):
        agency = _agency(row, line)
        if agency.code in found:
            raise TenantDataInvalid(AGENCIES, line, f"the code {agency.code} stands twice", "Give each agency one row")
        found[agency.code] = agency
    _check_parents(found)
    return tuple(found.values())


def rules(tenant: Path | None = None) -> Rules:
    """Give the rules of a tenant's folder, or of the shipped one; raises ``TenantDataInvalid``."""
    return rules_of(bundle(tenant), {agency.type for agency in agencies(tenant)})


def _folder(tenant: Path | None) -> Traversable:
    """Choose the tenant's folder or the shipped one."""
    return tenant or resources.files("bot.data")


def _rows(file: Traversable) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give each row that is not empty, and where it stands."""
    text = read(file, AGENCIES)
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", strict=True)
    try:
        _check_header(tuple(reader.fieldnames or ()))
        for row in reader:
            if None in row:
                raise TenantDataInvalid(
                    AGENCIES, f"line {reader.line_num}", "too many columns", "Put names with commas in double quotes"
                )
            yield f"line {reader.line_num}", {key: value.strip() for key, value in row.items()}
    except csv.Error as error:
        raise TenantDataInvalid(AGENCIES, f"line {reader.reader.line_num}", str(error), "Correct the quotes") from error


def _check_header(header: tuple[str, ...]) -> None:
    """Refuse a table without our columns."""
    if sorted(header) != sorted(COLUMNS):
        remedy = f"Give it exactly the columns {','.join(COLUMNS)}"
        raise TenantDataInvalid(AGENCIES, "line 1", f"the columns are {','.join(header) or 'missing'}", remedy)


def _agency(row: Mapping[str, str], line: str) -> Agency:
    """Turn a row into an agency."""
    for column, (form, remedy) in _FORMS.items():
        if not form.fullmatch(row[column]):
            raise TenantDataInvalid(AGENCIES, f"{line}, {column}", f"{row[column]!r} does not do", remedy)
    return Agency(
        code=row["code"],
        name=row["name"],
        type=row["type"] or row["code"],
        aliases=tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip()),
        area=row["area"] or None,
        parent=row["parent"] or None,
    )


def _check_parents(found: Mapping[str, Agency]) -> None:
    """Refuse a parent that is no agency, and an agency above itself."""
    for agency in found.values():
        above, seen = agency.parent, {agency.code}
        while above:
            if above not in found or above in seen:
                reason = f"{above!r} is {'above itself' if above in seen else 'no agency of this file'}"
                raise TenantDataInvalid(AGENCIES, f"{agency.code}, parent", reason, "Write another agency's code")
            seen.add(above)
            above = found[above].parent
