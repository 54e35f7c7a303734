"""Ready replies: what is filled in, what is not known, and that nothing else of a text changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.canned import PLACEHOLDERS, filled, unknown

VALUES = {"kode": "7K3M-Q9XA-Q", "nama": "Siti", "instansi": "Dinas", "tanggal": "23 November 2026"}


def test_every_placeholder_is_filled_in_however_it_is_spelt() -> None:
    """Capitals and blanks in the braces are no matter; what was filled in is not read again."""
    assert filled("{kode} { NAMA } {Instansi} {tanggal}", VALUES) == "7K3M-Q9XA-Q Siti Dinas 23 November 2026"
    assert filled("{nama}", {**VALUES, "nama": "{kode}"}) == "{kode}"
    assert set(VALUES) == set(PLACEHOLDERS)


def test_what_is_unknown_is_named_as_it_is_written() -> None:
    assert unknown("Yth. {nama}, {Alamat} {} {no telp}") == ["{Alamat}", "{}", "{no telp}"]
    assert unknown("Biaya {tidak ada} } { {nama}") == ["{tidak ada}"]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Without an error; what is unknown stays as it is, and without braces nothing changes."""
    told = filled(text, VALUES)
    assert all(one in told for one in unknown(text))
    assert "{" in text or told == text
