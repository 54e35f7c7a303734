"""Updates as Telegram writes them, forged without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handlers.chat.raw import RawUpdate
from tests.faults.simulation.phones import BOT

if TYPE_CHECKING:
    from tests.faults.simulation.phones import Chat, Shown


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody with a phone: ``role`` and ``agency`` as the simulation knows them, whatever the bot thinks."""

    id: int
    name: str
    role: str = "citizen"
    agency: str | None = None

    @property
    def user(self) -> dict[str, Any]:
        """Give Telegram's words for them."""
        return {"id": self.id, "is_bot": False, "first_name": self.name}


@dataclass
class Forge:
    """Numbers the updates."""

    number: int = 1000
    time: int = 0
    press: int = 0
    albums: dict[str, int] = field(default_factory=dict)

    def _update(self, **parts: Any) -> RawUpdate:
        self.number += 1
        return RawUpdate(number=self.number, body={"update_id": self.number, **parts})

    def _message(self, person: Person, chat: Chat, number: int, **parts: Any) -> dict[str, Any]:
        room = {"id": chat.id, "type": chat.kind, "title": "Kelompok", "first_name": person.name}
        return {"message_id": number, "date": self.time, "chat": room, "from": person.user, **parts}

    def says(self, person: Person, chat: Chat, text: str, reply_to: Shown | None = None) -> RawUpdate:
        """Write a text, as a reply where something is given."""
        parts: dict[str, Any] = {"text": text}
        if text.startswith("/"):
            length = len(text.split(" ", 1)[0])
            parts["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        if reply_to is not None:
            room = {"id": chat.id, "type": chat.kind}
            ours = {"message_id": reply_to.number, "date": self.time, "chat": room, "from": BOT, "text": reply_to.text}
            parts["reply_to_message"] = ours
        return self._update(message=self._message(person, chat, chat.next(), **parts))

    def edits(self, person: Person, chat: Chat, number: int, text: str) -> RawUpdate:
        """Change an own message."""
        message = self._message(person, chat, number, text=text, edit_date=self.time)
        return self._update(edited_message=message)

    def sends_photo(self, person: Person, chat: Chat) -> RawUpdate:
        """Send a photo."""
        number = chat.next()
        size = {"file_id": f"f{number}", "file_unique_id": f"u{chat.id}-{number}", "width": 90, "height": 90}
        return self._update(message=self._message(person, chat, number, photo=[size]))

    def sends_place(self, person: Person, chat: Chat) -> RawUpdate:
        """Send a pin."""
        place = {"latitude": -7.25, "longitude": 112.75}
        return self._update(message=self._message(person, chat, chat.next(), location=place))

    def presses(self, person: Person, chat: Chat, shown: Shown, data: str) -> RawUpdate:
        """Press a button."""
        self.press += 1
        room = {"id": chat.id, "type": chat.kind}
        message = {"message_id": shown.number, "date": self.time, "chat": room, "from": BOT, "text": shown.text}
        query = {"id": str(self.press), "from": person.user, "chat_instance": "1", "data": data, "message": message}
        return self._update(callback_query=query)

    def turns(self, person: Person, chat: Chat, *, away: bool) -> RawUpdate:
        """Block the bot or let it back, remove it from a group or add it again."""
        out = {"status": "kicked", "user": BOT, "until_date": 0}
        states = [{"status": "member", "user": BOT}, out]
        old, new = states if away else reversed(states)
        room = {"id": chat.id, "type": chat.kind, "title": "Kelompok", "first_name": person.name}
        change = {"chat": room, "from": person.user, "date": self.time, "old_chat_member": old, "new_chat_member": new}
        return self._update(my_chat_member=change)
