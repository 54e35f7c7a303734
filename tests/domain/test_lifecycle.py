"""The table of what may happen to a report: each row passes, every other combination is refused."""

from __future__ import annotations

import itertools

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.lifecycle import LIFECYCLE, LOOKS, QUIET, Event, Role, Status, choices, diagram, step
from bot.domain.notices import NOTICES, OFFER_LABELS

STATES = (None, *Status)
REFUSED = [key for key in itertools.product(STATES, Event, Role) if key not in LIFECYCLE]


@pytest.mark.parametrize("row", LIFECYCLE, ids=lambda row: "-".join(str(part) for part in row))
def test_each_row_of_the_table_is_a_step(row: tuple[Status | None, Event, Role]) -> None:
    """It leads where the table says."""
    assert step(*row) is LIFECYCLE[row]


def test_every_other_combination_is_refused_and_says_what_would_do() -> None:
    """The error names the event, the role, and what this role may do instead."""
    assert len(REFUSED) == len(STATES) * len(Event) * len(Role) - len(LIFECYCLE)
    for status, event, role in REFUSED:
        with pytest.raises(NotAllowed) as refused:
            step(status, event, role)
        assert refused.value.args == (event, role, *choices(status, role))


def test_choices_are_the_rows_of_a_role_in_the_order_of_the_table() -> None:
    """Whoever has none has an empty list."""
    for status, role in itertools.product(STATES, Role):
        rows = [event for before, event, who in LIFECYCLE if (before, who) == (status, role)]
        assert list(choices(status, role)) == rows
    assert choices(Status.ASSIGNED, Role.OFFICER) == (
        Event.ACCEPT,
        Event.ANSWER,
        Event.ASK,
        Event.NOT_OURS,
        Event.FORWARD,
        Event.ARCHIVE,
        Event.SET_OFFICIAL_ID,
        Event.TAKE_OVER,
        Event.HAND_OVER,
    )
    assert choices(Status.ARCHIVED, Role.REPORTER) == ()


def test_the_diagram_has_a_line_for_each_row() -> None:
    """In Mermaid's form, from the first state on."""
    first, *edges = diagram().splitlines()
    assert first == "stateDiagram-v2"
    assert edges == [
        f"    {before or '[*]'} --> {after}: {event} ({role})" for (before, event, role), after in LIFECYCLE.items()
    ]
    assert edges[0] == "    [*] --> submitted: submit (reporter)"


def test_every_status_with_a_way_out_can_be_reached() -> None:
    """The table has no island."""
    reached: set[Status | None] = {None}
    for _ in Status:
        reached |= {after for (before, _, _), after in LIFECYCLE.items() if before in reached}
    assert {before for before, _, _ in LIFECYCLE} <= reached


def test_every_event_that_happens_tells_somebody() -> None:
    """The tables of steps and of notices are complete against each other, and every offer has its button's label."""
    happening = {event for _, event, _ in LIFECYCLE}
    assert happening == NOTICES.keys()
    offered = {event for notices in NOTICES.values() for notice in notices for event in notice.offers}
    chosen = {event for status, role in itertools.product(Status, Role) for event in choices(status, role)}
    assert offered <= chosen
    assert offered <= OFFER_LABELS.keys()


def test_a_reporter_is_never_locked_in() -> None:
    """Until it is over, a report can be added to, answered or ended by whoever sent it."""
    assert [status for status in Status if not choices(status, Role.REPORTER)] == [Status.ARCHIVED]


def test_whoever_waits_for_the_desk_has_a_desk() -> None:
    """In every status that promises something of ours, an officer or a verifier may answer."""
    ours = (Status.SUBMITTED, Status.ASSIGNED, Status.IN_PROGRESS, Status.NEEDS_INFO, Status.REPLIED)
    for status in ours:
        assert Event.ANSWER in choices(status, Role.VERIFIER) + choices(status, Role.OFFICER)


def test_a_report_that_is_over_stays_over() -> None:
    """A closed one can be taken up by its reporter alone; an archived one by nobody: a verifier changes its looks."""
    for role in Role:
        quiet = LOOKS if role is Role.VERIFIER else ()
        assert choices(Status.ARCHIVED, role) == quiet
        assert choices(Status.CLOSED, role) == ((Event.REOPEN,) if role is Role.REPORTER else quiet)


def test_what_is_quiet_moves_nothing() -> None:
    """It leads to the status that was; how a report looks may be changed in every one."""
    for (before, event, _), after in LIFECYCLE.items():
        assert event not in QUIET or before is after
    for event in LOOKS:
        assert {before for before, happened, _ in LIFECYCLE if happened is event} == set(Status)
