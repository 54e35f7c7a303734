"""Text as Telegram counts and cleans it: UTF-16 units, control characters, trimming."""


def utf16_len(text: str) -> int:
    """Count UTF-16 units, the unit of every length and offset in the Bot API; a lone surrogate counts one."""
    return len(text) + sum(character > "\uffff" for character in text)
