"""The command ``simpul init``: from an empty folder to one in which ``simpul run`` works."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import told

if TYPE_CHECKING:
    from bot.domain.areas import Area
    from bot.ports.areas import Areas

NEXT = """
What is left to do with @BotFather:
  /setprivacy      Enable, as it is at first: in groups the bot needs to read only commands and replies to it.
  /setjoingroups   Enable, as it is at first: a group can become an agency's desk.
  /setcommands     nothing: Simpul publishes its commands itself, in both languages, when it starts.
  /setuserpic      the picture of your government, so that people know whom they write to.

Then, in this folder:
  simpul check                                looks at everything, with a remedy where something is wrong
  simpul run                                  starts it (as a service: docs/operations.md)
  simpul invite admin                         a link for yourself, good once; you invite the others in the chat
  simpul invite group --agency CODE           a link that makes a group the desk of an agency
"""


def init(  # noqa: PLR0913 - each is one answer
    token: Annotated[str | None, typer.Option(help="what @BotFather gave for /newbot")] = None,
    area: Annotated[
        str | None, typer.Option(help="province, kabupaten or kota by name or code; '' is the nation")
    ] = None,
    name: Annotated[str | None, typer.Option(help="the government's name, as citizens read it")] = None,
    agencies: Annotated[
        str | None, typer.Option(help="CSV with code,name,type,aliases,area,parent; '' is ours")
    ] = None,
    database: Annotated[str, typer.Option(help="DATABASE_URL")] = "sqlite:///var/simpul.db",
    public_url: Annotated[str, typer.Option(help="https address for a webhook; without it the bot polls")] = "",
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="move an earlier .env and tenant aside")] = False,
) -> None:
    """Ask for token, area and agencies, and write the tenant's folder and `.env` here."""
    from bot import founding  # noqa: PLC0415 - only where used

    here = Path()
    if not overwrite:
        founding.must_be_free(here)
    token = token if token is not None else typer.prompt("Token of @BotFather", err=True)
    api = _looked_at(token)
    place = _area(area)
    name = name if name is not None else typer.prompt("Name", default=_called(place), err=True)
    if agencies is None:
        agencies = typer.prompt("File of your agencies (CSV; empty: ours)", default="", show_default=False, err=True)
    wanted = founding.Wanted(
        token=token,
        api=api,
        area=place.code if place else "",
        name=name,
        agencies=Path(agencies) if agencies else None,
        database=database,
        public_url=public_url,
    )
    for old in founding.found(wanted, here):
        told.print(f"moved aside: {old}", markup=False)
    told.print(f"written: {founding.ENV} (for you alone) and {founding.HOME}/", markup=False)
    told.print(NEXT, markup=False, highlight=False, soft_wrap=True)


def _looked_at(token: str) -> str:
    """Let Telegram say whose token it is; gives the address that was asked; raises TokenRefused and TelegramAway."""
    from bot import settings, texts  # noqa: PLC0415 - only where used
    from handlers.chat import probe  # noqa: PLC0415 - only where used

    found = settings.load(None, telegram_bot_token=token, telegram_mode="polling")
    bot = asyncio.run(probe.look(token=token, api=found.telegram_api_url, texts=texts.build()))
    told.print(f"The token is good: {bot}", markup=False)
    return found.telegram_api_url


def _area(given: str | None) -> Area | None:
    """Find the area given, or ask until there is one."""
    from bot.founding import AreaUnclear, area_named  # noqa: PLC0415 - only where used
    from storage.areas import archive  # noqa: PLC0415 - only where used

    areas: Areas = archive.build(None)
    while True:
        asked = "Area (province, kabupaten or kota, by name or code; empty: the whole nation)"
        text = given if given is not None else typer.prompt(asked, default="", show_default=False, err=True)
        try:
            return area_named(areas, text.strip())
        except AreaUnclear as error:
            if given is not None:
                raise
            told.print(str(error), markup=False)


def _called(area: Area | None) -> str:
    """Propose a name."""
    if area is None:
        return "Simpul"
    return f"Pemerintah {area.name}" if "." in area.code else f"Pemerintah Provinsi {area.name}"
