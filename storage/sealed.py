"""Column kinds that are sealed on their way in and opened on their way out, and the Telegram id among them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

from storage.sealing import ring_of

if TYPE_CHECKING:
    from sqlalchemy.sql.operators import OperatorType
    from sqlalchemy.types import TypeEngine

HELD = "s1"
"""Under this name a JSON object holds what is sealed; it stands first, so that its key is found by position."""


class Sealed(TypeDecorator[str]):
    """A sealed text; SQLite counts no characters, so there a column keeps the length it was made with."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, place: str, length: int | None = None) -> None:
        """Say which column it is, as ``table.column``."""
        super().__init__()
        self.place = place
        self.length = length

    def load_dialect_impl(self, dialect: sa.Dialect) -> TypeEngine[str]:
        """Give the type that the database knows."""
        counted = self.length is not None and dialect.name == "sqlite"
        return sa.String(self.length) if counted else self.impl_instance

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Seal."""
        return None if value is None else ring_of(dialect).seal(value, self.place)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Open."""
        return None if value is None else ring_of(dialect).open(value, self.place)


class SealedJson(TypeDecorator[Any]):
    """A sealed JSON value, of which the members in ``readable`` can still be looked for."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, place: str, readable: tuple[str, ...] = ()) -> None:
        """Say which column it is, as ``table.column``."""
        super().__init__()
        self.place = place
        self.readable = readable

    def coerce_compared_value(self, op: OperatorType | None, value: object) -> Any:  # noqa: ANN401 - as in the base
        """Compare members as JSON does."""
        return self.impl_instance.coerce_compared_value(op, value)

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ANN401 - any JSON value
        """Seal what says something."""
        ring = ring_of(dialect)
        if not value or not ring.keys:
            return value
        shown = {name: value[name] for name in self.readable if name in value}
        return {HELD: ring.seal(json.dumps(value, ensure_ascii=False), self.place), **shown}

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ANN401 - as above
        """Open."""
        held = isinstance(value, dict) and HELD in value
        return json.loads(ring_of(dialect).open(value[HELD], self.place)) if held else value


class TelegramId(TypeDecorator[int]):
    """A Telegram id as it was sealed, or plain."""

    impl = sa.Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> int | None:
        """Open."""
        return None if value is None else int(ring_of(dialect).open(value, PLACE))


PLACE = "chats.telegram_sealed"


def sealed(place: str, length: int | None = None, *, default: str | None = "") -> Any:  # noqa: ANN401 - as Field has it
    """Make a column for a text that says who somebody is."""
    return Field(default=default, sa_type=Sealed(place, length), nullable=default is None)


def sealed_json(place: str, *, readable: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - as above
    """Make a column for a JSON value that says who somebody is, or what they are about to say; it may be empty."""
    return Field(default=None, sa_type=SealedJson(place, readable), nullable=True)
