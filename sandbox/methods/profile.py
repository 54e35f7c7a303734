"""Who the bot is: getMe, its names and descriptions."""

from collections.abc import Callable

from sandbox.api.call import Call
from sandbox.checks_errors import refuse
from sandbox.entities import utf16_len
from sandbox.faces import user_of
from sandbox.models import Json


def get_me(call: Call) -> Json:
    """Give the bot itself."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
        "supports_guest_queries": False,
    }
    return {**user_of(call.bot), **abilities}


def _setter(field: str, limit: int, refusal: str) -> Callable[[Call], bool]:
    def set_text(call: Call) -> bool:
        text = call.params.text(field)
        if utf16_len(text) > limit:
            refuse(refusal)
        call.bot.profile[f"{field}:{call.params.text('language_code')}"] = text
        call.world.keep(call.bot)
        return True

    return set_text


def _getter(field: str) -> Callable[[Call], Json]:
    def get_text(call: Call) -> Json:
        texts = call.bot.profile
        general = texts.get(f"{field}:", call.bot.name if field == "name" else "")
        return {field: texts.get(f"{field}:{call.params.text('language_code')}", general)}

    return get_text


METHODS = {
    "getMe": get_me,
    "setMyName": _setter("name", 64, "BOT_TITLE_INVALID"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", 512, "description is too long"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", 120, "short description is too long"),
    "getMyShortDescription": _getter("short_description"),
}
