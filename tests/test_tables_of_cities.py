"""Tables as the budgets of large cities print them: funds, transfers to districts, sides and what is owed."""

import pytest

from budgets import metrics

HEAD = "2025年{title}\n单位：万元\n{head}\n"


def names(title: str, head: str, rows: str) -> list[str]:
    """The names of the figures, with whose they are."""
    found = metrics(HEAD.format(title=title, head=head) + rows)
    return [f"{m.indicator} ({m.entity})" if m.entity else m.indicator for m in found]


FUNDS = {
    "what each fund pays": (
        "一、失业保险基金支出\t9\n1.失业保险金\t5\n2.其他支出\t4\n二、工伤保险基金支出\t3",
        [
            "失业保险基金支出",
            "社会保险基金失业保险金支出",
            "失业保险基金其他支出",
            "工伤保险基金支出",
        ],
    ),
    "what one insurance pays to another": (
        "一、失业保险基金支出\t9\n1.医疗保险费\t5",
        ["失业保险基金支出", "失业保险基金医疗保险费支出"],
    ),
    "an insurance that the fund's name has": (
        "一、职工基本医疗保险基金收入\t9\n1.基本医疗保险费收入\t5",
        ["职工基本医疗保险基金收入", "社会保险基金基本医疗保险费收入"],
    ),
    "what a fund gets from the budget": (
        "一、生育保险基金收入\t9\n1.财政补贴收入\t5\n二、工伤保险基金收入\t3",
        ["生育保险基金收入", "生育保险基金财政补贴收入", "工伤保险基金收入"],
    ),
    "no fund above": (
        "一、收入\t9\n1.利息收入\t5\n二、支出\t3",
        ["社会保险基金收入", "社会保险基金利息收入", "社会保险基金支出"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), FUNDS.values(), ids=FUNDS)
def test_what_each_fund_has_bears_its_name(rows: str, expected: list[str]) -> None:
    side = "收支" if "二、支出" in rows else rows.split("\t", maxsplit=1)[0][-2:]
    assert names(f"社会保险基金预算{side}表", "项目\t预算数", rows) == expected


NAMES = {
    "transfers to districts": (
        "市对区县税收返还和转移支付预算表",
        "项目\t合计\t东岸区\t西岸区",
        "税收返还\t9\t4\t5\n合计\t9\t4\t5",
        [
            "税收返还",
            "东岸区税收返还 (东岸区)",
            "西岸区税收返还 (西岸区)",
            "市对区县税收返还和转移支付",
            "东岸区市对区县税收返还和转移支付 (东岸区)",
            "西岸区市对区县税收返还和转移支付 (西岸区)",
        ],
    ),
    "the level of the districts": (
        "一般公共预算收入预算表",
        "项目\t全市\t区县级",
        "契税\t9\t4",
        ["契税", "契税 (区县级)"],
    ),
    "a standard name below a side": (
        "政府性基金预算收支表",
        "收入\t\t支出\t\n项目\t预算数\t项目\t预算数",
        "车辆通行费收入\t9\t调出资金\t4",
        ["政府性基金预算车辆通行费收入", "政府性基金预算调出资金"],
    ),
    "a total in the column of codes": (
        "政府性基金预算支出表",
        "科目编码\t科目名称\t合计\t对下转移支付",
        "212\t城乡社区支出\t9\t3\n21208\t污水处理费安排的支出\t9\t3\n合计\t\t9\t3",
        [
            "政府性基金预算城乡社区支出",
            "政府性基金预算城乡社区支出对下转移支付",
            "政府性基金预算污水处理费安排的支出",
            "政府性基金预算污水处理费安排的支出对下转移支付",
            "政府性基金预算支出",
            "政府性基金预算支出对下转移支付",
        ],
    ),
    "what the year itself brings beside all": (
        "政府性基金预算支出表",
        "科目名称\t合计\t本年支出",
        "城乡社区支出\t9\t6",
        ["政府性基金预算城乡社区支出", "政府性基金预算城乡社区支出本年支出"],
    ),
    "a total behind parts": (
        "一般公共预算支出表",
        "科目\t预算数",
        "教育支出\t9\n其中：普通教育\t6\n支出合计\t9",
        ["教育支出", "普通教育支出", "一般公共预算支出合计"],
    ),
    "what is paid back": (
        "地方政府债券发行及还本付息情况表",
        "项目\t本地区",
        "一、2025年还本支出预算数\t9\n（一）一般债券\t6\n（二）专项债券\t3",
        ["地方政府债券还本支出", "一般债券还本支出", "专项债券还本支出"],
    ),
    "a standard name in a table of spending": (
        "国有资本经营预算支出表",
        "项目\t预算数",
        "转移性支出\t9\n调出资金\t6",
        ["国有资本经营预算转移性支出", "国有资本经营预算调出资金"],
    ),
    "an amount behind one of another noun": (
        "市级重点项目支出预算表",
        "项目名称\t预算数",
        "绿化养护经费\t9\n义务教育补助\t6",
        ["绿化养护经费 (市级)", "义务教育补助支出 (市级)"],
    ),
    "what official journeys cost": (
        "“三公”经费预算表",
        "项目\t预算数",
        "合计\t9\n1.因公出国（境）费用\t6\n2.公务接待费\t3",
        ["“三公”经费", "因公出国（境）费用", "公务接待费"],
    ),
}


@pytest.mark.parametrize(("title", "head", "rows", "expected"), NAMES.values(), ids=NAMES)
def test_names_in_tables_of_cities(title: str, head: str, rows: str, expected: list[str]) -> None:
    assert names(title, head, rows) == expected


@pytest.mark.parametrize("row", ["栏次\t1\t2\t3=2/1\t4", "\t1\t2\t3=2/1", "行次\t1\t2=1+3\t3"])
def test_a_row_that_counts_columns_holds_no_figures(row: str) -> None:
    head = "项目\t2024年执行数\t2025年预算数\t预算数为上年执行数的%\t备注"
    found = metrics(HEAD.format(title="一般公共预算支出表", head=head) + f"{row}\n教育支出\t8\t9\t112.5\t")
    assert [m.value for m in found] == [8, 9, 112.5]


def test_what_moved_since_the_year_began() -> None:
    head = "指标\t年末数\t较年初±%"
    found = metrics(HEAD.format(title="年末存款情况", head=head) + "住户存款\t9\t3\n单位存款\t8\t-2")
    assert [(m.indicator, m.measure, m.direction) for m in found][1::2] == [
        ("住户存款", "growth", "up"),
        ("单位存款", "growth", "down"),
    ]


TIMES = {
    "a budget among months": ("年初预算\t1-6月累计完成", ["2025", "2025-01/2025-06"]),
    "a plan of the months": ("累计预算数\t1-6月累计完成", ["2025-01/2025-06", "2025-01/2025-06"]),
    "a month": ("预算数\t6月完成", ["2025", "2025-06"]),
}


@pytest.mark.parametrize(("head", "expected"), TIMES.values(), ids=TIMES)
def test_a_budget_in_a_table_of_months_is_of_the_year(head: str, expected: list[str]) -> None:
    found = metrics(f"2025年1-6月全市税收收入情况表\n单位：万元\n项目\t{head}\n契税\t9\t4\n房产税\t8\t3")
    assert [m.period for m in found] == expected * 2
    assert [m.status for m in found] == ["target", "actual"] * 2


@pytest.mark.parametrize("head", ["上年结转", "上年结余", "上年结转资金"])
def test_what_is_carried_over_is_of_the_year_that_has_it(head: str) -> None:
    table = HEAD.format(title="一般公共预算支出表", head=f"科目\t合计\t本年收入\t{head}")
    found = metrics(f"{table}教育支出\t9\t6\t3\n卫生健康支出\t8\t6\t2")
    assert [(m.period, m.status, str(m.value)) for m in found if head in m.indicator] == [
        ("2025", "target", "3"),
        ("2025", "target", "2"),
    ]


UNTOLD = {
    "years above them are lost": ("预算数\t执行数\t预算数", ["9"]),
    "marked by the reader": ("2024年预算数\t2024年？执行数\t2025年预算数", ["8", "7"]),
    "the same head twice": ("金额\t金额\t增长%", ["7"]),
    "each told": ("2024年预算数\t2024年执行数\t2025年预算数", ["8", "9", "7"]),
}


@pytest.mark.parametrize(("head", "expected"), UNTOLD.values(), ids=UNTOLD)
def test_columns_that_their_heads_do_not_tell_apart_are_not_read(head: str, expected: list[str]) -> None:
    table = (
        HEAD.format(title="一般公共预算支出表", head=f"项目\t{head}")
        + "教育支出\t8\t9\t7\n卫生健康支出\t2\t3\t4"
    )
    assert [str(m.value) for m in metrics(table)][: len(expected)] == expected
    assert len(metrics(table)) == 2 * len(expected)


def test_a_label_that_a_line_cut_within_a_word_is_whole() -> None:
    lines = (
        "项目",
        "2024年",
        "2025年",
        "7.污水处理费收入",
        "8",
        "9",
        "8.彩票发行和销售机",
        "构的业务费",
        "6",
        "5",
        "9.其他收入",
        "2",
        "1",
    )
    found = metrics("2025年政府性基金预算收入表\n单位：万元\n" + "\n".join(lines))
    assert all("机构" in m.indicator for m in found if "业务费" in m.indicator)
    assert not [m for m in found if m.indicator.removeprefix("政府性基金预算").startswith("构")]
