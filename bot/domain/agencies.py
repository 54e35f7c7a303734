"""What the heart knows of an agency that can receive reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, kw_only=True)
class Agency:
    """One agency: routing ranks its type; its area is a Kemendagri code, its parent another agency's code.

    One that is not ``connected`` belongs to others, such as a state company: a verifier passes its reports on.
    """

    code: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    area: str | None = None
    parent: str | None = None
    contact: str = ""
    connected: bool = True


def responsible(agencies: Iterable[Agency], kind: str, area: str) -> Agency | None:
    """Give the agency of this type for an area: the one for the smallest area around it, or the one for all areas.

    None where the government has no such agency, or has several and the area tells none of them.
    """
    listed = [one for one in agencies if one.type == kind]
    around = [one for one in listed if not one.area or f"{area}.".startswith(f"{one.area}.")]
    if around:
        return max(around, key=lambda one: len(one.area or ""))
    return listed[0] if len(listed) == 1 and not area else None
