"""What a unit can read and write, as protocols; the archive fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from bot.domain.lifecycle import Role, Status
    from bot.domain.messages import Letter
    from bot.domain.people import Actor, Invite, Membership
    from bot.domain.report import Attachment, Dialogue, Entry, Report
    from bot.ports.delivery import ChatState, Final, Outgoing
    from bot.ports.fetching import Wanted


class Updates(Protocol):
    """Which Telegram updates have had their effect, and which were set aside."""

    def mark(self, bot: int, update: int) -> bool:
        """Note the update as done; False if it was before."""

    def park(self, *, bot: int, update: int, cause: str, body: str) -> None:
        """Set aside an update that failed by itself; its body expires."""


class People(Protocol):
    """People and chats; Telegram's ids enter here and stay here."""

    def meet(self, *, user: int, chat: int, kind: str, name: str) -> Actor:
        """Find the person and the chat by Telegram's ids, or make them."""

    def agree(self, person: int, version: int) -> None:
        """Record that the person agreed to this version of the privacy notice, now."""

    def set_language(self, person: int, language: str) -> None:
        """Remember the language this person wants to read."""

    def name_of(self, person: int) -> str:
        """Give the person's name."""

    def private_chat(self, person: int) -> int | None:
        """Give our id of the person's private chat with the bot."""

    def set_chat_state(self, chat: int, state: ChatState, cause: str = "") -> None:
        """Note whether the chat can be written to."""

    def move_chat(self, chat: int, telegram: int) -> None:
        """Follow a group that was upgraded to its new Telegram id."""

    def join(self, membership: Membership) -> None:
        """Add a role; adding it twice changes nothing."""

    def has_role(self, person: int, role: Role, agency: str | None) -> bool:
        """Tell whether the person holds the role now."""

    def officers(self, agency: str) -> Sequence[int]:
        """List our chat ids of the agency's officers."""


class Invites(Protocol):
    """One-time ways in, kept as hashes."""

    def add(self, *, token_hash: str, role: Role, agency: str | None, area: str | None, days: int) -> None:
        """Keep an invitation that ends after so many days."""

    def get(self, token_hash: str) -> Invite | None:
        """Find the invitation."""

    def use(self, invite: int, person: int) -> bool:
        """Spend it; False if somebody else just did."""


class Dialogues(Protocol):
    """The one conversation row of each (chat, person)."""

    def get(self, chat: int, person: int) -> Dialogue:
        """Give the row, or an empty one where none is stored."""

    def save(self, dialogue: Dialogue) -> Dialogue:
        """Write the row; raises LostRace where another unit wrote it since."""

    def forget_expired(self) -> int:
        """Erase drafts past their time; gives their number."""


class Reports(Protocol):
    """Reports and their history."""

    def add(self, report: Report, *, draft: str, rules: str, suggestions: Sequence[Mapping[str, str]]) -> Report:
        """Store a new report (its id is ignored) and give it with its id."""

    def get(self, report: int) -> Report:
        """Read a report by id; raises Unknown."""

    def find_code(self, code: str) -> Report | None:
        """Find a report by its code."""

    def find_draft(self, draft: str) -> Report | None:
        """Find the report that a draft became."""

    def latest_of(self, person: int) -> Report | None:
        """Give the newest report of this person."""

    def list_of(self, person: int, *, status: Status) -> Sequence[Report]:
        """List this person's reports in that status, oldest first."""

    def open_of(self, agency: str) -> Sequence[Report]:
        """List the agency's reports that are not finished, oldest first."""

    def move(self, report: Report, entry: Entry) -> Report:
        """Set the entry's status, raise the revision and append the entry; raises LostRace."""

    def history(self, report: int) -> Sequence[Entry]:
        """List what happened, oldest first."""


class Files(Protocol):
    """Files that came with messages, known by Telegram's ids."""

    def keep(self, draft: str, person: int, file: Attachment) -> int:
        """Keep a file of a draft (the same one once); gives the number of files the draft has now."""

    def claim(self, draft: str, report: int) -> int:
        """Let the draft's files belong to the report; gives their number."""

    def to_fetch(self, limit: int) -> Sequence[Wanted]:
        """List files of sent reports that are not fetched yet and may be tried now."""

    def fetched(self, row: int, *, sha256: str, size: int) -> None:
        """Note where the content is kept."""

    def failed(self, row: int, *, cause: str, seconds: float | None) -> None:
        """Try again after so many seconds; None ends it as one that cannot be fetched."""

    def of(self, report: int) -> Sequence[Attachment]:
        """List a report's files in the order they came."""


class Outbox(Protocol):
    """Letters on their way out."""

    def add(self, letter: Letter) -> None:
        """Queue a letter, or renew the waiting one with the same chat and merge key."""

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next letters that may go now, leaving out these chats."""

    def finish(self, row: int, final: Final, *, cause: str = "", message: int | None = None) -> None:
        """Put a letter into its terminal state."""

    def retry(self, row: int, *, seconds: float, cause: str, unsure: bool) -> None:
        """Put a letter back for later."""

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives their number."""

    def next_due(self) -> datetime | None:
        """Tell when the next letter that waits for its time may go."""


class Cards(Protocol):
    """Cards as desired state: what each chat should show of a report."""

    def want(self, *, report: int, chat: int, revision: int) -> None:
        """Ask that the chat's card shows at least this revision; the first wish makes the card."""

    def chats(self, report: int) -> Sequence[int]:
        """List the chats that have a card of the report."""

    def claim(self, limit: int, *, without: Sequence[int]) -> Sequence[Outgoing]:
        """Take the next cards whose shown revision is behind; key, values and buttons are left empty."""

    def report_of(self, card: int) -> int:
        """Tell which report a card is about."""

    def shown(self, card: int, *, revision: int, message: int) -> None:
        """Note what the chat shows now."""

    def retry(self, card: int, *, seconds: float, cause: str, anew: bool) -> None:
        """Try again later; ``anew`` forgets the message that is gone."""

    def give_up(self, card: int, *, final: Final, cause: str) -> None:
        """Stop trying until the wish changes."""

    def take_over(self, older: timedelta) -> int:
        """Put back what a sender claimed so long ago and never finished; gives their number."""

    def next_due(self) -> datetime | None:
        """Tell when the next card that waits for its time may go."""


class Housekeeping(Protocol):
    """What time does to the rows."""

    def prune(self) -> Mapping[str, int]:
        """Delete old update marks, erase expired bodies and values; gives the numbers by kind."""
