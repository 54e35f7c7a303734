"""The end of a command's process."""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End the process here, once all that was written is out.

    The library that keeps files hands its results over from threads of its own. One of them may still be on its way
    back when the command is done, and a Python that is being taken down aborts on it: the code would be SIGABRT's.
    """
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):  # whoever reads has gone, and wants no more
            stream.flush()
    os._exit(code)
