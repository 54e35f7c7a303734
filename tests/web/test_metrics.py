"""`GET /metrics`: every metric of the table, what happened counted once, and nobody in it; the files that use them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import readiness
from bot.domain.errors import StorageAway
from bot.ports import FetchFailure, Final, SendFailure, Sent
from bot.workers.measured import ending
from handlers.web import metrics
from handlers.web.metrics import TABLE, Exposition
from tests.story import look

if TYPE_CHECKING:
    from tests.support.world import World

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
SUFFIX = re.compile(r"_(?:bucket|count|sum)$")


async def scraped(world: World) -> tuple[str, dict[str, float]]:
    """Scrape; the text, and each sample by its name and labels."""
    async with aiohttp.ClientSession() as session, session.get(f"{world.app.address}/metrics") as answer:
        assert (answer.status, answer.content_type) == (200, "text/plain")
        text = await answer.text()
    samples = (one for family in text_string_to_metric_families(text) for one in family.samples)
    return text, {one.name + "".join(f" {one.labels[key]}" for key in sorted(one.labels)): one.value for one in samples}


@pytest.mark.asyncio
async def test_what_happens_is_counted_and_nobody_is_named(hut: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report is sent to an agency: updates, letters, the report; names, ids and words stay out."""
    monkeypatch.setattr(metrics, "KEPT_SECONDS", 0.0)
    citizen, officer = await hut.citizen(), await hut.officer()
    code = await hut.reported(citizen)
    await officer.sees(code)
    await look.quiet(hut)
    text, found = await scraped(hut)
    assert {SUFFIX.sub("", line.split()[2]) for line in text.splitlines() if line.startswith("# TYPE")} >= set(
        TABLE
    ) - {"simpul_files"}
    done = found["simpul_updates_total done"]
    assert done >= 10
    assert found["simpul_unit_seconds_count"] == done
    assert found["simpul_sends_total sent"] == found["simpul_send_seconds_count"]
    assert [name for name in found if name.startswith("simpul_reports_total perhubungan")]
    assert (found["simpul_ready"], found["simpul_leader"], found["simpul_lane_queue lane-0"]) == (1, 1, 0)
    assert found["simpul_letters_waiting reply"] == found["simpul_parked"] == found["simpul_flood_total"] == 0
    for word in (citizen.name, str(citizen.id), str(officer.id), code, "Balai", hut.bot.token):
        assert word not in text


@pytest.mark.asyncio
async def test_figures_are_read_seldom_and_outlive_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two scrapes, one reading; where a reading fails the last figures stay."""
    asked: list[int] = []

    def read() -> list[metrics.Sample]:
        asked.append(1)
        if len(asked) > 1:
            raise StorageAway
        return [metrics.Sample("simpul_parked", 7, {})]

    exposition = Exposition(read=read)
    for _ in range(2):
        await exposition.look()
    assert len(asked) == 1
    monkeypatch.setattr(metrics, "KEPT_SECONDS", 0.0)
    await exposition.look()
    assert len(asked) == 2
    found = {family.name: family.samples for family in exposition.collect()}
    assert found["simpul_parked"][0].value == exposition.figure("simpul_parked") == 7


def test_letters_that_are_late_are_told_and_take_no_replica_out() -> None:
    """Sending is one replica's; each that takes updates is ready. Before there are lanes nothing is."""
    parts = readiness.parts(migrated=True, silent={}, listening=True, oldest=301.0)
    assert all(part.ok for part in parts.values())
    assert "301 s" in str(parts["sender"].shown()["why"])
    assert not readiness.parts(migrated=False, silent=None, listening=False)["storage"].ok


def test_every_outcome_has_a_name() -> None:
    """A bounded set of words, whatever the cause."""
    outcomes = [Sent(message=1), *(SendFailure(cause="x", final=one) for one in Final)]
    assert {ending(one) for one in outcomes} == {one.value for one in Final}
    assert ending(SendFailure(cause="x", unsure=True)) == "unsure"
    assert ending(SendFailure(cause="flood", after=3)) == "again"
    assert FetchFailure(cause="x").final is False


def used(text: str) -> set[str]:
    return {SUFFIX.sub("", name) for name in re.findall(r"\bsimpul_[a-z_]+", text)}


def test_the_dashboard_shows_metrics_that_are_there() -> None:
    """It parses, its panels are told apart, and every name in a query is in the table."""
    board = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))
    numbers = [panel["id"] for panel in board["panels"]]
    assert len(numbers) == len(set(numbers)) > 8
    queries = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    assert used(" ".join(queries)) <= set(TABLE)
    assert all(used(query) for query in queries)


def test_the_alerts_ask_for_metrics_that_are_there() -> None:
    """Each has a name of its own, a query over the table's names, a sentence and what to do."""
    text = (DEPLOY / "alerts.yaml").read_text(encoding="utf-8")
    names = re.findall(r"- alert: (\w+)", text)
    queries = re.findall(r"expr: (.+)", text)
    assert len(names) == len(set(names)) == len(queries) == text.count("summary: ") == text.count("remedy: ") > 5
    assert used(" ".join(queries)) <= set(TABLE)
