"""A figure that another is compared with is of the time compared with, never of the report's own."""

import pytest

from reportx import extract

HEAD = "某市2025年政府工作报告\n2024年工作回顾\n"


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("税收比上年同期的8亿元增长5%。", [("2023", None), ("2024", "2023")]),
        ("教育支出较2022年的5亿元增加2亿元。", [("2022", None), ("2024", "2022")]),
        ("教育支出比上年决算数5亿元增加2亿元。", [("2023", None), ("2024", "2023")]),
        (
            "2024年，税收10亿元，比1980年的8亿元增加2亿元。",
            [("2024", None), ("1980", None), ("2024", "1980")],
        ),
        ("森林覆盖率比上年的5%提高2个百分点。", [("2023", None), ("2024", "2023")]),
        (
            "税收5亿元，同比增长5%，其中增值税同比增加3亿元。",
            [("2024", None), ("2024", "2023"), ("2024", "2023")],
        ),
        ("税收和增值税同比增长5%和6%。", [("2024", "2023"), ("2024", "2023")]),
        ("学生数比2020年翻一番。", [("2024", "2020")]),
    ],
)
def test_what_is_compared_with_is_of_its_own_time(sentence: str, dates: list[tuple[str, str | None]]) -> None:
    assert [(m.period, m.baseline_period) for m in extract(f"{HEAD}{sentence}\n").metrics] == dates


@pytest.mark.parametrize("word", ["决算数", "完成数", "执行数", "实际完成数"])
def test_last_years_account_is_no_name(word: str) -> None:
    found = extract(f"{HEAD}教育支出8亿元，较上年{word}增长5%。\n").metrics
    assert [m.indicator for m in found] == ["教育支出", "教育支出"]
