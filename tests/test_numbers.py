"""Numbers with their units, as the scanner reads them before anything is asked of their indicators."""

import pytest

from reportx import extract
from reportx.packs import builtin
from reportx.quantities import Quantity, scanner
from reportx.records import Source, plain
from reportx.repair import repair


def scanned(sentence: str) -> list[Quantity]:
    """The figures of a sentence, without the numbers that belong to names."""
    chars = repair(Source("x", sentence, "")).chars
    read = scanner(builtin())
    names = read.names.read(chars)
    return [quantity for quantity in read.scan(chars) if names[quantity.start] is None]


def row(quantity: Quantity) -> str:
    """value~value_max unit comparator, with the sign that stands before it"""
    values = (quantity.value, quantity.value_max)
    value = "~".join(plain(v) for v in values if v is not None)
    sign = ("-" if quantity.negative else "+") if quantity.signed else ""
    return " ".join(filter(None, (f"{sign}{value}", quantity.unit, quantity.comparator)))


FIGURES = [
    # decimal points of Chinese numerals and of other fonts
    ("拨款二〇五·三亿元。", "205.3 亿元"),
    ("拨款二〇五．三亿元。", "205.3 亿元"),
    ("拨款二〇五，三亿元。", "205.3 亿元"),
    ("拨款五十六点三亿元。", "56.3 亿元"),
    ("棉花四·二万担。", "4.2 万担"),
    ("减产〇·七倍。", "0.7 倍"),
    ("出口增长6·4%。", "6.4 %"),
    ("煤产量三、四五六·二万吨。", "3456.2 万吨"),
    ("木材三〇万立方米，胶鞋一〇、二五〇万双，纱一二五万件。", "30 万立方米 | 10250 万双 | 125 万件"),
    ("土布一，六〇〇万匹，煤百分之三，一二五万人。", "1600 万匹 | 3 % | 125 万人"),
    ("装机二七六万千瓦，三十万千瓦，五〇〇千瓦，三〇、八五四千瓦。",
     "276 万千瓦 | 30 万千瓦 | 500 千瓦 | 30854 千瓦"),
    ("产粮三亿四千多万吨，五万六千多亿元，算力二百亿亿次。", "34000 万吨 over | 56000 亿元 over | 200 亿亿次"),
    ("收入1444亿亿亿亿元，面积3亿亿亿亩，算力5亿亿亿亿亿次，产粮五亿亿亿吨，税收9亿亿元。", "9 亿亿元"),
    ("产品一百几十种，二十几万人。", "20 万人 over"),
    ("增长六，四倍，占百分之三，五亿元投资，比重百分之四八·五。", "3 % | 5 亿元 | 48.5 %"),
    # thousands and blanks
    ("支出1，234，567万元。", "1234567 万元"),
    ("余额5，678．09亿元。", "5678.09 亿元"),
    ("出口增长 7. 2%。", "7.2 %"),
    ("人口410. 6万人。", "410.6 万人"),
    ("收入34\u2060.5亿元。", "34.5 亿元"),
    ("收入34.\u00ad5亿元。", "34.5 亿元"),
    # rough numbers
    ("建成两三个园区。", "2~3 个"),
    ("引进四五十家企业。", "40~50 家"),
    ("工期缩短三五天，过三两个月。", "3~5 天 | 2~3 个月"),
    ("培育十六七个品牌。", "16~17 个"),
    ("增产二、三千万斤。", "2000~3000 万斤"),
    ("占比百分之六七十。", "60~70 %"),
    ("占百分之三六，产值一二五·八亿元，占百分之四五。", "36 % | 125.8 亿元 | 45 %"),
    # mixed and formal numerals
    ("就业5万6000人。", "56000 人"),
    ("补助3千零40万元。", "3040 万元"),
    ("改造3万4千5百户。", "34500 户"),
    ("培训2万零300人。", "20300 人"),
    ("游客达2亿4千多万。", "24000 万 over"),
    ("奖金贰佰万元。", "200 万元"),
    ("价款叁拾伍万零陆佰元整，单价贰拾元伍角。", "350600 元 | 20.5 元"),
    ("大陆人口多，队伍整齐。", ""),
    # prices in several coins, other words for a unit, and classifiers
    ("票价12元5角。", "12.5 元"),
    ("均价九元二角五分。", "9.25 元"),
    ("电价降低2分5厘。", "0.025 元"),
    ("进口5亿人民币。", "5 亿元"),
    ("出口300万美金。", "300 万美金"),
    ("皮鞋610.5万双、玻璃200万重箱、客运3亿乘次。", "610.5 万双 | 200 万重箱 | 3 亿乘次"),
    ("周转量3万箱海里，培训5万人次，行驶2万余公里。", "3 万箱海里 | 5 万人次 | 2 万公里 over"),
    ("交换机容量60万线、手套80万打。", "60 万线 | 80 万打"),
    ("指数达102.6点，会议10点开始。", "102.6 点"),
    # percents
    ("上涨百分之零点三。", "0.3 %"),
    ("入学率百分之百。", "100 %"),
    ("增长百分之四到百分之六。", "4~6 %"),
    # signs and ranges
    ("同比+6.5%，环比-1.2%，增速为–3%。", "+6.5 % | -1.2 % | -3 %"),
    ("利润同比+1.2亿元，设网格长+2名网格员。", "+1.2 亿元 | 2 名"),
    ("税收12亿元（↑4%），罚没收入（↓2.5%）。", "12 亿元 | +4 % | -2.5 %"),
    ("失业率≤5%，满意率≥90%，浓度＜30微克/立方米，就业>2万人。",
     "5 % at_most | 90 % at_least | 30 微克/立方米 under | 2 万人 over"),
    ("增长5.5%-6%，新建3—5家，力争1--2家。", "5.5~6 % | 3~5 家 | 1~2 家"),
    ("培训8000至1万人，种植5万至8万亩。", "0.8~1 万人 | 5~8 万亩"),
    ("投资90-20亿元。", ""),
    ("满意率≥ 95%，失业率<=5%，气温-12℃。", "95 % at_least | 5 % at_most | -12 ℃"),
    # what a digit, a dot or a comma still touches is no smaller number
    ("投资1.2.3亿元，12,34万元，1,2345万元，12..5%，1万5，增长12。5%。", ""),
    ("服务40万3岁以下婴幼儿。", "40 万"),
    # numbers that stand before a figure
    ("1.20项工程完工。", "20 项"),
    ("由6年缩短至4.5年。", "6 年 | 4.5 年"),
    ("财政投入2024亿元发展教育。", "2024 亿元"),
    ("收入12345.6万元，总人口123456人。", "12345.6 万元 | 123456 人"),
    ("改造“四好农村路”2.0公里。", "2 公里"),
    ("2.3本项目建设期短。", ""),
    ("表1-2单位：万元", ""),
    ("图3本市就业", ""),
    ("违规三四轮车，改造二、三次管网，三分之一。", ""),
    # digits of other scripts
    ("收入٣٥亿元，增长𝟏𝟐%。", "35 亿元 | 12 %"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), FIGURES)
def test_figures(sentence: str, rows: str) -> None:
    assert " | ".join(map(row, scanned(sentence))) == rows


def test_a_sign_of_comparison_belongs_to_its_figure_but_not_to_its_text() -> None:
    (quantity,) = scanned("满意率≥90%。")
    assert (quantity.lead, quantity.start) == (3, 4)


TRADITIONAL = "財政收入達80億港元，較去年增長5%。"


def test_traditional_characters_are_read_and_printed_as_they_stand() -> None:
    revenue, growth = extract(TRADITIONAL).metrics
    assert (revenue.indicator, revenue.unit, revenue.normalized_unit) == ("財政收入", "億港元", "港元")
    assert (growth.measure, growth.direction, growth.action) == ("growth", "up", "增長")
    assert {m.sentence for m in (revenue, growth)} == {TRADITIONAL}
    assert all(TRADITIONAL[m.start : m.end] == m.text for m in (revenue, growth))
