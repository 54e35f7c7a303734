"""What every message of a bot has in common: formatted text, keyboard, reply, protection, and the way into the room."""

from typing import Any

from sandbox import checks, entities
from sandbox.api.call import Call
from sandbox.api.peers import Peer, open_peer
from sandbox.checks_errors import refuse
from sandbox.models import Json, Post
from sandbox.rooms import find, quoted, shown_to, write

QUOTING = "message to be replied not found"


def formatted(text: str, parse_mode: str, given: Any) -> tuple[str, list[Json]]:  # noqa: ANN401 - JSON
    """Give the plain text with its entities."""
    return entities.parse(text, parse_mode or None, given)


def text_of(call: Call) -> Json:
    """Give the text of a text message, checked as Telegram checks it."""
    plain, found = formatted(call.params.text("text"), call.params.text("parse_mode"), call.params.nested("entities"))
    checks.check_text(plain)
    return with_entities("text", plain, found)


def caption_of(call: Call) -> Json:
    """Give the caption of a media message, if there is one."""
    params = call.params
    return caption_from(params.text("caption"), params.text("parse_mode"), params.nested("caption_entities"))


def caption_from(text: str, parse_mode: str, given: Any) -> Json:  # noqa: ANN401 - JSON
    """Give a caption from its three parts."""
    plain, found = formatted(text, parse_mode, given)
    checks.check_caption(plain)
    return with_entities("caption", plain, found) if plain else {}


def with_entities(name: str, plain: str, found: list[Json]) -> Json:
    """Give a text or caption, its entities only when there are some."""
    key = "entities" if name == "text" else "caption_entities"
    return {name: plain, key: found} if found else {name: plain}


def markup_of(call: Call, *, private: bool) -> Json | None:
    """Give the keyboard of the call, checked."""
    markup = call.params.nested("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        refuse("object expected as reply markup")
    checks.check_markup(markup, private=private)
    return markup


def reply_of(call: Call, peer: Peer) -> Json:
    """Give the message that this one answers, as it appears inside it."""
    wanted = call.params.nested("reply_parameters") or {
        "message_id": call.params.integer("reply_to_message_id"),
        "allow_sending_without_reply": call.params.flag("allow_sending_without_reply"),
    }
    if wanted.get("message_id") is None:
        return {}
    post = find(peer.room, int(wanted["message_id"]))
    if post is None and not wanted.get("allow_sending_without_reply"):
        refuse(QUOTING)
    return {"reply_to_message": quoted(post)} if post else {}


def send(call: Call, content: Json) -> Json:
    """Put a message of the bot into the chat of the call; gives it back as the bot sees it."""
    peer = open_peer(call)
    return shown_to(call.bot, place(call, peer, content).body)  # type: ignore[no-any-return]


def place(call: Call, peer: Peer, content: Json) -> Post:
    """Put a message of the bot into a room, with everything that the call says about it."""
    markup = markup_of(call, private=peer.private)
    reply = reply_of(call, peer)
    call.world.limiter.spend(call.bot.id, peer.room.chat)
    inline = {"reply_markup": markup} if markup and "inline_keyboard" in markup else {}
    protected = {"has_protected_content": True} if call.params.flag("protect_content") else {}
    preview = call.params.nested("link_preview_options") if "text" in content else None
    shown = {"link_preview_options": preview} if preview else {}
    body = {**reply, **protected, **content, **shown, **inline}
    return write(call.world, peer.room, call.bot.id, body, None if inline else markup)
