"""Who restricts whom in the chat, past every button: every person, every kind of report, and a list in pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.bans import RESTRICT, SPANS
from bot.domain.lifecycle import Status
from bot.domain.report import Draft, Visibility
from bot.usecases import bans, privacy, restrict
from tests.support.archive import add_report, meet
from tests.usecases.test_permissions import PEOPLE, TOPIC, TOWN, reached, settle

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.report import Report
    from storage.unit import Unit
    from tests.support.archive import Archive, Replica

pytestmark = pytest.mark.asyncio

WHY = "Laporan palsu."


@pytest.fixture
def town(lite_archive: Archive) -> Replica:
    return lite_archive.replica(tenant=TOWN)


def answered(unit: Unit, actor: Actor, report: Report, span: str) -> None:
    """End the conversation as if all of it had been answered."""
    slots = {"report": str(report.id), "code": report.code, "words": WHY, "span": span, "send": "yes"}
    draft = Draft(id="d", conversation=RESTRICT, slots=slots)
    restrict.act(unit, actor, replace(unit.dialogues.get(actor.chat, actor.person), draft=draft))


@pytest.mark.parametrize("span", SPANS)
async def test_only_an_admin_of_all_restricts(town: Replica, span: str) -> None:
    """Of twelve people one; for as long as was chosen."""

    def job(unit: Unit) -> dict[str, object]:
        actors, found = settle(unit), {}
        report = reached(unit, actors["another citizen"], Status.ASSIGNED, "ordinary", blocked=False)
        for who, actor in actors.items():
            saved = unit.connection.begin_nested()
            answered(unit, actor, report, span)
            ban = unit.bans.of(report.reporter)
            found[who] = ban and ban.until and (ban.until - unit.now).days if ban else "refused"
            saved.rollback()
        return found

    found = await town.run(job)  # type: ignore[arg-type]
    assert found == dict.fromkeys(PEOPLE, "refused") | {"admin": SPANS[span] or None}


async def test_why_somebody_is_not_restricted(town: Replica) -> None:
    """That a reporter holds a role is said only where the report names them; what few may read, others do not judge."""

    def job(unit: Unit) -> dict[str, str]:
        actors = settle(unit)
        admin, hidden = actors["admin"], Visibility.ANONYMOUS
        codes = iter(f"{digit * 4}-{digit * 4}-{digit}" for digit in "23456789")

        def refused(who: str, **parts: object) -> str:
            return restrict.refusal(unit, admin, add_report(unit, actors[who].person, code=next(codes), **parts))

        found = {
            "own": refused("admin"),
            "colleague": refused("officer of the lamps"),
            "colleague, unnamed": refused("officer of the lamps", visibility=hidden),
            "former colleague": refused("former verifier"),
            "guarded": refused("reporter", topic=TOPIC, agency="taman"),
            "citizen": refused("reporter"),
        }
        report = add_report(unit, actors["reporter"].person)
        bans.bar(unit, report, reason=WHY, days=0)
        found["twice"] = restrict.refusal(unit, admin, report)
        privacy.forget(unit, actors["reporter"].person)
        return found | {"gone": restrict.refusal(unit, admin, report)}

    assert await town.run(job) == {  # type: ignore[arg-type]
        "own": "restrict-own",
        "colleague": "restrict-role",
        "colleague, unnamed": "",
        "former colleague": "",
        "guarded": "restrict-unread",
        "citizen": "",
        "twice": bans.ALREADY,
        "gone": bans.NOBODY,
    }


async def test_a_list_in_pages(town: Replica, lite_archive: Archive) -> None:
    """Seven in two pages, by their codes; whoever is restricted themselves does not lift it."""

    def job(unit: Unit) -> list[str]:
        admin = settle(unit)["admin"]
        for number in range(6):
            digit = str(number + 2)
            person = meet(unit, 40 + number, name="Siti Aminah").person
            report = add_report(unit, person, code=f"{digit * 4}-{digit * 4}-{digit}")
            bans.bar(unit, report, reason=WHY, days=number)
        own = add_report(unit, admin.person, code="9999-9999-9")
        bans.bar(unit, own, reason=WHY, days=0)
        mine = unit.bans.of(admin.person)
        assert mine is not None
        shown = [restrict.show(unit, admin, start=start) for start in (0, 5, 10)]
        return [*(one.key for one in shown), bans.press_lift(unit, admin, mine.id).key]

    assert await town.run(job) == ["", "", "toast-no-page", "toast-unban-own"]  # type: ignore[arg-type]
    query = "SELECT letter_values, buttons FROM outbox WHERE text_key = 'restrictions' ORDER BY id"
    first, second = lite_archive.rows(query)
    assert '"first": "6"' in second.letter_values
    assert "9999-9999-9" in second.letter_values
    assert "9999-9999-9" not in first.letter_values
    assert "label-page-after" in first.buttons
    assert "label-page-before" in second.buttons
    assert "Siti" not in first.letter_values
