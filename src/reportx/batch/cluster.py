"""The engine on a cluster: Ray Data maps the same reading over the sources.

What Ray loses with a machine or a worker it does again. A source that ends its worker whenever it is
read would so be tried for ever; so each of Ray's workers reads in a process of ours, as on one machine.
"""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import pyarrow as pa

from reportx.batch.store import Result
from reportx.batch.tasks import Read, Recipe, Task, worker
from reportx.batch.workers import Outcome, Pool, Queue
from reportx.rows import TABLES

BLOCK = 8  # sources that are handed out at a time
ROUND = 50_000  # sources whose names are in memory at once
COLUMNS = pa.schema(
    [("source", pa.binary()), ("same", pa.bool_()), ("sha256", pa.string()), ("error", pa.string()),
     ("found", pa.int64()), ("report", pa.large_binary()),
     *((table, pa.large_string()) for table in TABLES)]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cluster:
    """Ray at an address, or started here."""

    recipe: Recipe
    workers: int | None = None
    timeout: float | None = None
    address: str | None = None

    def run(self, queue: Queue) -> Iterator[list[Outcome]]:
        """Carry out tasks until there is none left: sources are read there, parts are written here."""
        write = worker(self.recipe)
        connect(self.address)
        while reads := [task for task in islice(iter(queue, None), ROUND) if isinstance(task, Read)]:
            for outcomes in self.read(reads):
                yield outcomes
                while part := queue(reads=False):
                    yield [(part, write(part))]

    def read(self, reads: list[Read]) -> Iterator[list[Outcome]]:
        """What comes of sources, as it comes."""
        import ray  # noqa: PLC0415 - only where it is asked for

        rows = [{"source": os.fsencode(task.source), "known": task.known} for task in reads]
        blocks = -(-len(rows) // BLOCK)
        found = ray.data.from_items(rows, override_num_blocks=blocks).map_batches(
            read_batch,
            fn_kwargs={"recipe": self.recipe, "timeout": self.timeout},
            batch_format="pyarrow",
            compute=ray.data.TaskPoolStrategy(size=self.workers and min(self.workers, blocks)),
        )
        for batch in found.iter_batches(batch_size=None, batch_format="pyarrow"):
            yield [outcome(row) for row in batch.to_pylist()]


def connect(address: str | None) -> None:
    """Connect to Ray, or start it here, and keep it from talking beside our own lines, or to anyone."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it is read on import
    import ray  # noqa: PLC0415 - only where it is asked for

    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)


def read_batch(batch: pa.Table, *, recipe: Recipe, timeout: float | None) -> pa.Table:
    """The outcomes for a batch of sources."""
    tasks = (Read(os.fsdecode(row["source"]), row["known"]) for row in batch.to_pylist())

    def queue(*, reads: bool = True) -> Read | None:
        return next(tasks, None)

    outcomes = [outcome for found in pool(recipe, timeout).outcomes(queue) for outcome in found]
    return pa.Table.from_pylist([row(task, result) for task, result in outcomes], schema=COLUMNS)


@cache
def pool(recipe: Recipe, timeout: float | None) -> Pool:
    """The process that one of Ray's workers reads in, from batch to batch; it ends with that worker."""
    return Pool(recipe, 1, timeout)


def row(task: Task, result: Result | None) -> dict[str, Any]:
    """An outcome as it travels."""
    name = {"source": os.fsencode(task.source) if isinstance(task, Read) else None, "same": result is None}
    if result is None:
        return name
    told = {"sha256": result.sha256, "error": result.error, "found": result.found, "report": result.report}
    return name | told | result.rows


def outcome(row: dict[str, Any]) -> Outcome:
    """An outcome that has arrived."""
    read = Read(os.fsdecode(row["source"]))
    if row["same"]:
        return read, None
    made = {table: row[table] for table in TABLES if row[table] is not None}
    return read, Result(row["sha256"], row["error"], row["found"], made, row["report"])
