"""Telegram's limits on keyboards: sizes, labels, and the one action of each button."""

from collections.abc import Callable, Mapping
from itertools import chain

from sandbox.checks_errors import refuse, require
from sandbox.entities_links import BadLinkError, checked_link, linked_user
from sandbox.entities_text import is_blank, utf16_len

# The sizes of keyboards are not documented: these are what users and python-telegram-bot found.
_INLINE = (range(8 + 1), range(100 + 1))
_REPLY = (range(12 + 1), range(300 + 1))
_DATA_BYTES = range(1, 64 + 1)
_COPIED = range(1, 256 + 1)


def check_markup(markup: Mapping[str, object], *, private: bool) -> None:
    """Refuse a keyboard Telegram would not show; where it silently picks one of two actions, this refuses as well."""
    if "inline_keyboard" in markup:
        for button in _buttons(markup, "inline_keyboard", *_INLINE):
            _check_inline_button(button, private=private)
    elif "keyboard" in markup:
        for button in _buttons(markup, "keyboard", *_REPLY):
            _check_reply_button(button, private=private)


def _buttons(markup: Mapping[str, object], name: str, in_row: range, in_all: range) -> list[object]:
    """List the buttons of a keyboard of fitting size; Telegram has one name for every kind of too large."""
    rows = markup[name]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        refuse(f'field "{name}" must be an Array of Arrays')
    buttons = list(chain.from_iterable(rows))
    require(all(len(row) in in_row for row in rows) and len(buttons) in in_all, "REPLY_MARKUP_TOO_LONG")
    return buttons


def _labelled(button: object, noun: str) -> Mapping[str, object]:
    """Give a button as an object, sure to have a visible text."""
    if not isinstance(button, Mapping):
        refuse(f"can't parse {noun} button: Button must be an Object")
    text = button.get("text")
    require(isinstance(text, str), f"can't parse {noun} button: Can't find field \"text\"")
    require(not is_blank(str(text)), f"{noun} button text must be non-empty")
    return button


def _check_inline_button(button: object, *, private: bool) -> None:
    known = _labelled(button, "inline keyboard")
    used = [name for name in _ACTIONS if _is_used(name, known.get(name))]
    require(used, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    require(used == used[:1], "can't parse inline keyboard button: Exactly one action must be used")
    require(private or used != ["web_app"], "BUTTON_TYPE_INVALID")
    _ACTIONS[used[0]](known[used[0]])


def _is_used(name: str, value: object) -> bool:
    """Tell whether a button's action is there; an empty inline query is one, empty callback data is none."""
    return value not in (None, False) and (value != "" or name.startswith("switch_inline_query"))


def _check_nothing(_: object) -> None:
    """Take any value: the description has checked its type."""


def _check_data(value: object) -> None:
    require(len(str(value).encode("utf-8", "surrogatepass")) in _DATA_BYTES, "BUTTON_DATA_INVALID")


def _check_copied(value: object) -> None:
    require(utf16_len(_inner(value, "text")) in _COPIED, "BUTTON_COPY_TEXT_INVALID")


def _check_url(value: object) -> None:
    if linked_user(str(value)) is None:
        _check_link(str(value), "")


def _check_web_app(value: object) -> None:
    _check_link(_inner(value, "url"), "Web App ", secure=True)


def _check_login(value: object) -> None:
    _check_link(_inner(value, "url"), "login ", secure=True)


def _inner(value: object, name: str) -> str:
    return str(value.get(name, "")) if isinstance(value, Mapping) else ""


def _check_link(url: str, noun: str, *, secure: bool = False) -> None:
    try:
        checked_link(url, secure=secure)
    except BadLinkError as error:
        refuse(f"inline keyboard button {noun}URL '{url}' is invalid: {error}")


_ACTIONS: Mapping[str, Callable[[object], None]] = {
    "url": _check_url,
    "callback_data": _check_data,
    "web_app": _check_web_app,
    "login_url": _check_login,
    "switch_inline_query": _check_nothing,
    "switch_inline_query_current_chat": _check_nothing,
    "switch_inline_query_chosen_chat": _check_nothing,
    "copy_text": _check_copied,
    "callback_game": _check_nothing,
    "pay": _check_nothing,
    "disabled": _check_nothing,
}
_PRIVATE_ONLY: Mapping[str, str] = {
    "request_contact": "phone number can be requested",
    "request_location": "location can be requested",
    "request_poll": "poll can be requested",
    "request_users": "users can be requested",
    "request_chat": "chats can be requested",
    "web_app": "web App buttons can be used",
}


def _check_reply_button(button: object, *, private: bool) -> None:
    known = _labelled({"text": button} if isinstance(button, str) else button, "keyboard")
    used = [words for name, words in _PRIVATE_ONLY.items() if known.get(name)]
    require(used == used[:1], "can't parse keyboard button: At most one action must be used")
    require(private or not used, f"{''.join(used)} in private chats only")
