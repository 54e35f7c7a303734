"""What the demo tells a newcomer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.people import GROUPS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

TRY = (
    "1. Open the page below. On Siti's phone press MULAI (START), then Setuju, and write:",
    "   Lampu jalan di depan balai warga mati sejak Senin.",
    "2. Answer what the bot asks, choose Dinas Perhubungan, and press Kirim. Budi's group shows the case.",
    "3. On Budi's phone press Jawab, reply to the bot's question with your answer, and press Kirim.",
    "   Siti reads it and says whether it is solved.",
    "4. Or press Bukan wewenang: Ratna's phone shows the case, and she finds another agency; she invites with /undang.",
)

LAST = "Other commands work on this demo from its folder, var/demo: there, try `simpul check`. Ctrl-C stops everything."

FOR_A_BOT_OF_ONES_OWN = "\nTelegram is here, without a bot: give yours these lines. Ctrl-C stops it."

COPIED = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "SIMPUL_DEMO_CLOCK")


def _welcome() -> str:
    width = max(len(one.name) for one in PEOPLE)
    who = [f"  {one.name:{width}}  {one.is_}" for one in PEOPLE]
    groups = [f"  Group {one.title}: {' and '.join(one.members)}, and the bot" for one in GROUPS]
    return "\n".join(["", "Who is here (all invented):", *who, *groups, "", *TRY, "", LAST])


WELCOME = _welcome()


def to_copy(given: Mapping[str, str]) -> list[str]:
    """Give the lines that a bot of one's own needs in its environment."""
    return [f"{name}={given[name]}" for name in COPIED]
