"""What the heart needs from the outside, as protocols and values."""

from bot.ports.delivery import ChatState, Final, Messenger, Outcome, Outgoing, SendFailure, Sent
from bot.ports.engine import Clock, Elected, Lanes, UnitOfWork
from bot.ports.fetching import Cleaned, FetchFailure, FileCleaner, FileSource, FileState, FileStore, Wanted

__all__ = [
    "ChatState",
    "Cleaned",
    "Clock",
    "Elected",
    "FetchFailure",
    "FileCleaner",
    "FileSource",
    "FileState",
    "FileStore",
    "Final",
    "Lanes",
    "Messenger",
    "Outcome",
    "Outgoing",
    "SendFailure",
    "Sent",
    "UnitOfWork",
    "Wanted",
]
