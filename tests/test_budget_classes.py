"""Tables of budgets: the codes of classes, parts of parts, classes of nothing, and what is refused with what reason."""

import re
from collections import defaultdict

import pytest

from budgets import REPORT, metrics
from reportx import extract
from reportx.explain import explain, refused
from reportx.packs import whole
from reportx.records import Source


def reasons(table: str) -> list[tuple[str, str]]:
    """The figures of a table's last row, each with what became of it."""
    line = table.count("\n") + 1
    (found,) = explain(Source("x", table, ""), line=line)
    return [(number.text, number.reason) for number in found.numerals]


CODES = {
    "in a column": (
        "2025年支出表\n单位：万元\n科目编码\t科目名称\t预算数\n201\t一般公共服务支出\t9\n20101\t人大事务\t9\n2010101\t行政运行\t9",
        ["201", "20101", "2010101"],
    ),
    "in a column, all of one level": (
        "2025年支出表\n单位：万元\n科目编码\t科目名称\t预算数\n201\t一般公共服务支出\t9\n205\t教育支出\t8",
        ["201", "205"],
    ),
    "in a column a level, each printed once": (
        "2025年支出表\n单位：万元\n类\t款\t项\t科目名称\t预算数\n201\t\t\t一般公共服务支出\t9\n\t01\t\t人大事务\t9\n"
        "\t\t01\t行政运行\t7\n\t\t04\t人大会议\t2\n205\t\t\t教育支出\t8",
        ["201", "20101", "2010101", "2010104", "205"],
    ),
    "before the names": (
        "2025年支出表\n单位：万元\n科目\t预算数\n201一般公共服务支出\t9\n20101人大事务\t5\n20102政协事务\t4\n205教育支出\t8",
        ["201", "20101", "20102", "205"],
    ),
    "behind the names": (
        "2025年基本支出表\n单位：万元\n科目名称\t科目编码\t预算数\n工资福利支出\t301\t3\n基本工资\t30101\t2\n津贴补贴\t30102\t1",
        ["301", "30101", "30102"],
    ),
    "on both sides": (
        "2025年收支表\n单位：万元\n编码\t收入\t预算数\t编码\t支出\t预算数\n101\t税收收入\t5\t201\t一般公共服务支出\t3\n"
        "10101\t增值税\t4\t205\t教育支出\t2",
        ["101", "201", "10101", "205"],
    ),
    "of offices, which are no classes": (
        "2025年经费预算表\n单位：万元\n单位编码\t单位名称\t公务接待费\n101001\t市教育局\t3\n102001\t市公安局\t4",
        [None, None],
    ),
    "that are the numbers of rows": (
        "2025年支出表\n单位：万元\n序号\t科目名称\t预算数\n1\t教育支出\t9\n2\t国防支出\t8",
        [None, None],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), CODES.values(), ids=CODES)
def test_a_class_has_the_code_that_its_row_prints(table: str, expected: list[str | None]) -> None:
    assert [m.class_code for m in metrics(table)] == expected


def test_the_code_of_a_class_is_no_figure_left_over() -> None:
    table = CODES["in a column"][0]
    assert reasons(table) == [("2010101", "is the code of a budget's class"), ("9", "table")]
    assert extract(REPORT.format(table=table)).coverage.classes["code"] == 3


def test_standard_classes_have_the_numbers_of_the_ministry_once() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for one in whole().indicator:
        if one.class_code:
            assert re.fullmatch(r"[12]\d{2}(\d{2})?", one.class_code)
            found[one.class_code].append(one.name)
    assert {code: names for code, names in found.items() if len(names) > 1} == {}
    assert found["205"] == ["教育支出"]
    assert found["10104"] == ["企业所得税"]


def test_a_printed_code_is_that_of_its_standard_class() -> None:
    numbers = {one.code: one.class_code for one in whole().indicator if one.class_code}
    coded = [m for table, _ in CODES.values() for m in metrics(table) if m.class_code]
    assert {m.class_code for m in coded if m.indicator_code in numbers} >= {"201", "205", "101", "10101"}
    assert [m for m in coded if numbers.get(m.indicator_code or "", m.class_code) != m.class_code] == []


NAMED = {
    "what is paid in is no spending": (
        "2024年国有资本经营预算支出表\n单位：万元\n科目\t执行数\n一、国有企业资本金注入\t9\n二、其他国有资本经营预算支出\t8",
        ["国有资本经营预算国有企业资本金注入", "其他国有资本经营预算支出"],
    ),
    "a part that names its whole": (
        "2025年支出表\n单位：万元\n科目编码\t科目名称\t预算数\n208\t社会保障和就业支出\t9\n20801\t人力资源管理事务\t9\n2080101\t行政运行\t5\n"
        "2080199\t其他人力资源管理事务支出\t4\n20802\t民政管理事务\t3\n2080201\t行政运行\t3",
        ["社会保障和就业支出", "人力资源管理事务支出", "人力资源管理事务行政运行支出", "其他人力资源管理事务支出", "民政管理事务支出",
         "民政管理事务行政运行支出"],
    ),
    "what leaves the farms all the year": (
        "2024年主要农产品产量\n产品\t单位\t产量\n粮食\t万吨\t9\n全年出栏羊\t万头\t8\n生猪存栏\t万头\t7",
        ["粮食产量", "出栏羊", "生猪存栏"],
    ),
    "an index in percent of last year": (
        "2024年居民消费价格累计指数\n类别\t上年=100\n居民消费价格总指数\t100.2\n衣着\t101.3",
        ["居民消费价格总指数", "衣着指数"],
    ),
    "a project of a long name": (
        "2025年专项转移支付表\n单位：万元\n项目\t预算数\n提前下达2026年中央支持地方公共文化服务体系建设补助资金——文明夜校试点建设（某市第一批）\t9",
        ["提前下达2026年中央支持地方公共文化服务体系建设补助资金——文明夜校试点建设（某市第一批）"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), NAMED.values(), ids=NAMED)
def test_names_of_classes_and_goods(table: str, expected: list[str]) -> None:
    assert [m.indicator for m in metrics(table)] == expected


PATHS = {
    "a class of nothing between classes": (
        "2024年国有资本经营预算收入表\n单位：万元\n科目\t执行数\n本年收入合计\t9\n利润收入\t5\n清算收入\t\n其他国有资本经营预算收入\t4",
        "国有资本经营预算收入·其他国有资本经营预算收入",
    ),
    "a number behind 其中, and those that go on": (
        "2024年收入表\n单位：万元\n科目\t执行数\n一、利润收入\t5\n二、其他收入\t4\n收入小计\t9\n其中：1.上划收入\t3\n2.留存收入\t6",
        "收入·收入小计·留存收入",
    ),
    "a title whose number stands right before it": (
        "表4一般公共预算收入情况\n单位：万元\n科目\t执行数\n税收收入\t5\n非税收入\t4",
        "一般公共预算收入·非税收入",
    ),
    "the end of a year": (
        "2024年末存贷款余额\n单位：万元\n指标\t执行数\n存款余额\t5\n境内贷款余额\t4",
        "境内贷款余额",
    ),
}


@pytest.mark.parametrize(("table", "expected"), PATHS.values(), ids=PATHS)
def test_the_last_row_is_led_to_by(table: str, expected: str) -> None:
    assert "·".join(metrics(table)[-1].table_path) == expected


def test_parts_of_parts_bear_the_time_of_the_whole() -> None:
    table = (
        "地方政府债券发行及还本付息情况表\n单位：万元\n项目\t本地区\n一、2023年发行执行数\t9\n（一）一般债券\t5\n其中：再融资债券\t4\n"
        "二、2025年还本预算数\t8\n（一）一般债券\t7\n其中：再融资债券\t6"
    )
    assert [(m.period, m.status) for m in metrics(table)] == [("2023", "actual")] * 3 + [
        ("2025", "target")
    ] * 3


def test_what_a_single_project_must_reach_is_refused_as_such() -> None:
    table = (
        "项目绩效目标表\n一级指标\t二级指标\t年度指标值\n产出指标\t培训人次\t200人\n效益指标\t就业人数\t30人"
    )
    assert reasons(table) == [("30人", SINGLE_PROJECT)]


SINGLE_PROJECT = "is what a single project must reach, and no figure of the report's unit"
PROJECTS = {
    "above the heads of its aims": "项目名称\t甲中学扩建\n预算金额（元）\t1000\n总体绩效目标\t年内完工\n一级指标\t二级指标\t指标值",
    "a label of its aims": "预算金额（元）\t1000\n年度绩效目标\t按期验收",
    "the aims alone, as on the page behind": "效益指标\t社会效益\t受益人数\t1000人\n\t\t满意人数\t90人",
    "costs": "成本指标\t经济成本\t预算控制数\t1000元\n\t社会成本\t加班工时\t90小时",
    "how content people are": "项目类型\t补助\n满意度指标\t度\t居民满意度\t90%",
    "aims of all its years": "实施周期总目标\t建成园区\t年度资金（万元）\t1000\n其中\t财政\t其他\t300",
}


@pytest.mark.parametrize("table", PROJECTS.values(), ids=PROJECTS)
def test_all_figures_of_a_single_project_are_refused_as_such(table: str) -> None:
    assert extract(Source("x", table, "")).metrics == ()
    assert {reason for _, reason in refused(Source("x", table, ""))} == {SINGLE_PROJECT}


def test_places_that_are_left_to_be_filled_in_are_none() -> None:
    head = "2025年转移支付表（按项目分地区列示）\n单位：万元\n项目\t"
    assert metrics(head + "县\t县\t区\t区\n专项转移支付\t1\t2\t3\t4") == []
    assert [m.entity for m in metrics(head + "东县\t西县\n专项转移支付\t1\t2")] == ["东县", "西县"]


def test_the_unit_that_reports_owns_what_it_reports() -> None:
    table = "2025年债务限额表\n单位：万元\n地区\t债务限额\n某市\t9\n甲县\t5"
    text = REPORT.replace("某市", "石家庄市").format(table=table.replace("某市", "石家庄市"))
    assert [m.entity for m in extract(text).metrics if m.rule == "table"] == [None, "甲县"]


BELOW = {
    "20104": ("发展与改革事务", "development_reform_affairs_spending"),
    "20405": ("法院", "courts_spending"),
    "20501": ("教育管理事务", "education_administration_spending"),
    "20602": ("基础研究", "basic_research_spending"),
    "20703": ("体育", "sports_spending"),
    "20807": ("就业补助", "employment_subsidies_spending"),
    "21004": ("公共卫生", "public_health_spending"),
    "21103": ("污染防治", "pollution_control_spending"),
    "21303": ("水利", "water_conservancy_spending"),
    "21401": ("公路水路运输", "road_water_transport_spending"),
    "22102": ("住房改革支出", "housing_reform_spending"),
    "20599": ("其他教育支出", None),  # what is left over is another thing in each budget
}


@pytest.mark.parametrize(("level", "coded"), [("全市", True), ("市本级", False)])
def test_classes_of_the_second_level_are_indicators_of_the_whole_unit(level: str, coded: bool) -> None:
    lines = "\n".join(f"{code[:3]}\t一类\t99\n{code}\t{name}\t9" for code, (name, _) in BELOW.items())
    table = f"2025年{level}一般公共预算支出表\n单位：万元\n编码\t科目\t预算数\n{lines}"
    found = {m.class_code: m.indicator_code for m in metrics(table) if len(m.class_code or "") == 5}
    assert found == {code: one if coded else None for code, (_, one) in BELOW.items()}


def test_a_class_of_another_budget_is_no_indicator_of_the_first() -> None:
    table = "2025年全市政府性基金预算支出表\n单位：万元\n编码\t科目\t预算数\n207\t文化支出\t9\n20703\t体育\t5"
    assert [m.indicator_code for m in metrics(table) if m.class_code == "20703"] == [None]
