"""Work in a process of its own, which ends with the one that wants it, whatever ends that."""

import faulthandler
import os
import pickle
import select
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep
from typing import Any

from reportx.errors import ReportxError

LOOK = 0.2  # seconds between two looks whether the parent is still there
CHUNK = 1 << 20


class Ended(Exception):  # noqa: N818 - nothing is wrong with us
    """The process ended without an answer; ``status`` is how."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def in_child(
    work: Callable[[], Any], *, prepare: Callable[[], None] | None = None, patience: float | None = None
) -> Any:
    """What some work returns, done in a forked process. A ReportxError that it raises is raised here.

    ``prepare`` runs in the child before. Raises Ended where no answer comes, and TimeoutError where it
    does not come within ``patience`` seconds. Whatever ends this function ends the child.
    """
    reading, writing = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        os.close(reading)
        run(work, writing, prepare, parent)
    os.close(writing)
    try:
        answer = received(reading, None if patience is None else monotonic() + patience)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(reading)
    status = os.waitpid(child, 0)[1]
    if status or not answer:
        raise Ended(status)
    found = pickle.loads(answer)  # noqa: S301 - from our own process
    if isinstance(found, ReportxError):
        raise found
    return found


def received(reading: int, until: float | None) -> bytes:
    """All that comes through a pipe. Raises TimeoutError where it takes longer than may be."""
    parts: list[bytes] = []
    while True:
        left = None if until is None else max(0.0, until - monotonic())
        if not select.select([reading], [], [], left)[0]:
            raise TimeoutError
        part = os.read(reading, CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)


def run(work: Callable[[], Any], writing: int, prepare: Callable[[], None] | None, parent: int) -> None:
    """Do some work in the child, write down what came out, and end."""
    code = 1
    faulthandler.disable()  # a crash is told by the parent, in one line
    with suppress(BaseException):
        threading.Thread(target=follow, args=(parent,), daemon=True).start()
        if prepare:
            prepare()
        try:
            found: Any = work()
        except ReportxError as error:
            found = error
        with os.fdopen(writing, "wb") as stream:
            stream.write(pickle.dumps(found))
        code = 0
    os._exit(code)


def follow(parent: int) -> None:
    """End this process when its parent is gone, which a killed one can tell nobody."""
    while os.getppid() == parent:
        sleep(LOOK)
    os._exit(1)
