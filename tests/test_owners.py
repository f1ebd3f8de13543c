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
        ("市级财政支出5亿元。", "市级", None),
        ("省级补助收入5亿元。", None, None),
        ("省级一般公共预算收入5亿元。", "省级", None),
        ("中央财政救灾支出5亿元。", "中央财政", None),
        ("宜宾市本级一般公共预算收入5亿元。", "宜宾市本级", None),
        ("全国重点实验室3家。", None, "key_labs_national"),
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
    ("sentence", "code"),
    [
        ("翠屏区发展加快，地区生产总值增长9%。", None),
        ("翠屏区、叙州区争先进位，地区生产总值增长9%。", None),
        ("翠屏区发展加快，全市地区生产总值增长9%。", "gdp"),
        ("宜宾市发展加快，地区生产总值增长9%。", "gdp"),
        ("四川省加大支持，地区生产总值增长9%。", "gdp"),
        ("翠屏区发展加快；地区生产总值增长9%。", "gdp"),
    ],
)
def test_a_place_in_the_clause_before_leaves_open_whose_a_figure_is(sentence: str, code: str | None) -> None:
    assert [m.indicator_code for m in read(sentence)] == [code]


def test_a_part_of_another_whole_is_of_that() -> None:
    text = "全国粮食产量7亿吨，其中夏粮1亿吨、早稻3000万吨，增长2%；秋粮5亿吨；全市粮食产量5万吨，其中夏粮2万吨。"
    assert [m.entity for m in read(text)] == ["全国"] * 5 + [None] * 2


@pytest.mark.parametrize(
    ("sentence", "entities"),
    [
        ("全国人口14亿人，其中男性人口7.2亿人，占51%，女性人口6.8亿人。", ["全国"] * 4),
        ("全国人口14亿人，其中男性人口7.2亿人，女性人口6.8亿人，我市人口500万人。", ["全国"] * 3 + [None]),
        ("全国粮食产量7亿吨，其中夏粮产量1亿吨，秋粮产量5亿吨。", ["全国"] * 3),
        ("全国粮食产量7亿吨，其中夏粮产量1亿吨，新增就业5万人。", ["全国", "全国", None]),
        ("全省粮食产量700万吨，其中夏粮产量90万吨，全市粮食产量20万吨。", ["全省", "全省", None]),
        ("全市粮食产量20万吨，其中夏粮产量9万吨。", [None, None]),
        ("全省粮食产量700万吨，棉花产量9万吨。", ["全省", None]),
    ],
)
def test_a_part_is_owned_as_the_whole_before_it(sentence: str, entities: list[str | None]) -> None:
    assert [m.entity for m in read(sentence)] == entities


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
        ("税收同口径增加9亿元，新增企业5家。", ["同口径", None]),
        ("实际利用外资增长9%。", [None]),
        ("税收同口径为5亿元。", [None]),
        ("税收增长9%（不含新区增长8%）。", [None, "不含新区"]),
        ("固定资产投资不含农户增长5%。", ["不含农户"]),
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


BUDGET = "宜宾市2024年预算执行情况和2025年预算草案的报告\n现在，我代表市财政局报告预算。\n"


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("市本级税收收入5亿元，增长3%。非税收入2亿元。", ["市本级", "市本级", "市本级"]),
        ("市本级税收收入5亿元。\n非税收入2亿元。", ["市本级", None]),
        ("市本级税收收入5亿元。全市教育支出2亿元，卫生支出1亿元。", ["市本级", None, None]),
        ("省级补助收入5亿元，上年结转2亿元。", [None, None]),
        ("全市税收收入5亿元，非税收入2亿元。", [None, None]),
        ("翠屏区税收收入5亿元。教育支出2亿元。", ["翠屏区", None]),
    ],
)
def test_a_paragraph_of_a_budget_goes_on_with_its_level(text: str, entities: list[str | None]) -> None:
    assert [m.entity for m in extract(f"{BUDGET}{text}\n").metrics] == entities


@pytest.mark.parametrize(
    ("heading", "entity"),
    [
        ("市本级一般公共预算", "市本级"),
        ("市级政府性基金预算", "市级"),
        ("市级收支情况", "市级"),
        ("全市一般公共预算", None),
        ("支持省级示范区建设", None),
        ("推动市级重点产业发展", None),
    ],
)
def test_a_section_of_a_budget_is_of_the_level_that_its_heading_names(
    heading: str, entity: str | None
) -> None:
    body = "2024年，教育支出完成5亿元，比上年增长3%，主要是加大了对义务教育和职业教育的投入。"
    found = extract(f"{BUDGET}一、2024年预算执行情况\n（一）{heading}\n{body}\n（二）其他\n{body}\n")
    assert [m.entity for m in found.metrics] == [entity, entity, None, None]


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        ("翠屏区实现地区生产总值5亿元，增长9%，居全省第一。", ["翠屏区"] * 3),
        ("翠屏区实现地区生产总值5亿元；叙州区实现地区生产总值4亿元，增长8%。", ["翠屏区", "叙州区", "叙州区"]),
        ("三江新区地区生产总值增长9%，规上工业增加值增长8%。", ["三江新区"] * 2),
        ("三江新区地区生产总值增长9%，全市规上工业增加值增长8%。", ["三江新区", None]),
        ("高新区一般公共预算收入5亿元，增长3%。", ["高新区"] * 2),
        ("三江新区2024年预算执行情况：一般公共预算收入5亿元，上级补助收入3亿元。", ["三江新区"] * 2),
        ("1.市本级完成财政收入5亿元；2.三江新区完成财政收入4亿元。", ["市本级", "三江新区"]),
        ("翠屏区、叙州区降水量分别为5毫米、6毫米，平均气温18摄氏度。", ["翠屏区", "叙州区", None]),
        ("全市财政收入5亿元，其中三江新区完成2亿元，增长5%；外贸进出口4亿元。", [None, "三江新区", "三江新区", None]),
        ("推进三江新区建设，完成投资5亿元。", [None]),
        ("三大综保区完成进出口额5亿元。", [None]),
    ],
)  # fmt: skip
def test_whose_figures_a_sentence_tells(sentence: str, owners: list[str | None]) -> None:
    """Of its subject, and of that until another is named."""
    assert [m.entity for m in read(sentence)] == owners


@pytest.mark.parametrize(
    ("sentence", "entities"),
    [
        ("宜宾高新区独立运行，地区生产总值突破100亿元、增长5%。", ["宜宾高新区", "宜宾高新区"]),
        ("宜宾高新区独立运行，全市地区生产总值突破100亿元。", [None]),
        ("建好宜宾高新区，地区生产总值突破100亿元。", [None]),
        ("开发区营业收入增长6%，税收收入增长9%；社会消费品零售总额增长5%。", [None, "开发区", None]),
    ],
)
def test_a_zone_that_is_told_before_owns_what_follows(sentence: str, entities: list[str | None]) -> None:
    assert [metric.entity for metric in read(sentence)] == entities


@pytest.mark.parametrize(
    ("heading", "opening", "entity"),
    [
        ("高新区预算", "", "高新区"),
        ("高新区预算草案", "", "高新区"),
        ("2024年三江新区预算执行情况", "", "三江新区"),
        ("临港经济开发区", "", "临港经济开发区"),
        ("翠屏区一般公共预算", "", "翠屏区"),
        ("高新区预算", "全市税收收入9亿元。", None),  # until a figure is said to be of the whole
        ("高新区建设", "", None),
        ("全市预算", "", None),
        ("省级开发区建设", "", None),
    ],
)
def test_a_section_of_a_budget_is_of_the_zone_that_its_heading_names(
    heading: str, opening: str, entity: str | None
) -> None:
    body = "2024年，教育支出完成5亿元，比上年增长3%，主要是加大了对义务教育和职业教育的投入。"
    found = extract(f"{BUDGET}一、2024年预算执行情况\n（一）{heading}\n{opening}{body}\n（二）其他\n{body}\n")
    assert [m.entity for m in found.metrics][-4:] == [entity, entity, None, None]
