"""What points to a person is taken out of a text, glued to letters or not; everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.masking import MASK, without_identity, without_person

NIK = "0000000000000016"


@pytest.mark.parametrize(
    "text",
    [
        f"NIK saya {NIK}.",
        f"nik{NIK}",
        f"{NIK}an. Siti",
        "0000 0000 0000 0016",
        "0000.0000.0000.0016",
        "000000-000000-0016",
    ],
)
def test_an_identity_number_goes(text: str) -> None:
    """However it is grouped, and glued to letters as people write it."""
    told = without_identity(text)
    assert MASK in told
    assert "0016" not in told


@pytest.mark.parametrize(
    "text",
    [
        "WA 0800 0000 0000",
        "hub.080000000000",
        "+62 800-0000-0000",
        "6280000000000ya",
        "telepon:(0800)00000000".replace("(", "").replace(")", ""),
    ],
)
def test_a_phone_number_goes(text: str) -> None:
    """Of somebody who wants to stay unknown."""
    told = without_person(text, "")
    assert MASK in told
    assert "0000" not in told


def test_ones_own_name_goes_where_it_stands_whole() -> None:
    """Whatever its case and spacing; a part of it, or a longer word, is a word like any other."""
    told = without_person("Saya siti  AMINAH, tetangga Siti Aminahwati. Siti", "Siti Aminah")
    assert told == f"Saya {MASK}, tetangga Siti Aminahwati. Siti"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("nama saya Melati, tinggal di Jalan Melati", f"nama saya {MASK}, tinggal di Jalan Melati"),
        ("panggil saja RINA: lampu mati", f"panggil saja {MASK}: lampu mati"),
        ("Saya Rina Melati Putri dari RT 3", f"Saya {MASK} Putri dari RT 3"),
        ("tanya Bu Rina, warung Bu Melati Rina", f"tanya Bu {MASK}, warung Bu {MASK}"),
        ("Wassalam,\nrina", f"Wassalam,\n{MASK}"),
        ("Rumah di Gang Rina banjir, saya melatih anak", "Rumah di Gang Rina banjir, saya melatih anak"),
    ],
)
def test_a_part_of_ones_name_goes_where_it_is_introduced(text: str, left: str) -> None:
    """A street or a river that is called so stays, for the office has to find it."""
    assert without_person(text, "Rina Melati") == left


def test_nobody_of_several_people_is_named() -> None:
    """Whoever sends it, and for whom."""
    told = without_person("Joko Susilo lapor untuk Siti Aminah, nama: Siti", "Joko Susilo", "Siti Aminah", "")
    assert told == f"{MASK} lapor untuk {MASK}, nama: {MASK}"


@pytest.mark.parametrize(
    "text",
    [
        "Lampu mati sejak 3 November 2026 di RT 03/RW 11, Jalan Kenanga 12.",
        "Anggaran Rp 12.500.000.000.000 sudah turun.",
        "Nomor rekening meteran 123456789.",
        "Pukul 07.30 sampai 16.00, kode 7K3M-Q9XA-Q.",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    """Dates, addresses, money, codes."""
    assert without_person(text, "Siti Aminah") == text


@given(st.text(max_size=4096), st.text(max_size=60))
def test_any_text_can_be_masked(text: str, name: str) -> None:
    """Never an exception, and masking twice changes nothing more."""
    told = without_person(text, name)
    assert without_person(told, "") == told
