"""A figure as people read it: with its sign, its bound, its range, and what it came from.

Terminals, notebooks and explanations all tell figures in this way.
"""

from reportx.records import Metric, QualitativeTarget, plain

QUALITATIVE = "qualitative"  # the measure of a target in words, where it stands among the metrics
SIGNS = {"about": "~ ", "nearly": "<~ ", "over": "> ", "at_least": ">= ", "under": "< ", "at_most": "<= "}
TURNS = {"up": "+", "down": "-"}


def figure(metric: Metric) -> str:
    """The number with its bound, its range and its sign, and what it came from.

    A place in an order and a streak are shown in the report's own words.
    """
    if metric.measure == "rank":
        return metric.text.replace("\n", "").replace(" ", "")
    number = plain(metric.value)
    if metric.value_max is not None:
        number = f"{number}-{plain(metric.value_max)}"
    if metric.baseline_value is not None:
        number = f"{plain(metric.baseline_value)} -> {number}"
    if metric.measure in {"change", "growth"}:
        number = TURNS.get(metric.direction or "", "") + number
    return SIGNS.get(metric.comparator, "") + number


def shown_value(record: Metric | QualitativeTarget) -> str:
    """The figure with its bound, or the words of a target that has none."""
    return figure(record) if isinstance(record, Metric) else record.qualitative


def shown_unit(record: Metric | QualitativeTarget) -> str:
    """The unit; a place in an order is told in the report's own words, with its unit."""
    return (record.unit or "") if isinstance(record, Metric) and record.measure != "rank" else ""


def shown_measure(record: Metric | QualitativeTarget) -> str:
    """What kind of figure it is, or that it is none."""
    return record.measure if isinstance(record, Metric) else QUALITATIVE
