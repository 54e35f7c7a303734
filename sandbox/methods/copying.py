"""Bringing a message from one chat into another: forwarded with its origin, or copied without."""

from sandbox.api.call import Call
from sandbox.api.outgoing import caption_of, place, send
from sandbox.api.peers import member_peer, open_peer
from sandbox.checks_errors import refuse
from sandbox.delivery import SERVICE
from sandbox.models import Json, Post
from sandbox.rooms import find

# What belongs to a message's place and time and not to its content.
SURROUNDINGS = frozenset(
    {
        "message_id",
        "from",
        "chat",
        "date",
        "edit_date",
        "reply_to_message",
        "reply_markup",
        "media_group_id",
        "forward_origin",
        "has_protected_content",
        "sender_chat",
        "author_signature",
    }
)


def content(body: Json) -> Json:
    """Tell what a message says or shows."""
    return {key: value for key, value in body.items() if key not in SURROUNDINGS}


def origin(body: Json) -> Json:
    """Where a forwarded message first came from."""
    return body.get("forward_origin") or {"type": "user", "date": body["date"], "sender_user": body["from"]}


def _source(call: Call, number: int | None, verb: str) -> Post:
    post = find(member_peer(call, "from_chat_id").room, number)
    if post is None:
        refuse(f"message to {verb} not found")
    if SERVICE & post.body.keys() or post.body.get("has_protected_content"):
        refuse("message can't be forwarded" if verb == "forward" else "message can't be copied")
    return post


def forward_message(call: Call) -> Json:
    """Forward one message."""
    post = _source(call, call.params.integer("message_id"), "forward")
    return send(call, {**content(post.body), "forward_origin": origin(post.body)})


def copy_message(call: Call) -> Json:
    """Copy one message, with another caption if one is given."""
    copied = content(_source(call, call.params.integer("message_id"), "copy").body)
    if "caption" in call.params:
        copied = {key: value for key, value in copied.items() if not key.startswith("caption")} | caption_of(call)
    return {"message_id": send(call, copied)["message_id"]}


def _several(call: Call, verb: str) -> list[Json]:
    peer = open_peer(call)
    placed = []
    for number in call.params.nested("message_ids") or []:
        post = _source(call, int(number), verb)
        extra = {"forward_origin": origin(post.body)} if verb == "forward" else {}
        placed.append(place(call, peer, {**content(post.body), **extra}))
    return [{"message_id": post.id} for post in placed]


METHODS = {
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "forwardMessages": lambda call: _several(call, "forward"),
    "copyMessages": lambda call: _several(call, "copy"),
}
