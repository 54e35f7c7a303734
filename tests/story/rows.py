"""How each row of the lifecycle is played by people on phones: one way a role and event, in either language."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import LIFECYCLE, LOOKS, UNTOLD, Event, Role, Status
from bot.domain.managed import MANAGED_LABELS
from bot.domain.notices import DESK_LABELS, NOTICES, OFFER_LABELS, Audience
from bot.texts import build
from storage.tables import HistoryRow, ReportRow
from tests.story import desks, look
from tests.support.world import STORY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.client import Message, Person
    from tests.support.world import World

    Play = Callable[["Cast", str], Awaitable[None]]
    Row = tuple[Status | None, Event, Role]

TEXTS = build()
PATIENCE = 30.0
WORDS = {"id": "Sudah kami periksa.", "en": "We have looked into it."}
NUMBERS = count(1_000_000)
SPEAKS = {"id": "aporan", "en": "eport"}
"""What every notice has in it, in its language."""


@dataclass
class Cast:
    """Who plays a walk: a citizen, an officer of each of two agencies, a verifier; and a report to merge into."""

    world: World
    language: str
    citizen: Person
    officers: dict[str, Person]
    verifier: Person
    target: str = ""
    played: set[Row] = field(default_factory=set)
    colleagues: dict[str, Person] = field(default_factory=dict)
    chiefs: dict[str, Person] = field(default_factory=dict)

    def label(self, key: str) -> str:
        """Give a button's label in the language of the cast."""
        return TEXTS.label(key, self.language)

    def name_of(self, agency: str) -> str:
        """Give an agency's name."""
        return NAMES[agency]

    def other(self, agency: str) -> str:
        """Name the other one of the two agencies."""
        return next(code for code in self.officers if code != agency)

    def actor(self, role: Role, code: str) -> Person:
        """Give who acts in this role on the report."""
        if role is Role.REPORTER:
            return self.citizen
        return (
            self.verifier
            if role is Role.VERIFIER
            else self.officers[report(self.world, code).agency_code or first(self)]
        )


NAMES = {"perhubungan": desks.DISHUB, "dlh": desks.DLH, "dinsos": "Dinas Sosial", "dinkes": "Dinas Kesehatan"}


def first(cast: Cast) -> str:
    """Name the agency that the citizens of this cast choose."""
    return next(iter(cast.officers))


def report(world: World, code: str) -> sa.Row[Any]:
    """Read the report's row."""
    return look.rows(world, sa.select(ReportRow.__table__).where(col(ReportRow.code) == code))[0]


def lines(world: World, code: str) -> list[tuple[Event, Role]]:
    """Read what happened to the report."""
    query = sa.select(col(HistoryRow.event), col(HistoryRow.role)).join(
        ReportRow, col(ReportRow.id) == col(HistoryRow.report_id)
    )
    found = look.rows(world, query.where(col(ReportRow.code) == code).order_by(col(HistoryRow.id)))
    return [(Event(event), Role(role)) for event, role in found]


async def until(question: Callable[[], Any], told: str) -> Any:
    """Ask until there is an answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not (found := question()):
                await asyncio.sleep(0.02)
            return found
    except TimeoutError:
        raise AssertionError(told) from None


async def until_shown(person: Person, fits: Callable[[Message], bool], told: str) -> Message:
    """Look at the screen until there is such a message; gives the newest."""
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                found = [one for one in await person.screen() if one.from_bot and fits(one)]
                if found:
                    return found[-1]
                await asyncio.sleep(0.02)
    except TimeoutError:
        seen = "\n".join(str(one) for one in (await person.screen())[-4:])
        missed = f"{person.name} never saw {told}:\n{seen}"
        raise AssertionError(missed) from None


def version(world: World, person: Person) -> int:
    """Tell how often the person's conversation was written."""
    try:
        return int(look.dialogue_row(world, person).version)
    except IndexError:
        return 0


async def says(cast: Cast, person: Person, text: str) -> None:
    """Write, and wait until the conversation has it."""
    before = version(cast.world, person)
    await person.says(text)
    await until(lambda: version(cast.world, person) > before, f"nothing came of {text!r}")


async def answers(cast: Cast, person: Person, conversation: str, given: dict[str, str]) -> None:
    """Answer every question of the conversation by typing, until it is over."""

    def open_() -> str | None:
        return look.step(cast.world, person)

    await until(lambda: (open_() or "").startswith(conversation), f"{conversation} was not opened: {open_()}")
    # Below it the notice may wait for whoever has not agreed to it yet.
    while (step := open_() or "").startswith(f"{conversation}/"):
        await says(cast, person, given[step.partition("/")[2]])


async def taps(person: Person, message: Message, label: str) -> None:
    """Press a button under this message."""
    await person.taps(label, message=message)


def labels(message: Message) -> list[str]:
    """List the labels of a message's buttons."""
    return [label for row in message.buttons for label in row]


async def looks_up(cast: Cast, person: Person, code: str, label: str) -> None:
    """Look the report up by its code, and press a button under it."""
    before = max((one.id for one in await person.screen()), default=0)
    await person.says(f"/status {code}")
    shown = await until_shown(
        person, lambda one: one.id > before and code in one.text and label in labels(one), f"{label} under {code}"
    )
    await taps(person, shown, label)
    del cast


def fresh(message: Message, code: str, label: str, revision: int) -> bool:
    """Tell whether this is the case's card with the button as it is good now."""
    if message.text[:2].strip() not in ("📋", "🔒") or code not in message.text:
        return False
    buttons = [one for row in message.raw["reply_markup"]["inline_keyboard"] for one in row] if message.buttons else []
    return any(one["text"] == label and one["callback_data"].endswith(f"|{revision}") for one in buttons)


async def on_card(cast: Cast, person: Person, code: str, label: str) -> None:
    """Press a button of the case's card, once the card shows what is."""
    revision = report(cast.world, code).revision
    card = await until_shown(person, lambda one: fresh(one, code, label, revision), f"{label} on the card of {code}")
    await taps(person, card, label)


# ----- the reporter


async def sends(cast: Cast, *, choice: str, story: str = "", visibility: str = "label-open") -> str:
    """Tell a story of one's own and send it; gives the code."""
    known = {row.code for row in look.rows(cast.world, sa.select(col(ReportRow.code)))}
    told = f"{story or STORY} Tiang {next(NUMBERS)}."
    # By the command, for a report that waits would be offered what is only written.
    await says(cast, cast.citizen, f"/lapor {told}")
    skip = cast.label("label-skip")
    given = {"place": skip, "more": skip, "evidence": skip, "agency": choice, "visibility": cast.label(visibility)}
    await answers(cast, cast.citizen, "report", {**given, "send": cast.label("label-send")})

    def sent() -> str | None:
        found = look.rows(cast.world, sa.select(col(ReportRow.code)).where(col(ReportRow.story) == told))
        return found[0].code if found else None

    code: str = await until(sent, "nothing was sent")
    assert code not in known
    return code


async def says_of_it(cast: Cast, code: str, event: Event) -> None:
    """Press what the reporter may say of the report."""
    await looks_up(cast, cast.citizen, code, cast.label(OFFER_LABELS[event]))


async def supplies(cast: Cast, code: str) -> None:
    """Add something to the report."""
    await says_of_it(cast, code, Event.SUPPLY)
    await answers(cast, cast.citizen, "supply", {"words": WORDS[cast.language], "send": cast.label("label-send")})


async def withdraws(cast: Cast, code: str) -> None:
    """Take the report back, and say so when asked."""
    await says_of_it(cast, code, Event.WITHDRAW)
    yes = cast.label("label-withdraw-yes")
    asked = await until_shown(cast.citizen, lambda one: code in one.text and yes in labels(one), yes)
    await taps(cast.citizen, asked, yes)


# ----- the desk


async def presses(cast: Cast, code: str, role: Role, label: str) -> None:
    """Press a button: an officer on the card, a verifier under what the code gives."""
    way = on_card if role is Role.OFFICER else looks_up
    await way(cast, cast.actor(role, code), code, label)


async def does(cast: Cast, code: str, role: Role, event: Event) -> None:
    """Press a button that acts at once."""
    await presses(cast, code, role, cast.label(DESK_LABELS[event]))


async def words(cast: Cast, code: str, role: Role, event: Event, **more: str) -> None:
    """Press a button that asks for words, write them, and send them."""
    person = cast.actor(role, code)
    await presses(cast, code, role, cast.label(DESK_LABELS[event]))
    given = {"words": WORDS[cast.language], "send": cast.label("label-send"), **more}
    await answers(cast, person, event, given)


async def forwards(cast: Cast, code: str, role: Role) -> None:
    """Pass it on to the other agency."""
    to = cast.other(report(cast.world, code).agency_code)
    await words(cast, code, role, Event.FORWARD, agency=cast.name_of(to))


async def archives(cast: Cast, code: str, role: Role) -> None:
    """Archive it for a reason."""
    await words(cast, code, role, Event.ARCHIVE, reason=cast.label("label-reason-no-place"))


async def manages(cast: Cast, code: str, role: Role, event: Event) -> None:
    """Do what stands behind Lainnya."""
    person, row, number = cast.actor(role, code), report(cast.world, code), next(NUMBERS)
    stricter = "label-confidential" if row.visibility == "anonymous" else "label-anonymous"
    kind = "label-class-complaint" if row.report_class == "oversight" else "label-class-oversight"
    await presses(cast, code, role, cast.label("label-more"))
    given = {
        "do": cast.label(MANAGED_LABELS[event]),
        "into": cast.target,
        "title": f"Tiang nomor {number}",
        "published": f"Tiang nomor {number} padam.",
        "visibility": cast.label(stricter),
        "class": cast.label(kind),
        "official": str(number),
        "words": WORDS[cast.language],
        "send": cast.label("label-send"),
    }
    await answers(cast, person, "manage", given)


async def confirms(cast: Cast, code: str) -> None:
    """Confirm the agency that the citizen chose."""
    await on_card(cast, cast.verifier, code, f"→ {cast.name_of(report(cast.world, code).agency_code)}")


async def assigns(cast: Cast, code: str) -> None:
    """Give it to an agency from the list of all."""
    await on_card(cast, cast.verifier, code, cast.label("label-others"))
    await answers(cast, cast.verifier, "assign", {"agency": cast.name_of(first(cast))})


async def takes_over(cast: Cast, code: str, role: Role) -> None:
    """Let the officer begin and leave it, and a colleague take it over."""
    officer, agency = cast.actor(role, code), report(cast.world, code).agency_code
    colleague = cast.colleagues.get(agency) or await joins(cast, agency)
    await begins(cast, officer, code, role)
    await on_card(cast, colleague, code, cast.label("label-answer"))
    label = cast.label("label-take-over")
    told = await until_shown(colleague, lambda one: code in one.text and label in labels(one), label)
    await taps(colleague, told, label)
    await answers(cast, colleague, "take_over", {"sure": cast.label("label-take-over-yes")})


async def begins(cast: Cast, officer: Person, code: str, role: Role) -> None:
    """Begin to write on it, which makes it the officer's, and leave that."""
    await presses(cast, code, role, cast.label("label-answer"))
    await until(lambda: (look.step(cast.world, officer) or "").startswith("answer"), "nobody began")
    await says(cast, officer, "/batal")


async def joins(cast: Cast, agency: str) -> Person:
    """Bring a colleague to an agency who speaks the language."""
    colleague = cast.colleagues[agency] = await cast.world.officer(f"Rekan {agency}", agency=agency)
    await speaks(colleague, cast.language)
    return colleague


async def speaks(person: Person, language: str) -> None:
    """Choose the language, where it is not the first."""
    if language != "id":
        await person.says("/bahasa")
        await person.sees("Choose a language")
        await person.taps("English")
        await person.sees("English")


async def hands_over(cast: Cast, code: str) -> None:
    """Let the officer give back to the agency whatever they work on."""
    officer = cast.actor(Role.OFFICER, code)
    await begins(cast, officer, code, Role.OFFICER)
    await says(cast, officer, "/serahkan")
    await _gives_back(cast, officer)


async def relieves(cast: Cast, code: str) -> None:
    """Let the agency's admin do so for the officer."""
    agency = report(cast.world, code).agency_code
    chief = cast.chiefs.get(agency) or await _joins(cast, agency)
    await begins(cast, cast.actor(Role.OFFICER, code), code, Role.OFFICER)
    await says(cast, chief, "/undang")
    await answers(cast, chief, "invite", {"role": cast.label("label-members")})
    name = cast.actor(Role.OFFICER, code).name
    listed = await until_shown(chief, lambda one: f"1. {name}" in one.text, f"{name} on the list")
    await taps(chief, listed, "1")
    label = cast.label("label-relieve")
    await taps(chief, await until_shown(chief, lambda one: name in one.text and label in labels(one), label), label)
    await _gives_back(cast, chief)


async def _gives_back(cast: Cast, person: Person) -> None:
    given = {"to": cast.label("label-nobody"), "send": cast.label("label-hand-over-yes")}
    await answers(cast, person, "handover", given)


async def _joins(cast: Cast, agency: str) -> Person:
    """Bring an admin to the agency who speaks the language."""
    chief = cast.chiefs[agency] = await desks.joined(cast.world, Role.ADMIN, f"Kepala {agency}", agency)
    await speaks(chief, cast.language)
    return chief


def _desk(role: Role) -> dict[tuple[Event, Role], Play]:
    acts = {event: partial(does, role=role, event=event) for event in (Event.ACCEPT, Event.NOT_OURS, Event.CLOSE)}
    said = {event: partial(words, role=role, event=event) for event in (Event.ANSWER, Event.ASK)}
    rare = {event: partial(manages, role=role, event=event) for event in (*LOOKS, Event.MERGE)}
    own = {Event.FORWARD: partial(forwards, role=role), Event.ARCHIVE: partial(archives, role=role)}
    return {(event, role): play for event, play in {**acts, **said, **rare, **own}.items()}


PLAYS: dict[tuple[Event, Role], Play] = {
    **{(event, Role.REPORTER): partial(says_of_it, event=event) for event in (Event.REPLY, Event.REOPEN, Event.CLOSE)},
    (Event.SUPPLY, Role.REPORTER): supplies,
    (Event.WITHDRAW, Role.REPORTER): withdraws,
    **_desk(Role.OFFICER),
    **_desk(Role.VERIFIER),
    (Event.TAKE_OVER, Role.OFFICER): partial(takes_over, role=Role.OFFICER),
    (Event.HAND_OVER, Role.OFFICER): hands_over,
    (Event.HAND_OVER, Role.ADMIN): relieves,
    (Event.VERIFY, Role.VERIFIER): confirms,
    (Event.ASSIGN, Role.VERIFIER): assigns,
}
"""How an event is brought about, by role."""


async def happens(cast: Cast, code: str, event: Event, role: Role) -> None:
    """Play a row: the report stands where the table says, its history has the line, the reporter has the notice."""
    before, told = Status(report(cast.world, code).status), lines(cast.world, code)
    keys = [one.key for one in NOTICES[event] if one.to is Audience.REPORTER]
    had = notices(cast, keys)
    await PLAYS[event, role](cast, code)
    await until(
        lambda: lines(cast.world, code) == [*told, (event, role)],
        f"{code}: {before} {event} {role} is not in the history: {lines(cast.world, code)[len(told) :]}",
    )
    assert Status(report(cast.world, code).status) is LIFECYCLE[before, event, role]
    await until(lambda: notices(cast, keys) > had or event in UNTOLD, f"{code}: no notice of {event}")
    await until_shown(
        cast.citizen, lambda one: code in one.text and SPEAKS[cast.language] in one.text, f"a word about {code}"
    )
    cast.played.add((before, event, role))


def notices(cast: Cast, keys: list[str]) -> int:
    """Count the reporter's letters of these kinds that have been sent."""
    return sum(one.text_key in keys and one.state == "sent" for one in look.letters(cast.world, cast.citizen))
