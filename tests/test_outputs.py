"""What the writers write, from records made by hand."""

import csv
import io
import json
from decimal import Decimal

import pytest
from rich.cells import cell_len

from reportx.figure_text import figure
from reportx.json_text import JsonWriter
from reportx.outputs import report_json, select
from reportx.records import SCHEMA_VERSION, Coverage, Document, Metric, Report, Section, plain
from reportx.report_tables import FIELDS, TablesWriter
from reportx.terminal import TableWriter, branch_counts, left_out, print_tree


def metric(**fields: object) -> Metric:
    usual: dict[str, object] = dict.fromkeys(Metric._fields) | {
        "indicator": "地区生产总值",
        "indicator_code": "gdp",
        "action": "超",
        "measure": "level",
        "value": Decimal(1444),
        "unit": "亿元",
        "comparator": "over",
        "normalized_value": Decimal(144400000000),
        "normalized_unit": "元",
        "status": "actual",
        "period": "2024",
        "section": ("工作回顾", "经济运行稳中有进"),
        "text": "1444 亿元",
        "start": 20,
        "end": 27,
        "line": 3,
        "sentence": "地区生产总值超1444亿元。",
        "rule": "amount",
    }
    return Metric(**(usual | fields))  # type: ignore[arg-type]


GROWTH = metric(
    action="增长", measure="growth", value=Decimal("9.50"), unit="%", comparator="eq", direction="up",
    normalized_value=Decimal("9.5"), normalized_unit="%", text="9.50%", start=30, end=35,
)  # fmt: skip
TARGET = metric(
    indicator="新增学位", indicator_code=None, status="target", section=(), start=2, end=9, unit=None
)
RANK = metric(measure="rank", value=Decimal(2), comparator="eq", unit=None, text="第\n二")


def report(*metrics: Metric, source: str = "报告.md") -> Report:
    def section(number: int, parent: int | None, start: int, end: int) -> Section:
        title = ("工作回顾", "经济运行稳中有进", "今年工作")[number]
        return Section(id=number, parent=parent, level=1 + (parent is not None), number=None, title=title,
                       kind="review", start=start, end=end, page=None, block=None)  # fmt: skip

    document = Document(
        title="2025年政府工作报告", region="某区", region_name=None, region_code=None, region_level=None, genre="work_report", report_year=2025, review_year=2024, plan_year=2025,
        date=None, speaker=None, source=source, sha256="0" * 64, chars=99, format="text", pages=None,
    )  # fmt: skip
    sections = (section(0, None, 10, 60), section(1, 0, 15, 40), section(2, None, 60, 99))
    coverage = Coverage(numerals=0, in_metrics=0, classes={}, left_over=(), share=1)
    return Report(
        SCHEMA_VERSION, "reportx test", document, sections, metrics,
        qualitative_targets=(), coverage=coverage, notes=(),
    )  # fmt: skip


def written(form: str, *reports: Report) -> str:
    stream = io.StringIO()
    writer = TableWriter(stream) if form == "table" else TablesWriter(form, stream)
    for one in reports:
        writer.add(one)
    writer.close()
    return stream.getvalue()


def json_of(*reports: Report, many: bool) -> str:
    parts: list[str] = []
    writer = JsonWriter(parts.append, report_json, many=many)
    for one in reports:
        writer.add(one)
    writer.close()
    return "".join(parts)


def test_json_of_one_input_is_an_object_in_plain_utf8_that_ends_with_a_newline() -> None:
    text = json_of(report(metric()), many=False)
    assert text.startswith('{\n  "schema_version"')
    assert text.endswith("}\n")
    assert "地区生产总值" in text
    assert json.loads(text)["metrics"][0]["section"] == ["工作回顾", "经济运行稳中有进"]


def test_json_numbers_are_plain_and_whole_where_they_are_whole() -> None:
    text = json_of(report(metric(), GROWTH), many=False)
    assert '"normalized_value": 144400000000,' in text
    assert '"value": 9.5,' in text


def test_json_of_several_inputs_is_an_array_even_if_only_one_could_be_read() -> None:
    assert [len(r["metrics"]) for r in json.loads(json_of(report(metric()), report(), many=True))] == [1, 0]
    assert len(json.loads(json_of(report(), many=True))) == 1


def test_a_line_separator_inside_a_string_stays_as_it_is_in_an_array() -> None:
    text = json_of(report(metric(sentence="一\u2028二")), many=True)
    assert json.loads(text)[0]["metrics"][0]["sentence"] == "一\u2028二"


def test_nothing_is_written_before_the_first_report() -> None:
    assert written("jsonl") == ""
    assert json_of(many=True) == ""
    for form in ("csv", "tsv", "md"):
        stream = io.StringIO()
        TablesWriter(form, stream)
        assert stream.getvalue() == ""


def test_jsonl_is_one_metric_a_line_with_its_document_beside() -> None:
    lines = written("jsonl", report(metric(), GROWTH), report(TARGET, source="b")).splitlines()
    rows = [json.loads(line) for line in lines]
    assert [tuple(row) for row in rows] == [FIELDS] * 3
    assert [row["source"] for row in rows] == ["报告.md", "报告.md", "b"]
    assert rows[0]["value"] == 1444


def test_csv_has_one_head_and_the_same_fields() -> None:
    text = written("csv", report(metric(), GROWTH), report(TARGET, source="b"))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == FIELDS
    assert len(rows) == 3
    assert rows[0]["section"] == "工作回顾 > 经济运行稳中有进"
    assert (rows[0]["normalized_value"], rows[1]["value"], rows[2]["unit"]) == ("144400000000", "9.5", "")
    assert {row["region"] for row in rows} == {"某区"}


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+3", "1000"), ("8.70", "8.7"), ("0.0000001", "0.0000001"), ("-0.50", "-0.5"), ("0", "0")],
)
def test_numbers_are_written_without_exponent(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["超", "增长", None]),
        ({"measures": ["growth"]}, ["增长"]),
        ({"measures": ["growth", "share"], "status": "target"}, []),
        ({"status": "target"}, [None]),
        ({"indicators": ["gdp"]}, ["超", "增长"]),
        ({"indicators": ["学位"]}, [None]),
        ({"indicators": ["学位", "gdp"], "section": "稳中有进"}, ["超", "增长"]),
        ({"section": "今年"}, []),
    ],
)
def test_a_metric_must_pass_all_filters(filters: dict[str, object], kept: list[str | None]) -> None:
    whole = report(metric(), GROWTH, TARGET._replace(action=None))
    chosen = select(whole, **filters)  # type: ignore[arg-type]
    assert [m.action for m in chosen.metrics] == kept
    assert chosen.sections == whole.sections


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (metric(), "> 1444"),
        (GROWTH, "+9.5"),
        (GROWTH._replace(direction="down"), "-9.5"),
        (metric(comparator="eq", value_max=Decimal(1500)), "1444-1500"),
        (metric(comparator="eq", value=Decimal(11), baseline_value=Decimal(6)), "6 -> 11"),
        (RANK, "第二"),
    ],
)
def test_a_figure_shows_bound_sign_range_and_origin(one: Metric, shown: str) -> None:
    assert figure(one) == shown


HEADS = ["indicator", "value", "unit", "measure", "period", "status", "line"]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 160])
def test_the_table_fits_the_width_and_loses_no_indicator(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    name = "战略性新兴产业增加值占地区生产总值比重超过全市平均水平的街道"
    text = written("table", report(metric(indicator=name, unit="微克/立方米"), GROWTH, RANK))
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "\x1b" not in text
    rows = text.splitlines()[2:]
    assert name in "".join(row.split(" ")[0] for row in rows)
    assert ("section" in text, "code" in text) == (width >= 120, width >= 170)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_table_tells_measure_bound_and_promise_at_any_width(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    streak = metric(measure="streak", value=Decimal(3), unit="年", comparator="eq", line=12345)
    aim = TARGET._replace(commitment="力争", comparator="at_least", unit="微克/立方米", period="2025/2027")
    shown = written("table", report(GROWTH, RANK, streak, aim)).splitlines()
    assert [line for line in shown if cell_len(line) > width] == []
    assert [head for head in HEADS if head not in shown[1]] == []
    assert ("commitment" in shown[1], "scope" in shown[1]) == (width >= 100, width >= 140)
    told = ["\n".join(shown).split()[i] for i, word in enumerate("\n".join(shown).split()) if word in
            {"growth", "rank", "streak", "力争", "2025/2027", "12345", ">="}]  # fmt: skip
    assert sorted(told) == sorted(["growth", "rank", "streak", "力争", "2025/2027", "12345", ">="])


@pytest.mark.parametrize(
    ("width", "lost"),
    [
        (20, ["period", "status", "line"]),
        (40, ["period", "status", "line"]),
        (60, ["status", "line"]),
        (80, []),
    ],
)
def test_a_narrow_table_says_which_columns_it_has_no_room_for(
    width: int, lost: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it shows is whole: neither a figure nor a head is cut, and on less than 40 columns lines run over."""
    monkeypatch.setenv("COLUMNS", str(width))
    shown = written("table", report(metric(), GROWTH, RANK)).splitlines()
    head = next(line for line in shown if line.startswith("indicator")).split()
    assert head == [name for name in HEADS if name not in lost]
    assert left_out(io.StringIO()) == lost
    assert "> 1444 亿元 level" in " ".join(" ".join(shown).split())
    assert max(map(cell_len, shown)) <= max(width, 40)


def test_columns_that_are_asked_for_are_all_shown_on_a_narrow_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = io.StringIO()
    asked = [*HEADS, "commitment", "scope", "sentence"]
    TableWriter(stream, columns=asked).add(report(metric(), GROWTH))
    assert next(line for line in stream.getvalue().splitlines() if line.startswith("ind")).split() == asked


def test_of_several_reports_a_table_says_whose_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    stream = io.StringIO()
    TableWriter(stream, many=True).add(report(metric(), source="甲.md"))
    assert stream.getvalue().startswith("甲.md  2025年政府工作报告  某区")


def test_the_columns_of_a_table_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    stream = io.StringIO()
    TableWriter(stream, columns=["region", "value", "rule"]).add(report(metric(), GROWTH))
    rows = [line.split() for line in stream.getvalue().splitlines()]
    assert (rows[1], rows[3]) == (["region", "value", "rule"], ["某区", ">", "1444", "amount"])


def test_a_table_shows_brackets_and_colons_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert "[red]率:smile:" in written("table", report(metric(indicator="[red]率:smile:")))


def test_a_branch_counts_what_is_below_it() -> None:
    whole = report(metric(), GROWTH, TARGET, metric(start=50, end=51), metric(start=70, end=71))
    assert dict(branch_counts(whole)) == {0: 3, 1: 2, 2: 1}


def test_the_tree_shows_sections_with_their_counts() -> None:
    stream = io.StringIO()
    print_tree(report(metric(), GROWTH), stream)
    lines = stream.getvalue().splitlines()
    assert lines[1].startswith("├── 工作回顾  2")
    assert lines[2].startswith("│   └── 经济运行稳中有进  2")
    assert lines[3].startswith("└── 今年工作  0")
