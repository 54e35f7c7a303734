"""Finding the chat of a call, and whether the bot may speak there."""

from dataclasses import dataclass

from sandbox.api.call import Call
from sandbox.checks import BadRequest, Forbidden
from sandbox.checks_errors import refuse
from sandbox.models import Bot, Group, Person, Post, Room
from sandbox.refusals import upgraded
from sandbox.rooms import find, group_room, private_room


@dataclass(frozen=True, slots=True)
class Peer:
    """A chat that the bot has named: its room and whom it belongs to."""

    room: Room
    owner: Person | Group

    @property
    def private(self) -> bool:
        """Whether this is a chat with one person."""
        return isinstance(self.owner, Person)


def peer_of(call: Call, name: str = "chat_id") -> Peer:
    """Give the chat that a parameter names, open to the bot or not."""
    number = call.params.integer(name)
    if not call.params.text(name):
        refuse(f"{name.replace('_', ' ').removesuffix(' id')}_id is empty")
    if number is not None and number in call.world.people:
        person = call.world.people[number]
        return Peer(private_room(call.world, call.bot, person), person)
    if number is not None and number in call.world.groups:
        group = call.world.groups[number]
        return Peer(group_room(call.world, group), group)
    reason = "chat not found"
    raise BadRequest(reason)


def member_peer(call: Call, name: str = "chat_id") -> Peer:
    """Give the chat that a parameter names, where the bot must be inside."""
    peer = peer_of(call, name)
    if isinstance(peer.owner, Group):
        require_member(call.bot, peer.owner)
    elif call.bot.id not in peer.owner.started:
        refuse("chat not found")
    return peer


def open_peer(call: Call) -> Peer:
    """Give the chat of a call that sends; the refusal says in Telegram's words why it is closed."""
    peer = peer_of(call)
    if call.params.integer("message_thread_id"):
        refuse("message thread not found")
    if isinstance(peer.owner, Group):
        require_member(call.bot, peer.owner)
        if peer.owner.status(call.bot.id) == "restricted":
            refuse("not enough rights to send text messages to the chat")
    else:
        require_reachable(call.bot, peer.owner)
    return peer


def require_reachable(bot: Bot, person: Person) -> None:
    """Refuse a private chat that was never opened, or was closed again."""
    reasons = (
        (person.deactivated, "user is deactivated"),
        (bot.id in person.blocked, "bot was blocked by the user"),
        (bot.id not in person.started, "bot can't initiate conversation with a user"),
    )
    for holds, reason in reasons:
        if holds:
            raise Forbidden(reason)


def require_member(bot: Bot, group: Group) -> None:
    """Refuse a group that has moved on or where the bot is not inside."""
    if group.upgraded_to:
        raise upgraded(group.upgraded_to)
    reasons = (
        (group.deleted, "the group chat was deleted"),
        (group.status(bot.id) == "kicked", f"bot was kicked from the {group.kind} chat"),
        (group.status(bot.id) == "left", f"bot is not a member of the {group.kind} chat"),
    )
    for holds, reason in reasons:
        if holds:
            raise Forbidden(reason)


def post_of(call: Call, peer: Peer, reason: str, name: str = "message_id") -> Post:
    """Give the message that a parameter names, or the given refusal."""
    post = find(peer.room, call.params.integer(name))
    if post is None:
        refuse(reason)
    return post
