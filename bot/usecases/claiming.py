"""A report moves to another account by its one-time link; whoever has not agreed to the notice is asked first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.messages import Letter
from bot.domain.tokens import hash_of
from bot.usecases.cases import show_everywhere
from bot.usecases.talk import ask, keep, new_draft, say

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft, Report
    from bot.ports import UnitOfWork

AWAITED = "claim"
"""Where a draft before the consent keeps the hash of the link that was opened."""


def follow(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, token: str) -> Dialogue:
    """Let whoever opens a link have the report: at once, or after they agreed that their name is kept and shown."""
    digest = hash_of(token)
    report = _of(unit, digest)
    if actor.consented or report is None or report.reporter == actor.person:
        claim(unit, actor, digest)
        return dialogue
    say(unit, actor, "claim-first", code=report.code, visibility=report.visibility)
    open_ = dialogue.draft
    draft = open_ if open_ and open_.conversation == "consent" else replace(new_draft("consent"), below=open_)
    return ask(unit, actor, keep(unit, dialogue, replace(draft, proposed={**draft.proposed, AWAITED: digest})))


def awaited(unit: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """Let whoever has agreed now have the report whose link they had opened; gives the draft without it."""
    if AWAITED in draft.proposed:
        claim(unit, actor, draft.proposed[AWAITED])
    return replace(draft, proposed={name: text for name, text in draft.proposed.items() if name != AWAITED})


def claim(unit: UnitOfWork, actor: Actor, digest: str) -> None:
    """Let somebody be the report's reporter from now on; who is already does not spend the link with this hash."""
    report = _of(unit, digest)
    if report is not None and report.reporter == actor.person:
        say(unit, actor, "claim-own", code=report.code)
        return
    if report is None or not unit.claim_links.use(digest, actor.person):
        say(unit, actor, "claim-invalid")
        return
    # Whoever had it before may hold another link, and a slip may have been printed twice.
    unit.claim_links.end(report.id)
    before = unit.people.private_chat(report.reporter)
    unit.supporters.remove(report.id, actor.person)
    show_everywhere(unit, unit.reports.transfer(report, actor.person))
    say(unit, actor, "claimed", code=report.code, title=report.title)
    if before is not None:
        unit.outbox.add(Letter(chat=before, key="claimed-away", values={"code": report.code}))


def _of(unit: UnitOfWork, digest: str) -> Report | None:
    number = unit.claim_links.get(digest)
    return unit.reports.get(number) if number is not None else None
