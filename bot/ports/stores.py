"""What a unit can read and write, as protocols; the archive fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo

    from bot.domain.lifecycle import Role, Status
    from bot.domain.people import Actor, Look, Person
    from bot.domain.report import Attachment, Dialogue, Entry, Note, Report
    from bot.domain.wishes import Wish
    from bot.ports.delivery import ChatState
    from bot.ports.fetching import Danger, Wanted


class People(Protocol):
    """People and chats; Telegram's ids enter here and stay here."""

    def meet(self, *, user: int, chat: int, kind: str, name: str) -> Actor:
        """Find the person and the chat by Telegram's ids, or make them."""

    def agree(self, person: int, version: int) -> None:
        """Record that the person agreed to this version of the privacy notice, now."""

    def set_language(self, person: int, language: str) -> None:
        """Remember the language this person wants to read."""

    def set_name(self, person: int, name: str) -> None:
        """Remember how this person wants to be called."""

    def set_phone(self, person: int, phone: str | None) -> None:
        """Remember the number at which this person wants to be called, or forget it."""

    def get(self, person: int) -> Person:
        """Give what is kept of a person, and whether they can be written to."""

    def name_of(self, person: int) -> str:
        """Give the person's name."""

    def names_of(self, report: int) -> tuple[str, ...]:
        """Name everybody who has the report or had it before: what they wrote could give them away."""

    def person_at(self, chat: int) -> int | None:
        """Tell whose private chat this is; None for a group."""

    def erase(self, person: int) -> None:
        """Forget a person: their reports stay without a name, their roles end, and their chat is a stranger's."""

    def private_chat(self, person: int) -> int | None:
        """Give our id of the person's private chat with the bot."""

    def set_chat_state(self, chat: int, state: ChatState, cause: str = "") -> None:
        """Note whether the chat can be written to."""

    def move_chat(self, chat: int, telegram: int) -> None:
        """Follow a group that was upgraded to its new Telegram id."""


class ClaimLinks(Protocol):
    """One-time links that let another account be the reporter, kept as hashes."""

    def add(self, *, token_hash: str, report: int) -> None:
        """Keep a link to a report."""

    def get(self, token_hash: str) -> int | None:
        """Give the id of the link's report; None where there is none, or somebody spent it already."""

    def use(self, token_hash: str, person: int) -> bool:
        """Spend the link; False if somebody else just did."""

    def end(self, report: int) -> None:
        """Let no link to the report be good any more."""


class Audit(Protocol):
    """Who looked at what only few may read."""

    def looked(self, *, viewer: int, person: int, report: int, reason: str) -> None:
        """Note that somebody read a sensitive report of that person."""

    def saw(self, *, viewer: int, person: int, report: int, reason: str, since: datetime) -> None:
        """Note that somebody saw who reported, unless that was noted since then."""

    def exported(self, wish: Wish, *, viewer: int, zone: tzinfo, since: datetime) -> None:
        """Note the same of every report that a table names, and of each sensitive one on it that it was read."""

    def looks(self, report: int | None, limit: int) -> Sequence[Look]:
        """List so many of the newest looks at a report or (None) at any, the newest last."""


class Dialogues(Protocol):
    """The one conversation row of each (chat, person)."""

    def get(self, chat: int, person: int) -> Dialogue:
        """Give the row, or an empty one where none is stored."""

    def save(self, dialogue: Dialogue) -> Dialogue:
        """Write the row; raises LostRace where another unit wrote it since."""

    def drop(self, person: int) -> None:
        """Delete every conversation of a person, with what was left."""

    def expired(self, limit: int) -> Sequence[Dialogue]:
        """List conversations past their time."""

    def forgotten(self, dialogue: Dialogue) -> bool:
        """Erase a draft past its time; False where somebody wrote on meanwhile."""

    def idle(self, conversation: str, *, since: datetime, again: datetime, most: int, limit: int) -> Sequence[Dialogue]:
        """List drafts untouched since, whose people hear news, were not reminded after ``again``, nor so many times."""

    def reminded(self, dialogue: Dialogue) -> bool:
        """Note that the person was reminded; False where somebody wrote on meanwhile."""


class Reports(Protocol):
    """Reports and their history."""

    def add(self, report: Report, *, draft: str, rules: str) -> Report:
        """Store a new report (its id is ignored) and give it with its id."""

    def get(self, report: int) -> Report:
        """Read a report by id; raises Unknown."""

    def find_code(self, code: str) -> Report | None:
        """Find a report by its code."""

    def find_draft(self, draft: str) -> Report | None:
        """Find the report that a draft became."""

    def latest_of(self, person: int) -> Report | None:
        """Give the newest report of this person."""

    def find_same(self, person: int, story: str, since: datetime) -> Report | None:
        """Find a report of this person with this very story, sent since then."""

    def sent_like(self, person: int, stories: Sequence[str], since: datetime) -> Sequence[Report]:
        """List the reports of this person with one of these very stories, sent since then."""

    def list_of(self, person: int, *, statuses: Sequence[Status]) -> Sequence[Report]:
        """List this person's reports in these statuses, oldest first."""

    def page_of(self, person: int, *, start: int, size: int) -> Sequence[Report]:
        """List a page of this person's reports, newest first."""

    def count_of(self, person: int) -> int:
        """Count this person's reports."""

    def reword(self, report: int, without: Callable[[str], str]) -> None:
        """Take an erased person out of everything that was written in a report, its history and its notes."""

    def had_by(self, person: int) -> Sequence[int]:
        """List by id the reports that this person has or had, oldest first."""

    def relayed(self, person: int) -> Sequence[Report]:
        """List the reports of this person that speak for others, oldest first."""

    def charged(self) -> Sequence[str]:
        """List the agencies that have reports which are not finished."""

    def unplaced(self) -> Sequence[Report]:
        """List the open reports that no agency has taken charge of, oldest first."""

    def guarded(self, topics: Sequence[str]) -> Sequence[Report]:
        """List the open reports that are sensitive for one of these reasons, oldest first."""

    def open_of(self, agency: str) -> Sequence[Report]:
        """List the agency's reports that are not finished, oldest first."""

    def open_after(self, number: int, limit: int) -> Sequence[Report]:
        """List so many of the reports that are not finished and have a higher id than this, the lowest first."""

    def move(self, report: Report, entry: Entry) -> Report:
        """Set the entry's status and the report's agency, raise the revision, append the entry; raises LostRace."""

    def note(self, report: Report, note: Note) -> Report:
        """Keep what an officer wrote for the other officers; gives the report with its new version."""

    def notes(self, report: int) -> Sequence[Note]:
        """List the officers' notes, oldest first."""

    def hold(self, report: Report, person: int) -> Report:
        """Let this person work on the report; gives it with its new version, and raises LostRace."""

    def transfer(self, report: Report, person: int) -> Report:
        """Let another person be the reporter; gives the report with its new version."""

    def history(self, report: int) -> Sequence[Entry]:
        """List what happened, oldest first."""


class Files(Protocol):
    """Files that came with messages, known by Telegram's ids."""

    def keep(self, draft: str, person: int, file: Attachment) -> int:
        """Keep a file of a draft (the same one once); gives the number of files the draft has now."""

    def drop(self, draft: str, row: int) -> int:
        """Remove a file from a draft that was not sent; gives the number of files the draft has left."""

    def of_draft(self, draft: str) -> Sequence[Attachment]:
        """List a draft's files in the order they came."""

    def claim(self, draft: str, report: int, role: Role) -> Sequence[Attachment]:
        """Let the draft's files belong to the report, as what this role sent; gives them."""

    def to_fetch(self, limit: int) -> Sequence[Wanted]:
        """List files of sent reports that are not fetched yet and may be tried now."""

    def fetched(
        self, row: int, *, sha256: str, size: int, mime: str, clean: str | None = None, clean_name: str = ""
    ) -> bool:
        """Note what the content is and where it is kept, also without what it carried along; False if that was known.

        ``clean_name`` is the name it goes out under, in place of its sender's.
        """

    def refused(self, row: int, *, mime: str, size: int, danger: Danger) -> bool:
        """End the file as one that nobody is handed and whose content is not kept; False where it had ended."""

    def failed(self, row: int, *, cause: str, seconds: float | None) -> bool:
        """Try again after so many seconds, or end it as one that cannot be fetched (None); False where it had ended."""

    def of(self, report: int, role: Role) -> Sequence[Attachment]:
        """List a report's files that this role sent, in the order they came."""
