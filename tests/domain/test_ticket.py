"""The report code catches every slip of one symbol and every swap of neighbours."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import ticket

GAPS = ("", " ", "-", " - ", "\u2013", "\u2014", "\u2212", "\u00a0")
FRAMES = ("Kode {}.", "<b>{}</b>", "status_{}", "Laporan 0812 ABCD-EFGH-J lalu {}\nterima kasih", "{}")


def drawn(values: list[int]) -> str:
    left = iter(values)
    return ticket.make(lambda _limit: next(left))


codes = st.lists(st.integers(0, 31), min_size=8, max_size=8).map(drawn)


def plain(code: str) -> list[str]:
    return list(code.replace("-", ""))


def test_code_has_its_printed_form_and_reads_back() -> None:
    code = ticket.make()
    groups = code.split("-")
    assert [len(group) for group in groups] == [4, 4, 1]
    assert set(plain(code)) <= set(ticket.ALPHABET)
    assert ticket.read(code) == code


def test_the_chance_is_handed_in() -> None:
    assert ticket.make(lambda limit: limit - 32) == "0000-0000-0"
    assert ticket.make(lambda limit: limit - 1).startswith("ZZZZ-ZZZZ-")


@given(codes, codes)
def test_codes_are_linear(one: str, other: str) -> None:
    """The sum of two codes is a code, so what holds for the code of zeros holds for every code."""
    values = [[ticket.ALPHABET.index(symbol) for symbol in plain(code)] for code in (one, other)]
    assert ticket.read("".join(ticket.ALPHABET[a ^ b] for a, b in zip(*values, strict=True)))


def test_every_wrong_symbol_is_caught() -> None:
    """All 9 times 31 differences from the code of zeros; the rest follows as codes are linear."""
    for place, symbol in itertools.product(range(9), ticket.ALPHABET[1:]):
        wrong = ["0"] * 9
        wrong[place] = symbol
        assert ticket.read("".join(wrong)) is None


def test_every_swap_of_neighbours_is_caught() -> None:
    """A swap of a and b adds a xor b to both places: all 8 times 31, the last with the check symbol."""
    for place, difference in itertools.product(range(8), ticket.ALPHABET[1:]):
        wrong = ["0"] * 9
        wrong[place] = wrong[place + 1] = difference
        assert ticket.read("".join(wrong)) is None


@given(codes, st.integers(0, 8), st.sampled_from(ticket.ALPHABET))
def test_wrong_symbol_in_a_random_code(code: str, place: int, symbol: str) -> None:
    symbols = plain(code)
    symbols[place] = symbol
    assert ticket.read("".join(symbols)) == (code if symbols == plain(code) else None)


@given(codes, st.integers(0, 7))
def test_swap_in_a_random_code_check_symbol_included(code: str, place: int) -> None:
    symbols = plain(code)
    symbols[place], symbols[place + 1] = symbols[place + 1], symbols[place]
    assert ticket.read("".join(symbols)) == (code if symbols == plain(code) else None)


@given(codes, st.lists(st.sampled_from(GAPS), min_size=9, max_size=9))
def test_reading_ignores_case_spaces_and_dashes(code: str, gaps: list[str]) -> None:
    typed = "".join(itertools.chain.from_iterable(zip(plain(code), gaps, strict=True)))
    assert ticket.read(typed) == ticket.read(typed.lower()) == code


@given(codes)
def test_look_alikes_are_read_as_digits(code: str) -> None:
    assert ticket.read(code.replace("0", "O").replace("1", "l")) == code
    assert ticket.read(code.replace("0", "o").replace("1", "I")) == code


@given(st.text() | st.text("0123456789ABCXYZolI -\u2014", max_size=30))
def test_any_text_is_read_without_error(text: str) -> None:
    for code in (ticket.read(text), ticket.find(text)):
        assert code is None or ticket.read(code) == code


@pytest.mark.parametrize("text", ["", "0000-0000", "0000-0000-00", "UUUU-UUUU-U", "\u0660" * 9, "0000-0000-\u00df"])
def test_what_is_no_code(text: str) -> None:
    assert ticket.read(text) is None


@given(codes, st.sampled_from(FRAMES))
def test_a_code_is_found_inside_a_text(code: str, frame: str) -> None:
    assert ticket.read("ABCDEFGHJ") is None
    assert ticket.find(frame.format(code)) == code
    assert ticket.find(frame.format(code.lower())) == code


@pytest.mark.parametrize("frame", ["x{}", "{}x", "9{}", "{}\u00e9"])
def test_a_longer_word_hides_no_code(frame: str) -> None:
    assert ticket.find(frame.format("0000-0000-0")) is None


def spelling(frame: str, letters: int) -> list[str]:
    """Words of A and B in a frame that happen to pass the check symbol."""
    words = (frame.format("".join(chosen)) for chosen in itertools.product("AB", repeat=letters))
    return [word for word in words if ticket.read(word)]


def test_without_dashes_only_letters_with_digits_are_a_code() -> None:
    words, mixed = spelling("{}", 9), spelling("12{}3", 6)
    assert words
    assert mixed
    assert not any(ticket.find(f"kata {word} saja") for word in words)
    assert all(ticket.find(f"kata {word} saja") == ticket.read(word) for word in mixed)
