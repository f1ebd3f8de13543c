"""How fast reportx is, as ratios to what runs beside it on the same machine: the table of docs/speed.md.

All of a row run in turn, many times, so that what else the machine does meets all of them alike; a ratio
is the median of those of each turn, beside that of the fastest runs. jieba has its cache file, as on any
machine after its first run. A text that is read again and again flatters whatever keeps what it has seen, so
where other reports are at hand, some of them are read once each.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import jieba

from reportx import extract

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "pingshan-2025.md"
REPORTX = str(Path(sys.executable).with_name("reportx"))
OTHERS = ROOT.parent / "shared" / "corpus" / "text"
SENTENCE = "2024年全市外贸进出口总额1548亿元，增长9.6%。"
COMMANDS = {
    "jieba": [sys.executable, "-c", "import jieba; jieba.initialize()"],
    "help": [REPORTX, "--help"],
    "explain": [REPORTX, "explain", SENTENCE],
    "extract": [REPORTX, "extract", str(SEED)],
}
# in a process of its own, since a child is counted with what its parent held
PEAK = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(os.wait4(child.pid, 0)[2].ru_maxrss)
"""

Times = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Row:
    figure: str
    most: str
    measured: str
    fastest: str = ""

    def __str__(self) -> str:
        return f"| {self.figure} | {self.most} | {self.measured} | {self.fastest} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=15)
    turns = parser.parse_args().turns
    print("| figure | at most | median | of the fastest |\n|---|---:|---:|---:|")
    for row in rows(turns):
        print(row, flush=True)


def rows(turns: int) -> Iterator[Row]:
    for command in COMMANDS.values():
        run(command)  # fills the caches of the disk, and jieba's
    cold = in_turn({name: lambda c=command: run(c) for name, command in COMMANDS.items()}, turns)
    yield ratio(
        "cold `extract` of the seed / importing and loading jieba", "0.32", cold, ("extract", "jieba")
    )
    yield ratio("cold `--help` / importing and loading jieba", "0.20", cold, ("help", "jieba"))
    yield ratio("cold `explain` of a sentence / `--help`", "1.8", cold, ("explain", "help"))
    text = SEED.read_text(encoding="utf-8")
    warm = in_turn({"warm extract": lambda: extract(text), "lcut": lambda: jieba.lcut(text)}, 2 * turns)
    yield ratio(
        "warm `extract(text)` of the seed / `jieba.lcut(text)`", "0.60", warm, ("warm extract", "lcut")
    )
    if OTHERS.is_dir():
        yield unread(OTHERS)
    many = in_turn({"long": lambda: extract(text * 100), "single": lambda: hundred(text)}, 3)
    yield ratio("the seed 100 times in one text / 100 times by itself", "1.10", many, ("long", "single"))
    yield Row("peak memory of the cold `extract`", "80 MB", f"{peak(COMMANDS['extract']):.0f} MB")
    for name, times in (cold | warm).items():
        yield Row(f"{name}, in ms", "", f"{median(times) * 1000:.0f}", f"{min(times) * 1000:.0f}")


def in_turn(
    runs: Mapping[str, Callable[[], object]], turns: int, *, warm: bool = True
) -> dict[str, list[float]]:
    """The times of each, run in turn; a first run warms them and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(turns + warm):
        for name, call in runs.items():
            began = time.perf_counter()
            call()
            if turn or not warm:
                times[name].append(time.perf_counter() - began)
    return times


def unread(folder: Path) -> Row:
    """Reports that were not read before, each read once, after as many others."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.iterdir())[::3]]
    for text in texts[::2]:
        extract(text)
    found = [in_turn({"extract": lambda t=t: extract(t), "lcut": lambda t=t: jieba.lcut(t)}, 1, warm=False)
             for t in texts[1::2]]  # fmt: skip
    ours, theirs = (sum(times[name][0] for times in found) for name in ("extract", "lcut"))
    figure = f"warm `extract` of {len(found)} reports of all kinds, each read once / `jieba.lcut` of them"
    return Row(figure, "", f"{ours / theirs:.2f}")


def ratio(figure: str, most: str, times: Times, names: tuple[str, str]) -> Row:
    one, other = names
    typical = median(a / b for a, b in zip(times[one], times[other], strict=True))
    return Row(figure, most, f"{typical:.2f}", f"{min(times[one]) / min(times[other]):.2f}")


def hundred(text: str) -> None:
    for _ in range(100):
        extract(text)


def run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def peak(command: Sequence[str]) -> float:
    """The most memory that a command held, in MB."""
    found = subprocess.run([sys.executable, "-c", PEAK, *command], check=True, capture_output=True)
    return int(found.stdout) / 1024


if __name__ == "__main__":
    jieba.setLogLevel(60)
    jieba.initialize()
    main()
