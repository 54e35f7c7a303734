"""First contact: the greeting with the privacy notice, and what was said before it was answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.people import NOTICE_VERSION
from bot.domain.report_questions import STORY
from bot.domain.safety import signals
from bot.usecases.claiming import awaited
from bot.usecases.story import PART, story_of, tell, warn, with_part
from bot.usecases.talk import ask, close, fits, go_on, keep, new_draft, say
from bot.usecases.village import opened

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.ports import UnitOfWork

CARRIED = (PART, "place", "point", "area")
"""What the slots begin with that go over from before the consent into the report."""


def greet(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Answer /start: the notice to who has not agreed yet, else the way on."""
    if actor.consented:
        say(unit, actor, "welcome-back")
    return resume(unit, actor, dialogue)


def resume(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Put the open question again; where none is open, whoever has not agreed yet gets the notice."""
    return notice_first(unit, actor, dialogue) if dialogue.draft is None else ask(unit, actor, dialogue)


def notice_first(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Give the notice to somebody who has neither seen nor answered it; leave everybody else alone."""
    if actor.consented or dialogue.draft is not None or not actor.private:
        return dialogue
    return ask(unit, actor, keep(unit, dialogue, new_draft("consent")))


def hold(
    unit: UnitOfWork,
    actor: Actor,
    dialogue: Dialogue,
    *,
    text: str,
    source: int,
    draft: Draft | None = None,
) -> Dialogue:
    """Keep what was said before the consent, for a day, and ask for the consent; what is too long is not kept."""
    open_ = draft or dialogue.draft or new_draft("consent")
    held = with_part(open_, text, source)
    kept = len(story_of(held)) <= STORY.longest or fits(unit, actor, STORY, story_of(held))
    found = signals(story_of(held), unit.tenant.safety)
    warn(unit, actor, open_, found)
    warned = {**open_.proposed, "warned": "yes" if found.emergency else "", "topic": found.sensitive}
    return go_on(unit, actor, dialogue, replace(held, proposed=warned) if kept else open_)


def agreed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Record the consent, and go on with what was held: a story, or the link to a report."""
    unit.people.agree(actor.person, NOTICE_VERSION)
    say(unit, actor, "consent-thanks")
    open_ = dialogue.draft or new_draft("consent")
    draft = awaited(unit, actor, open_)
    held = {slot: text for slot, text in draft.slots.items() if slot.startswith(CARRIED)}
    if draft != open_ and not held:
        # A link was opened, and no word written.
        return close(unit, actor, dialogue)
    report = opened(unit, actor, replace(draft, conversation="report", slots=held))
    return tell(unit, actor, dialogue, report)
