"""Tables: the label names the indicator, the head tells the rest, and what a table does not tell is refused."""

import pytest

from marking import row
from reportx import Metric, extract
from reportx.explain import explain
from reportx.records import Source

REPORT = """2024年某市国民经济和社会发展统计公报

一、综合
全年经济运行平稳。

{table}

全年税收收入增长1%。
"""


def metrics(table: str, *, report: str = REPORT) -> list[Metric]:
    text = report.format(table=table)
    found = extract(text).metrics
    assert all(text[m.start : m.end] == m.text for m in found)
    return [m for m in found if m.rule == "table"]


def rows(table: str) -> list[str]:
    return [row(m) for m in metrics(table)]


READ = {
    "amounts and growth": (
        "表1 主要指标\n指标\t绝对数（亿元）\t比上年增长（%）\n税收收入\t1,234.5\t6.2\n非税收入\t30\t-3.1",
        [
            "税收收入 | 1234.5 亿元 | level", "税收收入 | 6.2 % | growth up",
            "非税收入 | 30 亿元 | level", "非税收入 | 3.1 % | growth down",
        ],
    ),
    "a column of units": (
        "产品名称\t单位\t产量\t比上年增长%\n原煤\t万吨\t18461.91\t2.2\n发电量\t亿千瓦时\t20\t0.0",
        [
            "原煤产量 | 18461.91 万吨 | level", "原煤产量 | 2.2 % | growth up",
            "发电量 | 20 亿千瓦时 | level", "发电量 | 0 % | growth flat",
        ],
    ),
    "the unit in the caption": (
        "单位：万元\n预算科目\t预算数\t完成数\t占预算（%）\n房产税\t100\t90\t90",
        ["房产税 | 100 万元 | level", "房产税 | 90 万元 | level", "房产税完成预算 | 90 % | share"],
    ),
    "heads in two rows": (
        "指标\t2024年\t\t2023年\t\n\t数值（亿元）\t增速（%）\t数值（亿元）\t增速（%）\n税收收入\t12\t3\t11\t2",
        [
            "税收收入 | 12 亿元 | level", "税收收入 | 3 % | growth up",
            "税收收入 | 11 亿元 | level", "税收收入 | 2 % | growth up",
        ],
    ),
    "two tables side by side": (
        "单位：亿元\n科目\t完成数\t科目\t完成数\n税收收入\t9\t教育支出\t8\n\t\t科技支出\t7",
        ["税收收入 | 9 亿元 | level", "教育支出 | 8 亿元 | level", "科技支出 | 7 亿元 | level"],
    ),
    "parts are completed from their whole": (
        "指标\t单位\t2024年\n1.粮食播种面积\t万亩\t29.9\n其中：小麦\t万亩\t21.9\n玉米\t万亩\t5\n2.棉花播种面积\t万亩\t39",
        [
            "粮食播种面积 | 29.9 万亩 | level", "小麦播种面积 | 21.9 万亩 | level",
            "玉米播种面积 | 5 万亩 | level", "棉花播种面积 | 39 万亩 | level",
        ],
    ),
    "parts that are marked": (
        "单位：亿元\n指标\t绝对值\n一般公共预算收入\t9\n#企业所得税\t3\n一般公共预算支出\t8\n#国防\t1\n利息\t1",
        [
            "一般公共预算收入 | 9 亿元 | level", "企业所得税 | 3 亿元 | level", "一般公共预算支出 | 8 亿元 | level",
            "国防支出 | 1 亿元 | level", "利息 | 1 亿元 | level",
        ],
    ),
    "members below a measure": (
        "指标\t毕业生数（人）\t在校生数（人）\n普通高中\t9\t27",
        ["普通高中毕业生数 | 9 人 | level", "普通高中在校生数 | 27 人 | level"],
    ),
    "branches of what the caption names": (
        "表2 分行业固定资产投资增长速度\n行业\t比上年增长（%）\n总计\t3\n采矿业\t5\n制造业\t-2",
        [
            "固定资产投资 | 3 % | growth up", "采矿业固定资产投资 | 5 % | growth up",
            "制造业固定资产投资 | 2 % | growth down",
        ],
    ),
    "the noun of the caption": (
        "2024年一般公共预算支出完成情况表\n单位：亿元\n科目\t完成数\n本年支出合计\t9\n国防\t1\n教育支出\t5",
        ["一般公共预算本年支出合计 | 9 亿元 | level", "国防支出 | 1 亿元 | level", "教育支出 | 5 亿元 | level"],
    ),
    "bounds, ranges and units in cells": (
        "指标\t2024年\n森林覆盖率\t≥45%\n新增就业\t3万人左右\n粮食产量\t5-6万吨",
        ["森林覆盖率 | 45 % | share at_least", "新增就业 | 3 万人 | level about", "粮食产量 | 5~6 万吨 | level"],
    ),
    "a second head in the same table": (
        "单位：亿元\n科目\t完成数\n税收收入\t9\n附表2\t\n单位：万元\t\n科目\t预算数\n房产税\t8",
        ["税收收入 | 9 亿元 | level", "房产税 | 8 万元 | level"],
    ),
    "strokes as in Markdown": (
        "| 指标 | 绝对数（亿元） |\n|---|---:|\n| 税收收入 | 12 |\n| 房产税 | 3 |",
        ["税收收入 | 12 亿元 | level", "房产税 | 3 亿元 | level"],
    ),
    "figures of two sides, each with its labels": (
        "单位：亿元\n收入\t决算数\t支出\t决算数\n房产税\t9\t国防支出\t8\n契税\t7\t教育支出\t6",
        ["房产税 | 9 亿元 | level", "国防支出 | 8 亿元 | level", "契税 | 7 亿元 | level", "教育支出 | 6 亿元 | level"],
    ),
    "below zero in brackets, by a long dash, and in words": (
        "指标\t增速（%）\n税收收入\t(5.1)\n房产税\t–3\n契税\t下降2.5\n车船税\t增长4",
        ["税收收入 | 5.1 % | growth down", "房产税 | 3 % | growth down", "契税 | 2.5 % | growth down",
         "车船税 | 4 % | growth up"],
    ),
    "row numbers and codes are no figures": (
        "单位：万元\n编码\t科目名称\t预算数\n201\t一般公共服务支出\t9\n20101\t人大事务\t5\n2010101\t行政运行\t4"
        "\n20102\t政协事务\t3\n2010201\t行政运行\t2",
        ["一般公共服务支出 | 9 万元 | level", "人大事务 | 5 万元 | level", "人大事务行政运行 | 4 万元 | level",
         "政协事务 | 3 万元 | level", "政协事务行政运行 | 2 万元 | level"],
    ),
    "names that stand below several wholes": (
        "2024年社会保险基金收入表\n单位：万元\n项目\t决算数\n一、养老保险基金收入\t9\n其中：利息收入\t1\n补贴收入\t2"
        "\n二、失业保险基金收入\t5\n其中：利息收入\t3",
        ["养老保险基金收入 | 9 万元 | level", "养老保险基金利息收入 | 1 万元 | level",
         "养老保险基金补贴收入 | 2 万元 | level", "失业保险基金收入 | 5 万元 | level",
         "失业保险基金利息收入 | 3 万元 | level"],
    ),
    "the fund of the title": (
        "2024年政府性基金预算支出情况表\n单位：亿元\n科目\t决算数\n城乡社区支出\t9\n其他支出\t8\n支出合计\t17",
        ["政府性基金预算城乡社区支出 | 9 亿元 | level", "政府性基金预算其他支出 | 8 亿元 | level",
         "政府性基金预算支出合计 | 17 亿元 | level"],
    ),
    "a total of what the title names": (
        "2024年全市转移支付情况表\n单位：亿元\n项目\t决算数\n合计\t9\n均衡性转移支付\t8",
        ["转移支付 | 9 亿元 | level", "均衡性转移支付 | 8 亿元 | level"],
    ),
    "a row that says how columns are counted, and a head that narrows another": (
        "单位：亿元\n地区\t2024年债务限额\t\t\n\t小计\t一般债务\t专项债务\n公式\tA=B+C\tB\tC\n全市\t9\t5\t4",
        ["债务限额 | 9 亿元 | level", "一般债务限额 | 5 亿元 | level", "专项债务限额 | 4 亿元 | level"],
    ),
    "a unit that only its column knows": (
        "产品\t单位\t产量\n风筝\t万盏\t9\n纱\t吨\t8", ["风筝产量 | 9 万盏 | level", "纱产量 | 8 吨 | level"],
    ),
    "parts of a whole": (
        "指标\t年末数（万人）\t比重（%）\n全市常住人口\t9\t100\n其中：城镇\t6\t66.7",
        ["常住人口 | 9 万人 | level", "常住人口比重 | 100 % | share", "城镇常住人口 | 6 万人 | level",
         "城镇常住人口比重 | 66.7 % | share"],
    ),
    "an empty corner": (
        "表2 2024年固定资产投资完成情况\n\t比上年增长（%）\n合计\t5\n采矿业\t4",
        ["固定资产投资 | 5 % | growth up", "采矿业投资 | 4 % | growth up"],
    ),
    "what stands above the title is another's": (
        "图1 规模以上工业增加值\n表1 2024年主要工业产品产量表\n产品\t单位\t绝对数\n水泥\t万吨\t9\n钢材\t万吨\t8",
        ["水泥产量 | 9 万吨 | level", "钢材产量 | 8 万吨 | level"],
    ),
    "rates": ("指标\t年末数（%）\n城镇化率\t65.2\n失业率\t5.1", ["城镇化率 | 65.2 % | share", "失业率 | 5.1 % | share"]),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), READ.values(), ids=READ)
def test_tables_are_read(table: str, expected: list[str]) -> None:
    assert rows(table) == expected


MOVED = {
    "years from the newest on": (
        "指标\t2024年\t2023年\t同比增长%\n税收收入（万元）\t1000\t900\t11.1",
        [("level", "2024", "actual"), ("level", "2023", "actual"), ("growth", "2024", "actual")],
    ),
    "years from the oldest on": (
        "指标\t2023年\t2024年\t增长%\n税收收入（万元）\t900\t1000\t11.1",
        [("level", "2023", "actual"), ("level", "2024", "actual"), ("growth", "2024", "actual")],
    ),
    "a plan's targets": (
        "指标\t2020年\t2025年\t属性\n城镇化率（%）\t60\t65\t预期性",
        [("share", "2020", "actual"), ("share", "2025", "target")],
    ),
    "a target's growth": (
        "指标\t2024年实际完成\t\t2025年预期目标\n\t绝对值\t增速\t增速\n税收收入（亿元）\t15\t5%\t6%左右",
        [("level", "2024", "actual"), ("growth", "2024", "actual"), ("growth", "2025", "target")],
    ),
    "absolute and relative movements": (
        "产品名称\t产量\t\t比上年增减\n\t2024年\t2023年\t绝对量\t%\n粮食（万吨）\t120\t118\t2.0\t1.7",
        [("level", "2024", "actual"), ("level", "2023", "actual"), ("change", "2024", "actual"),
         ("growth", "2024", "actual")],
    ),
    "months": (
        "2024年5月\n指标\t单位\t5月\t1-5月\t同比增长%\n用电量\t亿千瓦时\t3\t15\t2",
        [("level", "2024-05", "actual"), ("level", "2024-01/2024-05", "actual"),
         ("growth", "2024-01/2024-05", "actual")],
    ),
    "rates that say where they go": (
        "指标\t2025年目标\t2024年完成\n地区生产总值增速\t6%左右\t5.5%",
        [("growth", "2025", "target"), ("growth", "2024", "actual")],
    ),
    "ranks, and a share of what is not told": (
        "2024年固定资产投资\n县区\t增速（%）\t位次\t占全市比重（%）\n东县\t6\t3\t18",
        [("growth", "2024", "actual"), ("rank", "2024", "actual")],
    ),
    "last year in other words": (
        "2024年税收表\n单位：亿元\n项目\t本年完成数\t上年同期数\t增长%\n房产税\t9\t8\t12.5",
        [("level", "2024", "actual"), ("level", "2023", "actual"), ("growth", "2024", "actual")],
    ),
    "last year first": (
        "2024年税收表\n单位：亿元\n项目\t同期数\t快报数\t增幅%\n房产税\t8\t9\t12.5",
        [("level", "2023", "actual"), ("level", "2024", "actual"), ("growth", "2024", "actual")],
    ),
    "years without 年": (
        "指标\t2022\t2023\n房产税（亿元）\t8\t9", [("level", "2022", "actual"), ("level", "2023", "actual")],
    ),
    "years down the side": (
        "年份\t户籍人口（万人）\t增长（%）\n2022\t2001\t1.5\n2023\t2002\t2",
        [("level", "2022", "actual"), ("growth", "2022", "actual"), ("level", "2023", "actual"),
         ("growth", "2023", "actual")],
    ),
    "yearly growth": (
        "指标\t2020年\t2025年\t年均增长（%）\n粮食产量（万吨）\t8\t9\t2",
        [("level", "2020", "actual"), ("level", "2025", "actual"), ("growth", "2021/2025", "actual")],
    ),
    "a month and the months so far": (
        "2024年11月税收\n单位：亿元\n项目\t当月\t当月增长%\t累计\t累计增长%\n房产税\t1\t2\t9\t3",
        [("level", "2024-11", "actual"), ("growth", "2024-11", "actual"),
         ("level", "2024-01/2024-11", "actual"), ("growth", "2024-01/2024-11", "actual")],
    ),
    "a month and the whole year": (
        "2024年12月\n单位：亿元\n项目\t12月\t1-12月累计\t累计同比增长%\n房产税\t1\t9\t3",
        [("level", "2024-12", "actual"), ("level", "2024", "actual"), ("growth", "2024", "actual")],
    ),
    "last year's figure in percent": (
        "2024年\n单位：亿元\n项目\t执行数\t执行数为上年执行数的%\n房产税\t9\t98.5",
        [("level", "2024", "actual"), ("multiple", "2024", "actual")],
    ),
    "the same figure against its plan and against last year": (
        "单位：亿元\n科目\t2024年预算数\t\t2024年快报数\t快报数占调整后预算%\t2023年决算数\t快报数比上年决算数\t"
        "\n\t年初预算数\t调整后预算数\t\t\t\t增减额\t增减%\n契税\t16\t14\t15\t107.1\t17\t-2\t-11.8",
        [("level", "2024", "target"), ("level", "2024", "target"), ("level", "2024", "actual"),
         ("share", "2024", "actual"), ("level", "2023", "actual"), ("change", "2024", "actual"),
         ("growth", "2024", "actual")],
    ),
    "points of a rate": (
        "指标\t2024年\t2023年\t同比±%\n存贷比（%）\t80.5\t78.2\t2.3个百分点\n赤字率（%）\t3.0\t3.8\t-0.8",
        [("share", "2024", "actual"), ("share", "2023", "actual"), ("change", "2024", "actual"),
         ("share", "2024", "actual"), ("share", "2023", "actual")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), MOVED.values(), ids=MOVED)
def test_measure_period_and_status_of_columns(table: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(m.measure, m.period, m.status) for m in metrics(table)] == expected


def test_a_part_in_another_unit_is_no_part() -> None:
    table = "指标\t单位\t2024年\n销售面积\t万平方米\t9\n其中：住宅\t万平方米\t8\n土地购置费\t亿元\t2"
    assert [m.indicator for m in metrics(table)] == ["销售面积", "住宅销售面积", "土地购置费"]


CONTINUED = {
    "without a head": "续表\n契税\t7\n车船税\t6",
    "with its head again": "续表\n项目\t2023年\n契税\t7\n车船税\t6",
    "marked in brackets": "（续上表）\n项目\t2023年\n契税\t7\n车船税\t6",
    "numbered": "表1（续）\n项目\t2023年\n契税\t7\n车船税\t6",
    "behind a page's number": "— 7 —\n契税\t7\n车船税\t6",
}


@pytest.mark.parametrize("rest", CONTINUED.values(), ids=CONTINUED)
def test_the_rest_of_a_table_has_the_caption_of_its_beginning(rest: str) -> None:
    found = metrics(f"2023年税收表\n单位：亿元\n项目\t2023年\n房产税\t9\n印花税\t8\n{rest}")
    assert [(row(m), m.period) for m in found[2:]] == [
        ("契税 | 7 亿元 | level", "2023"),
        ("车船税 | 6 亿元 | level", "2023"),
    ]


def test_what_only_a_tier_has_bears_no_code_of_the_whole() -> None:
    table = "2024年市级税收表\n单位：亿元\n项目\t决算数\n税收收入\t9\n非税收入\t8"
    assert [(m.indicator_code, m.scope) for m in metrics(table)] == [(None, "市级")] * 2


def test_a_number_in_brackets_is_refused_below_the_head_of_an_amount() -> None:
    assert rows("指标\t绝对数（亿元）\n房产税\t(9)\n契税\t8") == ["契税 | 8 亿元 | level"]


FLAT = {
    "cells on lines of their own": (
        "产品名称\n单位\n产量\n比上年增长%\n原煤\n万吨\n1846.9\n2.2\n纱\n吨\n55\n-5.8\n水泥\n万吨\n3\n0.1",
        [
            "原煤产量 | 1846.9 万吨 | level", "原煤产量 | 2.2 % | growth up", "纱产量 | 55 吨 | level",
            "纱产量 | 5.8 % | growth down", "水泥产量 | 3 万吨 | level", "水泥产量 | 0.1 % | growth up",
        ],
    ),
    "a word broken over two lines": (
        "单位：亿元\n指\n标\n2024年\n税收收入\n9\n房产税\n8\n契税\n7",
        ["税收收入 | 9 亿元 | level", "房产税 | 8 亿元 | level", "契税 | 7 亿元 | level"],
    ),
    "years down the side": (
        "表3 地区生产总值\n年份\n绝对数（亿元）\n2022年\n9\n2023年\n8\n2024年\n7",
        ["地区生产总值 | 9 亿元 | level", "地区生产总值 | 8 亿元 | level", "地区生产总值 | 7 亿元 | level"],
    ),
    "a head broken over two lines": ("预算科目\n2023年\n决算数\n2024年\n预计数\n税\n9\n8\n费\n8\n7\n利\n7\n6", []),
    "a label broken over two lines": (
        "地区\n合计（亿元）\n预算数（亿元）\n某县大堤\n工程\n8\n8\n某县\n道路\n7\n7\n某县水\n库\n6\n5", []
    ),
    "over a page's number": (
        "单位：亿元\n项目\n2024年\n房产税\n9\n契税\n8\n\n— 3 —\n车船税\n7\n印花税\n6",
        ["房产税 | 9 亿元 | level", "契税 | 8 亿元 | level", "车船税 | 7 亿元 | level", "印花税 | 6 亿元 | level"],
    ),
    "a unit on a line of its own, and a row that lacks a cell": (
        "单位：亿元\n项目\n完成数\n比上年增长\n（%）\n房产税\n9\n1\n契税\n8\n2\n资源税\n7\n3\n营业税\n4\n车船税\n6\n1"
        "\n印花税\n5\n2",
        ["房产税 | 9 亿元 | level", "房产税 | 1 % | growth up", "契税 | 8 亿元 | level", "契税 | 2 % | growth up",
         "资源税 | 7 亿元 | level", "资源税 | 3 % | growth up", "车船税 | 6 亿元 | level",
         "车船税 | 1 % | growth up", "印花税 | 5 亿元 | level", "印花税 | 2 % | growth up"],
    ),
    "two rows are too few": ("指标\n绝对数（亿元）\n税收收入\n9\n房产税\n8", []),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), FLAT.values(), ids=FLAT)
def test_flat_tables_are_read_where_nothing_is_missing(table: str, expected: list[str]) -> None:
    assert rows(table) == expected


REFUSED = {
    "no unit": "指标\t绝对数\n税收收入\t12\n房产税\t3",
    "two units in the caption": "单位：亿元、%\n指标\t绝对数\n税收收入\t12\n房产税\t3",
    "points or percent": "指标\t单位\t比上年增长\n城镇化率\t%\t0.7\n失业率\t%\t-0.1",
    "a movement without a unit": "单位：亿元\n科目\t增减\n税收收入\t12\n房产税\t3",
    "a contribution": "指标\t贡献率（%）\n税收收入\t102\n房产税\t99",
    "no head": "税收收入\t12亿元\t3\n房产税\t3亿元\t4",
    "branches of what nothing names": "行业\t比上年增长（%）\n采矿业\t5\n制造业\t-2",
    "a total of what nothing names": "单位：亿元\n科目\t完成数\n合计\t5\n小计\t2",
    "nothing but words": "序号\t名称\n一\t东县\n二\t西县",
    "columns that are counted": "单位：亿元\n栏次\t1\t2\t3\n甲\t1\t2\t3",
}


@pytest.mark.parametrize("table", REFUSED.values(), ids=REFUSED)
def test_what_a_table_does_not_tell_is_refused(table: str) -> None:
    assert rows(table) == []


def test_two_cells_below_one_head_are_refused_where_they_can_not_be_told_apart() -> None:
    table = "科目\t预算数（亿元）\t\t完成数（亿元）\n房产税\t1\t2\t3\n契税\t4\t\t6"
    assert rows(table) == ["房产税 | 3 亿元 | level", "契税 | 4 亿元 | level", "契税 | 6 亿元 | level"]


def test_cells_go_with_heads_in_order_where_their_edges_do_not_meet() -> None:
    table = "科目\t预算数（亿元）\t\t完成数（亿元）\n房产税\t1\t3\t\n契税\t4\t\t6"
    assert rows(table)[:2] == ["房产税 | 1 亿元 | level", "房产税 | 3 亿元 | level"]


def test_period_status_and_scope() -> None:
    table = "2024年市本级收支表\n单位：亿元\n科目\t2023年决算数\t2024年预算数\t完成数\t比上年增长%\n房产税\t1\t2\t3\t4"
    assert [(m.period, m.status, m.scope, m.baseline_period) for m in metrics(table)] == [
        ("2023", "actual", "市本级", None),
        ("2024", "target", "市本级", None),
        ("2024", "actual", "市本级", None),
        ("2024", "actual", "市本级", "2023"),
    ]


def test_the_name_of_a_budget_is_no_plan() -> None:
    report = (
        "关于某市2024年预算执行情况与2025年预算草案的报告\n\n一、2024年预算执行情况\n运行平稳。\n\n{table}\n"
    )
    lines = "单位：亿元\n项目\t合计\n一、本年收入\t49\n二、本年支出\t43"
    (first, _) = metrics("2024年社会保险基金预算收支总表\n" + lines, report=report)
    (second, _) = metrics("2025年社会保险基金预算收支草案\n" + lines, report=report)
    assert [(m.period, m.status) for m in (first, second)] == [("2024", "actual"), ("2025", "target")]


def test_units_and_measures_of_heads_below_heads() -> None:
    table = "区县\t\t\t\n\t地区生产总值（亿元）\t\t第一产业增加值（亿元）\n\t\t比上年增长（%）\t\n东县\t664\t7.6\t33"
    found = metrics(table)
    assert [(row(m), m.scope) for m in found] == [
        ("地区生产总值 | 664 亿元 | level", "东县"),
        ("地区生产总值 | 7.6 % | growth up", "东县"),
        ("第一产业增加值 | 33 亿元 | level", "东县"),
    ]


def test_a_label_may_tell_the_time_and_the_status() -> None:
    table = "单位：亿元\n项目\t金额\n2023年末债务余额实际数\t5\n2024年债务余额预算数\t6"
    assert [(m.indicator, m.period, m.status) for m in metrics(table)] == [
        ("债务余额", "2023", "actual"),
        ("债务余额", "2024", "target"),
    ]


def test_a_price_index_of_last_year_as_100_is_this_years() -> None:
    found = metrics("以上年为100\n类别\t指数\n居民消费价格指数\t99.5\n食品\t98.1")
    assert [(m.indicator, m.period, m.unit) for m in found] == [
        ("居民消费价格指数", "2024", None),
        ("食品指数", "2024", None),
    ]


def test_a_place_is_the_scope_of_what_the_column_names() -> None:
    found = metrics("县区\t地区生产总值（亿元）\t增长%\n东县\t664\t7.6\n西县\t211\t14.6")
    assert [(m.indicator, m.indicator_code, m.scope, m.measure) for m in found[:2]] == [
        ("地区生产总值", "gdp", "东县", "level"),
        ("地区生产总值", "gdp", "东县", "growth"),
    ]


def test_a_row_is_no_heading_and_no_sentence() -> None:
    report = extract(REPORT.format(table="单位：亿元\n科目\t完成数\n一、税收收入\t9\n二、非税收入\t8"))
    assert [section.title for section in report.sections] == ["综合"]
    assert {m.sentence for m in report.metrics} == {
        "一、税收收入 | 9",
        "二、非税收入 | 8",
        "全年税收收入增长1%。",
    }
    assert [m.section for m in report.metrics] == [("综合",)] * 3
    assert [m.start for m in report.metrics] == sorted(m.start for m in report.metrics)


def test_cells_are_accounted_for() -> None:
    report = extract(REPORT.format(table="指标\t绝对数（亿元）\t别的\n税收收入\t9\t7\n房产税\t8\t6"))
    assert [number.text for number in report.coverage.left_over] == ["7", "6"]


def test_explain_tells_how_a_row_is_read() -> None:
    text = "指标\t绝对数（亿元）\t拉动（%）\n税收收入\t9\t7\n房产税\t8\t6"
    (found,) = explain(Source("x", text, ""), line=2)
    assert found.sentence == "税收收入 | 9 | 7"
    assert [(v.text, v.reason) for v in found.numerals] == [
        ("9", "table"),
        ("7", "stands below a head that tells no measure for sure"),
    ]
    (whys,) = found.numerals[0].whys
    assert [why.value for why in whys if why.field == "inherited"] == ["绝对数（亿元）"]


def test_a_tab_in_running_text_makes_no_table() -> None:
    assert [row(m) for m in extract("税收收入\t120亿元，增长5%。\n一般").metrics] == [
        "税收收入 | 120 亿元 | level", "税收收入 | 5 % | growth up",
    ]  # fmt: skip
