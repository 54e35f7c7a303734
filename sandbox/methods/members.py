"""Who is in a group."""

from sandbox.api.call import Call
from sandbox.api.peers import member_peer
from sandbox.checks_errors import refuse
from sandbox.faces import account
from sandbox.membership import member_as, member_json
from sandbox.models import Group, Json


def _group(call: Call) -> Group:
    owner = member_peer(call).owner
    if not isinstance(owner, Group):
        refuse("there are no administrators in the private chat")
    return owner


def get_chat_member(call: Call) -> Json:
    """One user's place in the chat."""
    user = call.params.integer("user_id")
    if user is None or account(call.world, user) is None:
        refuse("invalid user_id specified" if user is None else "member not found")
    owner = member_peer(call).owner
    if isinstance(owner, Group):
        return member_json(call.world, owner, user)
    inside = user in {owner.id, call.bot.id}
    return member_as(call.world, user, "member" if inside else "left")


def get_chat_member_count(call: Call) -> int:
    """How many are in the chat."""
    owner = member_peer(call).owner
    return sum(owner.has(int(user)) for user in owner.members) if isinstance(owner, Group) else 2


def get_chat_administrators(call: Call) -> list[Json]:
    """Give the creator and the administrators, without other bots."""
    group = _group(call)
    leading = [int(user) for user, status in group.members.items() if status in {"creator", "administrator"}]
    shown = [user for user in leading if user == call.bot.id or user not in call.world.bots]
    return [member_json(call.world, group, user) for user in shown]


METHODS = {
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatAdministrators": get_chat_administrators,
}
