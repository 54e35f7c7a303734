"""What is odd about rules: each kind is found where it is, and sound rules are left alone."""

from __future__ import annotations

import pytest

from bot.domain.rulecheck import Oddity, counted, first_of, oddities
from bot.domain.rules import Phrase, Rules, Words


def phrase(words: str, weight: float = 2.0, **parts: object) -> Phrase:
    conditions = {key: tuple(tuple(one.split()) for one in parts.pop(key, ())) for key in ("needs", "unless")}  # type: ignore[attr-defined]
    return Phrase(words=tuple(words.split()), weight=weight, **conditions, **parts)  # type: ignore[arg-type]


def rules(spelling: dict[str, str] | None = None, **phrases: list[Phrase]) -> Rules:
    listed = {agency: tuple(found) for agency, found in phrases.items()}
    return Rules(version=1, phrases=listed, spelling=spelling or {})


def odd(found: Rules, *types: str) -> list[tuple[Oddity, str, Words]]:
    return [one[:3] for one in oddities(found, types or tuple(found.phrases), without=("lainnya",))]


def test_sound_rules_are_not_odd() -> None:
    """A longer phrase that covers a shorter one, a clear winner, and other conditions are what rules are for."""
    sound = rules(
        perhubungan=[phrase("lampu"), phrase("lampu jalan", 3), phrase("parkir", unless=["parkir motor curian"])],
        kepolisian=[phrase("lampu", 1), phrase("parkir", needs=["curi"])],
    )
    assert odd(sound, "perhubungan", "kepolisian", "lainnya") == []


def test_two_agencies_for_the_same_words() -> None:
    """Also where they are spelt in two ways; not where the conditions differ."""
    found = rules({"jln": "jalan"}, pupr=[phrase("jalan rusak", 3)], perhubungan=[phrase("jln rusak", 2.5)])
    assert odd(found) == [(Oddity.CONFLICTING, "pupr", ("jalan", "rusak"))]
    assert odd(rules(pupr=[phrase("jalan", needs=["rusak"])], perhubungan=[phrase("jalan", needs=["macet"])])) == []


@pytest.mark.parametrize(
    "dead",
    [
        phrase("lampu taman mati", unless=["taman"]),
        phrase("lampu", needs=["mati"], unless=["mati"]),
        phrase("lampu", needs=["jalan di depan pasar lama"], near=1),
    ],
    ids=["its own unless", "needs what it refuses", "needs more than the room"],
)
def test_a_phrase_that_can_never_count(dead: Phrase) -> None:
    """Each is named with its reason."""
    found = rules({"jln": "jalan"}, perhubungan=[dead])
    assert odd(found) == [(Oddity.SHADOWED, "perhubungan", dead.words)]
    assert oddities(found, ["perhubungan"])[0].why


def test_a_weaker_twin_of_the_same_agency() -> None:
    """In another spelling and with less weight it never counts; with the same weight it does no harm."""
    spelling = {"jln": "jalan"}
    found = rules(spelling, pupr=[phrase("jalan rusak", 3), phrase("jln rusak", 1)])
    assert odd(found) == [(Oddity.SHADOWED, "pupr", ("jln", "rusak"))]
    assert odd(rules(spelling, pupr=[phrase("jalan rusak", 3), phrase("jln rusak", 3)])) == []


def test_agencies_without_rules_and_rules_without_agency() -> None:
    """Each is named; what needs no rules is not."""
    found = rules(pupr=[phrase("jalan")], lama=[phrase("becak")], dlh=[])
    listed = oddities(found, ("pupr", "dlh", "lainnya"), without=("lainnya",))
    assert [one[:2] for one in listed] == [(Oddity.UNREACHABLE, "lama"), (Oddity.SILENT, "dlh")]
    assert counted(listed) == {Oddity.UNREACHABLE: 1, Oddity.SILENT: 1}
    assert first_of(listed, 0) == []
    assert first_of(listed, 1) == list(listed)[::1]
