"""Callback data: what we write we read, and what we never wrote we do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.messages import Button
from handlers.chat.buttons import Press, from_data, number_of, to_data

NAME = st.text("abcdefghij_", min_size=1, max_size=10)


@given(action=NAME, argument=NAME, subject=NAME, revision=st.integers(0, 2**31))
def test_what_we_write_we_read(action: str, argument: str, subject: str, revision: int) -> None:
    data = to_data(Button(action=f"{action}.{argument}", subject=subject, revision=revision, label="x"))
    assert from_data(data) == Press(action=action, argument=argument, subject=subject, revision=revision)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(data: str) -> None:
    press = from_data(data)
    assert press is None or press.revision >= 0


@pytest.mark.parametrize("data", ["", "|", "a|b", "a|b|", "a|b|-1", "a|b|1.5", "a|b|²", "a|b|٣", "a|b|1|2", "a|b|1e9"])
def test_what_we_never_wrote_is_no_press(data: str) -> None:
    assert from_data(data) is None


def test_data_over_64_bytes_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        to_data(Button(action="a", subject="é" * 31, revision=0, label="x"))


@pytest.mark.parametrize(
    ("subject", "number"),
    [("r12", 12), ("r", None), ("d12", None), ("12", None), ("r-1", None), ("r٣", None), ("r" + "9" * 30, None)],
)
def test_a_subject_names_one_row_or_none(subject: str, number: int | None) -> None:
    assert number_of(subject, "r") == number
