"""The one invariant of the program: source[start:end] == text, whatever happens to the text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportx import Report, extract, extract_text
from reportx.records import Source
from reportx.repair import repair

SEED = (Path(__file__).parents[1] / "seeds" / "pingshan-2025.md").read_text(encoding="utf-8")
PART = SEED[400:2300]
OFTEN = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(text: str) -> Report:
    report = extract_text(text)
    for metric in report.metrics:
        assert text[metric.start : metric.end] == metric.text
        assert metric.line == text.count("\n", 0, metric.start) + 1
    for section in report.sections:
        assert 0 <= section.start < section.end <= len(text)
    assert [m.start for m in report.metrics] == sorted(m.start for m in report.metrics)
    return report


def test_seed() -> None:
    assert len(check(SEED).metrics) > 250


@OFTEN
@given(st.text(alphabet="一二年%0123456789.，。、\n 增长家亿元第（）<p>&；#-“”", max_size=60))
def test_prefixed(prefix: str) -> None:
    check(prefix + "\n\n" + PART)


def test_a_paragraph_before_it_only_moves_the_spans() -> None:
    prefix = "前言没有数字。\n\n"
    moved = extract(prefix + SEED).metrics
    assert [(m.start - len(prefix), m.text, m.indicator) for m in moved] == [
        (m.start, m.text, m.indicator) for m in extract(SEED).metrics
    ]


@OFTEN
@given(st.lists(st.integers(5, 60), min_size=1, max_size=30))
def test_wrapped_at_random_columns(widths: list[int]) -> None:
    lines, at = [], 0
    while at < len(PART):
        width = widths[len(lines) % len(widths)]
        lines.append(PART[at : at + width])
        at += width
    check("\n".join(lines))


@OFTEN
@given(st.sets(st.integers(0, len(PART) - 1), max_size=120), st.sampled_from(" \u3000\t\u00a0"))
def test_spaced_out(places: set[int], blank: str) -> None:
    check("".join(c + blank * (i in places) for i, c in enumerate(PART)))


@OFTEN
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(text)


@OFTEN
@given(st.text(alphabet="增长 \n%0123456789.,，。百千万亿元家<br/>\\rn&nbsp;第（一）、２％", max_size=200))
def test_each_repaired_character_knows_its_source(text: str) -> None:
    repaired = repair(Source("x", text, ""))
    assert len(repaired.chars) == len(repaired.offsets)
    assert list(repaired.offsets) == sorted(set(repaired.offsets))


@pytest.mark.parametrize("width", [20, 38, 60])
def test_wrapping_a_whole_report_changes_few_figures(width: int) -> None:
    """A wrapped paragraph reads as the unwrapped one: the values in running order stay the same."""
    text = "\n".join(SEED.splitlines()[12:24])
    wrapped = "\n".join(line[i : i + width] for line in text.splitlines() for i in range(0, len(line), width))
    values = [m.value for m in extract(text).metrics]
    again = [m.value for m in extract(wrapped).metrics]
    assert len(values) > 40
    assert again == values


@pytest.mark.parametrize("times", [1, 8, 60, 500])
def test_a_paragraph_of_any_length_is_text_and_no_file_name(times: int) -> None:
    assert len(check("税收收入增长5%，" * times).metrics) == times


@pytest.mark.parametrize("text", ["a\0b 税收收入增长5%。", "\ud800税收收入增长5%。"])
def test_what_no_file_name_can_hold_is_text(text: str) -> None:
    assert [m.text for m in extract(text).metrics] == ["5%"]
