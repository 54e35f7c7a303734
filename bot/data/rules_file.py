"""One file of rules becomes phrases: ``[[phrases]]`` tables, each with a weight, a list of phrases, and conditions.

A slot of a phrase may name several words with ``|``: "lampu jalan mati|padam" means two phrases. The form of the file
is the model here; its JSON Schema (``rules.schema.json``) is made from it, so that editors help while one writes.
"""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.data.trouble import TenantDataInvalid
from bot.domain.language import words_of
from bot.domain.rules import TITLE_FACTOR, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.rules import Words

GROUP = "[[phrases]]"
MOST_ALTERNATIVES = 2000
"""So many phrases one line may stand for at most."""

_REMEDIES = {
    "weight": "Write for example weight = 2",
    "phrases": 'Write for example phrases = ["jalan rusak"]',
    "about": 'Write for example about = "jalan rusak"',
    "needs": 'Write for example needs = ["mati|padam"], or leave it out',
    "unless": 'Write for example unless = ["lampu merah"], or leave it out',
    "near": "Write a number of words from 0 (anywhere) to 100",
    "title": "Write a factor from 0 to 10",
    "category": "Write the number of an official category",
    "class": "Write complaint, aspiration or information, or leave it out",
}

_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class Part(BaseModel):
    """What stands in a file of rules, no more and nothing converted."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class Group(Part):
    """Phrases of one topic that weigh the same and hold under the same conditions."""

    about: Annotated[str, Field(max_length=80, description="the topic; a government may move it as a whole")] = ""
    weight: Annotated[float, Field(ge=-20, le=20, description="points; 0 only hides shorter phrases")]
    phrases: Annotated[list[_Line], Field(min_length=1, description="words side by side; | parts words of one slot")]
    needs: Annotated[list[_Line], Field(description="one of these must stand in the text too")] = []
    unless: Annotated[list[_Line], Field(description="none of these may stand in the text")] = []
    near: Annotated[int, Field(ge=0, le=100, description="within so many words; 0: anywhere")] = 0
    title: Annotated[float, Field(ge=0, le=10, description="factor where it stands in a title")] = TITLE_FACTOR
    category: Annotated[str, Field(pattern=r"^\d{0,6}$", description="id of the official category")] = ""
    hint: Annotated[
        Literal["complaint", "aspiration", "information", ""],
        Field(alias="class", description="the class that such a report usually is"),
    ] = ""


class File(Part):
    """The rules of one agency type, or of one topic."""

    phrases: Annotated[list[Group], Field(min_length=1)]


def schema() -> str:
    """Give the form of a file of rules as JSON Schema, for editors."""
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Rules of one agency type"}
    return json.dumps({**File.model_json_schema(), **named}, indent=2, ensure_ascii=False) + "\n"


def phrases(content: Mapping[str, object], file: str, text: str = "") -> tuple[Phrase, ...]:
    """Give all phrases of a parsed file, alternatives spelt out; raises ``TenantDataInvalid`` with the line."""
    found: dict[tuple[object, ...], Phrase] = {}
    for number, group in enumerate(_parsed(content, file, text).phrases, start=1):
        conditions = {key: _all(getattr(group, key), file, text, number) for key in ("needs", "unless")}
        for written in group.phrases:
            for words in _spelt_out(written, file, text, number):
                phrase = _phrase(words, group, conditions)
                same = (phrase.words, phrase.needs, phrase.unless, phrase.near)
                if found.get(same, phrase) != phrase:
                    where = _where(text, number, written)
                    raise TenantDataInvalid(file, where, f"{' '.join(words)!r} stands twice", "Keep one of them")
                found[same] = phrase
    return tuple(found.values())


def _phrase(words: Words, group: Group, conditions: Mapping[str, tuple[Words, ...]]) -> Phrase:
    return Phrase(
        words=words,
        weight=float(group.weight),
        about=group.about,
        near=group.near,
        title=group.title,
        category=group.category,
        hint=group.hint,
        **conditions,
    )


def _parsed(content: Mapping[str, object], file: str, text: str) -> File:
    """Check the form of the file."""
    try:
        return File.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        number = next((one + 1 for one in first["loc"] if isinstance(one, int)), 0)
        key = next((one for one in reversed(first["loc"]) if isinstance(one, str)), "")
        remedy = _REMEDIES.get(key, f"Keep to {GROUP} tables with {', '.join(_REMEDIES)}")
        where = ", ".join(filter(None, (_where(text, number, key), key)))
        raise TenantDataInvalid(file, where, first["msg"], remedy) from error


def _where(text: str, number: int, needle: str) -> str:
    """Name the line of the first such word in the group of this number; the group itself where the text is unknown."""
    lines = text.splitlines()
    starts = [place for place, line in enumerate(lines) if line.strip().startswith(GROUP)]
    if not 0 < number <= len(starts):
        return f"{GROUP} {number}" if number else "top level"
    ends = [*starts, len(lines)][number]
    told = (place for place in range(starts[number - 1] + 1, ends) if needle and needle in lines[place])
    return f"line {next(told, starts[number - 1]) + 1}"


def _all(listed: list[str], file: str, text: str, number: int) -> tuple[Words, ...]:
    """Spell out the phrases of a condition."""
    return tuple(words for written in listed for words in _spelt_out(written, file, text, number))


def _spelt_out(written: str, file: str, text: str, number: int) -> Iterator[Words]:
    """Give every phrase that a line means, as the words a text is compared with; a hyphen makes two words."""
    slots = [[words_of(word) for word in slot.split("|")] for slot in written.split()]
    if not all(words for slot in slots for words in slot):
        remedy = "Write words of letters and digits around |"
        raise TenantDataInvalid(file, _where(text, number, written), "has an empty alternative", remedy)
    for count, chosen in enumerate(itertools.product(*slots)):
        if count == MOST_ALTERNATIVES:
            remedy = "Write it as several lines"
            raise TenantDataInvalid(file, _where(text, number, written), "stands for too many phrases", remedy)
        yield words_of(" ".join(itertools.chain.from_iterable(chosen)))
