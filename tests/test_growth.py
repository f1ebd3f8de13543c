"""Time grows as the text does, whatever it repeats; benchmarks/growth.py measures all families."""

import time

import pytest

from reportx.extract import read_report
from reportx.metrics import LONGEST_SENTENCE, MOST_FIGURES
from reportx.packs import builtin
from reportx.records import Source
from test_docx import saved, source, with_body

FAMILIES = [
    "5天", "5个", "约", "2024年", "较2020年", "其中", "增长", "从5%到", "5、", "5/", "1亿", "5万", "A5@", "“5",
    "货物周转量86.4亿吨公里", "一年来，我们坚持稳中求进。", "单位：亿元\n", "税收\t亿元\t5\n", "项目\t金额\n税收\t5\n",
]  # fmt: skip


def seconds(text: str) -> float:
    """The time of computing that a text takes."""
    began = time.process_time()
    read_report(Source("x", text, ""))
    return time.process_time() - began


def in_proportion(text: str) -> bool:
    """Whether eight times a text takes at most ten times as long."""
    small = min(seconds(text) for _ in range(3))
    return min(seconds(text * 8) for _ in range(2)) <= 10 * small + 0.1


@pytest.mark.parametrize("piece", FAMILIES)
def test_eight_times_the_text_takes_at_most_ten_times_as_long(piece: str) -> None:
    builtin()
    count = 1500 // len(piece)
    seconds(piece * count)  # what is loaded and kept
    # what else the machine does can only make it take longer, so that one good measure of three is enough
    assert any(in_proportion(piece * count) for _ in range(3))


def test_a_row_of_small_words_before_a_figure_is_no_riddle() -> None:
    """Where each may be divided in two ways, to try all of them takes twice as long for each."""
    assert seconds(f"20专利{'为上年' * 26}术2户均振兴。") < 3


def test_a_sentence_without_end_is_read_to_its_end() -> None:
    text = "全市有" + "新建学校5所，" * (MOST_FIGURES * 3) + "中" * 3 * LONGEST_SENTENCE + "，新建桥梁9座。"
    report = read_report(Source("x", text, ""))
    assert all(text[m.start : m.end] == m.text for m in report.metrics)
    assert [m.text for m in report.metrics] == ["5所"] * (MOST_FIGURES * 3) + ["9座"]
    assert report.coverage.left_over == ()


@pytest.mark.parametrize("piece", ["资产负债率比上年末高0.8个百分点", "负债率比上年高5个百分点"])
def test_a_sentence_may_be_cut_in_the_middle_of_a_figure(piece: str) -> None:
    text = piece * 400
    metrics = read_report(Source("x", text, "")).metrics
    assert len(metrics) > 300
    assert all(text[m.start : m.end] == m.text for m in metrics)


def test_notes_of_a_document_are_found_at_once() -> None:
    count = 4000
    body = "".join(
        f'<w:p><w:r><w:t>建成学校{n}所</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r></w:p>'
        for n in range(count)
    )
    document = with_body(body)
    assert len(saved(document)) > 0
    began = time.process_time()
    assert source(document).text.count("\n") == count
    assert time.process_time() - began < 10
