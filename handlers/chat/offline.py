"""The request of a bot inside a lane: it knows who it is and cannot call anybody."""

from __future__ import annotations

from typing import Any

import orjson
from telegram.request import BaseRequest, RequestData


class OfflineRequest(BaseRequest):
    """Answers getMe from what is known; any other call is a handler's fault and raises."""

    def __init__(self, identity: dict[str, Any]) -> None:
        """Keep what getMe answered."""
        self._identity = identity

    @property
    def read_timeout(self) -> float | None:
        """Nothing is ever waited for."""
        return None

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: object,
        **_more: object,
    ) -> tuple[int, bytes]:
        """Answer getMe; refuse the rest."""
        del method, request_data
        if url.endswith("/getMe"):
            return 200, orjson.dumps({"ok": True, "result": self._identity})
        raise RuntimeError("handlers never call Telegram: queue a letter instead")  # noqa: TRY003
