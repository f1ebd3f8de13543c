"""An audit as data: an object a report in JSON, a row a check in any format of tables."""

from pathlib import Path
from typing import Any, NamedTuple, TextIO

from reportx.auditing.records import Audit, Check, Reason, State, Weight
from reportx.json_text import literal
from reportx.writers import AS_NAMED, Layout, Table, columns_of, open_writer


class CheckRow(NamedTuple):
    """A check, with what it has of each figure in lists."""

    source: str
    identity: str
    state: State
    weight: Weight
    reason: Reason | None
    calculation: str
    told: str
    computed: str | None
    indicators: tuple[str, ...]
    texts: tuple[str, ...]
    lines: tuple[str, ...]
    spans: tuple[str, ...]
    sentences: tuple[str, ...]


CHECKS = Table("checks", columns_of(CheckRow), "source")


def as_row(check: Check) -> CheckRow:
    """A check as a row; figures of one sentence share it."""
    places = check.places
    return CheckRow(
        *check[:8],
        indicators=tuple(place.indicator for place in places),
        texts=tuple("".join(place.text.split()) for place in places),
        lines=tuple(str(place.line) for place in places),
        spans=tuple(f"{place.start}-{place.end}" for place in places),
        sentences=tuple(dict.fromkeys(place.sentence for place in places)),
    )


class RowsWriter:
    """A row a check, in any format of tables."""

    def __init__(self, form: str, target: TextIO | Path, layout: Layout = AS_NAMED) -> None:
        self.writer = open_writer(form, target, [CHECKS], layout)

    def add(self, audit: Audit) -> None:
        """Write the checks of a report."""
        self.writer.add(CHECKS.name, map(as_row, audit.checks))

    def close(self) -> None:
        """End the file."""
        self.writer.close()


def audit_json(audit: Audit) -> str:
    """A report's checks as a JSON object, indented by two."""
    document = audit.document
    told: dict[str, Any] = {
        "source": document.source,
        "title": document.title,
        "region": document.region,
        "report_year": document.report_year,
        "counts": audit.counts(),
        "checks": tuple(audit.checks),
    }
    return literal(told, "\n")
