"""Which figures of one report a picture shows."""

from collections.abc import Callable, Iterable
from pathlib import Path

from reportx.plots.charts import (
    CHINESE,
    Chart,
    Heading,
    Kind,
    Mark,
    Speech,
    figure_mark,
    movement_mark,
    ranked,
    section_marks,
    source_line,
)  # fmt: skip
from reportx.records import Metric, Report

MOST = 20  # rows that can still be read on a page
MOST_SECTIONS = 40


def chart_of(report: Report, kind: Kind, speech: Speech = CHINESE) -> Chart:
    """The picture of a report. It may have no rows."""
    document, words = report.document, speech.words
    if kind == "sections":
        every = sections(report, speech)
        marks, count = every[:MOST_SECTIONS], len(every)
    else:
        marks, count = ranked(CHOICES[kind](report, speech), kind, MOST)
    year = document.plan_year if kind == "targets" else document.review_year
    what = words["title"][kind].format(year=year)
    if not year:
        what = words["title_without_year"].get(kind, what)
    title = f"{document.region} {what}" if document.region else f"{what[:1].upper()}{what[1:]}"
    source = source_line(document.title or Path(document.source).name, count, len(marks), speech)
    return Chart(kind, title, source, tuple(marks), key=words["key"].get(kind, ""))


def targets(report: Report, speech: Speech = CHINESE) -> Iterable[Mark]:
    """The growths that are planned for the coming year, of the unit that reports."""
    for metric in report.metrics:
        if metric.status == "target" and is_growth(metric, report.document.plan_year):
            yield growth_mark(metric, speech)


def growths(report: Report, speech: Speech = CHINESE) -> Iterable[Mark]:
    """The growths of the year that is looked back on, of the unit that reports."""
    for metric in report.metrics:
        if metric.status == "actual" and is_growth(metric, report.document.review_year):
            yield growth_mark(metric, speech)


def is_growth(metric: Metric, in_year: int | None) -> bool:
    """Whether a metric is the growth of a standard indicator of the whole unit in a year."""
    whole = metric.indicator_code is not None and metric.entity is None
    dated = metric.period in {None, str(in_year)}
    return metric.measure == "growth" and metric.normalized_unit == "%" and whole and dated


def growth_mark(metric: Metric, speech: Speech) -> Mark:
    """A growth with its sign, its range and its bound."""
    sign = -1 if metric.direction == "down" else 1
    scale = abs(metric.normalized_value) / metric.value if metric.value else 1
    most = None if metric.value_max is None else metric.value_max * scale * sign
    name = speech.indicator(metric.indicator_code, metric.indicator)
    return figure_mark(name, metric.value * scale * sign, most, metric.comparator, signed=True)


def movements(report: Report, speech: Speech = CHINESE) -> Iterable[Mark]:
    """What went from one value to another, as times the value that it came from."""
    for metric in report.metrics:
        if metric.baseline_value and metric.value > 0 and metric.measure in {"level", "share"}:
            name = speech.indicator(metric.indicator_code, metric.indicator)
            yield movement_mark(name, metric.baseline_value, metric.value, metric.unit)


def sections(report: Report, speech: Speech = CHINESE) -> list[Mark]:
    """How many figures the sections of a report have."""
    headings = [Heading(s.level, s.number, s.title, s.start, s.end) for s in report.sections]
    return section_marks(headings, [(m.start, m.status) for m in report.metrics], speech)


CHOICES: dict[Kind, Callable[[Report, Speech], Iterable[Mark]]] = {
    "targets": targets,
    "growth": growths,
    "from-to": movements,
}
