"""What is past its time, as a protocol; the archive fulfils it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Retention(Protocol):
    """What has been kept long enough."""

    def unheard(self, before: datetime, limit: int) -> Sequence[int]:
        """Name people who hold no role, of whom nothing was heard since, and whose every report was over by then."""

    def drop_files(self, before: datetime, limit: int) -> int:
        """Forget files of reports that were over before; gives the number."""

    def drop_links(self, before: datetime, limit: int) -> int:
        """Forget invitations that ran out before, and links to reports that were over; gives the number."""

    def named(self, digests: Sequence[str]) -> frozenset[str]:
        """Give those of these contents that a file still names."""
