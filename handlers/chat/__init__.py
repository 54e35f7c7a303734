"""The Telegram door: the only package that may import ``telegram``."""
