"""Kinds of tables that were read wrong on files that nobody had tuned to, each with small inputs of its own wording."""

import pytest

from reportx import extract

Record = tuple[str, float, str | None, str, str | None, str | None]

TABLES: list[tuple[str, list[Record]]] = [
    (  # the caption tells growth and the unit, the columns where
        "表2 2024年居民消费价格比上年涨跌幅度\n单位：%\n指标\t全市\t城市\n食品烟酒\t-0.6\t-0.8\n居住\t0.1\t0.1\n",
        [
            ("食品烟酒价格", 0.6, "%", "growth", "down", "2024"),
            ("城市食品烟酒价格", 0.8, "%", "growth", "down", "2024"),
            ("居住价格", 0.1, "%", "growth", "up", "2024"),
            ("城市居住价格", 0.1, "%", "growth", "up", "2024"),
        ],
    ),
    (  # a head that says no more than the caption
        "2024年分行业用电量同比增幅\n单位：%\n行业\t幅度\n采矿业\t-1.2\n建筑业\t3.4\n",
        [
            ("采矿业用电量", 1.2, "%", "growth", "down", "2024"),
            ("建筑业用电量", 3.4, "%", "growth", "up", "2024"),
        ],
    ),
    (  # a row that tells only how the one above it moved
        "2023-2024年生产总值\n\t2023年\t2024年\n地区生产总值（亿元）\t1450\t1512\n比上年增长（%）\t5.1\t5.6\n",
        [
            ("地区生产总值", 1450, "亿元", "level", None, "2023"),
            ("地区生产总值", 1512, "亿元", "level", None, "2024"),
            ("地区生产总值", 5.1, "%", "growth", "up", "2023"),
            ("地区生产总值", 5.6, "%", "growth", "up", "2024"),
        ],
    ),
    (  # growth whose percent sign stands in its cells
        "全市2024年农产品产量\n单位：万吨\n产品\t2024年\t同比\n粮食\t86.5\t1.5%\n油料\t6.2\t-1.6%\n",
        [
            ("粮食产量", 86.5, "万吨", "level", None, "2024"),
            ("粮食产量", 1.5, "%", "growth", "up", "2024"),
            ("油料产量", 6.2, "万吨", "level", None, "2024"),
            ("油料产量", 1.6, "%", "growth", "down", "2024"),
        ],
    ),
    (  # what a label and its head share is said once
        "2024年投资\n指标\t投资额（亿元）\n固定资产投资\t520.3\n工业\t228.0\n",
        [
            ("固定资产投资额", 520.3, "亿元", "level", None, "2024"),
            ("工业投资额", 228.0, "亿元", "level", None, "2024"),
        ],
    ),
    (  # the unit of a row before that of its column, and a movement in it
        "2024年企业财务指标\n指标\t绝对值（亿元）\t同比增减（%）\n利润总额\t56.2\t-8.6\n每百元收入中的成本（元）\t85.6\t增加0.8元\n",
        [
            ("利润总额", 56.2, "亿元", "level", None, "2024"),
            ("利润总额", 8.6, "%", "growth", "down", "2024"),
            ("每百元收入中的成本", 85.6, "元", "level", None, "2024"),
            ("每百元收入中的成本", 0.8, "元", "change", "up", "2024"),
        ],
    ),
    (  # a year with a word in brackets
        "主要指标\n指标\t2024\t2025(预计)\nGDP(亿元)\t1512\t1600\n",
        [("GDP", 1512, "亿元", "level", None, "2024"), ("GDP", 1600, "亿元", "level", None, "2025")],
    ),
    (  # two units in the caption's brackets
        "表3 一般公共预算收入分项（万元，%）\n项目\t2024年\t增减%\n增值税\t118200\t-1.9\n",
        [
            ("增值税", 118200, "万元", "level", None, "2024"),
            ("增值税", 1.9, "%", "growth", "down", "2024"),
        ],
    ),
    (  # the year that an index counts from is no figure
        "居民消费价格指数（上年=100）\n类别\t2024年\n居住\t100.3\n",
        [("居住价格指数", 100.3, None, "level", None, "2024")],
    ),
]


@pytest.mark.parametrize(("text", "records"), TABLES)
def test_tables_of_unseen_kinds(text: str, records: list[Record]) -> None:
    found = [
        (m.indicator, float(m.value or 0), m.unit, m.measure, m.direction, m.period)
        for m in extract(text).metrics
    ]
    assert found == records


def test_towns_against_what_they_were_set() -> None:
    lines = (
        "2024年全县固定资产投资完成情况",
        "单位:万元、%",
        "乡镇\t全年任务\t累计完成\t完成任务%",
        "东山镇\t12000\t11600\t96.7",
    )
    found = [(m.indicator, m.status, m.entity) for m in extract("\n".join(lines)).metrics]
    assert found == [
        ("固定资产投资", "target", "东山镇"),
        ("固定资产投资", "actual", "东山镇"),
        ("固定资产投资完成任务", "actual", "东山镇"),
    ]
