"""What a bot can ask about a chat, and leaving one."""

from sandbox.api.call import Call
from sandbox.api.peers import member_peer, require_member
from sandbox.checks_errors import refuse
from sandbox.delivery import tell_membership
from sandbox.faces import chat_of, user_of
from sandbox.membership import member_json
from sandbox.models import Group, Json
from sandbox.rooms import newest_pinned, quoted

GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def get_chat(call: Call) -> Json:
    """Everything about a chat that the bot may know."""
    peer = member_peer(call)
    owner = peer.owner
    full: Json = {**chat_of(owner), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    if pinned := newest_pinned(peer.room):
        full["pinned_message"] = quoted(pinned)
    if isinstance(owner, Group):
        return {**full, "permissions": dict.fromkeys(PERMISSIONS, True)}
    return {**full, "active_usernames": [owner.username]} if owner.username else full


def leave_chat(call: Call) -> bool:
    """Walk out of a group; the bot hears of it as of any change of its place."""
    peer = member_peer(call)
    if not isinstance(peer.owner, Group):
        refuse("chat member status can't be changed in private chats")
    require_member(call.bot, peer.owner)
    old = member_json(call.world, peer.owner, call.bot.id)
    peer.owner.members[str(call.bot.id)] = "left"
    call.world.keep(peer.owner)
    new = member_json(call.world, peer.owner, call.bot.id)
    tell_membership(call.world, call.bot, chat_of(peer.owner), user_of(call.bot), (old, new))
    call.world.changes.tell("members", chat=peer.owner.id)
    return True


METHODS = {"getChat": get_chat, "leaveChat": leave_chat}
