"""A person with a phone, as tests hold them: they say, tap and see."""

import base64
from collections.abc import Sequence
from typing import Any

from sandbox.client.group import Group
from sandbox.client.values import Bot, Message, Toast
from sandbox.client.wire import PATIENCE, Wire

LAST_SHOWN = 8


class Person:
    """Somebody who uses the bot; without a group everything happens in the private chat."""

    def __init__(self, wire: Wire, number: int, name: str, phone: str) -> None:
        """Refer to a person whom the sandbox knows."""
        self._wire = wire
        self._seen: dict[int, int] = {}
        self.id = number
        self.name = name
        self.phone = phone

    async def starts(self, payload: str | None = None, *, bot: Bot | None = None) -> Message:
        """Press START, perhaps behind a deep link with a payload."""
        return await self._message("start", payload=payload, bot=bot and bot.id)

    async def says(
        self,
        text: str,
        *,
        chat: Group | None = None,
        reply_to: Message | None = None,
        bot: Bot | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Write a text; `anonymous` writes as a group's anonymous administrator."""
        return await self._message("say", text=text, anonymous=anonymous, **_where(chat, reply_to, bot))

    async def edits(self, message: Message, text: str, *, bot: Bot | None = None) -> Message:
        """Change an own message."""
        return await self._message("edit", chat=message.chat_id, message=message.id, text=text, bot=bot and bot.id)

    async def deletes(self, message: Message, *, bot: Bot | None = None) -> None:
        """Delete a message for both sides: in the private chat any, in a group an own one."""
        where = {"chat": message.chat_id, "message": message.id, "bot": bot and bot.id}
        await self._wire.post("delete", person=self.id, **where)

    async def forwards(self, message: Message, to: Group | None = None, *, bot: Bot | None = None) -> Message:
        """Forward a message from the screen into a group, or into the private chat."""
        where = {"chat": message.chat_id, "message": message.id, "to": to and to.id, "bot": bot and bot.id}
        return await self._message("forward", **where)

    async def sends(  # noqa: PLR0913 - what one can say about a message
        self,
        kind: str,
        *,
        chat: Group | None = None,
        caption: str | None = None,
        data: bytes | None = None,
        name: str | None = None,
        reply_to: Message | None = None,
        bot: Bot | None = None,
        **fields: Any,  # noqa: ANN401 - JSON
    ) -> Message:
        """Send anything but a text: photo, document, location, contact; `raw` sends the fields as they are."""
        item = {"kind": kind, "caption": caption, "data": _base64(data), "name": name, "fields": fields}
        return await self._message("send", **item, **_where(chat, reply_to, bot))

    async def album(
        self,
        count_or_files: int | Sequence[bytes],
        *,
        caption: str | None = None,
        kind: str = "photo",
        chat: Group | None = None,
        bot: Bot | None = None,
    ) -> list[Message]:
        """Send several files as one album, the caption under the first."""
        files = [None] * count_or_files if isinstance(count_or_files, int) else list(count_or_files)
        items = [{"kind": kind, "data": _base64(data)} for data in files]
        items[0]["caption"] = caption
        given = await self._wire.post("album", person=self.id, items=items, **_where(chat, None, bot))
        return [Message.from_json(message) for message in given]

    async def taps(
        self,
        label: str,
        *,
        message: Message | None = None,
        chat: Group | None = None,
        again: bool = False,
        bot: Bot | None = None,
    ) -> str:
        """Press an inline button that is on the screen; gives the id of the callback query."""
        where = {"label": label, "message": message and message.id, "again": again, **_where(chat, None, bot)}
        return str((await self._wire.post("tap", person=self.id, **where))["query"])

    async def presses(
        self, label: str, *, chat: Group | None = None, bot: Bot | None = None, **fields: object
    ) -> Message:
        """Press a key of the reply keyboard; a contact or location key sends what it asks for."""
        return await self._message("press", label=label, fields=fields, **_where(chat, None, bot))

    async def toast(self, query_id: str, timeout: float = PATIENCE) -> Toast:  # noqa: ASYNC109 - reads like patience
        """Wait for the bot's answer to a press."""

        async def look() -> tuple[int, Toast | None]:
            given = await self._wire.post("toast", query=query_id)
            return given["number"], Toast(**given["answer"]) if given["answer"] else None

        found = await self._wire.until(look, timeout, query_id)
        if found is None:
            message = f"{self.name}'s press was not answered within {timeout} s"
            raise AssertionError(message)
        return found

    async def screen(self, chat: Group | None = None, *, bot: Bot | None = None) -> list[Message]:
        """All messages as this person sees them now, oldest first."""
        return (await self._look(chat, bot))[1]

    async def keyboard(self, chat: Group | None = None, *, bot: Bot | None = None) -> list[list[str]]:
        """Give the reply keyboard that is under the input field now, row by row."""
        given = await self._wire.post("screen", person=self.id, **_where(chat, None, bot))
        return [list(row) for row in given["keyboard"]]

    async def menu(self, chat: Group | None = None, *, bot: Bot | None = None) -> list[str]:
        """Give the commands that the menu offers here."""
        given = await self._wire.post("menu", person=self.id, **_where(chat, None, bot))
        return [command["command"] for command in given]

    async def sees(
        self,
        fragment: str,
        *,
        chat: Group | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - reads like patience
        bot: Bot | None = None,
    ) -> Message:
        """Wait for a message of the bot, new or edited since the last one seen, that contains the fragment."""
        place = chat.id if chat else bot.id if bot else 0

        async def look() -> tuple[int, Message | None]:
            number, messages = await self._look(chat, bot, after=self._seen.get(place, 0))
            fresh = sorted(messages, key=lambda message: message.revision)
            wanted = (m for m in fresh if m.from_bot and fragment.lower() in m.text.lower())
            return number, next(wanted, None)

        found = await self._wire.until(look, timeout, chat.id if chat else self.id)
        if found is None:
            raise AssertionError(self._missed(fragment, timeout, await self.screen(chat, bot=bot)))
        self._seen[place] = found.revision
        return found

    async def blocks(self, *, bot: Bot | None = None) -> None:
        """Block the bot."""
        await self._wire.post("block", person=self.id, bot=bot and bot.id)

    async def unblocks(self, *, bot: Bot | None = None) -> None:
        """Let the bot write again."""
        await self._wire.post("unblock", person=self.id, bot=bot and bot.id)

    async def deactivates(self) -> None:
        """Delete the account."""
        await self._wire.post("deactivate", person=self.id)

    async def joins(self, group: Group) -> None:
        """Enter a group."""
        await self._wire.post("join", person=self.id, chat=group.id)

    async def leaves(self, group: Group) -> None:
        """Leave a group."""
        await self._wire.post("leave", person=self.id, chat=group.id)

    async def adds_bot(self, group: Group, bot: Bot, payload: str | None = None) -> None:
        """Bring the bot into a group, with a payload as a startgroup link does it."""
        await self._wire.post("add-bot", person=self.id, chat=group.id, bot=bot.id, payload=payload)

    async def _message(self, verb: str, **body: object) -> Message:
        return Message.from_json(await self._wire.post(verb, person=self.id, **body))

    async def _look(self, chat: Group | None, bot: Bot | None, after: int = 0) -> tuple[int, list[Message]]:
        given = await self._wire.post("screen", person=self.id, after=after, **_where(chat, None, bot))
        return given["number"], [Message.from_json(message) for message in given["messages"]]

    def _missed(self, fragment: str, timeout: float, messages: list[Message]) -> str:
        lines = [f"{self.name} did not see {fragment!r} within {timeout} s; the last messages:"]
        return "\n  ".join(lines + [str(message) for message in messages[-LAST_SHOWN:]])


def _where(chat: Group | None, reply_to: Message | None = None, bot: Bot | None = None) -> dict[str, object]:
    return {"chat": chat and chat.id, "reply_to": reply_to and reply_to.id, "bot": bot and bot.id}


def _base64(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()
