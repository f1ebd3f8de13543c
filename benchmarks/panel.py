"""What reportx panel takes of a folder of reports, many times over. Prints the table of docs/panel.md.

    panel.py [--folder ../shared/corpus/text] [--times 20]

Memory is that of all processes of a run together, shared pages counted once (PSS); Linux only.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from batch import CORPUS, Run, measured


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=CORPUS)
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    count = sum(1 for path in options.folder.rglob("*") if path.is_file()) * options.times
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for i in range(options.times):
            shutil.copytree(options.folder, work / "many" / f"{i:02}")
        read = reportx("batch", work / "many", work / "data")
        table = reportx("panel", work / "data", work / "panel.csv")
        both = reportx("panel", work / "many", work / "again.csv")
        same = (work / "panel.csv").read_bytes() == (work / "again.csv").read_bytes()
    print("| figure | measured | at most |\n|---|---|---|")
    print(f"| batch of {count} files | {read.seconds:.0f} s, {read.mib:.0f} MiB | |")
    print(f"| panel of that data set | {table.seconds:.0f} s, {table.mib:.0f} MiB | 1024 MiB |")
    print(f"| panel of the {count} files themselves | {both.seconds:.0f} s, {both.mib:.0f} MiB | 1024 MiB |")
    print(f"| the same bytes | {'yes' if same else 'no'} | |")


def reportx(command: str, source: Path, output: Path) -> Run:
    """One run as a person would start it."""
    return measured([sys.executable, "-m", "reportx", command, str(source), "-o", str(output), "-q"])


if __name__ == "__main__":
    main()
