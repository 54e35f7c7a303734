"""The HTTP door: Telegram's webhook and the health probes, on aiohttp."""
