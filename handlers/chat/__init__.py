"""The Telegram door: the only package that may import ``telegram``."""

import os

# A switch of the library, not a setting of ours: with it durations are timedeltas, and its RetryAfter warns of nothing.
os.environ.setdefault("PTB_TIMEDELTA", "1")
