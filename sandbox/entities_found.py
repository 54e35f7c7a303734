"""What Telegram recognises in plain words: commands, mentions, hashtags, addresses."""

import re
from collections.abc import Mapping, Sequence

from sandbox.entities_nesting import QUOTES, SPLITTABLE, ordered, overlap
from sandbox.entities_text import Span

_BARE_DOMAINS = "com|net|org|info|biz|edu|gov|id|my|sg|io|me|app|dev|eu|uk|de|nl|fr|ru|cn|jp|in|au"
# Simpler than Telegram's own, which knows every top-level domain; phone numbers and cashtags are left out.
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "url": re.compile(
        rf"(?<![\w@/.-])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:{_BARE_DOMAINS})(?::[0-9]+)?(?![\w@-])(?:[/?#][^\s<>\"]*)?)",
        re.IGNORECASE,
    ),
    "email": re.compile(r"(?<![\w.+-])[a-z0-9_.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z0-9_]{4,32}(?!\w)"),
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    "hashtag": re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])"),
}
_NOT_AT_THE_END = ".,:;!?'\"…"


def find(text: str, spans: Sequence[Span]) -> list[Span]:
    """Add the entities Telegram would find by itself, where none that is given stands in the way."""
    taken = [span for span in spans if span.kind not in SPLITTABLE + QUOTES]
    for span in ordered(_candidates(text)):
        if not any(overlap(span, other) for other in taken):
            taken.append(span)
    return ordered([*(span for span in spans if span.kind in SPLITTABLE + QUOTES), *taken])


def _candidates(text: str) -> list[Span]:
    return [
        Span(kind, found.start(), found.start() + len(_without_tail(found[0])))
        for kind, pattern in _PATTERNS.items()
        for found in pattern.finditer(text)
    ]


def _without_tail(found: str) -> str:
    """Leave the full stop after a link to the sentence, and a bracket that was opened before it."""
    found = found.rstrip(_NOT_AT_THE_END)
    unopened = found.endswith(")") and found.count("(") < found.count(")")
    return _without_tail(found[:-1]) if unopened else found
