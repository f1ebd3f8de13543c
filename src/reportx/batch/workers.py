"""The engine on one machine: worker processes, each of which has one task at a time.

Each worker has a pipe of its own, so that one that dies, wherever it is, or that is killed for its time,
takes nothing along but its task. Pools that share their pipes (concurrent.futures, joblib, pebble)
end as a whole when a worker is killed.
"""

import multiprocessing as mp
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Protocol

from reportx.batch.store import Result
from reportx.batch.tasks import Read, Recipe, Task, Work, failed, worker
from reportx.errors import OutputError

PRELOADED = {"parquet": ("reportx.writers.parquet_writer",)}
TICK = 0.5  # seconds after which a silent engine gives the word back


class WorkerDied(Exception):  # noqa: N818 - what failures/ says of it
    """A worker that ended in the middle of a task."""


Outcome = tuple[Task, Result | None]


class Queue(Protocol):
    """Where tasks come from; results may bring forth new ones."""

    def __call__(self, *, reads: bool = True) -> Task | None:
        """The next task, or None if there is none now; without ``reads`` only parts to write."""


@dataclass(slots=True, eq=False)
class Worker:
    """A process and what it is at."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    deadline: float | None = None


def forking(form: str = "jsonl") -> BaseContext:
    """Workers are forked from a server that has loaded what they share, on Linux and macOS alike.

    That is the vocabulary and, where they write Parquet, pyarrow. A fork of this process itself would
    not be safe: it may have threads.
    """
    if "forkserver" not in mp.get_all_start_methods():
        return mp.get_context("spawn")
    context = mp.get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED.get(form, ()), "reportx.batch.warm"])
    return context


@dataclass(slots=True)
class Pool:
    """Workers that are started as there is work for them."""

    recipe: Recipe
    workers: int
    timeout: float | None = None
    work: Callable[[Recipe], Work] = worker
    context: BaseContext = field(default_factory=forking)
    alive: list[Worker] = field(default_factory=list)
    again: list[Task] = field(default_factory=list)  # parts whose worker died
    tried: set[Task] = field(default_factory=set)  # parts that were among them

    def run(self, queue: Queue) -> Iterator[list[Outcome]]:
        """Carry out tasks until there is none left, and end the workers."""
        try:
            yield from self.outcomes(queue)
        finally:
            self.end()

    def outcomes(self, queue: Queue) -> Iterator[list[Outcome]]:
        """Carry out tasks until there is none left; what came of them, as it comes."""
        self.feed(queue)
        while any(one.task for one in self.alive):
            found = list(self.collect())
            self.feed(queue)  # before they are dealt with, so that no worker waits for that
            yield found
            self.feed(queue)

    def feed(self, queue: Queue) -> None:
        """Give each worker without a task the next one."""
        self.alive = [one for one in self.alive if one.task or one.process.is_alive()]
        free = [one for one in self.alive if one.task is None]
        while (free or len(self.alive) < self.workers) and (task := self.following(queue)):
            self.give(free.pop() if free else self.start(), task)

    def following(self, queue: Queue) -> Task | None:
        """The next task: a part whose worker died, or one from the queue."""
        return self.again.pop() if self.again else queue()

    def give(self, one: Worker, task: Task) -> None:
        """Hand a task to a worker. One that has died meanwhile is found out when its answer is read."""
        one.task = task
        timed = self.timeout if isinstance(task, Read) else None
        one.deadline = monotonic() + timed if timed else None
        with suppress(OSError):
            one.pipe.send(task)

    def start(self) -> Worker:
        """A new worker."""
        ours, theirs = self.context.Pipe()
        target = serve, (theirs, self.recipe, self.work)
        process = self.context.Process(target=target[0], args=target[1], daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        one = Worker(process, ours)
        self.alive.append(one)
        return one

    def collect(self) -> Iterator[Outcome]:
        """Wait for some workers to answer, to die, or to run out of time."""
        busy = {one.pipe: one for one in self.alive if one.task}
        for pipe in wait(list(busy), self.patience()):
            yield from self.answer(busy[pipe])  # type: ignore[index]
        for one in busy.values():
            if one.task and one.deadline and one.deadline <= monotonic():
                spent = f"took longer than {self.timeout:g} s; if it is meant to, raise --timeout"
                yield from self.bury(one, TimeoutError(spent))

    def patience(self) -> float:
        """How long to wait: until the next deadline, or a tick."""
        deadlines = [one.deadline for one in self.alive if one.task and one.deadline]
        return max(0, min([TICK, *(deadline - monotonic() for deadline in deadlines)]))

    def answer(self, one: Worker) -> Iterator[Outcome]:
        """What a worker has to say."""
        try:
            found = one.pipe.recv()
        except (EOFError, OSError):
            one.process.join(TICK)
            yield from self.bury(one, WorkerDied(f"its worker died: {fate(one.process.exitcode)}"))
            return
        if isinstance(found, Exception):
            raise found
        task, one.task = one.task, None
        if task:
            yield task, found

    def bury(self, one: Worker, error: Exception) -> Iterator[Outcome]:
        """End a worker for good. The source that it was at has failed; a part is tried once more."""
        one.process.kill()
        one.process.join()
        one.pipe.close()
        self.alive.remove(one)
        task, one.task = one.task, None
        if isinstance(task, Read):
            yield task, failed(task.source, error)
        elif task in self.tried:
            raise OutputError(f"the output can't be written: {error}")
        elif task:
            self.tried.add(task)
            self.again.append(task)

    def end(self) -> None:
        """End all workers."""
        for one in self.alive:
            one.process.kill()
        for one in self.alive:
            one.process.join()
            one.pipe.close()
        self.alive.clear()


def fate(code: int | None) -> str:
    """How a process ended.

    >>> fate(-9), fate(3)
    ('SIGKILL', 'exit code 3')
    """
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


def serve(pipe: Connection, recipe: Recipe, start: Callable[[Recipe], Work]) -> None:
    """What a worker process does until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who leads
    threading.Thread(target=follow, daemon=True).start()
    work = start(recipe)
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            try:
                found: Result | Exception | None = work(task)
            except Exception as error:
                found = error
            pipe.send(found)


def follow() -> None:
    """End this process as soon as the one that leads is gone, even in the middle of a task."""
    leader = mp.parent_process()
    if leader:
        leader.join()
        os._exit(1)
