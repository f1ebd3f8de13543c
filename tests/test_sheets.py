"""``reportx tables``: the tables themselves, rectangular, with their caption."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportx.cli import application
from reportx.sheets import read_sheets

TABLE = "2024年税收表\n单位：万元\n项目\t2024年\t备注\n房产税\t9\n契税\t8\t=1+1\n"
REPORT = f"2024年预算执行情况的报告\n\n{TABLE}\n以上是主要情况，请予审议。\n\n单位：亿元\n地区\t收入\n甲县\t3\n乙县\t4\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_tables_are_rectangular_and_know_their_place() -> None:
    first, second = read_sheets(REPORT)
    assert first.rows == (("项目", "2024年", "备注"), ("房产税", "9", ""), ("契税", "8", "=1+1"))
    assert (first.number, first.page, first.line, first.unit) == (1, None, 5, "万元")
    assert first.caption[-2:] == ("2024年税收表", "单位：万元")
    assert (second.number, second.line, second.unit, second.rows[0]) == (2, 12, "亿元", ("地区", "收入"))


def test_tables_are_printed_one_behind_the_other(report: Path) -> None:
    found = CliRunner().invoke(application(), ["tables", str(report)])
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert lines[0].startswith("# table 1, line 5: ")
    assert lines[1:4] == ["项目,2024年,备注", "房产税,9,", "契税,8,'=1+1"]
    assert lines[4] == ""
    assert lines[5].startswith("# table 2, line 12: ")


def test_a_folder_gets_a_file_a_table_and_an_index(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "tables"
    found = CliRunner().invoke(application(), ["tables", str(report), "-o", str(folder)])
    assert (found.exit_code, found.stdout) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["index.csv", "table-001.csv", "table-002.csv"]
    assert (folder / "table-002.csv").read_text(encoding="utf-8") == "地区,收入\n甲县,3\n乙县,4\n"
    with (folder / "index.csv").open(encoding="utf-8", newline="") as stream:
        index = list(csv.DictReader(stream))
    assert [(row["table"], row["rows"], row["columns"], row["unit"]) for row in index] == [
        ("1", "3", "3", "万元"),
        ("2", "3", "2", "亿元"),
    ]


def test_a_report_without_tables_prints_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("全市地区生产总值5亿元。", encoding="utf-8")
    found = CliRunner().invoke(application(), ["tables", str(path)])
    assert (found.exit_code, found.stdout) == (0, "")


def test_a_folder_that_is_a_file_is_told_in_one_line(report: Path) -> None:
    found = CliRunner().invoke(application(), ["tables", str(report), "-o", str(report)])
    assert found.exit_code == 2
    assert "can't be made" in found.stderr


def workbook(path: Path) -> dict[str, list[list[object]]]:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book.worksheets}


@pytest.mark.parametrize("name", ["new/tables", "tables.xlsx"])
def test_a_workbook_has_an_index_and_a_sheet_a_table(report: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    format_ = [] if name.endswith(".xlsx") else ["-f", "xlsx"]
    found = CliRunner().invoke(application(), ["tables", str(report), "-o", str(output), *format_])
    assert (found.exit_code, found.stdout) == (0, "")
    book = workbook(output if output.is_file() else output / "tables.xlsx")
    assert list(book) == ["index", "table-001", "table-002"]
    assert book["index"][0] == ["table", "page", "line", "rows", "columns", "unit", "caption"]
    assert book["index"][1][:6] == [1, None, 5, 3, 3, "万元"]
    assert str(book["index"][1][6]).endswith("2024年税收表 / 单位：万元")
    assert book["table-001"] == [["项目", "2024年", "备注"], ["房产税", 9, None], ["契税", 8, "=1+1"]]


def test_codes_keep_their_zeros_in_a_workbook(report: Path, tmp_path: Path) -> None:
    report.write_text(
        "单位：万元\n编码\t科目\t2024年\n0201\t契税\t1,234.50\n0202\t房产税\t-3\n", encoding="utf-8"
    )
    found = CliRunner().invoke(application(), ["tables", str(report), "-o", str(tmp_path / "x.xlsx")])
    assert found.exit_code == 0
    assert workbook(tmp_path / "x.xlsx")["table-001"][1:] == [
        ["0201", "契税", 1234.5],
        ["0202", "房产税", -3],
    ]


def test_a_workbook_is_no_csv(report: Path, tmp_path: Path) -> None:
    args = ["tables", str(report), "-f", "csv", "-o", str(tmp_path / "x.xlsx")]
    found = CliRunner().invoke(application(), args)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "name a folder" in found.stderr


def test_a_folder_that_can_not_be_made_is_told(report: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("x", encoding="utf-8")
    found = CliRunner().invoke(application(), ["tables", str(report), "-f", "xlsx", "-o", str(taken)])
    assert found.exit_code != 0
    assert "can't be made" in found.stderr
