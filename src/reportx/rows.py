"""Reports as rows of flat tables: what a data set is made of, whoever writes it.

Every row bears the ``source`` and the ``sha256`` of its document, so that metrics, sections and
documents join. A row is a line of JSON, in which a number stands with all its digits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from pydantic import Field
from pydantic.fields import FieldInfo

from reportx import records, writers
from reportx.json_text import in_line
from reportx.models import Document, Metric, Number, QualitativeTarget, Record, Section
from reportx.target_ranges import target_range
from reportx.writers import Column, Label, column_of
from reportx.writers.labels import field_label

PRECISION, SCALE = 38, 10  # digits in all and behind the point: what Parquet, Spark and DuckDB hold
STEP, DIGITS = Decimal(1).scaleb(-SCALE), Context(prec=PRECISION)


class Summary(Document):
    """A document, and what was found in it."""

    metrics: int = Field(ge=0, description="how many were found")
    qualitative_targets: int = Field(ge=0, description="how many were found")
    sections: int = Field(ge=0, description="how many were found")
    numerals: int = Field(ge=0, description="runs of digits or of Chinese number characters")
    in_metrics: int = Field(ge=0, description="numerals that are in a metric")
    left_over: int = Field(ge=0, description="numerals that nothing accounts for")
    notes: tuple[str, ...] = Field(description="what to know of the source")
    generator: str = Field(description="what made the rows: reportx and its version")


class Figure(Metric):
    """A metric, and the range in which it is met if it is a target."""

    low: Number | None = Field(description="of a target, the least value that meets it, in the printed unit")
    high: Number | None = Field(description="of a target, the greatest value that meets it")


class Failure(Record):
    """A source of which nothing came out."""

    source: str = Field(description="file name, as given")
    sha256: str | None = Field(description="of the bytes read, null if none could be")
    error: str = Field(description="InputError, TimeoutError, WorkerDied, or the class of another error")
    message: str = Field(description="one line that says what is wrong")


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table: some of the document's, then those of its own records."""

    beside: tuple[str, ...]
    record: type[Record]

    @property
    def columns(self) -> dict[str, FieldInfo]:
        """Each column with its type and description."""
        return {name: Document.model_fields[name] for name in self.beside} | self.record.model_fields

    def written(self, name: str) -> writers.Table:
        """The table as a writer is told of it, under its name."""
        return writers.Table(name, tuple(column(name, field) for name, field in self.columns.items()))


BESIDE = ("source", "sha256", "region", "genre", "report_year")
TABLES = {
    "metrics": Table(BESIDE, Figure),
    "qualitative_targets": Table(BESIDE, QualitativeTarget),
    "sections": Table(("source", "sha256"), Section),
    "failures": Table((), Failure),
    "documents": Table((), Summary),  # last: a reader who finds a document finds its rows
}


def rows(report: records.Report) -> dict[str, list[dict[str, Any]]]:
    """The rows of a report, by table."""
    document = report.document._asdict()
    found: dict[str, Sequence[records.Metric | records.QualitativeTarget | records.Section]] = {
        "metrics": report.metrics,
        "qualitative_targets": report.qualitative_targets,
        "sections": report.sections,
    }
    joined = {name: {field: document[field] for field in TABLES[name].beside} for name in found}
    made = {name: [joined[name] | record._asdict() for record in found[name]] for name in found}
    for row, metric in zip(made["metrics"], report.metrics, strict=True):
        row["low"], row["high"] = target_range(metric)
    return made | {"documents": [document | counts(report)]}


def counts(report: records.Report) -> dict[str, Any]:
    """What a document's row says of what was found in it: the fields of ``Summary`` itself."""
    return {
        "metrics": len(report.metrics),
        "qualitative_targets": len(report.qualitative_targets),
        "sections": len(report.sections),
        "numerals": report.coverage.numerals,
        "in_metrics": report.coverage.in_metrics,
        "left_over": len(report.coverage.left_over),
        "notes": report.notes,
        "generator": report.generator,
    }


def column(name: str, field: FieldInfo) -> Column:
    """The column of a field, told as the model tells it, and in Chinese by what stands above it."""
    told = Label(field.description or field_label(name, "en"), field_label(name, "zh"))
    return column_of(name, field.annotation)._replace(label=told)


def line(row: Mapping[str, Any]) -> str:
    """A row as a line of JSON.

    >>> line({"value": Decimal("8.70"), "unit": None, "section": ("回顾",)}).rstrip()
    '{"value": 8.7, "unit": null, "section": ["回顾"]}'
    """
    return in_line({name: exact(v) if isinstance(v, Decimal) else v for name, v in row.items()}) + "\n"


def exact(value: Decimal) -> Decimal:
    """A number as every table can hold it: no digit is lost down to the tenth behind the point.

    >>> exact(Decimal("1.444E+11")), exact(Decimal(1) / 3)
    (Decimal('1.444E+11'), Decimal('0.3333333333'))
    """
    try:
        return value.quantize(STEP, context=DIGITS).normalize(DIGITS)
    except InvalidOperation:
        most = PRECISION - SCALE
        raise ValueError(f"a number has more than {most} digits before the point") from None
