"""Tables as the budgets of many cities have them: titles that plan, numbers of lines, projects, transfers."""

import pytest

from reportx import Metric, extract
from reportx.readers.pdf.aligned import aligned_table
from reportx.readers.pdf.shapes import Piece


def metrics(table: str) -> list[Metric]:
    return [m for m in extract(table).metrics if m.rule == "table"]


PLANNED = [
    "2026年甲市社会保险基金收入预算表",
    "2026年甲市对下转移支付分地区预算表",
    "甲市2026年市级国有资本经营收支预算表",
    "2026年甲州市政府性基金支出预算（草案）表",
    "2026年甲市一般公共预算支出表（草案）",
    "2026年甲市部门“三公”经费预算汇总表",
    "附表9 2026年甲县一般公共预算收支预算总表",
    "2026年甲区一般公共预算支出预算明细表（按政府预算经济分类）",
]
DONE = [
    "2026年甲市社会保险基金收入执行情况表",
    "2026年甲市一般公共预算支出完成情况表",
    "2026年甲市一般公共预算支出决算表（按政府预算经济分类）",
    "2026年甲市政府性基金收入预算执行情况表",
]


@pytest.mark.parametrize(
    ("title", "status"), [*((t, "target") for t in PLANNED), *((t, "actual") for t in DONE)]
)
def test_a_title_tells_whether_its_figures_are_planned(title: str, status: str) -> None:
    found = metrics(f"{title}\n单位：万元\n项目\t合计\n利息收入\t31\n财政补贴收入\t44\n")
    assert [m.status for m in found] == [status] * 2


def test_a_head_tells_more_than_the_title() -> None:
    found = metrics(
        "2026年甲市收入预算表\n单位：万元\n项目\t2025年执行数\t2026年预算数\n契税\t31\t33\n房产税\t4\t5\n"
    )
    assert [m.status for m in found] == ["actual", "target"] * 2


NUMBERS = ["行次", "序号", "编号", "科目编码", "科目代码"]


@pytest.mark.parametrize("head", NUMBERS)
def test_numbers_of_lines_below_a_side_are_no_amounts(head: str) -> None:
    found = metrics(
        "2026年甲市国有资本经营预算收支表\n单位：万元\n收入\t\t\t支出\t\t\n"
        f"项目\t{head}\t预算数\t项目\t{head}\t预算数\n"
        "利润收入\t1\t52\t资本金注入\t11\t31\n清算收入\t2\t13\t调出资金\t12\t20\n"
    )
    assert [int(m.value) for m in found] == [52, 31, 13, 20]


@pytest.mark.parametrize(
    "between", ["主管部门\t债券类型", "项目单位\t建设地点", "债券类型\t主管部门\t建设性质"]
)
def test_a_project_has_its_own_name_and_not_that_of_its_kind(between: str) -> None:
    words = ["市水利局\t专项债券\t新建", "市教育局\t一般债券\t续建"]
    count = between.count("\t") + 1
    rows = [
        "\t".join([f"{at}", name, *words[at - 1].split("\t")[:count], f"{at}{at}"])
        for at, name in ((1, "南湖治理工程"), (2, "新城中学"))
    ]
    found = metrics(
        f"2026年甲市专项债券安排表\n单位：万元\n序号\t项目名称\t{between}\t债券规模\n"
        + "\n".join(rows)
        + "\n"
    )
    assert [m.indicator for m in found] == ["南湖治理工程债券规模", "新城中学债券规模"]


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        ("公务用车购置及运行费", "公务用车购置费", "公务用车购置费"),
        ("公务用车购置及运行维护费", "公务用车运行维护费", "公务用车运行维护费"),
        ("基本支出", "人员支出", "基本支出人员支出"),
    ],
)
def test_a_head_that_says_all_needs_not_the_one_above_it(upper: str, lower: str, name: str) -> None:
    found = metrics(
        f"2026年甲市部门预算表\n单位：万元\n部门\t{upper}\t\n\t小计\t{lower}\n市教育局\t9\t4\n市公安局\t8\t5\n"
    )
    assert {m.indicator for m in found if m.value < 6} == {f"市教育局{name}", f"市公安局{name}"}


def test_a_function_below_transfers_is_one_of_transfers() -> None:
    found = metrics(
        "2026年甲州市对下一般公共预算转移支付分项目执行情况表\n单位：万元\n项目\t执行数\n一、一般性转移支付\t52\n"
        "体制补助支出\t12\n均衡性转移支付支出\t40\n二、专项转移支付\t21\n卫生健康\t8\n农林水\t13\n合计\t73\n"
    )
    assert [m.indicator for m in found] == [
        "一般性转移支付", "体制补助支出", "均衡性转移支付支出", "专项转移支付", "卫生健康专项转移支付", "农林水专项转移支付",
        "一般公共预算转移支付",
    ]  # fmt: skip
    assert found[-2].table_path == ("一般公共预算转移支付", "专项转移支付", "农林水")


def line(base: float, *pieces: tuple[str, float, float]) -> list[Piece]:
    return [Piece(text, left, right, base, 9, 9) for text, left, right in pieces]


def test_heads_in_the_middle_of_columns_whose_figures_stand_at_the_right() -> None:
    lines = [
        line(90, ("地区", 80, 98), ("合计", 190, 210), ("一般性补助", 290, 335), ("专项补助", 420, 456)),
        line(70, ("东区", 60, 80), ("12345", 235, 262), ("10000", 370, 397), ("2345", 497, 519)),
        line(50, ("西区", 60, 80), ("23456", 235, 262), ("20000", 370, 397), ("3456", 497, 519)),
        line(30, ("合 计", 60, 88), ("35801", 235, 262), ("30000", 370, 397), ("5801", 497, 519)),
    ]
    found = aligned_table(lines, least=3, top=100)
    assert found is not None
    assert found.rows[0] == ("地区", "合计", "一般性补助", "专项补助")
    assert found.rows[3] == ("合 计", "35801", "30000", "5801")


NO_PLACES = [
    "未分配数", "待分配", "未落实到地区数", "城东中学项目", "东湖路第二污水处理厂扩建", "甲市南岸防洪工程（一期）",
    "其他项目（南岸镇）", "未细化支出", "新区至机场快速通道二标段", "待分配资金",
]  # fmt: skip


@pytest.mark.parametrize("label", NO_PLACES)
def test_what_is_no_place_owns_nothing(label: str) -> None:
    found = metrics(
        "2026年甲市新增债务限额分地区情况表\n单位：万元\n地区\t合计\t新增一般债务限额\t新增专项债务限额\n"
        f"东岭县\t70\t30\t40\n{label}\t11\t5\t6\n"
    )
    assert [m.entity for m in found] == [*["东岭县"] * 3, *[None] * 3]
    assert [m.indicator for m in found][3:] == [
        f"{label}新增债务限额", f"{label}新增一般债务限额", f"{label}新增专项债务限额",
    ]  # fmt: skip
