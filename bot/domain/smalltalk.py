"""What people say that is no story: greetings, thanks, and a nod."""

from __future__ import annotations

from bot.domain.language import words_of

_SAID = """
    halo hai hallo helo hello hi hey permisi punten assalamualaikum assalamu alaikum waalaikumsalam salam selamat pagi
    siang sore malam met terima kasih terimakasih makasih trims tengkyu suwun matur nuwun hatur nuhun thanks thank you
    good morning afternoon evening night ok oke okay baik baiklah ya iya yes siap sip mantap test tes ping p min admin
    pak bu bapak ibu kak mas mbak bang bot banyak very much so atas infonya informasinya bantuannya jawabannya
"""

WORDS = frozenset(_SAID.split())
"""Words of which a message may consist and still say nothing to act on."""


def is_small_talk(text: str) -> bool:
    """Tell whether a text is nothing but greetings, thanks and nods; an empty one is not."""
    words = words_of(text)
    return bool(words) and all(word in WORDS for word in words)


_POLITE = frozenset(
    [
        "pak",
        "bu",
        "bapak",
        "ibu",
        "kak",
        "mas",
        "mbak",
        "min",
        "admin",
        "ya",
        "iya",
        "kok",
        "nih",
        "terima",
        "kasih",
        "terimakasih",
        "makasih",
    ]
)
_VERDICTS = {
    ("sudah",): True,
    ("udah",): True,
    ("sdh",): True,
    ("sudah", "beres"): True,
    ("sudah", "selesai"): True,
    ("belum",): False,
    ("belom",): False,
    ("blm",): False,
    ("not", "yet"): False,
}


def verdict(text: str) -> bool | None:
    """Tell what a short answer says to whether a problem is solved; None where it says more, or something else."""
    return _VERDICTS.get(tuple(word for word in words_of(text) if word not in _POLITE))
