"""Every sentence for people: one folder a language, one Fluent file a conversation, and the wrapper that says them."""

from bot.texts.catalogue import Safe, TextMissing, Texts, build, folded
from bot.texts.source import TextBroken

__all__ = ["Safe", "TextBroken", "TextMissing", "Texts", "build", "folded"]
