"""The model: the few rules that must hold whatever happens, written down once more and without the code they judge."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import Outgoing
    from tests.faults.simulation.phones import Chat
    from tests.faults.simulation.updates import Person

MARK = re.compile(r"\b([NSW])x(\d+)\b")
"""A person's name, story and words carry one each: ``Nx12`` is in the name of whoever has that number."""

REPORTERS = frozenset({"submit", "supply", "reply", "reopen", "withdraw"})
"""Events that are the reporter's alone; closing is the reporter's, the desk's or the clock's."""

TOLD = frozenset(
    {
        "answer",
        "ask",
        "forward",
        "archive",
        "merge",
        "edit_published",
        "block",
        "unblock",
        "set_class",
        "set_visibility",
    }
)
"""Events whose words a citizen reads: answers, questions, and why something was done with the report."""


class Violation(AssertionError):
    """A rule did not hold."""


class Rulebook:
    """Reads what is committed over a connection of its own, and holds it against the rules."""

    def __init__(self, url: str, people: Sequence[Person]) -> None:
        """Open the file; what is there already is not judged."""
        self.people = people
        self.file = sqlite3.connect(f"file:{url.removeprefix('sqlite:///')}?mode=ro", uri=True, isolation_level=None)
        self.seen = int(self.one("SELECT coalesce(max(id), 0) FROM history"))
        self.wrote: dict[str, int] = {}

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """Read rows."""
        return self.file.execute(statement, values).fetchall()

    def one(self, statement: str, *values: Any) -> Any:
        """Read one value, None where there is no row."""
        found = self.file.execute(statement, values).fetchone()
        return found[0] if found else None

    # ----- once in effect

    def acknowledged(self, bot: int, update: int) -> None:
        """Hold that what was acknowledged is committed, and look at what it did."""
        if not self.one("SELECT 1 FROM updates WHERE bot_id = ? AND update_id = ?", bot, update):
            self._broken(f"update {update} was acknowledged, and nothing of it is kept")
        self.look()

    def fingerprint(self) -> Any:
        """Give what an update changes."""
        counted = ("SELECT max(id) FROM history", "SELECT max(id) FROM outbox", "SELECT sum(version) FROM dialogues")
        return [self.one(statement) for statement in counted]

    def unchanged(self, before: Any, update: int) -> None:
        """Hold that nothing was changed."""
        if self.fingerprint() != before:
            self._broken(f"update {update} had its effect twice")

    # ----- who may do what

    def look(self) -> None:
        """Hold that each new line of the history is somebody's who may write it."""
        lines = self.rows(
            "SELECT h.id, h.report_id, h.event, h.role, h.actor_id, h.agency_code, r.reporter_id, r.topic,"
            " (SELECT b.agency_code FROM history b WHERE b.report_id = h.report_id AND b.revision = h.revision - 1)"
            " FROM history h JOIN reports r ON r.id = h.report_id WHERE h.id > ? ORDER BY h.id",
            self.seen,
        )
        for number, report, event, role, actor, agency, reporter, topic, before in lines:
            self.seen = number
            who = self._person(actor)
            if not self._may(event, role, who, own=actor == reporter, agency=before if event == "forward" else agency):
                self._broken(f"line {number}: {event} of report {report} ({topic}) as {role} by {who}")

    def _may(self, event: str, role: str, who: Person | None, *, own: bool, agency: str | None) -> bool:
        if role == "system":
            return who is None
        if role == "reporter":
            return own and (event in REPORTERS or event == "close")
        if who is None or event in REPORTERS:
            return False
        return who.role == role and (role != "officer" or who.agency == agency)

    def _person(self, actor: int | None) -> Person | None:
        telegram = self.one("SELECT telegram_id FROM chats WHERE person_id = ?", actor)
        return next((one for one in self.people if one.id == telegram), None)

    # ----- who may read what

    def read(self, chat: Chat, text: str, outgoing: Outgoing | None) -> None:
        """Hold that what a chat is shown is its own, or may be read there."""
        del outgoing
        for kind, number in set(MARK.findall(text)):
            author = self.wrote.get(f"{kind}x{number}")
            if author is not None and author != chat.id and not READS[kind](self, chat, f"{kind}x{number}", author):
                self._broken(f"chat {chat.id} ({chat.kind}) read {kind}x{number} of {author}: {text[:300]}")

    def _reports(self, mark: str) -> list[Any]:
        """List the reports with a mark in them or in what was said since, and whether it was told to begin with."""
        like = f"%{mark} %"
        return self.rows(
            "SELECT r.id, r.visibility, r.topic, c.telegram_id, r.story LIKE ?1 OR r.place LIKE ?1"
            " FROM reports r LEFT JOIN chats c ON c.person_id = r.reporter_id"
            " WHERE r.story LIKE ?1 OR r.place LIKE ?1 OR r.title LIKE ?1"
            " OR r.id IN (SELECT report_id FROM history WHERE text LIKE ?1)"
            " OR r.id IN (SELECT report_id FROM ratings WHERE words LIKE ?1)",
            like,
        )

    def _staff(self, chat: Chat, report: int, topic: str) -> bool:
        """Tell whether a chat is of a desk that has or had the report; what is sensitive is no group's.

        It is an agency's only where somebody who verifies gave it to that agency.
        """
        if chat.kind != "private":
            lines = self.rows("SELECT agency_code FROM history WHERE report_id = ?", report)
            return not topic and any(code == "lampu" for (code,) in lines)
        who = next((one for one in self.people if one.id == chat.id), None)
        if who is None or who.role == "citizen":
            return False
        lines = self.rows("SELECT agency_code, event, role FROM history WHERE report_id = ?", report)
        given = {code for code, event, role in lines if not topic or (event, role) == ("assign", "verifier")}
        return who.role == "verifier" or who.agency in given

    def _name(self, chat: Chat, mark: str, author: int) -> bool:
        """Let a desk know the name of whoever reports openly; colleagues know each other."""
        del mark
        writer = next((one for one in self.people if one.id == author), None)
        if writer is not None and writer.role != "citizen":
            return self._works(chat)
        return any(
            visibility == "open" and self._staff(chat, report, topic)
            for report, visibility, topic in self.rows(
                "SELECT r.id, r.visibility, r.topic FROM reports r JOIN chats c ON c.person_id = r.reporter_id"
                " WHERE c.telegram_id = ?",
                author,
            )
        )

    def _works(self, chat: Chat) -> bool:
        return chat.kind != "private" or any(one.id == chat.id and one.role != "citizen" for one in self.people)

    def _story(self, chat: Chat, mark: str, author: int) -> bool:
        """Let a desk read what was sent to it, whoever is the reporter now, and strangers what is open.

        Somebody may also have written a story where their name was asked for: then it is read as a name.
        """
        for report, visibility, topic, reporter, told in self._reports(mark):
            if reporter == chat.id or self._staff(chat, report, topic):
                return True
            if chat.kind == "private" and told and visibility == "open" and not topic:
                return True
        called = self._name_of(author)
        return f"{mark} " in called and self._name(chat, mark, author)

    def _name_of(self, author: int) -> str:
        """Give how somebody wants to be called, nothing where nobody knows them."""
        found = self.one(
            "SELECT p.name FROM people p JOIN chats c ON c.person_id = p.id WHERE c.telegram_id = ?", author
        )
        return found or ""

    def _words(self, chat: Chat, mark: str, author: int) -> bool:
        """Let colleagues read what officers write, and citizens only what was sent to them."""
        del author
        if self._works(chat):
            return True
        events = self.rows("SELECT event FROM history WHERE text LIKE ?", f"%{mark} %")
        return any(event in TOLD for (event,) in events)

    def _broken(self, what: str) -> None:
        raise Violation(what)


READS = {"N": Rulebook._name, "S": Rulebook._story, "W": Rulebook._words}
"""How it is decided who else may read a mark of each kind."""
