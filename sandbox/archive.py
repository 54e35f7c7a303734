"""Bringing back a world from its archive."""

import sqlite3
from collections import Counter
from typing import Any

from sandbox.models import Bot, File, Group, Mark, Person, Post, Query, Room, Webhook
from sandbox.store import unreadable
from sandbox.updates import Update
from sandbox.world import World


def restore(world: World) -> None:
    """Load everything that an earlier run wrote; raises BadState where that makes no sense."""
    try:
        _restore(world)
    except (sqlite3.Error, AttributeError, LookupError, TypeError, ValueError) as error:
        raise unreadable(world.store.path, error) from error


def _restore(world: World) -> None:
    store = world.store
    for meta in store.load("meta"):
        _restore_meta(world, meta)
    for bot in store.load("bot"):
        world.admit(_bot(bot))
    for update in store.load("update"):
        world.queues[update["bot"]].restore(Update(**update))
    for person in store.load("person"):
        world.people[person["id"]] = Person(**person)
    for group in store.load("group"):
        world.groups[group["id"]] = Group(**group)
    for room in store.load("room"):
        world.rooms[room["key"]] = Room(**room)
    for post in store.load("post"):
        world.rooms[post["room"]].posts[post["id"]] = Post(**post)
    _restore_beside(world)


def _restore_beside(world: World) -> None:
    store = world.store
    for query in store.load("query"):
        world.queries[query["id"]] = Query(**query)
    for fact in store.load("mark"):
        mark = Mark(**fact)
        world.marks[mark.key] = mark
    for file in store.load("file"):
        world.files[file["unique"]] = File(**file)
    world.blobs.update(store.blobs())
    for done in store.load("once"):
        world.done[done["once"]] = done["result"]
    for guide in store.load("guide"):
        world.guide = guide


def _restore_meta(world: World, meta: dict[str, Any]) -> None:
    if set(meta) == {"offset"}:
        world.clock.offset = float(meta["offset"])
    else:
        world.counters = Counter(meta)


def _bot(fact: dict[str, Any]) -> Bot:
    webhook = fact.pop("webhook")
    return Bot(**fact, webhook=Webhook(**webhook) if webhook else None)
