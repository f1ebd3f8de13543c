"""Annotations and predictions as they come in: JSON lines, reports as JSON, folders of either."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reportx.errors import InputError, displayed, unread
from reportx.scoring.fields import Record

GOLD = ".gold.jsonl"
SECTIONS = ".sections.jsonl"
REPORTS = (".json", ".jsonl", ".ndjson")  # predictions that were written earlier
DOCUMENTS = (".txt", ".text", ".md", ".docx", ".html", ".htm", ".pdf")  # what is still to be read
SPAN = ("start", "end")  # all that an optional record needs
NEEDED = (*SPAN, "indicator", "value", "measure")


class Gold(NamedTuple):
    """The annotated records of a report, and which stretches of it were annotated: without any, all."""

    records: tuple[Record, ...]
    stretches: tuple[tuple[int, int], ...] = ()

    def covers(self, offset: int) -> bool:
        """Whether what begins at an offset is judged."""
        return not self.stretches or any(start <= offset < end for start, end in self.stretches)


class Prediction(NamedTuple):
    """What was read of a report."""

    metrics: Sequence[Record]
    sections: Sequence[Record] | None  # None: the form has no place for them
    source: str  # its name
    text: str | None = None  # of the source, where it was read just now


def read_gold(path: Path) -> Gold:
    """The annotations of a file; its lines are records, and ``{"range": [start, end]}`` for stretches."""
    lines = read_lines(path)
    stretches = tuple((line["range"][0], line["range"][1]) for line in lines if "range" in line)
    records = tuple(line for line in lines if "range" not in line)
    for record in records:
        check(record, SPAN if record.get("optional") else NEEDED, path)
    return Gold(records, stretches)


def read_sections(path: Path) -> list[Record]:
    """The annotated headings of a file."""
    sections = read_lines(path)
    for section in sections:
        check(section, ("level", "title"), path)
    return list(sections)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return parse_lines(read_text(path), displayed(str(path)))


def parse_lines(text: str, name: str) -> list[dict[str, Any]]:
    """The objects of JSON lines. Raises InputError for the first line that is none."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise InputError(f"{name}:{number}: is no JSON: {error.msg}") from None
            if not isinstance(found[-1], dict):
                raise InputError(f"{name}:{number}: is no object; a line holds one record")
    return found


def read_text(path: Path) -> str:
    """A text file as it stands, line ends included."""
    try:
        return path.read_bytes().decode("utf-8-sig" if path.suffix in REPORTS else "utf-8")
    except OSError as error:
        raise InputError(f"{displayed(str(path))}: {unread(error)}") from None
    except UnicodeDecodeError:
        raise InputError(f"{displayed(str(path))}: is not UTF-8") from None


def check(record: Record, needed: Sequence[str], where: Path | str) -> None:
    """Raise InputError for a record without what it is judged by."""
    lacking = [field for field in needed if field not in record]
    if lacking:
        told = json.dumps(record, ensure_ascii=False, default=str)
        raise InputError(f"{displayed(str(where))}: a record without {', '.join(lacking)}: {told[:80]}")


def parse_predictions(text: str, name: str) -> list[Prediction]:
    """The reports of a JSON file, or of JSON lines of metrics, which name their sources."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return by_source(parse_lines(text, name), name)
    if isinstance(whole, Mapping) and "metrics" not in whole:
        return by_source([whole], name)  # one line of JSON lines
    reports = whole if isinstance(whole, list) else [whole]
    return [report_prediction(report, name) for report in reports]


def report_prediction(report: Any, name: str) -> Prediction:
    """What a report in JSON holds."""
    if not isinstance(report, Mapping) or not isinstance(report.get("metrics"), list):
        raise InputError(
            f"{name}: holds no report; it is what `reportx extract` writes as JSON or JSON lines"
        )
    for metric in report["metrics"]:
        check(metric, SPAN, name)
    source = report.get("document", {}).get("source", name)
    return Prediction(report["metrics"], report.get("sections", []), source)


def by_source(metrics: Sequence[Record], name: str) -> list[Prediction]:
    """Metrics that stand alone, put together by the sources that they name."""
    found: dict[str, list[Record]] = {}
    for metric in metrics:
        check(metric, SPAN, name)
        found.setdefault(metric.get("source", name), []).append(metric)
    return [Prediction(some, None, source) for source, some in found.items()] or [Prediction([], None, name)]


def one_of(predictions: Sequence[Prediction], name: str) -> Prediction:
    """The prediction for an annotated report: the only one, or the one whose source bears its name."""
    named = [found for found in predictions if Path(found.source).stem == name]
    if len(named or predictions) != 1:
        raise InputError(
            f"{name}: {len(named or predictions)} reports to choose from; give the one of that name"
        )
    return (named or predictions)[0]


def annotated(path: Path) -> list[Path]:
    """The annotations that a path names: a file, or all files of a folder."""
    if not path.exists():
        raise InputError(f"{displayed(str(path))}: no such file; check the name")
    found = sorted(path.glob(f"*{GOLD}")) if path.is_dir() else [path]
    if not found:
        raise InputError(f"{displayed(str(path))}: holds no annotations; they end in {GOLD}")
    return found


def name_of(gold: Path) -> str:
    """What the files of an annotated report share in their names.

    >>> name_of(Path("gold/pingshan-2025.gold.jsonl"))
    'pingshan-2025'
    """
    return gold.name.removesuffix(GOLD).removesuffix(".jsonl")


def beside(folder: Path, name: str, suffixes: Sequence[str]) -> Path | None:
    """The file of a folder that bears a name, with the first of some suffixes that there is."""
    return next((path for suffix in suffixes if (path := folder / f"{name}{suffix}").is_file()), None)
