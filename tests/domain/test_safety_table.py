"""A large table of invented texts: no emergency and nothing sensitive is missed, and false alarms are few.

The texts were written in batches without sight of the phrases; what a batch showed was mended in the phrases, for the
words at large and not for one text, before the next was written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.data.safety_file import safety
from bot.domain.safety import signals

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.safety import Signals

SHIPPED = safety()
FOLDER = Path(__file__).parent / "safety_texts"
MOST_FALSE_ALARMS = 2

SEEN: dict[str, Callable[[Signals], bool]] = {
    "emergency": lambda found: bool(found.emergency),
    "sensitive": lambda found: found.sensitive in {"children", "violence"},
    "abuse": lambda found: found.sensitive == "abuse",
}
"""What a table is about, and when a text of it is seen as that."""

FEWEST = {"emergency": 60, "sensitive": 30, "abuse": 20}


def texts(name: str) -> list[str]:
    """Read the texts of a file, one a line."""
    lines = FOLDER.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("about", SEEN)
def test_the_table_is_large_and_says_nothing_twice(about: str) -> None:
    """Each half has enough texts, all of them different."""
    for half in ("yes", "no"):
        listed = texts(f"{about}_{half}")
        assert len(listed) == len(set(listed)) >= FEWEST[about]


@pytest.mark.parametrize("about", SEEN)
def test_none_is_missed(about: str) -> None:
    """Whoever writes about it is warned or protected."""
    missed = [text for text in texts(f"{about}_yes") if not SEEN[about](signals(text, SHIPPED))]
    assert missed == []


@pytest.mark.parametrize("about", SEEN)
def test_false_alarms_are_few(about: str) -> None:
    """Whoever writes about something ordinary is hardly ever alarmed."""
    false = [text for text in texts(f"{about}_no") if SEEN[about](signals(text, SHIPPED))]
    assert len(false) <= MOST_FALSE_ALARMS, false


def test_the_ordinary_of_one_table_is_hardly_an_emergency_either() -> None:
    """What only sounds like violence or abuse does not sound like an emergency to the phrases."""
    ordinary = [*texts("sensitive_no"), *texts("abuse_no")]
    false = [text for text in ordinary if signals(text, SHIPPED).emergency]
    assert len(false) <= MOST_FALSE_ALARMS, false
