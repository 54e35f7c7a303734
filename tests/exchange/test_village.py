"""What a village head gets as a picture: the slip shows its code and the whole link, the glance its three counts."""

from __future__ import annotations

import io

import pytest
import segno
from PIL import Image

from bot.exchange import drawing
from bot.texts import build
from bot.village_shown import svg_of

LINK = f"https://t.me/melati_bot?start=klaim_{'x' * 43}"
SLIP = {
    "drawing": "slip",
    "code": "7K3M-Q9XA-T",
    "title": "Lampu <jalan> mati",
    "village": "Desa Melati, Kec. Kenanga, Kab. Rekaan",
    "at": "2026-11-23T08:00:00+07:00",
}
GLANCE = {**SLIP, "drawing": "desa", "waiting": "0", "overdue": "0", "solved": "0"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_slip_holds_its_code_and_the_link(language: str) -> None:
    told = svg_of(SLIP, build(), language, link=LINK)
    assert SLIP["code"] in told
    assert "Lampu &lt;jalan&gt; mati" in told
    dark = sum(bytes(row).count(1) for row in segno.make(LINK, error="m", micro=False).matrix)
    assert told.count('fill="#000000"') == dark


@pytest.mark.parametrize("values", [SLIP, GLANCE])
@pytest.mark.parametrize("language", ["id", "en"])
def test_both_are_pictures_of_one_width(values: dict[str, str], language: str) -> None:
    """Also where nothing is counted, and where a name is long."""
    long = {**values, "village": "Desa Melati Kenanga Mawar Teratai Anggrek Cempaka Flamboyan Bougenville " * 2}
    picture = drawing.png(svg_of(long, build(), language, link=LINK))
    with Image.open(io.BytesIO(picture)) as opened:
        assert (opened.format, opened.width) == ("PNG", 1080)
