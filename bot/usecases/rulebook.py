"""/aturan: an admin or a verifier looks into the rules, follows another version, and publishes the tenant's files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.data.bundle import bundle, rules_of
from bot.data.trouble import TenantDataInvalid
from bot.domain.classes import class_of
from bot.domain.lessons import Lessons
from bot.domain.messages import Letter
from bot.domain.routing import hints_of, rank
from bot.domain.rules_questions import EXPLAIN, PUBLISH, RESULTS, RULES, VERSIONS
from bot.domain.safety import signals
from bot.usecases import publishing
from bot.usecases.rights import verifying
from bot.usecases.talk import close, go_on, new_draft, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.messages import Value
    from bot.domain.people import Actor
    from bot.domain.report import Dialogue, Draft
    from bot.domain.routing import Ranked
    from bot.domain.rules import Rules
    from bot.ports import UnitOfWork

LEARNT_FROM = 300
"""So many of the newest reports a chat looks through: a unit holds its lane, and others wait."""

SHOWN = 8
"""So many lines of a list are shown."""

NOTE_LONGEST = 30


def begin(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Ask what to do with the rules, above whatever was open."""
    if not verifying(unit, actor):
        say(unit, actor, "rules-not-yours")
        return dialogue
    agencies = tuple({"value": agency.code, "text": agency.name} for agency in unit.tenant.agencies.values())
    told = {"rules": str(unit.tenant.rules.version), "fault": unit.tenant.fault}
    draft = replace(new_draft("rules"), offers={"agency": agencies}, proposed=told, below=_below(dialogue.draft))
    return go_on(unit, actor, dialogue, draft)


def _below(open_: Draft | None) -> Draft | None:
    """Choose what waits below: no older question about the rules."""
    return _below(open_.below) if open_ and open_.conversation in RULES else open_


def act(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Do what was chosen."""
    draft = dialogue.draft
    if draft is None or not verifying(unit, actor):
        return close(unit, actor, dialogue)
    return ACTS[draft.slots["do"]](unit, actor, dialogue, draft)


def _explain(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    text, care = draft.slots["text"], signals(draft.slots["text"], unit.tenant.safety)
    ranked = rank(text, unit.tenant.rules)
    values: dict[str, Value] = {
        "ranked": [_ranked(unit, one) for one in ranked],
        "class": class_of(text, hints_of(ranked)),
        "emergency": "yes" if care.emergency else "no",
        "sensitive": care.sensitive,
        "rules": str(unit.tenant.rules.version),
    }
    unit.outbox.add(Letter(chat=actor.chat, key="rules-explained", values=values))
    return close(unit, actor, dialogue)


def _ranked(unit: UnitOfWork, found: Ranked) -> dict[str, str]:
    """Write down an agency with its phrases and their points."""
    names = [agency.name for agency in unit.tenant.agencies.values() if agency.type == found.agency]
    points = ", ".join(f"“{one.written}” {one.points:+g}" for one in found.evidence)
    return {"name": names[0] if names else found.agency, "score": f"{found.score:g}", "phrases": points}


def _results(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    code, rules, learnt = draft.slots["agency"], unit.tenant.rules, lessons(unit)
    kind = learnt.kinds.get(code, code)
    hits = sorted(learnt.hits(rules, kind), key=lambda one: (-one.corrected, -one.hits))
    # What was corrected may decide nothing any more; it is told all the same.
    gone = [one for one in learnt.blames(rules, kind) if one.phrase not in {hit.phrase for hit in hits}]
    say(
        unit,
        actor,
        "rules-results",
        agency=unit.tenant.name_of(code),
        count=len(learnt.settled),
        hits=[
            {"phrase": one.phrase, "decided": str(one.hits), "corrected": str(one.corrected)}
            for one in [*hits, *gone][:SHOWN]
        ],
        proposed=[
            {"phrase": " ".join(one.words), "moved": str(one.moved), "apart": str(one.others)}
            for one in learnt.proposals(rules, top=SHOWN)
            if one.agency == kind
        ],
    )
    return close(unit, actor, dialogue)


def lessons(unit: UnitOfWork) -> Lessons:
    """Read what the newest reports and corrections teach."""
    return Lessons(
        settled=unit.corrections.settled(LEARNT_FROM),
        corrections=unit.corrections.newest(LEARNT_FROM),
        kinds={agency.code: agency.type for agency in unit.tenant.agencies.values()},
    )


def _list_versions(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    zone = unit.tenant.calendar.zone
    listed = [
        {
            "value": str(one.number),
            "text": f"{'✓ ' if one.active else ''}v{one.number} · {one.at.astimezone(zone):%Y-%m-%d %H:%M}"
            f"{' · ' if one.note else ''}{one.note[:NOTE_LONGEST]}",
        }
        # The oldest comes first, so that a typed number most often is the version's.
        for one in reversed(unit.rules.list())
    ]
    if not listed:
        say(unit, actor, "rules-no-versions")
        return close(unit, actor, dialogue)
    return go_on(
        unit, actor, dialogue, replace(new_draft("rollback"), offers={"number": tuple(listed)}, below=draft.below)
    )


def roll_back(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Follow the chosen version, unless this program cannot read it."""
    draft = dialogue.draft
    if draft is None or not verifying(unit, actor):
        return close(unit, actor, dialogue)
    number = int(draft.slots["number"])
    try:
        _made(unit, unit.rules.get(number))
    except TenantDataInvalid as error:
        say(unit, actor, "rules-broken", cause=str(error))
        return close(unit, actor, dialogue)
    unit.rules.activate(number, by=actor.person)
    say(unit, actor, "rules-followed", rules=str(number))
    return close(unit, actor, dialogue)


def _preview(unit: UnitOfWork, actor: Actor, dialogue: Dialogue, draft: Draft) -> Dialogue:
    """Show what the files of the tenant's folder would change, and ask whether to publish them."""
    read = _read(unit, actor)
    active = unit.rules.active()
    if read is None:
        return close(unit, actor, dialogue)
    texts, new = read
    if active is not None and unit.rules.get(active) == texts:
        say(unit, actor, "rules-nothing-new")
        return close(unit, actor, dialogue)
    preview = replace(new_draft("publish", digest=str(new.version)), proposed=_changes(unit, new), below=draft.below)
    return go_on(unit, actor, dialogue, preview)


def _changes(unit: UnitOfWork, new: Rules) -> dict[str, str]:
    """Count the phrases that come and go, and what of the newest reports would move."""
    old = unit.tenant.rules
    before, after = ({(kind, one) for kind, listed in held.phrases.items() for one in listed} for held in (old, new))
    tried = lessons(unit).tried(old, new)
    counts = {
        "agencies": len({kind for kind, _ in before ^ after}),
        "added": len(after - before),
        "removed": len(before - after),
        "tried": tried.n,
        "moves": tried.moves,
        "better": tried.better,
        "worse": tried.worse,
    }
    return {name: str(count) for name, count in counts.items()}


def publish(unit: UnitOfWork, actor: Actor, dialogue: Dialogue) -> Dialogue:
    """Publish the files that were shown; where they changed meanwhile, show them anew."""
    draft = dialogue.draft
    if draft is None or not verifying(unit, actor):
        return close(unit, actor, dialogue)
    read = _read(unit, actor)
    if read is None:
        return close(unit, actor, dialogue)
    texts, new = read
    if str(new.version) != draft.slots["digest"]:
        say(unit, actor, "rules-changed")
        return _preview(unit, actor, dialogue, draft)
    number = publishing.publish(unit, texts, by=actor.person)
    if number is None:
        say(unit, actor, "rules-nothing-new")
    else:
        say(unit, actor, "rules-followed", rules=str(number))
    return close(unit, actor, dialogue)


def _read(unit: UnitOfWork, actor: Actor) -> tuple[Mapping[str, str], Rules] | None:
    """Read the tenant's folder; None where it cannot be used, which is said with the line."""
    try:
        texts = bundle(unit.tenant.folder)
        return texts, _made(unit, texts)
    except TenantDataInvalid as error:
        say(unit, actor, "rules-broken", cause=str(error))
        return None


def _made(unit: UnitOfWork, texts: Mapping[str, str]) -> Rules:
    return rules_of(texts, {agency.type for agency in unit.tenant.agencies.values()})


ACTS: Mapping[str, Callable[[UnitOfWork, Actor, Dialogue, Draft], Dialogue]] = {
    EXPLAIN: _explain,
    RESULTS: _results,
    VERSIONS: _list_versions,
    PUBLISH: _preview,
}
"""What happens for each thing that ``/aturan`` offers."""
