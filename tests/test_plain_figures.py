"""What is read without the pattern of all forms must be read as that pattern reads it."""

from pathlib import Path

import pytest

from reportx.packs import builtin
from reportx.quantities import Quantity, other, scanner

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
NUMBERS = [
    "12",
    "3.5",
    "1,200",
    "4 000",
    "20",
    "1.20",
    "一",
    "两",
    "三",
    "十二",
    "百",
    "十四五",
    "百千万",
    "零",
    "三、五",
    "3万4",
    "12·5",
]
UNITS = [
    "家", "亿元", "万人次", "万平方公里", "亿乘次", "个", "个月", "个百分点", "余套", "多万人", "几个", "年", "年连续",
    "元5角", "%", "‰", "吨/日", "头（只）", "千瓦", "项", "元多", "届", "点", "%-6%", "人—", "工程", "”", "",
]  # fmt: skip
BEFORE = [
    "新增",
    "第",
    "数",
    "几",
    "由",
    "至",
    "增长-",
    "之",
    "A",
    "2",
    "8.",
    "3，",
    "五，",
    "分别",
    "前",
    "?",
    "≥",
    "\n",
]
BEHIND = ["，", "", "和7.7个百分点，", "缩短，", "连续", "12", "\n", "左右，", "余"]
WRITTEN = [f"{a}{number}{unit}{b}" for a in BEFORE for number in NUMBERS for unit in UNITS for b in BEHIND]


def by_pattern(chars: str) -> list[Quantity]:
    """The figures of a text as the pattern of all forms finds them."""
    reader = scanner(builtin())
    found = []
    for m in reader.pattern.finditer(chars):
        parts = m.groups()[reader.parts]
        quantity = reader.amount(m, parts, rows=False) if parts[1] else other(m, rows=False)
        found += [reader.bounded(chars, quantity)] if quantity else []
    return found


@pytest.mark.parametrize(
    "chars", [SEED.read_text(encoding="utf-8"), "。".join(WRITTEN)], ids=["seed", "written"]
)
def test_plain_figures_are_those_of_the_pattern(chars: str) -> None:
    assert len(by_pattern(chars)) > 200
    assert list(scanner(builtin()).figures(chars)) == by_pattern(chars)


def test_each_is_read_alike_by_itself() -> None:
    differing = [s for s in WRITTEN[::31] if list(scanner(builtin()).figures(s)) != by_pattern(s)]
    assert differing == []


def test_a_point_below_a_hundred_million_is_refused() -> None:
    assert list(scanner(builtin()).scan("产量达一亿八·五万吨。")) == []
