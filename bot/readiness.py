"""What ``/health/ready`` says of each part, and what to do where one does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.web.health import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

WELL = Part(ok=True)
SCHEMA = Part(
    ok=False,
    why="the database is not reached yet, or its schema is being brought up to date",
    remedy="Wait a minute; then see that the database runs, and what `simpul check` says of it.",
)
STARTING = Part(ok=False, why="waits for the schema", remedy="See the part schema.")
TELEGRAM = Part(
    ok=False,
    why="Telegram was not told yet where updates go",
    remedy="Wait a moment; then see what `simpul check` says of telegram.",
)
LATE_SECONDS = 300
"""A letter that may go leaves within seconds."""

REMEDY = "See that the database runs, takes writes and has free space; Simpul goes on by itself."


def _sender(oldest: float) -> Part:
    """Tell of letters that are late; a replica that takes updates is ready all the same."""
    if oldest <= LATE_SECONDS:
        return WELL
    why = f"a letter that may go has waited {oldest:.0f} s"
    return Part(ok=True, why=why, remedy="See what the leading replica's log says of sending.")


def parts(
    *, migrated: bool, silent: Mapping[str, str] | None, listening: bool, oldest: float = 0.0
) -> Mapping[str, Part]:
    """Judge the parts; ``silent`` are lanes that do not answer, with causes, ``oldest`` a letter's wait in seconds."""
    if silent is None:
        storage = STARTING
    elif silent:
        why = ", ".join(f"{lane} {cause}" for lane, cause in silent.items())
        storage = Part(ok=False, why=why, remedy=REMEDY)
    else:
        storage = WELL
    return {
        "schema": WELL if migrated else SCHEMA,
        "storage": storage,
        "telegram": WELL if listening else TELEGRAM if migrated else STARTING,
        "sender": _sender(oldest),
    }
