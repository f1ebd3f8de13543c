"""Reads a file in a process of its own, so that one made to exhaust or to crash the reader ends in an error.

Where processes can't be forked (Windows), it is read in the same one, without these bounds.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from reportx.children import Ended, in_child
from reportx.errors import InputError

MEMORY = 900 << 20  # bytes that the reader may reserve beyond what the process had
MORE = 8 << 30  # with what recognises pictures
SECONDS = 20  # of computing for each megabyte of a file, or a part of one


def apart(work: Callable[[], Any], *, name: str, size: int) -> Any:
    """What some work on a file of so many bytes returns or raises.

    Raises InputError where it takes too much time or memory, or crashes.
    """
    if not hasattr(os, "fork"):
        return work()
    try:
        return in_child(work, prepare=partial(bound, SECONDS * (1 + (size >> 20))))
    except Ended as ended:
        stopped = os.WIFSIGNALED(ended.status) and os.WTERMSIG(ended.status) in STOPPED
    why = "takes too long" if stopped else "can't be read"
    raise InputError(f"{name}: is a damaged PDF that {why}; open it in a viewer and save it as a new PDF")


STOPPED = (getattr(signal, "SIGXCPU", signal.SIGTERM), signal.SIGTERM)


def bound(seconds: int) -> None:
    """Bound the memory and the time of this process."""
    import resource  # noqa: PLC0415  # not on Windows

    for what, most in (
        (resource.RLIMIT_AS, reserved() + MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def allow(seconds: int, *, memory: int) -> None:
    """Allow a process that is bounded more time and memory."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415  # not on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if soft != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_CPU, (soft + seconds, hard))
            more = reserved() + memory, resource.getrlimit(resource.RLIMIT_AS)[1]
            resource.setrlimit(resource.RLIMIT_AS, more)


def reserved() -> int:
    """The bytes that this process has reserved by now, which a child has from its parent; 0 if unknown."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
