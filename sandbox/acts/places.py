"""Who and where: from the ids in a control request to people, bots, groups and rooms."""

from collections.abc import Mapping
from typing import TypeVar

from sandbox.acts import Impossible
from sandbox.models import Bot, Group, Json, Person, Room
from sandbox.rooms import group_room, private_room
from sandbox.world import World

Thing = TypeVar("Thing")


def _known(things: Mapping[int, Thing], number: object, noun: str) -> Thing:
    if not isinstance(number, int) or number not in things:
        message = f"no {noun} has the id {number!r}"
        raise Impossible(message)
    return things[number]


def person_of(world: World, body: Json) -> Person:
    """Give the person who acts."""
    return _known(world.people, body.get("person"), "person")


def bot_of(world: World, body: Json) -> Bot:
    """Give the bot that is meant: the named one, or the only one."""
    if body.get("bot"):
        return _known(world.bots, body["bot"], "bot")
    if len(world.bots) != 1:
        message = f"name the bot: there are {len(world.bots)}"
        raise Impossible(message)
    return next(iter(world.bots.values()))


def group_of(world: World, body: Json, name: str = "chat") -> Group:
    """Give the group that is meant; one that was upgraded leads to its supergroup."""
    group = _known(world.groups, body.get(name), "group")
    return world.groups[group.upgraded_to] if group.upgraded_to else group


def room_of(world: World, body: Json) -> Room:
    """Give the group's room if a group is named, else the private chat with the bot."""
    if body.get("chat") is not None:
        return group_room(world, group_of(world, body))
    return private_room(world, bot_of(world, body), person_of(world, body))
