"""Numbers are exact from the text to each format, or docs/formats.md says that the format cannot."""

import csv
import json
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from reportx import extract
from reportx.cli import application
from reportx.coverage import Coverage
from reportx.records import plain

PRINTED = ["99999999999999.9999", "0.1", "123456789012345678", "10000000000000000", "0.0001"]
NAMES = ["税收收入", "房产税", "契税", "车船税", "印花税"]
TEXT = "".join(f"全市{name}{printed}亿元。" for name, printed in zip(NAMES[:2], PRINTED[:2], strict=True))
TEXT += "".join(f"全市{name}{printed}元。" for name, printed in zip(NAMES[2:], PRINTED[2:], strict=True))
VALUES = [Decimal(printed) for printed in PRINTED]
WORTHS = [Decimal(9999999999999999990000), Decimal(10000000), *VALUES[2:]]
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def run(*arguments: object) -> str:
    result = CliRunner().invoke(application(), [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def exact(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def test_the_records_are_exact() -> None:
    assert [m.value for m in extract(TEXT).metrics] == VALUES
    assert [m.normalized_value for m in extract(TEXT).metrics] == WORTHS


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_has_all_digits(form: str, report: Path) -> None:
    written = run("extract", report, "-q", "-f", form)
    rows = exact(written)["metrics"] if form == "json" else map(exact, written.splitlines())
    assert [(row["value"], row["normalized_value"]) for row in rows] == list(zip(VALUES, WORTHS, strict=True))
    assert "99999999999999.9999," in written


def test_the_library_writes_json_with_all_digits() -> None:
    report = extract(TEXT)
    read = exact(report.model_dump_json())["metrics"]
    assert [(m["value"], m["normalized_value"]) for m in read] == list(zip(VALUES, WORTHS, strict=True))
    assert exact(report.metrics[0].model_dump_json(indent=2))["value"] == VALUES[0]
    assert report.metrics[0].model_dump(mode="json")["value"] == 1e14


@OFTEN
@given(st.decimals("0.0001", "999999999999999999", places=4))
def test_any_figure_of_eighteen_digits_is_read_and_written_exactly(value: Decimal) -> None:
    (metric,) = extract(f"全市税收收入{plain(value)}万元。").metrics
    written = exact(metric.model_dump_json())
    assert metric.value == written["value"] == value
    assert metric.normalized_value == written["normalized_value"] == value * 10_000


@pytest.mark.parametrize(("form", "mark"), [("csv", ","), ("tsv", "\t")])
def test_csv_has_all_digits(form: str, mark: str, report: Path, tmp_path: Path) -> None:
    run("extract", report, "-q", "-o", tmp_path / f"x.{form}")
    with (tmp_path / f"x.{form}").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter=mark))
    assert [Decimal(row["value"]) for row in rows] == VALUES
    assert [Decimal(row["normalized_value"]) for row in rows] == WORTHS


def test_duckdb_has_all_digits(report: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    run("extract", report, "-q", "-o", tmp_path / "x.duckdb")
    with duckdb.connect(str(tmp_path / "x.duckdb")) as base:
        rows = base.execute("SELECT value, normalized_value FROM metrics").fetchall()
    assert rows == list(zip(VALUES, WORTHS, strict=True))


def test_sqlite_has_whole_numbers_and_doubles(report: Path, tmp_path: Path) -> None:
    run("extract", report, "-q", "-o", tmp_path / "x.sqlite")
    base = sqlite3.connect(tmp_path / "x.sqlite")
    values = [value for (value,) in base.execute("SELECT value FROM metrics")]
    base.close()
    assert values == [1e14, 0.1, 123456789012345678, 10**16, 0.0001]
    assert [type(value) for value in values[1:]] == [float, int, int, float]


@pytest.mark.parametrize("form", ["parquet", "dta"])
def test_formats_of_doubles_have_the_nearest(form: str, report: Path, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    run("extract", report, "-q", "-o", tmp_path / f"x.{form}")
    read = pandas.read_parquet if form == "parquet" else pandas.read_stata
    assert list(read(tmp_path / f"x.{form}")["value"]) == [float(printed) for printed in PRINTED]


def test_excel_has_fifteen_digits(report: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    run("extract", report, "-q", "-o", tmp_path / "x.xlsx")
    head, *rows = openpyxl.load_workbook(tmp_path / "x.xlsx")["metrics"].iter_rows(values_only=True)
    values = [row[head.index("value")] for row in rows]
    assert values[1:2] + values[3:] == [0.1, 10**16, 0.0001]
    assert [f"{value:.14e}" for value in values] == [f"{float(printed):.14e}" for printed in PRINTED]


TOO_LONG = "税收收入9999999999999999999999亿元。契税0.12345678901亿元。房产税1.5亿元。"


def test_a_batch_has_the_digits_of_json_and_no_long_figure_costs_a_file(report: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "long.txt").write_text(TEXT + TOO_LONG, encoding="utf-8")
    for form in ("parquet", "jsonl"):
        run("batch", report, tmp_path / "long.txt", "-o", tmp_path / form, "-f", form, "-q", "--workers", "1")
    columns = ["indicator", "value", "normalized_value"]
    table = parquet.read_table(tmp_path / "parquet" / "metrics").select(columns).to_pylist()
    lines = [exact(line) for path in sorted((tmp_path / "jsonl" / "metrics").iterdir())
             for line in path.read_text(encoding="utf-8").splitlines()]  # fmt: skip
    assert table == [{name: line[name] for name in columns} for line in lines]
    assert [row["value"] for row in table] == [*VALUES, Decimal("1.5"), *VALUES]
    assert parquet.read_table(tmp_path / "parquet" / "failures").num_rows == 0


def left_over(coverage: Coverage) -> list[str]:
    return [number.text for number in coverage.left_over]


def test_a_figure_that_no_table_holds_is_refused_and_left_over() -> None:
    report = extract(TOO_LONG)
    assert [m.indicator for m in report.metrics] == ["房产税"]
    assert left_over(report.coverage) == ["9999999999999999999999亿", "0.12345678901亿"]


@pytest.mark.parametrize(
    ("printed", "worth", "unit"),
    [
        ("3亩", "2000", "平方米"),
        ("1.5万亩", "10000000", "平方米"),
        ("1亩", "666.6666666667", "平方米"),
        ("0.3公顷", "3000", "平方米"),
        ("7斤", "0.0035", "吨"),
        ("0.1公里", "100", "米"),
    ],
)
def test_canonical_values_are_exact(printed: str, worth: str, unit: str) -> None:
    (metric,) = extract(f"全县土地、粮食及道路总量{printed}。").metrics
    assert (metric.normalized_value, metric.normalized_unit) == (Decimal(worth), unit)
