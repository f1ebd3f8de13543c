"""Promises held against what came, two reports side by side, and targets stacked."""

from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from comparisons import Named, communique, named, only, panel_of, report
from reportx.comparing import cascade as cascades
from reportx.comparing import diff as diffs
from reportx.comparing import ledger as ledgers
from reportx.comparing import panel as panels
from reportx.comparing.asked import Asked, QuestionError
from reportx.comparing.shown import shown
from reportx.comparing.verdicts import Figure, Judged, judge_figure, judge_silence, judge_words

GOAL = "主要预期目标是："


def ledger(folder: Path, texts: dict[str, str]) -> list[Named]:
    with panel_of(folder, texts) as base:
        return named(ledgers.ledger(base))


def promise(folder: Path, planned: str, done: str | None) -> Named:
    """The first line of the ledger of a plan and of the report on its year, if there is one."""
    texts = {"2025.txt": report("青川县", 2025, "", planned)}
    if done is not None:
        texts["2026.txt"] = report("青川县", 2026, done)
    return ledger(folder, texts)[0]


# --- each verdict, from the texts --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "done", "gap", "verdict"),
    [
        ("地区生产总值增长6%以上。", "地区生产总值增长6.4%。", "0.4", "met"),
        ("地区生产总值增长6%以上。", "地区生产总值增长6%。", "0", "met"),
        ("地区生产总值增长6%以上。", "地区生产总值增长5.9%。", "-0.1", "missed"),
        ("地区生产总值增长6%。", "地区生产总值增长6%。", "0", "met"),
        ("地区生产总值增长6%。", "地区生产总值增长6.1%。", "0.1", "exceeded"),
        ("地区生产总值增长6%。", "地区生产总值增长5.9%。", "-0.1", "missed"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6%。", "0", "met"),
        ("地区生产总值增长6%左右。", "地区生产总值增长5.5%。", "-0.5", "near"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6.5%。", "0.5", "near"),
        ("地区生产总值增长6%左右。", "地区生产总值增长5.4%。", "-0.6", "missed"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6.6%。", "0.6", "exceeded"),
        ("地区生产总值增长5.5%—6%。", "地区生产总值增长5.8%。", "0", "met"),
        ("地区生产总值增长5.5%—6%。", "地区生产总值增长5.2%。", "-0.3", "missed"),
        ("地区生产总值增长5.5%—6%。", "地区生产总值增长6.2%。", "0.2", "exceeded"),
        ("城镇登记失业率控制在4%以内。", "城镇登记失业率3.8%。", "-0.2", "met"),
        ("城镇登记失业率控制在4%以内。", "城镇登记失业率4.1%。", "0.1", "missed"),
        ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降3.5%。", "-0.5", "exceeded"),
        ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降2.5%。", "0.5", "missed"),
        ("地区生产总值增长6%以上。", "预计地区生产总值增长6%左右。", "0", "near"),
        ("地区生产总值增长6%以上。", "预计地区生产总值增长7%左右。", "1", "met"),
        ("地区生产总值增长6%以上。", "预计地区生产总值增长5%左右。", "-1", "missed"),
        ("粮食产量20万吨。", "粮食产量40万斤。", "-19.98", "missed"),
        ("旅游人数突破150万。", "接待游客152万人次。", "2", "met"),
        ("接待游客150万人次。", "旅游人数达到148万。", "-2", "missed"),
    ],
)  # fmt: skip
def test_a_target_and_its_outcome(tmp_path: Path, planned: str, done: str, gap: str, verdict: str) -> None:
    found = promise(tmp_path, GOAL + planned, done)
    assert (found["verdict"], found["gap"], found["why"]) == (verdict, Decimal(gap), None)


@pytest.mark.parametrize(
    ("planned", "done", "verdict"),
    [
        ("新建绿道20公里。", "新增绿道25公里。", "exceeded"),
        ("新增绿道20公里。", "建成绿道20公里。", "met"),
        ("新建绿道20公里。", "绿道达到900公里。新增绿道15公里。", "missed"),
        ("新增绿道20公里。", "绿道达到900公里。", "not_comparable"),
    ],
)
def test_what_is_built_is_what_is_added(tmp_path: Path, planned: str, done: str, verdict: str) -> None:
    assert promise(tmp_path, planned, done)["verdict"] == verdict


def test_a_basis_that_the_outcome_alone_has_is_told(tmp_path: Path) -> None:
    found = promise(tmp_path, "一般公共预算收入增长6%。", "一般公共预算收入同口径增长9%。")
    assert (found["verdict"], found["why"]) == ("exceeded", "told 同口径")


@pytest.mark.parametrize(
    ("planned", "done", "verdict", "why"),
    [
        ("地区生产总值增长6%。", None, "no_report", None),
        ("地区生产总值增长6%。", "农村面貌一新。", "not_reported", None),
        ("地区生产总值增长6%。", "地区生产总值80亿元。", "not_comparable", "told as level"),
        ("出口总额达到2亿元。", "出口总额0.3亿美元。", "not_comparable", "美元, and not 元"),
        ("一般公共预算收入同口径增长6%。", "一般公共预算收入按自然口径增长9%。", "not_comparable", "按自然口径, and not 同口径"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_never_missed(
    tmp_path: Path, planned: str, done: str | None, verdict: str, why: str | None
) -> None:
    found = promise(tmp_path, GOAL + planned, done)
    assert (found["verdict"], found["gap"], found["why"]) == (verdict, None, why)


@pytest.mark.parametrize(
    ("words", "done", "verdict"),
    [
        ("与经济增长同步", "地区生产总值增长6%，居民人均可支配收入增长5.5%。", "met"),
        ("与经济增长同步", "地区生产总值增长6%，居民人均可支配收入增长5.4%。", "missed"),
        ("与经济增长同步", "居民人均可支配收入增长5.4%。", "not_comparable"),
        ("实现正增长", "居民人均可支配收入增长0.1%。", "met"),
        ("实现正增长", "居民人均可支配收入下降0.1%。", "missed"),
        ("稳定增长", "居民人均可支配收入增长5%。", "not_comparable"),
        ("增速高于全国平均水平", "居民人均可支配收入增长5%。", "not_comparable"),
        ("完成省下达目标任务", "居民人均可支配收入增长5%。", "not_comparable"),
        ("稳定增长", "农村面貌一新。", "not_reported"),
    ],
)
def test_promises_in_words(tmp_path: Path, words: str, done: str, verdict: str) -> None:
    found = promise(tmp_path, f"{GOAL}居民人均可支配收入{words}。", done)
    assert (found["qualitative"], found["verdict"]) == (words.removeprefix("增速"), verdict)


def test_a_line_has_both_sentences_and_the_units_of_the_plan(tmp_path: Path) -> None:
    found = promise(tmp_path, "约束性目标是：粮食播种面积确保达到3万亩。", "粮食播种面积达到2000公顷。")
    assert (found["unit"], found["target"], found["actual"], found["gap"]) == ("万亩", 3, 3, 0)
    assert (found["nature"], found["commitment"]) == ("约束性", "确保")
    assert found["target_sentence"] == "约束性目标是：粮食播种面积确保达到3万亩。"
    assert (found["actual_sentence"], found["actual_source"]) == ("粮食播种面积达到2000公顷。", "2026.txt")


@pytest.mark.parametrize(
    ("planned", "nature"),
    [
        ("预期性目标是：地区生产总值增长6%。", "预期性"),
        ("约束性指标中，单位地区生产总值能耗下降3%。", "约束性"),
        ("主要预期目标是：地区生产总值增长6%，其他约束性指标完成市定任务。", None),
        ("主要预期目标是：地区生产总值增长6%，能耗及排放等约束性指标全面完成。", None),
        ("目标是：地区生产总值增长6%（预期性），约束性指标全面完成。", "预期性"),
        ("目标是：单位地区生产总值能耗下降3%左右（约束性指标）。", "约束性"),
        ("预期性目标是：城镇登记失业率4%以内，约束性目标是：单位地区生产总值能耗下降3%。", "约束性"),
    ],
)
def test_the_nature_of_a_target_is_told_before_it_or_right_behind(
    tmp_path: Path, planned: str, nature: str | None
) -> None:
    texts = {"2025.txt": report("青川县", 2025, "", planned)}
    assert ledger(tmp_path, texts)[-1]["nature"] == nature


def test_a_place_that_goes_on_under_another_code_is_one_place(tmp_path: Path) -> None:
    texts = {
        "2015.txt": report("河北省保定市徐水县", 2015, "", f"{GOAL}地区生产总值增长6%。"),
        "2016.txt": report("河北省保定市徐水区", 2016, "地区生产总值增长6.1%。"),
    }
    found = only(ledger(tmp_path, texts), indicator_code="gdp")
    assert (found["region_code"], found["verdict"], found["actual_source"]) == (
        "130625", "exceeded", "2016.txt",
    )  # fmt: skip


def test_a_later_report_has_the_final_figure_of_an_estimate(tmp_path: Path) -> None:
    texts = {
        "2025.txt": report("青川县", 2025, "", f"{GOAL}地区生产总值增长6%以上。"),
        "2026.txt": report("青川县", 2026, "预计地区生产总值增长6%左右。"),
        "communique.txt": communique("青川县", 2025, "全年地区生产总值比上年增长6.3%。"),
    }
    found = only(ledger(tmp_path, texts), indicator_code="gdp")
    assert (found["actual"], found["stage"], found["verdict"]) == (Decimal("6.3"), "final", "met")


def test_a_budget_alone_does_not_say_nothing_of_the_economy(tmp_path: Path) -> None:
    texts = {
        "2025.txt": report("青川县", 2025, "", f"{GOAL}地区生产总值增长6%。"),
        "budget.txt": "关于青川县2025年财政预算执行情况和2026年财政预算草案的报告\n\n一、2025年预算执行情况\n\n"
        "全县一般公共预算收入完成5.4亿元。\n",
    }
    assert only(ledger(tmp_path, texts), indicator_code="gdp")["verdict"] == "no_report"


# --- the arithmetic alone ----------------------------------------------------------------------------------


def test_less_is_better_where_the_vocabulary_says_so() -> None:
    target, actual = Figure(Decimal(3), bound="about"), Figure(Decimal("0.2"))
    assert judge_figure(target, actual) == Judged("missed", Decimal("-2.8"))
    assert judge_figure(target, actual, "lower") == Judged("exceeded", Decimal("-2.8"))
    assert judge_figure(target, actual, "neither").why == "neither more nor less is better"


def test_which_way_is_better_is_in_the_table_of_indicators(tmp_path: Path) -> None:
    planned = f"{GOAL}城镇调查失业率5.5%左右，居民消费价格涨幅3%左右。"
    done = "城镇调查失业率4.9%，居民消费价格上涨0.2%。"
    texts = {"2025": report("青川县", 2025, "", planned), "2026": report("青川县", 2026, done)}
    found = {row["indicator_code"]: (row["verdict"], row["why"]) for row in ledger(tmp_path, texts)}
    assert found == {
        "surveyed_unemployment_rate": ("exceeded", None),
        "cpi": ("missed", "neither more nor less is better"),
    }


def test_an_amount_is_near_within_a_hundredth() -> None:
    about = Figure(Decimal(1000), "人", bound="about")
    given = [judge_figure(about, Figure(Decimal(value), "人")).verdict for value in (990, 989, 1010, 1011)]
    assert given == ["near", "missed", "near", "exceeded"]


def test_an_outcome_that_is_itself_a_bound() -> None:
    floor = Figure(Decimal(6), low=Decimal(6), bound="at_least")
    for low, verdict in ((7, "met"), (6, "met"), (5, "near")):
        outcome = Figure(Decimal(low), low=Decimal(low), bound="over")
        assert judge_figure(floor, outcome).verdict == verdict


def test_the_same_basis_is_compared_and_an_unsaid_one_too() -> None:
    target = Figure(Decimal(6), basis="同口径")
    assert judge_figure(target, Figure(Decimal(6), basis="同口径")).verdict == "met"
    assert judge_figure(target, Figure(Decimal(6))).verdict == "met"


def test_silence_and_words() -> None:
    assert judge_silence(is_told=False, elsewise="level").verdict == "not_comparable"
    assert judge_words("与经济增长基本同步", Decimal(5), Decimal(5)) == Judged("met", Decimal(0))


# --- two reports -------------------------------------------------------------------------------------------


def difference(folder: Path, old: str, new: str) -> list[Named]:
    sides = []
    for name, text in (("old", old), ("new", new)):
        with panel_of(folder / name, {f"{name}.txt": text}) as base:
            sides.append(diffs.cells(base, name))
    return named(diffs.diff(*sides))


def change(folder: Path, old: str, new: str) -> list[tuple[str, Decimal | None]]:
    """How the targets of two years differ, with the step."""
    texts = [report("青川县", year, "", GOAL + planned) for year, planned in ((2024, old), (2025, new))]
    return [(row["change"], row["step"]) for row in difference(folder, *texts)]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("地区生产总值增长6%以上。", "地区生产总值增长6%以上。", [("same", 0)]),
        ("地区生产总值增长6%以上。", "地区生产总值增长7%以上。", [("raised", 1)]),
        ("地区生产总值增长6%以上。", "地区生产总值增长5.5%以上。", [("lowered", Decimal("-0.5"))]),
        ("地区生产总值增长6%以上。", "地区生产总值增长6%左右。", [("softened", 0)]),
        ("地区生产总值增长6%左右。", "地区生产总值增长6%。", [("hardened", 0)]),
        ("地区生产总值增长6%以上。", "地区生产总值增长5%左右。", [("lowered, softened", -1)]),
        ("居民人均可支配收入增长6%。", "居民人均可支配收入与经济增长同步。", [("softened", None)]),
        ("居民人均可支配收入与经济增长同步。", "居民人均可支配收入增长6%。", [("hardened", None)]),
        ("地区生产总值增长6%，出口总额增长5%。", "地区生产总值增长6%。", [("vanished", None), ("same", 0)]),
        ("地区生产总值增长6%。", "地区生产总值增长6%，出口总额增长5%。", [("new", None), ("same", 0)]),
        ("出口总额达到2亿元。", "出口总额达到0.3亿美元。", [("recounted", None)]),
        ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降2%。", [("lowered", 1)]),
        ("新增养老床位500张。", "建成养老床位400张。", [("lowered", -100)]),
        ("新增科技型中小企业60家。", "科技型中小企业达到80家。", [("vanished", None), ("new", None)]),
        ("实施重点项目60项。", "实施重点项目80个。", [("raised", 20)]),
    ],
)
def test_how_targets_move(
    tmp_path: Path, old: str, new: str, changes: list[tuple[str, Decimal | None]]
) -> None:
    assert change(tmp_path, old, new) == changes


def test_of_what_was_only_what_is_still_told(tmp_path: Path) -> None:
    old = report("青川县", 2024, "地区生产总值增长6%，出口总额增长5%。")
    new = report("青川县", 2025, "地区生产总值增长3%，进口总额增长5%。")
    found = difference(tmp_path, old, new)
    assert [(row["change"], row["indicator_code"], row["status"]) for row in found] == [
        ("vanished", "exports", "actual"),
        ("new", "imports", "actual"),
    ]
    assert found[0]["old_sentence"] == "地区生产总值增长6%，出口总额增长5%。"


def test_a_fall_that_is_to_be_deeper(tmp_path: Path) -> None:
    old, new = (
        report("青川县", year, "", f"{GOAL}单位地区生产总值能耗下降{goal}。")
        for year, goal in ((2024, "2%"), (2025, "3%以上"))
    )
    (found,) = difference(tmp_path, old, new)
    assert (found["change"], found["old_value"], found["new_value"], found["step"]) == ("raised", -2, -3, -1)


@pytest.mark.parametrize(
    ("old", "new", "changed", "ends"),
    [
        ("增长6%—8%", "增长7%—9%", "raised", (8, 9)),
        ("增长6%—8%", "增长6%—7%", "lowered", (8, 7)),
        ("增长6%—8%", "增长6%—8%", "same", (8, 8)),
        ("增长6%", "增长6%—8%", "raised", (None, 8)),
        ("下降2%—3%", "下降2%—4%", "raised", (-3, -4)),
    ],
)
def test_a_range_moves_by_both_its_ends(
    tmp_path: Path, old: str, new: str, changed: str, ends: tuple[int | None, int | None]
) -> None:
    reports = (
        report("青川县", year, "", f"{GOAL}税收收入{goal}。") for year, goal in ((2024, old), (2025, new))
    )
    (found,) = difference(tmp_path, *reports)
    assert (found["change"], (found["old_value_max"], found["new_value_max"])) == (changed, ends)


def test_two_places_side_by_side(tmp_path: Path) -> None:
    old, new = (report(place, 2025, "", f"{GOAL}地区生产总值增长6%。") for place in ("青川县", "剑阁县"))
    (found,) = difference(tmp_path, old, new)
    assert (found["old_region"], found["new_region"]) == ("四川省广元市青川县", "四川省广元市剑阁县")


def test_a_side_of_several_places(tmp_path: Path) -> None:
    texts = {place: report(place, 2025, "地区生产总值增长6%。") for place in ("青川县", "剑阁县")}
    with (
        panel_of(tmp_path, texts) as base,
        pytest.raises(QuestionError, match="both: holds reports of 2 places"),
    ):
        diffs.cells(base, "both")


def test_a_side_of_no_year(tmp_path: Path) -> None:
    with (
        panel_of(tmp_path, {"a.txt": "政府工作报告\n\n地区生产总值增长6%。\n"}) as base,
        pytest.raises(QuestionError, match=r"a\.txt: tells no year"),
    ):
        diffs.cells(base, "a.txt")


# --- targets stacked -----------------------------------------------------------------------------------------


def test_each_target_beside_the_nearest_above(tmp_path: Path) -> None:
    goals = {"四川省": "5.5%", "广元市": "6%", "青川县": "6.5%以上", "成都市锦江区": "7%"}
    texts = {
        place: report(place, 2025, "", f"{GOAL}地区生产总值增长{goal}。") for place, goal in goals.items()
    }
    texts["国务院"] = (
        "2025年政府工作报告\n\n现在，我代表国务院，向大会报告政府工作。\n\n二、2025年工作安排\n\n今年发展主要预期目标是：国内生产总值增长5%左右。\n"
    )
    with panel_of(tmp_path, texts, Asked(("gdp",), ((2025, 2025),))) as base:
        found = named(cascades.cascade(base, "growth"))
    assert [(row["region_code"], row["upper_code"], row["step"], row["national_step"]) for row in found] == [
        ("100000", None, None, None),
        ("510000", "100000", Decimal("0.5"), Decimal("0.5")),
        ("510104", "510000", Decimal("1.5"), 2),
        ("510800", "510000", Decimal("0.5"), 1),
        ("510822", "510800", Decimal("0.5"), Decimal("1.5")),
    ]


def test_amounts_are_told_in_the_unit_of_each_and_steps_in_that_of_the_lower(tmp_path: Path) -> None:
    goals = {"四川省": "新增城镇就业85万人", "广元市": "新增城镇就业2.5万人"}
    texts = {place: report(place, 2025, "", f"{GOAL}{goal}。") for place, goal in goals.items()}
    with panel_of(tmp_path, texts, Asked(("urban_jobs_created",), ((2025, 2025),))) as base:
        result = cascades.cascade(base, "change")
        found = list(shown(result)[1])
    assert found[1][2:] == ["2.5万人", "四川省", "85万人", "-82.5", ""]


def test_a_fall_is_told_with_its_sign(tmp_path: Path) -> None:
    """A fall by 2.5% and more is -2.5% and less, whoever sets it."""
    goals = {"四川省": "2%左右", "广元市": "2.5%以上"}
    texts = {
        place: report(place, 2025, "", f"{GOAL}单位地区生产总值能耗下降{goal}。")
        for place, goal in goals.items()
    }
    with panel_of(tmp_path, texts, Asked(("energy_intensity",), ((2025, 2025),))) as base:
        stacked = list(shown(cascades.cascade(base, "growth"))[1])
        told = [row[5] for row in shown(panels.panel(base))[1]]
    assert stacked[1][2:6] == ["<= -2.5%", "四川省", "~ -2%", "-0.5"]
    assert told == ["~ -2%", "<= -2.5%"]


def test_a_measure_without_targets(tmp_path: Path) -> None:
    texts = {"a": report("青川县", 2025, "", f"{GOAL}地区生产总值增长6%。")}
    with (
        panel_of(tmp_path, texts) as base,
        pytest.raises(QuestionError, match="no target of its level in that year, but of its growth"),
    ):
        cascades.cascade(base, "level")
