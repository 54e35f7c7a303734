"""Rooms and the posts in them: opening, writing, changing, removing."""

from typing import Any

from sandbox.faces import chat_of, user_json
from sandbox.models import Bot, Group, Json, Person, Post, Room
from sandbox.world import World

# What a message that is quoted inside another one leaves out.
SHALLOW = ("reply_to_message", "pinned_message")


def private_room(world: World, bot: Bot, person: Person) -> Room:
    """Give the private chat of a person with a bot."""
    return _room(world, f"{bot.id}:{person.id}", person.id, bot.id)


def group_room(world: World, group: Group) -> Room:
    """Give the one room of a group."""
    return _room(world, str(group.id), group.id, None)


def _room(world: World, key: str, chat: int, bot: int | None) -> Room:
    if key not in world.rooms:
        world.rooms[key] = Room(key, chat, bot)
        world.store.put("room", key, world.rooms[key].to_json())
    return world.rooms[key]


def owner(world: World, room: Room) -> Person | Group:
    """Give the person or group whose chat id the room has."""
    return world.people[room.chat] if room.bot else world.groups[room.chat]


def write(world: World, room: Room, author: int, content: Json, keyboard: Json | None = None) -> Post:
    """Add a message to a room; a reply keyboard changes what is under the input field."""
    number = _next_id(world, room)
    face = content.pop("from", None) or user_json(world, author)
    chat = chat_of(owner(world, room))
    body = {"message_id": number, "from": face, "chat": chat, "date": world.now(), **content}
    post = Post(room.key, number, author, world.next("revision"), body, keyboard)
    room.posts[number] = post
    if keyboard is not None:
        room.keyboard = keyboard if "keyboard" in keyboard else None
        room.asked = number if keyboard.get("force_reply") else None
    save(world, post, "message")
    world.store.put("room", room.key, room.to_json())
    return post


def _next_id(world: World, room: Room) -> int:
    # Telegram counts private chats by account and groups by themselves, so ids in a private chat have gaps.
    if room.bot:
        bot = world.bots[room.bot]
        bot.last_message_id += 1
        world.keep(bot)
        return bot.last_message_id
    room.last_id += 1
    return room.last_id


def change(world: World, post: Post, content: Json, *gone: str) -> None:
    """Edit a message in place: new content over the old, some keys gone."""
    kept = {key: value for key, value in post.body.items() if key not in gone}
    post.body = {**kept, "edit_date": world.now(), **content}
    post.revision = world.next("revision")
    save(world, post, "edited")


def remove(world: World, post: Post) -> None:
    """Take a message off every screen."""
    post.deleted = True
    save(world, post, "deleted")


def save(world: World, post: Post, happened: str) -> None:
    """Write a message through and tell those who wait for changes."""
    world.store.put("post", f"{post.room}/{post.id}", post)
    chat = world.rooms[post.room].chat
    world.changes.tell(happened, chat, room=post.room, chat=chat, message=post.id)


def find(room: Room, number: int | None) -> Post | None:
    """Give a message that is still on the screen."""
    post = room.posts.get(number) if number is not None else None
    return post if post and not post.deleted else None


def newest_pinned(room: Room) -> Post | None:
    """Give the message that stands at the top of the chat."""
    return next((post for number in reversed(room.pinned) if (post := find(room, number))), None)


def quoted(post: Post) -> Json:
    """Give the message as it appears inside another one, without what it quotes itself."""
    return {key: value for key, value in post.body.items() if key not in SHALLOW}


def shown_to(bot: Bot, value: Any) -> Any:  # noqa: ANN401 - walks JSON of any shape
    """Show the same JSON with the file ids that belong to this bot."""
    if isinstance(value, dict):
        seen = {key: shown_to(bot, part) if isinstance(part, (dict, list)) else part for key, part in value.items()}
        if "file_unique_id" in seen:
            return {"file_id": file_id(bot, seen["file_unique_id"]), **seen}
        return seen
    return [shown_to(bot, part) for part in value] if isinstance(value, list) else value


def file_id(bot: Bot, unique: str) -> str:
    """Give the id under which one bot, and no other, can use a file."""
    return f"BQACAgUAAx{bot.id:x}-{unique}"
