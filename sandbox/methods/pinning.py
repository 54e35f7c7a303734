"""Keeping a message in sight at the top of a chat."""

from sandbox.api.call import Call
from sandbox.api.peers import member_peer
from sandbox.checks_errors import refuse
from sandbox.models import Room
from sandbox.rooms import find, quoted, write
from sandbox.world import World


def pin(call: Call) -> bool:
    """Pin a message; a line in the chat says so, and it is the one that is shown from now on."""
    room = member_peer(call).room
    post = find(room, call.params.integer("message_id"))
    if post is None:
        refuse("message to pin not found")
    if post.id not in room.pinned:
        room.pinned.append(post.id)
        _keep(call.world, room)
        write(call.world, room, call.bot.id, {"pinned_message": quoted(post)})
    return True


def unpin(call: Call) -> bool:
    """Take a message off the top: the named one, or the newest."""
    room = member_peer(call).room
    number = call.params.integer("message_id") or next(reversed(room.pinned), None)
    if number not in room.pinned:
        refuse("message to unpin not found")
    room.pinned.remove(number)
    _keep(call.world, room)
    return True


def unpin_all(call: Call) -> bool:
    """Take everything off the top."""
    room = member_peer(call).room
    room.pinned.clear()
    _keep(call.world, room)
    return True


def _keep(world: World, room: Room) -> None:
    world.store.put("room", room.key, room.to_json())
    world.changes.tell("pinned", room.chat, room=room.key)


METHODS = {"pinChatMessage": pin, "unpinChatMessage": unpin, "unpinAllChatMessages": unpin_all}
