"""A drawing as a picture: PNG, with the fonts that come along, for a machine may have none."""

from __future__ import annotations

import re
from importlib import resources

FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_UNDRAWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def png(svg: str) -> bytes:
    """Make a picture of a drawing; takes some hundredths of a second, so no loop may wait for it."""
    import resvg_py  # noqa: PLC0415 - only where a picture is made

    folder = resources.files("bot.exchange") / "fonts"
    with resources.as_file(folder) as fonts:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=_UNDRAWABLE.sub("", svg),
                skip_system_fonts=True,
                font_files=[str(fonts / name) for name in FONTS],
            )
        )
