"""A chat that cannot be derailed: any kind of message at any step gets a helpful line, and the step is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain.questions import QUESTIONS
from tests.story import look
from tests.story.kinds import FAMILIES, FIRST
from tests.story.steps import STEPS, everybody, from_consent

if TYPE_CHECKING:
    from sandbox.client import Person
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

BEGINNINGS = {*FAMILIES["texts"], *FAMILIES["files"], "forwarded", "location", "venue"}
"""Kinds that begin a report where nothing is open."""


@pytest.mark.parametrize("kind", FIRST)
async def test_any_first_message_is_greeted(town: World, kind: str) -> None:
    """Whatever somebody sends first: the notice comes, nothing fails, and Setuju leads on."""
    person = await town.sandbox.person("Rina Wulandari")
    await FIRST[kind](town, person)
    await look.quiet(town)
    await person.sees("Selamat datang")
    assert sum("Selamat datang" in message.text for message in await person.screen()) == (2 if kind == "edit" else 1)
    assert look.parked(town) == []
    await from_consent(town, person)


async def heard(person: Person) -> int:
    return sum(message.from_bot for message in await person.screen())


async def test_every_question_has_its_step(hut: World) -> None:
    """No question of any conversation is left out, nor the moment in which none is open."""
    people = await everybody(hut)
    stand = {look.step(hut, person) for person in people.values()}
    # That the same report was sent before is asked of few, as a choice like the others.
    asked = {f"{name}/{question.slot}" for name, questions in QUESTIONS.items() for question in questions}
    assert stand == (asked - {"report/same"}) | {None}


@pytest.mark.parametrize("family", FAMILIES)
async def test_any_kind_at_any_step(hut: World, family: str) -> None:
    """Whatever comes in mid-conversation: never silence, never a failed update, and the step is kept each time.

    At every step somebody sends the same kind at the same time; a kind that answers there leads on, and back again.
    """
    people = await everybody(hut)
    stand = {step: look.step(hut, person) for step, person in people.items()}
    for kind, send in FAMILIES[family].items():
        said = {step: await heard(person) for step, person in people.items()}
        await asyncio.gather(*(send(hut, person) for person in people.values()))
        await look.quiet(hut)
        assert look.parked(hut) == [], kind
        answered = [step for step in people if kind in STEPS[step].answers]
        for step, person in people.items():
            assert await heard(person) > said[step], f"silence after {kind} at {step}"
            if step == "idle" and kind in BEGINNINGS:
                stand[step] = "report/story"
            there = STEPS[step].after if step in answered else stand[step]
            assert look.step(hut, person) == there, f"{kind} at {step}"
        await asyncio.gather(*(STEPS[step].back(people[step]) for step in answered))
        await look.quiet(hut)
        assert {step: look.step(hut, person) for step, person in people.items()} == stand, f"back after {kind}"
    for step, person in people.items():
        assert all(state == "sent" for _, state, *_ in look.letters(hut, person)), step
    await asyncio.gather(*(STEPS[step].go_on(hut, person) for step, person in people.items()))
