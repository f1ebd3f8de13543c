"""All that is made to break reportx, longer than the tests do it, as a table of figures.

    python benchmarks/hard.py                # the folder's files, and 100,000 inputs a target
    python benchmarks/hard.py --runs 2000    # fewer of them

Each file of the folder that is given must be read, or refused with a line, within 20 s of computing and
1 GB; then benchmarks/fuzz.py runs for each target. How time grows with a text is benchmarks/growth.py's part.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGETS = ("text", "html", "docx", "pdf", "packs")
SECONDS, MEGABYTES = 20.0, 1024.0


def read(path: Path) -> tuple[float, float, str]:
    """The seconds of computing and the megabytes that a file takes, and what came of it."""
    given = ["--pack", str(path)] if path.suffix == ".toml" else [str(path)]
    command = [sys.executable, "-m", "reportx", "extract", "-q", "-f", "jsonl", *given]
    words = b"2024\xe5\xb9\xb4\xe5\xa2\x9e\xe9\x95\xbf9%\n" if path.suffix == ".toml" else b""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as source:
        source.write(words)
        source.seek(0)
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        told.seek(0)
        lines = told.read().decode(errors="replace").splitlines()
    code = os.waitstatus_to_exitcode(status)
    outcome = "read" if code == 0 else "refused" if code in {1, 2} and lines else "broken"
    outcome = (
        "broken" if any("Traceback" in line or "fault of reportx" in line for line in lines) else outcome
    )
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, outcome


def fuzz(target: str, runs: int, folder: Path) -> tuple[int, int]:
    """How many inputs of a target were read, and how many of them broke a promise or took too long."""
    command = [sys.executable, str(ROOT / "benchmarks" / "fuzz.py"), target, "--runs", str(runs)]
    done = subprocess.run(
        [*command, "--kept", str(folder / target)], capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    counts = re.findall(r"number_of_executed_units: *(\d+)|Done (\d+) runs", said)
    found = [path for path in (folder / f"{target}-found").iterdir() if not path.name.startswith("slow")]
    return max((int(a or b) for a, b in counts), default=0), len(found)


def main() -> None:
    """Print the tables; exit with 1 where something broke."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--inputs", type=Path, default=ROOT.parent / "shared" / "hard")
    parser.add_argument("--runs", type=int, default=100_000, help="inputs of each target")
    given = parser.parse_args()
    broken = 0
    print("| input | kB | s | MB | |\n|---|---:|---:|---:|---|")
    for path in sorted(given.inputs.iterdir()) if given.inputs.is_dir() else ():
        seconds, megabytes, outcome = read(path)
        late = seconds > SECONDS or megabytes > MEGABYTES or outcome == "broken"
        broken += late
        size = path.stat().st_size / 1024
        mark = f"{outcome}{', over the bound' if late else ''}"
        print(f"| {path.name} | {size:.0f} | {seconds:.1f} | {megabytes:.0f} | {mark} |", flush=True)
    print("\n| target | inputs | broken or too slow |\n|---|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for target in TARGETS:
            count, found = fuzz(target, given.runs, Path(folder))
            broken += found
            print(f"| {target} | {count:,} | {found} |", flush=True)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
