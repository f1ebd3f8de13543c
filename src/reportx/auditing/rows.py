"""An audit as data: an object a report, or a row a check."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from reportx.auditing.records import Audit, Check, Reason, State, Weight

BETWEEN = "; "  # the figures of a check in one cell


class Row(NamedTuple):
    """A check, with what it has of each figure in one cell."""

    source: str
    identity: str
    state: State
    weight: Weight
    reason: Reason | None
    calculation: str
    told: str
    computed: str | None
    indicators: str
    texts: str
    lines: str
    spans: str
    sentences: str


def audit_json(audit: Audit) -> str:
    """A report's checks as a JSON object, indented by two."""
    document = audit.document
    told: dict[str, Any] = {
        "source": document.source,
        "title": document.title,
        "region": document.region,
        "report_year": document.report_year,
        "counts": audit.counts(),
        "checks": [
            check._asdict() | {"places": [place._asdict() for place in check.places]}
            for check in audit.checks
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


class JsonWriter:
    """One object for one input, an array for several, however many of them could be read."""

    def __init__(self, write: Callable[[str], object], *, many: bool) -> None:
        self.write, self.many, self.count = write, many, 0

    def add(self, audit: Audit) -> None:
        """Write the checks of a report."""
        text = audit_json(audit)
        if self.many:
            text = ("[\n  " if self.count == 0 else ",\n  ") + text.replace("\n", "\n  ")
        self.write(text)
        self.count += 1

    def close(self) -> None:
        """End the line, and the array where there is one."""
        if self.count:
            self.write("\n]\n" if self.many else "\n")


def as_row(check: Check) -> Row:
    """A check as a row; several figures of a sentence share it."""
    places = check.places
    return Row(
        source=check.source,
        identity=check.identity,
        state=check.state,
        weight=check.weight,
        reason=check.reason,
        calculation=check.calculation,
        told=check.told,
        computed=check.computed,
        indicators=BETWEEN.join(place.indicator for place in places),
        texts=BETWEEN.join("".join(place.text.split()) for place in places),
        lines=BETWEEN.join(str(place.line) for place in places),
        spans=BETWEEN.join(f"{place.start}-{place.end}" for place in places),
        sentences="\n".join(dict.fromkeys(place.sentence for place in places)),
    )
