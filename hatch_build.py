"""What building a wheel adds, and an editable installation too: our own list of the official areas.

Its source is a package that the running server does not load; ``storage/areas/listing.py`` says how the list is made.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LIST = "storage/areas/areas.sqlite"


class Listing(BuildHookInterface[Any]):
    """Make the list beside the module that reads it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file, and take it into the wheel although git does not know it."""
        del version
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        from storage.areas.listing import make  # noqa: PLC0415 - the folder is known from here on

        make(Path(self.root) / LIST)
        build_data["artifacts"].append(LIST)
