"""One base error: the docstring is the operator's message, ``key`` the citizen's text."""

from __future__ import annotations

import inspect
from typing import ClassVar


class SimpulError(Exception):
    """Something went wrong that Simpul knows by name."""

    key: ClassVar[str] = "error-unknown"

    def __str__(self) -> str:
        """Give the docstring, followed by the particulars where there are any."""
        told = inspect.getdoc(type(self)) or type(self).__name__
        return f"{told} ({', '.join(map(str, self.args))})" if self.args else told


class DamagedFile(FileNotFoundError):
    """What is kept under this SHA-256 is something else: its content is not to be had here any more."""


class StorageAway(SimpulError):
    """The database cannot be reached or is too busy; the caller tries the same again later."""

    key = "error-later"


class LostRace(SimpulError):
    """Another unit changed the same row first; the unit is replayed."""

    key = "error-later"


class HandlerSuspended(SimpulError):
    """A handler waited for something; inside a unit nothing may wait."""


class InviteInvalid(SimpulError):
    """The invitation is unknown, already used, or past its date; make a new one with `simpul invite`."""

    key = "invite-unknown"


class InviteUsed(InviteInvalid):
    """The invitation was already used; each works once."""

    key = "invite-used"


class InviteExpired(InviteInvalid):
    """The invitation is past its date."""

    key = "invite-expired"


class NotAllowed(SimpulError):
    """This event is not allowed for this role in the report's present status."""

    key = "press-stale"


class Unknown(SimpulError):
    """There is no such thing under that name; the particulars name it."""

    key = "error-unknown"
