"""The life of keyword rules as values: published versions, what officers corrected, and where reports came to rest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.errors import SimpulError

if TYPE_CHECKING:
    from datetime import datetime


class VersionUnknown(SimpulError):
    """There is no such version of the rules; the particulars name those that are there."""


class VersionBroken(SimpulError):
    """A published version of the rules cannot be read; roll back with `simpul rules rollback`, or publish anew."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A published version of the rules, without its content; ``by`` is our id of a person, None for a command line."""

    number: int
    note: str
    at: datetime
    by: int | None
    active: bool


class Kind(StrEnum):
    """How the rules were corrected: the agency said that it is not its matter, or a verifier chose another one."""

    NOT_OURS = "not_ours"
    REASSIGN = "reassign"


@dataclass(frozen=True, kw_only=True, slots=True)
class Blamed:
    """A phrase that decided: for which agency type, as the rules know it, and as the citizen wrote it."""

    agency: str
    phrase: str
    written: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A report that was brought to the wrong agency; ``to`` is empty until somebody finds the right one.

    ``start`` is the agency's code, empty where the rules named nobody; ``rules`` the version that decided.
    """

    report: int
    kind: Kind
    start: str
    to: str
    phrases: tuple[Blamed, ...]
    person: int | None
    at: datetime
    rules: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """A stored report that may be learnt from; ``agency`` is the code of the one that took it on, empty where none has.

    ``name`` is the reporter's, so that it can be taken out of the words.
    """

    report: int
    person: int
    name: str
    title: str
    story: str
    agency: str
