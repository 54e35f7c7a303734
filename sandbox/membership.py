"""The ChatMember objects: what each status lets a member do."""

from sandbox.faces import user_json
from sandbox.models import Group, Json
from sandbox.world import World

RIGHTS: Json = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_send_welcome_messages": False,
}
LIMITED: Json = {
    "is_member": True,
    "can_send_messages": False,
    "can_send_audios": False,
    "can_send_documents": False,
    "can_send_photos": False,
    "can_send_videos": False,
    "can_send_video_notes": False,
    "can_send_voice_notes": False,
    "can_send_polls": False,
    "can_send_other_messages": False,
    "can_add_web_page_previews": False,
    "can_react_to_messages": False,
    "can_edit_tag": False,
    "can_change_info": False,
    "can_invite_users": False,
    "can_pin_messages": False,
    "can_manage_topics": False,
    "until_date": 0,
}
FIELDS: dict[str, Json] = {
    "creator": {"is_anonymous": False},
    "administrator": RIGHTS,
    "restricted": LIMITED,
    "kicked": {"until_date": 0},
}


def member_json(world: World, group: Group, user: int) -> Json:
    """Give a user's place in a group."""
    return member_as(world, user, group.status(user))


def member_as(world: World, user: int, status: str) -> Json:
    """Give a user with a status and what belongs to it."""
    return {"user": user_json(world, user), "status": status, **FIELDS.get(status, {})}
