"""How good rules are on reports whose agency is known, and what changes where other rules decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.routing import margin_of, rank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.rules import Rules


class Case(NamedTuple):
    """A report to decide; ``truth`` is the agency type that it belongs to, empty where that is not known."""

    text: str
    title: str = ""
    truth: str = ""


class Judged(NamedTuple):
    """What rules made of a case: at most three agency types, the best first, and the first one's margin."""

    truth: str
    ranked: tuple[str, ...]
    margin: float

    @property
    def first(self) -> str:
        """Give the first agency type, empty where nothing speaks for any."""
        return self.ranked[0] if self.ranked else ""

    @property
    def right(self) -> bool:
        """Tell whether the first is the true one."""
        return bool(self.truth) and self.first == self.truth


class ClassScore(NamedTuple):
    """How well one agency type is found: its reports, and precision, recall and F1 (0 to 1)."""

    n: int
    precision: float
    recall: float
    f1: float


class Confusion(NamedTuple):
    """So many reports of one type were given to another; ``given`` is empty where nothing spoke for any."""

    truth: str
    given: str
    reports: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """The figures over all cases, as shares from 0 to 1; ``macro_f1`` is over the types of the truth.

    ``sure_share`` says for how many the margin sufficed to offer one agency alone, ``sure_right`` how many of these
    were right.
    """

    n: int
    top1: float
    top3: float
    macro_f1: float
    none: float
    sure_share: float
    sure_right: float
    classes: Mapping[str, ClassScore]
    confusions: tuple[Confusion, ...]


def judge(case: Case, rules: Rules) -> Judged:
    """Let rules decide a case."""
    ranked = rank(case.text, rules, title=case.title)
    return Judged(case.truth, tuple(one.agency for one in ranked), margin_of(ranked))


def scores(judged: Sequence[Judged], *, sure: float) -> Scores:
    """Add up what was decided about cases whose truth is known; ``sure`` is the margin that suffices."""
    classes, confident = _classes(judged), [one for one in judged if one.first and one.margin >= sure]
    wrong = Counter((one.truth, one.first) for one in judged if not one.right)
    return Scores(
        n=len(judged),
        top1=_share(sum(one.right for one in judged), len(judged)),
        top3=_share(sum(one.truth in one.ranked for one in judged), len(judged)),
        macro_f1=_share(sum(one.f1 for one in classes.values()), len(classes)),
        none=_share(sum(not one.first for one in judged), len(judged)),
        sure_share=_share(len(confident), len(judged)),
        sure_right=_share(sum(one.right for one in confident), len(confident)),
        classes=classes,
        confusions=tuple(Confusion(*pair, count) for pair, count in sorted(wrong.items(), key=lambda o: (-o[1], o[0]))),
    )


def _classes(judged: Sequence[Judged]) -> dict[str, ClassScore]:
    """Score every type of the truth by itself, the one with most reports first."""
    true, given = Counter(one.truth for one in judged), Counter(one.first for one in judged)
    hits = Counter(one.truth for one in judged if one.right)
    return {
        kind: ClassScore(
            n=count,
            precision=_share(hits[kind], given[kind]),
            recall=_share(hits[kind], count),
            f1=_share(2 * hits[kind], count + given[kind]),
        )
        for kind, count in true.most_common()
    }


def _share(part: float, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


class Moved(NamedTuple):
    """So many reports go from one agency type to another; of those whose truth is known, how many for better or worse.

    An empty type is that nothing speaks for any.
    """

    before: str
    after: str
    reports: int
    better: int
    worse: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What other rules would change: of so many reports those that move, and how many known ones were and are right."""

    n: int
    known: int
    right_before: int
    right_after: int
    moved: tuple[Moved, ...]

    @property
    def moves(self) -> int:
        """Count the reports that move."""
        return sum(one.reports for one in self.moved)

    @property
    def better(self) -> int:
        """Count those that move to where they belong."""
        return sum(one.better for one in self.moved)

    @property
    def worse(self) -> int:
        """Count those that move away from where they belong."""
        return sum(one.worse for one in self.moved)


def trial(pairs: Sequence[tuple[Judged, Judged]]) -> Trial:
    """Compare what the rules before and after made of the same cases; the most frequent moves come first."""
    moves = Counter((old.first, new.first) for old, new in pairs if old.first != new.first)
    better = Counter((old.first, new.first) for old, new in pairs if new.right and not old.right)
    worse = Counter((old.first, new.first) for old, new in pairs if old.right and not new.right)
    return Trial(
        n=len(pairs),
        known=sum(bool(old.truth) for old, _ in pairs),
        right_before=sum(old.right for old, _ in pairs),
        right_after=sum(new.right for _, new in pairs),
        moved=tuple(
            Moved(*pair, count, better[pair], worse[pair])
            for pair, count in sorted(moves.items(), key=lambda one: (-one[1], one[0]))
        ),
    )
