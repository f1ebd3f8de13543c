"""The small cases beside the project, and which of them are known to be read wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportx import ReportxError, extract
from shared import SHARED, load

FOLDER = SHARED / "cases"
GAPS = Path(__file__).parent / "data" / "known_gaps.tsv"
JUDGE = SHARED / "checks" / "cases.py"


def cases() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each case with the file that it stands in; none where they are not at hand."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path, json.loads(line)


def problems(path: Path, case: dict[str, Any]) -> list[str]:
    """What is wrong with how a case is read, in the words of those who made the cases."""
    try:
        report = extract(path.parent / case["file"]) if "file" in case else extract(case["text"])
    except ReportxError as error:
        return [str(error)]
    found = [m.model_dump() for m in report.metrics if m.rule in case.get("rules", [m.rule])]
    judged: list[str] = load(JUDGE).judge(case["expect"], found)
    return judged


def known_gaps() -> dict[str, str]:
    """The cases that are read wrong, each with the reason."""
    lines = GAPS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))
