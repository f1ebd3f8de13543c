"""When a figure holds, and whether it happened or is promised, by the part of the report it stands in."""

import pytest

from reportx import extract
from reportx.metrics.moments import moments
from reportx.metrics.timeline import Timeline
from reportx.packs import builtin, merge, parse_pack
from reportx.periods import Years, time_words
from reportx.records import Source
from reportx.repair import repair
from reportx.sections.tree import Heading

TOLD = [
    ("2023年上半年，2023年前三季度，2023年四季度", "2023-01/2023-06 2023-01/2023-09 2023-Q4"),
    ("2023年前五个月，2023年头两个月，2023年1—11月", "2023-01/2023-05 2023-01/2023-02 2023-01/2023-11"),
    ("2023年1月1日至6月30日，2023年1—12月，2023年8月末", "2023-01/2023-06 2023 2023-08"),
    ("前四个月，头三个月，1-9月，1—9月份", "2024-01/2024-04 2024-01/2024-03 2024-01/2024-09 2024-01/2024-09"),
    ("截至10月底，一至三季度，下半年，三季度", "2024-10 2024-01/2024-09 2024-07/2024-12 2024-Q3"),
    ("去年上半年，今年前5个月，去年同期", "2024-01/2024-06 2025-01/2025-05 2024"),
    ("一九五七年，二〇〇三年，二○一○年，二OO三年，2003年度", "1957 2003 2010 2003 2003"),
    ("1986—1990年，2021至2025年，2021-25年", "1986/1990 2021/2025 2021/2025"),
    ("从2021年到2025年，2021、2022、2023三年", "2021/2025 2021 2022 2023"),
    ("“十一五”时期，十一五期间，“十二五”末，“十四五”我市", "2006/2010 2006/2010 2015 2021/2025"),
    ("“十三五”前四年，“十三五”后两年", "2016/2019 2019/2020"),
    ("五年来，二十年来，未来三年，今后五年", "2020/2024 2005/2024 2025/2027 2025/2029"),
    ("占百分之九五，共一九五，工期提前3个月，目前6个月，9.5—6月", ""),
    ("三年实施规划，两年投资计划，三年建设行动，五年实施方案", ""),
    ("三年实施项目9个，两年投资9亿元", "2022/2024 2023/2024"),
]

AGAINST = [
    "比一九五六年增长",
    "由一九七八年的",
    "等于一九四九年的",
    "较2014年度减少",
    "比前11个月加快",
    "比上半年回落",
]

REPORT = """2025年某县政府工作报告
——2025年1月9日在某县第九届人民代表大会第五次会议上
某县县长 张三
各位代表：
一、2024年工作回顾
{review}
二、2025年工作安排
{plan}
"""

REVIEW = [
    ("五年来，财政对教育事业的投入达3200万元。", "2020/2024"),
    ("五年来，科技投入增加到3200万元。", "2024"),
    ("五年间，企业产值增长2倍，现已吸纳劳动力3万人。", "2020/2024 2024"),
    ("五年来，建成水厂3座，目前在建5座。", "2020/2024 2024"),
    ("地区生产总值增长6%。", "2024"),
    ("税收收入由2019年的10亿元增加到2024年的20亿元，年均增长14%。", "2024 2020/2024"),
    ("五年来，新建公路30公里，通车里程达到300公里。", "2020/2024 2024"),
    ("“十四五”期间累计投资9亿元。", "2021/2025"),
    ("一季度税收收入增长4%，全年税收收入增长6%。", "2024-Q1 2024"),
    ("2023年8月新增企业5家。", "2023-08"),
    ("过去五年，税收收入年均增长6%。", "2020/2024"),
    ("本届政府任期内，税收收入年均增长6%，新建公路30公里。", "2020/2024 2020/2024"),
    (
        "2024年上半年，税收收入增长5%，支出增长6%；投资增长7%，全年增长8%。",
        "2024-01/2024-06 2024-01/2024-06 2024-01/2024-06 2024",
    ),
    ("2024年9月，税收收入5亿元，增长6%；投资增长7%。", "2024-09 2024-09 2024"),
    ("截至2024年6月末，贷款余额9亿元。", "2024-06"),
    ("2020年和2023年森林覆盖率分别为21%和24%。", "2020 2023"),
    ("2021、2022、2023三年粮食产量分别为5万吨、6万吨、7万吨。", "2021 2022 2023"),
    ("2021、2022和2023年分别建成学校5所、6所、7所。", "2021 2022 2023"),
    ("从2021年到2023年，税收收入年均增长5%。", "2021/2023"),
    ("企业达到9家、实现两年翻番，新增学校5所。", "2024 2023/2024 2024"),
    ("2022—2024年地区生产总值分别增长5%、6%、4%。", "2022 2023 2024"),
    ("2022年、2023年，税收收入、财政支出分别增长5%、6%。", "2023 2023"),
    ("本年收支结余2亿元。", "2024"),
    ("五年来，中央财政五年支出5亿元，拥有学校5所。", "2020/2024 2024"),
    ("五年来，平均每年新增就业5万人、转移就业8万人。", "2020/2024 2020/2024"),
    ("五年来，人均道路面积比2019年提高86%，新建公路30公里。", "2024 2020/2024"),
    ("加上上年结余5亿元，收入总计9亿元。", "2024 2024"),
    ("预计税收收入9亿元。", "2024"),
    ("上半年税收收入增长4%，前三季度增长5%，二季度增长6%。", "2024-01/2024-06 2024-01/2024-09 2024-Q2"),
    ("任务胜利完成，五年来极不平凡。一是经济平稳。税收收入年均增长6%，去年增长7%。", "2020/2024 2024"),
    ("“十三五”时期，全县税收收入50亿元，生产总值达到90亿元。", "2016/2020 2020"),
    ("2024年是收官之年。五年来，成绩不小。新建学校30所，累计完成投资9亿元。", "2020/2024 2020/2024"),
    ("2024年成绩不小。“十四五”以来，教育支出累计完成30亿元。", "2021/2024"),
    ("1998、1999年连续遭受洪水，税收收入增长5%。", "1999"),
    ("税收收入下降5%（因上年收回借款），支出增长6%。", "2024 2024"),
    ("实施三年行动（2023—2025年），新建学校5所。", "2023/2025"),
    ("编制规划（2023—2035年）并获批准，新建学校5所。", "2024"),
]
PLAN = [
    ("地区生产总值增长6%。", "2025 target"),
    ("未来三年释放用地3平方公里。", "2025/2027 target"),
    ("今后五年目标宏伟，到2029年实现翻身；税收收入年均增长5%。", "2025/2029 target"),
    ("到2030年森林覆盖率达到30%。", "2030 target"),
    ("到“十五五”末，居民收入年均增长6%。", "2026/2030 target"),
    ("去年已建成学校5所。", "2024 actual"),
    ("上半年完成投资3亿元。", "2025-01/2025-06 target"),
    ("加上上年结余收入、调入资金后，预算财力约为9亿元。", "2025 target"),
    ("预计税收收入9亿元。", "2025 target"),
    ("本年收入9亿元。", "2025 target"),
    ("按照规定，截至2月2日，支出5亿元。", "2025-02 actual"),
    ("利用现有场地改造学校5所。", "2025 target"),
    ("教育投入由去年的5亿元增加到9亿元。", "2025 target"),
    ("主要目标是：生产总值比上年增长9%。", "2025 target"),
    ("税收收入按上年快报数增长2%安排。", "2025 target"),
    ("加上上年与省结算前结转收入和专项资金，收入总计9亿元。", "2025 target"),
    ("（因上年偿还借款抬高了基数）结转下年支出9亿元。", "2025 target"),
    ("扎实推进2023年度示范村建设，改造村庄5个。", "2025 target"),
    ("紧盯三年实施规划目标，新增企业5家。", "2025 target"),
    ("从投资的效果看，两年来带动民间投资9亿元。", "2023/2024 actual"),
    ("力争2030年发电能力达到2020年的3倍。", "2030 target"),
]


@pytest.mark.parametrize(("sentence", "periods"), REVIEW)
def test_review_part(sentence: str, periods: str) -> None:
    metrics = extract(REPORT.format(review=sentence, plan="努力奋斗。")).metrics
    assert " ".join(m.period or "none" for m in metrics) == periods
    assert {m.status for m in metrics} == {"actual"}


@pytest.mark.parametrize(("sentence", "told"), PLAN)
def test_plan_part(sentence: str, told: str) -> None:
    (metric,) = extract(REPORT.format(review="成绩很大。", plan=sentence)).metrics
    assert f"{metric.period} {metric.status}" == told


@pytest.mark.parametrize(("text", "periods"), TOLD)
def test_time_expressions(text: str, periods: str) -> None:
    assert (
        " ".join(mention.period for mention in time_words(builtin()).mentions(text, Years(2025, 2024, 2025)))
        == periods
    )


@pytest.mark.parametrize("text", AGAINST)
def test_what_a_figure_is_compared_with(text: str) -> None:
    (mention,) = time_words(builtin()).mentions(text, Years(2025, 2024, 2025))
    assert mention.baseline


def test_a_target_inside_the_review_part() -> None:
    review = "森林覆盖率达到28%，力争到2027年达到30%。"
    past, ahead = extract(REPORT.format(review=review, plan="努力奋斗。")).metrics
    assert (past.status, past.period, past.commitment) == ("actual", "2024", None)
    assert (ahead.status, ahead.period, ahead.commitment) == ("target", "2027", "力争")


def test_what_is_done_and_what_is_to_come_in_one_sentence_of_the_plan_part() -> None:
    plan = "去年新增企业5家，今年再增6家。目前已有企业30家，年内达到40家。"
    metrics = extract(REPORT.format(review="成绩很大。", plan=plan)).metrics
    assert [m.status for m in metrics] == ["actual", "target", "actual", "target"]


STATUSES = [
    ("今年拟安排赤字5亿元，比去年预算减少2亿元；赤字率2%。", "target target target"),
    ("去年，新增企业5家，税收收入增长5%，今年新增6家。", "actual actual target"),
    ("目前，全县有企业5家，其中外资企业2家，年内新增3家。", "actual actual target"),
    ("现有企业30家，力争达到40家。", "actual target"),
    ("一年来，我们新建学校5所。", "actual"),
    ("在提高质量的基础上年均增长7%的税收收入达到9亿元。", "target target"),
    ("过去一年，成绩很大。税收收入增长5%。今年，税收收入增长6%。", "actual target"),
]


@pytest.mark.parametrize(("plan", "statuses"), STATUSES)
def test_what_was_ends_where_the_plan_looks_ahead_again(plan: str, statuses: str) -> None:
    metrics = extract(REPORT.format(review="成绩很大。", plan=plan)).metrics
    assert " ".join(m.status for m in metrics) == statuses


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("税收收入由2019年的5亿元增加到2024年的9亿元，支出从3亿元增加到4亿元。", "2019 2019"),
        ("五年来，税收收入从5亿元增加到9亿元。", "2019"),
        ("五年来，教育投入累计5亿元，比前五年增长8%。", "None 2015/2019"),
        ("税收收入、财政支出比2014年分别增长5%和6%。", "2014 2014"),
        ("从2015年到2020年，税收收入由5亿元增加到9亿元。", "2015"),
        ("2003—2007年新增公路9万公里，是1950年到2002年总和的2倍。", "None 1950/2002"),
        ("税收收入同比增长5%。", "2023"),
        ("2020年税收占比由上年的74%提高到83%，2022年支出由上年的5亿元增加到6亿元。", "2019 2021"),
        ("2024年税收收入达到2015年的2.6倍，客流量恢复到2019年的108%。", "2015 2019"),
    ],
)
def test_what_a_figure_is_measured_against(sentence: str, baselines: str) -> None:
    metrics = extract(REPORT.format(review=sentence, plan="努力奋斗。")).metrics
    assert " ".join(str(m.baseline_period) for m in metrics) == baselines


LISTS = [
    ("主要预期目标：税收收入增长6%；投资增长5%。进出口总额增长4%。", "预期 预期 预期"),
    ("主要目标是：税收收入增长6%，力争8%。进出口总额增长4%。", "目标 力争 目标"),
    ("主要预期目标是：\n——税收收入增长6%；\n——投资增长5%。\n新建学校5所。", "预期 预期 None"),
    ("确保税收收入增长6%，固定资产投资增长8%；新建学校5所。", "确保 确保 None"),
    ("力争新增企业9家、学校5所。", "力争 力争"),
]


def test_a_list_of_targets_ends_where_a_heading_begins_on_its_line() -> None:
    chars = "主要预期目标是：税收收入增长6%。投资增长5%。（一）兴办教育。新建学校5所。"
    start = chars.index("（一）")
    heading = Heading(start, start + 8, len(chars), 2, "一", "兴办教育", "plan", "paren")
    text = repair(Source("report", chars, ""))
    timeline = Timeline(text, [heading], Years(2025, 2024, 2025), moments(builtin()))
    told = [timeline.at(chars.index(figure)).goal for figure in ("6%", "5%", "5所")]
    assert told == ["预期", "预期", None]


@pytest.mark.parametrize(("plan", "commitments"), LISTS)
def test_the_word_that_promises_a_list(plan: str, commitments: str) -> None:
    metrics = extract(REPORT.format(review="成绩很大。", plan=plan)).metrics
    assert " ".join(str(m.commitment) for m in metrics) == commitments


def test_this_years_targets_are_targets_wherever_they_stand() -> None:
    review = "综合考虑，今年主要预期目标是：税收收入增长7%。"
    (metric,) = extract(REPORT.format(review=review, plan="努力奋斗。")).metrics
    assert (metric.status, metric.period, metric.commitment) == ("target", "2025", "预期")


def test_a_plan_part_without_a_heading_begins_with_the_years_targets() -> None:
    review = "新建学校3所。\n今年主要预期目标是：税收收入增长7%。\n（一）办好教育\n新建学校5所。"
    report = REPORT.format(review=review, plan="X").split("二、")[0]
    statuses = [(m.status, m.period) for m in extract(report).metrics]
    assert statuses == [("actual", "2024"), ("target", "2025"), ("target", "2025")]


def test_a_communique_plans_nothing() -> None:
    text = "某市2024年国民经济和社会发展统计公报\n一、综合\n税收收入增长5%。\n二、重点任务\n投资增长6%。"
    assert [m.status for m in extract(text).metrics] == ["actual", "actual"]


def test_a_figure_knows_its_sections() -> None:
    (metric,) = extract(
        REPORT.format(review="（一）经济稳中有进。税收收入增长6%。", plan="努力奋斗。")
    ).metrics
    assert metric.section == ("2024年工作回顾", "经济稳中有进")


def test_growth_in_multiples_is_normalized_to_percent() -> None:
    found = {
        m.text: (m.normalized_value, m.normalized_unit)
        for m in extract("产值翻两番，税收下降三成，用地2万亩。").metrics
    }
    assert {text: (int(value), unit) for text, (value, unit) in found.items()} == {
        "翻两番": (300, "%"),
        "三成": (-30, "%"),
        "2万亩": (13333333, "平方米"),
    }


QUALITATIVE = [
    ("居民收入增长与经济增长基本同步。", "居民收入 与经济增长基本同步 None"),
    ("预期目标是：地区生产总值增长5%，外贸进出口总额实现正增长。", "外贸进出口总额 实现正增长 预期"),
    ("单位地区生产总值能耗完成省下达目标任务。", "单位地区生产总值能耗 完成省下达目标任务 None"),
    ("力争固定资产投资增速高于全省平均水平。", "固定资产投资 高于全省平均水平 力争"),
    ("预期目标是：进出口总额力争保持正增长。", "进出口总额 保持正增长 力争"),
    ("居民消费价格保持稳定。", "居民消费价格 保持稳定 None"),
    ("确保完成国家下达的“十四五”能耗强度下降目标。", "能耗强度 完成国家下达的“十四五”能耗强度下降目标 确保"),
    ("单位地区生产总值能耗保持下降。", "单位地区生产总值能耗 保持下降 None"),
    ("城乡居民人均可支配收入增速高于经济增长速度。", "城乡居民人均可支配收入 高于经济增长速度 None"),
    ("居民收入增速高于经济增长。", "居民收入 高于经济增长 None"),
    ("农村居民人均可支配收入增速高于城镇居民收入增速。", "农村居民人均可支配收入 高于城镇居民收入增速 None"),
    ("单位地区生产总值能耗完成“十四五”国家考核目标。", "单位地区生产总值能耗 完成“十四五”国家考核目标 None"),
]


@pytest.mark.parametrize(("sentence", "told"), QUALITATIVE)
def test_targets_in_words(sentence: str, told: str) -> None:
    text = REPORT.format(review="成绩很大。", plan=sentence)
    (target,) = extract(text).qualitative_targets
    assert f"{target.indicator} {target.qualitative} {target.commitment}" == told
    assert (target.value, target.status, target.period) == (None, "target", "2025")
    assert text[target.start : target.end] == target.text == target.qualitative


def test_a_list_has_a_target_in_words_each() -> None:
    text = REPORT.format(review="成绩很大。", plan="单位生产总值能耗、单位生产总值二氧化碳排放量进一步下降。")
    found = [(one.indicator_code, one.qualitative) for one in extract(text).qualitative_targets]
    assert found == [("energy_intensity", "进一步下降"), ("carbon_intensity", "进一步下降")]


def test_what_was_reached_in_words_is_no_target() -> None:
    text = REPORT.format(review="外贸进出口总额实现正增长。", plan="努力奋斗。")
    assert extract(text).qualitative_targets == ()


COMMITMENTS = [
    ("力争地区生产总值增长6%。", "力争"),
    ("确保税收收入突破9亿元。", "确保"),
    ("努力实现税收收入增长4%。", "努力"),
    ("主要预期目标是：地区生产总值增长6%左右。", "预期"),
    ("争取新开工项目5个。", "争取"),
    ("新建学校5所。", None),
]


@pytest.mark.parametrize(("sentence", "commitment"), COMMITMENTS)
def test_the_strength_of_a_promise(sentence: str, commitment: str | None) -> None:
    (metric,) = extract(REPORT.format(review="成绩很大。", plan=sentence)).metrics
    assert metric.commitment == commitment


def test_what_happened_is_no_promise() -> None:
    (metric,) = extract(REPORT.format(review="确保税收收入增长6%。", plan="努力奋斗。")).metrics
    assert (metric.status, metric.commitment) == ("actual", None)


def test_a_plan_that_looks_back_for_a_paragraph() -> None:
    plan = "过去五年，公路通车里程达到500公里。就业人数增加6万人。\n今后要扩大投资。公路通车里程达到800公里。"
    found = extract(REPORT.format(review="成绩很大。", plan=plan)).metrics
    assert [m.status for m in found] == ["actual", "actual", "target"]


def test_the_first_year_of_records_dates_nothing() -> None:
    review = "这一年，我市遭遇了自1958年有气象记录以来罕见的旱灾，粮食总产5万吨。"
    (metric,) = extract(REPORT.format(review=review, plan="努力奋斗。")).metrics
    assert metric.period == "2024"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("森林覆盖率由2015年的26%上升为2024年的32%。", "share 32 up 2024 26 2015"),
        ("人口自然增长率从2010年的14.39‰下降到2020年的10.55‰。", "share 10.55 down 2020 14.39 2010"),
        ("税收占比由2015年的61%提高至2020年的67%。", "share 67 up 2020 61 2015"),
        ("财政收入从2015年的5亿元增加到2022年的9亿元。", "level 9 up 2022 5 2015"),
        ("经济增速由一季度的-5.6%回升到二季度的5.8%。", "growth 5.8 up 2024-Q2 -5.6 2024-Q1"),
    ],
)
def test_a_from_to_whose_ends_both_have_a_time(sentence: str, told: str) -> None:
    (m,) = extract(REPORT.format(review=sentence, plan="努力奋斗。")).metrics
    assert f"{m.measure} {m.value} {m.direction} {m.period} {m.baseline_value} {m.baseline_period}" == told


FIVE_YEARS = """某省国民经济和社会发展第十个五年计划纲要
第一篇 发展目标
生产总值年均增长8%，新建学校5所，森林覆盖率达到30%。2000年学校有3所。工业总产值9亿元。到2003年新建医院2家。
"""


def test_what_a_plan_of_five_years_plans_is_of_its_years() -> None:
    told = [(m.period, m.status) for m in extract(FIVE_YEARS).metrics]
    span, end = ("2001/2005", "target"), ("2005", "target")
    # money without a verb may be that of all years or of the last, and is dated by neither
    assert told == [span, span, end, ("2000", "actual"), (None, "target"), ("2003", "target")]


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("2025年主要任务——决胜“十四五”", "2025"),
        ("“十四五”时期目标和2025年主要任务", "2021/2025"),
        ("今后五年的主要任务", "2025/2029"),
    ],
)
def test_what_stands_behind_a_dash_dates_no_part(heading: str, period: str) -> None:
    report = REPORT.format(review="成绩很大。", plan="新建学校5所。").replace("2025年工作安排", heading)
    (metric,) = extract(report).metrics
    assert metric.period == period


FIVE_YEAR_PLAN = """我国国民经济和社会发展的第七个五年计划时期，是改革的关键时期。
“七五”计划的制定，估量了发展的现状，也总结了“六五”计划的经验。
第七个五年计划时期，将继续推进改革。
第一章 主要任务
{plan}
"""


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("铁路客运量平均每年增长7%。", "1986/1990"),
        ("五年内，出口总额平均每年增长7%，1990年达到830亿美元。", "1986/1990 1990"),
        ("五年内，消费基金总额为30亿元；积累基金总额为13亿元。", "1986/1990 1986/1990"),
        ("五年内，平均每年积累率为30%。", "1986/1990"),
        ("五年内基本建设拨款3499亿元，占财政总支出的31%。", "1986/1990 1986/1990"),
        ("五年内，建成铁路3600公里，复线铁路3300公里。", "1986/1990 1986/1990"),
        ("五年内，大学毕业生26万人，毕业研究生2万人。", "1986/1990 1986/1990"),
        ("基本建设投资500亿元。其中，煤炭工业170亿元。", "1986/1990 1986/1990"),
        ("五年间共安排职工2700万人。", "1986/1990"),
        ("五年内，入学率由60%提高到75%，电话普及率达到2%。", "1990 1990"),
        ("五年内，技术改造投资276亿元，比“六五”期间增长87%。", "1986/1990 1986/1990"),
        ("五年内，进出口总额合计达到23亿美元，铁路达到300公里。", "1986/1990 1990"),
        ("1990年，人均消费水平提高到517元，平均每年增长5%。", "1990 1986/1990"),
        (
            "五年内，固定资产投资60亿元。其中，集体单位投资16亿元，个体投资24亿元。",
            "1986/1990 1986/1990 1986/1990",
        ),
        (
            "五年内，固定资产投资60亿元。在固定资产投资中，基本建设投资50亿元；更新投资10亿元。",
            "1986/1990 1986/1990 1986/1990",
        ),
        ("1990年，发电量达到50亿度。其中：水电7亿度，火电43亿度。", "1990 1990 1990"),
    ],
)
def test_what_comes_about_within_the_years_of_a_plan_of_five(sentence: str, periods: str) -> None:
    found = extract(FIVE_YEAR_PLAN.format(plan=sentence)).metrics
    assert " ".join(m.period or "None" for m in found) == periods


def test_money_of_one_year_in_a_plan_of_five_is_of_no_year_that_is_not_told() -> None:
    (found,) = extract(FIVE_YEAR_PLAN.format(plan="农业总产值2660亿元。")).metrics
    assert found.period is None


def test_what_a_review_in_a_plan_of_five_says_of_five_years_is_not_of_those_planned() -> None:
    (found,) = extract(FIVE_YEAR_PLAN.format(plan="五年来财政支出640亿元。")).metrics
    assert found.period != "1990"


ANNEXED = """关于青川市2024年预算执行情况和2025年预算草案的报告
各位代表：
一、2024年预算执行情况
一般公共预算收入完成9亿元。
二、2025年预算草案
一般公共预算收入安排10亿元。
附件：1.开发区预算
附件1
开发区预算
一、城东开发区
{lines}
"""


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("（一）2024年预算执行情况\n收入完成5亿元。", "2024 actual"),
        ("（一）2024年全区预算执行情况\n1.收入\n收入完成5亿元。", "2024 actual"),
        ("1.2024年预算执行情况\n收入完成5亿元，支出完成6亿元。", "2024 actual, 2024 actual"),
        ("（二）2025年预算（草案）\n收入安排5亿元。", "2025 target"),
        ("（二）2025年预算草案\n收入安排5亿元。", "2025 target"),
        ("（二）2025年预算安排情况\n收入安排5亿元。", "2025 target"),
        (
            "（一）2024年预算执行情况\n收入完成5亿元。\n（二）2025年预算草案\n收入安排6亿元。\n二、城西开发区\n"
            "（一）2024年预算执行情况\n收入完成7亿元。",
            "2024 actual, 2025 target, 2024 actual",
        ),
        ("2024年预算执行情况良好\n收入安排5亿元。", "2025 target"),
        ("（一）2024年预算执行情况和2025年预算草案\n收入安排5亿元。", "2025 target"),
    ],
)
def test_lines_of_an_annex_that_open_what_was_and_what_is_planned(lines: str, told: str) -> None:
    found = extract(ANNEXED.format(lines=lines)).metrics[2:]
    assert ", ".join(f"{m.period} {m.status}" for m in found) == told


@pytest.mark.parametrize("word", ["今岁", "今岁|本财年", "[今本]岁", ".岁", "一岁|今岁"])
def test_words_of_a_pack_make_times(word: str) -> None:
    pack = parse_pack(f"[[time]]\nrole = 'current'\npattern = '{word}'\n", name="my.toml")
    found = time_words(merge(pack, builtin())).mentions(
        "今岁上半年，税收增长5%，去年增长6%。", Years(2025, 2024, 2025)
    )
    assert [mention.period for mention in found] == ["2025-01/2025-06", "2024"]


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        (
            "甲县、乙县平均水温分别为9℃、8℃，上年平均值分别为7℃、6℃；平均湿度分别为50%、60%。",
            "2024 2024 2023 2023 2024 2024",
        ),
        ("去年财政收入5亿元；税收收入3亿元。", "2023 2023"),
        ("财政收入5亿元，上年财政收入4亿元，税收收入3亿元；车辆40台。", "2024 2023 2023 2024"),
    ],
)
def test_the_year_before_told_of_in_mid_sentence_holds_up_to_a_semicolon(sentence: str, periods: str) -> None:
    head = "某市2024年国民经济和社会发展统计公报\n一、综合\n"
    assert " ".join(m.period or "None" for m in extract(head + sentence).metrics) == periods


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2024年末政府债务限额5亿元，其中：一般债务限额2亿元，专项债务限额3亿元。",
        "按规定2024年债务限额5亿元，其中一般债务限额2亿元，专项债务限额3亿元。",
        "2024年发行债券5亿元。其中：一般债券2亿元，专项债券3亿元。",
    ],
)
def test_the_parts_of_what_a_plan_tells_of_a_past_year_are_of_that_year(sentence: str) -> None:
    found = extract(
        f"关于某市2024年预算执行情况和2025年预算草案的报告\n二、2025年预算草案\n{sentence}"
    ).metrics
    assert [(m.status, m.period) for m in found] == [("actual", "2024")] * 3
