"""The commands ``simpul rules``: explain and score them, try changes, publish them, roll back, and learn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import log, settings
from bot.console import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.data.labelled_file import Columns
    from bot.domain.rules import Rules
    from bot.domain.scoring import Case, Judged
    from bot.rulebook import Book
    from bot.settings import Settings

rules = typer.Typer(no_args_is_help=True, help="Keyword rules: explain, score, try, publish, roll back, and learn.")

NO_TOKEN = f"123456789:{'x' * 35}"
"""Stands for the bot's token, of which rules need nothing."""

Folder = Annotated[Path | None, typer.Option("--rules", metavar="FOLDER", help="a folder of rules, or a tenant's")]
Json = Annotated[bool, typer.Option("--json", help="for programs")]
Text = Annotated[str, typer.Option("--text", metavar="COL", help="the column of the story")]
Title = Annotated[str, typer.Option("--title", metavar="COL", help="the column of the title, if there is one")]
Label = Annotated[str, typer.Option("--label", metavar="COL", help="the column of the agency type")]


@rules.command()
def explain(
    text: str,
    *,
    title: Annotated[str, typer.Option(help="the title of the report")] = "",
    area: Annotated[str, typer.Option(metavar="CODE", help="where it happened, such as 35.78.01")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Show which agencies a text leads to, with the words and points of each, its class, and what needs care."""
    from bot import cli_rules_shown as shown  # noqa: PLC0415 - only where used
    from bot.domain.areas import is_code  # noqa: PLC0415 - only where used

    if area and not is_code(area):
        message = f"write --area as a Kemendagri code such as 35.78.01: {area} is none"
        raise typer.BadParameter(message)
    found = shown.explained(_book(folder), text, title=title, area=area)
    shown.explanation(found, as_json=as_json)


@rules.command("eval")
def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="reports whose agency type is known")],
    *,
    text: Text = "text",
    title: Title = "",
    label: Label = "agency",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Score the rules on reports whose agency is known; exit 2 where a column is missing or a label unknown."""
    from bot import cli_rules_shown as shown  # noqa: PLC0415 - only where used
    from bot.domain.scoring import scores  # noqa: PLC0415 - only where used

    found = _book(folder)
    cases, skipped = _cases(file, found, _columns(text, title, label))
    sure = found.rules.confidence.sure
    shown.scored(scores(_judged(cases, found.rules), sure=sure), sure=sure, skipped=skipped, as_json=as_json)


@rules.command("try")
def try_out(
    folder: Path,
    *,
    against: Annotated[Path | None, typer.Option(metavar="FILE.csv", help="instead of the stored reports")] = None,
    text: Text = "text",
    title: Title = "",
    label: Label = "agency",
    as_json: Json = False,
) -> None:
    """Show what changed rules would move, from where to where, and whether that is better; nothing is changed."""
    from bot import cli_rules_shown as shown  # noqa: PLC0415 - only where used
    from bot import rulebook  # noqa: PLC0415 - only where used
    from bot.domain.scoring import trial  # noqa: PLC0415 - only where used

    new, old = _book(folder), _book(None)
    if against:
        cases: Sequence[Case] = _cases(against, new, _columns(text, title, label))[0]
    else:
        cases = rulebook.lessons(_settings()).cases()
    before, after = _judged(cases, old.rules), _judged(cases, new.rules)
    shown.tried(trial(list(zip(before, after, strict=True))), as_json=as_json)


@rules.command()
def publish(
    folder: Annotated[Path | None, typer.Argument(help="the tenant's, where none is named")] = None,
    *,
    note: Annotated[str, typer.Option(help="what is new, for the list of versions")] = "",
) -> None:
    """Make a folder of rules the next version; every running replica follows it within seconds."""
    from bot import rulebook  # noqa: PLC0415 - only where used
    from bot.tools import in_unit  # noqa: PLC0415 - only where used
    from bot.usecases import publishing  # noqa: PLC0415 - only where used

    found = _settings()
    texts, made = rulebook.readable(found, folder)
    number = in_unit(found, lambda unit: publishing.publish(unit, texts, note=note))
    if number is None:
        told.print("Nothing is new: the version that is followed says the same.")
    else:
        count = sum(map(len, made.phrases.values()))
        told.print(f"Version {number} is followed from now on: {len(texts)} files, {count} phrases.")


@rules.command()
def rollback(
    number: Annotated[int | None, typer.Argument(metavar="N", help="a version; without it they are listed")] = None,
    *,
    note: Annotated[str, typer.Option(help="why, for whoever asks later")] = "",
) -> None:
    """Follow an older version again; one that this program cannot read is refused with the line."""
    from bot import cli_rules_shown as shown  # noqa: PLC0415 - only where used
    from bot import rulebook  # noqa: PLC0415 - only where used
    from bot.tools import in_unit  # noqa: PLC0415 - only where used

    found = _settings()
    if number is None:
        shown.versions(rulebook.versions(found))
        return
    rulebook.published(found, number)
    in_unit(found, lambda unit: unit.rules.activate(number, by=None, note=note))
    told.print(f"Version {number} is followed from now on.")


@rules.command()
def export(
    folder: Path,
    *,
    number: Annotated[int | None, typer.Option("--version", metavar="N", help="instead of the followed one")] = None,
    force: Annotated[bool, typer.Option("--force", help="replace files that say something else")] = False,
) -> None:
    """Write the files of the rules into a folder, to be changed and published from there."""
    from bot import rulebook  # noqa: PLC0415 - only where used

    texts = _book(None).texts if number is None else rulebook.texts_of(_settings(), number)
    place, others = rulebook.export(texts, folder, force=force)
    told.print(f"{len(texts)} files written to {place}", markup=False)
    if others:
        told.print(f"These stand there too and are no part of it: {', '.join(others)}", markup=False)


@rules.command()
def suggest(
    *,
    top: Annotated[int, typer.Option(min=1, help="so many phrases an agency type")] = 10,
    as_json: Json = False,
) -> None:
    """Propose phrases that officers' corrections point to, with the evidence, as lines to copy into a file of rules."""
    from bot import cli_rules_shown as shown  # noqa: PLC0415 - only where used
    from bot import rulebook  # noqa: PLC0415 - only where used

    found = _settings()
    with told.status("Reading the reports …"):
        learnt, held = rulebook.lessons(found), _book(None).rules
        proposed, blamed = learnt.proposals(held, top=top), learnt.blames(held)
    shown.suggested(proposed, blamed, as_json=as_json)


def _settings() -> Settings:
    found = settings.load(telegram_bot_token=NO_TOKEN)
    log.configure(found.log_format, secrets=found.secrets)
    return found


def _book(folder: Path | None) -> Book:
    from bot import rulebook  # noqa: PLC0415 - only where used

    found = rulebook.book(_settings(), folder)
    if found.note:
        told.print(found.note, markup=False)
    return found


def _columns(text: str, title: str, label: str) -> Columns:
    from bot.data.labelled_file import Columns  # noqa: PLC0415 - only where used

    return Columns(text=text, title=title, label=label)


def _cases(file: Path, found: Book, columns: Columns) -> tuple[Sequence[Case], int]:
    """Read the file; one that cannot be scored ends the command with 2."""
    from bot.data.labelled_file import LabelledInvalid, labelled  # noqa: PLC0415 - only where used

    try:
        read = labelled(file, found.types, columns)
    except LabelledInvalid as error:
        told.print(str(error), style="red", markup=False)
        raise typer.Exit(2) from None
    return read.cases, read.skipped


def _judged(cases: Sequence[Case], held: Rules) -> list[Judged]:
    """Let the rules decide every case, and show how far that is."""
    from rich.progress import track  # noqa: PLC0415 - only where used

    from bot.domain.scoring import judge  # noqa: PLC0415 - only where used

    watched = track(cases, "Deciding …", console=told, transient=True, disable=not told.is_terminal)
    return [judge(case, held) for case in watched]
