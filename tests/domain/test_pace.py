"""The clock of sending keeps every limit, whatever is asked of it, and no chat holds up another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pace import Limits, Pace, Second, second_of

LIMITS = Limits()
GROUP = -1
ALMOST = 1e-6

sendings = st.lists(
    st.tuples(
        st.integers(0, 4),  # the chat: those above 2 are groups
        st.floats(0, 2, allow_nan=False),  # how long after the last one
        st.sampled_from([1, 1, 1, 2, 10]),  # how many messages: an album has many
        st.sampled_from([0.0, 0.0, 0.0, 5.0, 60.0]),  # for how long the chat is paused before
    ),
    max_size=120,
)


def pace(**limits: float) -> Pace:
    """Make a clock."""
    return Pace(Limits(**limits))  # type: ignore[arg-type]


def is_group(chat: int) -> bool:
    """Tell the groups among the chats of ``sendings``."""
    return chat > 2


def played(asked: list[tuple[int, float, int, float]]) -> list[tuple[int, float, int]]:
    """Book what is asked; gives chat, time and number of each."""
    clock, now, booked = Pace(LIMITS), 100.0, []
    for chat, later, messages, paused in asked:
        now += later
        if paused:
            clock.pause(chat, until=now + paused)
        start = clock.take(chat, group=is_group(chat), now=now, messages=messages)
        assert start >= now + paused
        booked.append((chat, start, messages))
    return booked


def most_within(times: list[float], seconds: float) -> int:
    """Count the most of these times that lie in any stretch of so many seconds."""
    times = sorted(times)
    return max(
        (sum(1 for other in times[n:] if other < one + seconds - ALMOST) for n, one in enumerate(times)), default=0
    )


def test_overall_it_goes_evenly() -> None:
    """A hundred people at once are served one after another, 29 a second."""
    clock = pace()
    times = [clock.take(chat, group=False, now=50.0) for chat in range(100)]
    assert times == [pytest.approx(50.0 + n / 29) for n in range(100)]


def test_a_thousand_supporters_take_their_time() -> None:
    """At 29 a second more than half a minute: why their notices are claimed little by little, behind every reply."""
    clock = pace()
    assert max(clock.take(chat, group=False, now=50.0) for chat in range(1000)) > 50.0 + 33


def test_a_chat_has_one_a_second_in_bursts() -> None:
    """Three in any three seconds; the burst comes back while nothing is sent."""
    clock = pace(per_second=1000)
    times = [clock.take(1, group=False, now=50.0) for _ in range(6)]
    assert times == [pytest.approx(50.0 + wait, abs=0.01) for wait in (0, 0, 0, 3, 3, 3)]
    times = [clock.take(1, group=False, now=60.0) for _ in range(4)]
    assert times == [pytest.approx(60.0 + wait, abs=0.01) for wait in (0, 0, 0, 3)]


def test_a_group_has_twenty_a_minute_with_its_burst() -> None:
    """The burst is part of the twenty."""
    clock = pace(per_second=1000)
    times = [clock.take(GROUP, group=True, now=50.0) for _ in range(60)]
    assert times[2] == pytest.approx(50.0, abs=0.01)
    assert most_within(times, 60.0) <= 20
    assert times[-1] <= 50.0 + 60 * 60 / 17


def test_an_album_counts_as_its_messages() -> None:
    """Ten photos take ten slots of the whole, and ten of a group's twenty."""
    clock = pace()
    assert clock.take(GROUP, group=True, now=50.0, messages=10) == 50.0
    assert clock.take(2, group=False, now=50.0) == pytest.approx(50.0 + 10 / 29)
    assert clock.busy(now=51.0) == [GROUP]
    assert clock.take(GROUP, group=True, now=51.0) > 70.0


def test_a_paused_chat_pauses_alone() -> None:
    """What is booked for it lies in the future and holds up nobody."""
    clock = pace()
    clock.pause(1, until=80.0)
    assert clock.take(1, group=False, now=50.0) == 80.0
    assert [clock.take(chat, group=False, now=50.0) for chat in (2, 3)] == [50.0, pytest.approx(50.0 + 1 / 29)]
    assert clock.busy(now=50.1) == [1]
    assert clock.busy(now=79.9) == [1]


def test_a_pause_is_not_shortened() -> None:
    """A second, shorter one does not end the first."""
    clock = pace()
    clock.pause(1, until=80.0)
    clock.pause(1, until=60.0)
    assert clock.take(1, group=False, now=50.0) == 80.0


def test_a_flood_to_one_chat_holds_up_nobody() -> None:
    """However far its slots reach into the future, the next person is served now."""
    clock = pace()
    for _ in range(200):
        clock.take(1, group=False, now=50.0)
    assert clock.take(2, group=False, now=50.0) < 50.2


def test_a_flood_error_is_its_chats_own() -> None:
    """However often it comes there; what another chat met before, and is over, says nothing."""
    clock = pace()
    for now in (50.0, 50.5, 51.0):
        clock.take(1, group=False, now=now)
        assert not clock.flooded(1, until=now + 5, now=now)
    clock.take(2, group=False, now=60.0)
    assert not clock.flooded(2, until=65.0, now=60.0)
    assert clock.paused(now=60.0) == 0.0
    assert clock.take(3, group=False, now=60.0) < 61.0


def test_two_chats_that_kept_to_their_limits_tell_that_a_flood_is_everybodys() -> None:
    """Then nothing goes to anybody, for as long as the longer of them says."""
    clock = pace()
    for chat, until in ((1, 80.0), (2, 70.0)):
        clock.take(chat, group=False, now=50.0)
        assert clock.flooded(chat, until=until, now=50.0) is (chat == 2)
    assert clock.paused(now=50.0) == 30.0
    assert clock.take(3, group=False, now=50.0) == 80.0
    assert clock.paused(now=80.0) == 0.0


@pytest.mark.parametrize("group", [False, True])
def test_chats_at_their_limits_are_flooded_each_alone(*, group: bool) -> None:
    """Two busy groups whose count we lost in a restart do not silence the town."""
    clock = pace(per_second=1000)
    for chat in (1, 2):
        for _ in range(4):
            clock.take(chat, group=group, now=50.0)
        assert not clock.flooded(chat, until=80.0, now=60.0)
    assert clock.paused(now=60.0) == 0.0
    assert clock.take(3, group=False, now=60.0) == 60.0


def test_a_pause_of_all_is_not_shortened_and_names_no_chat() -> None:
    """Who asks again whom may be written to learns of it from ``paused``."""
    clock = pace()
    clock.pause_all(until=80.0)
    clock.pause_all(until=60.0)
    assert clock.paused(now=50.0) == 30.0
    assert clock.busy(now=50.0) == []


@pytest.mark.parametrize("group", [False, True])
@given(delays=st.lists(st.tuples(*[st.sampled_from([0.0, 0.0, 0.01, 0.5, 4.0])] * 3), min_size=5, max_size=90))
def test_no_delay_makes_a_chat_too_full(delays: list[tuple[float, float, float]], *, group: bool) -> None:
    """A message counts from its answer: however late one arrives, the next ones keep their distance to it."""
    clock, now, arrived = Pace(LIMITS), 100.0, list[float]()
    for late, on_its_way, answer in delays:
        now = clock.take(1, group=group, now=now) + late
        arrived.append(now + on_its_way)
        now += on_its_way + answer
        clock.landed(1, now=now)
    assert most_within(arrived, 60.0 if group else 3.0) <= (20 if group else 3)


calls = st.lists(
    st.tuples(
        st.floats(0, 0.4, allow_nan=False),  # how long after the last one it would go
        st.floats(0, 2, allow_nan=False),  # how long it is on its way
        st.floats(0, 3, allow_nan=False),  # how long its answer takes after that
        st.sampled_from([1, 1, 1, 1, 2, 5]),
    ),
    max_size=80,
)


@given(calls)
def test_no_delay_makes_a_second_too_full(asked: list[tuple[float, float, float, int]]) -> None:
    """Whenever the calls arrive between their beginning and their answer, no second holds more than it may."""
    most, now, under_way, arrived = 6, 100.0, list[tuple[float, int]](), list[float]()
    second = Second(most)

    def answered(until: float) -> None:
        for ended, messages in sorted(under_way):
            if ended <= until:
                second.end(messages, now=ended)
                under_way.remove((ended, messages))

    for later, on_its_way, answer, messages in asked:
        now += later
        answered(now)
        while wait := second.crowded(now=now, messages=messages):
            now += wait
            answered(now)
        second.begin(messages)
        arrived += [now + on_its_way] * messages
        under_way.append((now + on_its_way + answer, messages))
    assert most_within(arrived, 1.0) <= most


def test_a_second_lets_the_even_pace_through() -> None:
    """With answers that come at once nobody waits; what is larger than any second goes when nothing else does."""
    second = second_of(LIMITS)
    for number in range(100):
        now = 50.0 + number / LIMITS.per_second
        assert second.crowded(now=now) == 0.0
        second.begin(1)
        second.end(1, now=now + 0.01)
    assert Second(3).crowded(now=50.0, messages=10) == 0.0


@pytest.mark.parametrize("group", [False, True])
def test_busy_names_exactly_the_chats_that_would_have_to_wait(*, group: bool) -> None:
    """A chat that is not named can be written to at once."""
    clock = pace(per_second=1000)
    for now in (50.0, 50.5, 51.0, 52.0, 55.0, 59.0, 61.0, 70.0):
        while not clock.busy(now=now):
            assert clock.take(1, group=group, now=now) - now < 0.01
    assert clock.busy(now=70.0) == [1]
    assert clock.busy(now=1000.0) == []


@pytest.mark.parametrize("per_minute", [0.5, 1, 2, 3, 4, 20, 60_000])
def test_any_setting_for_groups_is_kept(per_minute: float) -> None:
    """Also where it is smaller than the burst."""
    clock = pace(per_second=1e6, group_per_minute=per_minute)
    times = [clock.take(GROUP, group=True, now=50.0) for _ in range(50)]
    assert most_within(times, 60.0) <= max(1, per_minute)


@given(sendings)
def test_nothing_ever_exceeds_a_limit(asked: list[tuple[int, float, int, float]]) -> None:
    """Overall, in each chat beyond its burst, and in each group within any minute."""
    booked = played(asked)
    ends = sorted((start, start + messages / LIMITS.per_second) for _, start, messages in booked)
    assert all(after[0] >= before[1] - ALMOST for before, after in pairwise(ends))
    for chat in range(5):
        times = [start for which, start, messages in booked if which == chat for _ in range(messages)]
        albums = max((messages for which, _, messages in booked if which == chat), default=1)
        if is_group(chat):
            assert most_within(times, 60.0) <= 20 + albums - 1
        else:
            letters = [start for which, start, _ in booked if which == chat]
            assert most_within(letters, LIMITS.chat_burst) <= LIMITS.chat_burst


@given(sendings)
def test_a_chats_own_messages_keep_their_order(asked: list[tuple[int, float, int, float]]) -> None:
    """What is booked later for a chat does not go earlier."""
    booked = played(asked)
    for chat in range(5):
        times = [start for which, start, _ in booked if which == chat]
        assert times == sorted(times)
