"""The panel: which figures stand in a cell, and which of them is its headline."""

import re
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from comparisons import Named, communique, named, only, panel_of, report
from reportx.comparing import panel as panels
from reportx.comparing.asked import Asked, QuestionError, stated, years_of
from reportx.comparing.dataset import SQL
from reportx.comparing.results import Choice
from reportx.writers import write_tables

GROWTH = {"indicator_code": "gdp", "measure": "growth", "status": "actual"}
LEVEL = {"indicator_code": "gdp", "measure": "level", "status": "actual"}
TARGET = {"indicator_code": "gdp", "measure": "growth", "status": "target"}


def cell(folder: Path, texts: dict[str, str], **fields: object) -> Named:
    with panel_of(folder, texts) as base:
        return only(named(panels.panel(base)), **fields)


def both(folder: Path, texts: dict[str, str]) -> tuple[list[Named], list[Named]]:
    with panel_of(folder, texts) as base:
        return named(panels.panel(base)), named(panels.conflicts(base))


def test_a_row_has_its_place_its_figure_and_its_evidence(tmp_path: Path) -> None:
    text = report("青川县", 2025, "全年地区生产总值80.5亿元。", "主要预期目标是：地区生产总值增长5.5%—6%。")
    found = cell(tmp_path, {"a.txt": text}, **LEVEL)
    assert (found["region_code"], found["region"], found["region_level"]) == (
        "510822",
        "四川省广元市青川县",
        "county",
    )
    assert (found["year"], found["indicator"], found["value"], found["unit"]) == (
        2024,
        "地区生产总值",
        Decimal("80.5"),
        "亿元",
    )
    assert (found["canonical_value"], found["canonical_unit"]) == (8_050_000_000, "元")
    assert (found["genre"], found["report_year"], found["source"], found["line"]) == (
        "work_report",
        2025,
        "a.txt",
        5,
    )
    assert text[found["start"] : found["end"]] == "80.5亿元"
    assert found["sentence"] == "全年地区生产总值80.5亿元。"
    assert (found["stage"], found["mentions"], found["others"], found["chosen_by"]) == ("final", 1, 0, "only")


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("增长6%", "6", "6", "eq"),
        ("增长6%以上", "6", None, "at_least"),
        ("增长6%左右", "6", "6", "about"),
        ("增长5.5%—6%", "5.5", "6", "eq"),
        ("增长6%以内", None, "6", "at_most"),
    ],
)
def test_what_a_bound_leaves_open(
    tmp_path: Path, words: str, low: str | None, high: str | None, bound: str
) -> None:
    text = report("青川县", 2025, "", f"主要预期目标是：地区生产总值{words}。")
    found = cell(tmp_path, {"a.txt": text}, **TARGET)
    assert (found["low"], found["high"]) == tuple(end and Decimal(end) for end in (low, high))
    assert (found["bound"], found["commitment"], found["stage"]) == (bound, "预期", None)


def test_a_fall_is_open_downwards(tmp_path: Path) -> None:
    text = report("青川县", 2025, "", "主要预期目标是：单位地区生产总值能耗下降3%以上。")
    found = cell(tmp_path, {"a.txt": text}, indicator_code="energy_intensity")
    assert (found["canonical_value"], found["low"], found["high"]) == (-3, None, -3)


def test_promises_in_words_are_rows(tmp_path: Path) -> None:
    text = report("青川县", 2025, "", "主要预期目标是：居民人均可支配收入与经济增长同步。")
    found = cell(tmp_path, {"a.txt": text}, measure="qualitative")
    assert (found["indicator_code"], found["value"], found["qualitative"]) == (
        "disposable_income",
        None,
        "与经济增长同步",
    )


# --- what stands in no cell ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "全县地区生产总值比2020年增长30%。",  # against another year than the one before
        "2021年至2024年，地区生产总值年均增长6%。",  # of several years
        "地区生产总值增速居全市第一。",  # a place in an order
        "上半年，地区生产总值增长6%。",
        "地区生产总值增速高于全市0.2个百分点。",
        "地区生产总值增速较全市高0.2个百分点。",
    ],
)
def test_other_spans_and_ranks_are_in_no_cell(tmp_path: Path, told: str) -> None:
    with panel_of(tmp_path, {"a.txt": report("青川县", 2025, told)}) as base:
        assert named(panels.panel(base)) == []
        assert panels.tally(base).of_other_kinds >= 1


def test_figures_of_other_places_are_in_no_cell(tmp_path: Path) -> None:
    text = report("哈密市", 2025, "全市地区生产总值增长9.3%。\n\n伊州区地区生产总值664亿元。")
    with panel_of(tmp_path, {"a.txt": text}) as base:
        (found,) = named(panels.panel(base))
        assert found["value"] == Decimal("9.3")
        assert panels.tally(base).of_others == 1


# --- the rule of the headline ----------------------------------------------------------------------------


def test_a_final_figure_before_an_estimate(tmp_path: Path) -> None:
    texts = {
        "2025.txt": report("青川县", 2025, "预计全年地区生产总值增长6%左右。"),
        "2026.txt": report("青川县", 2026, "全县经济稳中向好。2024年地区生产总值增长5.6%，2025年增长6.1%。"),
    }
    found = cell(tmp_path, texts, year=2024, **GROWTH)
    assert (found["value"], found["stage"], found["chosen_by"]) == (Decimal("5.6"), "final", "stage")


def test_an_estimate_fills_a_cell_alone(tmp_path: Path) -> None:
    found = cell(tmp_path, {"a.txt": report("青川县", 2025, "预计全年地区生产总值增长6%左右。")}, **GROWTH)
    assert (found["value"], found["stage"], found["bound"]) == (6, "estimate", "about")


def test_an_estimate_is_what_stands_behind_the_word(tmp_path: Path) -> None:
    text = report("青川县", 2025, "地区生产总值增长6%，预计社会消费品零售总额增长7%。")
    found, _ = both(tmp_path, {"a.txt": text})
    assert [(row["indicator_code"], row["stage"]) for row in found] == [
        ("gdp", "final"),
        ("retail_sales", "estimate"),
    ]


@pytest.mark.parametrize(
    ("told", "stages"),
    [
        ("预计地区生产总值增长6%；社会消费品零售总额增长7%。", ["estimate", "estimate"]),
        ("全年预计完成地区生产总值60亿元；社会消费品零售总额增长7%。", ["estimate", "estimate"]),
        ("预计（下同）地区生产总值增长6%；社会消费品零售总额增长7%。", ["estimate", "estimate"]),
        ("地区生产总值预计增长6%，社会消费品零售总额增长7%。", ["estimate", "estimate"]),
        ("地区生产总值预计增长6%；社会消费品零售总额增长7%。", ["estimate", "final"]),
        ("地区生产总值预计可达60亿元；社会消费品零售总额增长7%。", ["estimate", "final"]),
        ("地区生产总值预计增长6%；社会消费品零售总额预计增长7%。", ["estimate", "estimate"]),
    ],
)
def test_an_estimate_of_one_subject_ends_with_its_part(tmp_path: Path, told: str, stages: list[str]) -> None:
    found, _ = both(tmp_path, {"a.txt": report("青川县", 2025, told)})
    assert [row["stage"] for row in found] == stages


@pytest.mark.parametrize(
    ("told", "value", "rule"),
    [
        ("商贸城开业，新增就业300人。\n\n稳岗政策落地，全年新增就业2500人。", 2500, "whole"),
        ("商贸城开业，新增就业300人。\n\n全县共新增就业2500人。", 2500, "whole"),
        ("全年商贸城开业，新增就业300人。\n\n全年实现新增就业2500人。", 2500, "whole"),
        ("商贸城开业，新增就业300人。\n\n稳岗政策落地，新增就业2500人。", 300, "first"),
    ],
)
def test_a_figure_of_the_whole_before_one_in_passing(
    tmp_path: Path, told: str, value: int, rule: str
) -> None:
    found, _ = both(tmp_path, {"a.txt": report("青川县", 2025, told)})
    assert [(row["value"], row["chosen_by"]) for row in found] == [(value, rule)]


def test_a_communique_before_a_work_report(tmp_path: Path) -> None:
    texts = {
        "work.txt": report("青川县", 2025, "全年地区生产总值增长6.2%。"),
        "communique.txt": communique("青川县", 2024, "全年地区生产总值80.5亿元，比上年增长6.1%。"),
    }
    found = cell(tmp_path, texts, **GROWTH)
    assert (found["value"], found["source"], found["chosen_by"], found["conflicts"]) == (
        Decimal("6.1"),
        "communique.txt",
        "report",
        1,
    )


def test_the_report_on_that_year_before_a_later_one(tmp_path: Path) -> None:
    texts = {
        "2024.txt": report("青川县", 2024, "2023年地区生产总值增长6.2%。"),
        "2026.txt": report("青川县", 2026, "2023年地区生产总值增长6.4%，2025年增长7%。"),
    }
    found = cell(tmp_path, texts, year=2023, **GROWTH)
    assert (found["value"], found["chosen_by"]) == (Decimal("6.2"), "report")


def test_the_usual_unit_before_others(tmp_path: Path) -> None:
    done = "出口总额2.5亿美元。出口总额18亿元。\n\n2023年出口总额16亿元。"
    found = cell(
        tmp_path,
        {"a.txt": report("青川县", 2025, done)},
        year=2024,
        indicator_code="exports",
        measure="level",
    )
    assert (found["value"], found["unit"], found["chosen_by"]) == (18, "亿元", "unit")


def test_an_exact_figure_before_a_bound(tmp_path: Path) -> None:
    text = report("青川县", 2025, "地区生产总值突破80亿元大关。\n\n全年地区生产总值80.5亿元。")
    found = cell(tmp_path, {"a.txt": text}, **LEVEL)
    assert (found["value"], found["chosen_by"], found["others"], found["conflicts"]) == (
        Decimal("80.5"),
        "exact",
        1,
        0,
    )


def test_a_figure_on_no_basis_before_one_on_another(tmp_path: Path) -> None:
    text = report("青川县", 2025, "一般公共预算收入同口径增长8%。\n\n一般公共预算收入增长5%。")
    found = cell(tmp_path, {"a.txt": text}, measure="growth")
    assert (found["value"], found["basis"], found["chosen_by"]) == (5, None, "basis")


def test_what_a_budget_brought_before_what_was_set(tmp_path: Path) -> None:
    text = (
        "关于青川县2024年财政预算执行情况和2025年财政预算草案的报告\n\n一、2024年预算执行情况\n\n"
        "经调整，全县一般公共预算收入为5.3亿元。全县一般公共预算收入完成5.4亿元。\n"
    )
    found = cell(tmp_path, {"a.txt": text}, year=2024, measure="level")
    assert (found["genre"], found["value"], found["chosen_by"]) == ("budget", Decimal("5.4"), "done")


def test_the_list_of_targets_before_details(tmp_path: Path) -> None:
    planned = (
        "抓好投资。力争固定资产投资增长12%。\n\n"
        + "我们要坚定信心。" * 60
        + "\n\n主要预期目标是：地区生产总值"
        "增长6%，固定资产投资增长8%，社会消费品零售总额增长7%，一般公共预算收入增长5%。"
    )
    text = report("青川县", 2025, "", planned)
    found = cell(tmp_path, {"a.txt": text}, indicator_code="fixed_asset_investment")
    assert (found["value"], found["commitment"], found["chosen_by"]) == (8, "预期", "list")


def test_the_first_before_the_others(tmp_path: Path) -> None:
    text = report("青川县", 2025, "", "主要预期目标是：地区生产总值增长7%以上、力争达到8%。")
    found, others = both(tmp_path, {"a.txt": text})
    assert [(row["value"], row["chosen_by"], row["conflicts"]) for row in found] == [(7, "first", 0)]
    assert [(row["value"], row["lost_by"], row["agrees"], row["headline_value"]) for row in others] == [
        (8, "first", True, 7)
    ]


def test_a_figure_that_is_repeated_is_no_conflict(tmp_path: Path) -> None:
    text = report("青川县", 2025, "地区生产总值增长6%。\n\n全县地区生产总值增长6%。")
    found, others = both(tmp_path, {"a.txt": text, "b.txt": text})
    assert [(row["mentions"], row["others"], row["chosen_by"]) for row in found] == [(4, 0, "same")]
    assert others == []


# --- whether two figures can both be true ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "another", "agrees"),
    [
        ("地区生产总值80.46亿元。", "地区生产总值达80.5亿元。", True),
        ("地区生产总值80.46亿元。", "地区生产总值达80.6亿元。", False),
        ("地区生产总值80.46亿元。", "地区生产总值超80亿元。", True),
        ("地区生产总值80.46亿元。", "地区生产总值超81亿元。", False),
        ("地区生产总值增长6.3%。", "地区生产总值增长6%左右。", True),
        ("地区生产总值增长6.6%。", "地区生产总值增长6%左右。", False),
        ("地区生产总值8046百万元。", "地区生产总值11亿美元。", False),
    ],
)
def test_figures_that_agree(tmp_path: Path, one: str, another: str, agrees: bool) -> None:
    _, (other,) = both(tmp_path, {"a.txt": report("青川县", 2025, f"{one}\n\n{another}")})
    assert other["agrees"] is agrees


def test_the_budget_of_the_own_level_is_in_no_cell_of_the_whole(tmp_path: Path) -> None:
    text = (
        "关于青川县2024年财政预算执行情况和2025年财政预算草案的报告\n\n一、2024年预算执行情况\n\n"
        "全县一般公共预算收入完成5.4亿元。县本级一般公共预算收入完成2.1亿元。\n"
    )
    found, _ = both(tmp_path, {"a.txt": text})
    assert [(row["indicator_code"], row["indicator"], row["value"]) for row in found] == [
        ("public_budget_revenue", "一般公共预算收入", Decimal("5.4")),
    ]


# --- what is asked and stated ------------------------------------------------------------------------------


def test_years_levels_and_indicators(tmp_path: Path) -> None:
    texts = {
        f"{place}{year}": report(place, year, "地区生产总值增长6%，出口总额增长9%。")
        for place in ("青川县", "四川省")
        for year in (2023, 2024, 2025)
    }
    asked = Asked(("exports",), years_of("2022,2024"), ("county",))
    with panel_of(tmp_path, texts, asked) as base:
        found = named(panels.panel(base))
    assert [(row["region_code"], row["year"], row["indicator_code"]) for row in found] == [
        ("510822", 2022, "exports"),
        ("510822", 2024, "exports"),
    ]


@pytest.mark.parametrize("text", ["20", "2025-2020", "2020–2025", "", "2020-"])
def test_years_that_are_none(text: str) -> None:
    with pytest.raises(QuestionError, match=r"tells no years|ends before it begins"):
        years_of(text)


def test_a_place_and_a_year_are_stated_where_the_text_is_silent(tmp_path: Path) -> None:
    text = "政府工作报告\n\n一、工作回顾\n\n地区生产总值增长6%。\n\n二、工作安排\n\n主要预期目标是：地区生产总值增长5%。\n"
    with panel_of(tmp_path, {"a.txt": text}, stated=stated("青川县", 2025)) as base:
        found = named(panels.panel(base))
        assert panels.tally(base).nowhere == 0
    assert [(row["region_code"], row["region"], row["year"], row["value"]) for row in found] == [
        ("510822", "四川省广元市青川县", 2024, 6),
        ("510822", "四川省广元市青川县", 2025, 5),
    ]


def test_what_the_text_tells_stands_against_what_is_stated(tmp_path: Path) -> None:
    text = report("青川县", 2025, "地区生产总值增长6%。")
    with panel_of(tmp_path, {"a.txt": text}, stated=stated("110000", 1999)) as base:
        (found,) = named(panels.panel(base))
    assert (found["region_code"], found["year"]) == ("510822", 2024)


@pytest.mark.parametrize("place", ["999999", "鼓楼区", "乌有县"])
def test_a_place_that_is_none_or_several(place: str) -> None:
    with pytest.raises(QuestionError, match=place):
        stated(place, 2025)


@pytest.mark.parametrize(
    ("place", "year", "code"),
    [("北京", 2024, "110000"), ("海拉尔", 2015, "150702"), ("全国", 2024, "100000"), ("100000", 2024, "100000"),
     ("襄樊市", 2008, "420600"), (" 130625 ", 2010, "130625")],
)  # fmt: skip
def test_a_place_by_its_short_name_its_old_name_and_the_nation(place: str, year: int, code: str) -> None:
    assert stated(place, year).code == code


@pytest.mark.parametrize(
    ("place", "year", "told"),
    [
        ("鼓楼区", 2015, "鼓楼区: 4 divisions have this name: 320106 江苏省南京市鼓楼区, 320302 "),
        ("襄樊市", 2015, "襄樊市: no division bears this name in 2015; at other times: 420600 湖北省襄樊市"),
        (
            "130625",
            2020,
            "130625: no division has this code in 2020; at other times: 130625 河北省保定市徐水县",
        ),
        ("广东省深圳市鼓楼区", 2020, "广东省深圳市鼓楼区: no division bears this name in 2020"),
        ("兵团", None, "兵团: no division bears this name"),
        ("山", 2024, "山: no division bears this name in 2024"),
        ("", 2024, "an empty text names no place; give a code or a name"),
    ],
)
def test_a_place_that_is_none_is_told_with_those_that_may_be_meant(
    place: str, year: int | None, told: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        stated(place, year)
    assert str(caught.value).startswith(told)


def test_a_document_of_no_place_is_counted(tmp_path: Path) -> None:
    with panel_of(tmp_path, {"a.txt": "2025年政府工作报告\n\n地区生产总值增长6%。\n"}) as base:
        assert panels.tally(base).nowhere == 1


def test_a_document_of_no_year_is_counted(tmp_path: Path) -> None:
    text = "政府工作报告\n\n地区生产总值增长6%。\n"
    with panel_of(tmp_path, {"a.txt": text}) as base:
        assert panels.tally(base).timeless == 1
    with panel_of(tmp_path / "stated", {"a.txt": text}, stated=stated("青川县", 2025)) as base:
        assert panels.tally(base).timeless == 0


def test_a_growth_until_a_later_year_is_in_no_cell_of_that_year(tmp_path: Path) -> None:
    planned = "地区生产总值增长6%。到2025年，森林覆盖率达到36.5%，单位地区生产总值能耗降低15%。"
    with panel_of(tmp_path, {"a": report("青川县", 2021, "", planned)}) as base:
        found = named(panels.panel(base))
    assert [(row["year"], row["indicator_code"], row["value"]) for row in found] == [
        (2021, "gdp", 6),
        (2025, "forest_coverage", Decimal("36.5")),
    ]


def test_a_mean_of_several_years_is_in_no_cell(tmp_path: Path) -> None:
    done = "地区生产总值年均分别增长5%。居民消费价格年均上涨2%。PM2.5年均浓度下降9%。"
    with panel_of(tmp_path, {"a": report("青川县", 2025, done)}) as base:
        found = named(panels.panel(base))
    assert [(row["indicator_code"], row["value"]) for row in found] == [("pm25", -9)]


def test_what_is_to_be_above_the_whole_is_a_part_of_it(tmp_path: Path) -> None:
    texts = {
        "a": report("四川省", 2025, "", "宜宾、泸州等要多贡献，地区生产总值增速要高于全省水平。"),
        "b": report("青川县", 2025, "", "地区生产总值增速要高于全省水平。"),
    }
    with panel_of(tmp_path, texts) as base:
        found = named(panels.panel(base))
    assert [(row["region"], row["qualitative"]) for row in found] == [("四川省广元市青川县", "高于全省水平")]


def test_an_estimate_goes_before_the_mark_that_the_same_report_says_was_passed(tmp_path: Path) -> None:
    done = "地区生产总值突破4万亿元大关，2024年预计达到4.45万亿元。"
    with panel_of(tmp_path, {"a": report("上海市", 2025, done)}) as base:
        (found,) = named(panels.panel(base))
        (other,) = named(panels.conflicts(base))
    assert (found["value"], found["stage"], found["chosen_by"]) == (Decimal("4.45"), "estimate", "exact")
    assert (other["value"], other["lost_by"], other["agrees"]) == (4, "exact", True)


# --- wide --------------------------------------------------------------------------------------------------


def test_the_wide_panel_has_a_column_a_figure_and_unit(tmp_path: Path) -> None:
    texts = {
        "a": report("青川县", 2025, "地区生产总值增长6%。出口总额1.8亿元。"),
        "b": report("旺苍县", 2025, "地区生产总值增长7%。出口总额2亿美元。"),
        "c": report("剑阁县", 2025, "地区生产总值增长8%。出口总额3亿元。"),
    }
    with panel_of(tmp_path, texts) as base:
        rows, variables = (named(one) for one in panels.wide(base))
    assert [(one["name"], one["unit"], one["cells"]) for one in variables] == [
        ("gdp_growth_actual", "%", 3),
        ("exports_level_actual", "元", 2),
        ("exports_level_actual_2", "美元", 1),
    ]
    assert [(r["region_code"], r["year"], r["gdp_growth_actual"], r["exports_level_actual"], r["exports_level_actual_2"])
            for r in rows] == [
        ("510821", 2024, 7, None, 200_000_000),
        ("510822", 2024, 6, 180_000_000, None),
        ("510823", 2024, 8, 300_000_000, None),
    ]  # fmt: skip


def test_a_wide_column_is_labelled_by_what_it_is(tmp_path: Path) -> None:
    """In words, with measure, status and unit, in both languages, within the 80 characters of Stata."""
    stata = pytest.importorskip("pandas.io.stata")
    text = report("青川县", 2025, "地区生产总值增长6%，规模以上工业增加值增长7%。")
    with panel_of(tmp_path, {"a": text}) as base:
        table, rows = panels.wide(base)[0]
        labels = {column.name: column.label for column in table.columns if column.label}
        write_tables("dta", tmp_path / "wide.dta", {table: list(rows)})
    assert labels["gdp_growth_actual"] == (
        "Gross domestic product of the region: growth, actual, %",
        "地区生产总值：增长率，实绩，%",
    )
    with stata.StataReader(tmp_path / "wide.dta") as reader:
        told = reader.variable_labels()
        assert told["gdp_growth_actual"] == labels["gdp_growth_actual"].en
        assert told["year"] == "Year"
        assert reader.value_labels()["region_level"][4] == "county"
    long = panels.Variable("x", "x", "很" * 90, "growth", "target", "%", 1)
    assert panels.label(long, long.indicator, "zh") == f"{'很' * 70}…：增长率，目标，%"
    assert len(panels.label(long, long.indicator, "en")) == 80


def test_the_long_panel_has_value_labels_in_stata(tmp_path: Path) -> None:
    stata = pytest.importorskip("pandas.io.stata")
    text = report("青川县", 2025, "地区生产总值预计增长6%左右。")
    with panel_of(tmp_path, {"a": text}) as base:
        table, rows = panels.panel(base)
        write_tables("dta", tmp_path / "long.dta", {table: list(rows)})
    names = ["region_level", "measure", "status", "bound", "stage", "genre", "chosen_by"]
    with stata.StataReader(tmp_path / "long.dta") as reader:
        (row,) = reader.read()[names].to_numpy().tolist()
        assert sorted(reader.value_labels()) == sorted(names)  # named as the variables, for "growth":measure
    assert row == ["county", "growth", "actual", "about", "estimate", "work_report", "only"]


def test_what_decides_for_a_headline_is_an_enumeration_of_all_that_may() -> None:
    """A reason that the query gives and the list lacks would have no number in Stata."""
    sql = (SQL / "headlines.sql").read_text(encoding="utf-8")
    lost = re.findall(r"(?:THEN|ELSE) '(\w+)'", sql.partition("AS lost_by")[0].rpartition("CASE")[2])
    kept = re.findall(r"'(\w+)'", sql[sql.index("coalesce(chosen_by") :].partition("AS chosen_by")[0])
    assert {*lost, *kept} == set(get_args(Choice))
