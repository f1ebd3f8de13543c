"""How many names over the whole corpus are broken on their face: by criteria that need no annotations."""

from collections import Counter

import pytest

from conftest import Reading
from shared import SHARED, load, needs

NAMES = SHARED / "checks" / "names.py"
MOST = 0.003  # of all records


@needs(NAMES, "the criteria are")
def test_few_names_are_broken(corpus_texts: list[Reading], capsys: pytest.CaptureFixture[str]) -> None:
    """The share of broken names in the texts; how many of each kind is printed."""
    faults = load(NAMES).faults
    metrics = [metric for one in corpus_texts for metric in one.report.metrics]
    found = [kinds for metric in metrics if (kinds := faults(metric.indicator))]
    counts = Counter(kind for kinds in found for kind in kinds)
    with capsys.disabled():
        told = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
        print(f"\n{len(found)} of {len(metrics)} names broken: {len(found) / len(metrics):.2%} ({told})")
    assert len(metrics) > 10_000
    assert len(found) <= MOST * len(metrics)
