"""An update before the library reads it: whatever its shape, reading it never raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.chat.raw import RawUpdate

NAMES = ["update_id", "message", "callback_query", "from", "chat", "id", "first_name", "last_name", "data", "x"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@given(body=st.dictionaries(st.sampled_from(NAMES), JSON, max_size=4), number=st.integers(0, 2**40))
def test_any_update_can_be_pinned(body: dict[str, object], number: int) -> None:
    """Person, chat, name and press come out as what they are, or as nothing."""
    raw = RawUpdate.from_json({**body, "update_id": number})
    assert raw is not None
    assert raw.number == number
    assert abs(raw.user) < 2**63
    assert abs(raw.chat) < 2**63
    assert isinstance(raw.name, str)
    assert raw.press is None or isinstance(raw.press, str)


@given(JSON)
def test_any_body_is_an_update_or_none(body: object) -> None:
    raw = RawUpdate.from_json(body)
    assert raw is None or abs(raw.number) < 2**63


@pytest.mark.parametrize("number", [None, "1", 1.5, True, [], 2**63, -(2**63) - 1, 2**80])
def test_a_body_without_a_number_is_no_update(number: object) -> None:
    assert RawUpdate.from_json({"update_id": number}) is None


def test_whom_an_update_comes_from() -> None:
    """A message, a press under a message, a membership: person and chat are found in each."""
    ani, group = {"id": 7, "first_name": "Ani", "last_name": "Lestari"}, {"id": -5, "type": "group"}
    message = RawUpdate(number=1, body={"update_id": 1, "message": {"from": ani, "chat": group}})
    assert (message.user, message.chat, message.name, message.press) == (7, -5, "Ani Lestari", None)
    query = {"id": "99", "from": ani, "message": {"chat": group, "from": {"id": 1}}}
    press = RawUpdate(number=2, body={"update_id": 2, "callback_query": query})
    assert (press.user, press.chat, press.press) == (7, -5, "99")
    nobody = RawUpdate(number=3, body={"update_id": 3, "message": {"text": "x"}})
    assert (nobody.user, nobody.chat, nobody.name) == (0, 0, "")
