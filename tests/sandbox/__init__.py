"""Tests of the local Telegram: over real HTTP, as a bot and its people meet it."""
