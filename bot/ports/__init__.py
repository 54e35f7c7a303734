"""What the heart needs from the outside, as protocols and values."""

from bot.ports.delivery import ChatState, Final, Messenger, Outcome, Outgoing, SendFailure, Sent
from bot.ports.engine import Clock, Elected, Lanes, UnitOfWork
from bot.ports.fetching import (
    Cleaned,
    Danger,
    FetchFailure,
    FileCleaner,
    FileSource,
    FileState,
    FileStore,
    Judged,
    Wanted,
)

__all__ = [
    "ChatState",
    "Cleaned",
    "Clock",
    "Danger",
    "Elected",
    "FetchFailure",
    "FileCleaner",
    "FileSource",
    "FileState",
    "FileStore",
    "Final",
    "Judged",
    "Lanes",
    "Messenger",
    "Outcome",
    "Outgoing",
    "SendFailure",
    "Sent",
    "UnitOfWork",
    "Wanted",
]
