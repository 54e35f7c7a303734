"""Becomes another program of ours that ends with the one that started it, even if that is killed: PARENT MODULE …."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def become(parent: int, arguments: list[str]) -> None:
    """Turn this process into ``python -P -m`` with the arguments, on the parent's leash."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
    if os.getppid() == parent:  # it may have ended before the leash was on
        os.execv(sys.executable, [sys.executable, "-P", "-m", *arguments])  # noqa: S606 - ourselves, without a shell


if __name__ == "__main__":
    become(int(sys.argv[1]), sys.argv[2:])
