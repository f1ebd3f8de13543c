"""Which row each row of a table is a part of, where neither numbers nor codes tell it for sure."""

import pytest

from budgets import metrics

HEAD = "2024年某市{title}情况表\n单位：{unit}\n{head}\n"


def paths(rows: str, title: str = "主要指标", unit: str = "万人", head: str = "指标\t2024年") -> list[str]:
    """The paths of the rows, each without the title of its table."""
    table = HEAD.format(title=title, unit=unit, head=head) + rows
    return ["·".join(label for label in m.table_path if label != title) for m in metrics(table)]


LISTS = {
    "two lists that each come to the whole": (
        "从业人员\t50\n其中：本地\t30\n外来\t20\n其中：固定\t35\n临时\t15",
        ["从业人员", "从业人员·本地", "从业人员·外来", "从业人员·固定", "从业人员·临时"],
    ),
    "three lists": (
        "人口\t90\n其中：城镇\t60\n乡村\t30\n其中：男\t46\n女\t44\n其中：少年\t20\n成年\t55\n老年\t15",
        ["人口", *(f"人口·{part}" for part in ("城镇", "乡村", "男", "女", "少年", "成年", "老年"))],
    ),
    "a part of one of a list that is whole, or of the whole itself": (
        "人口\t90\n其中：城镇\t60\n乡村\t30\n其中：脱贫人口\t5",
        ["人口", "人口·城镇", "人口·乡村", "人口·脱贫人口"],
    ),
    "a second whole behind the list of the first": (
        "存款\t90\n其中：住户\t60\n单位\t30\n贷款\t70\n其中：短期\t20\n长期\t50",
        ["存款", "存款·住户", "存款·单位", "贷款", "贷款·短期", "贷款·长期"],
    ),
    "a list that does not come to its whole": (
        "存款\t90\n其中：住户\t40\n单位\t30\n贷款\t70\n其中：短期\t20",
        ["存款", "存款·住户", "单位", "贷款", "贷款·短期"],
    ),
    "a part that the row above cannot hold": (
        "利润\t90\n其中：国有\t40\n私营\t20\n其中：采矿\t60\n制造\t20",
        ["利润", "利润·国有", "私营", "采矿", "制造"],
    ),
    "rounded figures": (
        "人口\t90.1\n其中：城镇\t60.4\n乡村\t29.8\n其中：男\t46.0\n女\t44.1",
        ["人口", "人口·城镇", "人口·乡村", "人口·男", "人口·女"],
    ),
    "a list whose last row is missing a figure": (
        "人口\t90\n其中：城镇\t60\n乡村\t—\n其中：男\t46",
        ["人口", "人口·城镇", "男"],
    ),
    "numbers behind 其中": (
        "公车费用\t9\n其中：（1）购置费\t4\n（2）运行费\t5",
        ["公车费用", "公车费用·购置费", "公车费用·运行费"],
    ),
    "a part of a part": (
        "贷款\t70\n其中：住户\t40\n其中：房贷\t30",
        ["贷款", "贷款·住户", "贷款·房贷"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), LISTS.values(), ids=LISTS)
def test_lists_of_parts(rows: str, expected: list[str]) -> None:
    assert paths(rows) == expected


SERIES = {
    "parts of a number": (
        "1.粮食\t9\n1.1.稻谷\t5\n1.2.玉米\t4\n2.油料\t3",
        ["粮食", "粮食·稻谷", "粮食·玉米", "油料"],
    ),
    "numbers of two series without a row above": (
        "1.1.粮食面积\t9\n1.2.粮食产量\t5\n2.1.油料面积\t4\n2.2.油料产量\t3",
        ["粮食面积", "粮食产量", "油料面积", "油料产量"],
    ),
    "a series that begins anew, behind what is of none": (
        "1.稻谷\t9\n2.玉米\t5\n3.大豆\t4\n果园\t8\n1.苹果\t3\n2.梨\t2",
        ["稻谷", "玉米", "大豆", "果园", "苹果", "梨"],
    ),
    "two rows of none before a series begins anew": (
        "1.1.稻谷\t9\n1.2.玉米\t5\n2.大豆\t4\n3.其他\t1\n果园面积\t8\n果园产量\t7\n1.1.苹果\t3",
        ["稻谷", "玉米", "大豆", "其他", "果园面积", "果园产量", "苹果"],
    ),
    "a series that goes on": (
        "1.稻谷\t9\n2.玉米\t5\n早玉米\t3\n晚玉米\t2\n3.大豆\t4",
        ["稻谷", "玉米", "玉米·早玉米", "玉米·晚玉米", "大豆"],
    ),
    "a class of which there is nothing": (
        "甲业\t—\n乙业\t9\n丙业\t5",
        ["乙业", "丙业"],
    ),
    "a class of which there is nothing among others": (
        "甲业\t9\n乙业\t－\n丙业\t5\n丁业\t4",
        ["甲业", "丙业", "丁业"],
    ),
    "a head alone in its row": (
        "甲业\t\n乙类\t9\n丙类\t5",
        ["甲业·乙类", "甲业·丙类"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), SERIES.values(), ids=SERIES)
def test_series_of_numbers(rows: str, expected: list[str]) -> None:
    assert paths(rows) == expected


def test_a_part_is_counted_in_the_unit_of_its_whole() -> None:
    rows = "1.瓜果面积\t万亩\t9\n2.瓜果产量\t万吨\t8\n甜瓜面积\t万亩\t4\n甜瓜产量\t万吨\t3"
    expected = ["瓜果面积", "瓜果产量", "甜瓜面积", "瓜果产量·甜瓜产量"]
    assert paths(rows, head="指标\t单位\t2024年") == expected


PLACES = {
    "a county": ("河东县\t120", "河东县"),
    "a district": ("河西高新技术产业开发区\t120", "河西高新技术产业开发区"),
    "a street": ("北湖经济技术开发区桥头街道\t120", "北湖经济技术开发区桥头街道"),
    "a section of works in a town": ("流域污水管网完善工程（第二标段）-桥头镇\t120", None),
    "works in a town": ("中心城区道路改造和雨污分流—桥头镇\t120", None),
    "a school": ("第三实验小学扩建工程\t120", None),
    "a project of a few characters": ("截污管网项目\t120", None),
    "what is not given out": ("待分配\t120", None),
    "what is not told in detail": ("未细化指标\t120", None),
    "a place in brackets": ("农村公路养护补助资金（桥头镇）\t120", None),
}


@pytest.mark.parametrize(("line", "place"), PLACES.values(), ids=PLACES)
def test_places_and_projects_in_a_column_of_places(line: str, place: str | None) -> None:
    table = HEAD.format(title="新增债务限额", unit="万元", head="地区\t新增债务限额") + f"东县\t100\n{line}"
    found = metrics(table)[-1]
    assert found.entity == place
    assert found.indicator == (place is None) * line.split("\t", maxsplit=1)[0] + "新增债务限额"


def told(rows: str, title: str, head: str = "项目\t2025年预算数") -> list[tuple[str, str | None]]:
    """The names of the rows, with the codes of those that are totals."""
    table = HEAD.format(title=title, unit="万元", head=head).replace("2024", "2025", 1) + rows
    return [
        (m.indicator, m.indicator_code) for m in metrics(table) if "计" in m.indicator or "合计" not in rows
    ]


TOTALS = {
    "transfers above a total": (
        ("本年收入小计\t50\n上年结转收入\t9\n合计\t59", "政府性基金预算收入"),
        [("政府性基金预算本年收入小计", None), ("政府性基金预算收入总计", "government_fund_revenue_total")],
    ),
    "no transfers": (
        ("税收收入小计\t50\n非税收入小计\t9\n收入合计\t59", "一般公共预算收入"),
        [
            ("税收收入小计", "tax_revenue"),
            ("非税收入小计", "non_tax_revenue"),
            ("一般公共预算收入合计", "public_budget_revenue"),
        ],
    ),
    "transfers below a total": (
        ("税收收入\t50\n收入合计\t50\n上年结转收入\t9\n收入总计\t59", "一般公共预算收入"),
        [
            ("一般公共预算收入合计", "public_budget_revenue"),
            ("一般公共预算收入总计", "public_budget_revenue_total"),
        ],
    ),
    "funds brought in": (
        ("税收收入\t50\n调入资金\t9\n收入合计\t59", "一般公共预算收入"),
        [("一般公共预算收入合计", "public_budget_revenue_total")],
    ),
    "what is left for the year behind": (
        ("教育支出\t50\n年终结余\t9\n支出合计\t59", "一般公共预算支出"),
        [("一般公共预算支出合计", "public_budget_expenditure_total")],
    ),
    "what the year itself brings, told so": (
        ("上年结余\t9\n利润收入\t50\n本年收入合计\t50", "国有资本经营预算收入"),
        [("国有资本经营预算本年收入合计", None)],
    ),
    "a table of what is carried over": (
        ("教育结转\t9\n卫生结转\t5\n结转合计\t14", "一般公共预算结转"),
        [("结转合计", None)],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), TOTALS.values(), ids=TOTALS)
def test_totals_that_hold_more_than_the_year_brings(
    rows: tuple[str, str], expected: list[tuple[str, str | None]]
) -> None:
    assert told(*rows) == expected


NAMES = {
    "both sides of the first fund": (
        "一般公共预算收支",
        "收入\t预算数\t支出\t预算数",
        "税收收入\t9\t教育支出\t8\n其他收入\t2\t其他支出\t3\n上年结余\t1\t年终结余\t1",
        [
            "税收收入",
            "教育支出",
            "一般公共预算其他收入",
            "一般公共预算其他支出",
            "上年结余",
            "年终结余",
        ],
    ),
    "what of a balance is carried over": (
        "政府性基金预算支出",
        "项目\t预算数",
        "年终结余\t9\n其中：结转下年\t8",
        ["政府性基金预算年终结余", "政府性基金预算结转下年"],
    ),
    "kinds that are counted elsewhere": (
        "新增债券和外贷项目用途",
        "项目\t金额",
        "合计\t9\n铁路\t5\n保障性租赁住房\t3\n城镇老旧小区改造\t1",
        [
            "新增债券和外贷项目用途",
            "新增债券和外贷项目用途铁路",
            "新增债券和外贷项目用途保障性租赁住房",
            "新增债券和外贷项目用途城镇老旧小区改造",
        ],
    ),
}


@pytest.mark.parametrize(("title", "head", "rows", "expected"), NAMES.values(), ids=NAMES)
def test_names_that_tell_whose_they_are(title: str, head: str, rows: str, expected: list[str]) -> None:
    table = HEAD.format(title=title, unit="万元", head=head) + rows
    assert [m.indicator for m in metrics(table)] == expected
