"""Reports as tables: their columns, and the rows of a report, for every format of ``writers``."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from reportx import writers
from reportx.figure_text import QUALITATIVE
from reportx.records import Document, Metric, QualitativeTarget, Report, Section
from reportx.target_ranges import target_range
from reportx.writers import AS_NAMED, Column, Layout, Row, Table, View, columns_of

BESIDE = ("source", "region", "genre", "report_year")  # of the document, beside each metric that stands alone
RANGE = (Column("low", "decimal"), Column("high", "decimal"))  # of a target, behind its comparator
BOUND = Metric._fields.index("comparator") + 1
COUNTS = (
    *(Column(name, "integer", required=True)
      for name in ("metrics", "qualitative_targets", "sections", "numerals", "in_metrics", "left_over")),
    Column("notes", "list", required=True),
    Column("generator", required=True),
)  # fmt: skip


def beside_columns(names: Collection[str]) -> tuple[Column, ...]:
    """The columns of the document that stand beside each of its rows."""
    known = {column.name: column for column in columns_of(Document)}
    return tuple(known[name] for name in names)


def metric_columns() -> tuple[Column, ...]:
    """The fields of a metric, with the range of a target behind its comparator."""
    columns = columns_of(Metric)
    return (*columns[:BOUND], *RANGE, *columns[BOUND:])


def flat_table() -> Table:
    """The one table of formats that hold one: metrics, and among them the targets in words."""
    found = (
        column._replace(choices=(*column.choices, QUALITATIVE)) if column.name == "measure" else column
        for column in metric_columns()
    )
    # what a target in words has not
    missing = {*Metric._fields} - {*QualitativeTarget._fields} - {"measure"} | {"value"}
    return Table(
        "metrics",
        (
            *beside_columns(BESIDE),
            *(c._replace(required=c.required and c.name not in missing) for c in found),
        ),
    )


FLAT = flat_table()
FIELDS = tuple(column.name for column in FLAT.columns)
JOINED = ("source", "sha256", "region", "genre", "report_year")
VIEWS = (
    View(
        "targets",
        """SELECT source, region, report_year, indicator, indicator_code, measure, value, value_max, unit,
        comparator, low, high, NULL AS qualitative, commitment, period, sentence
        FROM metrics WHERE status = 'target'
        UNION ALL SELECT source, region, report_year, indicator, indicator_code, 'qualitative', NULL, NULL,
        NULL, NULL, NULL, NULL, qualitative, commitment, period, sentence FROM qualitative_targets""",
    ),
    View(
        "headline",
        """SELECT source, region, report_year, indicator_code, indicator, measure, value, value_max, unit,
        comparator, direction, status, period, sentence FROM (SELECT *, row_number() OVER (
        PARTITION BY sha256, indicator_code, measure, status, period ORDER BY start) AS mention FROM metrics
        WHERE indicator_code IS NOT NULL AND entity IS NULL AND measure IN ('level', 'growth')) AS numbered
        WHERE mention = 1""",
    ),
)
TABLES = (
    Table("metrics", (*beside_columns(JOINED), *metric_columns()), "sha256", VIEWS),
    Table("qualitative_targets", (*beside_columns(JOINED), *columns_of(QualitativeTarget)), "sha256"),
    Table("sections", (*beside_columns(JOINED[:2]), *columns_of(Section)), "sha256"),
    Table("documents", (*columns_of(Document), *COUNTS), "sha256"),
)
WITH_ONE_TABLE = ("csv", "tsv", "md", "jsonl", "parquet", "dta")
WITH_CHOICE = (*WITH_ONE_TABLE, "xlsx")  # whose columns can be chosen: no query and no join counts on them
PACKAGE = "package"  # the form of a folder of CSV with its description
READABLE = (  # the columns of a table in a text
    *(
        "indicator",
        "comparator",
        "value",
        "value_max",
        "low",
        "high",
        "unit",
        "measure",
        "direction",
        "period",
        "status",
    ),
    *("commitment", "scope", "sentence"),
)
# what a sheet begins with, so that the first screen of a workbook shows the figures, and what it ends in
FIRST = (
    *("title", "indicator", "indicator_code", "value", "value_max", "unit", "measure", "comparator"),
    *("direction", "qualitative", "period", "status", "commitment", "low", "high"),
    *("region", "report_year", "genre"),
)
LAST = ("rule", "source", "line", "page", "block", "start", "end", "sha256")


class Part(NamedTuple):
    """A table as a file has it: some columns of those that its rows have, in an order of their own."""

    table: Table
    places: tuple[int, ...]  # of the columns, in the rows


def part(table: Table, names: Sequence[str]) -> Part:
    """The columns of a table that are named, in that order."""
    known = [column.name for column in table.columns]
    places = tuple(known.index(name) for name in names if name in known)
    return Part(table._replace(columns=tuple(table.columns[at] for at in places)), places)


def for_readers(table: Table) -> list[str]:
    """The columns of a table in the order in which people look at them: what identifies bytes comes last.

    >>> for_readers(Table("sections", (Column("sha256"), Column("id"), Column("title"))))
    ['title', 'id', 'sha256']
    """
    names = [column.name for column in table.columns]
    first, last = ([name for name in some if name in names] for some in (FIRST, LAST))
    return [*first, *(name for name in names if name not in {*first, *last}), *last]


def parts_of(form: str, columns: Sequence[str]) -> list[Part]:
    """The tables that a format holds, with the columns that are chosen of the figures, or all of them."""
    if form in WITH_ONE_TABLE:
        return [part(FLAT, columns or FIELDS)]
    if form not in WITH_CHOICE:
        return [part(table, [column.name for column in table.columns]) for table in TABLES]
    of_figures = {"metrics", "qualitative_targets"}
    told = [
        part(table, columns if columns and table.name in of_figures else for_readers(table))
        for table in TABLES
    ]
    return [one for one in told if one.places]


class TablesWriter:
    """The rows of reports in any other format, of which some hold one table and others all of them."""

    def __init__(
        self, form: str, target: TextIO | Path, layout: Layout = AS_NAMED, *, columns: Sequence[str] = ()
    ) -> None:
        self.alone = form in WITH_ONE_TABLE
        parts = parts_of(form, columns)
        self.places = {table.name: places for table, places in parts}
        tables = [table for table, _ in parts]
        if form == PACKAGE and isinstance(target, Path):
            from reportx.writers.data_package import Writer  # noqa: PLC0415 - few ask for one

            self.writer: writers.Writer = Writer(target, tables)
        else:
            self.writer = writers.open_writer(form, target, tables, layout)
        self.seen: set[str] = set()

    def add(self, report: Report) -> None:
        """Write the rows of a report; in a database a file stands once, whatever names it has."""
        if self.alone:
            self.write(FLAT.name, flat_rows(report))
        elif report.document.sha256 not in self.seen:
            self.seen.add(report.document.sha256)
            for table, rows in joined_rows(report).items():
                if table in self.places:
                    self.write(table, rows)

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows of a table, with the columns that it has here."""
        places = self.places[table]
        self.writer.add(table, ([row[at] for at in places] for row in rows))

    def close(self) -> None:
        """End the file."""
        self.writer.close()


def in_order(report: Report) -> list[Metric | QualitativeTarget]:
    """Metrics and targets in words, as they stand in the report."""
    found: list[Metric | QualitativeTarget] = [*report.metrics, *report.qualitative_targets]
    return sorted(found, key=lambda record: record.start)


def flat_rows(report: Report) -> Iterator[Row]:
    """A row a metric and a row a target in words, in reading order, as ``FLAT`` has its columns."""
    head = [getattr(report.document, field) for field in BESIDE]
    for record in in_order(report):
        yield (*head, *(metric_row(record) if isinstance(record, Metric) else row_in_words(record)))


def joined_rows(report: Report) -> dict[str, list[Row]]:
    """The rows of each of ``TABLES``; every row bears the digest of its document."""
    head = tuple(getattr(report.document, field) for field in JOINED)
    return {
        "documents": [(*report.document, *counts(report))],
        "metrics": [(*head, *metric_row(metric)) for metric in report.metrics],
        "qualitative_targets": [(*head, *target) for target in report.qualitative_targets],
        "sections": [(*head[:2], *section) for section in report.sections],
    }


def metric_row(metric: Metric) -> tuple[Any, ...]:
    """A metric with its range."""
    return (*metric[:BOUND], *target_range(metric), *metric[BOUND:])


def row_in_words(target: QualitativeTarget) -> tuple[Any, ...]:
    """A target in words as a row among metrics: no value, and what it says in ``text`` and ``sentence``."""
    told = target._asdict() | {"value": None, "measure": QUALITATIVE}
    return tuple(told.get(column.name) for column in FLAT.columns[len(BESIDE) :])


def counts(report: Report) -> tuple[Any, ...]:
    """What was found in a document, as ``COUNTS`` has its columns."""
    return (
        len(report.metrics),
        len(report.qualitative_targets),
        len(report.sections),
        report.coverage.numerals,
        report.coverage.in_metrics,
        len(report.coverage.left_over),
        report.notes,
        report.generator,
    )
