"""What ``import reportx`` gives: extraction, and reports that become tables and look like them."""

import html
import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportx import models, records
from reportx.errors import InputError, SourceTypeError, count_of, displayed
from reportx.extract import file_source, gc_paused, names_file, read_report, text_source, to_source
from reportx.figure_text import shown_measure, shown_unit, shown_value
from reportx.packs import Pack
from reportx.readers import missing
from reportx.records import Source
from reportx.report_tables import FLAT, flat_rows, in_order
from reportx.tuples import models_of
from reportx.writers import Row, frames

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Packs = (
    str | Path | Pack | Sequence[str | Path | Pack]
)  # files, or what was read of them; one may stand alone
EMPTY = "an empty string is neither a file's name nor a text"
NUMBER = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]")  # one that is no year
SENTENCE = re.compile(r"[\n。！？；，：]")  # what a text has, and no file's name
SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
SHOWN: dict[str, Callable[[Any], str | None]] = {  # the columns of a report in a notebook
    "indicator": attrgetter("indicator"),
    "value": shown_value,
    "unit": shown_unit,
    "measure": shown_measure,
    **{name: attrgetter(name) for name in ("period", "status", "commitment")},
}
MOST_SHOWN = 100  # rows of a report in a notebook
REST = "<code>.to_pandas()</code> has all rows, targets where its column <code>status</code> is target"
set_field = object.__setattr__  # of a model, which is frozen


class Metric(models.Metric):
    """One quantity that the report asserts of one indicator.

    indicator, value, unit       what is said: names as printed, a ``Decimal``
    measure, status, period      growth or level, actual or target, and of which time
    text, sentence, line, rule   the words, where they stand, and the rule that read them
    document                     the report's title, place and year
    model_dump()                 all fields as a dict

    ``value`` is a ``Decimal``, as printed, in ``unit``; ``normalized_value`` is in ``normalized_unit``,
    without scale and with its sign. ``text`` stands at ``start`` to ``end`` in the text of the source.
    """

    __slots__ = ("_document",)  # to be a private attribute of pydantic would take as long as all else of it

    @property
    def document(self) -> models.Document | None:
        """The document it stands in; None for a metric made by hand."""
        document: models.Document | None = getattr(self, "_document", None)
        return document

    def _repr_html_(self) -> str:
        """Its sentence, with the figure marked."""
        sentence, figure = (re.sub(r"\s", "", part) for part in (self.sentence, self.text))
        before, found, behind = sentence.partition(figure)
        mark = f"<mark>{html.escape(found)}</mark>" if found else ""
        return f"<p>{html.escape(before)}{mark}{html.escape(behind)}</p>"


Metric.__doc__ = "\n    ".join(
    (
        f"{Metric.__doc__}",
        "All fields:",
        "",
        *(f"{name:<20} {field.description}" for name, field in Metric.model_fields.items()),
    )
)


class Report(models.Report):
    """A whole report: its document, its sections and its metrics, in reading order.

    metrics, qualitative_targets          figures, and targets in words
    document, sections, coverage, notes   title, place and year; the outline; what was read; what to know
    to_pandas(), to_polars()              all rows as a frame
    to_arrow(), to_dicts()                all rows as a table of Arrow, or a dict a row
    model_dump_json()                     all of it as JSON

    As a table it has a row a metric and a row a target in words, with the columns of ``-o FILE.csv``.
    """

    metrics: tuple[Metric, ...]

    def model_post_init(self, context: Any, /) -> None:
        """Let each metric know its document."""
        for metric in self.metrics:
            set_field(metric, "_document", self.document)

    def __repr__(self) -> str:
        """The report in a line."""
        name = self.document.title or self.document.source
        metrics, targets, sections = (
            count_of(len(found), things)
            for found, things in (
                (self.metrics, "metrics"),
                (self.qualitative_targets, "targets"),
                (self.sections, "sections"),
            )
        )
        return f"<Report {name}: {metrics}, {targets} in words, {sections}>"

    def __str__(self) -> str:
        """The same, for who prints a report to look at it; ``model_dump_json`` has all of it."""
        return repr(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dict a row; numbers are ``Decimal``, ``section`` is a tuple, None is what is not told."""
        return frames.to_dicts(FLAT.columns, self.rows())

    def to_pandas(self) -> "pd.DataFrame":
        """A frame of pandas: numbers are doubles, lists are joined texts, enumerations are categories."""
        return frames.to_pandas(FLAT.columns, self.rows())

    def to_polars(self) -> "pl.DataFrame":
        """A frame of polars: numbers are doubles, lists are joined texts, enumerations are ``Enum``."""
        return frames.to_polars(FLAT.columns, self.rows())

    def to_arrow(self) -> "pa.Table":
        """A table of Arrow, with the types of ``-o FILE.parquet``."""
        return frames.to_arrow(FLAT.columns, self.rows())

    def rows(self) -> list[Row]:
        """The rows of the report as a table."""
        return list(flat_rows(as_records(self)))

    def _repr_html_(self) -> str:
        """The first rows as a table; a figure has its sign, bound and range, as on a terminal."""
        rows = in_order(as_records(self))
        heads = "".join(f"<th>{name}</th>" for name in SHOWN)
        cells = (map(cell, (told(row) for told in SHOWN.values())) for row in rows[:MOST_SHOWN])
        body = "".join(f"<tr><td>{'</td><td>'.join(line)}</td></tr>" for line in cells)
        lost = len(rows) - MOST_SHOWN
        more = f"<p>… {lost} more: {REST}</p>" if lost > 0 else ""
        return f"<p>{html.escape(repr(self)[1:-1])}</p><table><tr>{heads}</tr>{body}</table>{more}"


def as_records(report: Report) -> records.Report:
    """A report as the plain records that it was made of, as far as its rows need them."""

    def record(kind: Any, model: models.Record) -> Any:
        return kind(*(getattr(model, name) for name in kind._fields))

    return record(records.Report, report)._replace(  # type: ignore[no-any-return]
        metrics=tuple(record(records.Metric, metric) for metric in report.metrics),
        qualitative_targets=tuple(record(records.QualitativeTarget, t) for t in report.qualitative_targets),
    )


def cell(value: str | None) -> str:
    """A value in HTML."""
    return html.escape(value or "")


def extract(source: str | Path, *, packs: Packs = ()) -> Report:
    """The sections and metrics of a report.

    A Path is read as a file, and so is a string that names one. Any other string is the text itself if it
    has a line break, a sentence or a figure; otherwise it is a name that no file bears. A file that holds
    several reports, as a gazette does, is read report by report; ``notes`` say so.
    Raises InputError for what can't be read and PackError for a bad pack, never for content.
    """
    if not isinstance(source, str) or names_file(source) or SENTENCE.search(source):
        return modelled(to_source(source), packs)
    if looks_like_name(source):
        raise InputError(no_file(source))
    report = modelled(text_source(source), packs)
    if not (report.metrics or NUMBER.search(source)):  # 增长百分之五 has a metric
        raise InputError(no_file(source))
    return report


def no_file(name: str) -> str:
    """Why a string that holds no sentence can't be read."""
    why = missing(Path(name), displayed(name)) if name.strip() else EMPTY
    return f"{why} (extract_text takes any text)"


def looks_like_name(text: str) -> bool:
    """Whether a string holds no sentence, and ends as a file does or begins with a folder that is there.

    >>> looks_like_name("2025年江西.txt"), looks_like_name("生态补偿每亩5.5元/年")
    (True, False)
    """
    if SENTENCE.search(text):
        return False
    folder = text.rpartition("/")[0]
    return bool(SUFFIX.search(text)) or bool(folder and Path(folder).is_dir())


def extract_text(text: str, *, packs: Packs = ()) -> Report:
    """The sections and metrics of a text, whatever it looks like. Raises PackError for a bad pack."""
    if not isinstance(text, str):
        return extract(text, packs=packs)  # which says what is wrong with it
    return modelled(text_source(text), packs)


def extract_file(path: str | Path, *, packs: Packs = ()) -> Report:
    """The sections and metrics of a file. Raises InputError if it can't be read, PackError for a bad pack."""
    if not isinstance(path, str | Path):
        raise SourceTypeError(f"a file is a Path or its name, not {type(path).__name__}")
    return modelled(file_source(Path(path)), packs)


@gc_paused
def modelled(source: Source, packs: Packs) -> Report:
    """A report as models."""
    report = read_report(source, packs=listed(packs))
    metrics: tuple[Any, ...] = tuple(models_of(Metric, records.Metric._fields, report.metrics))
    # strict spares what looks for other types to make fields of; the records have the very types
    return Report.model_validate(report._replace(metrics=metrics), from_attributes=True, strict=True)


def listed(packs: Packs) -> tuple[Path | Pack, ...]:
    """Packs as they are read: one alone is a list of one, and a string is the name of a file.

    >>> [path.name for path in listed("my.toml") if isinstance(path, Path)]
    ['my.toml']
    """
    given = (packs,) if isinstance(packs, str | Path | Pack) else packs
    return tuple(Path(pack) if isinstance(pack, str) else pack for pack in given)
