"""Which metric answers which annotated record, and the figures that follow from it."""

from collections.abc import Sequence
from typing import NamedTuple

from reportx.scoring.fields import (
    TESTS,
    Record,
    close_names,
    overlaps,
    right_code,
    same_value,
    wrong_fields,
)
from reportx.scoring.files import Gold

Figures = dict[str, int | float]


class Pair(NamedTuple):
    """An annotated record with the metric that answers it, and the fields that are wrong in that."""

    gold: Record
    found: Record
    wrong: tuple[str, ...]


class Pairing(NamedTuple):
    """All that is judged, in reading order of the annotations."""

    core: tuple[Record, ...]  # annotated records that must be found
    judged: tuple[Record, ...]  # metrics within the annotated stretches
    pairs: tuple[Pair, ...]
    missed: tuple[Record, ...]
    extra: tuple[Record, ...]  # metrics that answer nothing, not even an optional record


def pair_records(gold: Gold, metrics: Sequence[Record]) -> Pairing:
    """Pair annotated records with metrics, those first that agree in the most fields."""
    judged = tuple(metric for metric in metrics if gold.covers(metric["start"]))
    core = tuple(record for record in gold.records if not record.get("optional"))
    optional = [record for record in gold.records if record.get("optional")]
    answers = best_answers(core, judged)
    used = set(answers.values())
    extra = [
        metric
        for i, metric in enumerate(judged)
        if i not in used and not any(overlaps(record, metric) for record in optional)
    ]
    pairs = [Pair(core[g], judged[m], wrong_fields(core[g], judged[m])) for g, m in sorted(answers.items())]
    missed = [record for g, record in enumerate(core) if g not in answers]
    return Pairing(core, judged, tuple(pairs), tuple(missed), tuple(extra))


def best_answers(core: Sequence[Record], metrics: Sequence[Record]) -> dict[int, int]:
    """The number of the metric that answers each annotated record, by the number of that."""
    possible = sorted(
        (-agreement(record, metric), g, m)
        for g, record in enumerate(core)
        for m, metric in enumerate(metrics)
        if overlaps(record, metric) and same_value(record, metric)
    )
    answers: dict[int, int] = {}
    used: set[int] = set()
    for _, g, m in possible:
        if g not in answers and m not in used:
            answers[g] = m
            used.add(m)
    return answers


def agreement(gold: Record, found: Record) -> int:
    """How many fields are right; the name, which tells the most, counts three times."""
    wrong = wrong_fields(gold, found)
    return len(TESTS) - len(wrong) + 2 * ("indicator" not in wrong)


def record_figures(pairing: Pairing) -> Figures:
    """Detection, records, fields and codes as numbers between 0 and 1, beside their counts."""
    found, extra, missed = len(pairing.pairs), len(pairing.extra), len(pairing.missed)
    whole = sum(not pair.wrong for pair in pairing.pairs)
    counts = {"gold": len(pairing.core), "predicted": len(pairing.judged)}
    counts |= {"found": found, "false": extra, "missed": missed}
    detection = rates("detection", found, found + extra, found + missed)
    # a pair with a wrong field is an extra metric and a missed record
    records = {"record_f1": f1(whole, found + extra, found + missed)}
    return counts | detection | field_figures(pairing) | records | code_figures(pairing)


def field_figures(pairing: Pairing) -> Figures:
    """The share of the pairs in which each field is right."""
    pairs = pairing.pairs
    right = {f"acc_{field}": sum(field not in p.wrong for p in pairs) for field in TESTS}
    right["acc_indicator_relaxed"] = sum(close_names(p.gold, p.found) for p in pairs)
    return {name: share(count, len(pairs)) for name, count in right.items()}


def code_figures(pairing: Pairing) -> Figures:
    """How many annotated records bear the code of a standard indicator, and the share found with it."""
    coded = sum(bool(record.get("code")) for record in pairing.core)
    right = sum(bool(gold.get("code")) and right_code(gold, found) for gold, found, _ in pairing.pairs)
    return {"coded": coded, "code_recall": share(right, coded)}


def exact_spans(metrics: Sequence[Record], text: str) -> float:
    """The share of the metrics whose span in the text is what they say it is."""
    return share(sum(text[m["start"] : m["end"]] == m.get("text") for m in metrics), len(metrics))


def rates(name: str, right: int, found: int, wanted: int) -> Figures:
    """Precision, recall and their harmonic mean under a name."""
    precision, recall = share(right, found), share(right, wanted)
    return {
        f"{name}_precision": precision,
        f"{name}_recall": recall,
        f"{name}_f1": f1(right, found, wanted),
    }


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall.

    >>> f1(3, 4, 4), f1(0, 1, 1), f1(0, 0, 0)
    (0.75, 0.0, 1.0)
    """
    precision, recall = share(right, found), share(right, wanted)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(part: int, whole: int) -> float:
    """A part of a whole; of nothing, nothing is missing."""
    return part / whole if whole else 1.0
