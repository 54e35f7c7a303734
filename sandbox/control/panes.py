"""What a page of phones shows: the world at a glance, a room in a line, its messages page by page, and read marks."""

from collections.abc import Iterator
from dataclasses import asdict

from sandbox.acts.places import person_of, room_of
from sandbox.faces import user_of
from sandbox.models import Bot, Json, Mark, Post, Room
from sandbox.rooms import find, newest_pinned, owner
from sandbox.updates import Queue
from sandbox.world import World

PAGE = 50


def outline(world: World) -> Json:
    """Give everything but the messages: accounts, groups, a line for each room, the time."""
    return {
        "kind": "world",
        "bots": [{**user_of(bot), "descriptions": _descriptions(bot)} for bot in world.bots.values()],
        "people": [asdict(person) for person in world.people.values()],
        "groups": [asdict(group) for group in world.groups.values()],
        "rooms": [line(world, room) for room in world.rooms.values()],
        "now": world.clock.now(),
        "limits": world.limiter.on,
        "faults": len(world.faults.waiting),
        "guide": world.guide,
        "trouble": world.store.trouble,
        "pending": pending(world),
    }


def pending(world: World) -> list[Json]:
    """Say how many updates each bot has not taken yet, and which messages are among them, by chat and number."""
    return [
        {"bot": number, "count": len(queue), "messages": [*_messages(queue)]} for number, queue in world.queues.items()
    ]


def _messages(queue: Queue) -> Iterator[list[int]]:
    for update in queue.waiting():
        if said := update.body.get("message"):
            yield [said["chat"]["id"], said["message_id"]]


def _descriptions(bot: Bot) -> Json:
    """Give what the bot says of itself before anybody has written to it, by language; the general one under nothing."""
    texts = ((name.partition(":"), text) for name, text in bot.profile.items())
    return {language: text for (field, _, language), text in texts if field == "description"}


def line(world: World, room: Room) -> Json:
    """Give a room as a chat list needs it: the last message, who has how much unread, the reply keyboard."""
    last = next((post for post in reversed(room.posts.values()) if not post.deleted), None)
    return {
        "key": room.key,
        "chat": room.chat,
        "bot": room.bot,
        "keyboard": room.keyboard,
        "asked": _asked(world, room),
        "last": last and shown(last),
        "pinned": (pinned := newest_pinned(room)) and shown(pinned),
        "unread": {person: count for person in _readers(world, room) if (count := _unread(world, room, person))},
    }


def _asked(world: World, room: Room) -> Json | None:
    """Give the message whose sender forces a reply: the hint for the input field, and from whom if not from all."""
    post = find(room, room.asked)
    wish = post and post.keyboard
    if not post or not wish:
        return None
    people = _meant(world, post) if wish.get("selective") else None
    return {"message": post.id, "placeholder": wish.get("input_field_placeholder"), "people": people}


def _meant(world: World, post: Post) -> list[int]:
    """Whom a selective keyboard means: the author of the answered message, and those who are mentioned."""
    text, entities = post.body.get("text", ""), post.body.get("entities", [])
    encoded = text.encode("utf-16-le")
    spans = [slice(2 * entity["offset"], 2 * (entity["offset"] + entity["length"])) for entity in entities]
    words = {encoded[span].decode("utf-16-le").lower() for span in spans}
    ids = {entity["user"]["id"] for entity in entities if "user" in entity}
    ids.add(post.body.get("reply_to_message", {}).get("from", {}).get("id"))
    named = (person.id for person in world.people.values() if f"@{person.username}".lower() in words)
    return [*ids & world.people.keys(), *named]


def shown(post: Post) -> Json:
    """Give one message as a page draws it."""
    return {"room": post.room, "id": post.id, "author": post.author, "revision": post.revision, "body": post.body}


def _readers(world: World, room: Room) -> list[int]:
    if room.bot:
        return [room.chat]
    return [int(member) for member in world.groups[room.chat].members if int(member) in world.people]


def _unread(world: World, room: Room, person: int) -> int:
    mark = world.marks.get((room.key, person))
    count = 0
    for post in reversed(room.posts.values()):
        # Who wrote something has read what stood above it.
        if post.author == person or (mark and post.id <= mark.post):
            break
        count += not post.deleted
    return count


def sees(world: World, room: Room, people: frozenset[int]) -> bool:
    """Whether one of these people has the room on the phone."""
    if room.bot:
        return room.chat in people
    return any(world.groups[room.chat].has(person) for person in people)


def history(world: World, body: Json) -> Json:
    """Give a page of messages, oldest first: the newest, or those before a given one."""
    room = room_of(world, body)
    before = body.get("before")
    posts = [post for post in room.posts.values() if not post.deleted and (before is None or post.id < before)]
    limit = int(body.get("limit") or PAGE)
    return {"room": room.key, "posts": [shown(post) for post in posts[-limit:]], "more": len(posts) > limit}


def read(world: World, body: Json) -> None:
    """Mark a room as read by a person, as opening it on the phone does."""
    person, room = person_of(world, body), room_of(world, body)
    if not _unread(world, room, person.id):
        return
    mark = Mark(room.key, person.id, next(reversed(room.posts)))
    world.marks[mark.key] = mark
    world.store.put("mark", f"{room.key}/{person.id}", mark)
    world.changes.tell("read", owner(world, room).id, room=room.key)
