"""What ``simpul rules`` shows: tables for people on standard error, JSON and lines to copy on standard output."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import typer
from rich.markup import escape
from rich.table import Table

from bot.console import told
from bot.domain.agencies import responsible
from bot.domain.classes import class_of
from bot.domain.routing import hints_of, margin_of, rank
from bot.domain.safety import signals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from bot.domain.lessons import Blame
    from bot.domain.mining import Proposal
    from bot.domain.routing import Ranked
    from bot.domain.rulebook import Version
    from bot.domain.scoring import Scores, Trial
    from bot.rulebook import Book

NOBODY = "-"
"""Stands where nothing speaks for any agency."""

SHOWN = 15
"""So many lines of a long list people are shown."""


def _print(found: object) -> None:
    typer.echo(json.dumps(found, ensure_ascii=False))


def explained(book: Book, text: str, *, title: str, area: str) -> dict[str, Any]:
    """Give what the rules make of a text, as programs read it."""
    ranked = rank(text, book.rules, title=title)
    margin = margin_of(ranked)
    care = signals(f"{title}\n{text}".strip(), book.safety)
    topic = ranked[0].evidence[0].rule.about if ranked else ""
    return {
        "agencies": [_agency(book, one, area) for one in ranked],
        "margin": margin,
        "class": str(class_of(f"{title}\n{text}", hints_of(ranked))),
        "emergency": bool(care.emergency),
        "sensitive": bool(care.sensitive),
        "topic": care.sensitive,
        "share": book.rules.confidence.share(margin),
        "sure": bool(ranked) and book.rules.sure(margin),
        "beyond": book.rules.beyond.get(topic, ""),
        "warnings": list(care.emergency),
        "version": book.rules.version,
    }


def _agency(book: Book, found: Ranked, area: str) -> dict[str, Any]:
    agency = responsible(book.agencies, found.agency, area)
    return {
        "code": agency.code if agency else found.agency,
        "type": found.agency,
        "score": found.score,
        "words": list(found.words),
        "evidence": [
            {"phrase": " ".join(one.phrase), "written": one.written, "points": one.points, "topic": one.rule.about}
            for one in found.evidence
        ],
    }


def explanation(found: Mapping[str, Any], *, as_json: bool) -> None:
    """Show what the rules make of a text."""
    if as_json:
        _print(found)
        return
    table = Table("agency", "score", "words", "points")
    for one in found["agencies"]:
        points = ", ".join(f"{said['phrase']} {said['points']:+g}" for said in one["evidence"])
        table.add_row(one["code"], f"{one['score']:g}", escape(", ".join(one["words"])), points)
    told.print(table if found["agencies"] else "No rule speaks for any agency.")
    care = ", ".join(filter(None, ("emergency" * found["emergency"], found["topic"])))
    told.print(
        f"margin {found['margin']:g}, right in {found['share']:.0%}; class {found['class']}; "
        f"care: {care or 'none'}; rules {found['version']}",
        markup=False,
    )


def scored(found: Scores, *, sure: float, skipped: int, as_json: bool) -> None:
    """Show how good the rules are."""
    if as_json:
        _print(_scores(found, sure=sure, skipped=skipped))
        return
    told.print(
        f"{found.n} reports, {skipped} skipped: first {found.top1:.1%}, among three {found.top3:.1%}, "
        f"macro-F1 {found.macro_f1:.1%}, none {found.none:.1%}; "
        f"sure of {found.sure_share:.1%}, of these right {found.sure_right:.1%} (margin {sure:g})"
    )
    table = Table("agency", "reports", "precision", "recall", "F1")
    for kind, one in found.classes.items():
        table.add_row(kind, str(one.n), f"{one.precision:.1%}", f"{one.recall:.1%}", f"{one.f1:.1%}")
    told.print(table)
    wrong = Table("is", "was given to", "reports")
    for pair in found.confusions[:SHOWN]:
        wrong.add_row(pair.truth, pair.given or NOBODY, str(pair.reports))
    told.print(wrong)


def _scores(found: Scores, *, sure: float, skipped: int) -> dict[str, Any]:
    return {
        "n": found.n,
        "skipped": skipped,
        "top1": found.top1,
        "top3": found.top3,
        "macro_f1": found.macro_f1,
        "none": found.none,
        "confusions": [
            {"truth": one.truth, "given": one.given or None, "count": one.reports} for one in found.confusions
        ],
        "sure": {"share": found.sure_share, "right": found.sure_right, "margin": sure},
        "classes": {kind: one._asdict() for kind, one in found.classes.items()},
    }


def tried(found: Trial, *, as_json: bool) -> None:
    """Show what other rules would move."""
    if as_json:
        moved = [
            {"from": one.before or None, "to": one.after or None, "count": one.reports}
            | {"better": one.better, "worse": one.worse}
            for one in found.moved
        ]
        counts = {"n": found.n, "known": found.known, "moves": found.moves, "better": found.better}
        right = {"worse": found.worse, "right_before": found.right_before, "right_after": found.right_after}
        _print({**counts, **right, "moved": moved})
        return
    told.print(
        f"{found.moves} of {found.n} reports would move, {found.better} for better, {found.worse} for worse; "
        f"of {found.known} whose agency is known {found.right_before} were right and {found.right_after} would be."
    )
    if found.moved:
        table = Table("from", "to", "reports", "better", "worse")
        for one in found.moved[:SHOWN]:
            counted = map(str, (one.reports, one.better, one.worse))
            table.add_row(one.before or NOBODY, one.after or NOBODY, *counted)
        told.print(table)


def versions(listed: Sequence[Version]) -> None:
    """Show the published versions."""
    table = Table("version", "published", "followed", "note")
    for one in listed:
        table.add_row(str(one.number), f"{one.at:%Y-%m-%d %H:%M}", "yes" if one.active else "", escape(one.note))
    told.print(table if listed else "No version was published yet: the tenant's folder holds.")


def suggested(proposed: Sequence[Proposal], blamed: Sequence[Blame], *, as_json: bool) -> None:
    """Show the phrases that corrections point to, as lines to copy, and those that were corrected."""
    if as_json:
        listed = [one._asdict() | {"words": " ".join(one.words)} for one in proposed]
        _print({"suggestions": listed, "corrected": [asdict(one) for one in blamed]})
        return
    if blamed:
        table = Table("agency", "phrase", "decided", "corrected")
        for one in blamed[:SHOWN]:
            table.add_row(one.agency, one.phrase, str(one.hits), str(one.corrected))
        told.print(table)
    if not proposed:
        told.print("Corrections point to no new phrase yet.")
    for agency, phrases in groupby(proposed, key=attrgetter("agency")):
        typer.echo(f"# {agency}.toml\n[[phrases]]\nweight = 2\nphrases = [")
        for new in phrases:
            typer.echo(f'    "{" ".join(new.words)}",  # moved {new.moved}, others {new.others}, G2 {new.evidence:g}')
        typer.echo("]")
