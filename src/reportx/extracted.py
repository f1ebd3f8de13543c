"""A row of what ``extract`` or ``panel`` wrote, and the place in a report that it points at."""

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from reportx.errors import InputError, displayed
from reportx.workbooks import sheet_rows
from reportx.writers.labels import field_label

DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
BOOK = ".xlsx"
LINES = frozenset({".jsonl", ".ndjson"})
PLACE = ("source", "start")
WORDS = (("text",), ("end", "sentence"))  # what of a row tells that its place is the same: one of these
# without one of these it is a table of something else: figures, a panel with a row a place and year, an audit
NAMING = (("indicator",), ("indicator_code",), ("region_code", "year"), ("source", "identity"))


class Pointed(NamedTuple):
    """What a row points at: a report's file, and the span of its text with the words that stand there."""

    source: Path
    start: int
    text: str | None
    end: int = 0  # of a figure that a row has no text of
    sentence: str = ""  # around it


def is_extracted(path: Path) -> bool:
    """Whether a file holds rows of figures, as ``extract`` and ``panel`` write them.

    Raises InputError for one that lacks the columns that point into a text.
    """
    if path.suffix.lower() not in {*DELIMITERS, *LINES, BOOK}:
        return False
    try:
        first = next(rows(path), None)
    except (OSError, ValueError, csv.Error):
        if path.suffix.lower() == BOOK and path.is_file():
            raise InputError(f"{displayed(str(path))}: is no workbook that can be read") from None
        return False
    if first is None or not any(set(fields) <= set(first) for fields in NAMING):
        return False
    told = any(all(field in first for field in fields) for fields in WORDS)
    lacking = [field for field in (*PLACE, *(() if told else ("text",))) if field not in first]
    if lacking:
        raise InputError(
            f"{displayed(str(path))}: lacks {', '.join(lacking)}, by which a row is found; "
            "explain REPORT:LINE, or write the table with them"
        )
    return True


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of a file, by the names of its columns."""
    suffix = path.suffix.lower()
    if suffix == BOOK:
        yield from map(by_field, sheet_rows(path))
        return
    with path.open(encoding="utf-8-sig", newline="") as stream:
        if suffix in LINES:
            yield from (json.loads(line) for line in stream if line.strip())
            return
        csv.field_size_limit(sys.maxsize)
        yield from map(by_field, csv.DictReader(stream, delimiter=DELIMITERS[suffix]))


def by_field(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row by the names of its fields, also where labels stand above them (``--header``)."""
    return {fields_by_label().get(name, name): value for name, value in row.items()}


@cache
def fields_by_label() -> Mapping[str, str]:
    """The fields that point into a text or name a figure by what may stand above them."""
    known = (*PLACE, *chain.from_iterable((*WORDS, *NAMING)))
    return {field_label(name, language): name for name in known for language in ("zh", "en")}


def pointed_at(path: Path, row: int) -> Pointed:
    """What a row points at. In a table the header is row 1, as in a spreadsheet; JSON lines have none."""
    name = displayed(str(path))
    first = 1 if path.suffix.lower() in LINES else 2
    found = next(islice(rows(path), row - first, None), None) if row >= first else None
    if found is None:
        last = first - 1 + sum(1 for _ in rows(path))
        told = f"{name}: row {row} is the header" if row == 1 < first else f"{name}: has no row {row}"
        raise InputError(f"{told}; its records are the rows {first} to {last}")
    source = Path(str(found["source"]))
    if not source.exists():
        where = f"which row {row} of {name} was read from"
        raise InputError(f"{displayed(str(source))}: no such file, {where}; go to the folder it was read in")
    start = int(float(found["start"]))
    if "text" in found:
        return Pointed(source, start, str(found["text"]).removeprefix("'"))
    return Pointed(source, start, None, int(float(found["end"])), str(found["sentence"]).removeprefix("'"))
