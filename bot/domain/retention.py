"""How long what is kept of people is kept: by kind, in days, and what happens then.

UU 27/2022 (personal data) wants data deleted when the purpose is over, and the person told of it; the law on archives
wants the record itself kept as long as the government's retention schedule (JRA) says. So the person goes and the
report stays. No rule was found that names numbers for this channel: these are proposals, which a tenant may replace.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kept(StrEnum):
    """What is kept for a time."""

    PEOPLE = "people"
    FILES = "files"
    LINKS = "links"
    LETTERS = "letters"
    PARKED = "parked"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """For how many days, how few a tenant may say, whether 0 is for good; what it is, and what becomes of it."""

    days: int
    least: int
    for_good: bool = False
    what: str
    since: str
    becomes: str


RETENTION: Mapping[Kept, Rule] = MappingProxyType(
    {
        Kept.PEOPLE: Rule(
            days=1825,
            least=90,
            for_good=True,
            what="who reported: name, phone number, Telegram id, on whose behalf, and their names in what was written",
            since="the last report is over, and nothing was heard from the person",
            becomes="erased as by /privasi, and the person is told; the report and its history stay",
        ),
        Kept.FILES: Rule(
            days=1825,
            least=90,
            for_good=True,
            what="photos and documents of a report",
            since="the report is over",
            becomes="deleted; their content within two days where no other report has the same file",
        ),
        Kept.LINKS: Rule(
            days=365,
            least=1,
            for_good=True,
            what="marks of invitations and of links that let another account follow a report",
            since="the invitation ran out, or the report is over",
            becomes="deleted",
        ),
        Kept.LETTERS: Rule(
            days=7,
            least=1,
            what="what a letter said",
            since="it ended: delivered, refused or given up",
            becomes="erased; that it was sent, when and how it ended stays",
        ),
        Kept.PARKED: Rule(
            days=7,
            least=1,
            what="the body of an update that failed",
            since="it was set aside",
            becomes="erased; its number and cause stay",
        ),
    }
)

KEEPS: Mapping[Kept, int] = MappingProxyType({kind: rule.days for kind, rule in RETENTION.items()})
"""The days of each kind, unless a tenant says others."""


NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Nothing is older."""


def keeps_of(days: Mapping[str, int]) -> Mapping[Kept, int]:
    """Give the days with these replaced."""
    return MappingProxyType({kind: days.get(kind, usual) for kind, usual in KEEPS.items()})


def over_before(keeps: Mapping[Kept, int], kind: Kept, now: datetime) -> datetime:
    """Tell what is over: all of this kind from before then; nothing is, where it is kept for good."""
    return now - timedelta(days=keeps[kind]) if keeps[kind] else NEVER
