"""Albums: two to ten files that belong together, one message each."""

from sandbox import checks
from sandbox.api.call import Call
from sandbox.api.outgoing import reply_of
from sandbox.api.peers import open_peer
from sandbox.methods.media import medium_from
from sandbox.models import Json
from sandbox.rooms import shown_to, write


def send_media_group(call: Call) -> list[Json]:
    """Put an album into the chat."""
    items = call.params.nested("media") or []
    checks.check_album(items)
    contents = [medium_from(call, item) for item in items]
    peer = open_peer(call)
    common = {**reply_of(call, peer), "media_group_id": str(13_000_000_000_000_000 + call.world.next("album"))}
    if call.params.flag("protect_content"):
        common["has_protected_content"] = True
    call.world.limiter.spend(call.bot.id, peer.room.chat, len(items))
    posts = [write(call.world, peer.room, call.bot.id, {**common, **content}) for content in contents]
    return [shown_to(call.bot, post.body) for post in posts]


METHODS = {"sendMediaGroup": send_media_group}
