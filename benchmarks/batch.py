"""What reportx batch takes, side by side in one run. Prints the table of docs/batch.md.

    batch.py [--folder ../shared/corpus/text] [--rounds 3] [--times 20]

Runs with one and two workers take turns, so that both see the same machine; ratios are of medians.
Memory is that of all processes of a run together, shared pages counted once (PSS); Linux only.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ALL = 75_000  # county, city and province reports of 25 years
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "text"


@dataclass(frozen=True)
class Run:
    seconds: float
    mib: float  # at its peak
    code: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=CORPUS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    count = sum(1 for path in options.folder.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        turns = [[batch(options.folder, work, workers=n) for n in (1, 2)] for _ in range(options.rounds)]
        again = batch(options.folder, work, workers=2, fresh=False)
        for i in range(options.times):
            shutil.copytree(options.folder, work / "many" / f"{i:02}")
        many = batch(work / "many", work, workers=2)
    one, two = ([turn[i] for turn in turns] for i in (0, 1))
    table(count, one, two, again, many=many, times=options.times)


def table(count: int, one: list[Run], two: list[Run], again: Run, *, many: Run, times: int) -> None:
    """The figures, each with what it is compared with."""
    first, second = (statistics.median(run.seconds for run in runs) for runs in (one, two))
    memory = statistics.median(run.mib for run in two)
    hours = ALL * many.seconds / (count * times) / 3600
    failed = sum(run.code != 0 for run in (*one, *two, again, many))
    print("| figure | measured | at most or least |\n|---|---|---|")
    print(f"| {count} reports, 1 worker | {first:.1f} s | |")
    print(f"| {count} reports, 2 workers | {second:.1f} s | |")
    print(f"| speed of 2 workers against 1 | {first / second:.2f} | at least 1.7 |")
    print(f"| again with nothing changed | {again.seconds:.1f} s | |")
    print(f"| peak memory, {count} reports, 2 workers | {memory:.0f} MiB | |")
    print(f"| peak memory, {count * times} reports against that | {many.mib / memory:.2f} | at most 1.3 |")
    print(f"| rate, {count * times} reports, 2 workers | {count * times / many.seconds:.1f} a second | |")
    print(f"| projected for {ALL:,} reports, 2 workers | {hours:.1f} hours, {2 * hours:.1f} core hours | |")
    print(f"| runs that ended with a failure | {failed} | 0 |")


def batch(folder: Path, work: Path, *, workers: int, fresh: bool = True) -> Run:
    """One run as a person would start it."""
    if fresh:
        shutil.rmtree(work / "out", ignore_errors=True)
    command = [sys.executable, "-m", "reportx", "batch", str(folder), "-o", str(work / "out"), "-q"]
    return measured([*command, "--workers", str(workers)])


def measured(command: list[str]) -> Run:
    """A command with its time and the memory of all its processes."""
    began = time.perf_counter()
    process = subprocess.Popen(command)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(map(share, tree(process.pid))))
        time.sleep(0.1)
    return Run(time.perf_counter() - began, peak, process.returncode)


def tree(root: int) -> Iterator[int]:
    """A process and all below it."""
    yield root
    try:
        tasks = list(Path(f"/proc/{root}/task").iterdir())
        children = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from tree(child)


def share(pid: int) -> float:
    """The memory of a process in MiB, what it shares with others divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
