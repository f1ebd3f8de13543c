"""Reports as data: JSON, JSON lines and CSV. What people look at is in ``terminal``.

A writer takes one report at a time and forgets it, so that a thousand of them need no more
memory than one. Until the first report it writes nothing: where no input could be read, nothing comes out.
"""

import csv
import json
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Protocol, TextIO

from reportx.records import Metric, Report, plain, plain_number

BESIDE = ("source", "region", "genre", "report_year")  # of the document, beside each metric that stands alone
FIELDS = (*BESIDE, *Metric._fields)


class Writer(Protocol):
    """Takes reports one by one; ``close`` ends what ``add`` began."""

    def add(self, report: Report) -> None:
        """Write a report."""

    def close(self) -> None:
        """End what was written."""


class JsonWriter:
    """One object for one input, an array for several, however many of them could be read."""

    def __init__(self, write: Callable[[str], object], *, many: bool) -> None:
        self.write, self.many, self.count = write, many, 0

    def add(self, report: Report) -> None:
        """Write the report as an object."""
        text = report_json(report)
        if self.many:
            text = ("[\n  " if self.count == 0 else ",\n  ") + text.replace("\n", "\n  ")
        self.write(text)
        self.count += 1

    def close(self) -> None:
        """End the line, and the array where there is one."""
        if self.count:
            self.write("\n]\n" if self.many else "\n")


class JsonlWriter:
    """One metric a line, flushed with each report, so that a reader in a pipe need not wait for the last."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def add(self, report: Report) -> None:
        """Write a line for each metric."""
        head = beside(report)
        for metric in report.metrics:
            row = head | metric._asdict()
            self.stream.write(json.dumps(row, ensure_ascii=False, default=plain_number) + "\n")
        self.stream.flush()

    def close(self) -> None:
        """Nothing to end: a line is whole by itself."""


class CsvWriter:
    """One metric a row, in plain UTF-8 without a mark: what every tool but Excel reads unasked."""

    def __init__(self, stream: TextIO) -> None:
        self.rows = csv.writer(stream, lineterminator="\n")
        self.begun = False

    def add(self, report: Report) -> None:
        """Write a row for each metric, under the head if it is the first report."""
        if not self.begun:
            self.rows.writerow(FIELDS)
            self.begun = True
        head = beside(report).values()
        self.rows.writerows([*head, *map(cell, metric)] for metric in report.metrics)

    def close(self) -> None:
        """Nothing to end: a CSV file is whole after each row."""


def report_json(report: Report) -> str:
    """A report as JSON: UTF-8 as it is, indented by two."""
    return literal(report, "\n")


def literal(value: object, line: str) -> str:
    r"""A value as JSON; ``line`` is the line end with the indent that the value stands at.

    Written here, for json.dumps takes three times as long where it indents.

    >>> print(literal({"metrics": (Decimal("8.70"), None), "notes": ()}, "\n"))
    {
      "metrics": [
        8.7,
        null
      ],
      "notes": []
    }
    """
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Decimal):
        return repr(plain_number(value))
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, tuple):
        return enclosed("[]", [literal(member, line + "  ") for member in value], line)
    if isinstance(value, dict):
        members = [f'"{name}": {literal(own, line + "  ")}' for name, own in value.items()]
        return enclosed("{}", members, line)
    return repr(value)


def enclosed(brackets: str, members: Sequence[str], line: str) -> str:
    """Members between brackets, each on a line of its own."""
    if not members:
        return brackets
    return f"{brackets[0]}{line}  {f',{line}  '.join(members)}{line}{brackets[1]}"


def beside(report: Report) -> dict[str, str | int | None]:
    """What a metric must carry of its document, where it stands alone."""
    return {field: getattr(report.document, field) for field in BESIDE}


def cell(value: object) -> str | int | None:
    """A field as CSV holds it.

    >>> cell(Decimal("144400000000.0")), cell(Decimal("0.000001")), cell(("回顾", "经济运行"))
    ('144400000000', '0.000001', '回顾 > 经济运行')
    """
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple):
        return " > ".join(value)
    return value if isinstance(value, int) or value is None else str(value)


def select(
    report: Report,
    *,
    measures: Collection[str] = (),
    status: str | None = None,
    indicators: Collection[str] = (),
    section: str | None = None,
) -> Report:
    """The report with only those metrics that pass all filters.

    An indicator passes by its code, or by a part of its name as printed; a section by a part
    of any heading above the metric. The document and the tree stay as they are.
    """
    tests: list[Callable[[Metric], bool]] = []
    if measures:
        tests.append(lambda m: m.measure in measures)
    if status:
        tests.append(lambda m: m.status == status)
    if indicators:
        tests.append(lambda m: any(name == m.indicator_code or name in m.indicator for name in indicators))
    if section:
        tests.append(lambda m: any(section in title for title in m.section))
    kept = tuple(metric for metric in report.metrics if all(test(metric) for test in tests))
    return report._replace(metrics=kept)
