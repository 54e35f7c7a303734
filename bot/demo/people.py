"""Who is there when a demo begins: tables of invented people and groups, and which of their phones lie on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.lifecycle import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """What somebody is invited to be; without a role it is a group that becomes an agency's desk."""

    role: Role | None
    agency: str | None = None
    area: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Somebody:
    """An invented person, what they are in a few words, and the invitation by which they join."""

    name: str
    username: str
    is_: str
    invited: Invitation | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Circle:
    """An invented group; the first member made it and brought the bot along behind an invitation."""

    title: str
    members: tuple[str, ...]
    invited: Invitation


SITI, RAHMAT, MAYA, DARMAWAN = "Siti Aminah", "Rahmat Hidayat", "Maya Kartika", "Pak Darmawan"
BUDI, DEWI, RATNA, AGUS = "Budi Santoso", "Dewi Lestari", "Ratna Wulandari", "Agus Salim"

VILLAGE = "16.08.15.2012"
"""Desa Melati Jaya: a village of the official list, so that it has a name; its people here are invented."""

PEOPLE = (
    Somebody(name=SITI, username="siti_melati", is_="a citizen, who has never written to the bot"),
    Somebody(name=RAHMAT, username="rahmat_hidayat", is_="a citizen with three reports: solved, not solved, waiting"),
    Somebody(name=MAYA, username="maya_kartika", is_="a citizen who reports without her name"),
    Somebody(
        name=DARMAWAN,
        username="kades_melati",
        is_="head of the village Desa Melati",
        invited=Invitation(role=Role.VILLAGE_HEAD, area=VILLAGE),
    ),
    Somebody(
        name=BUDI,
        username="budi_dishub",
        is_="officer of Dinas Perhubungan (street lights, traffic)",
        invited=Invitation(role=Role.OFFICER, agency="perhubungan"),
    ),
    Somebody(
        name=DEWI,
        username="dewi_dlh",
        is_="officer of Dinas Lingkungan Hidup (waste, rivers)",
        invited=Invitation(role=Role.OFFICER, agency="dlh"),
    ),
    Somebody(
        name=RATNA,
        username="ratna_admin",
        is_="admin: finds the agency where nobody else could, and invites",
        invited=Invitation(role=Role.ADMIN),
    ),
    Somebody(
        name=AGUS,
        username="agus_inspektorat",
        is_="officer of the Inspektorat (sensitive reports)",
        invited=Invitation(role=Role.OFFICER, agency="inspektorat"),
    ),
)

DESK = "Petugas Dishub"

GROUPS = (Circle(title=DESK, members=(BUDI, DEWI), invited=Invitation(role=None, agency="perhubungan")),)

ON_THE_DESK = ((SITI, ""), (DARMAWAN, ""), (BUDI, DESK), (RATNA, ""))
"""Whose phones lie side by side at first, each with the group that is open on it; without one it is the bot's chat."""
