"""Sentences with [marked] figures and records as short rows: tests show spans and do not count them."""

import regex

from reportx import extract
from reportx.models import Metric
from reportx.records import plain

MARK = regex.compile(r"\[([^\[\]]+)\]")


def unmarked(sentence: str) -> str:
    return MARK.sub(r"\1", sentence)


def marked_spans(sentence: str) -> list[tuple[int, int]]:
    """Where the marks stand in the sentence without them."""
    return [(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(MARK.finditer(sentence))]


def row(m: Metric) -> str:
    """indicator | value unit | measure direction comparator"""
    value = plain(m.value)
    if m.value_max is not None:
        value = f"{value}~{plain(m.value_max)}"
    if m.baseline_value is not None:
        value = f"{plain(m.baseline_value)}>{value}"
    words = [m.measure, m.direction, m.comparator if m.comparator != "eq" else None]
    return " | ".join(
        (m.indicator, f"{value} {m.unit or ''}".strip(), " ".join(word for word in words if word))
    )


def read(sentence: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Spans and rows of the metrics in a sentence with marks."""
    metrics = extract(unmarked(sentence)).metrics
    spans = sorted({(m.start, m.end) for m in metrics})
    return spans, [row(m) for m in metrics]
