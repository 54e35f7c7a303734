"""The lock of what runs and what builds it: blocks of ``requirements.lock``, without tests and tools."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOME = Path(__file__).parents[2]


def blocks() -> dict[str, str]:
    """Give each package's lines of the whole lock, by its name."""
    text = (HOME / "requirements.lock").read_text(encoding="utf-8")
    return {
        canonicalize_name(re.split(r"[=\[]", one, maxsplit=1)[0]): one for one in re.split(r"\n(?=\S)", text.strip())
    }


def running_lock() -> str:
    """Write the lock of the project's dependencies, its build system, and what they need on any machine."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    locked, needed = blocks(), set[tuple[str, str]]()
    waiting = [Requirement(one) for one in (*project["project"]["dependencies"], *project["build-system"]["requires"])]
    while waiting:
        one = waiting.pop()
        for extra in ("", *one.extras):
            key = (canonicalize_name(one.name), extra)
            if key[0] in locked and key not in needed:
                needed.add(key)
                waiting += _needs(*key)
    return "\n".join(locked[name] for name in sorted({name for name, _ in needed})) + "\n"


def _needs(name: str, extra: str) -> list[Requirement]:
    """List what a package needs for an extra, whatever the machine; nothing where this machine does not have it."""
    try:
        told = [Requirement(one) for one in requires(name) or ()]
    except PackageNotFoundError:
        return []
    return [one for one in told if (f'"{extra}"' in str(one.marker) if extra else "extra ==" not in str(one.marker))]
