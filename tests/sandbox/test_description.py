"""The distilled Bot API: complete in itself, and a check of calls that names each fault."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox import description
from sandbox.description import Upload, canonical, check, check_result, check_type, methods, version

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv-peers" / "bin" / "python"
PLAIN = {"str", "int", "float", "bool", "file"}
MARKUPS = "InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply"
BUTTON = {"text": "Kirim", "callback_data": "kirim"}


def form(value: object) -> str:
    """Write a nested value as a form carries it."""
    return orjson.dumps(value).decode()


def test_the_description_is_of_a_whole_bot_api() -> None:
    assert version() == "10.3"
    assert len(methods()) == 185
    assert methods()["getMe"].returns == "User"
    assert methods()["sendMessage"].takes["chat_id"] == description.Field(required=True, kind="int|str")


def test_every_type_that_is_named_is_described() -> None:
    document = orjson.loads((ROOT / "sandbox" / "description.json").read_bytes())
    entries = [*document["types"].values(), *(entry["takes"] for entry in document["methods"].values())]
    kinds = [kind for entry in entries for kind in entry.values()]
    kinds += [entry["returns"] for entry in document["methods"].values()] + list(document["unions"].values())
    named = {name for kind in kinds for name in re.findall(r"(?<![=\w])\w+", kind)}
    assert named - PLAIN == (document["types"].keys() | document["unions"].keys()) & named
    assert not [kind for kind in kinds if "".join(description._alternatives(kind.lstrip("!"))) == ""]


@pytest.mark.skipif(not PEERS.exists(), reason="the models live in the peers' environment")
def test_the_file_is_what_the_models_say() -> None:
    done = subprocess.run([PEERS, ROOT / "tests/sandbox/distil.py", "--check"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_method_names_are_taken_in_any_case() -> None:
    assert canonical("SENDmessage") == "sendMessage"
    assert canonical("sendPigeon") is None
    assert check("sendPigeon", {}) == ["sendPigeon: unknown method"]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("getMe", {}),
        ("sendMessage", {"chat_id": "7", "text": "Halo"}),
        ("sendmessage", {"chat_id": 7, "text": "Halo", "protect_content": True, "reply_markup": None}),
        ("sendMessage", {"chat_id": "@balai", "text": "Halo", "disable_notification": "yes", "message_thread_id": "5"}),
        ("sendMessage", {"chat_id": "7", "text": "Halo", "reply_markup": "", "method": "sendMessage"}),
        ("sendMessage", {"chat_id": "7", "text": "Halo", "reply_markup": form({"inline_keyboard": [[BUTTON]]})}),
        ("sendMessage", {"chat_id": "7", "text": "Halo", "reply_markup": form({"keyboard": [[{"text": "Ya"}]]})}),
        ("sendMessage", {"chat_id": "7", "text": "Halo", "reply_markup": {"remove_keyboard": True}}),
        ("sendPhoto", {"chat_id": "7", "photo": Upload("jalan.jpg", b"...")}),
        ("sendPhoto", {"chat_id": "7", "photo": "AgAC-file-id", "caption": "Jalan"}),
        ("sendLocation", {"chat_id": "7", "latitude": "-6.2", "longitude": 106}),
        ("setWebhook", {"url": "https://a.id/hook", "max_connections": "40", "allowed_updates": '["message"]'}),
        (
            "sendMediaGroup",
            {
                "chat_id": "7",
                "media": form([{"type": "photo", "media": "attach://p1"}, {"type": "photo", "media": "file-id"}]),
                "p1": Upload("a.jpg"),
            },
        ),
    ],
)
def test_calls_as_clients_make_them_pass(method: str, params: Mapping[str, object]) -> None:
    assert check(method, params) == []


@pytest.mark.parametrize(
    ("method", "params", "faults"),
    [
        ("sendMessage", {"chat_id": "7"}, ["text: missing"]),
        ("sendMessage", {"chat_id": "7", "text": "a", "prase_mode": "HTML"}, ["prase_mode: unknown parameter"]),
        ("sendMessage", {"chat_id": True, "text": "a"}, ["chat_id: expected int or str, got True"]),
        ("sendMessage", {"chat_id": {}, "text": "a"}, ["chat_id: expected int or str, got {}"]),
        ("sendMessage", {"chat_id": 7, "text": 5}, ["text: expected str, got 5"]),
        (
            "sendMessage",
            {"chat_id": 7, "text": "a", "disable_notification": "maybe"},
            ["disable_notification: expected bool, got 'maybe'"],
        ),
        (
            "sendMessage",
            {"chat_id": "7", "text": "a", "reply_markup": form({"inline_keyboard": [[{"txt": "a"}]]})},
            [
                "reply_markup.inline_keyboard.0.0.txt: unknown field",
                "reply_markup.inline_keyboard.0.0.text: missing",
            ],
        ),
        (
            "sendMessage",
            {"chat_id": "7", "text": "a", "reply_markup": {"keyboard": [["Ya"]]}},
            ["reply_markup.keyboard.0.0: expected KeyboardButton, got 'Ya'"],
        ),
        (
            "sendMessage",
            {"chat_id": "7", "text": "a", "reply_markup": "{rusak"},
            [f"reply_markup: expected {MARKUPS}, got '{{rusak'"],
        ),
        (
            "sendMessage",
            {"chat_id": "7", "text": "a", "entities": form([{"type": "bold", "offset": "0", "length": 1}])},
            ["entities.0.offset: expected int, got '0'"],
        ),
        (
            "sendMediaGroup",
            {"chat_id": "7", "media": form([{"type": "photo", "media": "id", "captoin": "a", "title": "b"}])},
            ["media.0.captoin: unknown field", "media.0.title: unknown field"],
        ),
        ("sendPhoto", {"chat_id": "7", "photo": "id", "p1": Upload("a.jpg")}, ["p1: unknown parameter"]),
        ("sendPhoto", {"chat_id": Upload("a.jpg"), "photo": 5}, ["photo: expected str or file, got 5"]),
        (
            "setWebhook",
            {"url": "https://a.id", "max_connections": "many"},
            ["max_connections: expected int, got 'many'"],
        ),
        ("setWebhook", {"url": "https://a.id", "certificate": "pem"}, ["certificate: expected file, got 'pem'"]),
        (
            "setWebhook",
            {"url": "https://a.id", "max_connections": Upload("a")},
            ["max_connections: expected int, got a file"],
        ),
    ],
)
def test_faults_are_named(method: str, params: Mapping[str, object], faults: list[str]) -> None:
    assert check(method, params) == faults


def test_answers_and_updates_can_be_checked_too() -> None:
    chat, person = {"id": 7, "type": "private"}, {"id": 7, "is_bot": False, "first_name": "Sari"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": person, "text": "/lapor"}
    assert check_type("Update", {"update_id": 1, "message": message}) == []
    assert check_result("sendMessage", message) == []
    assert check_result("editMessageText", True) == []  # noqa: FBT003
    assert check_result("getUpdates", [{"update_id": 1, "mesage": {}}]) == ["0.mesage: unknown field"]
    assert check_result("sendMessage", message | {"chat": {"id": 7}}) == ["chat.type: missing"]
    assert check_result("sendPigeon", message) == ["sendPigeon: unknown method"]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.builds(Upload, st.text()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = ["chat_id", "text", "reply_markup", "entities", "media", "photo", "disable_notification", "offset", "lain"]


# How fast the machine makes examples is not what is tested.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(methods())), st.dictionaries(st.sampled_from(NAMES), anything, max_size=5))
def test_no_call_confuses_the_check(method: str, params: dict[str, object]) -> None:
    faults = check(method, params)
    assert all(re.match(r"[\w.]+: ", fault) or fault.partition(": ")[1] for fault in faults)
    required = {name for name, field in methods()[method].takes.items() if field.required}
    assert {f"{name}: missing" for name in required - params.keys()} <= set(faults)
