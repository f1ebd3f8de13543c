"""Reports as tables: from the command line to files that another library reads."""

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reportx.cli import application
from reportx.installing import install_command
from reportx.report_tables import FIELDS, TABLES
from reportx.target_ranges import target_range
from reportx.writers import FORMATS
from reportx.writers.labels import labels, synonyms
from test_outputs import metric

TEXT = """2025年某市政府工作报告

一、2024年工作回顾

全市地区生产总值超1444亿元、增长9%。

二、2025年工作安排

地区生产总值增长6%以上，居民消费价格涨幅2%左右，单位地区生产总值能耗下降3%以上。居民收入增长与经济增长同步。
"""
VALIDATOR = shutil.which(
    "frictionless", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
)
PERCENT = {"unit": "%", "status": "target"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Any:
    return CliRunner().invoke(application(), ["extract", "报告.txt", *arguments], prog_name="reportx")


def made(name: str, *arguments: str) -> Path:
    result = run("-q", "-o", name, *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return Path(name)


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({"comparator": "eq"}, ("6", "6")),
        ({"comparator": "about"}, ("6", "6")),
        ({"comparator": "eq", "value_max": "7"}, ("6", "7")),
        ({"comparator": "at_least"}, ("6", None)),
        ({"comparator": "over"}, ("6", None)),
        ({"comparator": "at_most"}, (None, "6")),
        ({"comparator": "under"}, (None, "6")),
        ({"comparator": "at_least", "normalized_value": "-6"}, (None, "-6")),
        ({"comparator": "at_most", "normalized_value": "-6"}, ("-6", None)),
        ({"comparator": "eq", "value_max": "7", "normalized_value": "-6"}, ("-7", "-6")),
        ({"comparator": "eq", "status": "actual"}, (None, None)),
    ],
)
def test_a_target_has_the_range_that_meets_it(fields: dict, ends: tuple[str | None, str | None]) -> None:
    numbers = {k: Decimal(v) if k in {"value_max", "normalized_value"} else v for k, v in fields.items()}
    one = metric(**(PERCENT | {"value": Decimal(6), "normalized_value": Decimal(6)} | numbers))
    assert target_range(one) == tuple(end and Decimal(end) for end in ends)


def test_flat_rows_have_ranges_and_targets_in_words(here: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("-q", "-f", "csv").stdout)))
    assert [(r["measure"], r["value"], r["low"], r["high"]) for r in rows] == [
        ("level", "1444", "", ""),
        ("growth", "9", "", ""),
        ("growth", "6", "6", ""),
        ("growth", "2", "2", "2"),
        ("growth", "3", "", "-3"),
        ("qualitative", "", "", ""),
    ]
    assert "同步" in rows[-1]["text"]
    assert rows[-1]["sentence"] == "居民收入增长与经济增长同步。"


@pytest.mark.parametrize(
    ("filters", "measures"),
    [
        (["--measure", "qualitative"], {"qualitative"}),
        (["--measure", "level"], {"level"}),
        (["--status", "target"], {"growth", "qualitative"}),
        (["--status", "actual"], {"level", "growth"}),
        (["--section", "工作安排"], {"growth", "qualitative"}),
        (["--indicator", "gdp"], {"level", "growth"}),
    ],
)
def test_filters_hold_for_targets_in_words(filters: list[str], measures: set[str], here: Path) -> None:
    lines = run("-q", "-f", "jsonl", *filters).stdout.splitlines()
    assert {json.loads(line)["measure"] for line in lines} == measures


def test_every_ending_writes_what_its_reader_reads(here: Path) -> None:
    values = [1444, 9, 6, 2, 3, None]
    assert [m["value"] for m in json.loads(made("a.json").read_text())["metrics"]] == values[:5]
    assert [json.loads(line)["value"] for line in made("a.jsonl").read_text().splitlines()] == values
    assert made("a.tsv").read_text().splitlines()[0].split("\t") == list(FIELDS)
    assert made("a.md").read_text().count("\n") == 8
    with sqlite3.connect(made("a.sqlite")) as base:
        assert [row for (row,) in base.execute("SELECT value FROM metrics ORDER BY start")] == values[:5]
        assert base.execute("SELECT count(*), count(value) FROM targets").fetchone() == (4, 3)
        found = base.execute(
            "SELECT measure, status, value FROM headline ORDER BY status, measure"
        ).fetchall()
        assert ("growth", "target", 6) in found
        assert base.execute("SELECT metrics, notes FROM documents").fetchone() == (
            5,
            "region 某市: told by the title",
        )


def test_workbooks_parquet_stata_and_duckdb_too(here: Path) -> None:
    duckdb, openpyxl, pd = map(pytest.importorskip, ("duckdb", "openpyxl", "pandas"))
    pytest.importorskip("pyarrow")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.load_workbook(made("a.xlsx"))
    assert book.sheetnames == [table.name for table in TABLES]
    assert [row[2].value for row in book["metrics"].iter_rows(min_row=2)] == [1444, 9, 6, 2, 3]
    assert book["qualitative_targets"].max_row == 2
    for read in (pd.read_parquet(made("a.parquet")), pd.read_stata(made("a.dta"))):
        assert read.value.tolist()[:5] == [1444, 9, 6, 2, 3]
        assert read.measure.tolist()[-1] == "qualitative"
        assert read.low.tolist()[2:4] == [6, 2]
    with duckdb.connect(str(made("a.duckdb")), read_only=True) as base:
        assert base.execute("SELECT sum(value), count(*) FROM metrics").fetchone() == (Decimal(1464), 5)
        assert base.execute("SELECT count(*) FROM headline").fetchone() == (5,)


def heads(book: Any) -> dict[str, list[str]]:
    return {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}


def test_a_sheet_begins_with_what_people_read_and_ends_in_what_identifies(here: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    told = heads(openpyxl.load_workbook(made("a.xlsx")))
    first = ["indicator", "indicator_code", "value", "value_max", "unit", "measure", "comparator"]
    assert told["metrics"][:7] == first
    assert told["metrics"].index("period") < told["metrics"].index("status") < 12
    assert {name: head[0] for name, head in told.items()} == {
        "metrics": "indicator", "qualitative_targets": "indicator", "sections": "title", "documents": "title",
    }  # fmt: skip
    assert {head[-1] for head in told.values()} == {"sha256"}
    assert [sorted(told[table.name]) for table in TABLES] == [
        sorted(column.name for column in table.columns) for table in TABLES
    ]


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "jsonl", "parquet", "dta", "xlsx"])
def test_columns_are_chosen_in_every_flat_format(form: str, here: Path) -> None:
    openpyxl, pd = map(pytest.importorskip, ("openpyxl", "pandas"))
    pytest.importorskip("pyarrow"), pytest.importorskip("xlsxwriter")
    file = Path(f"a.{form}")
    assert run("-o", str(file), "--columns", "单位,value, 指标").exit_code == 0
    text = "" if form in {"parquet", "dta", "xlsx"} else file.read_text(encoding="utf-8")
    match form:
        case "csv" | "tsv":
            found = re.split(r"[,\t]", text.splitlines()[0])
        case "md":
            found = text.splitlines()[0].strip("| ").split(" | ")
        case "jsonl":
            found = [*json.loads(text.splitlines()[0])]
        case "xlsx":
            book = openpyxl.load_workbook(file)
            found = heads(book)["metrics"]
            assert [cell.value for cell in book["metrics"][2]] == ["亿元", 1444, "地区生产总值"]
            assert heads(book)["qualitative_targets"] == ["value", "indicator"]
        case _:
            found = [*(pd.read_parquet(file) if form == "parquet" else pd.read_stata(file)).columns]
    assert found == ["unit", "value", "indicator"]


def test_a_sheet_of_which_no_column_is_chosen_is_left_out(here: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    assert run("-o", "a.xlsx", "--columns", "low,high").exit_code == 0
    assert openpyxl.load_workbook("a.xlsx").sheetnames == ["metrics", "sections", "documents"]


def test_a_database_holds_a_file_once_however_often_it_is_read(here: Path) -> None:
    Path("又一份.txt").write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        CliRunner().invoke(application(), ["extract", "报告.txt", "又一份.txt", "-q", "-o", "a.sqlite"])
    with sqlite3.connect("a.sqlite") as base:
        assert base.execute("SELECT count(*) FROM metrics").fetchone() == (5,)
        assert base.execute("SELECT count(*) FROM documents").fetchone() == (1,)


def test_a_file_of_bytes_goes_through_a_pipe(here: Path) -> None:
    command = [sys.executable, "-m", "reportx", "extract", "报告.txt", "-q", "-f", "sqlite"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"SQLite format 3")


def test_chinese_headers_and_the_mark_of_excel(here: Path) -> None:
    text = made("a.csv", "--header", "zh", "--excel").read_text(encoding="utf-8")
    assert text.startswith("\ufeff来源文件,地区,文种,报告年份,指标,")


def test_a_missing_package_is_said_with_the_command_that_brings_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportx.writers.formats.is_missing", lambda package: True)
    result = run("-o", "a.xlsx")
    assert (result.exit_code, Path("a.xlsx").exists()) == (2, False)
    assert f"xlsx needs xlsxwriter: {install_command('xlsxwriter')}" in " ".join(result.stderr.split())
    assert install_command("xlsxwriter").endswith("-m pip install xlsxwriter")


def test_every_column_and_table_has_its_labels() -> None:
    columns = {column.name for table in TABLES for column in table.columns}
    assert columns <= set(labels()["columns"])
    assert {table.name for table in TABLES} <= set(labels()["tables"])
    assert {choice for t in TABLES for c in t.columns if c.name != "format" for choice in c.choices} <= set(
        labels()["values"]
    )
    for kind in ("columns", "tables", "values"):
        assert all(set(label) == {"en", "zh"} and len(label["en"]) <= 80 for label in labels()[kind].values())


def test_no_other_word_for_a_value_is_that_of_two() -> None:
    told = [word for words in synonyms().values() for word in words]
    assert len(told) == len(set(told))
    assert set(synonyms()) <= {*labels()["values"], *FORMATS}


def test_every_format_has_a_row_in_its_page() -> None:
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [form.name for form in FORMATS.values() if f"`{form.suffixes[0]}`" not in page] == []


def test_a_data_package_says_what_its_files_hold(here: Path) -> None:
    arguments = ["extract", "报告.txt", "-q", "--package", "data"]
    for _ in range(2):  # the second time over the first
        assert CliRunner().invoke(application(), arguments).exit_code == 0
    described = json.loads(Path("data/datapackage.json").read_text(encoding="utf-8"))
    resources = described["resources"]
    assert {path.name for path in Path("data").iterdir()} == {
        "datapackage.json",
        *(r["path"] for r in resources),
    }
    for resource in resources:
        fields = resource["schema"]["fields"]
        with Path("data", resource["path"]).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert rows
        for row in rows:
            assert list(row) == [field["name"] for field in fields]
            for field in fields:
                value, rules = row[field["name"]], field.get("constraints", {})
                assert value or not rules.get("required")
                assert not value or value in rules.get("enum", [value])
                assert not value or field["type"] == "string" or float(value) == float(value)
    assert CliRunner().invoke(application(), [*arguments, "-f", "csv"]).exit_code == 2


@pytest.mark.skipif(VALIDATOR is None, reason="needs the validator of Frictionless: make validator")
def test_the_validator_of_frictionless_accepts_a_data_package(here: Path) -> None:
    CliRunner().invoke(application(), ["extract", "报告.txt", "-q", "--package", "data"])
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    command = [str(VALIDATOR), "validate", "data/datapackage.json"]
    run = subprocess.run(command, capture_output=True, check=False, env=env)
    assert run.returncode == 0, run.stdout.decode()


def test_the_schema_of_the_table_is_that_of_csv() -> None:
    schema = json.loads(CliRunner().invoke(application(), ["schema", "table"]).stdout)
    assert [field["name"] for field in schema["fields"]] == list(FIELDS)
    kept = Path(__file__).parents[1] / "schemas" / "table.schema.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == schema
