"""What finding an agency costs: words, phrases and ranking of one complaint, by the number of phrases known.

``make bench`` prints the table; times are of the process alone, the best of many rounds.
"""

from __future__ import annotations

import random
import time
import tracemalloc
from typing import TYPE_CHECKING

from bot.data.loading import rules
from bot.domain.language import read
from bot.domain.routing import rank
from bot.domain.rules import Phrase, Rules

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = (
    "Selamat pagi, kami warga Kenanga mau melaporkan lampu jalan di depan balai warga yang sudah mati dua minggu. "
    "Jalannya juga berlubang, dan setiap kali hujan tergenang karena selokan mampet penuh sampah. Sudah kami sampaikan "
    "kepada ketua RT dan kelurahan tetapi belum ada yang datang, mohon segera diperbaiki sebelum ada anak sekolah yang "
    "jatuh di sini lagi pada malam hari. Terima kasih."
)
SIZES = (500, 2_000, 10_000)
ROUNDS, CALLS = 40, 100
MICRO, MEGA = 1e6, 1e6


def main() -> None:
    """Print the table."""
    print(f"| routing, {len(STORY)} characters | us a text | build ms | MB |")
    print("|---|---|---|---|")
    print(f"| words alone | {_cost(lambda: read(STORY)):.0f} | | |")
    for size in SIZES:
        tracemalloc.start()
        before = time.perf_counter()
        known = _grown(size)
        rank(STORY, known)
        built, held = time.perf_counter() - before, tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        cost = _cost(lambda known=known: rank(STORY, known))  # type: ignore[misc]
        print(f"| {size} phrases | {cost:.0f} | {built * 1e3:.0f} | {held / MEGA:.1f} |")


def _cost(job: Callable[[], object]) -> float:
    """Give the microseconds that a call takes."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = time.process_time()
        for _ in range(CALLS):
            job()
        best = min(best, time.process_time() - before)
    return best / CALLS * MICRO


def _grown(size: int) -> Rules:
    """Take so many shipped phrases, those of the story first, and make more of their words where they do not suffice.

    So the story holds the same phrases whatever the size: what is compared is the number of those it does not hold.
    """
    chance, shipped = random.Random(1), rules()  # noqa: S311 - repeatable
    pairs = [(agency, phrase) for agency, listed in shipped.phrases.items() for phrase in listed]
    words = sorted({word for _, phrase in pairs for word in phrase.words})
    chance.shuffle(pairs)
    told = {one.rule for ranked in rank(STORY, shipped, top=len(shipped.phrases)) for one in ranked.evidence}
    pairs.sort(key=lambda pair: pair[1] not in told)
    found: dict[str, list[Phrase]] = {agency: [] for agency in shipped.phrases}
    for agency, phrase in pairs[:size]:
        found[agency].append(phrase)
    for _ in range(size - len(pairs)):
        made = Phrase(words=tuple(chance.choices(words, k=chance.choice((2, 2, 3, 3, 4)))), weight=1.0)
        found[chance.choice(list(found))].append(made)
    return Rules(version=1, phrases={one: tuple(listed) for one, listed in found.items()}, spelling=shipped.spelling)


if __name__ == "__main__":
    main()
