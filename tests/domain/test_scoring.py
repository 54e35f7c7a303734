"""How good rules are, and what others would move: figures that can be checked by hand."""

from __future__ import annotations

import pytest

from bot.domain.rules import Phrase, Rules
from bot.domain.scoring import Case, Confusion, Judged, Moved, judge, scores, trial

RULES = Rules(
    version=1,
    phrases={
        "perhubungan": (Phrase(words=("lampu",), weight=3.0), Phrase(words=("parkir",), weight=2.0)),
        "perkim": (Phrase(words=("taman",), weight=2.0),),
    },
)


def test_figures_by_hand() -> None:
    """Four reports: two right, one at the second place, one that nothing speaks for."""
    cases = [
        Case("Lampu mati", truth="perhubungan"),
        Case("Parkir liar", truth="perhubungan"),
        Case("Lampu di taman mati", truth="perkim"),
        Case("Pohon tumbang", truth="perkim"),
    ]
    found = scores([judge(case, RULES) for case in cases], sure=2.0)
    assert (found.n, found.top1, found.top3, found.none) == (4, 0.5, 0.75, 0.25)
    assert found.classes["perhubungan"] == (2, pytest.approx(2 / 3, abs=1e-4), 1.0, 0.8)
    assert found.classes["perkim"] == (2, 0.0, 0.0, 0.0)
    assert found.macro_f1 == 0.4
    assert found.confusions == (Confusion("perkim", "", 1), Confusion("perkim", "perhubungan", 1))
    assert (found.sure_share, found.sure_right) == (0.5, 1.0)


def test_a_title_counts_as_the_rules_say() -> None:
    """What stands in the title is stronger."""
    assert judge(Case("taman", title="lampu"), RULES).ranked == ("perhubungan", "perkim")
    assert judge(Case("lampu", title="taman"), RULES).ranked == ("perkim", "perhubungan")


def test_nothing_to_score_is_no_fault() -> None:
    """All figures are zero."""
    found = scores([], sure=2.0)
    assert (found.n, found.top1, found.macro_f1, found.sure_right, found.confusions) == (0, 0.0, 0.0, 0.0, ())


def of(truth: str, first: str) -> Judged:
    return Judged(truth, (first,) if first else (), 1.0)


def test_what_moves_is_for_better_for_worse_or_unknown() -> None:
    """Moves are counted by where from and where to; only where the truth is known they are judged."""
    pairs = [
        (of("a", "b"), of("a", "a")),
        (of("b", "b"), of("b", "a")),
        (of("", "b"), of("", "a")),
        (of("a", ""), of("a", "a")),
        (of("a", "a"), of("a", "a")),
    ]
    found = trial(pairs)
    assert found.moved == (Moved("b", "a", 3, 1, 1), Moved("", "a", 1, 1, 0))
    assert (found.n, found.known, found.moves, found.better, found.worse) == (5, 4, 4, 2, 1)
    assert (found.right_before, found.right_after) == (2, 3)
