"""What a person sees: the messages of a room as they stand now."""

from sandbox.acts.pressing import inline_buttons
from sandbox.models import Json, Post, Room
from sandbox.world import World

KINDS = (
    "text",
    "animation",
    "photo",
    "document",
    "video",
    "voice",
    "video_note",
    "audio",
    "sticker",
    "venue",
    "location",
    "contact",
    "poll",
    "dice",
    "game",
    "story",
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


def kind_of(body: Json) -> str:
    """Tell what kind of message it is, named by its main content."""
    return next((kind for kind in KINDS if kind in body), "other")


def view(world: World, post: Post) -> Json:
    """One message for readers of the control interface."""
    body = post.body
    return {
        "id": post.id,
        "chat_id": body["chat"]["id"],
        "from_bot": post.author in world.bots,
        "text": body.get("text", body.get("caption", "")),
        "entities": body.get("entities", body.get("caption_entities", [])),
        "buttons": [[button["text"] for button in row] for row in inline_buttons(post)],
        "keyboard": labels(post.keyboard),
        "kind": kind_of(body),
        "media_group_id": body.get("media_group_id"),
        "edited": "edit_date" in body,
        "reply_to": body.get("reply_to_message", {}).get("message_id"),
        "at": body["date"],
        "revision": post.revision,
        "body": body,
    }


def labels(keyboard: Json | None) -> list[list[str]]:
    """Give the labels of a reply keyboard, row by row."""
    rows = (keyboard or {}).get("keyboard", [])
    return [[key["text"] if isinstance(key, dict) else str(key) for key in row] for row in rows]


def screen(world: World, room: Room, after: int = 0) -> list[Json]:
    """All messages of a room that nobody has deleted and that are newer than a revision, oldest first."""
    return [view(world, post) for post in room.posts.values() if post.revision > after and not post.deleted]
