"""Taking messages off the screen."""

from sandbox.api.call import Call
from sandbox.api.peers import Peer, member_peer
from sandbox.checks_errors import refuse
from sandbox.models import Group, Post
from sandbox.rooms import find, remove

DELETABLE_FOR = 172_800


def delete_message(call: Call) -> bool:
    """Remove one message: the bot's own, any in a private chat, any where it is an administrator; within 48 hours."""
    peer = member_peer(call)
    post = find(peer.room, call.params.integer("message_id"))
    if post is None:
        refuse("message to delete not found")
    if not _may_delete(call, peer, post):
        refuse("message can't be deleted for everyone" if _is_old(call, post) else "message can't be deleted")
    remove(call.world, post)
    return True


def delete_messages(call: Call) -> bool:
    """Remove several; those that are not there are passed over."""
    peer = member_peer(call)
    for number in call.params.nested("message_ids") or []:
        post = find(peer.room, int(number))
        if post and _may_delete(call, peer, post):
            remove(call.world, post)
    return True


def _may_delete(call: Call, peer: Peer, post: Post) -> bool:
    admin = isinstance(peer.owner, Group) and peer.owner.status(call.bot.id) == "administrator"
    return admin or (not _is_old(call, post) and (peer.private or post.author == call.bot.id))


def _is_old(call: Call, post: Post) -> bool:
    return call.world.now() - int(post.body["date"]) >= DELETABLE_FOR


METHODS = {"deleteMessage": delete_message, "deleteMessages": delete_messages}
