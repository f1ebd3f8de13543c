"""Figures of earlier reports, from JSON lines that ``extract`` wrote, or from a data set of ``batch``."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from reportx.auditing.records import Told
from reportx.errors import InputError, displayed, unread
from reportx.installing import install_command, is_missing
from reportx.records import Document, Metric

NUMBERS = ("value", "value_max", "baseline_value", "normalized_value")
NEEDED = {*Metric._fields, "source", "region", "report_year"}


class Row(NamedTuple):
    """A figure of some report, with the region and the year of it."""

    region: str | None
    year: int | None
    told: Told


def read_rows(path: Path) -> list[Row]:
    """The figures of a file, or of all parts of a data set. Raises InputError for a line that is none."""
    if not path.is_dir():
        return read_lines(path)
    folder = path / "metrics"
    if lines := sorted(folder.glob("*.jsonl")):
        return [row for part in lines for row in read_lines(part)]
    if parts := sorted(folder.glob("*.parquet")):
        return read_parquet(parts)
    raise InputError(f"{displayed(str(path))}: is no data set of Parquet or JSON lines as batch writes it")


def read_parquet(parts: Sequence[Path]) -> list[Row]:
    """The figures of Parquet files, in which a number has ten places whatever was printed."""
    if is_missing("pyarrow"):
        raise InputError(f"{displayed(str(parts[0]))}: needs pyarrow: {install_command('pyarrow')}")
    import pyarrow.parquet  # noqa: PLC0415 - an extra

    rows = (fields for part in parts for fields in pyarrow.parquet.read_table(part).to_pylist())
    return [row_of(fields, trimmed) for fields in rows]


def trimmed(number: Decimal) -> Decimal:
    """A number without the zeros behind its last digit.

    >>> trimmed(Decimal("90.0000000000")), trimmed(Decimal("9.5000000000"))
    (Decimal('90'), Decimal('9.5'))
    """
    short = number.normalize()
    return short.quantize(Decimal(1)) if number == number.to_integral_value() else short


def read_lines(path: Path) -> list[Row]:
    """The figures of a file of JSON lines."""
    name = displayed(str(path))
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{name}: {unread(error)}") from None
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
    return row_of(fields, Decimal)


def row_of(fields: Mapping[str, Any], number: Callable[[Any], Decimal]) -> Row:
    """The figure of a row."""
    numbers = {name: None if fields[name] is None else number(fields[name]) for name in NUMBERS}
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
