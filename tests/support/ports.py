"""Ports that nobody listens on, and that no connection of another test can be given meanwhile."""

from __future__ import annotations

import itertools
import os
import socket

FIRST, EACH = 10_000, 2_000
"""Below what Linux hands out to outgoing connections (from 32768 on); each worker has ports of its own."""

_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_NUMBERS = itertools.cycle(range(FIRST + _WORKER * EACH, FIRST + (_WORKER + 1) * EACH))


def free_port() -> int:
    """Give the next port nobody listens on."""
    for port in _NUMBERS:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("the numbers never end")  # noqa: TRY003 - a cycle
