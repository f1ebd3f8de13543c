"""`reportx plot`: what is shown, in which order, and the files it is drawn into."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from reportx import installing, language
from reportx.cli import application
from reportx.cli.plotting import PlotKind
from reportx.extract import read_report
from reportx.plots import KINDS, OF_ONE, Kind, Mark, chart_of
from reportx.records import Source
from test_corrections import line

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
REPORT = """2025年坪山区政府工作报告
一、2024年工作回顾
2024年，地区生产总值增长5.2%，固定资产投资下降3.1%，粮食产量增长8%。伊州区地区生产总值增长9%。
高新技术企业从60家增加到90家，森林覆盖率由60%下降到45%。
二、2025年工作安排
2025年，地区生产总值增长5.5%—6%，一般公共预算收入增长3%以上，规上工业增加值增长7%左右，单位GDP能耗下降2%以上。
"""


@pytest.fixture
def in_chinese() -> Iterator[None]:
    """Everything is said in Chinese."""
    language.choose("zh")
    yield
    language.choose("en")


def marks(kind: Kind, text: str = REPORT) -> list[Mark]:
    return list(chart_of(read_report(Source("report.txt", text, "")), kind).marks)


def test_targets_are_ranked_with_bounds_and_ranges() -> None:
    found = marks("targets")
    assert [(mark.label, mark.text) for mark in found] == [
        ("规上工业增加值", "≈+7"),
        ("地区生产总值", "+5.5–6"),
        ("一般公共预算收入", "≥+3"),
        ("单位GDP能耗", "≥-2"),
    ]
    assert [mark.open_end for mark in found] == [0, 0, 1, -1]
    assert (found[1].value, found[1].start) == (5.5, 6)


def test_growths_have_signs_and_are_those_of_the_unit_that_reports() -> None:
    assert [(mark.label, mark.value, mark.text) for mark in marks("growth")] == [
        ("粮食产量", 8, "+8"),
        ("地区生产总值", 5.2, "+5.2"),
        ("固定资产投资", -3.1, "-3.1"),
    ]


def test_movements_are_times_what_they_came_from() -> None:
    assert [(mark.label, mark.value, mark.text) for mark in marks("from-to")] == [
        ("高新技术企业", 1.5, "60 → 90 家"),
        ("森林覆盖率", 0.75, "60 → 45 %"),
    ]


def test_what_moved_most_is_kept_and_the_rest_is_told() -> None:
    places = "甲乙丙丁子丑寅卯辰巳午未申酉戌亥东西南北春夏秋冬金"
    text = "".join(f"{place}字号企业从100家增加到{200 + i}家。" for i, place in enumerate(places))
    chart = chart_of(read_report(Source("report.txt", text, "")), "from-to")
    assert len(chart.marks) == 20
    assert chart.source == "来源：report.txt  共25项，显示20项"


def test_a_title_names_no_year_where_none_is_told() -> None:
    chart = chart_of(read_report(Source("report.txt", "地区生产总值增长5%。", "")), "growth")
    assert chart.title == "主要指标增速（%）"


def test_sections_count_what_happened_and_what_is_planned_in_the_order_of_the_report() -> None:
    found = marks("sections", REPORT + "2024年底，新建公路5公里。")
    assert [(mark.label, mark.value, mark.start, mark.text, mark.depth) for mark in found] == [
        ("一 2024年工作回顾", 6, 6, "6", 0),
        ("二 2025年工作安排", 5, 1, "5，其中目标4", 0),
    ]


def run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(), ["plot", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("in_chinese")
def test_without_a_file_bars_are_printed() -> None:
    code, out, _ = run(SEED)
    assert code == 0
    assert out.splitlines()[0] == "深圳市坪山区 2025年主要预期目标：增速（%）"
    assert "█" in out
    assert out.splitlines()[-1].startswith("来源：2025年坪山区政府工作报告")


def test_pictures_speak_english_and_name_indicators_in_it(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    lines = {kind: run(tmp_path / "report.txt", "--kind", kind)[1].splitlines() for kind in OF_ONE}
    assert [told[0].partition(" ")[2] for told in lines.values()] == [
        "main targets for 2025, growth (%)",
        "main indicators of 2024, growth (%)",
        "movements of indicators (base = 1)",
        "figures by section",
    ]
    assert any(line.startswith("General public budget reven… ") for line in lines["targets"])
    assert any(line.startswith("Gross domestic product of t… ") for line in lines["growth"])
    assert lines["sections"][-2].endswith(" planned")
    assert all(told[-1] == "Source: 2025年坪山区政府工作报告" for told in lines.values())


@pytest.mark.parametrize("kind", OF_ONE)
@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_picture_is_whole_and_the_same_from_every_run(
    tmp_path: Path, kind: Kind, ending: str, begins: bytes
) -> None:
    paths = [tmp_path / f"{name}.{ending}" for name in "ab"]
    for path in paths:
        assert run(SEED, "--kind", kind, "-o", path)[0] == 0
    first, second = (path.read_bytes() for path in paths)
    assert first.startswith(begins)
    assert first == second
    if ending == "svg":
        assert b"<text" not in first  # paths show everywhere
    if ending == "png":
        width, height = struct.unpack(">II", first[16:24])
        assert (width, height > 400) == (1440, True)


def test_a_character_without_a_shape_is_told(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text("㙟镇高新技术企业从60家增加到90家。", encoding="utf-8")
    code, _, err = run(source, "--kind", "from-to", "-o", tmp_path / "a.svg")
    assert code == 0
    assert "no shape for 㙟" in err


def test_nothing_to_show_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text("同志们好。", encoding="utf-8")
    code, out, err = run(source)
    assert (code, out) == (1, "")
    assert "nothing to show as targets" in err


@pytest.mark.parametrize("name", ["a.gif", "a"])
def test_an_ending_that_is_no_picture_is_refused(tmp_path: Path, name: str) -> None:
    code, _, err = run(SEED, "-o", tmp_path / name)
    assert code == 2
    assert ".svg .png .pdf" in err


def test_a_missing_package_is_told_with_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "is_missing", lambda package: package == "matplotlib")
    code, _, err = run(SEED, "-o", tmp_path / "a.svg")
    assert code == 2
    assert "a picture needs matplotlib: " in err
    assert not (tmp_path / "a.svg").exists()


def test_the_kinds_are_those_of_the_package() -> None:
    assert [kind.value for kind in PlotKind] == list(KINDS) == list(get_args(Kind))


def test_a_format_is_told_by_the_option_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert run(SEED, "-f", "table", "-o", path)[0] == 0
    assert "█" in path.read_text(encoding="utf-8")
    code, out, _ = run(SEED, "-f", "svg")
    assert (code, out.startswith("<?xml"), out.rstrip().endswith("</svg>")) == (0, True, True)


@pytest.mark.usefixtures("in_chinese")
def test_decisions_of_a_review_page_change_a_picture(tmp_path: Path) -> None:
    source = tmp_path / "report.md"
    source.write_text(REPORT, encoding="utf-8")
    report = read_report(Source("report.md", REPORT, ""))
    number = next(i for i, metric in enumerate(report.metrics) if metric.indicator == "粮食产量")
    decided = tmp_path / "decided.jsonl"
    decided.write_text(json.dumps(line(report, number, "rejected", text=REPORT)), encoding="utf-8")
    code, out, _ = run(source, "--kind", "growth", "--corrections", decided)
    assert (code, "粮食产量" in out, "地区生产总值" in out) == (0, False, True)
