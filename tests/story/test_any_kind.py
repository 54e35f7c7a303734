"""A chat that cannot be derailed: any kind of message at any step gets a helpful line, and the step is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.story import look
from tests.story.kinds import FAMILIES, FIRST, TAKEN_AS_TEXT
from tests.story.steps import STEPS, from_consent

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("kind", FIRST)
async def test_any_first_message_is_greeted(town: World, kind: str) -> None:
    """Whatever somebody sends first: the notice comes, nothing fails, and Setuju leads on."""
    person = await town.sandbox.person("Rina Wulandari")
    await FIRST[kind](town, person)
    await look.quiet(town)
    await person.sees("Selamat datang")
    assert sum("Selamat datang" in message.text for message in await person.screen()) == (2 if kind == "edit" else 1)
    assert look.parked(town) == []
    await from_consent(person)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("step", STEPS)
async def test_any_kind_at_any_step(town: World, step: str, family: str) -> None:
    """Whatever comes in mid-conversation: never silence, never a failed update, and the step is kept each time."""
    place = STEPS[step]
    person = await place.reach(town)
    before = look.step(town, person)
    for kind, send in FAMILIES[family].items():
        said = len([message for message in await person.screen() if message.from_bot])
        await send(town, person)
        await look.quiet(town)
        heard = [message for message in await person.screen() if message.from_bot]
        assert len(heard) > said, f"silence after {kind}"
        assert look.parked(town) == [], kind
        if place.texts_are_answers and kind in TAKEN_AS_TEXT:
            assert look.step(town, person) == place.after, kind
            await place.back(person)
        elif place.begins and kind in FAMILIES["texts"] | FAMILIES["files"] | FAMILIES["forwarded"]:
            before = "report/story"
        assert look.step(town, person) == before, kind
    await look.quiet(town)
    assert all(state == "sent" for _, state, *_ in look.letters(town, person))
    await place.go_on(person)
