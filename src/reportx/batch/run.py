"""A run: what is new, changed or failed is read, and the parts, or the one file, are written by that."""

import fcntl
import json
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reportx.batch.places import place
from reportx.batch.store import Result, Store
from reportx.batch.tasks import Read, Recipe, Task, Write
from reportx.batch.workers import Outcome, Queue
from reportx.errors import InputError, OutputError, cause, displayed
from reportx.extract import GENERATOR
from reportx.readers import SUFFIXES
from reportx.records import Report
from reportx.rows import TABLES

BASE = "results.sqlite"
MARK = "_SUCCESS"  # is there while the data set is whole, as Spark and Hadoop have it

Engine = Callable[[Queue], Iterator[list[Outcome]]]


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for."""

    output: str
    state: Path  # where the store is
    form: str = "parquet"
    recipe: Recipe = field(default_factory=Recipe)
    write: Callable[[Iterator[Report]], object] | None = None  # what makes one file of whole reports


@dataclass(slots=True)
class Tally:
    """How far a run is."""

    sources: int = 0
    done: int = 0
    read: int = 0
    failed: int = 0
    metrics: int = 0  # in the whole data set, when it is whole
    failures: list[str] = field(default_factory=list)  # of the last step


def run(job: Job, sources: Iterable[tuple[str, int]], engine: Engine) -> Iterator[Tally]:
    """Bring the data set or the file up to date; the tally, as it grows. One run at a time in a folder."""
    try:
        with locked(job.state), closing(Store(job.state / BASE)) as store:
            course = (OneFile if job.write else DataSet)(job, store, sources)
            yield course.tally
            for outcomes in engine(course.next):
                course.record(outcomes)
                yield course.tally
            course.finish()
    except sqlite3.Error as error:
        raise OutputError(f"{displayed(str(job.state))}: can't be written: {cause(error)}") from None
    except BrokenPipeError:
        raise  # whoever read the output has enough
    except OSError as error:
        raise OutputError(f"{displayed(job.output)}: can't be written: {cause(error)}") from None


class Course:
    """The tasks of a run, and what is done with what comes of them."""

    def __init__(self, job: Job, store: Store, sources: Iterable[tuple[str, int]]) -> None:
        self.job, self.store = job, store
        self.recipe = job.recipe.digest()
        store.plan(sources)
        if not store.count():
            raise InputError(f"no file to read; name files, or folders with files in {', '.join(SUFFIXES)}")
        self.tally = Tally(store.count())
        self.todo = store.todo(self.recipe)
        self.writes: deque[Write] = deque()
        self.owners: dict[str, int] = {}  # parts of the sources that are being read

    def next(self, *, reads: bool = True) -> Task | None:
        """The next task: parts first, for they are what readers wait for."""
        if self.writes:
            return self.writes.popleft()
        for source, part, known in self.todo if reads else ():
            name = os.fsdecode(source)
            self.owners[name] = part
            return Read(name, known)
        return None

    def record(self, outcomes: Iterable[Outcome]) -> None:
        """Keep results, and see which parts are complete by them."""
        reads = [(task, result) for task, result in outcomes if isinstance(task, Read)]
        kept = [(os.fsencode(task.source), self.recipe, result) for task, result in reads if result]
        if kept:
            self.store.keep(kept)
        self.count([result for _, result in reads])
        for task, _ in outcomes:
            if isinstance(task, Write):
                self.publish(task)
            else:
                self.complete(self.owners.pop(task.source))

    def count(self, results: Iterable[Result | None]) -> None:
        """Add to the tally."""
        self.tally.failures = []
        for result in results:
            self.tally.done += 1
            self.tally.read += result is not None
            if result and result.error:
                self.tally.failed += 1
                self.tally.failures.append(json.loads(result.rows["failures"])["message"])

    def complete(self, part: int) -> None:
        """A source of a part is done."""

    def publish(self, task: Write) -> None:
        """A part is written."""

    def finish(self) -> None:
        """All sources are done."""
        self.tally.metrics = self.store.totals()["metrics"]


class OneFile(Course):
    """A run whose reports go into one file, when all of them are read."""

    def finish(self) -> None:
        """Write the file, unless no report could be read: then an earlier one stays as it is."""
        super().finish()
        if self.job.write and self.tally.failed < self.tally.sources:
            self.job.write(self.store.reports())


class DataSet(Course):
    """A run that brings a folder up to date, part by part as sources are read."""

    def __init__(self, job: Job, store: Store, sources: Iterable[tuple[str, int]]) -> None:
        where = place(job.output, job.state)
        super().__init__(job, store, sources)
        self.where = where
        self.open = store.sizes()  # sources that are still to come, by part
        self.names = {part: f"part-{part:04}.{job.form}" for part in self.open}
        self.there = where.names()
        self.whole = True  # whether the data set may bear the mark

    def complete(self, part: int) -> None:
        """Count a source of a part as done; write the part when it was the last, and if it has changed."""
        self.open[part] -= 1
        if self.open[part] == 0 and not self.stands(part):
            drafts = tuple((table, self.where.draft(file)) for table, file in self.files(part))
            self.writes.append(Write(self.job.state / BASE, part, self.job.form, drafts))

    def stands(self, part: int) -> bool:
        """Whether the files of a part are as they should be."""
        digest = self.store.written(self.names[part])
        return digest == self.store.digest(part) and self.there.issuperset(f for _, f in self.files(part))

    def files(self, part: int) -> list[tuple[str, str]]:
        """Each table with its file."""
        return [(table, f"{table}/{self.names[part]}") for table in TABLES]

    def publish(self, task: Write) -> None:
        """Bring the files of a part to their places. Until all of them are there, the store knows of none."""
        self.unmark()
        self.store.note(self.names[task.part], None)
        for _, file in self.files(task.part):
            self.where.publish(file)
        self.store.note(self.names[task.part], self.store.digest(task.part))

    def unmark(self) -> None:
        """Take the mark away before anything changes."""
        if self.whole:
            self.where.remove(MARK)
            self.whole = False

    def finish(self) -> None:
        """Remove what belongs to no source any more, and mark the data set as whole."""
        super().finish()
        for file in sorted(self.there - {file for part in self.names for _, file in self.files(part)}):
            self.unmark()
            self.where.remove(file)
        told = {"generator": GENERATOR, "recipe": self.recipe} | self.store.totals()
        self.where.draft(MARK).write_text(json.dumps(told) + "\n", encoding="utf-8")
        self.where.publish(MARK)


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """Hold the folder for one run. The lock ends with the process, however that ends."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError(
                f"{displayed(str(state))}: another run is writing here; let it end first"
            ) from None
        yield
