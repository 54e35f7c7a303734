"""Pressing buttons: inline ones under messages, and those of the reply keyboard."""

import secrets
import zlib
from typing import Any

from sandbox.acts import Impossible, kinds
from sandbox.acts.places import person_of, room_of
from sandbox.acts.speaking import enter, put
from sandbox.faces import user_of
from sandbox.models import Json, Person, Post, Query, Room
from sandbox.rooms import find, shown_to
from sandbox.world import World

NOT_PRESSED = frozenset({"request_users", "request_chat", "request_managed_bot", "request_poll", "web_app"})


def inline_buttons(post: Post) -> list[list[Json]]:
    """Give the inline keyboard under a message, row by row."""
    rows: list[list[Json]] = post.body.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def tap(world: World, body: Json) -> Query:
    """Press an inline button by its label; it must be on the screen, unless the same press comes again."""
    person, room, label = person_of(world, body), room_of(world, body), str(body["label"])
    enter(world, person, room)
    post, button = _on_screen(room, label, body.get("message"))
    if post is None and body.get("again"):
        earlier = _earlier(world, person, room, label)
        return _press(world, person, room.posts[earlier.post], label, earlier.data)
    if post is None:
        shown = [text["text"] for found in _screen(room) for row in inline_buttons(found) for text in row]
        message = f"{person.name} sees no button {label!r}; on the screen: {shown or 'no buttons'}"
        raise Impossible(message, "no_button")
    if "callback_data" not in button:
        message = f"the button {label!r} does not call the bot: {button}"
        raise Impossible(message)
    return _press(world, person, post, label, button["callback_data"])


def _screen(room: Room) -> list[Post]:
    return [post for post in reversed(room.posts.values()) if not post.deleted]


def _on_screen(room: Room, label: str, message: int | None) -> tuple[Post | None, Json]:
    posts = _screen(room) if message is None else [post for post in [find(room, message)] if post]
    for post in posts:
        for row in inline_buttons(post):
            for button in row:
                if button["text"] == label:
                    return post, button
    return None, {}


def _earlier(world: World, person: Person, room: Room, label: str) -> Query:
    for query in reversed(world.queries.values()):
        if (query.person, query.room, query.label) == (person.id, room.key, label):
            return query
    message = f"{person.name} has never pressed {label!r} here"
    raise Impossible(message)


def _press(world: World, person: Person, post: Post, label: str, data: str) -> Query:
    bot = world.bots[world.rooms[post.room].bot or post.author]
    number = str(person.id * (1 << 31) + secrets.randbelow(1 << 31))
    query = Query(number, bot.id, person.id, post.room, post.id, data, label, world.clock.now())
    world.queries[number] = query
    world.keep(query)
    gone = {"chat": post.body["chat"], "message_id": post.id, "date": 0}
    message = gone if post.deleted else shown_to(bot, post.body)
    instance = str(zlib.crc32(post.room.encode()))
    content = {"id": number, "from": user_of(person), "message": message, "chat_instance": instance, "data": data}
    world.queues[bot.id].add("callback_query", content, f"callback:{person.id}")
    return query


def press(world: World, body: Json) -> Post:
    """Press a button of the reply keyboard: its label as a text, or the contact or place that it asks for."""
    person, room, label = person_of(world, body), room_of(world, body), str(body["label"])
    rows = [[_button(button) for button in row] for row in (room.keyboard or {}).get("keyboard", [])]
    button = next((button for row in rows for button in row if button["text"] == label), None)
    if button is None:
        shown = [button["text"] for row in rows for button in row]
        message = f"{person.name} has no key {label!r}; on the keyboard: {shown or 'no keyboard'}"
        raise Impossible(message, "no_key")
    if (room.keyboard or {}).get("one_time_keyboard"):
        room.keyboard = None
        world.store.put("room", room.key, room.to_json())
    return put(world, body, _pressed(world, person, button, dict(body.get("fields") or {})))


def _button(button: Any) -> Json:  # noqa: ANN401 - a text stands for a button
    return button if isinstance(button, dict) else {"text": str(button)}


def _pressed(world: World, person: Person, button: Json, fields: Json) -> Json:
    if button.get("request_contact"):
        return kinds.content(world, kinds.Wish(person, "contact", {"own": True, **fields}))
    if button.get("request_location"):
        return kinds.content(world, kinds.Wish(person, "location", fields))
    if extra := set(button) & NOT_PRESSED:
        message = f"the sandbox does not model {extra} of a key"
        raise Impossible(message)
    return kinds.text(button["text"])
