"""The same report in two formats: how many of its records are the same, in their order, wherever they stand."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from reportx.models import Metric, Report

FIELDS = ("indicator", "unit", "measure", "direction", "comparator", "status", "period", "value", "value_max",
          "baseline_value")  # fmt: skip
HEAD = ("title", "region", "genre", "report_year", "review_year", "plan_year", "date", "speaker")


def record(metric: Metric) -> tuple[object, ...]:
    """What is scored of a record."""
    return tuple(getattr(metric, field) for field in FIELDS)


def agreement(found: Sequence[Metric], wanted: Sequence[Metric]) -> float:
    """F1 of the records that are equal in all fields and in their order."""
    ours, theirs = [record(m) for m in found], [record(m) for m in wanted]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return 2 * sum(block.size for block in matcher.get_matching_blocks()) / (len(ours) + len(theirs))


def head(report: Report) -> tuple[object, ...]:
    """What a report says of itself."""
    return tuple(getattr(report.document, field) for field in HEAD)
