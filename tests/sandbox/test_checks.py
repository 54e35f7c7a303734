"""Telegram's limits, at their edges and in its words."""

from collections.abc import Callable, Mapping

import pytest

from sandbox import checks
from sandbox.checks import ApiError, BadRequest, Conflict, Forbidden, NotImplementedHere, TooManyRequests


def refusal(check: Callable[..., None], *given: object, **named: object) -> str | None:
    """Give the words of a refusal without their prefix, or None where the value passes."""
    try:
        check(*given, **named)
    except BadRequest as error:
        return error.description.removeprefix("Bad Request: ")
    return None


def test_errors_carry_status_words_and_parameters() -> None:
    errors = [
        BadRequest("chat not found"),
        BadRequest("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1001}),
        Forbidden("bot was blocked by the user"),
        Conflict("terminated by other getUpdates request"),
        TooManyRequests(7),
        NotImplementedHere("sendGame"),
    ]
    assert [(error.code, error.description, dict(error.parameters)) for error in errors] == [
        (400, "Bad Request: chat not found", {}),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1001}),
        (403, "Forbidden: bot was blocked by the user", {}),
        (409, "Conflict: terminated by other getUpdates request", {}),
        (429, "Too Many Requests: retry after 7", {"retry_after": 7}),
        (501, "Not Implemented: sendGame", {}),
    ]
    assert all(issubclass(kind, ApiError) for kind in (BadRequest, Forbidden, Conflict, TooManyRequests))


@pytest.mark.parametrize(
    ("check", "given", "words"),
    [
        (checks.check_text, "", "message text is empty"),
        (checks.check_text, "\u200b\u3000 ", "text must be non-empty"),
        (checks.check_text, "a" * 4096, None),
        (checks.check_text, "a" * 4097, "message is too long"),
        (checks.check_text, "😀" * 2048, None),
        (checks.check_text, "😀" * 2048 + "a", "message is too long"),
        (checks.check_caption, "", None),
        (checks.check_caption, "a" * 1024, None),
        (checks.check_caption, "a" * 1025, "message caption is too long"),
        (checks.check_callback_answer, "", None),
        (checks.check_callback_answer, "a" * 200, None),
        (checks.check_callback_answer, "a" * 201, "MESSAGE_TOO_LONG"),
        (checks.check_deep_link, "LAPOR_9-x", None),
        (checks.check_deep_link, "", "START_PARAM_INVALID"),
        (checks.check_deep_link, "a" * 65, "START_PARAM_INVALID"),
        (checks.check_deep_link, "a b", "START_PARAM_INVALID"),
        (checks.check_deep_link, "a\n", "START_PARAM_INVALID"),
        (checks.check_secret_token, "", None),
        (checks.check_secret_token, "a" * 256, None),
        (checks.check_secret_token, "a" * 257, "secret token is too long"),
        (checks.check_secret_token, "a.b", "secret token contains unallowed characters"),
        (checks.check_commands, [], None),
        (checks.check_commands, [{"command": "lapor", "description": "Buat laporan"}] * 100, None),
        (checks.check_commands, [{"command": "lapor", "description": "Buat laporan"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
        (checks.check_commands, [{"command": "/lapor_1", "description": "x" * 256}], None),
        (checks.check_commands, [{"command": "Lapor", "description": "x"}], "BOT_COMMAND_INVALID"),
        (checks.check_commands, [{"command": "a" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
        (checks.check_commands, [{"command": "a", "description": " "}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (checks.check_commands, [{"command": "a", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (checks.check_album, [{"type": "photo"}], "media group must include 2-10 items"),
        (checks.check_album, [{"type": "photo"}, {"type": "video"}] * 5, None),
        (checks.check_album, [{"type": "photo"}] * 11, "too many messages to send as an album"),
        (checks.check_album, [{"type": "document"}] * 2, None),
        (
            checks.check_album,
            [{"type": "document"}, {"type": "photo"}],
            "document can't be mixed with other media types",
        ),
        (checks.check_album, [{"type": "audio"}, {"type": "photo"}], "audio can't be mixed with other media types"),
    ],
)
def test_limits(check: Callable[..., None], given: object, words: str | None) -> None:
    assert refusal(check, given) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((-6.2, 106.8, 1500.0), None),
        ((90.1, 0.0, 0.0), "wrong location specified"),
        ((0.0, -180.5, 0.0), "wrong location specified"),
        ((float("nan"), 0.0, 0.0), "wrong location specified"),
        ((0.0, 0.0, 1501.0), "wrong horizontal accuracy specified"),
    ],
)
def test_locations(place: tuple[float, float, float], words: str | None) -> None:
    assert refusal(checks.check_location, *place) == words


def inline(**button: object) -> dict[str, object]:
    """Build a keyboard of one button."""
    return {"inline_keyboard": [[{"text": "Kirim", **button}]]}


NO_ACTION = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
TWO_ACTIONS = "can't parse inline keyboard button: Exactly one action must be used"
URL = "inline keyboard button URL"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (inline(callback_data="a" * 64), None),
        (inline(callback_data="é" * 32), None),
        (inline(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (inline(callback_data="a" * 65), "BUTTON_DATA_INVALID"),
        (inline(callback_data=""), NO_ACTION),
        (inline(), NO_ACTION),
        (inline(pay=False), NO_ACTION),
        (inline(callback_data="a", url="https://lapor.example.id"), TWO_ACTIONS),
        (inline(url="https://lapor.example.id/1?a=b"), None),
        (inline(url="lapor.example.id"), None),
        (inline(url="http://127.0.0.1:8080/x"), None),
        (inline(url="tg://user?id=7"), None),
        (inline(url="tg://resolve?domain=simpul_bot"), None),
        (inline(url="http://localhost/x"), f"{URL} 'http://localhost/x' is invalid: Wrong HTTP URL"),
        (inline(url="ftp://a.id"), f"{URL} 'ftp://a.id' is invalid: Unsupported URL protocol"),
        (inline(url="https://"), f"{URL} 'https://' is invalid: URL host is empty"),
        (
            inline(url="https://a.id:99999"),
            f"{URL} 'https://a.id:99999' is invalid: Wrong port number specified in the URL",
        ),
        (inline(url="bukan tautan.id"), f"{URL} 'bukan tautan.id' is invalid: Disallowed character in URL host"),
        (inline(web_app={"url": "https://a.id"}), None),
        (
            inline(web_app={"url": "http://a.id"}),
            "inline keyboard button Web App URL 'http://a.id' is invalid: Only HTTPS links are allowed",
        ),
        (
            inline(login_url={"url": "http://a.id"}),
            "inline keyboard button login URL 'http://a.id' is invalid: Only HTTPS links are allowed",
        ),
        (inline(switch_inline_query=""), None),
        (inline(copy_text={"text": "SMP-1"}), None),
        (inline(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(callback_game={}), None),
        (
            {"inline_keyboard": [[{"text": "", "callback_data": "a"}]]},
            "inline keyboard button text must be non-empty",
        ),
        (
            {"inline_keyboard": [[{"callback_data": "a"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        ({"inline_keyboard": [["Kirim"]]}, "can't parse inline keyboard button: Button must be an Object"),
        ({"inline_keyboard": [{"text": "Kirim"}]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "b"}] * 8]}, None),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "b"}] * 9]}, "REPLY_MARKUP_TOO_LONG"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]] * 100}, None),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]] * 101}, "REPLY_MARKUP_TOO_LONG"),
        ({"keyboard": [["Ya", {"text": "Tidak"}]]}, None),
        ({"keyboard": [[{"text": "Nomor saya", "request_contact": True}]]}, None),
        (
            {"keyboard": [[{"text": "a", "request_contact": True, "request_location": True}]]},
            "can't parse keyboard button: At most one action must be used",
        ),
        ({"keyboard": [[" "]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [["a"] * 13]}, "REPLY_MARKUP_TOO_LONG"),
        ({"remove_keyboard": True}, None),
        ({"force_reply": True}, None),
    ],
)
def test_keyboards_in_a_private_chat(markup: Mapping[str, object], words: str | None) -> None:
    assert refusal(checks.check_markup, markup, private=True) == words


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"request_contact": True}, "phone number can be requested in private chats only"),
        ({"request_location": True}, "location can be requested in private chats only"),
        ({"request_contact": False}, None),
        ({}, None),
    ],
)
def test_groups_are_not_asked_for_numbers_and_places(button: Mapping[str, object], words: str | None) -> None:
    assert refusal(checks.check_markup, {"keyboard": [[{"text": "a", **button}]]}, private=False) == words


def test_groups_take_no_web_app_buttons() -> None:
    button = inline(web_app={"url": "https://a.id"})
    assert refusal(checks.check_markup, button, private=False) == "BUTTON_TYPE_INVALID"
