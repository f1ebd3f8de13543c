"""A row of the curve in docs/accuracy.md: the annotated reports of a folder, or some of them, as read now.

accuracy_row.py GOLD_FOLDER "what was scored" "yes or no: blind" [NAME...]
"""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parents[1]
FIGURES = ("detection_f1", "record_f1", "section_f1", "code_recall", "span_exact")
FIELDS = ("indicator", "unit", "measure", "direction", "comparator", "status", "period", "baseline_value")


def main() -> None:
    folder, what, blind, *names = sys.argv[1:]
    only = [word for name in names for word in ("--only", name)]
    command = [sys.executable, "-m", "reportx", "score", folder, "--json", "--errors", "0", *only]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    records = sum(report["gold"] for report in told["reports"].values())
    scored = f"{what}: {len(told['reports'])} reports, {records} records"
    figures = [*FIGURES, *(f"acc_{field}" for field in FIELDS)]
    cells = (f"{told['mean'][name]:.3f}" if name in told["mean"] else "" for name in figures)
    print("|", " | ".join([date.today().isoformat(), commit(), scored, blind, *cells]), "|")


def commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
