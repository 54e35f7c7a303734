"""What comes in once and what is on its way out, as protocols; the archive fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from bot.domain.messages import Letter
    from bot.domain.retention import Kept
    from bot.ports.delivery import Final, Outgoing


class Updates(Protocol):
    """Which Telegram updates have had their effect, and which were set aside."""

    def mark(self, bot: int, update: int) -> bool:
        """Note the update as done; False if it was before."""

    def probe(self) -> None:
        """Write something and take it back; raises where nothing can be written."""

    def park(self, *, bot: int, update: int, cause: str, body: str) -> None:
        """Set aside an update that failed by itself; its body expires."""


class Outbox(Protocol):
    """Letters on their way out."""

    def add(self, letter: Letter) -> None:
        """Queue a letter, instead of the one with the same chat and merge key that waits."""

    def add_all(self, letters: Sequence[Letter]) -> None:
        """Queue many letters at once, none of which has a merge key."""

    def add_for(self, chats: Sequence[int], letter: Letter) -> None:
        """Queue the same letter, which has no merge key, for each of these chats at once."""

    def take_back(self, chat: int, keys: Sequence[str], report: int | None = None) -> int:
        """Delete what waits for a chat, untried, of these texts, about this report or any; gives the number."""

    def unseen(self, chat: int, merge_key: str, message: int) -> bool:
        """Tell whether a message was written before the newest letter with this key was on the screen."""

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next letters that may go now, leaving out these chats."""

    def finish(self, row: int, final: Final, *, cause: str = "", message: int | None = None) -> None:
        """Put a letter into its terminal state."""

    def forget(self, row: int) -> None:
        """Erase what a letter says, at once."""

    def retry(self, row: int, *, seconds: float, cause: str, unsure: bool, counted: bool = True) -> None:
        """Put a letter back for later; a try that is not ``counted`` is as if it had not been."""

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives their number."""

    def next_due(self) -> datetime | None:
        """Tell when the next letter that waits for its time may go."""


class Cards(Protocol):
    """Cards as desired state: what each chat should show of a report."""

    def want(self, *, report: int, chat: int, revision: int) -> None:
        """Ask that the chat's card shows at least this version; the first wish makes the card."""

    def post_again(self, *, report: int, chat: int) -> None:
        """Let the chat's card be sent anew, below all that was said since; its old message is first to say no more."""

    def left(self, card: int) -> None:
        """Note that the old message says no more of the report; the new one is due."""

    def renew(self, person: int) -> None:
        """Let every card of this person's open reports be shown anew: something beside the reports has changed."""

    def look_again(self, chat: int) -> None:
        """Let every card in this chat be shown anew: what may be read and pressed there has changed."""

    def refresh(self, report: int) -> None:
        """Let every card of this report be shown anew: something beside it has changed."""

    def chats(self, report: int) -> Sequence[int]:
        """List the chats that have a card of the report."""

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next cards whose shown revision is behind; key, values and buttons are left empty."""

    def report_of(self, card: int) -> int:
        """Tell which report a card is about."""

    def shown(self, card: int, *, revision: int, message: int) -> None:
        """Note what the chat shows now."""

    def retry(self, card: int, *, seconds: float, cause: str, anew: bool, counted: bool = True) -> None:
        """Try again later; ``anew`` forgets the message that is gone, a try that is not ``counted`` is forgotten."""

    def give_up(self, card: int, *, final: Final, cause: str) -> None:
        """Stop trying until the wish changes."""

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives their number."""

    def next_due(self) -> datetime | None:
        """Tell when the next card that waits for its time may go."""


class Housekeeping(Protocol):
    """What time does to the rows."""

    def prune(self, keeps: Mapping[Kept, int] = ...) -> Mapping[str, int]:
        """Delete old update marks, erase expired bodies and values; gives the numbers by kind."""

    def reseal(self) -> int | None:
        """Seal some identities that are not sealed with the first key; gives the number, None where all are."""
