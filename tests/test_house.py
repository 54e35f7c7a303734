"""The house is measured: sizes, promises, walls within files, texts, tables, locks, and the internals we lean on.

A function's size is the lines from its first statement after the docstring to its last, blank lines and comments
among them; one that is a docstring alone (a protocol's method) has no body and is left out. A nested function counts
by itself and in the one around it. Files of fewer than three lines and migrations are left out everywhere.
Every check is a plain function over sources, and the last tests show each of them a bad source that it must refuse.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import statistics
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import grimp
import pytest
from telegram import Bot, Update
from telegram.ext import ConversationHandler, MessageHandler, filters

from bot.domain import ticket
from bot.domain.case_questions import ARCHIVE
from bot.domain.lifecycle import LIFECYCLE, LOOKS, QUIET, UNTOLD, Event, Role, Status
from bot.domain.managed import GUARDS, MANAGED_LABELS
from bot.domain.messages import KEYBOARDS, LetterKind
from bot.domain.notices import DESK_LABELS, NOTICES, OFFER_LABELS, ROOMY, Audience
from bot.domain.question import CANCEL, LONGEST_TEXT, Kind
from bot.domain.questions import QUESTIONS, question_of
from bot.domain.reasons import BY_ITSELF, REASONS
from bot.domain.report import TITLE_LENGTH
from bot.domain.report_questions import EDITABLE
from bot.domain.village_questions import BEHALF
from bot.ports import Outgoing
from bot.texts import TextMissing, build
from bot.usecases import conversation, follow, manage, respond, settle, talk
from handlers.chat import application, commands, pressed
from handlers.chat.conversation import RowConversation
from handlers.chat.render import CAPTION_LIMIT, TEXT_LIMIT, text_of, visible_length
from handlers.chat.request import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HOME = Path(__file__).parent.parent
ROOTS = ("bot", "handlers", "storage", "sandbox")
FILE_MEDIAN, FILE_LONGEST = 90, 250
BODY_MEDIAN, BODY_95TH, BODY_LONGEST = 8, 30, 40
LABEL_LONGEST, TOAST_LONGEST, MENU_LONGEST = 64, 200, 256
TEXTS = build()

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """A file of the house."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.text)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def house() -> tuple[Source, ...]:
    files = [file for root in ROOTS for file in sorted((HOME / root).rglob("*.py")) if "migrations" not in file.parts]
    sources = (Source(file.relative_to(HOME).as_posix(), file.read_text(encoding="utf-8")) for file in files)
    return tuple(source for source in sources if source.lines >= 3)


def told(found: Iterable[str]) -> str:
    return "\n".join(sorted(found))


# ----- sizes


def body_lines(function: Function) -> int:
    statements = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1 if statements else 0


def bodies(sources: Iterable[Source]) -> dict[str, int]:
    found = {f"{s.path}:{f.lineno} {f.name}": body_lines(f) for s in sources for f in s.functions}
    return {name: lines for name, lines in found.items() if lines}


def too_long(sources: Iterable[Source]) -> list[str]:
    return [f"{name}: {lines} lines" for name, lines in bodies(sources).items() if lines > BODY_LONGEST] + [
        f"{source.path}: {source.lines} lines" for source in sources if source.lines > FILE_LONGEST
    ]


def test_the_house_is_what_the_wheel_ships() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    assert tuple(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == ROOTS


def test_a_file_fits_the_morning() -> None:
    assert statistics.median(source.lines for source in house()) <= FILE_MEDIAN


def test_a_function_fits_the_eye() -> None:
    sizes = sorted(bodies(house()).values())
    assert statistics.median(sizes) <= BODY_MEDIAN
    assert statistics.quantiles(sizes, n=20)[-1] <= BODY_95TH


def test_nothing_is_too_long() -> None:
    assert not too_long(house()), told(too_long(house()))


# ----- promises


def without_types(sources: Iterable[Source]) -> list[str]:
    return [f"{s.path}:{f.lineno} {f.name}" for s in sources for f in s.functions if not annotated(f, s.tree)]


def annotated(function: Function, tree: ast.Module) -> bool:
    given = function.args
    names = [*given.posonlyargs, *given.args]
    static = any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in function.decorator_list)
    if any(isinstance(node, ast.ClassDef) and function in node.body for node in ast.walk(tree)) and not static:
        names = names[1:]
    names += [*given.kwonlyargs, *(one for one in (given.vararg, given.kwarg) if one)]
    return function.returns is not None and all(name.annotation for name in names)


def documented(source: Source) -> Iterator[tuple[str, str | None]]:
    """Give whatever must promise something, and its docstring."""
    yield source.path, ast.get_docstring(source.tree)
    yield from _public(source.tree, source.path)


def _public(parent: ast.Module | ast.ClassDef, where: str) -> Iterator[tuple[str, str | None]]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef | Function) and (not node.name.startswith("_") or node.name.endswith("__")):
            yield f"{where} {node.name}", ast.get_docstring(node)
            if isinstance(node, ast.ClassDef):
                yield from _public(node, where)


def promises(docstring: str | None) -> bool:
    """Tell whether the first paragraph is one sentence that ends in a period."""
    first = " ".join((docstring or "").split("\n\n")[0].split())
    return first.endswith((".", "::")) and not re.search(r"[.?!] (?=[A-Z])", first)


OWED_PROMISES: set[str] = set()
"""Two sentences where one would do; each goes from here when it is mended."""


def without_promise(sources: Iterable[Source]) -> list[str]:
    return [name for source in sources for name, docstring in documented(source) if not promises(docstring)]


def test_everything_is_typed() -> None:
    assert not without_types(house()), told(without_types(house()))


def test_everything_public_promises_one_thing() -> None:
    found = set(without_promise(house())) - OWED_PROMISES
    assert not found, told(found)


# ----- what imports what


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*ROOTS, include_external_packages=True, exclude_type_checking_imports=True)


def cycles(imports: grimp.ImportGraph) -> set[str]:
    """Peel off modules that import nothing that is left, or are imported by none; what remains goes in circles."""
    left = set(imports.modules)
    while free := {
        module
        for module in left
        if left.isdisjoint(imports.find_modules_directly_imported_by(module))
        or left.isdisjoint(imports.find_modules_that_directly_import(module))
    }:
        left -= free
    return left


def test_no_import_goes_in_a_circle() -> None:
    assert not cycles(graph()), told(cycles(graph()))


def test_the_domain_imports_python_alone() -> None:
    domain = {"bot.domain", *graph().find_descendants("bot.domain")}
    imported = {one for module in domain for one in graph().find_modules_directly_imported_by(module)} - domain
    assert imported
    assert not {one for one in imported if one.partition(".")[0] not in sys.stdlib_module_names}


# ----- what nobody may do

CHAT_DATA = ("user_data", "chat_data", "bot_data")
FORBIDDEN_NAMES = (*CHAT_DATA, "create_task", "ensure_future", "job_queue", "JobQueue", "run_repeating", "run_once")
FORBIDDEN_WORDS = ("conversation_timeout", "block")
ALLOWED = {
    ("handlers/chat/intake.py", "create_task"): "the answer to a press leaves after the commit, outside every unit",
    ("handlers/chat/application.py", "job_queue"): "it is turned off by name",
}


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give every name, attribute and imported name with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name, node.lineno
            case ast.ImportFrom(names=imported):
                yield from ((one.name, node.lineno) for one in imported)


def against_the_engine(sources: Iterable[Source]) -> set[tuple[str, str]]:
    """Find what would let a handler wait, forget or keep state in the process."""
    found = set()
    for source in sources:
        found |= {(source.path, name) for name, _ in names(source.tree) if name in FORBIDDEN_NAMES}
        words = (node.arg for node in ast.walk(source.tree) if isinstance(node, ast.keyword))
        found |= {(source.path, word) for word in words if word in FORBIDDEN_WORDS}
    return found


def test_handlers_neither_wait_nor_remember() -> None:
    found = against_the_engine(source for source in house() if source.path.startswith("handlers/chat/"))
    assert found == ALLOWED.keys(), found ^ ALLOWED.keys()


def reads_environment(source: Source) -> bool:
    imported = (one.name for node in ast.walk(source.tree) if isinstance(node, ast.Import) for one in node.names)
    named = {"environ", "environb", "getenv", "dotenv_values", "load_dotenv"}
    return not named.isdisjoint(name for name, _ in names(source.tree)) or "dotenv" in imported


READERS = {
    "bot/settings.py": "the one reader",
    "handlers/chat/__init__.py": "sets a switch that python-telegram-bot offers nowhere else",
}


def test_only_the_settings_read_the_environment() -> None:
    assert {source.path for source in house() if reads_environment(source)} == READERS.keys()


CLOCKS = re.compile(
    r"(datetime|date|dt|func)\.(now|utcnow|today|current_timestamp)|time\.(time|time_ns|localtime|gmtime)"
)


def makes_time(source: Source) -> bool:
    attributes = (node for node in ast.walk(source.tree) if isinstance(node, ast.Attribute))
    read = any(CLOCKS.search(ast.unparse(one)) and ast.unparse(one).endswith(one.attr) for one in attributes)
    froms = (node for node in ast.walk(source.tree) if isinstance(node, ast.ImportFrom) and node.module == "time")
    return read or any(name.name in {"time", "time_ns"} for node in froms for name in node.names)


def test_only_the_composition_root_makes_a_clock() -> None:
    assert [source.path for source in house() if makes_time(source) and not source.path.startswith("sandbox/")] == [
        "bot/app.py"
    ]


# ----- texts

WORN_BY = ("key", "label", "prompt", "short", "long")
"""Arguments and attributes whose strings are text keys."""

LISTS = {
    "suggestions": ("name", "words"),
    "timeline": ("at", "event", "agency", "by"),
    "reports": ("code", "title"),
    "attached": ("kind", "name"),
    "numbers": ("phone", "what"),
    "mine": ("code", "title", "status", "at"),
    "additions": ("text",),
    "alike": ("title", "agency", "words", "place", "status", "at"),
    "supports": ("code", "agency", "status"),
    "relayed": ("code", "title", "agency", "status", "at"),
    "tasks": ("code", "title", "guarded", "status", "by", "agency", "due", "over", "holder"),
    "notes": ("name", "text"),
    "members": ("name", "role", "of", "at", "due", "whose"),
    "invites": ("role", "of", "due"),
    "taken": ("code",),
    "looks": ("name", "at", "topic"),
    "bans": ("code", "reason", "at", "due", "text"),
    "ranked": ("name", "score", "phrases"),
    "desks": ("name", "told"),
    "spots": ("name", "told"),
    "graded": ("name", "told"),
    "hits": ("phrase", "decided", "corrected"),
    "proposed": ("phrase", "moved", "apart"),
    "planned": ("row", "title", "agency", "guarded"),
    "faults": ("row", "column", "fault", "other"),
    "codes": ("row", "code", "title"),
}
NUMBERS = (
    "count",
    "late",
    "supporters",
    "supporting",
    "files",
    "length",
    "longest",
    "number",
    "days",
    "first",
    "last",
    "version",
)
NOW = "2026-11-23T08:00:00+07:00"
FIXED = {
    "code": "7K3M-Q9XA-Q",
    "same": "7K3M-Q9XA-Q",
    **dict.fromkeys(("at", "due", "promised", "final", "consented", "lapsed"), NOW),
    **dict.fromkeys(("date", "begins", "ends"), "2026-11-23"),
    "status": "assigned",
    "event": "close",
    "reach": "no",
    "start": "inv_" + "x" * 32,
    "startgroup": "inv_" + "x" * 32,
    "claim": "klaim_" + "x" * 32,
}
LENGTHS = dict.fromkeys(("story", "text", "words", "answer", "asked"), LONGEST_TEXT) | {
    "title": TITLE_LENGTH + 1,
    "typed": 40,
}
CAPTIONS = {"card-photos", "card-file", "answer-file", "privacy-file", "figures", "figures-file"} | {
    "village-digest",
    "slip-file",
    "list-template",
    "list-faults-file",
    "list-codes",
}
"""Texts that stand under a file."""
NAME_LONGEST = 200
"""Names of people and agencies are kept to this length by the archive."""

NOT_OURS = {"log-format", "api-url"}


def literals(sources: Iterable[Source]) -> set[str]:
    return {
        node.value
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def worn_keys(sources: Iterable[Source]) -> set[str]:
    """Find the strings that certainly are text keys: by the argument they are given as, or as what ``say`` says."""
    found: set[ast.expr | None] = set()
    for node in (node for source in sources for node in ast.walk(source.tree)):
        match node:
            case ast.keyword(arg=arg, value=value) if arg in WORN_BY:
                found.add(value)
            case ast.Call(func=ast.Name(id="say"), args=[_, _, key, *_]):
                found.add(key)
            case ast.Call(func=ast.Attribute(attr="say" | "label" | "matches"), args=[key, _, *_]):
                found.add(key)
            case ast.AnnAssign(target=ast.Name(id="key"), value=value):
                found.add(value)
    return {node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str)} - {""}


def speakers() -> list[Source]:
    return [source for source in house() if source.path.startswith(("bot/", "handlers/"))]


def unknown_keys(sources: list[Source], known: frozenset[str]) -> set[str]:
    """Give keys that are worn and not in the catalogue, and strings that look like a key of it and are none."""
    rooms = "|".join(sorted({key.partition("-")[0] for key in known if "-" in key}))
    looks = re.compile(rf"({rooms})(-[a-z0-9]+)+")
    return (worn_keys(sources) | set(filter(looks.fullmatch, literals(sources)))) - known - NOT_OURS


def unused_keys(sources: list[Source], known: frozenset[str]) -> set[str]:
    said, quoted = literals(sources), references()
    return {key for key in known if ITEM.sub("", key) not in said and key not in quoted}


ITEM = re.compile(r"-[a-z]+-item$")
"""What the text of a list's items has behind the key of the letter: the list's name."""


def references() -> set[str]:
    """Find the texts that other texts quote, and the keys that are made of a value."""
    files = [file.read_text(encoding="utf-8") for file in (HOME / "bot/texts/id").glob("*.ftl")]
    quoted = {key for text in files for key in re.findall(r"\{ ([a-z][a-z-]*) \}", text)}
    return quoted | {option.label for questions in QUESTIONS.values() for one in questions for option in one.options}


def value_for(name: str, lines: int) -> Any:
    """Give the longest value of that name that the house may hand to a text, in the character that escapes longest."""
    if name in LISTS:
        return [{inner: FIXED.get(inner, "x" * TITLE_LENGTH) for inner in LISTS[name]} for _ in range(lines)]
    return 10_000 if name in NUMBERS else FIXED.get(name, "&" * LENGTHS.get(name, NAME_LONGEST))


def rendered(key: str, language: str, *, lines: int = 3, **values: Any) -> str:
    """Render a text as it is sent, each value as long as it may be."""
    given = {name: value_for(name, lines) for name in TEXTS.values_of(key, language)} | values
    outgoing = Outgoing(
        row=1, card=False, chat=1, telegram_chat=1, group=False, language=language, key=key, values=given, buttons=(),
        priority=0, kind=LetterKind.TEXT, attempts=1, repeat=True,
    )  # fmt: skip
    limit = CAPTION_LIMIT if key in CAPTIONS else TEXT_LIMIT
    return text_of(TEXTS, outgoing, ZoneInfo("Asia/Jakarta"), limit=limit)


def values_given(sources: Iterable[Source]) -> Iterator[tuple[str, set[str]]]:
    """Give each key that stands beside its values: what ``say`` says, and letters whose values are spelt out."""
    for node in (node for source in sources for node in ast.walk(source.tree)):
        match node:
            case ast.Call(func=ast.Name(id="say"), args=[_, _, ast.Constant(value=str(key))], keywords=keywords):
                yield key, {word.arg or "" for word in keywords}
            case ast.Call(func=ast.Name(id="Letter"), keywords=keywords):
                words = {word.arg: word.value for word in keywords}
                given = words.get("values", ast.Dict([], []))
                if isinstance(key := words.get("key"), ast.Constant) and isinstance(given, ast.Dict):
                    yield str(key.value), {one.value for one in given.keys if isinstance(one, ast.Constant)}


def lacking(given: Iterable[tuple[str, set[str]]]) -> dict[str, set[str]]:
    pairs = [(key, names) for key, names in given if key]
    return {key: lack for key, names in pairs if (lack := TEXTS.values_of(key, "id") - names)}


def test_every_text_is_handed_its_values() -> None:
    given = list(values_given(speakers()))
    assert len(given) > 10
    told = {"code", "title", "agency", "text", "due", "claim", "beyond", "reason", "by"} | {
        "stage",
        "promised",
        "final",
    }
    changed = frozenset({"visibility", "class", "official"})
    of_one = {Event.FORWARD: {"from"}, Event.MERGE: {"into"}, Event.TAKE_OVER: {"name"}} | dict.fromkeys(LOOKS, changed)
    given += [(one.key, told | of_one.get(event, set())) for event, notices in NOTICES.items() for one in notices]
    asked = [question for questions in QUESTIONS.values() for question in questions]
    given += [(key, {"length", "longest"}) for question in asked for key in (question.short, question.long)]
    given += [(question.example, set()) for question in asked]
    given += [(key, set()) for key in TEXTS.keys("id") if key.startswith(("misfit-", "error-"))]
    assert not lacking(given)


def test_every_key_that_is_used_is_there() -> None:
    assert worn_keys(speakers())
    for language in TEXTS.languages:
        assert not unknown_keys(speakers(), TEXTS.keys(language)), language


OWED_KEYS: set[str] = set()
"""Texts that nobody says yet; each goes from here when it is said or deleted."""


def test_every_key_that_is_there_is_used() -> None:
    found = unused_keys(speakers(), TEXTS.keys("id")) - OWED_KEYS
    assert not found, told(found)


def test_every_language_says_the_same_with_the_same_values() -> None:
    for language in TEXTS.languages:
        assert TEXTS.keys(language) == TEXTS.keys("id")
        for key in TEXTS.keys(language):
            assert TEXTS.values_of(key, language) == TEXTS.values_of(key, "id"), (language, key)


def not_fitting(language: str, keys: Iterable[str], **sizes: int) -> set[str]:
    """Find texts that are empty, over Telegram's limit, or refused by our own catalogue."""
    found = set()
    for key in (key for key in keys if not key.endswith("-item") and key not in references()):
        try:
            length = visible_length(rendered(key, language, **sizes))
        except TextMissing:
            length = 0
        if not 0 < length <= (CAPTION_LIMIT if key in CAPTIONS else TEXT_LIMIT):
            found.add(key)
    return found


@pytest.mark.parametrize("language", sorted(TEXTS.languages))
def test_every_text_fits_into_a_message(language: str) -> None:
    assert not not_fitting(language, TEXTS.keys(language))


@pytest.mark.parametrize("language", sorted(TEXTS.languages))
def test_the_longest_lists_fit_into_a_message(language: str) -> None:
    assert not not_fitting(language, TEXTS.keys(language), lines=300)


@pytest.mark.parametrize("language", sorted(TEXTS.languages))
def test_a_code_that_is_shown_as_an_example_is_one(language: str) -> None:
    shown = [rendered(key, language, typed="-", code="-") for key in TEXTS.keys(language) if key == "status-bad-code"]
    examples = re.findall(r"\b\w{4}-\w{4}-\w\b", " ".join(shown))
    assert examples
    assert [ticket.read(one) for one in examples] == examples


@pytest.mark.parametrize("language", sorted(TEXTS.languages))
def test_labels_menus_and_toasts_fit_their_places(language: str) -> None:
    longest = {"label": LABEL_LONGEST, "menu": MENU_LONGEST, "toast": TOAST_LONGEST, "press": TOAST_LONGEST}
    for key in TEXTS.keys(language):
        room = key.partition("-")[0]
        if room in longest:
            assert not TEXTS.values_of(key, language), key
            assert 0 < len(TEXTS.label(key, language).encode("utf-16-le")) // 2 <= longest[room], key


# ----- tables, complete against each other

CHOSEN = {event for before, event, role in LIFECYCLE if before and role in (Role.REPORTER, Role.OFFICER)}
ROLE_OF = {Audience.REPORTER: Role.REPORTER, Audience.DESK: Role.OFFICER}


def test_whatever_happens_is_told_to_somebody() -> None:
    assert {event for _, event, _ in LIFECYCLE} == set(NOTICES)
    # Of all that is handed over there is one letter.
    assert {event for event, notices in NOTICES.items() if not notices} == {Event.HAND_OVER}


def test_every_choice_has_a_button_and_every_button_a_choice() -> None:
    daily = CHOSEN - {*QUIET}
    assert set(OFFER_LABELS) == daily
    assert set(respond.TOASTS) == daily - {*respond.WORDED, *ROOMY, *follow.OPENS}
    assert {*respond.ON_CASE, *respond.WORDED, *follow.OPENS} <= set(QUESTIONS)


def test_whatever_a_desk_may_do_stands_on_its_card_or_in_its_menu() -> None:
    desk = {event for _, event, role in LIFECYCLE if role in (Role.OFFICER, Role.VERIFIER)}
    elsewhere = {Event.ASSIGN, Event.VERIFY, *UNTOLD}
    assert desk == {*DESK_LABELS, *MANAGED_LABELS, *elsewhere}
    assert set(manage.CHANGES) | {Event.MERGE} == set(MANAGED_LABELS)
    assert set(GUARDS) <= set(MANAGED_LABELS)
    assert {one.value for one in question_of(ARCHIVE, "reason").options} == {*REASONS, CANCEL}


@pytest.mark.parametrize("language", sorted(TEXTS.languages))
def test_every_reason_says_something_of_its_own(language: str) -> None:
    reasons = [*REASONS, *BY_ITSELF.values(), ""]
    assert len({rendered("notice-archived", language, reason=reason) for reason in reasons}) == len(reasons)
    assert len({rendered("ask-send-manage", language, do=event) for event in MANAGED_LABELS}) == len(MANAGED_LABELS)


def test_a_notice_offers_only_what_its_reader_may_do_next() -> None:
    for event, notices in NOTICES.items():
        after = {status for (_, happened, _), status in LIFECYCLE.items() if happened is event}
        for notice in notices:
            assert notice.key in TEXTS.keys("id")
            for offer in notice.offers:
                assert all((status, offer, ROLE_OF[notice.to]) in LIFECYCLE for status in after), (event, offer)


def test_no_status_is_a_dead_end_without_being_an_end() -> None:
    reached = set(LIFECYCLE.values())
    assert reached - {before for before, _, _ in LIFECYCLE} <= {Status.CLOSED, Status.ARCHIVED}
    assert {before for before, _, _ in LIFECYCLE if before} <= reached


def test_every_button_has_its_handler() -> None:
    for event in OFFER_LABELS:
        assert event in pressed.CASES, event
    assert not pressed.CASES.keys() & pressed.ACTIONS.keys()


def test_every_keyboard_has_its_question_and_its_labels() -> None:
    asked = {question.keyboard for questions in QUESTIONS.values() for question in questions} - {""}
    assert asked == set(KEYBOARDS)
    for questions in QUESTIONS.values():
        for question in (one for one in questions if one.keyboard):
            keys = {key.label for row in KEYBOARDS[question.keyboard] for key in row if not key.asks}
            assert keys == {option.label for option in question.options}


def test_every_editable_slot_has_its_question() -> None:
    slots = [question.slot for question in QUESTIONS["report"]]
    assert set(EDITABLE) <= set(slots)
    assert set(slots) - set(EDITABLE) == {"same", "more", "like", "send", "edit", *(one.slot for one in BEHALF)}


@pytest.mark.parametrize("language", sorted(TEXTS.languages))
def test_every_status_and_event_has_words_of_its_own(language: str) -> None:
    for key in ("status-of", "card", "card-guarded"):
        plain = {"story": "-", "answer": "-", "asked": "-", "additions": [], "notes": []}
        assert len({rendered(key, language, lines=1, status=status, **plain) for status in Status}) == len(Status), key
    events = sorted({event for _, event, _ in LIFECYCLE} - {*UNTOLD})
    timeline = {rendered("status-of-timeline-item", language, event=event) for event in events}
    assert len(timeline) == len(events)


PRESET = {
    "area",
    "areas",
    "hidden",
    "code",
    "who",
    "files",
    "suggestions",
    "attached",
    "topic",
    "same",
    "title",
    "class",
    "date",
    "name",
    "phone",
    "lacks",
    "alike",
    "sure",
    "published",
    "now",
    "count",
    "planned",
    "more",
    "verified",
    "guarded",
    "urgent",
    "similar",
    "examples",
    "holder",
    "words",
    "reply",
    "text",
}
"""What a prompt may show that no earlier question asks for: it is read out of the story, or known of the person."""

RULES_PRESET = {"rules", "fault", "agencies", "added", "removed", "tried", "moves", "better", "worse"}
"""The same of the rules, and of what other rules would change."""

STEERING_PRESET = {"role", "of", "cases", "colleague", "begins", "ends"}
"""The same of people's roles."""


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_conversation_is_complete(name: str) -> None:
    questions = QUESTIONS[name]
    for number, question in enumerate(questions):
        earlier = PRESET | RULES_PRESET | STEERING_PRESET | {one.slot for one in questions[:number]}
        assert question.slot not in {one.slot for one in questions[:number]}
        assert set(question.shows) <= earlier
        assert TEXTS.values_of(question.prompt, "id") <= set(question.shows)
        assert question.kind is not Kind.CHOICE or question.options or question.from_draft
        assert len({option.value for option in question.options}) == len(question.options)
        assert question.example or question.slot == "words"
        if question.kind in (Kind.TEXT, Kind.PLACE):
            assert question.long
            assert question.short or question.shortest == 1


def test_every_conversation_has_its_end_its_time_and_its_map() -> None:
    maps = {one.name: one for one in application._handlers(TEXTS, lambda: None) if isinstance(one, RowConversation)}
    assert set(QUESTIONS) == set(conversation.FINISH) == set(talk.LIFETIMES) == set(maps)
    for name, questions in QUESTIONS.items():
        assert list(maps[name].states) == [question.slot for question in questions]


def test_every_language_can_be_chosen_and_every_menu_line_is_a_command() -> None:
    assert set(settle.LANGUAGES) == set(TEXTS.languages)
    assert set(commands.MENU) <= set(application.COMMANDS)


# ----- locks


def faults_of_lock(text: str) -> list[str]:
    """Find addresses, and requirements without a hash or an exact version."""
    found = [line for line in text.splitlines() if "://" in line or line.startswith(("-", "--")) or " @ " in line]
    blocks = re.split(r"\n(?=\S)", text.replace("\\\n", " "))
    pinned = re.compile(r"[A-Za-z0-9._\[\]-]+==\S+.*--hash=sha256:[0-9a-f]{64}", re.DOTALL)
    return found + [
        block for block in blocks if block.strip() and not block.startswith("#") and not pinned.match(block)
    ]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("requirements.lock", 11),
        ("requirements-peers.lock", 11),
        ("requirements-examples.lock", 2),
        ("requirements-page.lock", 2),
        ("requirements-s3.lock", 11),
    ],
)
def test_a_lock_holds_versions_and_hashes_and_no_address(name: str, least: int) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    assert text.count("==") >= least
    assert "find-links" not in text
    assert "index-url" not in text
    assert not faults_of_lock(text)


def faults_of_npm_lock(text: str) -> list[str]:
    """Find addresses, and packages without an integrity hash."""
    packages = json.loads(text)["packages"]
    found = [line for line in text.splitlines() if "://" in line]
    return found + [
        name for name, entry in packages.items() if name and not entry.get("integrity", "").startswith("sha512-")
    ]


def test_the_lock_of_typescript_holds_a_hash_and_no_address() -> None:
    assert not faults_of_npm_lock((HOME / "tests/page/package-lock.json").read_text(encoding="utf-8"))


# ----- the page, whose types TypeScript reads (make types)

LOOSE = re.compile(r"@ts-(?:ignore|nocheck|expect-error)|[|<{(:]\s*any\b|\bany\s*[|>}\[\])]|\{\*\}")


def loosely_typed(text: str) -> list[str]:
    """Find where a module of the page takes itself out of the check."""
    return [line for line in text.splitlines() if LOOSE.search(line)]


def test_no_module_of_the_page_takes_itself_out_of_the_check() -> None:
    modules = sorted((HOME / "sandbox/page/static/js").glob("*.js"))
    assert len(modules) > 20
    assert {module.name: found for module in modules if (found := loosely_typed(module.read_text("utf-8")))} == {}


# ----- the internals of python-telegram-bot we lean on


def an_update(bot: Bot) -> Update:
    private = {"id": 7, "type": "private", "first_name": "Ani"}
    message = {"message_id": 1, "date": 1, "chat": private, "from": private | {"is_bot": False}, "text": "halo"}
    message["from"].pop("type")
    return Update.de_json({"update_id": 1, "message": message}, bot)


async def _nothing(update: object, context: object) -> None:
    del update, context


def test_the_library_keeps_and_moves_states_as_we_know_it() -> None:
    assert version("python-telegram-bot").startswith("22.8")
    handler = MessageHandler(filters.TEXT, _nothing)
    known = ConversationHandler([], {"first": [handler], "second": []}, [])
    update = an_update(Bot("123456:" + "a" * 35))
    key = known._get_key(update)
    assert key == (7, 7)
    assert known._conversations == {}
    assert known.check_update(update) is None
    known._conversations[key] = "first"
    found = known.check_update(update)
    assert found is not None
    assert found[:3] == ("first", key, handler)
    known._update_state("second", key, handler)
    assert known._conversations == {key: "second"}
    assert known.check_update(update) is None
    known._update_state(ConversationHandler.END, key, handler)
    assert known._conversations == {}
    assert list(inspect.signature(known._update_state).parameters) == ["new_state", "key", "handler"]


def test_the_library_still_asks_our_overrides() -> None:
    source = inspect.getsource(ConversationHandler.handle_update)
    assert "self._update_state(" in source
    assert {"check_update", "_update_state"} <= vars(RowConversation).keys()


def test_the_library_still_takes_plain_parameters() -> None:
    assert plain(timeout=25, allowed_updates=["message"]).parameters == {"timeout": 25, "allowed_updates": ["message"]}


# ----- every check can fail

LONG_BODY = "def f() -> None:\n" + "    x = 1\n" * (BODY_LONGEST + 1)
GOOD = '"""A module."""\n\n\ndef f(a: int) -> int:\n    """Give it back."""\n    return a\n'


@pytest.mark.parametrize(
    ("check", "path", "bad"),
    [
        (too_long, "a.py", LONG_BODY),
        (too_long, "a.py", "x = 1\n" * (FILE_LONGEST + 1)),
        (without_types, "a.py", "def f(a) -> int: ..."),
        (without_types, "a.py", "def f(a: int): ..."),
        (without_types, "a.py", "class A:\n    def f(self, *a) -> int: ..."),
        (without_promise, "a.py", "x = 1"),
        (without_promise, "a.py", '"""No period"""'),
        (without_promise, "a.py", '"""One. Two."""'),
        (without_promise, "a.py", '"""A module."""\nclass A:\n    """A class."""\n    def f(self): ...'),
        (against_the_engine, "a.py", "MessageHandler(filters.ALL, f, block=False)"),
        (against_the_engine, "a.py", "context.user_data['a'] = 1"),
        (against_the_engine, "a.py", "from asyncio import create_task"),
        (lambda sources: [s for s in sources if reads_environment(s)], "a.py", "import os\nos.environ['A']"),
        (lambda sources: [s for s in sources if reads_environment(s)], "a.py", "from os import getenv"),
        (lambda sources: [s for s in sources if makes_time(s)], "a.py", "now = datetime.now(UTC)"),
        (lambda sources: [s for s in sources if makes_time(s)], "a.py", "import time\ntime.time()"),
        (lambda sources: [s for s in sources if makes_time(s)], "a.py", "sa.func.now()"),
        (lambda sources: unknown_keys(sources, frozenset({"card-photos"})), "a.py", 'Letter(key="nothing")'),
        (lambda sources: unknown_keys(sources, frozenset({"card-photos"})), "a.py", 'say(unit, actor, "nothing")'),
        (lambda sources: unknown_keys(sources, frozenset({"card-photos"})), "a.py", 'x = {1: "card-fotos"}'),
    ],
)
def test_every_check_refuses_a_bad_source(check: Callable[[list[Source]], Any], path: str, bad: str) -> None:
    assert check([Source(path, bad)])
    assert not check([Source(path, GOOD)])


def test_an_unused_key_and_a_cycle_and_a_bad_lock_are_seen() -> None:
    assert unused_keys([Source("a.py", 'x = "card"')], frozenset({"card", "card-notes-item", "joined"})) == {"joined"}
    assert lacking(values_given([Source("a.py", 'say(unit, actor, "words-sent")')])) == {"words-sent": {"code"}}
    assert not lacking(values_given([Source("a.py", 'say(unit, actor, "words-sent", code=code)')]))
    assert lacking(values_given([Source("a.py", 'Letter(chat=1, key="files-kept", values={"x": 1})')]))
    circle = grimp.ImportGraph()
    circle.add_import(importer="a", imported="b")
    assert not cycles(circle)
    circle.add_import(importer="b", imported="a")
    assert cycles(circle)
    digest = "0" * 64
    assert not faults_of_lock(f"# a note\na==1 \\\n    --hash=sha256:{digest}\n")
    for bad in ("a==1\n", f"a>=1 --hash=sha256:{digest}\n", "--index-url x\n", f"a @ b --hash=sha256:{digest}\n"):
        assert faults_of_lock(bad), bad
    for bad in ("// @ts-ignore", "/** @param {any} a */", "/** @type {Map<string, any>} */", "/** @returns {any[]} */"):
        assert loosely_typed(bad), bad
    assert not loosely_typed("/** @param {string} a in any order; {code} is any of these */")
    for entry in ({"version": "1"}, {"integrity": "sha512-0", "resolved": "https://a.example/a.tgz"}):
        assert faults_of_npm_lock(json.dumps({"packages": {"": {}, "node_modules/a": entry}}, indent=1))
