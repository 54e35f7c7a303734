"""Which rows with a role somebody steers, as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col

from bot.domain.lifecycle import Role
from bot.domain.people import AGENCY_ADMIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.steering import Scope


def within(table: Any, scopes: Iterable[Scope]) -> sa.ColumnElement[bool]:  # noqa: ANN401 - a table model
    """Say which of the table's rows are in one of these scopes; the table has a role and an agency."""
    return sa.or_(sa.false(), *(_is(table, one) for one in scopes))


def _is(table: Any, scope: Scope) -> sa.ColumnElement[bool]:  # noqa: ANN401 - as above
    role, agency = col(table.role), col(table.agency_code)
    here = agency == scope.agency if scope.agency else sa.true()
    if scope.kind == AGENCY_ADMIN:
        return sa.and_(role == Role.ADMIN, agency.is_not(None), here)
    return sa.and_(role == scope.kind, here, agency.is_(None) if scope.kind == Role.ADMIN else sa.true())
