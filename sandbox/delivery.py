"""Which bots learn of a message: the privacy mode of groups, blocks, and the kind of update it becomes."""

from sandbox.models import Bot, Group, Json, Post, Room
from sandbox.rooms import shown_to
from sandbox.world import World

SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "group_chat_created",
        "supergroup_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "channel_chat_created",
        "delete_chat_photo",
    }
)


def announce(world: World, post: Post, kind: str = "message") -> None:
    """Queue a person's new or edited message for every bot that may read it."""
    room = world.rooms[post.room]
    group = world.groups.get(room.chat)
    if group and group.kind == "channel":
        kind = kind.replace("message", "channel_post")
    for bot in readers(world, room, post):
        world.queues[bot.id].add(kind, shown_to(bot, post.body), f"chat:{room.chat}")


def readers(world: World, room: Room, post: Post) -> list[Bot]:
    """Give the bots that Telegram lets read this message."""
    if room.bot:
        return [] if room.bot in world.people[room.chat].blocked else [world.bots[room.bot]]
    group = world.groups[room.chat]
    present = [bot for bot in world.bots.values() if group.has(bot.id)]
    return [bot for bot in present if may_read(world, group, bot, present, post)]


def may_read(world: World, group: Group, bot: Bot, present: list[Bot], post: Post) -> bool:
    """Apply privacy mode: commands meant for the bot, replies to it, service messages; all for administrators."""
    reads_all = bot.reads_all or group.kind == "channel" or group.status(bot.id) == "administrator"
    if reads_all or SERVICE & post.body.keys():
        return True
    answered = post.body.get("reply_to_message", {}).get("from", {}).get("id")
    return answered == bot.id or bot in _addressed(world, group, present, post)


def _addressed(world: World, group: Group, present: list[Bot], post: Post) -> list[Bot]:
    text: str = post.body.get("text") or post.body.get("caption") or ""
    if not text.startswith("/"):
        return []
    name = text.split(maxsplit=1)[0].partition("@")[2].lower()
    if name:
        return [bot for bot in present if bot.username.lower() == name]
    # A bare command goes to the bot that spoke last, or to all while none has spoken yet.
    ids = {bot.id for bot in present}
    posts = reversed(world.rooms[str(group.id)].posts.values())
    spoke = next((earlier.author for earlier in posts if earlier.author in ids), None)
    return [bot for bot in present if spoke in {None, bot.id}]


def tell_membership(world: World, bot: Bot, chat: Json, actor: Json, change: tuple[Json, Json]) -> None:
    """Queue my_chat_member: the bot's own place in a chat has changed."""
    old, new = change
    content = {"chat": chat, "from": actor, "date": world.now(), "old_chat_member": old, "new_chat_member": new}
    world.queues[bot.id].add("my_chat_member", content, f"membership:{chat['id']}")
