"""Decisions as annotations: what ``reportx score`` judges by.

Only the words that were decided are judged, so that a report that was checked in part makes good annotations
too: a record that was rejected leaves a stretch in which nothing may be found.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reportx.corrections.anchors import base_name
from reportx.corrections.decisions import Decision, Fields
from reportx.records import plain_number

Key = tuple[str, str]  # of a record on its span: indicator and measure


class Checked(NamedTuple):
    """A text, and for each span that was decided the words and the records that stand there."""

    source: str
    spans: dict[tuple[int, int], tuple[str, dict[Key, Fields]]]


def checked_texts(decisions: Iterable[Decision]) -> dict[str, Checked]:
    """The texts that were checked, by their sha256; a later decision on a record wins."""
    texts: dict[str, Checked] = {}
    for decision in sorted(decisions, key=lambda one: one.when or ""):
        text = texts.setdefault(decision.sha256, Checked(base_name(decision.target.source), {}))
        _, records = text.spans.setdefault(decision.span, (decision.quote.exact, {}))
        if decision.before:
            records.pop(key_of(decision.before), None)
        if decision.after:
            records[key_of(decision.after)] = decision.after
    return texts


def key_of(fields: Fields) -> Key:
    """What tells the records of a span apart."""
    return fields.indicator, fields.measure


def gold_records(checked: Checked) -> Iterator[dict[str, Any]]:
    """The lines of a gold file: the stretches that were decided, then the records."""
    spans = sorted(checked.spans)
    for start, end in spans:
        yield {"range": [start, end]}
    for start, end in spans:
        exact, records = checked.spans[start, end]
        for fields in records.values():
            yield {"start": start, "end": end, "text": exact, **gold_fields(fields)}


def gold_lines(checked: Checked) -> str:
    """A gold file."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in gold_records(checked))


def gold_fields(fields: Fields) -> dict[str, Any]:
    """A record's fields under the names that gold files have for them."""
    told: dict[str, Any] = {
        "indicator": fields.indicator,
        "code": fields.indicator_code,
        "value": plain_number(fields.value),
        "unit": fields.unit,
        "measure": fields.measure,
        "direction": fields.direction,
        "comparator": fields.comparator,
        "status": fields.status,
        "period": fields.period,
    }
    bounds = {"value_max": fields.value_max, "baseline_value": fields.baseline_value}
    return told | {name: plain_number(value) for name, value in bounds.items() if value is not None}
