"""What a person settles for themselves: the language they read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.messages import Button, Letter, Toast
from bot.usecases.consent import notice_first, resume
from bot.usecases.talk import say, show_menu

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue
    from bot.ports import UnitOfWork

LANG = "lang"
"""The action of a button that chooses a language; its code follows after a dot."""

LANGUAGES = {"id": "label-indonesian", "en": "label-english"}
"""The languages to choose from, each with the label that names it in itself."""


def ask_language(unit: UnitOfWork, actor: Actor) -> None:
    """Put the question which language to read."""
    row = tuple(
        Button(action=f"{LANG}.{code}", subject="me", revision=0, label=label) for code, label in LANGUAGES.items()
    )
    unit.outbox.add(Letter(chat=actor.chat, key="ask-language", buttons=(row,)))


def language(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, code: str) -> tuple[Dialogue, Toast]:
    """Speak this language from now on, and put the open question again in it; a repeated choice changes nothing."""
    if code not in LANGUAGES:
        return dialogue, Toast(key="press-stale")
    if code == actor.language:
        return notice_first(unit, actor, dialogue), Toast(key="toast-language")
    unit.people.set_language(actor.person, code)
    speaking = replace(actor, language=code)
    say(unit, speaking, "language-set")
    if unit.members.memberships(actor.person):
        show_menu(unit, speaking)
    return resume(unit, speaking, dialogue), Toast()
