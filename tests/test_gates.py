"""What is looked at before a pattern is run must let through whatever the pattern finds."""

from pathlib import Path

import pytest

from reportx.names import holds, ways_of
from reportx.packs import builtin, whole
from reportx.patterns import compiled
from reportx.periods import Years, period_of, time_words
from reportx.terms import Terms
from reportx.words import lexicon

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
TIMES = [
    "2021—2025年", "2024年前三季度", "2024年6月末", "二〇二四年以来", "“十四五”期末", "十三五时期", "五年来",
    "过去五年", "本届政府", "任期内", "未来三年", "今年", "本年度", "去年", "一年来", "第三季度", "上半年",
    "前三季度", "改革开放以来", "截至2024年底", "到2027年", "12月末", "比上年末", "较前年", "同上届", "为去年的",
    "比上一个五年", "与上个规划期相比", "高于上个季度", "是“十二五”末的", "超过2020年底", "近三年内", "并于2023年",
]  # fmt: skip
OTHERS = [
    "高于全国平均水平",
    "快于全省",
    "超年度计划",
    "优于去年同期",
    "1、新建",
    "（2）新建",
    "③新建",
    " 4.新建",
    "——过去的五年",
    "各位代表，五年来",
    "回顾这五年，",
    "刚刚过去的一年",
    "本届政府",
    "一年来，",
    "三年间，",
    "的五年，",
]


def stretches() -> list[str]:
    """All clauses of the seed report, and whatever one may begin or end with."""
    text = SEED.read_text(encoding="utf-8")
    clauses = {clause for line in text.splitlines() for clause in line.replace("。", "，").split("，")}
    cut = {clause[at:] for clause in clauses for at in range(len(clause))}
    cut |= {clause[: at + 1] for clause in clauses for at in range(len(clause))}
    return sorted(cut | {*TIMES, *OTHERS})


STRETCHES = stretches()
WORDS = time_words(builtin())


def test_no_time_is_held_back() -> None:
    found = [s for s in STRETCHES if WORDS.pattern.search(s)]
    assert len(found) > 2
    assert [s for s in found if WORDS.sign_in(s) < 0] == []


def test_times_are_found_as_the_pattern_finds_them() -> None:
    years = Years(2025, 2024, 2025)
    texts = [*STRETCHES, *SEED.read_text(encoding="utf-8").splitlines(), "，".join(TIMES)]
    told = [[m.span() for m in WORDS.pattern.finditer(text) if period_of(m, years)] for text in texts]
    assert sum(map(len, told)) > 100
    assert [[(m.start, m.end) for m in WORDS.mentions(text, years)] for text in texts] == told


def test_a_text_holds_what_the_names_of_numbers_in_it_need() -> None:
    examples = [example for name in whole().name for example in name.examples]
    texts = [*OTHERS, *TIMES, *(example.replace("[", "").replace("]", "") for example in examples)]
    texts.append(SEED.read_text(encoding="utf-8"))
    asked = [
        (compiled(pattern), held) for _, pattern, _, _, _, follows, held in ways_of(builtin()) if not follows
    ]
    found = [(text, held) for text in texts for pattern, held in asked if pattern.search(text)]
    assert sum(len(words) > 1 for _, held in found for words in held) > 5
    assert [text for text, held in found if not holds(text, held, {})] == []


@pytest.mark.parametrize("most", [99, 3])
def test_terms_are_the_longest(most: int) -> None:
    terms = Terms({**lexicon(builtin()).verbs, **lexicon(builtin()).codes})
    sizes = range(min(most, max(map(len, terms))), 0, -1)
    for s in STRETCHES:
        assert terms.start(s, most) == next((s[:n] for n in sizes if s[:n] in terms), "")
        assert terms.end(s, most) == next((s[-n:] for n in sizes if s[-n:] in terms), "")
