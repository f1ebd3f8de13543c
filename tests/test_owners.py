"""Whose figure it is, and on what basis a growth is counted."""

import pytest

from reportx import Metric, extract
from reportx.metrics.owners import Owners
from reportx.packs import builtin
from reportx.words import lexicon

CITY = "四川省宜宾市"


def read(sentence: str, unit: str = CITY) -> list[Metric]:
    return list(extract(f"{unit}2024年政府工作报告\n{sentence}\n").metrics)


@pytest.mark.parametrize(
    ("sentence", "entity", "code"),
    [
        ("地区生产总值增长9%。", None, "gdp"),
        ("全市地区生产总值增长9%。", None, "gdp"),
        ("宜宾市地区生产总值增长9%。", None, "gdp"),
        ("全省地区生产总值增长9%。", "全省", "gdp"),
        ("翠屏区地区生产总值增长9%。", "翠屏区", "gdp"),
        ("三江新区地区生产总值增长9%。", "三江新区", "gdp"),
        ("翠屏区、叙州区地区生产总值增长9%。", "翠屏区、叙州区", "gdp"),
        ("市本级一般公共预算收入5亿元。", "市本级", None),
        ("市级补助收入5亿元。", "市级", None),
        ("中央财政救灾支出5亿元。", "中央财政", None),
        ("宜宾市本级一般公共预算收入5亿元。", "宜宾市本级", None),
        ("全国重点实验室3家。", None, None),
        ("省级示范企业3家。", None, None),
        ("市级以上龙头企业销售收入5亿元。", None, None),
        ("四川省重点实验室3家。", None, None),
        ("城镇居民人均可支配收入5万元。", None, "urban_disposable_income"),
        ("财政收入居全省第3位。", None, "fiscal_revenue"),
    ],
)
def test_whose_figure_it_is(sentence: str, entity: str | None, code: str | None) -> None:
    assert [(m.entity, m.indicator_code) for m in read(sentence)] == [(entity, code)]


@pytest.mark.parametrize(
    ("unit", "year", "name", "entity"),
    [
        ("保定市", 2010, "唐县陶瓷投资", "唐县"),
        ("保定市顺平县", 2024, "新县医院建设投资", None),
        ("聊城市高唐县", 2023, "新建县镇级管网", None),
        ("大理州", 2025, "大理州政府债务限额", None),
        ("大理白族自治州", 2025, "大理州政府债务限额", None),
        ("全国", 1955, "上海市纺织工业产值", "上海市"),
        ("焦作市", 2025, "河南省工程技术研究中心", None),
        (None, None, "翠屏区财政收入", "翠屏区"),
    ],
)
def test_an_owner_is_another_place(unit: str | None, year: int | None, name: str, entity: str | None) -> None:
    assert Owners(unit, year, lexicon(builtin())).of(name, None, "level").entity == entity


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("税收增长9%。", [None]),
        ("税收按可比价格计算增长9%。", ["按可比价格"]),
        ("税收5亿元，按可比口径增长9%。", [None, "按可比口径"]),
        ("按可比价格计算，税收5亿元，增长9%。", [None, "按可比价格"]),
        ("税收5亿元，剔除一次性因素后增长9%。", [None, "剔除一次性因素后"]),
        ("税收增长9%（同口径）。", ["同口径"]),
        ("税收同口径增长9%，非税收入增长5%。", ["同口径", None]),
        ("税收和非税收入同口径分别增长9%、5%。", ["同口径", "同口径"]),
        ("税收名义增长9%，实际增长5%。", ["名义", "实际"]),
        ("实际利用外资增长9%。", [None]),
        ("税收同口径为5亿元。", [None]),
    ],
)
def test_on_what_basis_a_growth_is_counted(sentence: str, bases: list[str | None]) -> None:
    assert [m.basis for m in read(sentence)] == bases


@pytest.mark.parametrize(
    "sentence",
    [
        "税收5亿元，剔除一次性减税因素后增长9%。",
        "税收扣除物价上涨因素增长9%。",
        "剔除去年基数影响，税收增长9%。",
    ],
)
def test_a_basis_is_no_name(sentence: str) -> None:
    assert {m.indicator for m in read(sentence)} == {"税收"}
