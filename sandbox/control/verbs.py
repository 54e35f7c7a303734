"""The table of control requests: a verb, and what it does with its JSON body."""

from collections.abc import Callable, Mapping
from dataclasses import asdict

from sandbox.acts import moving, pressing, speaking
from sandbox.acts.places import bot_of, group_of, person_of, room_of
from sandbox.acts.screen import labels, screen, view
from sandbox.control import panes
from sandbox.faces import chat_of, user_of
from sandbox.faults import Fault
from sandbox.methods.commands import Viewer, menu
from sandbox.models import Json, Post
from sandbox.rooms import group_room
from sandbox.world import World, new_bot, new_group, new_person

Verb = Callable[[World, Json], object]


def _bot(world: World, body: Json) -> Json:
    bot = new_bot(world, body.get("username") or "simpul_bot", body.get("name") or "Simpul", body.get("token"))
    if "reads_all" in body:
        bot.reads_all = bool(body["reads_all"])
        world.keep(bot)
    return {"id": bot.id, "token": bot.token, "username": bot.username}


def _person(world: World, body: Json) -> Json:
    details = {key: value for key, value in body.items() if key != "name"}
    return asdict(new_person(world, str(body["name"]), **details))


def _group(world: World, body: Json) -> Json:
    group = new_group(world, str(body["title"]), str(body.get("kind") or "group"))
    people = [int(member) for member in body.get("members", [])] or [new_person(world, "Pemilik grup").id]
    group.members = {str(member): "member" for member in people} | {str(people[0]): "creator"}
    world.keep(group)
    if body.get("bot"):
        moving.add_bot(world, {**body, "person": people[0], "chat": group.id})
    return chat_of(group)


def _message(act: Callable[[World, Json], Post]) -> Verb:
    return lambda world, body: view(world, act(world, body))


def _album(world: World, body: Json) -> list[Json]:
    return [view(world, post) for post in speaking.album(world, body)]


def _tap(world: World, body: Json) -> Json:
    return {"query": pressing.tap(world, body).id}


def _toast(world: World, body: Json) -> Json:
    query = world.queries.get(str(body["query"]))
    return {"answer": query.answer if query else None, "number": world.changes.number}


def _screen(world: World, body: Json) -> Json:
    number, room = world.changes.number, room_of(world, body)
    return {
        "number": number,
        "messages": screen(world, room, int(body.get("after") or 0)),
        "keyboard": labels(room.keyboard),
    }


def _menu(world: World, body: Json) -> list[Json]:
    person, room, bot = person_of(world, body), room_of(world, body), bot_of(world, body)
    group = world.groups.get(room.chat)
    admin = group is not None and group.status(person.id) in {"creator", "administrator"}
    return menu(bot, Viewer(room.chat, person.id, person.language, private=group is None, admin=admin))


def _push(world: World, body: Json) -> Json:
    return {"update_id": world.queues[bot_of(world, body).id].push(dict(body["update"]), "pushed")}


def _fault(world: World, body: Json) -> None:
    method = body.get("method")
    called, times, details = method and str(method).lower(), int(body.get("times", 1)), dict(body.get("details") or {})
    world.faults.order(Fault(str(body["kind"]), called, body.get("chat"), times, details))
    world.changes.tell("faults")


def _clear_faults(world: World, _: Json) -> None:
    world.faults.clear()
    world.changes.tell("faults")


def _calls(world: World, body: Json) -> list[Json]:
    wanted = str(body.get("method") or "").lower()
    found = [entry for entry in world.journal.calls if not wanted or entry.method.lower() == wanted]
    return [entry.to_json() for entry in found[-int(body.get("last") or 0) :]]


def _limits(world: World, body: Json) -> None:
    world.limiter.on = bool(body["on"])
    world.changes.tell("limits")


def _everything(world: World, _: Json) -> Json:
    return {
        "bots": [{**user_of(bot), "token": bot.token} for bot in world.bots.values()],
        "people": [asdict(person) for person in world.people.values()],
        "groups": [asdict(group) for group in world.groups.values()],
        "rooms": [room.to_json() for room in world.rooms.values()],
        "number": world.changes.number,
        "now": world.clock.now(),
    }


VERBS: Mapping[str, Verb] = {
    "bot": _bot,
    "person": _person,
    "known": lambda world, body: asdict(person_of(world, body)),
    "group": _group,
    "start": _message(speaking.start),
    "say": _message(speaking.say),
    "send": _message(speaking.send),
    "edit": _message(speaking.edit),
    "delete": speaking.delete,
    "forward": _message(speaking.forward),
    "album": _album,
    "tap": _tap,
    "press": _message(pressing.press),
    "toast": _toast,
    "screen": _screen,
    "history": panes.history,
    "read": panes.read,
    "room": lambda world, body: group_room(world, group_of(world, body)).to_json(),
    "menu": _menu,
    "block": moving.block,
    "unblock": moving.unblock,
    "deactivate": moving.deactivate,
    "join": moving.join,
    "leave": moving.leave,
    "add-bot": moving.add_bot,
    "status": moving.set_status,
    "upgrade": lambda world, body: chat_of(moving.upgrade(world, body)),
    "rename": moving.rename,
    "dissolve": moving.dissolve,
    "fault": _fault,
    "clear-faults": _clear_faults,
    "limits": _limits,
    "advance": lambda world, body: world.advance(float(body["seconds"])),
    "now": lambda world, _: {
        "now": world.clock.now(),
        "offset": world.clock.offset,
        "number": world.changes.number,
    },
    "pending": lambda world, body: {"pending": len(world.queues[bot_of(world, body).id])},
    "push": _push,
    "guide": lambda world, body: world.guided(body),
    "calls": _calls,
    "violations": lambda world, _: world.journal.violations,
    "world": _everything,
}
