"""How long an area is looked for by name and by pin, and what that keeps in memory.

``make bench`` prints the table. Boundaries are invented squares, as many and as cornered as a province has villages.
"""

from __future__ import annotations

import gc
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storage.areas.archive import AreaArchive

CITY, PROVINCE, COUNTRY = "32.76", "32", ""
LIST = Path(__file__).parent.parent / "storage" / "areas" / "areas.sqlite"
ROUNDS = 2000
CORNERS = 60


def resident_mb() -> float:
    """Read how much memory this process holds."""
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def squares(folder: Path, codes: Sequence[str]) -> Path:
    """Write a square with many corners for each code, side by side."""
    features = [
        {
            "type": "Feature",
            "properties": {"kode": code},
            "geometry": {"type": "Polygon", "coordinates": [ring(number)]},
        }
        for number, code in enumerate(codes)
    ]
    file = folder / "squares.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return file


def ring(number: int) -> list[list[float]]:
    """Give a square of about two kilometres whose sides are wavy enough to keep their corners."""
    west, south = 100 + number % 100 * 0.02, -8 + number // 100 * 0.02
    steps = [one / CORNERS * 4 for one in range(CORNERS)]
    sides = [(min(s, 1, max(0, 3 - s)), max(0, min(1, s - 1, 4 - s))) for s in steps]
    return [[west + 0.02 * x + 0.0002 * (n % 2), south + 0.02 * y + 0.0002 * (n % 3)] for n, (x, y) in enumerate(sides)]


def timed(name: str, asks: Sequence[Callable[[], object]]) -> None:
    """Ask everything once, and print the line."""
    took = []
    for ask in asks:
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    print(f"{name:36} {statistics.median(took):8.3f} {statistics.quantiles(took, n=20)[18]:8.3f} {max(took):8.3f}")


def with_typo(name: str) -> str:
    """Leave a letter out."""
    at = random.randrange(1, len(name) - 1)  # noqa: S311 - a repeatable choice
    return name[:at] + name[at + 1 :]


def by_name(archive: AreaArchive, area: str, names: Sequence[str]) -> None:
    """Look for names with a typo, alone and amid an address."""
    label = {CITY: "a city", PROVINCE: "a province", COUNTRY: "all of Indonesia"}[area]
    typos = [with_typo(name) for name in names]
    timed(f"a name with a typo, {label}", [partial(archive.find, one, within=area) for one in typos])
    lines = [f"Jl Anggrek no 5 RT 2/RW 3, dekat balai warga, kel {one} kec Cilodng kota Depk" for one in typos]
    timed(f"an address with typos, {label}", [partial(archive.find, one, within=area) for one in lines])


def measure(folder: Path) -> None:
    """Measure in this fresh process, and print the table."""
    before = resident_mb()
    from storage.areas import archive  # noqa: PLC0415 - what it loads is measured

    random.seed(1)
    began = time.perf_counter()
    found = archive.build(folder, load=CITY)
    print(f"opened in {(time.perf_counter() - began) * 1000:.1f} ms, {resident_mb() - before:.1f} MB")
    print(f"{'ms':36} {'p50':>8} {'p95':>8} {'worst':>8}")
    rows = villages()
    for area in (CITY, PROVINCE, COUNTRY):
        found.names.load(area)
        names = [name for code, name in rows if code.startswith(area)]
        by_name(found, area, random.choices(names, k=ROUNDS // 4))  # noqa: S311 - a repeatable choice
    pins = [(random.uniform(-8, -7), random.uniform(100, 102)) for _ in range(ROUNDS)]  # noqa: S311 - as above
    timed("a pin", [partial(found.at, *pin) for pin in pins])
    print(
        f"{resident_mb() - before:.0f} MB in the end, this table's among them; lokal loaded: {'lokal' in sys.modules}"
    )


def villages() -> list[tuple[str, str]]:
    """Give the codes and names of a province's villages."""
    with closing(sqlite3.connect(LIST)) as db:
        return db.execute(
            "SELECT code, name FROM areas WHERE code LIKE ? AND length(code) = 13", (f"{PROVINCE}%",)
        ).fetchall()


def main() -> None:
    """Bring invented boundaries, and measure with them in a process of its own."""
    if sys.argv[1:]:
        measure(Path(sys.argv[1]))
        return
    from storage.areas import importing, names  # noqa: PLC0415 - not in the process that measures

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        began = time.perf_counter()
        done = importing.bring([squares(folder, [code for code, _ in villages()])], folder, names=names.Names())
        print(
            f"{len(done.codes)} boundaries brought in {time.perf_counter() - began:.1f} s, {done.size / 1024**2:.1f} MB"
        )
        subprocess.run([sys.executable, "-P", "-m", "benchmarks.areas", str(folder)], check=True)  # noqa: S603 - ourselves


if __name__ == "__main__":
    main()
