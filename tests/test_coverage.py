"""Every number accounted for: the classes of numbers, and what is left over."""

from pathlib import Path

import pytest

from reportx import extract

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"

ROWS = [
    ("地区生产总值1444亿元，增长9%。", {}),
    ("2025年4月9日通过。", {"date": 1, "time": 2}),
    ("“十四五”规划实施。", {"plan": 1}),
    ("千方百计、一心一意、进一步抓好。", {"word": 5}),
    ("税收从6亿元增加到9亿元。", {"baseline": 1}),
    ("这是一件大事。", {"article": 1}),
    ("过上几百年好日子。", {"vague": 1}),
]


@pytest.mark.parametrize(("text", "classes"), ROWS)
def test_a_number_is_in_a_metric_or_in_a_class(text: str, classes: dict[str, int]) -> None:
    coverage = extract(text).coverage
    assert coverage.classes == classes
    assert coverage.in_metrics == coverage.numerals - sum(classes.values())
    assert (coverage.left_over, coverage.share) == ((), 1)


def test_what_nothing_accounts_for_is_left_over_with_its_place() -> None:
    text = "第一行。\n代码7788x。\n"
    coverage = extract(text).coverage
    (left,) = coverage.left_over
    assert (left.text, text[left.start : left.end], left.line) == ("7788", "7788", 2)
    assert coverage.share == 1 - 1 / coverage.numerals


def test_the_counts_of_the_seed_add_up() -> None:
    coverage = extract(SEED).coverage
    assert (
        coverage.numerals
        == coverage.in_metrics + sum(coverage.classes.values()) + len(coverage.left_over)
        > 500
    )
    assert coverage.share >= 0.99


def test_a_text_without_numbers_is_accounted_for() -> None:
    assert extract("各位代表：").coverage.share == 1
