"""The picture of the figures: it has words, it is a phone's shape, and nothing of a name is taken for markup."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from importlib import resources
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from bot.exchange.chart import INSIDE, WIDTH, Bar, Chart, svg
from bot.exchange.drawing import FONTS, png

CHART = Chart(
    title="Pemerintah Kota Melati",
    subtitle="semua waktu · semua instansi",
    received="Diterima: 92",
    parts=[Bar(name=name, value=count, told=str(count)) for name, count in (("selesai", 49), ("diproses", 43))],
    shares=[("penyelesaian", "53,26 %"), ("tindak lanjut", "89,13 %")],
    facts=[("median", "3,0")],
    late_title="Lewat batas waktu: 2",
    late=[Bar(name="Dinas Perhubungan", value=2, told="2")],
    note="Per hari ini",
)
NONE = replace(CHART, parts=[Bar(name="selesai", value=0, told="0")], late=[])
EVIL = replace(CHART, title="<script>&\"'</script>\x00\ud800", late=[Bar(name="<b>" * 200, value=1, told="1")])


def picture(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(png(svg(chart))))


@pytest.mark.parametrize("chart", [CHART, NONE, EVIL], ids=["usual", "nothing", "evil"])
def test_it_is_a_picture_that_a_phone_shows_whole(chart: Chart) -> None:
    found = picture(chart)
    assert found.format == "PNG"
    assert found.width == WIDTH
    assert 0.6 < found.width / found.height < 1.6


def test_the_words_are_drawn_with_the_fonts_that_come_along() -> None:
    """Without a font words vanish without a fault."""
    there = resources.files("bot.exchange") / "fonts"
    assert all((there / name).is_file() for name in (*FONTS, "LICENSE.txt"))
    assert png(svg(CHART)) != png(svg(replace(CHART, title="")))


def test_a_bar_is_as_long_as_its_part() -> None:
    drawn = ET.fromstring(svg(CHART))
    bars = [float(one.attrib["width"]) for one in drawn if one.attrib.get("height") == "64.0"][1:]
    assert bars == pytest.approx([INSIDE * 49 / 92, INSIDE * 43 / 92], abs=0.1)


def test_a_name_is_words_whatever_is_in_it() -> None:
    drawn = ET.fromstring(svg(replace(EVIL, title="<script>&\"'</script>")))
    assert {one.tag.rpartition("}")[2] for one in drawn.iter()} == {"svg", "rect", "text"}


def test_a_server_starts_without_them() -> None:
    """Spreadsheets and pictures are loaded when one is made."""
    asks = "import sys, bot.app, bot.cli; print(sorted({'openpyxl', 'resvg_py', 'xlsxwriter'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-P", "-c", asks], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
