"""Whatever happens to the outbox in whatever order: it does as a list of letters would, and loses none."""

from __future__ import annotations

import itertools
import random
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.messages import Priority
from bot.ports import ChatState, Final
from storage import engine
from storage.housekeeping import ENDS_AS, LETTERS_FOR
from storage.unit import Unit
from tests.support.archive import AREAS, TENANT, HandClock, Templates, add_report, agreed, letter

if TYPE_CHECKING:
    from bot.domain.messages import Letter

CHATS = 2
WAITING = ("queued", "claimed")
SEEDS = st.integers(0, 2**32)


@dataclass
class Modelled:
    """A letter as the model knows it."""

    row: int
    chat: int
    subject: int | None
    priority: int
    not_before: datetime
    merge_key: str | None
    text: str
    created: datetime
    state: str = "queued"
    attempts: int = 0
    unsure: bool = False
    claimed: datetime | None = None


class OutboxMachine(RuleBasedStateMachine):
    """The outbox beside its model; each step is a transaction of its own."""

    templates: ClassVar[Templates]

    def __init__(self) -> None:
        """Open an archive with two people and a report."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="simpul-outbox-"))
        self.clock = HandClock()
        self.connection = engine.build(self.templates.sqlite(self.folder)).connect()
        self.letters: list[Modelled] = []
        self.claims: list[int] = []
        self.words = itertools.count()
        unit = self.unit()
        self.chats = [agreed(unit, number).chat for number in range(CHATS)]
        self.subjects = [None, add_report(unit, 1).id]
        self.connection.commit()
        self.reachable = dict.fromkeys(self.chats, True)
        self.ends = dict.fromkeys(self.chats, Final.GIVEN_UP)

    def unit(self) -> Unit:
        """Open a unit; every step ends with a commit."""
        return Unit(self.connection, now=self.clock.now(), tenant=TENANT, areas=AREAS)

    @initialize(seed=SEEDS)
    def begin(self, seed: int) -> None:
        """Let letters wait before anything else happens."""
        self.add(seed)

    @rule(seed=SEEDS)
    def a_busy_hour(self, seed: int) -> None:
        """Let forty things happen."""
        draw = random.Random(seed)
        steps = [self.add, self.claim, self.claim, self.finish, self.retry, self.retry, self.time_goes_on]
        seldom = [self.take_over, self.reach, self.reach_all]
        for _ in range(40):
            draw.choice([*steps, *steps, *seldom])(draw.randrange(2**32))
            self.every_letter_is_there_once_in_its_one_state()

    @rule(seed=SEEDS)
    def add(self, seed: int) -> None:
        """Queue letters in one unit, each instead of one that waits under the same key."""
        draw, unit = random.Random(seed), self.unit()
        for _ in range(draw.randint(1, 3)):
            wait = draw.choice([None, None, 0, 5, 90])
            new = letter(
                draw.choice(self.chats),
                str(next(self.words)),
                report=draw.choice(self.subjects),
                priority=draw.choice(list(Priority)),
                not_before=None if wait is None else self.clock.now() + timedelta(seconds=wait),
                merge_key=draw.choice([None, None, "album"]),
                behind=draw.random() < 0.5,
            )
            unit.outbox.add(new)
            self.add_to_model(new)
        self.connection.commit()

    def add_to_model(self, new: Letter) -> None:
        """Do the same with the list."""
        text, when = str(new.values["text"]), new.not_before or self.clock.now()
        same = (new.chat, new.merge_key, "queued")
        waiting = [one for one in self.letters if one.merge_key and (one.chat, one.merge_key, one.state) == same]
        tried = [one for one in waiting if one.attempts or not new.behind]
        self.letters = [one for one in self.letters if one not in waiting or one in tried]
        for one in tried:
            one.not_before, one.text = when, text
        if not tried:
            self.release_in_model(new)
            made = Modelled(
                row=max((one.row for one in self.letters), default=0) + 1,
                chat=new.chat,
                subject=new.report,
                priority=int(new.priority),
                not_before=when,
                merge_key=new.merge_key,
                text=text,
                created=self.clock.now(),
            )
            self.letters.append(made)

    def release_in_model(self, new: Letter) -> None:
        """Let what waits for a later time go before a reply about the same report."""
        if new.priority is Priority.REPLY and new.not_before is None and new.report is not None:
            for one in self.letters:
                waits = (one.chat, one.subject, one.state, one.attempts) == (new.chat, new.report, "queued", 0)
                if waits and one.priority > Priority.REPLY:
                    one.not_before = min(one.not_before, self.clock.now())

    def ready(self, without: list[int]) -> list[Modelled]:
        """Give what the model would let go, in order, the first of each chat."""
        held: set[tuple[int, int | None]] = set()
        free = []
        for one in self.letters:
            if one.state in WAITING and (one.chat, one.subject) not in held:
                held.add((one.chat, one.subject))
                due = one.state == "queued" and one.not_before <= self.clock.now()
                if due and self.reachable[one.chat] and one.chat not in without:
                    free.append(one)
        first: dict[int, Modelled] = {}
        for one in sorted(free, key=lambda one: (one.priority, one.row)):
            first.setdefault(one.chat, one)
        return list(first.values())

    @rule(seed=SEEDS)
    def claim(self, seed: int) -> None:
        """Claim exactly what the model would."""
        draw = random.Random(seed)
        limit, without = draw.randint(1, 3), draw.choice([[], [], [], self.chats[:1], self.chats[1:]])
        expected = self.ready(without)[:limit]
        got = self.unit().outbox.claim(limit, without=without)
        self.connection.commit()
        assert [one.row for one in got] == [one.row for one in expected]
        for one, outgoing in zip(expected, got, strict=True):
            one.state, one.claimed, one.attempts = "claimed", self.clock.now(), one.attempts + 1
            seen = (outgoing.values["text"], outgoing.attempts, outgoing.repeat)
            assert seen == (one.text, one.attempts, one.unsure)
            self.claims.append(one.row)

    def claimed(self, draw: random.Random) -> Modelled | None:
        """Pick a letter that was claimed at some time: mostly lately, sometimes long ago."""
        if not self.claims:
            return None
        row = draw.choice([self.claims[-1], self.claims[-1], draw.choice(self.claims)])
        # One that was put back as if untried may have gone since, in favour of what was said anew.
        return next((one for one in self.letters if one.row == row), None)

    @rule(seed=SEEDS)
    def finish(self, seed: int) -> None:
        """End a letter, perhaps long after it was put back: an ended one stays as it is."""
        draw = random.Random(seed)
        one, final = self.claimed(draw), draw.choice(list(Final))
        if one is None:
            return
        self.unit().outbox.finish(one.row, final, message=1)
        self.connection.commit()
        if one.state in WAITING:
            one.state = final

    @rule(seed=SEEDS)
    def retry(self, seed: int) -> None:
        """Put a letter back; a late word about one that is not claimed any more changes nothing."""
        draw = random.Random(seed)
        one, seconds, unsure = self.claimed(draw), draw.choice([0, 3, 60]), draw.random() < 0.3
        if one is None:
            return
        counted = draw.random() < 0.8
        self.unit().outbox.retry(one.row, seconds=seconds, cause="x", unsure=unsure, counted=counted)
        self.connection.commit()
        if one.state == "claimed":
            one.attempts -= not counted
            one.state, one.not_before = "queued", self.clock.now() + timedelta(seconds=seconds)
            one.unsure = one.unsure or unsure

    @rule(seed=SEEDS)
    def take_over(self, seed: int) -> None:
        """Put back what a sender left."""
        older = timedelta(seconds=random.Random(seed).choice([0, 60]))
        left = self.unit().outbox.take_over(older)
        self.connection.commit()
        limit = self.clock.now() - older
        mine = [one for one in self.letters if one.state == "claimed" and one.claimed and one.claimed <= limit]
        assert left == len(mine)
        for one in mine:
            one.state, one.unsure = "queued", True

    @rule(seed=SEEDS)
    def reach(self, seed: int) -> None:
        """Let a chat go out of reach, or come back."""
        draw = random.Random(seed)
        chat, state = draw.choice(self.chats), draw.choice(list(ChatState))
        self.unit().people.set_chat_state(chat, state)
        self.connection.commit()
        self.reachable[chat] = state is ChatState.REACHABLE
        self.ends[chat] = ENDS_AS.get(state, Final.GIVEN_UP)

    def reach_all(self, _seed: int) -> None:
        """Let everybody come back."""
        for chat in self.chats:
            self.unit().people.set_chat_state(chat, ChatState.REACHABLE)
            self.reachable[chat], self.ends[chat] = True, Final.GIVEN_UP
        self.connection.commit()

    @rule(seed=SEEDS)
    def time_goes_on(self, seed: int) -> None:
        """Move the clock, and sweep as the ticker does."""
        self.clock.forward(seconds=random.Random(seed).choice([1, 5, 5, 60, 60, 100, 5 * 86_400]))
        self.unit().housekeeping.prune()
        self.connection.commit()
        for one in self.letters:
            begun = one.created if one.attempts else one.not_before
            if one.state == "queued" and begun < self.clock.now() - LETTERS_FOR:
                one.state = self.ends[one.chat]

    @invariant()
    def every_letter_is_there_once_in_its_one_state(self) -> None:
        """Nothing is lost, doubled, or in two states; ended ones know when they ended."""
        rows = self.connection.exec_driver_sql("SELECT id, state, finished FROM outbox ORDER BY id").all()
        assert [(row.id, row.state) for row in rows] == [(one.row, one.state) for one in self.letters]
        assert all((row.finished is None) == (row.state in WAITING) for row in rows)

    def teardown(self) -> None:
        """Close the archive."""
        self.connection.close()
        shutil.rmtree(self.folder)


def test_the_outbox_does_as_its_model(templates: Templates) -> None:
    """Order, one ending each, nothing lost: by thousands of steps that nobody thought of."""
    OutboxMachine.templates = templates
    OutboxMachine.TestCase.settings = settings(
        max_examples=20,
        stateful_step_count=10,
        suppress_health_check=list(HealthCheck),
    )
    OutboxMachine.TestCase().runTest()
