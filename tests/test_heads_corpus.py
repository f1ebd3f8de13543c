"""What the reports of the corpus say of themselves, against its index; where the corpus is beside the project."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportx.extract import outlines
from reportx.heads import Head
from reportx.readers import read_path

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
INDEX = CORPUS / "INDEX.tsv"
GENRES = {
    "work report": "work_report",
    "plan report": "plan",
    "budget report": "budget",
    "statistical communique": "communique",
    "five-year plan outline": "five_year_plan",
}
LEVELS = "省市县区州"

pytestmark = pytest.mark.skipif(not INDEX.exists(), reason="the corpus is not beside the project")


@pytest.fixture(scope="module")
def heads() -> list[tuple[dict[str, str], Head]]:
    return list(read_heads())


def read_heads() -> Iterator[tuple[dict[str, str], Head]]:
    with INDEX.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["file"].startswith("text/"):
                yield row, next(outlines(read_path(CORPUS / row["file"]))).head


def agrees(region: str, body: str) -> bool:
    """Whether a region is the one of the index, which shortens some: 博州, 三亚, 河北保定市满城."""
    if body.startswith(("国务院", "全国人大")):
        return region == "全国"
    return region[:2] in body or region.rstrip(LEVELS) in body or (region[0], region[-1]) == tuple(body[:2])


def test_every_region_that_is_given_is_right(heads: list[tuple[dict[str, str], Head]]) -> None:
    given = [(head.region, row["body"]) for row, head in heads if head.region]
    assert len(given) >= 225
    assert [(region, body) for region, body in given if not agrees(region, body)] == []


def test_genres_are_those_of_the_index(heads: list[tuple[dict[str, str], Head]]) -> None:
    assert [row["file"] for row, head in heads if head.genre != GENRES[row["genre"]]] == []


def test_years_are_those_of_the_index(heads: list[tuple[dict[str, str], Head]]) -> None:
    """The index has the year reviewed for most budgets; a few other reports it dates by their file's name."""
    wrong = [
        row["file"] for row, head in heads
        if int(row["year"]) not in {head.report_year, head.review_year if head.genre == "budget" else None}
    ]  # fmt: skip
    assert len(wrong) <= 2
    assert all(head.plan_year is None for _, head in heads if head.genre == "communique")
