"""What time does to a citizen's draft and report, and what any text at all does to a draft: nothing is ever lost."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.lifecycle import Event, Status
from bot.domain.questions import state_of
from bot.usecases import conversation, draft, follow, leave, respond, story
from storage import engine
from storage.unit import Unit
from tests.support.archive import AREAS, START, TENANT, add_report, agreed, entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.domain.people import Actor
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork
    from tests.support.archive import Archive, Templates

STORY = "Lampu jalan di Jalan Kenanga mati sejak Senin."
TEXT = st.text(max_size=4096) | st.sampled_from(
    ["\u200b" * 12, "\u202e" * 20, "🔥" * 40, "<b>" * 9, "x" * 4096, "\n\n"]
)
NUMBERS = count(1)


def begun(unit: UnitOfWork, number: int = 1) -> tuple[Actor, Dialogue]:
    """Have told a story, and be asked for the place."""
    actor = agreed(unit, number)
    dialogue = unit.dialogues.get(actor.chat, actor.person)
    return actor, draft.begin(unit, actor, dialogue, story=STORY, source=1)


@pytest.mark.asyncio
@pytest.mark.parametrize(("hours", "kept"), [(1, True), (23, True), (25, False)])
async def test_leaving_can_be_undone_for_a_day(lite_archive: Archive, hours: int, *, kept: bool) -> None:
    """An hour later the draft comes back whole; after a day it does not, and the person is told so."""

    def left(unit: UnitOfWork) -> str:
        actor, dialogue = begun(unit)
        open_ = dialogue.draft
        assert open_ is not None
        gone, _ = leave.decide(unit, actor, dialogue, action=leave.LEAVE, draft=open_.id)
        assert gone.draft is None
        return open_.id

    def undone(unit: UnitOfWork) -> tuple[str | None, str]:
        actor = agreed(unit)
        dialogue = unit.dialogues.get(actor.chat, actor.person)
        dialogue, toast = leave.undo(unit, actor, dialogue, draft=number)
        return (dialogue.draft.slots["story"] if dialogue.draft else None), toast.key

    number = await lite_archive.run(left)
    lite_archive.clock.forward(hours=hours)
    assert await lite_archive.run(undone) == ((STORY, "") if kept else (None, "toast-undo-late"))


@pytest.mark.asyncio
async def test_a_draft_goes_on_after_days(lite_archive: Archive) -> None:
    """After 29 days the place can still be answered, and the draft lives for 30 more; after those it is gone."""

    def answered(unit: UnitOfWork) -> str | None:
        actor = agreed(unit)
        dialogue = unit.dialogues.get(actor.chat, actor.person)
        dialogue = conversation.written(unit, actor, dialogue, text="Jalan Kenanga 12", source=2)
        return state_of(dialogue.draft)

    await lite_archive.run(lambda unit: begun(unit)[0])
    lite_archive.clock.forward(days=29)
    assert await lite_archive.run(answered) == "evidence"
    lite_archive.clock.forward(days=29)
    assert await lite_archive.run(answered) == "evidence"
    lite_archive.clock.forward(days=31)
    assert await lite_archive.run(answered) is None


@pytest.mark.asyncio
@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(("days", "status"), [(29, Status.IN_PROGRESS), (31, Status.CLOSED)])
async def test_reopening_has_thirty_days(lite_archive: Archive, days: int, status: Status, *, typed: bool) -> None:
    """`Belum selesai` under the closing, pressed or typed, counts for thirty days; then the person is told why not."""

    def closed(unit: UnitOfWork) -> int:
        report = add_report(unit, agreed(unit).person)
        for event, after in ((Event.ANSWER, Status.ANSWERED), (Event.CLOSE, Status.CLOSED)):
            report = unit.reports.move(report, entry(unit, event, after))
        return report.id

    def reopened(unit: UnitOfWork) -> Status:
        actor, report = agreed(unit), unit.reports.get(number)
        if typed:
            dialogue = unit.dialogues.get(actor.chat, actor.person)
            follow.typed(unit, actor, dialogue, events=[Event.REPLY, Event.REOPEN])
        else:
            toast = respond.press(unit, actor, event=Event.REOPEN, report=report, revision=report.revision)
            assert toast.key == ("toast-replied" if status is Status.IN_PROGRESS else "toast-reopen-late")
        return unit.reports.get(number).status

    number = await lite_archive.run(closed)
    lite_archive.clock.forward(days=days)
    assert await lite_archive.run(reopened) is status
    keys = [row[0] for row in lite_archive.rows("SELECT text_key FROM outbox")]
    assert typed is False or ("notice-reply-kept" if status is Status.IN_PROGRESS else "follow-none") in keys


@pytest.fixture
def lite_unit(tmp_path: Path, templates: Templates) -> Iterator[Unit]:
    """Give a unit over a database of its own, which nobody commits."""
    opened = engine.build(templates.sqlite(tmp_path))
    with opened.connect() as connection:
        yield Unit(connection, now=START, tenant=TENANT, areas=AREAS)
    opened.dispose()


ANY_TEXT = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY_TEXT
@given(texts=st.lists(TEXT, min_size=1, max_size=5))
def test_any_texts_at_the_story(lite_unit: Unit, texts: list[str]) -> None:
    """Whatever is written where the story is asked for: a draft stands afterwards, with all of it or with a refusal."""
    actor = agreed(lite_unit, next(NUMBERS))
    dialogue = lite_unit.dialogues.get(actor.chat, actor.person)
    dialogue = draft.begin(lite_unit, actor, dialogue)
    for source, text in enumerate(texts, start=1):
        before = dialogue.draft
        assert before is not None
        if state_of(before) == "story":
            dialogue = conversation.written(lite_unit, actor, dialogue, text=text, source=source)
        else:
            dialogue = story.tell(lite_unit, actor, dialogue, story.with_part(before, text, source))
        after = dialogue.draft
        assert after is not None
        kept = story.story_of(after)
        assert kept in {story.story_of(before), story.story_of(story.with_part(before, text, source))}
        assert after.slots.get("story", kept) == kept
    assert lite_unit.dialogues.get(actor.chat, actor.person).draft == dialogue.draft


@ANY_TEXT
@given(texts=st.lists(TEXT, min_size=1, max_size=4))
def test_any_texts_at_the_place(lite_unit: Unit, texts: list[str]) -> None:
    """Whatever is written where the place is asked for: taken as it is, or refused with the question standing."""
    actor, dialogue = begun(lite_unit, next(NUMBERS))
    for source, text in enumerate(texts, start=2):
        if state_of(dialogue.draft) != "place":
            break
        dialogue = conversation.written(lite_unit, actor, dialogue, text=text, source=source)
        assert dialogue.draft is not None
        assert dialogue.draft.slots["story"] == STORY
        assert dialogue.draft.slots.get("place", " ".join(text.split())) == " ".join(text.split())
    assert lite_unit.dialogues.get(actor.chat, actor.person).draft == dialogue.draft
