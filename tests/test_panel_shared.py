"""The panel of the reports beside the project: nothing missing that they tell, and against panels of others."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from comparisons import Named, named, write_dataset
from reportx.comparing import panel as panels
from reportx.comparing.asked import Asked
from reportx.comparing.dataset import Stated, database, load
from reportx.comparing.results import ask
from shared import CORPUS, SHARED, needs

OTHERS = SHARED / "panel"
pytestmark = needs(CORPUS / "text", "the corpus")
# what a report says of an indicator, by the words that stand before the figure
HEADS = {
    "规上工业增加值": "industrial_value_added",
    "规模以上工业增加值": "industrial_value_added",
    "固定资产投资": "fixed_asset_investment",
    "社会消费品零售总额": "retail_sales",
    "一般公共预算收入": "public_budget_revenue",
    "居民消费价格": "cpi",
    "城镇调查失业率": "surveyed_unemployment_rate",
    "城镇新增就业": "urban_jobs_created",
    "地区生产总值": "gdp",
    "粮食产量": "grain_output",
}
MENTION = re.compile(
    rf"(?:^|[：；，。、全\n])(?:[全我][省市区])?({'|'.join(HEADS)})((?:增长|增速|涨幅|达到?|控制在|降至)?)"
    r"(\d+(?:\.\d+)?)(%|亿斤|万吨|万人|亿元)"
)
LEAST = (
    0.985  # of the mentions of 2025; those that are missing are read wrong, each as a part of a longer name
)
COLUMNS = {
    "gdp_real_growth_pct": ("gdp", "growth", 1),
    "gdp_current_100m": ("gdp", "level", 10**8),
    "general_public_revenue_100m": ("public_budget_revenue", "level", 10**8),
    "general_public_expenditure_100m": ("public_budget_expenditure", "level", 10**8),
}
EXPLAINED = re.compile(r"^\| (\d{6}) \S+ \| (\d{4}) \| (\w+) \| ", re.MULTILINE)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[Named], list[Named]]]:
    """The panel of all reports of provinces and prefectures, and what else was said of its cells."""
    folder = tmp_path_factory.mktemp("panel")
    patterns = (
        "2025年*",
        "2024_*",
        "20*_上海市*",
        "河北省_*",
        "保定市_*",
        "L[01]*",
        "*_budget_*",
        "*_bulletin*",
    )
    files = sorted({path for pattern in patterns for path in (CORPUS / "text").glob(pattern)})
    texts = {path.name: path.read_bytes().decode("utf-8", "replace") for path in files}
    root = write_dataset(folder / "data", texts)
    with database(folder) as base:
        load(base, [root], Stated())
        ask(base, Asked())
        yield named(panels.panel(base)), named(panels.conflicts(base))


def test_no_cell_is_empty_that_a_report_of_2025_fills(tables: tuple[list[Named], list[Named]]) -> None:
    there = {
        (row["source"], row["indicator_code"], float(row["value"]))
        for rows in tables
        for row in rows
        if row["value"] is not None
    }
    told = []
    for path in sorted((CORPUS / "text").glob("2025年*")):
        text = path.read_text(encoding="utf-8").replace("％", "%")
        told += [(path.name, HEADS[m[1]], float(m[3])) for m in MENTION.finditer(text)]
    missing = [mention for mention in told if mention not in there]
    assert len(told) > 200
    assert len(missing) <= len(told) * (1 - LEAST), missing


def test_all_provinces_of_2025_have_their_target(tables: tuple[list[Named], list[Named]]) -> None:
    found = {
        row["region_code"]: row
        for row in tables[0]
        if (row["year"], row["indicator_code"], row["measure"], row["status"])
        == (2025, "gdp", "growth", "target")
        and row["region_level"] == "province"
    }
    assert len(found) == 31
    assert all(row["sentence"] and row["bound"] for row in found.values())


def theirs(name: str) -> list[dict[str, str]]:
    with (OTHERS / name).open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not OTHERS.exists(), reason="the panels of others are not beside the project")
@pytest.mark.parametrize(
    "name", ["province_gdp_targets_1998_2017.csv", "prefecture_gdp_targets_2003_2014.csv"]
)
def test_targets_are_those_of_others(tables: tuple[list[Named], list[Named]], name: str) -> None:
    own = {
        (row["region_code"], str(row["year"])): float(row["canonical_value"])
        for row in tables[0]
        if (row["indicator_code"], row["measure"], row["status"]) == ("gdp", "growth", "target")
    }
    both = {
        (row["region_code"], row["year"]): float(row["target"])
        for row in theirs(name)
        if row["target"] and (row["region_code"], row["year"]) in own
    }
    assert len(both) >= 3
    assert {cell: own[cell] for cell in both} == both


@pytest.mark.skipif(not OTHERS.exists(), reason="the panels of others are not beside the project")
def test_actuals_are_those_of_others_or_the_difference_is_explained(
    tables: tuple[list[Named], list[Named]],
) -> None:
    page = (Path(__file__).parents[1] / "docs" / "panel.md").read_text(encoding="utf-8")
    explained = set(EXPLAINED.findall(page))
    own = {
        (row["region_code"], str(row["year"]), row["indicator_code"], row["measure"]): row
        for row in tables[0]
        if row["status"] == "actual"
    }
    compared, differ = 0, set()
    for row in theirs("prefecture_actuals_2018_2025.csv"):
        for column, (code, measure, scale) in COLUMNS.items():
            mine = own.get((row["admin_code_6"], row["metric_year"], code, measure))
            if mine and row[column]:
                compared += 1
                if not same(mine, row[column], scale):
                    differ.add((row["admin_code_6"], row["metric_year"], column))
    assert compared > 150
    assert differ - explained == set()


def same(mine: Named, other: str, scale: int) -> bool:
    """Whether a figure is another's, as far as both were printed, or the bound that it keeps to."""
    value, given = float(mine["canonical_value"]) / scale, float(other)
    if mine["bound"] in {"over", "at_least"}:
        return given >= value
    printed = str(mine["value"]).partition(".")[2]
    own_step = abs(value / float(mine["value"])) / 10 ** len(printed)
    their_step = 0.1 if scale == 1 else 10.0 ** -len(other.rstrip("0").partition(".")[2])  # 7062.0 is 7062
    return abs(value - given) <= 0.51 * max(own_step, their_step)
