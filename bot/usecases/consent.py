"""First contact: the greeting with the privacy notice, and what was said before it was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import NOTICE_VERSION
from bot.domain.report import Draft
from bot.usecases.draft import told
from bot.usecases.talk import ask, go_on, keep, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork


def greet(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Answer /start: the notice to who has not agreed yet, else the way on."""
    if not actor.consented:
        open_ = dialogue if dialogue.draft else keep(unit, dialogue, new_draft("consent"))
        return ask(unit, actor, open_)
    say(unit, actor, "welcome-back")
    return ask(unit, actor, dialogue)


def hold(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, *, text: str, source: int | None) -> Dialogue:
    """Keep what was said before the consent, for a day, and ask for the consent."""
    draft = dialogue.draft or new_draft("consent")
    held = "\n".join(part for part in (draft.slots.get("story", ""), text) if part)
    return go_on(unit, actor, dialogue, draft.with_answer("story", held, source=source))


def agreed(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Record the consent and go on with what was held."""
    unit.people.agree(actor.person, NOTICE_VERSION)
    say(unit, actor, "consent-thanks")
    draft = dialogue.draft or new_draft("consent")
    report = Draft(id=draft.id, conversation="report", files=draft.files)
    return told(
        unit,
        actor,
        dialogue,
        report,
        story=draft.slots.get("story", ""),
        source=draft.sources.get("story"),
    )
