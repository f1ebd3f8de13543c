"""Small inputs that are easily read wrong, each with its right records, beside the project.

A case that is known to be read wrong is a strict xfail with its reason in data/known_gaps.tsv: as soon as
it is read right, or its id is none any more, the list is to be made anew (scripts/known_gaps.py).
"""

from pathlib import Path
from typing import Any

import pytest

from cases import FOLDER, GAPS, cases, known_gaps, problems
from shared import needs

CASES = {case["id"]: (path, case) for path, case in cases()}
KNOWN = known_gaps()


def marked(name: str) -> Any:
    marks = pytest.mark.xfail(strict=True, reason=KNOWN[name]) if name in KNOWN else ()
    return pytest.param(*CASES[name], id=name, marks=marks)


@needs(FOLDER, "the cases are")
@pytest.mark.parametrize(("path", "case"), [marked(name) for name in CASES])
def test_a_case_is_read_right(path: Path, case: dict[str, Any]) -> None:
    assert problems(path, case) == []


@needs(FOLDER, "the cases are")
def test_each_known_gap_is_a_case_and_has_a_reason() -> None:
    assert [name for name, reason in KNOWN.items() if name not in CASES or not reason.strip()] == []


def test_the_list_of_known_gaps_is_in_order() -> None:
    lines = [line for line in GAPS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))
    assert len(lines) == len(KNOWN)
