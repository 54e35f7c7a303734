"""What a story lacks is asked for once, and nothing that it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.coach import lacks
from bot.domain.report import Draft

RANKED = ({"value": "dlh", "text": "Dinas"},)


def draft(story: str, **said: str) -> Draft:
    proposed = {key: said.pop(key) for key in ("topic", "class", "date") if key in said}
    return Draft(id="d", conversation="report", slots={"story": story, **said}, proposed=proposed, ranked=RANKED)


@pytest.mark.parametrize(
    ("told", "lack"),
    [
        (draft("Sampah menumpuk dan bau"), "where"),
        (draft("Sampah menumpuk dan bau", place="Pasar Melati"), ""),
        (draft("Sampah menumpuk dan bau", point="-6.2,106.8"), ""),
        (draft("Sampah menumpuk di dekat pos ronda"), ""),
        (draft("Sampah menumpuk di belakang SDN 3"), ""),
        (draft("Sampah menumpuk di Cibening, bau"), ""),
        (draft("Bagaimana cara membuang kasur", **{"class": "information"}), ""),
        (draft("Saya diminta uang seratus ribu oleh seseorang di jalan", topic="abuse", date="2026-11-01"), "who"),
        (draft("Saya diminta uang di loket kelurahan", topic="abuse"), "when"),
        (draft("Saya diminta uang di loket kelurahan", topic="abuse", date="2026-11-01"), ""),
        (draft("Saya diminta uang di loket kelurahan setiap datang", topic="abuse"), ""),
        (draft("Tetangga saya dipukul"), "where"),
        (draft("Tetangga saya dipukul", topic="violence"), ""),
        (draft("Tetangga saya dipukul di gang sebelah", topic="violence", date="2026-11-01"), ""),
    ],
)
def test_only_what_is_missing_is_asked_for(told: Draft, lack: str) -> None:
    assert lacks(told) == lack


def test_a_story_that_says_little_is_asked_what_it_is_about() -> None:
    little = Draft(id="d", conversation="report", slots={"story": "Tolong pak dibantu segera", "place": "Pasar"})
    assert lacks(little) == "what"
    enough = "Pelangi ungu melayang di atas bukit sunyi dekat rumah kami"
    assert lacks(Draft(id="d", conversation="report", slots={"story": enough})) == ""


@given(st.text(), st.text())
def test_any_text_has_an_answer(story: str, place: str) -> None:
    assert lacks(draft(story, place=place)) in {"", "what", "where", "who", "when"}
