"""The tables as written keep what the design promises of them."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables import METADATA

SMALL = {
    ("cards", "message_id"): "a message's number counts within one chat",
    ("outbox", "message_id"): "a message's number counts within one chat",
}


def test_telegram_ids_stand_in_one_table_only() -> None:
    """People and groups are named by Telegram's id in ``chats`` alone; every other wide number is known by name."""
    referring = {
        (table.name, column.name)
        for table in METADATA.tables.values()
        for column in table.columns
        if not column.foreign_keys and not column.primary_key and isinstance(column.type, sa.BigInteger)
    }
    assert referring == {
        ("chats", "telegram_id"),
        ("parked", "bot_id"),
        ("parked", "update_id"),
        ("attachments", "size"),
    }
    named = {
        (table.name, column.name)
        for table in METADATA.tables.values()
        for column in table.columns
        if any(word in column.name for word in ("telegram", "user_id", "username", "message_id"))
    }
    assert named - SMALL.keys() == {("chats", "telegram_id"), ("chats", "telegram_sealed")}
