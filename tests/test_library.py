"""The library as a stranger meets it: what goes in, what it says of mistakes, and what a report becomes."""

import inspect
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import reportx
from reportx import Metric, Report, ReportxError, extract, extract_file, extract_text
from reportx.library import MOST_SHOWN

TEXT = "2025年某市政府工作报告\n地区生产总值超1444亿元、增长9%。\n二、今年安排\n地区生产总值力争增长6%以上，居民收入增长与经济增长同步。\n"


@pytest.fixture
def report() -> Report:
    return extract(TEXT)


def test_a_mistyped_name_is_an_error_and_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2025年江西省.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(
        ReportxError, match=r"2025年江西\.txt: no such file; did you mean 2025年江西省\.txt\?"
    ):
        extract("2025年江西.txt")
    with pytest.raises(ReportxError, match=r"no such file; check the name \(extract_text takes any text"):
        extract("新建学校.docx")
    assert extract_text("新建学校5所").metrics[0].value == 5
    assert extract("新建学校5所").metrics[0].value == 5
    assert extract("2025年江西省.txt").document == extract_file("2025年江西省.txt").document
    with pytest.raises(ReportxError, match="no such file"):
        extract_file("新建学校5所。")


def test_a_bare_word_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a line break, a sentence or a figure a string is a name, and an error that says so."""
    monkeypatch.chdir(tmp_path)
    Path("江西").mkdir()
    Path("jiangxi_2024.txt").write_text(TEXT, encoding="utf-8")
    for wrong, told in {
        "2025年河北": "2025年河北: no such file; check the name",
        "jiangxi_2024": "jiangxi_2024: no such file; did you mean jiangxi_2024.txt?",
        "河\x00/南": "河\x00/南: no such file; check the name",
        "": "an empty string is neither a file's name nor a text",
    }.items():
        with pytest.raises(ReportxError) as caught:
            extract(wrong)
        assert str(caught.value) == f"{told} (extract_text takes any text)"
        assert not extract_text(wrong).metrics
    with pytest.raises(ReportxError, match="江西: is a directory without a report in it"):
        extract("江西")
    for text in ("江西。", "图2本年新增就业情况"):
        assert not extract(text).metrics
    assert extract("新建学校五所").metrics[0].value == 5
    assert not extract("江西\n").metrics


@pytest.mark.parametrize("wrong", [None, b"bytes", 5, ["a"]])
def test_what_is_no_name_of_a_file_is_one_clear_error(wrong: Any) -> None:
    with pytest.raises(ReportxError, match="a file is a Path or its name, not ") as caught:
        reportx.extract_file(wrong)
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize("package", ["pandas", "polars", "pyarrow"])
def test_a_frame_tells_the_package_that_it_needs(package: str, report: Report, monkeypatch) -> None:
    monkeypatch.setattr("reportx.writers.frames.is_missing", lambda name: name == package)
    make = {"pandas": report.to_pandas, "polars": report.to_polars, "pyarrow": report.to_arrow}[package]
    with pytest.raises(ReportxError, match=f"a frame needs {package}: .*install.* {package}$"):
        make()


@pytest.mark.parametrize("wrong", [None, b"bytes", 5, ["a"]])
@pytest.mark.parametrize("function", [extract, extract_text])
def test_what_is_no_source_is_one_clear_error(function, wrong: object) -> None:
    with pytest.raises(ReportxError, match="a source is a Path, a file's name or a text, not ") as caught:
        function(wrong)
    assert isinstance(caught.value, TypeError)


def test_a_pack_that_gives_a_known_code_to_something_else_is_refused(tmp_path: Path) -> None:
    pack = tmp_path / "my.toml"
    pack.write_text(
        '[[indicator]]\ncode = "gdp"\nname = "地铁车站"\nterms = ["地铁车站"]\n', encoding="utf-8"
    )
    for packs in (str(pack), [pack]):
        with pytest.raises(ReportxError, match=r"gdp is 地区生产总值 in indicators\.toml"):
            extract_text("建成地铁车站103座。", packs=packs)


def test_a_pack_may_be_named_alone_or_in_a_list(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[name]]\nterms = ["项目3个"]\nlabel = "name"\n', encoding="utf-8")
    text = "全市实施项目3个、公园4个。"
    for packs in (path, str(path), [path], [str(path)]):
        assert [metric.text for metric in extract_text(text, packs=packs).metrics] == ["4个"]
    with pytest.raises(ReportxError, match="none"):
        extract_text(text, packs=str(tmp_path / "none.toml"))


def test_a_report_is_a_line_and_a_metric_knows_its_document(report: Report) -> None:
    assert (
        str(report)
        == repr(report)
        == "<Report 2025年某市政府工作报告: 3 metrics, 1 target in words, 1 section>"
    )
    assert {metric.document for metric in report.metrics} == {report.document}
    again = Report.model_validate_json(report.model_dump_json())
    assert (again, again.metrics[0].document) == (report, report.document)


def test_a_notebook_shows_a_table_and_a_sentence_with_its_mark(report: Report) -> None:
    shown = report._repr_html_()
    assert shown.count("<tr>") == 5
    assert "<td>地区生产总值</td><td>&gt; 1444</td><td>亿元</td><td>level</td>" in shown
    assert report.metrics[0]._repr_html_() == "<p>地区生产总值超<mark>1444亿元</mark>、增长9%。</p>"
    strange = report.metrics[0].model_copy(update={"sentence": "<b>1444亿元", "text": "1444亿元"})
    assert "&lt;b&gt;<mark>" in strange._repr_html_()


def test_a_notebook_tells_sign_bound_range_and_place_as_a_terminal_does() -> None:
    """Falls and rises, bounds and ranges, ranks and targets in words do not look alike."""
    shown = extract_text(
        "政府工作报告\n（2024年1月1日）\n全市进出口总额下降3%，税收收入增长3%，地区生产总值超1444亿元，"
        "总量居全省第3位。\n二、今年安排\n地区生产总值力争增长5%-6%，居民收入增长与经济增长同步。\n"
    )._repr_html_()
    told = re.findall(r"<td>([^<]*)</td>" * 4, shown)
    assert [row[1:] for row in told] == [
        ("-3", "%", "growth"),
        ("+3", "%", "growth"),
        ("&gt; 1444", "亿元", "level"),
        ("第3位", "", "rank"),
        ("+5-6", "%", "growth"),
        ("与经济增长同步", "", "qualitative"),
    ]


def test_dicts_have_the_values_as_they_are(report: Report) -> None:
    rows = report.to_dicts()
    assert [row["measure"] for row in rows] == ["level", "growth", "growth", "qualitative"]
    assert (rows[2]["value"], rows[2]["low"], rows[2]["high"]) == (Decimal(6), Decimal(6), None)
    assert isinstance(rows[2]["section"], tuple)


def test_frames_of_pandas_polars_and_arrow_hold_the_same(report: Report, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pd, pl = pytest.importorskip("pandas"), pytest.importorskip("polars")
    frame, polar, arrow = report.to_pandas(), report.to_polars(), report.to_arrow()
    assert list(frame.columns) == polar.columns == arrow.column_names
    assert (
        frame.value.tolist()[:3]
        == polar["value"].to_list()[:3]
        == arrow["value"].to_pylist()[:3]
        == [1444, 9, 6]
    )
    assert frame.measure.tolist() == polar["measure"].to_list() == arrow["measure"].to_pylist()
    assert (frame.value.dtype, frame.line.dtype, polar["line"].dtype) == ("float64", "Int32", pl.Int64)
    assert pd.isna(frame.value[3])
    assert frame.section[2] == polar["section"][2] == " > ".join(report.metrics[2].section)
    for made in (frame, arrow.to_pandas()):  # in both, columns of text in which there is none
        made.rename(columns={"end": "_end"}).to_stata(tmp_path / "a.dta", version=118)
        read = pd.read_stata(tmp_path / "a.dta")
        assert read.indicator.tolist() == [record["indicator"] for record in report.to_dicts()]
        assert read.entity.isna().all()


def test_empty_reports_become_empty_frames() -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    empty = extract("没有数字。")
    assert (len(empty.to_dicts()), len(empty.to_pandas()), len(empty.to_polars()), len(empty.to_arrow())) == (
        0,
    ) * 4
    assert "<table>" in empty._repr_html_()


def test_help_has_the_fields() -> None:
    assert set(reportx.models.Metric.model_fields) <= set(Metric.model_fields)
    assert all(f"\n    {name} " in f"{Metric.__doc__}" for name in Metric.model_fields)
    assert len(reportx.__all__) <= 12
    assert all(getattr(reportx, name).__doc__ for name in reportx.__all__ if not name.startswith("__"))


def test_errors_that_docstrings_name_are_exported() -> None:
    named = {
        word
        for name in ("extract", "extract_text", "extract_file")
        for word in re.findall(r"\w+Error\b", getattr(reportx, name).__doc__)
    }
    assert named == {"InputError", "PackError"}
    assert named <= {*reportx.__all__}
    with pytest.raises(reportx.InputError):
        reportx.extract_file("没有.txt")


@pytest.mark.parametrize("kind", [reportx.Report, reportx.Metric])
def test_a_docstring_begins_with_what_there_is_to_use(kind: type[Any]) -> None:
    rows = inspect.getdoc(kind).split("\n\n")[1].splitlines()
    names = [name.strip().removesuffix("()") for row in rows for name in re.split(r"  +", row)[0].split(",")]
    there = {*dir(kind), *kind.model_fields}
    assert len(names) >= 7
    assert {*names} <= there


def test_a_notebook_says_how_to_see_the_rows_that_it_does_not_show() -> None:
    few, many = (
        reportx.extract_text("全市建成学校5所。\n" * rows)._repr_html_()
        for rows in (MOST_SHOWN, MOST_SHOWN + 2)
    )
    assert "to_pandas" not in few
    assert "<p>… 2 more: <code>.to_pandas()</code> has all rows" in many
