"""What a story says of its reporter without need is pointed out before it is sent, and masked for officers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.world import STORY

if TYPE_CHECKING:
    from tests.support.world import World

pytestmark = pytest.mark.asyncio

NUMBER = "3273 0112 0199 0001"
HIDDEN = "Dalam cerita Anda ada nomor identitas"


@pytest.mark.parametrize(
    ("told", "hidden"),
    [(f"{STORY} NIK saya {NUMBER}.", True), (STORY, False)],
    ids=["with a number", "without"],
)
async def test_it_is_pointed_out_in_the_review_and_masked_at_the_desk(hut: World, told: str, hidden: bool) -> None:  # noqa: FBT001 - a case
    officer, citizen = await hut.officer(), await hut.citizen()
    await citizen.says(told)
    await hut.reviewed(citizen)
    review = (await citizen.screen())[-1].text
    assert (HIDDEN in review) is hidden
    code = await hut.sent(citizen)
    card = (await officer.sees(code)).text
    assert NUMBER not in card
    assert ("•••" in card) is hidden
