"""What people do: write, tap, block, join; each act as Telegram would carry it to the bots."""


class Impossible(Exception):  # noqa: N818 - it is no error of the sandbox
    """An act that no phone would offer; the words tell what the person sees instead."""
