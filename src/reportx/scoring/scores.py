"""The score of a report: its figures and what they rest on."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportx.scoring.disagreements import Disagreement, heading_disagreements, record_disagreements
from reportx.scoring.fields import Record
from reportx.scoring.files import Gold, Prediction
from reportx.scoring.outline import compare_outlines, section_figures
from reportx.scoring.pairing import Figures, exact_spans, pair_records, record_figures

HEADLINES = ("detection_f1", "record_f1", "section_f1", "code_recall", "span_exact")


class Score(NamedTuple):
    """The figures of a report by name, and all disagreements."""

    figures: Figures
    disagreements: tuple[Disagreement, ...]


def score(
    gold: Gold, found: Prediction, *, sections: Sequence[Record] | None = None, text: str | None = None
) -> Score:
    """Judge what was read of a report by its annotations.

    Headings are judged where both sides have some to give, and spans where the text is at hand.

    >>> read = {"start": 6, "end": 12, "indicator": "进口", "value": 9, "unit": "亿元", "measure": "level"}
    >>> gold = Gold((read | {"indicator": "出口"},))
    >>> judged = score(gold, Prediction([read], None, "report"))
    >>> judged.figures["detection_f1"], judged.figures["record_f1"], judged.disagreements[0].wrong
    (1.0, 0.0, (Difference(field='indicator', gold='出口', got='进口'),))
    """
    pairing = pair_records(gold, found.metrics)
    figures = record_figures(pairing)
    disagreements = list(record_disagreements(pairing, text))
    if text is not None:
        figures["span_exact"] = exact_spans(pairing.judged, text)
    if sections is not None and found.sections is not None:
        outlines = compare_outlines(sections, found.sections)
        figures |= section_figures(outlines)
        disagreements += heading_disagreements(outlines, sections, found.sections)
    return Score(figures, tuple(disagreements))


def mean(scores: Sequence[Mapping[str, float]]) -> Figures:
    """The mean of each figure over the reports that have it, each report counting the same."""
    names = dict.fromkeys(name for figures in scores for name in figures if is_rate(figures[name]))
    values = {name: [figures[name] for figures in scores if name in figures] for name in names}
    return {name: sum(some) / len(some) for name, some in values.items()}


def is_rate(value: float) -> bool:
    """Whether a figure is a number between 0 and 1 rather than a count."""
    return isinstance(value, float)
