"""What a proof of the archive gives: what was looked at, and everything that is not as it must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Discrepancy:
    """One thing that is not as it must be: which ``check`` found it, on what (a code or a number), and what it is."""

    check: str
    subject: str
    detail: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reconciled:
    """How many rows of each kind were looked at, and the exceptions among them; none means that all is proved."""

    counted: Mapping[str, int]
    exceptions: Sequence[Discrepancy]
