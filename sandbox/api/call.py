"""One call of a bot, as the methods see it."""

from dataclasses import dataclass

from sandbox.api.parameters import Parameters
from sandbox.models import Bot
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls which method with what."""

    world: World
    bot: Bot
    method: str
    params: Parameters

    @property
    def chat_id(self) -> int | str | None:
        """The chat that the call is about, a number where it is one."""
        given = self.params.text("chat_id")
        number = self.params.integer("chat_id")
        return number if number is not None else given or None
