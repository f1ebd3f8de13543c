"""Which figures of a report a picture shows, in which order."""

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from reportx.records import Comparator, Metric, Report, plain

Kind = Literal["targets", "growth", "from-to"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MOST = 20  # rows that can still be read on a page
SIGNS: dict[Comparator, str] = {
    "about": "≈", "nearly": "≈", "over": ">", "at_least": "≥", "under": "<", "at_most": "≤",
}  # fmt: skip
UPWARD, DOWNWARD = {"over", "at_least"}, {"under", "at_most"}


class Mark(NamedTuple):
    """One row of a picture: a value with what stands beside it, or the way from one value to another."""

    label: str
    value: float
    text: str
    start: float | None = None  # what it came from, or the other end of a range
    open_end: Literal[-1, 0, 1] = 0  # which side a bound leaves open


class Chart(NamedTuple):
    """A picture before it is drawn: its rows from the greatest value down, and the words around them."""

    kind: Kind
    title: str
    source: str
    marks: tuple[Mark, ...]


def chart_of(report: Report, kind: Kind) -> Chart:
    """The picture of a report. It may have no rows."""
    document = report.document
    marks = once(CHOICES[kind](report))
    ranked = sorted(marks, key=lambda mark: -mark.value)
    if len(ranked) > MOST:  # what moved most stays
        kept = {id(mark) for mark in sorted(ranked, key=lambda mark: -moved(mark, kind))[:MOST]}
        ranked = [mark for mark in ranked if id(mark) in kept]
    words = labels()
    year = document.plan_year if kind == "targets" else document.review_year
    title = f"{document.region or ''} {words['title'][kind].format(year=year or '')}".strip()
    source = words["line"]["source"].format(title=document.title or Path(document.source).name)
    if len(marks) > len(ranked):
        source += f"  {words['line']['rest'].format(all=len(marks), shown=len(ranked))}"
    return Chart(kind, title, source, tuple(ranked))


def moved(mark: Mark, kind: Kind) -> float:
    """How far a mark is from where nothing moved; half as much is as far as twice as much."""
    return max(mark.value, 1 / mark.value) if kind == "from-to" else abs(mark.value)


@cache
def labels() -> dict[str, dict[str, str]]:
    """The words around a picture."""
    return tomllib.loads((files("reportx.plots") / "labels.toml").read_text(encoding="utf-8"))


def once(marks: Iterable[Mark]) -> list[Mark]:
    """The first mark of each name."""
    found: dict[str, Mark] = {}
    for mark in marks:
        found.setdefault(mark.label, mark)
    return list(found.values())


def targets(report: Report) -> Iterable[Mark]:
    """The growths that are planned for the coming year, of the unit that reports."""
    for metric in report.metrics:
        if metric.status == "target" and is_growth(metric, report.document.plan_year):
            yield growth_mark(metric)


def growths(report: Report) -> Iterable[Mark]:
    """The growths of the year that is looked back on, of the unit that reports."""
    for metric in report.metrics:
        if metric.status == "actual" and is_growth(metric, report.document.review_year):
            yield growth_mark(metric)


def is_growth(metric: Metric, in_year: int | None) -> bool:
    """Whether a metric is the growth of a standard indicator of the whole unit in a year."""
    whole = metric.indicator_code is not None and metric.entity is None
    dated = metric.period in {None, str(in_year)}
    return metric.measure == "growth" and metric.normalized_unit == "%" and whole and dated


def growth_mark(metric: Metric) -> Mark:
    """A growth with its sign, its range and its bound."""
    sign = -1 if metric.direction == "down" else 1
    scale = float(abs(metric.normalized_value) / metric.value) if metric.value else 1.0
    value, most = float(metric.value) * scale * sign, metric.value_max
    side = 1 if metric.comparator in UPWARD else -1 if metric.comparator in DOWNWARD else 0
    number = f"{value:+g}" if most is None else f"{value:+g}–{float(most):g}"
    return Mark(
        label=metric.indicator,
        value=value,
        text=SIGNS.get(metric.comparator, "") + number,
        start=None if most is None else float(most) * scale * sign,
        open_end=1 if side * sign > 0 else -1 if side * sign < 0 else 0,
    )


def movements(report: Report) -> Iterable[Mark]:
    """What went from one value to another, as times the value that it came from."""
    for metric in report.metrics:
        if metric.baseline_value and metric.value > 0 and metric.measure in {"level", "share"}:
            words = f"{plain(metric.baseline_value)} → {plain(metric.value)} {metric.unit or ''}"
            yield Mark(metric.indicator, float(metric.value / metric.baseline_value), words, start=1.0)


CHOICES: dict[Kind, Callable[[Report], Iterable[Mark]]] = {
    "targets": targets,
    "growth": growths,
    "from-to": movements,
}
