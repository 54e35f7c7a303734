"""The bot's command menus: one list for each scope and language."""

from dataclasses import dataclass

import orjson

from sandbox import checks
from sandbox.api.call import Call
from sandbox.api.peers import member_peer
from sandbox.checks_errors import refuse
from sandbox.models import Bot, Json

SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who opens the menu, and where."""

    chat: int
    user: int
    language: str
    private: bool
    admin: bool


def _key(call: Call) -> str:
    scope = call.params.nested("scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        refuse("can't parse BotCommandScope: unsupported type specified")
    if "chat_id" in scope:
        call.params.values["scope_chat"] = scope["chat_id"]
        member_peer(call, "scope_chat")
    return key_of(scope, call.params.text("language_code"))


def key_of(scope: Json, language: str) -> str:
    """Where the commands of a scope and language are kept."""
    parts = [scope["type"], str(scope.get("chat_id", "")), str(scope.get("user_id", "")), language]
    return ":".join(parts)


def set_commands(call: Call) -> bool:
    """Replace the commands of one scope."""
    given = call.params.nested("commands") or []
    checks.check_commands(given)
    kept = [{**command, "command": str(command["command"]).removeprefix("/").lower()} for command in given]
    call.bot.commands[_key(call)] = orjson.loads(orjson.dumps(kept))
    call.world.keep(call.bot)
    call.world.changes.tell("commands", bot=call.bot.id)
    return True


def get_commands(call: Call) -> list[Json]:
    """Give the commands of one scope, as they were set."""
    return list(call.bot.commands.get(_key(call), []))


def delete_commands(call: Call) -> bool:
    """Fall back to the next wider scope."""
    call.bot.commands.pop(_key(call), None)
    call.world.keep(call.bot)
    call.world.changes.tell("commands", bot=call.bot.id)
    return True


def menu(bot: Bot, viewer: Viewer) -> list[Json]:
    """Give the commands that a person sees in a chat: the narrowest scope that has some, own language first."""
    here = {"chat_id": viewer.chat}
    scopes = (
        (not viewer.private, {"type": "chat_member", "user_id": viewer.user, **here}),
        (viewer.admin, {"type": "chat_administrators", **here}),
        (True, {"type": "chat", **here}),
        (viewer.admin, {"type": "all_chat_administrators"}),
        (True, {"type": "all_private_chats" if viewer.private else "all_group_chats"}),
        (True, {"type": "default"}),
    )
    keys = [key_of(scope, code) for fits, scope in scopes if fits for code in (viewer.language, "")]
    return next((list(bot.commands[key]) for key in keys if bot.commands.get(key)), [])


METHODS = {"setMyCommands": set_commands, "getMyCommands": get_commands, "deleteMyCommands": delete_commands}
