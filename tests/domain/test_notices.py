"""What may be muted: each notice and reminder says so, and never of an agency's own words or of a last warning."""

from __future__ import annotations

import dataclasses

import pytest

from bot.domain.lifecycle import Event
from bot.domain.notices import NOTICES, Audience, Notice
from bot.domain.reminders import REMINDERS, Reminder, Rung
from bot.usecases.mute import NEWS

WORDS = (Event.ANSWER, Event.ASK, Event.ARCHIVE)
"""Events with which an agency speaks to its citizen, who may answer or repair."""

OFFICE = (Audience.DESK, Audience.HOLDER)
"""Who is told by duty."""

OWN = (Event.SUBMIT, Event.SUPPLY, Event.REPLY, Event.REOPEN, Event.WITHDRAW)
"""Events of the reporter alone, who is answered."""


@pytest.mark.parametrize("kind", [Notice, Reminder])
def test_nobody_adds_one_without_deciding(kind: type) -> None:
    """The column has no default."""
    [column] = [one for one in dataclasses.fields(kind) if one.name == "mutable"]
    assert column.default is dataclasses.MISSING


@pytest.mark.parametrize("event", NOTICES)
def test_everything_is_muted_but_an_agencys_words_and_what_answers_oneself(event: Event) -> None:
    """To a reporter and to supporters; a desk mutes nothing."""
    for notice in NOTICES[event]:
        own = event in OWN and notice.to is Audience.REPORTER
        assert notice.mutable is not (notice.to in OFFICE or event in WORDS or own), notice.key


def test_no_warning_is_muted_that_costs_something_and_no_officers_reminder() -> None:
    """A report closes, or is archived, without whoever did not read it."""
    steps = [one for steps in REMINDERS.values() for one in steps]
    assert {one.key for one in steps if one.mutable} == {"reminder-overrun"}
    assert all(one.to == (Rung.REPORTER,) and not one.offers for one in steps if one.mutable)


def test_a_text_that_is_muted_is_muted_wherever_it_is_said() -> None:
    """What waits to be sent is taken back by its text."""
    always = {one.key for notices in NOTICES.values() for one in notices if not one.mutable}
    assert not always & set(NEWS)
