"""A place on the map as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.report import DECIMALS, Point

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@given(latitude=LATITUDES, longitude=LONGITUDES)
def test_a_point_comes_back_to_a_metre(latitude: float, longitude: float) -> None:
    """And stays what it then is, however often it goes there and back."""
    text = Point(latitude=latitude, longitude=longitude).to_text()
    found = Point.from_text(text)
    assert found is not None
    assert found.latitude == pytest.approx(latitude, abs=10**-DECIMALS)
    assert found.longitude == pytest.approx(longitude, abs=10**-DECIMALS)
    assert Point.from_text(found.to_text()) == found


@given(st.one_of(st.text(max_size=30), st.text("0123456789.,-+e naif", max_size=20)))
def test_any_text_is_a_place_on_the_map_or_none(text: str) -> None:
    """What is read lies on the earth."""
    found = Point.from_text(text)
    assert found is None or (-90 <= found.latitude <= 90 and -180 <= found.longitude <= 180)


@pytest.mark.parametrize(
    "text", ["", ",", "1", "1,2,3", "a,b", "1;2", "nan,1", "1,inf", "90.1,0", "0,180.1", "Jl. 1, 2"]
)
def test_what_is_no_place_is_none(text: str) -> None:
    assert Point.from_text(text) is None


def test_a_point_is_written_as_it_is_shown() -> None:
    """With five digits behind the point."""
    assert Point(latitude=-7.2574721, longitude=112.75).to_text() == "-7.25747,112.75000"
    assert Point.from_text("-7.25747, 112.75") == Point(latitude=-7.25747, longitude=112.75)
