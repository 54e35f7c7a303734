"""The sandbox as tests see it: accounts, faults, limits, time and records."""

from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from sandbox.client.group import Group
from sandbox.client.person import Person
from sandbox.client.values import Bot, Call
from sandbox.client.wire import PATIENCE, Wire


class Sandbox:
    """A running sandbox; `async with Sandbox(url) as sandbox`."""

    def __init__(self, url: str) -> None:
        """Speak to the sandbox at this url."""
        self.url = url.rstrip("/")
        self._wire = Wire(url)

    async def __aenter__(self) -> Self:
        """Nothing is opened before it is needed."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up; the sandbox goes on."""
        await self._wire.close()

    async def bot(self, username: str = "simpul_bot", name: str = "Simpul", token: str | None = None) -> Bot:
        """Find the bot of that user name, or make it."""
        given = await self._wire.post("bot", username=username, name=name, token=token)
        return Bot(given["token"], given["id"], given["username"])

    async def person(self, name: str, *, username: str | None = None, language: str = "id", **details: Any) -> Person:  # noqa: ANN401 - JSON
        """Somebody new; `id` and `phone` are chosen when they are not given."""
        given = await self._wire.post("person", name=name, username=username, language=language, **details)
        return Person(self._wire, given["id"], name, given["phone"])

    async def known(self, number: int) -> Person:
        """Meet somebody again, by id, as after a restart of the sandbox."""
        given = await self._wire.post("known", person=number)
        return Person(self._wire, given["id"], given["name"], given["phone"])

    async def group(
        self, title: str, members: Sequence[Person] = (), *, bot: Bot | None = None, kind: str = "group"
    ) -> Group:
        """Make a new group with its creator first; the bot, if given, is added by the creator."""
        ids = [member.id for member in members]
        given = await self._wire.post("group", title=title, members=ids, bot=bot and bot.id, kind=kind)
        return Group(self._wire, given["id"], title)

    async def violations(self) -> list[str]:
        """Everything in the bots' calls that the published description does not allow."""
        return list(await self._wire.post("violations"))

    async def calls(self, method: str | None = None) -> list[Call]:
        """Give the calls so far, of one method or of all."""
        return [Call.from_json(given) for given in await self._wire.post("calls", method=method)]

    async def call(self, method: str, seconds: float = PATIENCE) -> Call:
        """Wait for a call of the method and give the newest."""

        async def look() -> tuple[int, Call | None]:
            number = int((await self._wire.post("now"))["number"])
            calls = await self.calls(method)
            return number, calls[-1] if calls else None

        found = await self._wire.until(look, seconds)
        if found is None:
            message = f"no call of {method} within {seconds} s"
            raise AssertionError(message)
        return found

    async def fault(
        self, kind: str, *, method: str | None = None, chat: int | None = None, times: int = 1, **details: object
    ) -> None:
        """Order a fault for the next calls that fit, of any method if none is named; `times` below zero never ends."""
        await self._wire.post("fault", kind=kind, method=method, chat=chat, times=times, details=details)

    async def file(self, unique: str) -> bytes:
        """Fetch the bytes of a file by its file_unique_id, whoever sent it."""
        return await self._wire.get(f"file/{unique}")

    async def clear_faults(self) -> None:
        """Take back every fault that has not happened."""
        await self._wire.post("clear-faults")

    async def limits(self, on: bool) -> None:  # noqa: FBT001 - reads like a switch
        """Switch Telegram's rate limits."""
        await self._wire.post("limits", on=on)

    async def advance(self, seconds: float) -> None:
        """Move the sandbox's clock forward."""
        await self._wire.post("advance", seconds=seconds)

    async def now(self) -> datetime:
        """Tell what the sandbox's clock shows."""
        return datetime.fromtimestamp((await self._wire.post("now"))["now"], UTC)

    async def pending(self, bot: Bot) -> int:
        """How many updates the bot has not taken yet."""
        return int((await self._wire.post("pending", bot=bot.id))["pending"])

    async def settled(self, bot: Bot, seconds: float = PATIENCE) -> None:
        """Wait until the bot has taken every update."""

        async def look() -> tuple[int, bool | None]:
            number = int((await self._wire.post("now"))["number"])
            return number, True if await self.pending(bot) == 0 else None

        if not await self._wire.until(look, seconds):
            message = f"@{bot.username} still has {await self.pending(bot)} updates to take"
            raise AssertionError(message)

    async def guide(self, **guide: object) -> None:
        """Let the page of phones lead newcomers by this table, whose shape `docs/sandbox.md` gives."""
        await self._wire.post("guide", **guide)

    async def push(self, bot: Bot, update: dict[str, Any]) -> int:
        """Queue any raw update; with an update_id that was already taken it is delivered once more."""
        return int((await self._wire.post("push", bot=bot.id, update=update))["update_id"])
