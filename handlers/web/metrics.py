"""`GET /metrics` for Prometheus: what this process counts, and figures of the database, at most 15 s old."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from bot import log
from bot.domain.errors import SimpulError
from bot.ports.metrics import Sample

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence

    from prometheus_client.metrics_core import Metric as Family

KEPT_SECONDS = 15.0
"""How old figures of the database may be before they are read anew."""

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
AGE = "simpul_figures_age_seconds"

logger = log.get(__name__)


@dataclass(frozen=True, slots=True)
class Metric:
    """What a metric tells; ``found`` is whether it is looked up when asked for, and not counted as things happen."""

    kind: Literal["counter", "gauge", "histogram"]
    told: str
    labels: tuple[str, ...] = ()
    found: bool = False


TABLE: Mapping[str, Metric] = {
    "simpul_updates_total": Metric("counter", "Telegram updates by how they ended.", ("outcome",)),
    "simpul_unit_seconds": Metric(
        "histogram", "From an update's arrival to its commit, waiting for its lane included."
    ),
    "simpul_sends_total": Metric("counter", "Calls that sent a letter or a card, by how they ended.", ("outcome",)),
    "simpul_send_seconds": Metric("histogram", "How long such a call took."),
    "simpul_flood_total": Metric("counter", "Calls that Telegram refused because there were too many."),
    "simpul_fetches_total": Metric("counter", "Files asked of Telegram, by how that ended.", ("outcome",)),
    "simpul_ready": Metric("gauge", "1 while updates are kept, as `/health/ready` says.", found=True),
    "simpul_leader": Metric("gauge", "1 on the replica that sends and does what time does.", found=True),
    "simpul_lane_queue": Metric("gauge", "Units that wait before a lane.", ("lane",), found=True),
    AGE: Metric("gauge", "How old the figures below are; they are read anew every 15 s.", found=True),
    "simpul_reports_total": Metric("counter", "Reports by class and agency.", ("class", "agency"), found=True),
    "simpul_overdue": Metric("gauge", "Promises that are late and run, by stage.", ("stage",), found=True),
    "simpul_letters_waiting": Metric("gauge", "Letters on their way out, by priority.", ("priority",), found=True),
    "simpul_letters_oldest_seconds": Metric("gauge", "How long the oldest waits of those that may go.", found=True),
    "simpul_cards_waiting": Metric("gauge", "Cards that do not show the newest yet.", found=True),
    "simpul_parked": Metric("gauge", "Updates that failed by themselves and were set aside.", found=True),
    "simpul_files": Metric("gauge", "Files by how far they have come.", ("state",), found=True),
}
"""Everything that is exported; docs/metrics.md is made from it."""


def _nothing() -> Sequence[Sample]:
    return ()


async def _unjudged() -> None:
    return None


@dataclass(slots=True, eq=False)
class Exposition(Collector):
    """Fulfils ``Metrics``; ``read`` reads the database, in a thread.

    For each answer ``judge`` looks how everything is, then ``live`` is asked.
    """

    read: Callable[[], Sequence[Sample]] = _nothing
    live: Callable[[], Iterable[Sample]] = _nothing
    judge: Callable[[], Awaitable[object]] = _unjudged
    _registry: CollectorRegistry = field(default_factory=lambda: CollectorRegistry(auto_describe=False))
    _counters: dict[str, Counter] = field(default_factory=dict)
    _histograms: dict[str, Histogram] = field(default_factory=dict)
    _figures: Sequence[Sample] = ()
    _asked: float = float("-inf")
    _known: float = field(default_factory=time.monotonic)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        """Make what is counted."""
        for name, metric in TABLE.items():
            if metric.found:
                continue
            if metric.kind == "counter":
                self._counters[name] = Counter(name, metric.told, metric.labels, registry=self._registry)
            else:
                self._histograms[name] = Histogram(name, metric.told, registry=self._registry, buckets=SECONDS)
        self._registry.register(self)

    def count(self, name: str, **labels: str) -> None:
        """Add one."""
        counter = self._counters[name]
        (counter.labels(**labels) if labels else counter).inc()

    def took(self, name: str, seconds: float) -> None:
        """Note how long something took."""
        self._histograms[name].observe(seconds)

    def collect(self) -> Iterator[Family]:
        """Give what is looked up, as Prometheus' library asks for it."""
        age = Sample(AGE, time.monotonic() - self._known, {})
        samples = [*self.live(), *self._figures, age]
        for name, metric in TABLE.items():
            if metric.found:
                kind = CounterMetricFamily if metric.kind == "counter" else GaugeMetricFamily
                family = kind(name, metric.told, labels=metric.labels)
                for one in samples:
                    if one.name == name:
                        family.add_metric([one.labels[label] for label in metric.labels], one.value)
                yield family

    def route(self) -> web.RouteDef:
        """Make the route."""

        async def answer(_: web.Request) -> web.Response:
            """Tell all of it, with the figures that are known where the database is away."""
            await self.judge()
            await self.look()
            return web.Response(body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

        return web.get("/metrics", answer)

    def figure(self, name: str) -> float:
        """Give the largest of a figure as it was last read; 0 where there is none."""
        return max((one.value for one in self._figures if one.name == name), default=0.0)

    async def look(self) -> None:
        """Read the figures anew where they are old; where that fails they stay."""
        async with self._turn:
            if time.monotonic() - self._asked < KEPT_SECONDS:
                return
            self._asked = time.monotonic()
            try:
                self._figures = await asyncio.to_thread(self.read)
                self._known = time.monotonic()
            except SimpulError as error:
                logger.warning("figures not read", cause=type(error).__name__)
