"""Load ``tenant.toml``, what a government says of itself; a fault names file, key and remedy."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Annotated, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.data.bundle import read, toml
from bot.data.loading import AGENCIES, agencies
from bot.data.trouble import TenantDataInvalid
from bot.domain.areas import is_code
from bot.domain.deadlines import NUMBERS, promises_of
from bot.domain.lifecycle import VERIFYING
from bot.domain.profile import GUARDED, Bounds, Number, Profile
from bot.domain.retention import RETENTION, Kept, keeps_of
from bot.domain.safety import EMERGENCY, TOPICS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

TENANT = "tenant.toml"
READERS = frozenset(VERIFYING)
"""The roles that may be named for sensitive reports beside agencies."""

_REMEDIES = {
    "name": 'Write for example name = "Pemerintah Kota Melati"',
    "area": 'Write the Kemendagri code of what you govern, such as area = "35.78", or leave the line out',
    "bounds": "Give [bounds] south, west, north and east in degrees, or leave the whole table out",
    "sensitive": "Give [sensitive] a list for each of " + ", ".join(GUARDED),
    "deadlines": "Give [deadlines] working days from 1 to 365 for any of " + ", ".join(NUMBERS),
    "retention": "Give [retention] days for any of " + ", ".join(RETENTION) + ", as docs/retention.md tells",
    "numbers": "Give each [[numbers]] number, id, en and topics, as the shipped file does",
}


def _code(text: str) -> str:
    """Take a code, or nothing; pydantic wants a ValueError."""
    if text and not is_code(text):
        raise ValueError(text)
    return text


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
_Dialled = Annotated[str, StringConstraints(pattern=r"^[0-9+*#][0-9A-Za-z .+*#()-]*$", max_length=30)]
_Code = Annotated[str, AfterValidator(_code)]
_Days = Annotated[int, Field(ge=1, le=365)]
_Latitude = Annotated[float, Field(ge=-90, le=90)]
_Longitude = Annotated[float, Field(ge=-180, le=180)]


class _Part(BaseModel):
    """What stands in the file, no more and nothing converted."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class _Bounds(_Part):
    south: _Latitude
    west: _Longitude
    north: _Latitude
    east: _Longitude


class _Number(_Part):
    number: _Dialled
    id: _Line
    en: _Line
    topics: list[str] = Field(min_length=1)


class _File(_Part):
    name: _Line
    area: _Code = ""
    bounds: _Bounds | None = None
    sensitive: dict[str, Annotated[list[str], Field(min_length=1)]]
    deadlines: dict[str, _Days] = Field(default_factory=dict)
    retention: dict[str, Annotated[int, Field(ge=0, le=36500)]] = Field(default_factory=dict)
    numbers: list[_Number]


def profile(tenant: Path | None = None) -> Profile:
    """Give what ``tenant.toml`` says; raises ``TenantDataInvalid``.

    A folder without the file takes the shipped one, and of its readers those whom the folder's agencies know.
    """
    own = tenant.joinpath(TENANT) if tenant else None
    shipped = own is None or not own.exists()
    chosen = resources.files("bot.data").joinpath(TENANT) if own is None or shipped else own
    file = _parsed(toml(read(chosen, TENANT), TENANT))
    _check_bounds(file.bounds)
    known = {agency.code for agency in agencies(tenant)} | READERS
    if shipped:
        file.sensitive = {topic: [one for one in whom if one in known] for topic, whom in file.sensitive.items()}
    _check_readers(file.sensitive, known)
    _check_deadlines(file.deadlines)
    _check_retention(file.retention)
    _check_topics(file.numbers)
    return Profile(
        name=file.name,
        area=file.area,
        bounds=Bounds(**file.bounds.model_dump()) if file.bounds else None,
        sensitive={topic: tuple(whom) for topic, whom in file.sensitive.items()},
        numbers=tuple(
            Number(number=one.number, id=one.id, en=one.en, topics=tuple(one.topics)) for one in file.numbers
        ),
        promises=promises_of(file.deadlines),
        keeps=keeps_of(file.retention),
    )


def _parsed(content: Mapping[str, object]) -> _File:
    """Check the form of the file."""
    try:
        return _File.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        remedy = _REMEDIES.get(str(first["loc"][0]), f"Keep to {', '.join(_REMEDIES)}")
        raise TenantDataInvalid(TENANT, where, first["msg"], remedy) from error


def _check_bounds(bounds: _Bounds | None) -> None:
    """Refuse a rectangle without an inside."""
    if bounds and (bounds.south >= bounds.north or bounds.west >= bounds.east):
        _refuse("bounds", "south lies above north, or west beyond east", _REMEDIES["bounds"])


def _check_readers(sensitive: Mapping[str, list[str]], known: Collection[str]) -> None:
    """Refuse a topic that nobody gets or nobody knows, and a reader who is neither agency nor role."""
    for topic in sorted(sensitive.keys() ^ set(GUARDED)):
        reason = "no topic has this name" if topic in sensitive else "is missing"
        _refuse(f"sensitive.{topic}", reason, _REMEDIES["sensitive"])
    for topic, whom in sensitive.items():
        for one in whom:
            if one not in known:
                remedy = f"Write a code of {AGENCIES}, or one of {', '.join(sorted(READERS))}"
                _refuse(f"sensitive.{topic}", f"{one!r} is neither an agency nor such a role", remedy)


def _check_deadlines(deadlines: Mapping[str, int]) -> None:
    """Refuse a promise that nobody makes."""
    for name in deadlines:
        if name not in NUMBERS:
            _refuse(f"deadlines.{name}", "no promise has this name", _REMEDIES["deadlines"])


def _check_retention(days: Mapping[str, int]) -> None:
    """Refuse what nobody keeps, and a time within which people still ask."""
    for name, number in days.items():
        if name not in RETENTION:
            _refuse(f"retention.{name}", "nothing that is kept has this name", _REMEDIES["retention"])
        rule = RETENTION[Kept(name)]
        if number < rule.least and not (rule.for_good and number == 0):
            remedy = f"Write at least {rule.least}" + (", or 0 to keep it for good" if rule.for_good else "")
            _refuse(f"retention.{name}", f"{number} days are too few", remedy)


def _check_topics(numbers: list[_Number]) -> None:
    """Refuse a number for an unknown topic, and a file without one for emergencies."""
    for place, number in enumerate(numbers, start=1):
        for topic in number.topics:
            if topic not in TOPICS:
                _refuse(f"numbers.{place}.topics", f"{topic!r} is no topic", f"Write some of {', '.join(TOPICS)}")
    if not any(EMERGENCY in number.topics for number in numbers):
        _refuse("numbers", "none is for emergencies", f'Give at least one of them topics = ["{EMERGENCY}"]')


def _refuse(key: str, reason: str, remedy: str) -> NoReturn:
    """Name what is wrong in this file."""
    raise TenantDataInvalid(TENANT, key, reason, remedy)
