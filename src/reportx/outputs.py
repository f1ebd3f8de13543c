"""Reports as data: JSON as a whole, and what filters keep of them.

A writer takes one report at a time and forgets it, so that a thousand of them need no more
memory than one. Until the first report it writes nothing: where no input could be read, nothing comes out.
"""

from collections.abc import Callable, Collection
from typing import Protocol

from reportx.figure_text import shown_measure
from reportx.json_text import literal
from reportx.records import Metric, QualitativeTarget, Report


class Writer(Protocol):
    """Takes reports one by one; ``close`` ends what ``add`` began."""

    def add(self, report: Report) -> None:
        """Write a report."""

    def close(self) -> None:
        """End what was written."""


def report_json(report: Report) -> str:
    """A report as JSON: UTF-8 as it is, indented by two."""
    return literal(report, "\n")


def select(
    report: Report,
    *,
    measures: Collection[str] = (),
    status: str | None = None,
    indicators: Collection[str] = (),
    section: str | None = None,
) -> Report:
    """The report with only those metrics and targets in words that pass all filters.

    The measure of a target in words is ``qualitative``. An indicator passes by its code, or by a part of its
    name as printed; a section by a part of any heading above. The document and the tree stay as they are.
    """
    tests: list[Callable[[Metric | QualitativeTarget], bool]] = []
    if measures:
        tests.append(lambda r: shown_measure(r) in measures)
    if status:
        tests.append(lambda r: r.status == status)
    if indicators:
        tests.append(lambda r: any(name == r.indicator_code or name in r.indicator for name in indicators))
    if section:
        tests.append(lambda r: any(section in title for title in r.section))
    return report._replace(
        metrics=tuple(r for r in report.metrics if all(test(r) for test in tests)),
        qualitative_targets=tuple(r for r in report.qualitative_targets if all(test(r) for test in tests)),
    )
