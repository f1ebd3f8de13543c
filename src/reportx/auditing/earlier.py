"""Figures of earlier reports, from JSON lines that ``extract`` or ``batch`` wrote."""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from reportx.auditing.records import Told
from reportx.errors import InputError, displayed
from reportx.records import Document, Metric

NUMBERS = ("value", "value_max", "baseline_value", "normalized_value")
NEEDED = {*Metric._fields, "source", "region", "report_year"}


class Row(NamedTuple):
    """A figure of some report, with the region and the year of it."""

    region: str | None
    year: int | None
    told: Told


def read_rows(path: Path) -> list[Row]:
    """The figures of a file. Raises InputError for a line that is none."""
    name = displayed(str(path))
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{name}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not UTF-8") from None
    return [parse_row(line, f"{name}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def parse_row(line: str, where: str) -> Row:
    """The figure of a line."""
    try:
        fields: Any = json.loads(line, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: is no JSON: {error.msg}") from None
    if not isinstance(fields, dict) or not fields.keys() >= NEEDED:
        raise InputError(f"{where}: is no metric as extract -f jsonl writes it")
    numbers = {name: None if fields[name] is None else Decimal(fields[name]) for name in NUMBERS}
    metric = Metric(**{name: fields[name] for name in Metric._fields} | numbers)
    return Row(fields["region"], fields["report_year"], Told(metric, fields["source"]))


def of_region(rows: Iterable[Row], document: Document) -> Sequence[Told]:
    """The figures of the reports of the same region that came before a report."""
    if document.region is None or document.report_year is None:
        return ()
    return tuple(
        row.told
        for row in rows
        if row.region == document.region and row.year is not None and row.year < document.report_year
    )
