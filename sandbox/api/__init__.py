"""The Bot API's front door: reading requests, ruling on them, answering as Telegram does."""
