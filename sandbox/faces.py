"""How bots, people and chats look in the Bot API: the User and Chat objects."""

from sandbox.models import Bot, Group, Json, Person
from sandbox.world import World

ANONYMOUS_ADMIN: Json = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def user_of(account: Bot | Person) -> Json:
    """Give the User object of a bot or a person."""
    if isinstance(account, Bot):
        return {"id": account.id, "is_bot": True, "first_name": account.name, "username": account.username}
    face: Json = {"id": account.id, "is_bot": False, **names_of(account)}
    return {**face, "language_code": account.language}


def names_of(person: Person) -> Json:
    """First name, last name and user name, as far as the person has them."""
    names = {"first_name": person.name, "last_name": person.last_name, "username": person.username}
    return {key: value for key, value in names.items() if value}


def chat_of(owner: Person | Group) -> Json:
    """Give the Chat object of a group, or of the private chat with a person."""
    if isinstance(owner, Person):
        return {"id": owner.id, "type": "private", **names_of(owner)}
    return {"id": owner.id, "type": owner.kind, "title": owner.title}


def account(world: World, user: int) -> Bot | Person | None:
    """Whoever has this user id."""
    return world.people.get(user) or world.bots.get(user)


def user_json(world: World, user: int) -> Json:
    """Give the User object of an id; an account that is gone shows as deleted."""
    found = account(world, user)
    return user_of(found) if found else {"id": user, "is_bot": False, "first_name": "Deleted Account"}
