"""Finding the words of a decision again: by their place, in another text by their surroundings."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePath

from reportx.corrections.decisions import Decision, Fields
from reportx.records import Metric

CONTEXT = 8  # characters around a quote without which another text is not asked for it


def text_digest(text: str) -> str:
    """The sha256 of a text, the same from whatever kind of file it was read."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def base_name(source: str) -> str:
    r"""The name of a file without its folders, whichever system named it.

    >>> base_name("reports/2025.md"), base_name("C:\\reports\\2025.md")
    ('2025.md', '2025.md')
    """
    return PurePath(source.replace("\\", "/")).name


def anchored(decision: Decision, text: str, digest: str) -> tuple[int, int] | None:
    """Where the words of a decision stand in a text, or None where they no longer do.

    In a text that changed they must stand there with what was around them, at their old place or, where
    lines were put in or taken out above, at one other place.
    """
    start, end = decision.span
    exact, prefix, suffix = decision.quote.exact, decision.quote.prefix, decision.quote.suffix
    if decision.sha256 == digest:
        return (start, end) if text[start:end] == exact else None
    if len(prefix) + len(suffix) < CONTEXT:
        return None
    whole = prefix + exact + suffix
    first = text.find(whole)
    if first < 0 or text.find(whole, first + 1) >= 0:
        return None
    return first + len(prefix), first + len(prefix) + len(exact)


def record_at(metrics: Sequence[Metric], span: tuple[int, int], fields: Fields) -> int | None:
    """The number of the record that a decision speaks of, or None; A、B均为100% makes two on one span.

    It is the one with the same indicator, and of several the one of the same measure, period and status.
    """
    found = [
        number
        for number, metric in enumerate(metrics)
        if (metric.start, metric.end) == span and metric.indicator == fields.indicator
    ]
    for field in ("measure", "period", "status"):
        closer = [number for number in found if getattr(metrics[number], field) == getattr(fields, field)]
        found = closer or found
    return found[0] if found else None
