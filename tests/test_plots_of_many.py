"""`reportx plot` of many reports: a row a place, an indicator or a year, from files and from data sets."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from comparisons import write_dataset
from reportx import language
from reportx.cli import application
from reportx.plots import Kind
from reportx.plots.charts import labels

PLANNED = "主要预期目标是：地区生产总值增长{}%左右，一般公共预算收入增长{}%以上，固定资产投资增长9%。"


@pytest.fixture
def in_chinese() -> Iterator[None]:
    """Everything is said in Chinese."""
    language.choose("zh")
    yield
    language.choose("en")


def told(place: str, year: int, growth: float, revenue: float) -> str:
    """A work report whose targets are a point above what came."""
    return (
        f"{year}年{place}政府工作报告\n\n一、{year - 1}年工作回顾\n\n地区生产总值增长{growth}%，一般公共预算收入"
        f"增长{revenue}%，轨道交通里程由{growth}公里增加到{revenue}公里。\n\n二、{year}年工作安排\n\n"
        f"{PLANNED.format(growth + 1, revenue - 1)}\n"
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of three years of one place and one year of another."""
    folder = tmp_path_factory.mktemp("plots") / "data"
    reports = [
        ("深圳市", 2023, 3.0, 5.0),
        ("深圳市", 2024, 6.0, 4.5),
        ("深圳市", 2025, 5.5, 3.0),
        ("广州市", 2025, 2.0, 1.0),
    ]
    write_dataset(
        folder, {f"{place}{year}.txt": told(place, year, *grown) for place, year, *grown in reports}
    )
    return folder


def run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(), ["plot", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


def bars(data: Path, *args: object) -> list[str]:
    code, out, err = run(data, "-q", *args)
    assert code == 0, err
    return [
        " ".join(part for part in line.split() if not set(part) & set("█┃·░")) for line in out.splitlines()
    ]


@pytest.mark.usefixtures("in_chinese")
def test_places_are_ranked_by_their_targets_for_one_indicator(data: Path) -> None:
    assert bars(data, "--indicator", "gdp") == [
        "2025年地区生产总值目标增速（%）", "深圳市 ≈+6.5", "广州市 ≈+3", "来源：2份报告",
    ]  # fmt: skip


@pytest.mark.usefixtures("in_chinese")
def test_of_one_place_all_indicators_are_shown_of_the_last_year(data: Path) -> None:
    assert bars(data, "--place", "深圳市", "--kind", "growth") == [
        "广东省深圳市 2024年主要指标增速（%）", "地区生产总值 +5.5", "一般公共预算收入 +3",
        "来源：2025年深圳市政府工作报告",
    ]  # fmt: skip
    assert bars(data, "--place", "440300", "--kind", "growth", "--years", "2022")[1] == "一般公共预算收入 +5"


@pytest.mark.usefixtures("in_chinese")
def test_the_ledger_is_a_row_a_year_of_one_place_and_indicator(data: Path) -> None:
    assert bars(data, "--kind", "ledger", "--place", "深圳市", "--indicator", "gdp") == [
        "广东省深圳市 地区生产总值：历年目标与实际增速（%）",
        "2023 ≈+4 → +6 超额完成",
        "2024 ≈+7 → +5.5 未完成",
        "来源：3份报告 共3项，显示2项",  # the third has not come yet
    ]


@pytest.mark.usefixtures("in_chinese")
def test_the_ledger_of_a_place_is_of_its_last_year_and_says_what_is_missing(data: Path) -> None:
    found = bars(data, "--kind", "ledger", "--place", "深圳市")
    assert found[1:] == [
        "地区生产总值 ≈+7 → +5.5 未完成",
        "一般公共预算收入 ≥+3.5 → +3 未完成",
        "来源：2份报告 共3项，显示2项",
    ]


@pytest.mark.usefixtures("in_chinese")
def test_years_are_shown_beside_their_targets(data: Path) -> None:
    found = bars(data, "--kind", "panel", "--place", "深圳市", "--indicator", "gdp")
    assert found == [
        "广东省深圳市：历年目标与实际增速（%）", "地区生产总值",
        "2022 3", "2023 6 目标 ≈4", "2024 5.5 目标 ≈7", "2025 目标 ≈6.5", "来源：3份报告",
    ]  # fmt: skip


@pytest.mark.usefixtures("in_chinese")
def test_places_have_one_scale_over_the_years(data: Path) -> None:
    found = bars(data, "--kind", "panel", "--indicator", "gdp")
    assert (found[0], found[1], found[6]) == ("地区生产总值：历年目标与实际增速（%）", "深圳市", "广州市")


@pytest.mark.usefixtures("in_chinese")
def test_movements_and_sections_come_from_a_data_set_too(data: Path) -> None:
    assert bars(data, "--kind", "from-to", "--place", "广州市")[1] == "轨道交通里程 2 → 1 公里"
    assert bars(data, "--kind", "sections", "--place", "深圳市")[1:] == [
        "一 2024年工作回顾 3", "二 2025年工作安排 目标3", "来源：2025年深圳市政府工作报告",
    ]  # fmt: skip


@pytest.mark.usefixtures("in_chinese")
def test_files_are_read_as_a_data_set_is(tmp_path: Path, data: Path) -> None:
    for year, growth in ((2024, 6.0), (2025, 5.5)):
        (tmp_path / f"{year}.txt").write_text(told("深圳市", year, growth, 4.0), encoding="utf-8")
    code, out, _ = run(
        tmp_path / "2024.txt", tmp_path / "2025.txt", "--kind", "ledger", "-q", "--indicator", "gdp"
    )
    assert (code, "≈+7 → +5.5 未完成" in out) == (0, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["--kind", "growth"],
            "2 places and 2 indicators: name one indicator with --indicator, or one place with --place",
        ),
        (["--kind", "sections"], "name a --place"),
        (["--place", "朝阳区"], "2 divisions have this name: 110105 北京市朝阳区"),
        (["--indicator", "cpi"], "nothing to show as targets"),
    ],
)
def test_what_no_one_picture_can_show_is_told(data: Path, args: list[str], message: str) -> None:
    code, out, err = run(data, *args)
    assert (code, out) == (1 if "nothing" in message else 2, "")
    assert message in " ".join(err.split())


def test_one_report_has_no_ledger(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(told("深圳市", 2024, 6.0, 4.0), encoding="utf-8")
    code, _, err = run(source, "--kind", "ledger", "-q")
    assert (code, "it takes a report with targets and one that looks back on their year" in err) == (1, True)


@pytest.mark.parametrize("kind", ["ledger", "panel"])
def test_a_picture_of_many_reports_is_drawn(tmp_path: Path, data: Path, kind: Kind) -> None:
    pytest.importorskip("matplotlib")
    path = tmp_path / "a.png"
    assert run(data, "--kind", kind, "--place", "深圳市", "-q", "-o", path)[0] == 0
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    assert (width, height > 500) == (1440, True)


def test_pictures_of_many_speak_english_too(data: Path) -> None:
    assert bars(data, "--indicator", "gdp") == [
        "Gross domestic product of the region, targets for 2025, growth (%)",
        "深圳市 ≈+6.5", "广州市 ≈+3", "Source: 2 reports",
    ]  # fmt: skip
    ledger = bars(data, "--kind", "ledger", "--place", "深圳市", "--years", "2024")
    assert ledger[0] == "广东省深圳市 targets and outcomes of 2024, growth (%)"
    assert "General public budget reven… ≥+3.5 → +3 missed" in ledger
    assert ledger[-1].startswith("Source: ")
    years = bars(data, "--kind", "panel", "--place", "深圳市")
    assert years[0] == "广东省深圳市 targets and outcomes over the years, growth (%)"
    assert "Gross domestic product of the region" in years


def test_the_words_of_pictures_are_the_same_in_both_languages() -> None:
    told = {name: {part: {*words} for part, words in table.items()} for name, table in labels().items()}
    assert told["zh"] == told["en"]
