"""What is left where a tenant's own rules cannot be read, and what a version must at least hold."""

from __future__ import annotations

import pytest

from bot.data.bundle import rules_of, spare
from bot.data.trouble import TenantDataInvalid
from bot.domain.routing import rank


@pytest.mark.parametrize(
    ("types", "first"),
    [({"perhubungan", "dlh"}, ["perhubungan"]), ({"dlh"}, []), ({"dinas_sendiri"}, [])],
    ids=["agencies that are shipped", "another agency", "agencies of its own alone"],
)
def test_the_shipped_rules_stand_in_for_the_agencies_that_are_there(types: set[str], first: list[str]) -> None:
    """They lead to no agency that this government lacks."""
    assert [one.agency for one in rank("Lampu jalan mati", spare(types), top=1)] == first


def test_a_version_without_files_is_none() -> None:
    """It would send every report to a verifier."""
    with pytest.raises(TenantDataInvalid, match="there are none"):
        rules_of({}, {"dlh"})
