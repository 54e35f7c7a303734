"""A group, as tests hold it."""

from sandbox.client.values import Bot
from sandbox.client.wire import Wire


class Group:
    """A group, supergroup or channel; `id` follows it when it is upgraded."""

    def __init__(self, wire: Wire, number: int, title: str) -> None:
        """Refer to a group that the sandbox has made."""
        self._wire = wire
        self.id = number
        self.title = title

    async def upgrades(self) -> "Group":
        """Become a supergroup with a new id; the old one refuses everything from now on."""
        self.id = (await self._wire.post("upgrade", chat=self.id))["id"]
        return self

    async def promotes(self, bot: Bot) -> None:
        """Make the bot an administrator, who reads everything."""
        await self._set(bot, "administrator")

    async def restricts(self, bot: Bot) -> None:
        """Take the bot's right to write."""
        await self._set(bot, "restricted")

    async def removes(self, bot: Bot) -> None:
        """Throw the bot out."""
        await self._set(bot, "kicked")

    async def renames(self, title: str) -> None:
        """Take another title."""
        await self._wire.post("rename", chat=self.id, title=title)
        self.title = title

    async def dissolves(self) -> None:
        """Be deleted for everyone."""
        await self._wire.post("dissolve", chat=self.id)

    async def _set(self, bot: Bot, status: str) -> None:
        await self._wire.post("status", chat=self.id, bot=bot.id, status=status)
