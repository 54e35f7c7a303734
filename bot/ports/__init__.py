"""What the heart needs from the outside, as protocols and values."""

from bot.ports.delivery import ChatState, Final, Messenger, Outcome, Outgoing, SendFailure, Sent
from bot.ports.engine import Clock, Elected, Lanes, UnitOfWork

__all__ = [
    "ChatState",
    "Clock",
    "Elected",
    "Final",
    "Lanes",
    "Messenger",
    "Outcome",
    "Outgoing",
    "SendFailure",
    "Sent",
    "UnitOfWork",
]
