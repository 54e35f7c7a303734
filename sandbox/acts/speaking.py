"""Writing, sending and editing."""

import base64
from typing import Any

from sandbox.acts import Impossible, kinds
from sandbox.acts.moving import unblock
from sandbox.acts.places import bot_of, person_of, room_of
from sandbox.checks import ApiError, check_deep_link
from sandbox.delivery import announce
from sandbox.faces import ANONYMOUS_ADMIN, chat_of
from sandbox.methods.copying import content, origin
from sandbox.models import Json, Person, Post, Room
from sandbox.rooms import change, find, private_room, quoted, remove, write
from sandbox.world import World

ALBUM = 10


def say(world: World, body: Json) -> Post:
    """Write a text; a phone sends a very long one as several messages, of which the last is given back."""
    pieces = kinds.pieces(str(body["text"]))
    return [put(world, body, kinds.text(piece)) for piece in pieces][-1]


def start(world: World, body: Json) -> Post:
    """Press START, perhaps with the payload of a deep link; opens a blocked chat again."""
    payload = body.get("payload")
    if payload is not None:
        _checked(payload)
    person, bot = person_of(world, body), bot_of(world, body)
    if bot.id in person.blocked:
        unblock(world, body)
    return put(world, {**body, "chat": None}, kinds.text(f"/start {payload}" if payload is not None else "/start"))


def _checked(payload: str) -> None:
    try:
        check_deep_link(payload)
    except ApiError as error:
        raise Impossible(error.description) from error


def send(world: World, body: Json) -> Post:
    """Send something that is not a plain text."""
    return put(world, body, _content(world, body, body))


def album(world: World, body: Json) -> list[Post]:
    """Send several files as one album: one message each, under one media_group_id, the caption on the first."""
    if len(body["items"]) > ALBUM:
        message = f"an album holds {ALBUM} files at most, not {len(body['items'])}"
        raise Impossible(message)
    group = {"media_group_id": str(13_500_000_000_000_000 + world.next("album"))}
    items = [_content(world, body, item) for item in body["items"]]
    return [put(world, body, {**group, **item}) for item in items]


def _content(world: World, body: Json, item: Json) -> Json:
    data = base64.b64decode(item["data"]) if item.get("data") is not None else None
    person = person_of(world, body)
    wish = kinds.Wish(person, str(item["kind"]), dict(item.get("fields") or {}), data, item.get("name"))
    try:
        return {**kinds.content(world, wish), **kinds.caption(item.get("caption"))}
    except ApiError as error:
        raise Impossible(error.description) from error


def put(world: World, body: Json, said: Json) -> Post:
    """Bring a person's message into the room where it belongs and to the bots that may read it."""
    person, room = person_of(world, body), room_of(world, body)
    enter(world, person, room)
    answered = find(room, body.get("reply_to"))
    reply = {"reply_to_message": quoted(answered)} if answered else {}
    if answered and answered.id == room.asked:
        room.asked = None
    post = write(world, room, person.id, {**_sender(world, room, body), **reply, **said})
    announce(world, post)
    return post


def enter(world: World, person: Person, room: Room) -> None:
    """Make sure that the person can write here; the first message opens a private chat."""
    if room.bot:
        if room.bot in person.blocked:
            message = f"{person.name} has blocked @{world.bots[room.bot].username}: the phone only shows UNBLOCK"
            raise Impossible(message, "blocked")
        if room.bot not in person.started:
            person.started.append(room.bot)
            world.keep(person)
            world.changes.tell("person", person=person.id)
    elif not world.groups[room.chat].has(person.id):
        message = f"{person.name} is not in {world.groups[room.chat].title!r}"
        raise Impossible(message, "not_member")


def _sender(world: World, room: Room, body: Json) -> dict[str, Any]:
    if not body.get("anonymous") or room.bot:
        return {}
    person, group = person_of(world, body), world.groups[room.chat]
    if group.status(person.id) not in {"creator", "administrator"}:
        message = f"{person.name} is no administrator of {group.title!r} and cannot write as the group"
        raise Impossible(message)
    return {"from": ANONYMOUS_ADMIN, "sender_chat": chat_of(group)}


def _pointed(world: World, body: Json) -> Post:
    """Find the message on the screen that an act is about."""
    person = person_of(world, body)
    room = world.rooms.get(str(body["chat"])) or private_room(world, bot_of(world, body), person)
    post = find(room, body["message"])
    if post is None:
        message = f"{person.name} sees no message {body['message']} here"
        raise Impossible(message, "no_message")
    return post


def _own(world: World, body: Json) -> Post:
    post = _pointed(world, body)
    if post.author != body["person"]:
        message = f"the message {post.id} is not {person_of(world, body).name}'s"
        raise Impossible(message)
    return post


def delete(world: World, body: Json) -> None:
    """Delete a message for both sides: in a private chat also the bot's, in a group only an own one."""
    post = _pointed(world, body) if int(body["chat"]) > 0 else _own(world, body)
    remove(world, post)


def forward(world: World, body: Json) -> Post:
    """Forward a message from the screen into a group or the private chat, where its content is not protected."""
    shown = _pointed(world, body)
    if shown.body.get("has_protected_content"):
        message = "the phone does not offer to forward protected content"
        raise Impossible(message)
    return put(world, {**body, "chat": body.get("to")}, {**content(shown.body), "forward_origin": origin(shown.body)})


def edit(world: World, body: Json) -> Post:
    """Change an own text or caption."""
    post = _own(world, body)
    name = "text" if "text" in post.body else "caption"
    make = kinds.edited if name == "text" else kinds.caption
    change(world, post, make(str(body["text"])), name, "entities" if name == "text" else "caption_entities")
    announce(world, post, "edited_message")
    return post
