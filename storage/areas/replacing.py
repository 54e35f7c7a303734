"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

READABLE = 0o644


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Give a new file beside it to write to; it takes the place at the end, and is gone if anything went wrong."""
    handle, name = mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(handle)
    new = Path(name)
    try:
        yield new
        new.chmod(READABLE)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
