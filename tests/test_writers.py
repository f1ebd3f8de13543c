"""Each format read back by a library that did not write it, from a table with every kind of value."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportx.errors import OutputError
from reportx.json_text import in_line
from reportx.writers import (
    AS_NAMED,
    FORMATS,
    Column,
    Layout,
    Table,
    View,
    format_of,
    open_writer,
    write_tables,
)

LONG = "字" * 40_000
FIGURES = Table(
    "metrics",
    (
        Column("source", required=True),
        Column("indicator"),
        Column("measure", "enum", ("level", "growth")),
        Column("value", "decimal"),
        Column("line", "integer"),
        Column("estimate", "boolean"),
        Column("date", "date"),
        Column("section", "list"),
        Column("text"),
        Column("sentence"),
    ),
    "source",
    (View("long", "SELECT * FROM metrics WHERE line > 3"),),
)
NOTES = Table("notes", (Column("source"), Column("notes", "list")), "source")
FIRST = (
    "甲",
    "产值",
    "level",
    Decimal("1444.50"),
    3,
    True,
    "2025-01-09",
    ("回顾", "经济"),
    "=1+1",
    "第一句。",
)
SECOND = ("乙", None, "growth", Decimal("-0.0000000001"), None, False, None, (), "+9.5%", LONG)
EMPTY = ("丙", *[None] * 9)
ROWS = [FIRST, SECOND, EMPTY]
NUMBERS = [1444.5, -1e-10, None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made"


def text_of(form: str, rows: list[Any] = ROWS, layout: Layout = AS_NAMED) -> str:
    stream = io.StringIO()
    write_tables(form, stream, {FIGURES: rows, NOTES: [("甲", ("一|二", "三"))]}, layout)
    return stream.getvalue()


def make(form: str, path: Path, layout: Layout = AS_NAMED, rows: list[Any] = ROWS) -> Path:
    write_tables(form, path, {FIGURES: rows, NOTES: [("甲", ("一", "二"))]}, layout)
    return path


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_csv_is_read_by_pandas(form: str, delimiter: str) -> None:
    pd = pytest.importorskip("pandas")
    read = pd.read_csv(io.StringIO(text_of(form)), sep=delimiter)
    assert list(read.columns) == [column.name for column in FIGURES.columns]
    assert read.value.tolist()[:2] == NUMBERS[:2]
    assert read.section[0] == "回顾 > 经济"
    assert read.estimate.tolist()[:2] == [True, False]
    assert read.sentence[1] == LONG


def test_a_cell_that_a_spreadsheet_would_run_is_a_text() -> None:
    cells = ["=1+1", "+9.5%", "-3", "@SUM(A1)", "＝1+1", "-1+cmd|' /C calc'!A0", "\t=1", "第1"]
    rows = [("甲", cell, *[None] * 8) for cell in cells]
    read = [row["indicator"] for row in csv.DictReader(io.StringIO(text_of("csv", rows)))]
    assert read == ["'=1+1", "+9.5%", "-3", "'@SUM(A1)", "'＝1+1", "'-1+cmd|' /C calc'!A0", "'\t=1", "第1"]


def test_csv_for_excel_begins_with_its_mark_and_may_have_chinese_headers() -> None:
    text = text_of("csv", layout=Layout("zh", byte_order_mark=True))
    assert text.startswith("\ufeff来源文件,指标,数值类型,数值,")
    assert text.count("\ufeff") == 1


def test_json_of_several_tables_is_an_object_of_arrays() -> None:
    read = json.loads(text_of("json"))
    assert list(read) == ["metrics", "notes"]
    assert [row["value"] for row in read["metrics"]] == NUMBERS
    assert read["metrics"][0]["section"] == ["回顾", "经济"]
    assert [row["estimate"] for row in read["metrics"]] == [True, False, None]
    assert read["notes"] == [{"source": "甲", "notes": ["一|二", "三"]}]


def test_json_of_one_table_is_an_array_also_without_rows() -> None:
    for rows in ([], ROWS):
        stream = io.StringIO()
        write_tables("json", stream, {FIGURES: rows})
        assert [row["source"] for row in json.loads(stream.getvalue())] == [row[0] for row in rows]
    assert json.loads(text_of("json", []))["metrics"] == []


def test_json_lines_hold_the_first_table() -> None:
    read = [json.loads(line) for line in text_of("jsonl").splitlines()]
    assert [row["source"] for row in read] == ["甲", "乙", "丙"]
    assert read[0]["section"] == ["回顾", "经济"]


def test_markdown_has_a_line_a_row_with_its_marks_escaped() -> None:
    lines = text_of("md").splitlines()
    assert lines[0] == "## Metrics"
    assert lines[3].count("---:") == 2
    assert (
        lines[4] == "| 甲 | 产值 | level | 1444.5 | 3 | true | 2025-01-09 | 回顾 > 经济 | =1+1 | 第一句。 |"
    )
    assert lines[-1] == r"| 甲 | 一\|二 > 三 |"


def test_a_workbook_is_read_by_openpyxl(path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(make("xlsx", path.with_suffix(".xlsx")))
    assert book.sheetnames == ["metrics", "notes"]
    sheet = book["metrics"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:J4")
    head, first, second, _ = sheet.iter_rows()
    assert [cell.value for cell in head] == [column.name for column in FIGURES.columns]
    assert [cell.value for cell in first][3:6] == [1444.5, 3, True]
    assert (first[3].number_format, first[6].number_format) == ("#,##0.0#########", "yyyy-mm-dd")
    assert first[6].value.isoformat() == "2025-01-09T00:00:00"
    assert (first[8].value, first[8].data_type) == ("=1+1", "s")
    assert first[8].hyperlink.location == "'metrics'!J2"
    assert len(second[9].value) == 32_767
    assert second[9].value.endswith("… [cut: 40,000 characters in all]")
    assert sheet.column_dimensions["H"].width > 10


def test_a_workbook_keeps_sources_narrow_and_warns_of_no_text_that_is_a_number(path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    columns = (Column("source"), Column("value", "decimal"), Column("period"), Column("sha256"))
    row = ("某省2025年政府工作报告及附件.docx", Decimal("5.1"), "2025", "0" * 64)
    book = path.with_suffix(".xlsx")
    write_tables("xlsx", book, {Table("metrics", columns): [row, row]})
    with zipfile.ZipFile(book) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([0-9.]+)"', sheet)]
    assert (int(widths[0]), int(widths[3])) == (14, 14)
    assert '<ignoredError sqref="A2:A3 C2:C3 D2:D3" numberStoredAsText="1"/>' in sheet


def test_a_workbook_in_chinese_has_chinese_sheets_headers_and_values(path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(make("xlsx", path.with_suffix(".xlsx"), Layout("zh")))["指标"]
    assert [cell.value for cell in sheet[1]][:4] == ["来源文件", "指标", "数值类型", "数值"]
    assert sheet["C2"].value == "水平值"


@pytest.mark.parametrize("form", ["xlsx", "dta", "sqlite", "parquet"])
def test_the_same_rows_give_the_same_bytes(form: str, path: Path) -> None:
    pytest.importorskip(FORMATS[form].package or "sqlite3")
    first, second = (make(form, path.with_name(name)) for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_rows_beyond_a_sheet_go_to_the_next(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    xlsx_writer = pytest.importorskip("reportx.writers.xlsx_writer")
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(xlsx_writer, "MOST_ROWS", 2)
    book = openpyxl.load_workbook(make("xlsx", path.with_suffix(".xlsx")))
    assert [(sheet.title, sheet.max_row) for sheet in book][:2] == [("metrics", 3), ("notes", 2)]
    assert (book["metrics 2"].max_row, book["metrics 2"]["A2"].value) == (2, "丙")


def test_stata_is_read_with_its_labels(path: Path) -> None:
    pytest.importorskip("pandas")
    from pandas.io.stata import StataReader  # noqa: PLC0415

    with StataReader(make("dta", path)) as reader:
        read = reader.read()
        assert reader.variable_labels()["indicator"] == "Indicator, as printed"
        assert set(map(str, reader.value_labels()["measure"].values())) == {"level", "growth"}
    assert read.value.tolist()[:2] == NUMBERS[:2]
    assert read.line.isna().tolist() == [False, True, True]
    assert read.sentence.tolist() == ["第一句。", LONG, ""]
    assert read.section.tolist() == ["回顾 > 经济", "", ""]


def test_stata_is_read_by_a_library_of_others(path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat", reason="pyreadstat is not installed")
    read, told = pyreadstat.read_dta(make("dta", path), apply_value_formats=True)
    assert told.column_names_to_labels["indicator"] == "Indicator, as printed"
    assert set(read.measure.dropna()) == {"level", "growth"}
    assert read.value.tolist()[:2] == NUMBERS[:2]
    assert read.sentence.tolist() == ["第一句。", LONG, ""]


def test_stata_writes_a_table_without_rows(path: Path) -> None:
    pd = pytest.importorskip("pandas")
    assert list(pd.read_stata(make("dta", path, rows=[])).columns) == [c.name for c in FIGURES.columns]


def test_parquet_is_read_by_duckdb_and_goes_on_to_stata(path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pd = pytest.importorskip("pandas")
    make("parquet", path)
    read = duckdb.sql(f"SELECT value, section, measure FROM read_parquet('{path}')").fetchall()
    assert read == [(1444.5, "回顾 > 经济", "level"), (-1e-10, "", "growth"), (None, None, None)]
    pd.read_parquet(path).drop(columns="date").to_stata(path.with_suffix(".dta"), version=118)


def test_parquet_goes_on_to_stata_and_excel_whatever_is_empty(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("reportx.writers.parquet_writer.GROUP", 2)
    filled = ("戊", "产值", "growth", None, None, None, None, None, None, "末句。")
    for rows in ([], [EMPTY], [EMPTY] * 5, [EMPTY, EMPTY, EMPTY, filled]):
        frame = pd.read_parquet(make("parquet", path, rows=rows)).drop(columns="date")
        frame.to_stata(path.with_suffix(".dta"), version=118, write_index=False)
        frame.to_excel(path.with_suffix(".xlsx"), index=False)
        read = pd.read_stata(path.with_suffix(".dta"))
        assert list(read.source) == list(frame.source) == [row[0] for row in rows]
        assert frame.text.isna().all()
        assert [one for one in read.indicator if isinstance(one, str) and one] == [
            row[1] for row in rows if row[1]
        ]
        assert not list(path.parent.glob("*.again"))


def test_parquet_knows_all_values_of_an_enumeration(path: Path) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.read_parquet(make("parquet", path, rows=[SECOND]))
    assert list(frame.measure.cat.categories) == ["level", "growth"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_rows_that_are_lines_of_json_are_written_as_rows_are(form: str, path: Path) -> None:
    pytest.importorskip("pyarrow")
    columns = [column for column in FIGURES.columns if column.kind not in {"boolean", "date"}]
    table = FIGURES._replace(columns=tuple(columns))
    kept = [FIGURES.columns.index(column) for column in columns]
    rows = [tuple(row[at] for at in kept) for row in ROWS]
    names = [column.name for column in columns]
    lines = "".join(in_line(dict(zip(names, row, strict=True))) + "\n" for row in rows).encode()
    made = []
    for add in (lambda writer: writer.add("metrics", rows), lambda writer: writer.add_lines(lines)):
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = open_writer(form, stream if FORMATS[form].text else path, [table], Layout(nested=True))
            add(writer)
            writer.close()
        made.append(path.read_bytes() if FORMATS[form].text else pq_rows(path))
    assert made[0] == made[1]


def pq_rows(path: Path) -> list[dict[str, Any]]:
    """What stands in a file of Parquet."""
    read: list[dict[str, Any]] = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    return read


def test_parquet_for_engines_has_decimals_lists_and_descriptions(path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    make("parquet", path, Layout(nested=True))
    read = duckdb.sql(f"SELECT value, section FROM read_parquet('{path}')").fetchall()
    assert read[0] == (Decimal("1444.5"), ["回顾", "经济"])
    assert read[1] == (Decimal("-0.0000000001"), [])
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_schema(path).field("value").metadata[b"description"] == b"Value, in the printed unit"


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_rows_of_a_source_take_the_place_of_those_from_before(form: str, path: Path) -> None:
    pytest.importorskip(FORMATS[form].package or "sqlite3")
    make(form, path)
    write_tables(form, path, {FIGURES: [("甲", "新", *FIRST[2:])], NOTES: [("甲", ("三",))]})
    rows = select(form, path, "SELECT source, indicator, value FROM metrics ORDER BY value DESC NULLS LAST")
    assert [row[:2] for row in rows] == [("甲", "新"), ("乙", None), ("丙", None)]
    assert float(rows[0][2]) == 1444.5
    assert len(select(form, path, "SELECT * FROM notes")) == 1
    assert select(form, path, "SELECT * FROM long") == []


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_a_source_without_rows_now_has_none_from_before(form: str, path: Path) -> None:
    pytest.importorskip(FORMATS[form].package or "sqlite3")
    make(form, path)
    write_tables(form, path, {FIGURES: [], NOTES: [("甲", ("三",))]})
    assert select(form, path, "SELECT count(*) FROM metrics WHERE source = '甲'") == [(0,)]
    assert select(form, path, "SELECT count(*) FROM metrics") == [(2,)]


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_a_table_without_a_key_is_replaced_as_a_whole(form: str, path: Path) -> None:
    pytest.importorskip(FORMATS[form].package or "sqlite3")
    for rows in (ROWS, ROWS[:1]):
        write_tables(form, path, {FIGURES._replace(key=None): rows})
    assert select(form, path, "SELECT count(*) FROM metrics") == [(1,)]


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_a_table_with_other_columns_is_an_error(form: str, path: Path) -> None:
    pytest.importorskip(FORMATS[form].package or "sqlite3")
    make(form, path)
    with pytest.raises(OutputError, match="has other columns"):
        open_writer(form, path, [Table("metrics", (Column("source"),), "source")])


def test_duckdb_has_types_and_comments(path: Path) -> None:
    pytest.importorskip("duckdb")
    make("duckdb", path)
    assert select("duckdb", path, "SELECT value, section, date::VARCHAR FROM metrics LIMIT 1") == [
        (Decimal("1444.5000000000"), ["回顾", "经济"], "2025-01-09")
    ]
    asked = "SELECT comment FROM duckdb_columns() WHERE table_name = 'metrics' AND column_name = 'value'"
    assert select("duckdb", path, asked) == [("Value, in the printed unit",)]


def select(form: str, path: Path, query: str) -> list[Any]:
    if form == "sqlite":
        with sqlite3.connect(path) as base:
            return base.execute(query).fetchall()
    import duckdb  # noqa: PLC0415

    with duckdb.connect(str(path), read_only=True) as base:
        return base.execute(query).fetchall()


def test_the_ending_tells_the_format() -> None:
    assert [format_of(Path(f"数据{suffix}")).name for f in FORMATS.values() for suffix in f.suffixes] == [
        f.name for f in FORMATS.values() for _ in f.suffixes
    ]
    assert format_of(Path("报告")) is None
    with pytest.raises(
        OutputError, match=r"\.xls tells no format; the endings there are: \.json \.jsonl \.csv"
    ):
        format_of(Path("a.xls"))
