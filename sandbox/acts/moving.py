"""Blocking, joining, leaving, adding bots, and groups that grow into supergroups."""

from sandbox.acts import Impossible, kinds
from sandbox.acts.places import bot_of, group_of, person_of
from sandbox.delivery import announce, tell_membership
from sandbox.faces import chat_of, user_json, user_of
from sandbox.membership import member_as, member_json
from sandbox.models import Bot, Group, Json, Person
from sandbox.rooms import group_room, write
from sandbox.world import World, new_group


def block(world: World, body: Json) -> None:
    """Stop the bot."""
    person, bot = person_of(world, body), bot_of(world, body)
    if bot.id not in person.blocked:
        person.blocked.append(bot.id)
        _private_change(world, person, bot, "member", "kicked")


def unblock(world: World, body: Json) -> None:
    """Let the bot write again."""
    person, bot = person_of(world, body), bot_of(world, body)
    if bot.id in person.blocked:
        person.blocked.remove(bot.id)
        _private_change(world, person, bot, "kicked", "member")


def _private_change(world: World, person: Person, bot: Bot, old: str, new: str) -> None:
    world.keep(person)
    before, after = member_as(world, bot.id, old), member_as(world, bot.id, new)
    tell_membership(world, bot, chat_of(person), user_of(person), (before, after))
    world.changes.tell("blocked" if new == "kicked" else "unblocked", person=person.id, bot=bot.id)


def deactivate(world: World, body: Json) -> None:
    """Delete the account."""
    person = person_of(world, body)
    person.deactivated = True
    world.keep(person)
    world.changes.tell("person", person=person.id)


def place(world: World, group: Group, user: int, status: str, actor: int) -> None:
    """Give a user another status in a group and tell the bots that hear of it."""
    old = member_json(world, group, user)
    group.members[str(user)] = status
    world.keep(group)
    new = member_json(world, group, user)
    by, chat = user_json(world, actor), chat_of(group)
    if bot := world.bots.get(user):
        tell_membership(world, bot, chat, by, (old, new))
    change = {"chat": chat, "from": by, "date": world.now(), "old_chat_member": old, "new_chat_member": new}
    for other in world.bots.values():
        if group.status(other.id) == "administrator" and other.id != user:
            world.queues[other.id].add("chat_member", change, f"members:{group.id}")
    world.changes.tell("members", chat=group.id)


def service(world: World, group: Group, actor: int, content: Json) -> None:
    """Put a service message into a group."""
    announce(world, write(world, group_room(world, group), actor, content))


def join(world: World, body: Json) -> None:
    """Enter a group."""
    person, group = person_of(world, body), group_of(world, body)
    place(world, group, person.id, "member", person.id)
    user = user_of(person)
    service(world, group, person.id, {"new_chat_members": [user]})


def leave(world: World, body: Json) -> None:
    """Leave a group."""
    person, group = person_of(world, body), group_of(world, body)
    _goes(world, group, person.id, "left", person.id)


def _goes(world: World, group: Group, user: int, status: str, actor: int) -> None:
    """Let somebody be outside, by their own wish or another's; the group reads it, and they as the last."""
    service(world, group, actor, {"left_chat_member": user_json(world, user)})
    place(world, group, user, status, actor)


def add_bot(world: World, body: Json) -> None:
    """Bring a bot into a group, with a payload as the startgroup link does it; one that is inside only hears that."""
    person, group, bot = person_of(world, body), group_of(world, body), bot_of(world, body)
    if not group.has(person.id):
        message = f"{person.name} is not in {group.title!r}"
        raise Impossible(message)
    if not group.has(bot.id):
        place(world, group, bot.id, "administrator" if group.kind == "channel" else "member", person.id)
        service(world, group, person.id, {"new_chat_members": [user_of(bot)]})
    if body.get("payload") is not None:
        service(world, group, person.id, kinds.text(f"/start@{bot.username} {body['payload']}"))


def set_status(world: World, body: Json) -> None:
    """Promote, restrict or remove somebody (`status` in the Bot API's words); the group reads that one was removed."""
    group, status = group_of(world, body), str(body["status"])
    user = int(body.get("user") or bot_of(world, body).id)
    actor = int(body.get("person") or next(iter(group.members)))
    go = _goes if group.has(user) and status in {"left", "kicked"} else place
    go(world, group, user, status, actor)


def upgrade(world: World, body: Json) -> Group:
    """Turn a group into a supergroup: a new id, and a service message on either side."""
    old = group_of(world, body)
    new = new_group(world, old.title, "supergroup")
    new.members, new.upgraded_from = dict(old.members), old.id
    actor = int(next(iter(old.members)))
    service(world, old, actor, {"migrate_to_chat_id": new.id})
    service(world, new, actor, {"migrate_from_chat_id": old.id})
    old.upgraded_to = new.id
    world.keep(old)
    world.keep(new)
    world.changes.tell("group", chat=new.id)
    return new


def rename(world: World, body: Json) -> None:
    """Give a group another title."""
    group = group_of(world, body)
    group.title = str(body["title"])
    world.keep(group)
    world.changes.tell("group", chat=group.id)
    actor = int(body.get("person") or next(iter(group.members)))
    service(world, group, actor, {"new_chat_title": group.title})


def dissolve(world: World, body: Json) -> None:
    """Delete a group for everyone."""
    group = group_of(world, body)
    group.deleted = True
    world.keep(group)
    world.changes.tell("group", chat=group.id)
