"""Every row of the lifecycle, played end to end: by people on phones, over HTTP, in Indonesian and in English."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.domain.lifecycle import LIFECYCLE, LOOKS, Event, Role, Status
from bot.domain.notices import NOTICES, Audience
from bot.domain.tasks import OWED
from tests.story import desks, look
from tests.story.rows import (
    NAMES,
    SPEAKS,
    Cast,
    first,
    happens,
    lines,
    notices,
    report,
    sends,
    speaks,
    until,
    until_shown,
)
from tests.story.test_clock import AGENCY, BEGIN, Office
from tests.support.world import world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.story.rows import Row
    from tests.support.world import World

LANGUAGES = ("id", "en")
ROLES = {"R": Role.REPORTER, "O": Role.OFFICER, "V": Role.VERIFIER, "A": Role.ADMIN}

CHOSEN, OPEN_CHOICE, BY_ITSELF = "R.submit", "R.unsure", "R.cruelty"
"""How a walk begins: with an agency, without one, or with what goes to whoever is named for it."""

AT = {
    Status.SUBMITTED: "R.submit",
    Status.ASSIGNED: "R.submit V.verify",
    Status.IN_PROGRESS: "R.submit V.verify O.accept",
    Status.NEEDS_INFO: "R.submit V.verify O.ask",
    Status.ANSWERED: "R.submit V.verify O.answer",
    Status.REPLIED: "R.submit V.verify O.answer R.reply",
    Status.CLOSED: "R.submit V.verify O.answer R.close",
}
"""The short way to a status."""

WALKS = (
    # A long life; * is everything that is quiet.
    (
        "R.submit R.supply * V.verify R.supply * O.accept * O.ask * R.supply R.supply O.answer * R.reply R.supply * "
        "O.ask O.answer R.reply O.answer R.reply R.close * R.reopen "
        "O.forward O.forward V.forward O.ask O.forward O.ask V.forward O.accept V.forward O.answer R.close R.reopen "
        "O.ask R.supply O.answer R.reply O.forward O.answer R.reply V.forward O.answer O.close"
    ),
    # How it may end, and who may show less of the reporter where.
    f"{AT[Status.SUBMITTED]} V.set_visibility V.archive",
    f"{AT[Status.SUBMITTED]} R.withdraw *",
    f"{AT[Status.SUBMITTED]} V.merge V.set_visibility",
    f"{AT[Status.ASSIGNED]} V.set_visibility O.archive",
    f"{AT[Status.ASSIGNED]} V.archive",
    f"{AT[Status.ASSIGNED]} R.withdraw",
    f"{AT[Status.ASSIGNED]} V.merge",
    f"{AT[Status.IN_PROGRESS]} V.set_visibility O.archive",
    f"{AT[Status.IN_PROGRESS]} V.archive",
    f"{AT[Status.IN_PROGRESS]} R.withdraw",
    f"{AT[Status.IN_PROGRESS]} V.merge",
    f"{AT[Status.NEEDS_INFO]} V.set_visibility O.archive",
    f"{AT[Status.NEEDS_INFO]} V.archive",
    f"{AT[Status.NEEDS_INFO]} R.withdraw",
    f"{AT[Status.NEEDS_INFO]} V.merge",
    f"{AT[Status.ANSWERED]} V.set_visibility V.merge",
    f"{AT[Status.REPLIED]} V.set_visibility V.merge",
    f"{AT[Status.CLOSED]} V.set_visibility",
    # The agency gives it back, and takes its word back.
    "R.submit V.verify O.not_ours O.accept O.not_ours",
    # A colleague takes over what the officer has begun to write on.
    *(f"{AT[status]} O.take_over" for status in AT if (status, Event.TAKE_OVER, Role.OFFICER) in LIFECYCLE),
    # Whoever works on it gives it back to the agency, or the agency's admin does.
    *(f"{AT[status]} {role}.hand_over" for status in OWED for role in "OA"),
    # The verifier's own cases: no agency has them.
    "R.unsure V.answer V.close R.reopen V.ask V.answer R.reply V.ask R.supply V.answer R.reply V.answer",
    "R.unsure V.answer R.reply V.assign",
    "R.unsure V.ask R.supply V.assign",
    "R.unsure V.assign",
    # Made confidential while an agency had it: it is the named persons' then, here the verifier's.
    "R.submit V.verify V.set_visibility V.set_visibility V.answer",
    "R.submit V.verify V.set_visibility V.set_visibility V.ask",
    "R.submit V.verify V.set_visibility V.set_visibility V.assign",
    # What goes to its desk by itself.
    "R.cruelty",
)
BY_TIME = {
    Event.ANSWER: (Event.CLOSE, "reminder-close"),
    Event.ASK: (Event.EXPIRE, "reminder-supply"),
}
"""What passes by itself: after what the citizen is silent, what comes of it, and what warns of it twice before."""

WARNED = ("2026-11-11T08:00", "2026-11-13T08:00")
"""When both warnings are out, after what was done on the day on which the clock's stories begin."""


async def cast_of(place: World, language: str, agencies: tuple[str, str], number: int) -> Cast:
    """Bring people together who speak the language."""
    officers = {code: await place.officer(f"Petugas {number} {code}", agency=code) for code in agencies}
    verifier, citizen = await desks.verifier(place, f"Ratna {number}"), await place.citizen(f"Siti {number}")
    other = await place.citizen(f"Slamet {number}")
    cast = Cast(place, language, citizen, officers, verifier)
    for person in (*officers.values(), verifier, citizen, other):
        await speaks(person, language)
    cast.target = await sends(Cast(place, language, other, officers, verifier), choice=NAMES[agencies[0]])
    return cast


async def walk(cast: Cast, steps: str) -> None:
    """Play a walk from its beginning to its end."""
    begins, *rest = steps.split()
    choices = {
        CHOSEN: {"choice": NAMES[next(iter(cast.officers))]},
        OPEN_CHOICE: {"choice": cast.label("label-unsure")},
        BY_ITSELF: {"choice": cast.label("label-unsure"), "story": desks.CRUELTY},
    }
    code = await sends(cast, **choices[begins])
    cast.played.add((None, Event.SUBMIT, Role.REPORTER))
    if begins == BY_ITSELF:
        assert lines(cast.world, code) == [(Event.SUBMIT, Role.REPORTER), (Event.ASSIGN, Role.SYSTEM)]
        cast.played.add((Status.SUBMITTED, Event.ASSIGN, Role.SYSTEM))
    for step in rest:
        for role, event in quiet(cast, code) if step == "*" else [step.split(".")]:
            await happens(cast, code, Event(event), ROLES[role])


def quiet(cast: Cast, code: str) -> list[tuple[str, str]]:
    """List what may be done quietly to the report where it stands; its visibility has walks of its own."""
    status = Status(report(cast.world, code).status)
    rows = [(role, event) for role in ("V", "O") for event in LOOKS if (status, event, ROLES[role]) in LIFECYCLE]
    return [one for one in rows if one[1] is not Event.SET_VISIBILITY]


async def silent(cast: Cast) -> None:
    """Play what passes by itself, where the citizen says nothing for ten working days and was warned of it twice."""
    office, codes = Office(cast.world, cast.language), {}
    for event in BY_TIME:
        codes[event] = await sends(cast, choice=NAMES[first(cast)])
        await happens(cast, codes[event], event, Role.OFFICER)
    for count, moment in enumerate(WARNED, start=1):
        await office.at(moment)
        for _, warning in BY_TIME.values():
            await until(lambda key=warning, least=count: notices(cast, [key]) >= least, f"no {warning} at {moment}")
    before = {event: report(cast.world, code).status for event, code in codes.items()}
    await office.at("2026-11-17T08:00")
    for event, code in codes.items():
        passed, _ = BY_TIME[event]
        await until(lambda code=code, row=(passed, Role.SYSTEM): lines(cast.world, code)[-1] == row, f"no {passed}")
        row = (Status(before[event]), passed, Role.SYSTEM)
        assert Status(report(cast.world, code).status) is LIFECYCLE[row]
        told = [one.key for one in NOTICES[passed] if one.to is Audience.REPORTER]
        await until(lambda keys=told: notices(cast, keys) > 0, f"{code}: no notice of {passed}")
        await until_shown(
            cast.citizen, lambda one, code=code: code in one.text and SPEAKS[cast.language] in one.text, f"of {code}"
        )
        cast.played.add(row)


async def by_itself(folder: Path, language: str, failed: dict[str, BaseException]) -> set[Row]:
    """Let time pass over a world of its own; gives the rows that somebody saw."""
    with pytest.MonkeyPatch.context() as patch:
        async with world(patch, database=f"sqlite:///{folder}/clock.db", mode="polling", clock=BEGIN) as place:
            office = Office(place, language)
            officer = await office.person("Budi Santoso", Role.OFFICER, AGENCY)
            citizen = await office.person("Siti Aminah")
            await office.reads(officer, citizen)
            cast = Cast(place, language, citizen, {AGENCY: officer}, verifier=officer)
            try:
                await silent(cast)
            except Exception as error:  # noqa: BLE001 - told with the rows that nobody saw
                failed["in silence"] = error
            return cast.played


async def in_turn(cast: Cast, walks: list[str], failed: dict[str, BaseException]) -> None:
    """Play these walks one after another; one that fails does not keep the others from being played."""
    for steps in walks:
        try:
            await walk(cast, steps)
        except Exception as error:  # noqa: BLE001 - told with the rows that nobody saw
            failed[steps] = error


Played = dict[str, tuple[set["Row"], dict[str, BaseException]]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def played(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Played]:
    """Play everything, each language in a world of its own where all goes to the verifier first."""
    found: Played = {}
    for language in LANGUAGES:
        folder = tmp_path_factory.mktemp(language)
        database = f"sqlite:///{folder}/simpul.db"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VERIFICATION", "always")
            # Two citizens play dozens of reports as fast as the machine goes.
            patch.setenv("LIMIT_MESSAGES_PER_MINUTE", "100000")
            patch.setenv("LIMIT_REPORTS_PER_DAY", "1000")
            async with world(patch, database=database, mode="webhook") as place:
                await place.officer("Petugas anak", agency="pppa_kb")
                casts = [
                    await cast_of(place, language, pair, number)
                    for number, pair in enumerate((("perhubungan", "dlh"), ("dinsos", "dinkes")))
                ]
                failed: dict[str, BaseException] = {}
                # The long walk is for one pair of agencies, the short ones for the other.
                shares = ([WALKS[0], *WALKS[-5:]], list(WALKS[1:-5]))
                await asyncio.gather(
                    *(in_turn(cast, list(share), failed) for cast, share in zip(casts, shares, strict=True))
                )
                await look.quiet(place)
                assert look.parked(place) == []
        passed = await by_itself(folder, language, failed)
        found[language] = (passed.union(*(cast.played for cast in casts)), failed)
    yield found


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", LIFECYCLE, ids=lambda row: "-".join(str(part) for part in row))
async def test_each_row_has_its_story(played: Played, row: Row, language: str) -> None:
    """Somebody did it, the report went where the table says, and its reporter was told in the own language."""
    rows, failed = played[language]
    assert row in rows, "\n".join(f"{steps}: {error!r}" for steps, error in failed.items())


@pytest.mark.asyncio
async def test_no_walk_failed(played: Played) -> None:
    """Also those whose rows another walk has played."""
    assert {language: failed for language, (_, failed) in played.items() if failed} == {}
