"""A message's text as Telegram keeps it: plain, trimmed, with entities in UTF-16 units."""

from collections.abc import Mapping, Sequence

from sandbox.entities_text import utf16_len

__all__ = ["parse", "utf16_len"]


def parse(
    text: str, parse_mode: str | None = None, entities: Sequence[Mapping[str, object]] | None = None
) -> tuple[str, list[dict[str, object]]]:
    """Turn a text and its markup into the plain text and entities of the message."""
    return text.strip(" \n"), [dict(entity) for entity in entities or ()]
