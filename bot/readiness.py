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
REMEDY = "See that the database runs, takes writes and has free space; Simpul goes on by itself."


def parts(*, migrated: bool, silent: Mapping[str, str] | None, listening: bool) -> Mapping[str, Part]:
    """Judge the parts; ``silent`` are lanes that do not answer, with their causes, None before there are any."""
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
    }
