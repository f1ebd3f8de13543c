"""The same tables in other clothes: rules, no rules, broken pages and plain text give the records of the page."""

import re

import pytest

from budgets import REPORT, metrics
from printing import Layout, can_print, printed
from reportx import extract
from reportx.extract import read_report
from reportx.readers import read_bytes

Cells = list[tuple[str, ...]]

HEAD: Cells = [("科　目", "2024年决算数", "2025年预算数", "2025年执行数", "执行数为预算数的%", "备注")]
REVENUE: Cells = [
    ("一、税收收入", "12,410", "13,020", "12,860", "98.8", ""),
    ("增值税", "7,300", "7,710", "7,450", "96.6", ""),
    ("契税", "5,110", "5,310", "5,410", "101.9", ""),
    ("二、非税收入", "4,205", "4,100", "4,330", "105.6", ""),
    ("罚没收入", "1,105", "1,000", "1,130", "113.0", ""),
    ("专项收入", "3,100", "3,100", "3,200", "103.2", ""),
    ("一般公共预算收入合计", "16,615", "17,120", "17,190", "100.4", ""),
]
BALANCE: Cells = [
    ("收　　入", ":", "支　　出", ":"),
    ("项目", "预算数", "项目", "预算数"),
    ("一、本年收入", "81,200", "一、本年支出", "84,310"),
    ("二、上年结转收入", "6,010", "二、上解上级支出", "1,900"),
    ("三、调入资金", "2,300", "三、结转下年支出", "3,300"),
    ("收入总计", "89,510", "支出总计", "89,510"),
]
LIMITS: Cells = [
    ("地　区", "2025年债务限额", ":", ":", "2025年末债务余额", ":", ":"),
    ("", "小计", "一般债务", "专项债务", "小计", "一般债务", "专项债务"),
    ("某市合计", "91.20", "30.10", "61.10", "88.35", "29.05", "59.30"),
    ("东岭县", "50.70", "18.60", "32.10", "49.20", "18.05", "31.15"),
    ("西岭县", "40.50", "11.50", "29.00", "39.15", "11.00", "28.15"),
]
TABLES = {
    "附表1 2025年一般公共预算收入执行情况表": ("万元", HEAD + REVENUE),
    "附表2 2026年一般公共预算收支平衡表": ("万元", BALANCE),
    "附表3 2025年地方政府债务限额及余额情况表": ("亿元", LIMITS),
}
NUMBER = re.compile(r"-?[\d,.]+")


def row_of(cells: tuple[str, ...]) -> str:
    """A row in HTML; a colon goes on with the cell before it."""
    spans: list[list[str]] = []
    for cell in cells:
        if cell == ":":
            spans[-1].append(cell)
        else:
            spans.append([cell])
    return "".join(
        f"<td colspan={len(span)} class={'n' if NUMBER.fullmatch(span[0]) else 'w'}>{span[0]}</td>"
        for span in spans
    )


def page(style: str, *, counted: str = "单位：") -> str:
    body = [f"<style>{style}</style><h1>关于某市2025年预算执行情况和2026年预算草案的报告</h1>"]
    body.append("<p>2025年，全市财政运行平稳，各项工作有序推进，较好完成了全年任务。</p>" * 3)
    for title, (unit, rows) in TABLES.items():
        lines = "".join(f"<tr>{row_of(cells)}</tr>" for cells in rows)
        body.append(f"<p class=title>{title}</p><p class=unit>{counted}{unit}</p><table>{lines}</table>")
    return "".join(body)


def said(data: bytes) -> list[tuple[object, ...]]:
    """What the records of a file's tables say."""
    found = [m for m in read_report(read_bytes(data, name="x")).metrics if m.rule == "table"]
    return [(m.indicator, m.value, m.unit, m.measure, m.period, m.status, m.entity) for m in found]


SMALL = """.title { text-align: center; text-indent: 0 } .unit { text-align: right; text-indent: 0 }
    table { width: 100%; font-size: 8pt } td { padding: 2pt 4pt } .n { text-align: right }
    .w { text-align: left } tr:first-child td { text-align: center }"""
CLOTHES = {
    "rules around all cells": "td { border: 0.5pt solid black }",
    "rules below the rows": "td { border-bottom: 0.5pt solid black }",
    "no rules": "",
}


@pytest.mark.skipif(can_print() is not None, reason=str(can_print()))
@pytest.mark.parametrize("style", CLOTHES.values(), ids=CLOTHES)
@pytest.mark.parametrize("counted", ["单位：", "编制单位：某市财政局　　　　　　　　单位："])
def test_printed_tables_of_one_width_say_what_the_page_says(style: str, counted: str) -> None:
    html = page(SMALL + style, counted=counted)
    expected = said(html.encode())
    assert len(expected) == 28 + 8 + 18
    assert said(printed(html, Layout(page="210mm 420mm", margin="20mm", header=""))) == expected


@pytest.mark.skipif(can_print() is not None, reason=str(can_print()))
@pytest.mark.parametrize("height", [100, 110, 120, 135])
def test_tables_that_pages_break_anywhere_say_the_same(height: int) -> None:
    html = page(SMALL + CLOTHES["rules around all cells"])
    pages = Layout(page=f"210mm {height}mm", margin="16mm", header="")
    assert said(printed(html, pages)) == said(html.encode())


ENTITIES = [("某市合计", None), ("全　市", None), ("东岭县", "东岭县"), ("其他县小计", "其他县")]


@pytest.mark.parametrize(("label", "entity"), ENTITIES)
def test_a_total_of_places_is_that_of_the_unit_that_reports(label: str, entity: str | None) -> None:
    found = metrics(f"2025年债务限额表\n单位：亿元\n地区\t一般债务限额\n{label}\t9\n西岭县\t4\n")
    assert [m.entity for m in found] == [entity, "西岭县"]


def test_a_movement_behind_the_parts_of_a_whole_is_that_of_the_whole() -> None:
    found = metrics(
        "2025年各镇街一般公共预算收入完成情况\n单位：万元\n镇街\t年初预算\t完成数\t\t\t占年初预算%\t比上年增长%\n"
        "\t\t合计\t税收收入\t非税收入\t\t\n石桥镇\t80\t84\t60\t24\t105\t3.1\n柳林镇\t50\t49\t40\t9\t98\t-2\n"
    )
    assert {m.entity for m in found} == {"石桥镇", "柳林镇"}
    assert [m.indicator for m in found[:6]] == [
        "一般公共预算收入年初预算", "一般公共预算收入", "税收收入", "非税收入", "一般公共预算收入完成年初预算",
        "一般公共预算收入",
    ]  # fmt: skip


def test_a_percent_sign_above_several_levels_is_that_of_each() -> None:
    found = metrics(
        "2025年一般公共预算收入分级完成情况\n单位：亿元\n科目\t2025年完成\t\t完成预算的%\t\n\t全市\t市级\t全市\t市级\n契税\t9\t4\t98\t102\n"
    )
    assert [(m.measure, m.entity) for m in found] == [
        ("level", None), ("level", "市级"), ("share", None), ("share", "市级"),
    ]  # fmt: skip


def test_figures_below_what_may_be_the_head_of_labels() -> None:
    found = metrics(
        "2025年居民消费价格比上年涨跌幅度\n指标\t全市（%）\t城市（%）\t农村（%）\n居民消费价格\t0.6\t0.4\t-0.1\n"
    )
    assert [(m.indicator, m.measure, m.direction) for m in found] == [
        ("居民消费价格", "growth", "up"),
        ("城市居民消费价格", "growth", "up"),
        ("农村居民消费价格", "growth", "down"),
    ]


def test_money_for_something_needs_no_other_noun() -> None:
    found = metrics(
        "2026年市对县税收返还和转移支付分项目预算表\n单位：万元\n项目\t预算数\n一、一般性转移支付\t9\n"
        "基本财力保障奖补资金\t9\n二、专项转移支付\t5\n农林水\t5\n合计\t14\n"
    )
    assert [m.indicator for m in found][1:4:2] == ["基本财力保障奖补资金", "农林水专项转移支付"]


def test_who_made_a_table_is_none_of_its_title() -> None:
    text = REPORT.format(
        table="2025年市级国有企业利润情况\n编制单位：某市财政局 单位：万元\n企业类别\t2025年\n工业企业\t9\n"
    )
    assert [m.indicator for m in extract(text).metrics] == ["工业企业利润"]
