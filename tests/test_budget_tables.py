"""Tables of budgets: what names a row, what its heads and its caption tell, and what only other figures settle."""

import pytest

from budgets import REPORT, metrics
from marking import row
from reportx import extract
from reportx.explain import explain
from reportx.records import Source


def rows(table: str) -> list[str]:
    return [row(m) for m in metrics(table)]


def named(table: str) -> list[str]:
    return [m.indicator for m in metrics(table)]


NAMED = {
    "a fund in front of what every fund has": (
        "2024年某市政府性基金预算收支情况表\n单位：万元\n收入\t\t支出\t\n项目\t执行数\t项目\t执行数\n"
        "土地出让收入\t10\t城乡社区支出\t9\n收入总计\t10\t支出总计\t10",
        ["政府性基金预算土地出让收入", "政府性基金预算城乡社区支出", "政府性基金预算收入总计", "政府性基金预算支出总计"],
    ),
    "a fund whose name the title cuts in two": (
        "2024年国有资本经营支出预算执行情况表\n单位：万元\n项目\t执行数\n其他支出\t10\n支出总计\t12",
        ["国有资本经营预算其他支出", "国有资本经营预算支出总计"],
    ),
    "totals of a side and what lies beyond them": (
        "2024年全市社会保险基金收入预算执行情况表\n单位：万元\n项目\t执行数\n合计\t10\n上年结余\t2\n总计\t12",
        ["社会保险基金收入", "社会保险基金上年结余", "社会保险基金收入总计"],
    ),
    "the year's own total of the first fund": (
        "2024年一般公共预算支出执行情况表\n单位：万元\n项目\t执行数\n教育支出\t10\n本年支出合计\t12",
        ["教育支出", "一般公共预算本年支出合计"],
    ),
    "a draft as a title": (
        "2025年政府性基金支出预算草案\n单位：万元\n项目\t预算数\n其他支出\t10\n合计\t12",
        ["政府性基金预算其他支出", "政府性基金预算支出"],
    ),
    "a note between the title and its table": (
        "2024年社会保险基金支出预算执行情况表\n注：有的险种含以前年度补缴部分。\n单位：万元\n项目\t执行数\n待遇支出\t10\n合计\t12",
        ["社会保险基金待遇支出", "社会保险基金支出"],
    ),
    "a total that the columns split": (
        "2025年某市新增债务限额安排情况表\n单位：万元\n地区\t合计\t一般债务限额\t专项债务限额\n甲县\t3\t1\t2\n乙县\t5\t2\t3",
        ["新增债务限额", "一般债务限额", "专项债务限额"] * 2,
    ),
    "a head that the title says already": (
        "2025年本级一般公共预算基本支出表\n单位：万元\n科目\t2025年基本支出\t\n\t合计\t人员经费\n工资福利支出\t8\t7\n办公费\t1\t",
        ["工资福利支出", "工资福利支出人员经费", "办公费"],
    ),
    "what a share is of": (
        "2024年支出结构表\n项目\t占一般公共预算支出比重（%）\n教育支出\t20.1\n科学技术支出\t3.2",
        ["教育支出占一般公共预算支出比重", "科学技术支出占一般公共预算支出比重"],
    ),
    "rates of execution": (
        "2024年支出表\n单位：万元\n项目\t执行数\t预算执行率（%）\n教育支出\t20\t98\n国防支出\t3\t99",
        ["教育支出", "教育支出预算执行率", "国防支出", "国防支出预算执行率"],
    ),
}  # fmt: skip


PARTS = {
    "labels alone in their rows": (
        "2024年收支表\n单位：万元\n项目\t执行数\n一、失业保险基金\t\n收入\t9\n支出\t8\n二、工伤保险基金\t\n收入\t7\n支出\t6",
        ["失业保险基金收入", "失业保险基金支出", "工伤保险基金收入", "工伤保险基金支出"],
    ),
    "the same without numbers": (
        "居民收支\n指标\t2024年（元）\n城镇居民\t\n人均可支配收入\t5\n人均消费支出\t3\n农村居民\t\n人均可支配收入\t2\n人均消费支出\t1",
        ["城镇居民人均可支配收入", "城镇居民人均消费支出", "农村居民人均可支配收入", "农村居民人均消费支出"],
    ),
    "classes by code, of which only what recurs is completed": (
        "2025年支出表\n单位：万元\n编码\t科目\t预算数\n201\t一般公共服务支出\t99\n20101\t人大事务\t60\n2010101\t行政运行\t40\n"
        "20102\t政协事务\t39\n2010201\t行政运行\t39\n20199\t其他一般公共服务支出\t7\n2019999\t其他一般公共服务支出\t7",
        ["一般公共服务支出", "人大事务支出", "人大事务行政运行支出", "政协事务支出", "政协事务行政运行支出",
         "其他一般公共服务支出", "其他一般公共服务支出"],
    ),
    "classes that only their sums tell apart": (
        "2025年支出表\n单位：万元\n科目\t预算数\n一、公共服务\t99\n人大事务\t60\n行政运行\t40\n代表工作\t20\n"
        "政协事务\t39\n行政运行\t30\n委员视察\t9",
        ["公共服务支出", "人大事务支出", "人大事务行政运行支出", "人大事务代表工作支出", "政协事务支出",
         "政协事务行政运行支出", "政协事务委员视察支出"],
    ),
    "a label over several rows": (
        "债券余额情况表\n单位：万元\n类型\t种类\t2024年底余额\n一般债券\t合计\t9\n\t新增债券\t5\n\t置换债券\t4\n专项债券\t合计\t7",
        ["一般债券余额", "一般债券新增债券余额", "一般债券置换债券余额", "专项债券余额"],
    ),
    "parts of parts": (
        "某市地方政府债券发行及还本付息情况表\n单位：万元\n项目\t金额\n一、2024年发行执行数\t90\n（一）一般债券\t30\n其中：再融资债券\t8\n"
        "（二）专项债券\t60\n其中：再融资债券\t7\n二、2024年还本执行数\t50\n（一）一般债券\t20\n（二）专项债券\t30",
        ["地方政府债券发行", "一般债券发行", "一般债券再融资债券发行", "专项债券发行", "专项债券再融资债券发行",
         "地方政府债券还本", "一般债券还本", "专项债券还本"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), (NAMED | PARTS).values(), ids=NAMED | PARTS)
def test_a_name_is_completed_from_the_title_and_from_wholes(table: str, expected: list[str]) -> None:
    assert named(table) == expected


def test_parts_hold_when_their_whole_does() -> None:
    table = (
        "债务限额情况表\n单位：万元\n项目\t本级\n一、2024年债务限额\t90\n其中：一般债务限额\t30\n"
        "二、2025年债务限额\t95\n其中：一般债务限额\t31"
    )
    assert [m.period for m in metrics(table)] == ["2024", "2024", "2025", "2025"]


def test_what_a_plan_pays_in_a_year_is_named_after_the_plan() -> None:
    table = "政府债券偿还计划情况表\n单位：万元\n类型\t2024年底余额\t2025年\t2026年\n一般债券\t9\t5\t4\n专项债券\t8\t5\t3"
    assert [(m.indicator, m.period, m.status) for m in metrics(table)[:3]] == [
        ("一般债券余额", "2024", "actual"),
        ("一般债券偿还计划", "2025", "target"),
        ("一般债券偿还计划", "2026", "target"),
    ]


MOVED = {
    "a difference": ("1100\t1000\t100\n900\t950\t-50", ["100 万元 | change up", "50 万元 | change down"]),
    "a growth": ("1100\t1000\t10\n900\t950\t-5.3", ["10 % | growth up", "5.3 % | growth down"]),
    "either": ("110\t100\t10", []),
    "neither": ("1100\t1000\t7\n900\t950\t8", []),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "expected"), MOVED.values(), ids=MOVED)
def test_a_movement_without_a_unit_is_what_its_figures_come_out_as(figures: str, expected: list[str]) -> None:
    labels = ("房产税", "契税")
    lines = "\n".join(f"{label}\t{line}" for label, line in zip(labels, figures.split("\n"), strict=False))
    found = metrics(f"2024年税收表\n单位：万元\n项目\t2024年执行数\t2023年执行数\t增减情况\n{lines}")
    moved = [m for m in found if m.measure != "level"]
    assert [row(m).partition(" | ")[2] for m in moved] == expected
    assert {m.baseline_period for m in moved} <= {"2023"}


LOST = "2024年税收表\n单位：万元\n项目\n年初预算数\n执行数\n占年初预算（%）\n比上年增长（%）\n"
FULL = "房产税\n100\n90\n90\n5\n契税\n200\n210\n105\n6\n"
LACKING = {
    "neither plan nor share": ("车船税\n70\n3\n", ["车船税 | 70 万元 | level", "车船税 | 3 % | growth up"]),
    "no growth": (
        "车船税\n50\n70\n140\n",
        ["车船税年初预算 | 50 万元 | level", "车船税 | 70 万元 | level", "车船税完成年初预算 | 140 % | share"],
    ),
    "one figure, below any head": ("车船税\n50\n", []),
    "a label alone": ("车船税\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("lacking", "expected"), LACKING.values(), ids=LACKING)
def test_a_flat_row_that_lost_cells_is_read_where_its_heads_leave_one_way(
    lacking: str, expected: list[str]
) -> None:
    found = rows(LOST + FULL + lacking + "印花税\n10\n9\n90\n1\n资源税\n8\n8\n100\n2")
    assert [line for line in found if line.startswith("车船税")] == expected
    assert found[-1] == "资源税 | 2 % | growth up"


def test_a_figure_of_a_row_that_lost_cells_says_why_it_is_refused() -> None:
    text = REPORT.format(table=f"{LOST}{FULL}车船税\n50\n印花税\n10\n9\n90\n1\n资源税\n8\n8\n100\n2")
    (found,) = explain(Source("x", text, ""), line=text[: text.index("车船税")].count("\n") + 2)
    assert [v.reason for v in found.numerals] == [
        "stands in a row of which cells are lost, so that its column is not known"
    ]


BROKEN = {
    "ends alike": "合计\n基本养老\n保险基金\n基本医疗\n（含生育）\n保险基金",
    "with blank lines": "合 计\n\n基本养老保险基金\n\n基本医疗\n\n（含生育）保险基金",
}


@pytest.mark.parametrize("heads", BROKEN.values(), ids=BROKEN)
def test_broken_heads_of_a_flat_table_are_put_together(heads: str) -> None:
    table = f"2024年社会保险基金收支表\n单位：万元\n项  目\n{heads}\n本年收入\n9\n5\n4\n本年支出\n8\n4\n4\n年末结余\n7\n3\n4"
    assert named(table)[:3] == [
        "社会保险基金本年收入",
        "基本养老保险基金本年收入",
        "基本医疗（含生育）保险基金本年收入",
    ]


def test_heads_that_may_be_put_together_in_two_ways_are_refused() -> None:
    table = "单位：万元\n项目\n保险费\n补贴\n利息\n其他\n养老\n9\n5\n4\n医疗\n8\n4\n4\n失业\n7\n3\n4"
    assert rows(table) == []


def test_words_among_the_figures_begin_no_new_head() -> None:
    table = "单位：万元\n项目\t本级\t下级\n房产税\t9\t5\n征管水平\t提升\t提升\n契税\t8\t4"
    assert named(table) == ["房产税", "下级房产税", "契税", "下级契税"]


LISTS = {
    "万元、%": ("项目\t执行数\t完成预算\n房产税\t9\t90\n契税\t8\t80", ["9 万元", "90 %", "8 万元", "80 %"]),
    "%、亿元": ("项目\t执行数\t比重\n房产税\t9\t53\n契税\t8\t47", ["9 亿元", "53 %", "8 亿元", "47 %"]),
    "所、人": ("年份\t学校数\t教职工人数\n2023年\t9\t90\n2024年\t8\t80", ["9 所", "90 人", "8 所", "80 人"]),
    "户、人": ("项目\t保障户数\t保障人数\n城镇\t9\t20\n农村\t8\t19", ["9 户", "20 人", "8 户", "19 人"]),
    "个、张、人": ("项目\t机构\t床位\t人员\n医院\t11\t25\t37\n诊所\t4\t5\t6", ["37 人", "6 人"]),
    "辆、台": ("项目\t客车\t收割机\n甲县\t9\t20\n乙县\t8\t19", []),
    "亿元、% ": ("项目\t执行数\n房产税\t9\n契税\t8", []),
}  # fmt: skip


@pytest.mark.parametrize("units", LISTS, ids=LISTS)
def test_several_units_of_a_caption_go_to_the_columns_that_are_in_them_for_sure(units: str) -> None:
    table, expected = LISTS[units]
    found = rows(f"2024年情况表\n单位：{units}\n{table}")
    assert [line.split(" | ")[1] for line in found] == expected


PLACED = {
    "as the caption says": "2025年转移支付安排情况表（分地区列示）\n单位：万元\n项目\t合计\t中岭\t望塘\t其他",
    "as most heads say": "2025年转移支付安排情况表\n单位：万元\n项目\t合计\t东岭镇\t西塘街道\t其他",
}  # fmt: skip


@pytest.mark.parametrize("head", PLACED.values(), ids=PLACED)
def test_columns_of_places_tell_whose_figures_they_are(head: str) -> None:
    found = metrics(f"{head}\n养老补助\t9\t5\t4\t2\n就业补助\t8\t4\t3\t1")
    places = [head.rsplit("\t", 3)[at] for at in (1, 2)]
    assert [(m.entity, m.indicator) for m in found[:3]] == [
        (None, "养老补助"),
        (places[0], f"{places[0]}养老补助"),
        (places[1], f"{places[1]}养老补助"),
    ]
    assert [m.entity for m in found[:4]] == [None, *places, "其他"]
    # what is left of the places has no name of its own: 其他养老补助 would be another thing
    assert found[3].indicator == "养老补助"


def test_a_place_before_the_place_that_reports_owns_nothing() -> None:
    table = "2025年东莞市专项债券项目表\n单位：万元\n项目\t政府性基金或专项收入\n广东省东莞市甲产业园项目\t9\n东莞市乙医院项目\t8"
    text = REPORT.replace("某市", "东莞市").format(table=table)
    assert {m.entity for m in extract(text).metrics if m.rule == "table"} == {None}


def test_a_part_among_the_heads_keeps_no_word_for_a_part() -> None:
    table = "2025年限额表\n单位：万元\n地区\t新增限额\t\n\t\t其中：外贷\n甲县\t9\t5\n乙县\t8\t4"
    assert named(table)[:2] == ["新增限额", "新增限额外贷"]


def test_growth_with_its_own_percent_signs_is_since_the_amounts_that_it_comes_out_of() -> None:
    table = "2025年支出表\n单位：亿元\n项目\t2023年决算数\t2025年预计数\t增长%\n教育支出\t80\t90\t12.5%\n国防支出\t4\t3\t-25.00%"
    assert {m.baseline_period for m in metrics(table) if m.measure == "growth"} == {"2023"}


def test_a_title_tells_since_when_its_figures_moved() -> None:
    table = "2024年全市居民消费价格比上年涨跌幅度\n指标\t涨跌幅度（%）\n居民消费价格\t0.6\n食品烟酒\t-0.3"
    assert {m.baseline_period for m in metrics(table)} == {"2023"}


def test_a_fund_and_a_label_say_once_that_it_is_a_budget() -> None:
    table = "2025年政府性基金支出预算草案\n单位：万元\n项目\t预算数\n其他支出\t10\n预算支出合计\t12"
    assert named(table)[-1] == "政府性基金预算支出合计"


@pytest.mark.parametrize(
    ("caption", "fund"),
    [
        ("2025年一般公共预算收支表", "一般公共预算"),
        ("2025年政府性基金预算收支表", "政府性基金预算"),
        ("2025年国有资本经营预算收支表", "国有资本经营预算"),
    ],
)
def test_total_of_each_side_bears_its_fund(caption: str, fund: str) -> None:
    """A table of both sides holds a total of each, which each fund has."""
    table = f"{caption}\n单位：亿元\n收入\t执行数\t支出\t执行数\n税收收入\t10\t教育支出\t9\n收入合计\t12\t支出合计\t13"
    assert named(table)[-2:] == [f"{fund}收入合计", f"{fund}支出合计"]


def test_what_single_projects_must_reach_is_refused() -> None:
    table = "项目绩效目标表\n绩效指标\t产出指标\t时效指标\t按时付款\t每年12月底前\n\t效益指标\t社会效益\t发明专利拥有量增长率\t≥5%\n\t\t经济效益\t登记金额\t≥300亿元"
    assert rows(table) == []


PATHS = {
    "classes by code": (
        "2025年一般公共预算支出表\n单位：万元\n编码\t科目\t预算数\n205\t教育支出\t99\n20502\t普通教育\t60\n2050201\t学前教育\t40",
        ["一般公共预算支出·教育支出", "一般公共预算支出·教育支出·普通教育", "一般公共预算支出·教育支出·普通教育·学前教育"],
    ),
    "a title whose number stands before its year": (
        "表3 2025年分区县地区生产总值\n区县\t地区生产总值（亿元）\n甲县\t9\n乙县\t8",
        ["地区生产总值·甲县", "地区生产总值·乙县"],
    ),
    "其中 of the row above": (
        "2025年收支表\n单位：万元\n项目\t执行数\n一、教育支出\t9\n二、其他支出\t8\n支出合计\t17\n年终结余\t7\n其中：结转下年\t6",
        ["教育支出", "其他支出", "支出合计", "年终结余", "年终结余·结转下年"],
    ),
    "what stands behind numbers without parts": (
        "2025年情况表\n单位：万元\n项目\t执行数\n一、教育支出\t9\n二、国防支出\t8\n三、其他支出\t1\n上解支出\t7\n调出资金\t6",
        ["教育支出", "国防支出", "其他支出", "上解支出", "调出资金"],
    ),
    "a class of which there is nothing": (
        "2025年情况表\n单位：万元\n项目\t执行数\n一、非税收入\t9\n罚没收入\t8\n捐赠收入\t\n其他收入\t1",
        ["非税收入", "非税收入·罚没收入", "非税收入·其他收入"],
    ),
    "classes that only their sums tell apart": (
        "2025年支出预算表\n单位：万元\n科目\t预算数\n教育支出\t60\n普通教育\t40\n学前教育\t10\n小学教育\t30\n职业教育\t20\n"
        "国防支出\t7\n支出合计\t67",
        ["支出·教育支出", "支出·教育支出·普通教育", "支出·教育支出·普通教育·学前教育", "支出·教育支出·普通教育·小学教育",
         "支出·教育支出·职业教育", "支出·国防支出", "支出·支出合计"],
    ),
    "sums that do not come to the total": (
        "2025年支出预算表\n单位：万元\n科目\t预算数\n教育支出\t60\n普通教育\t40\n职业教育\t20\n国防支出\t7\n支出合计\t70",
        ["支出·教育支出", "支出·普通教育", "支出·职业教育", "支出·国防支出", "支出·支出合计"],
    ),
    "branches over columns": (
        "在校学生情况\n指标\t普通高中\t小学\n招生数（人）\t9\t8\n在校生数（人）\t7\t6",
        ["招生数·普通高中", "招生数·小学", "在校生数·普通高中", "在校生数·小学"],
    ),
    "a page that goes on with the parts of the last row": (
        "2025年情况表\n单位：万元\n项目\t执行数\n一、教育支出\t9\n普通教育\t8\n\n2025年情况表\n单位：万元\n项目\t执行数\n职业教育\t1\n二、国防支出\t2",
        ["教育支出", "教育支出·普通教育", "教育支出·职业教育", "国防支出"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), PATHS.values(), ids=PATHS)
def test_labels_lead_to_a_figure(table: str, expected: list[str]) -> None:
    assert ["·".join(m.table_path) for m in metrics(table)] == expected


def test_a_sentence_is_in_no_table() -> None:
    assert {m.table_path for m in extract("2024年全市财政收入5亿元，增长3%。").metrics} == {()}


def test_parts_are_told_apart_by_the_nouns_of_their_wholes() -> None:
    table = "主要作物\n指标\t单位\t2024年\n粮食播种面积\t万亩\t9\n其中：小麦\t万亩\t8\n粮食总产\t万吨\t7\n其中：小麦\t万吨\t6"
    assert named(table) == ["粮食播种面积", "小麦播种面积", "粮食总产", "小麦总产"]


HEADED = {
    "two times in a title": (
        "某市2024年社会保险基金收入执行情况和2025年收入预算表\n单位：万元\n项目\t2024年执行数\t2025年预算数\n失业保险基金收入\t9\t8\n收入总计\t12\t11",
        ["失业保险基金收入", "失业保险基金收入", "社会保险基金收入总计", "社会保险基金收入总计"],
    ),
    "places in rows of a table split by place": (
        "2025年税收返还和转移支付分地区预算表\n单位：万元\n地区\t合计\t税收返还\t专项转移支付\n合计\t3\t1\t2\n甲山县\t3\t1\t2",
        ["税收返还和转移支付", "税收返还", "专项转移支付"] * 2,
    ),
    "parts behind the one that 其中 begins": (
        "2024年一般债务余额表\n单位：万元\n项目\t执行数\n一、债务发行额\t150\n其中：新增债券\t60\n再融资债券\t90\n二、债务还本额\t80\n三、财政赤字\t7",
        ["债务发行额", "新增债券发行额", "再融资债券发行额", "债务还本额", "财政赤字"],
    ),
    "kinds of what the title names": (
        "2025年新增债券用途情况表\n单位：万元\n项目\t金额\t占比\n合计\t9\t100%\n一、铁路\t5\t55.6%\n二、其他\t4\t44.4%",
        ["新增债券用途", "新增债券用途占比", "新增债券用途铁路", "新增债券用途铁路占比", "新增债券用途其他", "新增债券用途其他占比"],
    ),
    "codes before the names": (
        "2025年支出表\n单位：万元\n科目\t预算数\n201一般公共服务支出\t99\n20101人大事务\t60\n2010101行政运行\t60\n20102政协事务\t39\n"
        "2010201行政运行\t39\n合计\t99",
        ["一般公共服务支出", "人大事务支出", "人大事务行政运行支出", "政协事务支出", "政协事务行政运行支出", "支出"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), HEADED.values(), ids=HEADED)
def test_names_of_titles_totals_places_and_codes(table: str, expected: list[str]) -> None:
    assert named(table) == expected


def test_codes_may_stand_in_a_column_a_level() -> None:
    table = "2025年基本支出表\n单位：万元\n科目编码\t\t科目名称\t预算数\n类\t款\t\t\n501\t\t工资福利\t9\n501\t01\t奖金\t8\n\t02\t津贴\t1"
    assert [m.table_path[-2:] for m in metrics(table)] == [
        ("基本支出", "工资福利"),
        ("工资福利", "奖金"),
        ("工资福利", "津贴"),
    ]


def test_offices_tell_whose_figures_they_are() -> None:
    table = (
        "2025年“三公”经费预算表\n单位：万元\n单位名称\t公务接待费\t公务用车运行费\n合计\t9\t8\n市教育局\t5\t4"
    )
    assert [(m.entity, m.indicator) for m in metrics(table)] == [
        (None, "公务接待费"),
        (None, "公务用车运行费"),
        ("市教育局", "市教育局公务接待费"),
        ("市教育局", "市教育局公务用车运行费"),
    ]


def test_what_an_office_gets_is_named_after_the_title() -> None:
    table = "2025年市本级部门预算草案表\n单位：万元\n序号\t部门名称\t预算数\n1\t市教育局\t9\n2\t市档案馆\t5"
    assert named(table) == ["市教育局部门预算", "市档案馆部门预算"]


def test_heads_that_ran_into_one_are_refused() -> None:
    table = "2025年支出表\n单位：万元\n科目\t预算数其中：基本支出\t\t项目支出\n教育支出\t9\t5\t4\n国防支出\t3\t3\t\n"
    assert named(table) == ["教育支出项目支出"], (
        "no three cells of a row go with three heads where another row has four"
    )


def test_the_years_in_which_a_project_is_built_are_of_its_name() -> None:
    found = metrics(
        "2025年新增债务限额安排情况表\n单位：万元\n地区\t合计\n柳林镇\t9\n2022-2024年柳林镇内涝整治项目\t5\n"
        "2021年至2023年石桥镇管网工程\t4\n2024年末余额\t3\n"
    )
    assert [(m.indicator.removesuffix("新增债务限额"), m.period) for m in found[1:3]] == [
        ("2022-2024年柳林镇内涝整治项目", "2025"),
        ("2021年至2023年石桥镇管网工程", "2025"),
    ]


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("表2 金融机构人民币存贷款", ["人民币各项存款余额", "人民币境内住户存款"]),
        ("表2 金融机构本外币存贷款", ["各项存款余额", "境内住户存款"]),
        ("表2 金融机构本外币（含人民币）存贷款", ["各项存款余额", "境内住户存款"]),
    ],
)
def test_the_currency_of_a_title_is_of_its_names(caption: str, names: list[str]) -> None:
    assert named(f"{caption}\n单位：亿元\n指标\t年末数\n各项存款余额\t50\n境内住户存款\t30") == names


def test_what_is_added_to_a_row_is_named_without_the_sign() -> None:
    table = "2025年国有资本经营预算收入表\n单位：万元\n项目\t预算数\n利润收入\t50\n加：上年结转收入\t9"
    assert named(table)[-1] == "国有资本经营预算上年结转收入"
