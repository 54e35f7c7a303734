"""Who somebody is, sealed: what the database holds, who is found all the same, and how keys come and go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.messages import Letter
from bot.domain.report import Draft
from storage import engine, resealing, sealing
from storage.sealing import KeyMissing, SealBroken
from storage.tables import METADATA
from storage.unit import Unit
from tests.support.archive import AREAS, START, TENANT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.archive import Templates

OLD, NEW = sealing.new_key(), sealing.new_key()
NAME, PHONE, ACCOUNT, GROUP = "Zubaidah Kencana", "+6280012349876", 7771234567891, -1009876543210
MARKS = ("Zubaidah", "Kencana", "80012349876", str(ACCOUNT), str(GROUP), "9876543210")


def opened(url: str, *keys: str) -> sa.Engine:
    """Open the database with these keys, as a start does."""
    found = engine.build(url, ring=sealing.ring(keys))
    resealing.enter(found, START)
    return found


def meet(found: sa.Engine, *, user: int = ACCOUNT, chat: int = ACCOUNT, name: str = NAME) -> tuple[int, int, str, str]:
    """Let somebody write; gives who and where that is, and what we call them."""
    with found.begin() as connection:
        people = Unit(connection, now=START, tenant=TENANT, areas=AREAS).people
        actor = people.meet(user=user, chat=chat, kind="private" if user == chat else "group", name=name)
        return actor.person, actor.chat, actor.name, actor.phone


def fill(found: sa.Engine) -> None:
    """Let somebody say who they are in every place that holds it."""
    person, chat, *_ = meet(found)
    meet(found, chat=GROUP)
    with found.begin() as connection:
        unit = Unit(connection, now=START, tenant=TENANT, areas=AREAS)
        unit.people.set_phone(person, PHONE)
        draft = Draft(id="d1", conversation="report", slots={"name": NAME, "phone": PHONE})
        unit.dialogues.save(replace(unit.dialogues.get(chat, person), draft=draft))
        unit.outbox.add(Letter(chat=chat, key="greeting", values={"name": NAME}))
        unit.updates.park(bot=1, update=2, cause="Boom", body=f'{{"from": "{NAME} {ACCOUNT}"}}')


def seen(url: str) -> str:
    """Give all that the database holds, as it holds it."""
    raw = engine.build(url)
    with raw.connect() as connection:
        return "\n".join(
            str(list(connection.execute(sa.text(f"SELECT * FROM {table.name}")))) for table in METADATA.sorted_tables
        )


def passed(found: sa.Engine, limit: int = 3) -> int:
    """Take the pass to its end; gives how many rows it sealed."""
    total = 0
    while True:
        with found.begin() as connection:
            done = resealing.reseal(connection, START, limit)
        if done is None:
            return total
        total += done


def counted(found: sa.Engine) -> dict[str, int]:
    with found.connect() as connection:
        return dict(resealing.standing(connection))


def shown(text: str) -> list[str]:
    return [mark for mark in MARKS if mark in text]


@pytest.fixture
def keyed(migrated: str) -> Iterator[sa.Engine]:
    """Give a database that is sealed from its first row."""
    found = opened(migrated, OLD)
    fill(found)
    yield found
    found.dispose()


def test_nothing_that_lies_there_says_who_somebody_is(keyed: sa.Engine, migrated: str) -> None:
    assert shown(seen(migrated)) == []
    assert meet(keyed)[2:] == (NAME, PHONE)
    with keyed.connect() as connection:
        unit = Unit(connection, now=START, tenant=TENANT, areas=AREAS)
        draft = unit.dialogues.get(1, 1).draft
        assert draft is not None
        assert draft.slots == {"name": NAME, "phone": PHONE}
        assert [one.telegram_chat for one in unit.outbox.claim(5, without=[])] == [ACCOUNT]


def test_somebody_is_the_same_person_under_every_key(migrated: str) -> None:
    plain = opened(migrated)
    fill(plain)
    before = meet(plain)
    assert set(shown(seen(migrated))) == set(MARKS)
    keyed = opened(migrated, OLD)
    assert meet(keyed) == before
    assert passed(keyed) == 6
    assert shown(seen(migrated)) == []
    assert meet(keyed) == before
    both = opened(migrated, NEW, OLD)
    assert meet(both) == before
    assert passed(both) == 6
    assert counted(both).keys() == {sealing.ring([NEW]).writes}
    assert meet(opened(migrated, NEW)) == before
    assert passed(opened(migrated, NEW)) == 0


def test_a_missing_key_stops_the_start_and_says_what_to_do(keyed: sa.Engine, migrated: str) -> None:
    name = sealing.ring([OLD]).writes
    for keys in ((), (NEW,)):
        with pytest.raises(KeyMissing, match=name):
            opened(migrated, *keys)
    with pytest.raises(KeyMissing), engine.build(migrated, ring=sealing.ring([NEW])).begin() as connection:
        Unit(connection, now=START, tenant=TENANT, areas=AREAS).people.get(1)
    assert counted(keyed).keys() == {name}


def test_a_key_that_has_sealed_nothing_is_not_needed(migrated: str) -> None:
    opened(migrated, OLD)
    opened(migrated, NEW)
    fill(opened(migrated))
    assert counted(opened(migrated)).keys() == {"plain"}


@pytest.mark.usefixtures("keyed")
def test_a_key_is_needed_until_a_pass_has_found_nothing(migrated: str) -> None:
    both = opened(migrated, NEW, OLD)
    with both.begin() as connection:
        assert resealing.reseal(connection, START, 1) == 1
    with pytest.raises(KeyMissing):
        opened(migrated, NEW)
    # A replica that still writes with the old key does so behind the pass.
    meet(opened(migrated, OLD, NEW), user=5, chat=5, name="Budi")
    passed(both)
    assert counted(opened(migrated, NEW)).keys() == {sealing.ring([NEW]).writes}


def late(url: str) -> None:
    """Let a replica that still has the old key first seal somebody after the new key's pass has ended."""
    behind = opened(url, OLD, NEW)
    assert passed(opened(url, NEW, OLD)) >= 1
    meet(behind, user=5, chat=5, name="Budi")


@pytest.mark.usefixtures("keyed")
def test_what_an_old_replica_sealed_behind_an_ended_pass_is_sealed_anew(migrated: str) -> None:
    late(migrated)
    assert passed(opened(migrated, NEW, OLD)) == 2
    assert counted(opened(migrated, NEW)).keys() == {sealing.ring([NEW]).writes}


@pytest.mark.usefixtures("keyed")
def test_a_key_whose_name_was_taken_off_is_still_missed(migrated: str) -> None:
    late(migrated)
    for keys in ((NEW,), ()):
        with pytest.raises(KeyMissing, match=sealing.ring([OLD]).writes):
            opened(migrated, *keys)


def test_what_was_moved_or_changed_is_not_believed(keyed: sa.Engine) -> None:
    with keyed.begin() as connection:
        connection.execute(sa.text("UPDATE people SET phone = name"))
    with keyed.begin() as connection, pytest.raises(SealBroken, match="phone"):
        Unit(connection, now=START, tenant=TENANT, areas=AREAS).people.get(1)


def test_a_group_that_moved_is_found_under_its_new_id(keyed: sa.Engine, migrated: str) -> None:
    group = meet(keyed, chat=GROUP)[1]
    with keyed.begin() as connection:
        Unit(connection, now=START, tenant=TENANT, areas=AREAS).people.move_chat(group, GROUP - 7)
    assert meet(keyed, chat=GROUP - 7)[1] == group
    assert str(GROUP - 7) not in seen(migrated)


def test_replicas_that_differ_in_their_first_key_add_nobody_twice(migrated_postgresql: str) -> None:
    """While a key changes, somebody new writes to two of them at the same moment: the second waits, and knows them."""
    one, other = opened(migrated_postgresql, OLD, NEW), opened(migrated_postgresql, NEW, OLD)
    waits = sa.text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    with ThreadPoolExecutor() as pool:
        with one.begin() as connection:
            people = Unit(connection, now=START, tenant=TENANT, areas=AREAS).people
            first = people.meet(user=ACCOUNT, chat=GROUP, kind="group", name=NAME)
            second = pool.submit(meet, other, chat=GROUP)
            watching = opened(migrated_postgresql, OLD, NEW)
            while not second.done():
                with watching.connect() as looking:
                    if looking.execute(waits).scalar():
                        break
        assert second.result()[:2] == (first.person, first.chat)


@pytest.mark.parametrize("name", ["s1.abcdef01.AAAA", "s0.", "s1.", "s0.s1.x", "{}", "plain"])
def test_a_name_that_looks_sealed_is_a_name(migrated: str, name: str) -> None:
    for keys in ((), (OLD,), (NEW, OLD)):
        assert meet(opened(migrated, *keys), name=name)[2] == name


def test_what_was_replaced_does_not_lie_on_in_the_file(tmp_path: Path, templates: Templates) -> None:
    url = templates.sqlite(tmp_path)
    fill(opened(url))
    keyed = opened(url, OLD)
    passed(keyed)
    engine.compact(keyed)
    held = b"".join(one.read_bytes() for one in tmp_path.glob("simpul.db*"))
    assert shown(held.decode("latin-1")) == []


@given(st.text(), st.sampled_from([(), (OLD,), (NEW, OLD)]))
def test_whatever_is_sealed_is_opened_again(text: str, keys: tuple[str, ...]) -> None:
    ring = sealing.ring(keys)
    stored = ring.seal(text, "people.name")
    assert ring.open(stored, "people.name") == text
    assert (stored == text) == (not text or (not keys and not text.startswith(("s0.", "s1."))))


@given(st.integers(-(1 << 52), 1 << 52))
def test_a_mark_is_no_id_of_telegram(account: int) -> None:
    marks = sealing.ring([OLD, NEW]).marks(account)
    assert len(set(marks)) == 3
    assert all(1 << 62 <= mark < 1 << 63 for mark in marks[:2])
