"""What stored reports and officers' corrections teach about rules: by agency types, as rules know them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.mining import Told, proposals
from bot.domain.routing import rank
from bot.domain.scoring import Case, judge, trial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.mining import Proposal
    from bot.domain.rulebook import Correction, Settled
    from bot.domain.rules import Rules
    from bot.domain.scoring import Trial

Pair = tuple[str, str]
"""An agency type and a phrase."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Blame:
    """A phrase of an agency type: how often it helped to decide, and how often that was corrected."""

    agency: str
    phrase: str
    hits: int
    corrected: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Lessons:
    """The newest reports and corrections; ``kinds`` gives the agency type of a code."""

    settled: Sequence[Settled]
    corrections: Sequence[Correction]
    kinds: Mapping[str, str]

    def blames(self, rules: Rules, agency: str = "") -> tuple[Blame, ...]:
        """List the phrases that were corrected, of one agency type or of all, the most often corrected first."""
        wrong = Counter((one.agency, one.phrase) for made in self.corrections for one in made.phrases)
        hits = self._hits(rules)
        listed = (
            Blame(agency=kind, phrase=phrase, hits=max(hits[kind, phrase], count), corrected=count)
            for (kind, phrase), count in wrong.items()
            if agency in ("", kind)
        )
        return tuple(sorted(listed, key=lambda one: (-one.corrected, one.agency, one.phrase)))

    def hits(self, rules: Rules, agency: str) -> tuple[Blame, ...]:
        """List the phrases that helped to decide for an agency type, the most often first."""
        wrong = Counter((one.agency, one.phrase) for made in self.corrections for one in made.phrases)
        return tuple(
            Blame(agency=kind, phrase=phrase, hits=count, corrected=wrong[kind, phrase])
            for (kind, phrase), count in self._hits(rules).most_common()
            if kind == agency
        )

    def _hits(self, rules: Rules) -> Counter[Pair]:
        """Count the phrases that spoke for the first agency type of each report."""
        found: Counter[Pair] = Counter()
        for one in self.settled:
            for first in rank(one.story, rules, top=1):
                found.update((first.agency, " ".join(said.phrase)) for said in first.evidence if said.points > 0)
        return found

    def proposals(self, rules: Rules, *, top: int = 10) -> tuple[Proposal, ...]:
        """Propose phrases for the agency types that reports were moved to."""
        return proposals(list(self._told()), rules, top=top)

    def _told(self) -> Iterable[Told]:
        """Give the reports whose agency is known, and whether officers had to find it."""
        moved = self._moved()
        for one in self.settled:
            kind, made = self._truth(one, moved), moved.get(one.report)
            if kind:
                corrected = made is not None and kind != self.kinds.get(made.start)
                yield Told(one.person, one.name, one.story, kind, corrected)

    def _moved(self) -> Mapping[int, Correction]:
        """Give the newest correction of each report whose right agency was found."""
        return {one.report: one for one in reversed(self.corrections) if one.to}

    def _truth(self, settled: Settled, moved: Mapping[int, Correction]) -> str:
        """Name the agency type that a report belongs to: of whoever took it on, else of where it was moved to."""
        made = moved.get(settled.report)
        return self.kinds.get(settled.agency or (made.to if made else ""), "")

    def cases(self) -> list[Case]:
        """Give every report as a case, with its truth where it is known; what decides is the story alone."""
        moved = self._moved()
        return [Case(one.story, truth=self._truth(one, moved)) for one in self.settled]

    def tried(self, old: Rules, new: Rules) -> Trial:
        """Say what other rules would change."""
        return trial([(judge(case, old), judge(case, new)) for case in self.cases()])
