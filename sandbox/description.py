"""The published Bot API as data, and a check of any call, answer or update against it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import orjson


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a form; any object with a `filename` serves as well."""

    filename: str
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Field:
    """What one parameter or field may hold: the alternatives of its type, as written in the description."""

    required: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Method:
    """One method: its canonical name, its parameters and the type of its result."""

    name: str
    takes: Mapping[str, Field]
    returns: str


@dataclass(frozen=True, slots=True)
class _Fault:
    path: tuple[str, ...]
    words: str
    weight: int = 1

    def __str__(self) -> str:
        return f"{'.'.join(self.path)}: {self.words}" if self.path else self.words


@cache
def _document() -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    return cast(
        "Mapping[str, Mapping[str, Mapping[str, object]]]",
        orjson.loads(Path(__file__).with_name("description.json").read_bytes()),
    )


def _fields(written: object) -> dict[str, Field]:
    return {
        name: Field(required=kind.startswith("!"), kind=kind.removeprefix("!"))
        for name, kind in cast("Mapping[str, str]", written).items()
    }


@cache
def version() -> str:
    """Tell which Bot API the description is of, as in "10.3"."""
    return str(_document()["version"])


@cache
def methods() -> Mapping[str, Method]:
    """Give all methods by their canonical names."""
    return {
        name: Method(name, _fields(entry["takes"]), str(entry["returns"]))
        for name, entry in _document()["methods"].items()
    }


@cache
def _canonical_names() -> Mapping[str, str]:
    return {name.lower(): name for name in methods()}


def canonical(name: str) -> str | None:
    """Find a method's name as documented; Telegram takes it in any case."""
    return _canonical_names().get(name.lower())


def check(method: str, params: Mapping[str, object]) -> list[str]:
    """Say in words what is wrong with a call; parameters from a form are strings, a file part has a `filename`."""
    name = canonical(method)
    if name is None:
        return [f"{method}: unknown method"]
    known = methods()[name].takes
    given = {
        key: _from_form(value, known.get(key)) for key, value in params.items() if not _is_extra(key, name, params)
    }
    return [str(fault) for fault in _object_faults(known, given, (), "parameter")]


def check_type(kind: str, value: object) -> list[str]:
    """Say in words what is wrong with a value of the named type, for instance an `Update` or a `Message`."""
    return [str(fault) for fault in _faults(kind, value, ())]


def check_result(method: str, value: object) -> list[str]:
    """Say in words what is wrong with the result of a method's call."""
    name = canonical(method)
    return check_type(methods()[name].returns, value) if name else [f"{method}: unknown method"]


def _is_extra(key: str, method: str, params: Mapping[str, object]) -> bool:
    """Let pass what Telegram lets pass: the method's own name, and file parts that another parameter attaches."""
    value = params[key]
    if key == "method":
        return canonical(str(value)) == method
    return _is_file(value) and any(isinstance(other, str) and f"attach://{key}" in other for other in params.values())


def _is_file(value: object) -> bool:
    return hasattr(value, "filename")


_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def _from_form(value: object, field: Field | None) -> object:
    """Read a form's string as the value it stands for, or leave it when it stands for none; empty is absent."""
    if not isinstance(value, str) or field is None or _fits("str", field.kind):
        return value
    if not value:
        return None
    if _fits("bool", field.kind):
        return _BOOLEANS.get(value.lower(), value)
    try:
        return cast("object", orjson.loads(value))
    except orjson.JSONDecodeError:
        return value


def _fits(kind: str, kinds: str) -> bool:
    return kind in _alternatives(kinds)


@cache
def _alternatives(kind: str) -> tuple[str, ...]:
    """Split "A|[B|C]" at its outer bars, with the names of unions opened."""
    parts = re.findall(r"\[.*?\]+|=[^|]+|\w+", kind)
    unions = _document()["unions"]
    return tuple(word for part in parts for word in (_alternatives(str(unions[part])) if part in unions else (part,)))


@cache
def _type(name: str) -> Mapping[str, Field] | None:
    written = _document()["types"].get(name)
    return None if written is None else _fields(written)


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_PLAIN: Mapping[str, Callable[[object], bool]] = {
    "str": lambda value: isinstance(value, str) or _is_file(value),
    "int": _is_int,
    "float": lambda value: _is_int(value) or isinstance(value, float),
    "bool": lambda value: isinstance(value, bool),
    "file": lambda value: _is_file(value) or (isinstance(value, str) and value.startswith("attach://")),
}


def _faults(kind: str, value: object, path: tuple[str, ...]) -> list[_Fault]:
    """Find what keeps a value from the alternative it fits best; a fault near the root counts more than a deep one."""
    tried = []
    for alternative in _alternatives(kind):
        tried.append(list(_one(alternative, value, path)))
        if not tried[-1]:
            return []
    if len(tried) > 1 and all(faults[0].path == path for faults in tried):
        return [_mistyped(" or ".join(_alternatives(kind)), value, path)]
    return min(tried, key=lambda faults: sum(fault.weight * 16.0 ** -len(fault.path) for fault in faults))


def _one(kind: str, value: object, path: tuple[str, ...]) -> Iterator[_Fault]:
    fields = _type(kind)
    if kind.startswith("="):
        if value != (kind == "=true" or kind[1:]):
            yield _Fault(path, f"expected {kind[1:]!r}, got {value!r}", weight=100)
    elif kind.startswith("["):
        yield from _array_faults(kind[1:-1], value, path)
    elif fields is not None and isinstance(value, Mapping):
        yield from _object_faults(fields, value, path, "field")
    elif fields is not None or not _PLAIN[kind](value):
        yield _mistyped(kind, value, path)


def _array_faults(kind: str, value: object, path: tuple[str, ...]) -> Iterator[_Fault]:
    if not isinstance(value, list | tuple):
        yield _mistyped("an array", value, path)
        return
    for place, item in enumerate(value):
        yield from _faults(kind, item, (*path, str(place)))


def _object_faults(
    fields: Mapping[str, Field], value: Mapping[str, object], path: tuple[str, ...], noun: str
) -> Iterator[_Fault]:
    for name, item in value.items():
        field = fields.get(name)
        if field is None:
            yield _Fault((*path, name), f"unknown {noun}")
        elif item is not None:
            yield from _faults(field.kind, item, (*path, name))
    for name, field in fields.items():
        if field.required and value.get(name) is None:
            yield _Fault((*path, name), "missing")


def _mistyped(expected: str, value: object, path: tuple[str, ...]) -> _Fault:
    return _Fault(path, f"expected {expected}, got {'a file' if _is_file(value) else repr(value)[:80]}")
