"""Published versions of the rules; rows are added and never changed, and the newest activation holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.rulebook import Version, VersionUnknown
from storage.tables import ActivationRow, RulesRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

_ACTIVE = sa.select(col(ActivationRow.number)).order_by(col(ActivationRow.id).desc()).limit(1)
_LISTED = sa.select(
    col(RulesRow.number), col(RulesRow.note), col(RulesRow.published), col(RulesRow.published_by)
).order_by(col(RulesRow.number).desc())


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The versions, and which one is followed."""

    connection: sa.Connection
    now: datetime

    def add(self, texts: Mapping[str, str], *, note: str, by: int | None) -> int:
        """Keep the texts of a bundle as a new version; gives its number."""
        row = {"content": dict(texts), "note": note, "published": self.now, "published_by": by}
        made = self.connection.execute(sa.insert(RulesRow).values(**row).returning(col(RulesRow.number)))
        return int(made.scalar_one() or 0)

    def activate(self, number: int, *, by: int | None, note: str = "") -> None:
        """Let every replica follow this version from now on; raises VersionUnknown."""
        self._must_be(number)
        row = {"number": number, "at": self.now, "person_id": by, "note": note}
        self.connection.execute(sa.insert(ActivationRow).values(**row))

    def active(self) -> int | None:
        """Give the number of the version that is followed; None where none was ever published."""
        return self.connection.execute(_ACTIVE).scalar()

    def get(self, number: int) -> Mapping[str, str]:
        """Give the texts of a version; raises VersionUnknown."""
        self._must_be(number)
        wanted = sa.select(col(RulesRow.content)).where(col(RulesRow.number) == number)
        return dict(self.connection.execute(wanted).scalar() or {})

    def list(self) -> Sequence[Version]:
        """List the versions, the newest first."""
        active = self.active()
        rows = self.connection.execute(_LISTED)
        return [
            Version(
                number=row.number, note=row.note, at=row.published, by=row.published_by, active=row.number == active
            )
            for row in rows
        ]

    def _must_be(self, number: int) -> None:
        """Raise VersionUnknown, naming the versions that are there, where this one is not."""
        there = self.connection.execute(sa.select(col(RulesRow.number)).order_by(col(RulesRow.number))).scalars().all()
        if number not in there:
            raise VersionUnknown(*there)
