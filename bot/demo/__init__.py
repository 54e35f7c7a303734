"""Simpul on one desk: the sandbox's Telegram, the real bot against it, invented people, and a page of phones."""
