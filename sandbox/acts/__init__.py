"""What people do: write, tap, block, join; each act as Telegram would carry it to the bots."""


class Impossible(Exception):
    """An act that no phone would offer; the words tell what the person sees instead."""
