"""All tables; importing this package fills the one metadata."""

from sqlmodel import SQLModel

from storage.columns import NAMING

SQLModel.metadata.naming_convention = NAMING

from storage.tables.delivery import CardRow, DialogueRow, OutboxRow, ParkedRow, UpdateRow  # noqa: E402 - naming first
from storage.tables.lists import ListRow  # noqa: E402 - naming first
from storage.tables.people import (  # noqa: E402 - naming first
    BanRow,
    ChatRow,
    IdentityKeyRow,
    IdentityLookRow,
    InviteRow,
    MembershipRow,
    PatienceRow,
    PersonRow,
)
from storage.tables.reports import (  # noqa: E402 - naming first
    AttachmentRow,
    ClaimLinkRow,
    DeadlineRow,
    HistoryRow,
    MuteRow,
    NoteRow,
    RatingRow,
    ReportRow,
    SupporterRow,
)
from storage.tables.rules import ActivationRow, CorrectionRow, RulesRow  # noqa: E402 - naming first
from storage.tables.tenant import AgencyRow, ApiKeyRow, AreaRow, BotRow, CannedRow, GroupRow  # noqa: E402 - naming first

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "ActivationRow",
    "AgencyRow",
    "ApiKeyRow",
    "AreaRow",
    "AttachmentRow",
    "BanRow",
    "BotRow",
    "CannedRow",
    "CardRow",
    "ChatRow",
    "ClaimLinkRow",
    "CorrectionRow",
    "DeadlineRow",
    "DialogueRow",
    "GroupRow",
    "HistoryRow",
    "IdentityKeyRow",
    "IdentityLookRow",
    "InviteRow",
    "ListRow",
    "MembershipRow",
    "MuteRow",
    "NoteRow",
    "OutboxRow",
    "ParkedRow",
    "PatienceRow",
    "PersonRow",
    "RatingRow",
    "ReportRow",
    "RulesRow",
    "SupporterRow",
    "UpdateRow",
]
