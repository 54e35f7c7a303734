"""A Telegram that fits on your desk: the Bot API over real HTTP, with people who write, tap and block at your command."""
