"""What people do: write, tap, block, join; each act as Telegram would carry it to the bots."""


class Impossible(Exception):
    """An act that no phone would offer; the words tell what the person sees instead, the sign names it to programs."""

    def __init__(self, words: str, sign: str = "") -> None:
        """Keep both."""
        super().__init__(words)
        self.sign = sign
