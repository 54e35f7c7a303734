"""``python -P -m bot``: the same as the console script ``simpul``."""

from bot.cli import main

main()
