"""Distils aiogram's models of the Bot API into `sandbox/description.json`; run by hand when Telegram's API grows.

Run it as `.venv-peers/bin/python tests/sandbox/distil.py`; with `--check` it writes nothing and fails when the file is
not what it would write. One line a method and a type, so that a diff reads well. A type is written as text: `int`,
`float`, `str`, `bool`, `file`, `=word` for a fixed value, `[X]` for an array of X, `A|B` for either, or the name of a
type or a union; a leading `!` marks a field that must be there.
"""

import enum
import json
import re
import sys
import types
import typing
from datetime import datetime, timedelta
from pathlib import Path

import aiogram.methods
import aiogram.types
from aiogram.__meta__ import __api_version__
from aiogram.client.default import Default
from aiogram.methods.base import TelegramMethod
from aiogram.types import InputFile
from aiogram.types.base import UNSET_TYPE, TelegramObject
from typing_extensions import TypeAliasType

TARGET = Path(__file__).parents[2] / "sandbox" / "description.json"
SIMPLE = {int: "int", float: "float", str: "str", bool: "bool", datetime: "int", timedelta: "int"}
UNIONS = (typing.Union, types.UnionType)
HIDDEN = (type(None), Default, UNSET_TYPE)


def _fixed(value: object) -> str:
    plain = value.value if isinstance(value, enum.Enum) else value
    return f"={'true' if plain is True else plain}"


def _alternatives(annotation: typing.Any, seen: set[type]) -> list[str]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, TypeAliasType | str):
        return [getattr(annotation, "__name__", annotation)]
    if origin is typing.Annotated:
        return _alternatives(arguments[0], seen)
    if origin is typing.Literal:
        return [_fixed(value) for value in arguments]
    if origin is list:
        return [f"[{_expression(arguments[0], seen)}]"]
    if origin in UNIONS:
        return [word for argument in arguments if argument not in HIDDEN for word in _alternatives(argument, seen)]
    return [_name(annotation, seen)]


def _name(annotation: typing.Any, seen: set[type]) -> str:
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    if not isinstance(annotation, type):
        raise TypeError(repr(annotation))
    if issubclass(annotation, InputFile):
        return "file"
    if issubclass(annotation, TelegramObject):
        seen.add(annotation)
        return annotation.__name__
    if issubclass(annotation, enum.Enum):
        return "str"
    raise TypeError(repr(annotation))


def _expression(annotation: typing.Any, seen: set[type]) -> str:
    return "|".join(dict.fromkeys(_alternatives(annotation, seen)))


def _fields(model: typing.Any, seen: set[type]) -> dict[str, str]:
    fields = {}
    for name, field in model.model_fields.items():
        fixed = typing.get_origin(field.annotation) is typing.Literal
        mark = "!" if field.is_required() or fixed else ""
        fields[field.alias or name] = mark + _expression(field.annotation, seen)
    return fields


def _methods(seen: set[type]) -> dict[str, dict[str, object]]:
    models = [getattr(aiogram.methods, name) for name in aiogram.methods.__all__]
    calls = [model for model in models if issubclass(model, TelegramMethod) and model is not TelegramMethod]
    return {
        model.__api_method__: {"returns": _expression(model.__returning__, seen), "takes": _fields(model, seen)}
        for model in sorted(calls, key=lambda model: model.__api_method__)
    }


def _types(seen: set[type]) -> dict[str, dict[str, str]]:
    described: dict[str, dict[str, str]] = {}
    while waiting := sorted(
        (model for model in seen if model.__name__ not in described), key=lambda model: model.__name__
    ):
        for model in waiting:
            described[model.__name__] = _fields(model, seen)
    return dict(sorted(described.items()))


def _unions(seen: set[type]) -> dict[str, str]:
    aliases = {name: getattr(aiogram.types, name) for name in sorted(aiogram.types.__all__) if name.endswith("Union")}
    written = {name: _expression(getattr(alias, "__value__", alias), seen) for name, alias in aliases.items()}
    return {name: members for name, members in written.items() if members.count("|") > 1}


def _with_names(text: str, unions: dict[str, str]) -> str:
    """Write each union by its name wherever a field has just its members, the longest first."""
    for name, members in sorted(unions.items(), key=lambda item: -len(item[1])):
        text = re.sub(rf'(?<=["!\[]){re.escape(members)}(?=["\]])', name, text)
    return text


def _section(name: str, entries: dict[str, typing.Any]) -> str:
    lines = (f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in entries.items())
    return f'"{name}":{{\n' + ",\n".join(lines) + "\n}"


def description() -> str:
    """Write the description, the same text for the same aiogram."""
    seen: set[type] = {aiogram.types.Update}
    methods, unions = _methods(seen), _unions(seen)
    described = _section("methods", methods) + ",\n" + _section("types", _types(seen))
    sections = [f'"version":{json.dumps(__api_version__)}', _with_names(described, unions), _section("unions", unions)]
    return "{\n" + ",\n".join(sections) + "\n}\n"


def main() -> None:
    """Write the file, or with `--check` fail when it is out of date."""
    if "--check" not in sys.argv:
        TARGET.write_text(description())
    elif TARGET.read_text() != description():
        sys.exit(f"{TARGET.name} is not what the installed models say")


if __name__ == "__main__":
    main()
