"""`reportx audit`: every identity both ways, the states and reasons, the formats, and no false alarm."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from conftest import Reading
from reportx.auditing import IDENTITIES, Audit, Check, Example, Identity, audit, audit_facts
from reportx.auditing.earlier import Row
from reportx.auditing.facts import Facts
from reportx.auditing.records import STATES, Reason, Told, Weight
from reportx.auditing.rows import CheckRow
from reportx.cli import application
from reportx.cli.auditing import FORMS
from reportx.cli.options import Format
from reportx.extract import read_report
from reportx.packs import builtin
from reportx.records import Source
from reportx.writers.labels import labels
from shared import GOLD

DOCS = (Path(__file__).parent.parent / "docs" / "audit.md").read_text(encoding="utf-8")
LISTED = re.compile(r"^\| `([^`]+)` \| (\d+) \|", re.MULTILINE)


def audited(text: str, earlier: str = "") -> Audit:
    before = read_report(Source("earlier.txt", earlier, ""))
    facts = Facts(
        read_report(Source("report.txt", text, "")), text, builtin(),
        [Told(metric, "earlier.txt") for metric in before.metrics],
    )  # fmt: skip
    return audit_facts(facts)


def check_of(text: str, identity: str) -> Check:
    (check,) = [check for check in audited(text).checks if check.identity == identity]
    return check


def findings(found: Audit) -> list[Check]:
    return [check for check in found.checks if check.state == "inconsistent" and check.weight == "finding"]


EXAMPLES = [(identity, example) for identity in IDENTITIES for example in identity.examples]


@pytest.mark.parametrize(("identity", "example"), EXAMPLES, ids=lambda one: getattr(one, "name", None))
def test_examples_come_out_as_they_say(identity: Identity, example: Example) -> None:
    checks = audited(example.text, example.earlier).checks
    assert [check.state for check in checks if check.identity == identity.name] == [example.state]


@pytest.mark.parametrize("identity", IDENTITIES, ids=lambda identity: identity.name)
def test_every_identity_has_examples_both_ways_and_a_docstring(identity: Identity) -> None:
    states = {example.state for example in identity.examples}
    assert "consistent" in states
    assert states - {"consistent"}
    assert identity.says.endswith(".")
    assert f"`{identity.name}`" in DOCS


@pytest.mark.parametrize(
    ("text", "identity", "reason"),
    [
        ("2024年，教育支出完成6亿元，比上年增加2.2万元，增长57.9%。", "level_change_growth", "power_of_ten"),
        ("支出预算566668万元，实际完成675419万元，为预算的119.1%。", "plan_completion", "cut_not_rounded"),
        ("2024年，固定资产投资完成100亿元，比上年增加20亿元，增长10%。", "level_change_growth", "comparable_basis"),
        ("2024年，生产总值100亿元，比上年增加20亿元，增长10%。", "level_change_growth", "constant_prices"),
        ("2024年，税收收入完成10亿元，比上年增加2亿元，同口径增长10%。", "level_change_growth", "other_basis"),
        ("2024年，审批耗时压缩至3天，比法定时限减少60天，比承诺时限下降62%。", "level_change_growth", "other_basis"),
        ("高新技术企业达到200家，新增30家，增长50%。", "level_change_growth", "added_amount"),
        ("五年来，火龙果产量从60万吨增加到90万吨，年均增长9%。", "from_to", "unknown_years"),
        ("货物进出口总额超过100亿元，其中出口60亿元、进口50亿元。", "parts_and_whole", "open_bound"),
    ],
)  # fmt: skip
def test_reasons(text: str, identity: str, reason: str) -> None:
    assert check_of(text, identity).reason == reason


def test_rounding_is_allowed_on_each_printed_digit() -> None:
    text = "2024年，火龙果产量达到{}万吨，比上年增加{}万吨，增长{}%。"
    # 110 − 10 = 100 may be from 99 to 101, so that the growth may be from 9.4 to 10.6
    assert check_of(text.format(110, 10, "10.5"), "level_change_growth").state == "consistent"
    assert check_of(text.format("110.0", "10.0", "10.5"), "level_change_growth").state == "inconsistent"


def test_a_check_tells_where_its_figures_stand() -> None:
    text = "经济运行稳中有进。\n2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。\n"
    check = check_of(text, "level_change_growth")
    assert check.calculation == "20万吨 ÷ (100万吨 − 20万吨)"
    assert (check.told, check.computed) == ("9.5…10.5", "24.0741…25.9494")
    assert [(place.source, place.line) for place in check.places] == [("report.txt", 2)] * 3
    assert [text[place.start : place.end] for place in check.places] == ["100万吨", "20万吨", "10%"]


@pytest.mark.parametrize(
    "text",
    [
        "新建学校80所，其中小学50所、中学30所，幼儿园500所。",  # no part of the schools
        "食品抽检量达每千人6.5批次，其中抽检蔬菜4万批次。",  # an amount a head is no whole
        "糖料平均每年产量6385万吨（其中1990年6875万吨）。",  # a year is no part of an average
        "发放助学金2056.9万元（含国家奖学金），发放助学贷款2161.7万元。",  # the bracket is closed
        "工业投资、技改投资分别增长10%以上。",  # one value for both
        "甘蔗、蔬菜（含食用菌）、火龙果产量分别达到1050万吨、794万吨、542.5万吨。",
        "一产、二产、三产增加值分别增长5.5%左右、6%左右、5%左右。",
        "2024年，完成旧改12个。2024年，推动6个旧改项目。",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert [check for check in audited(text).checks if check.state == "inconsistent"] == []


def test_figures_of_earlier_reports_are_those_of_the_same_region() -> None:
    earlier = read_report(Source("e", "2023年，火龙果产量90.0万吨。", "")).metrics[0]
    source = Source(
        "2025年坪山区政府工作报告.txt", "2025年坪山区政府工作报告\n2024年，火龙果产量110.0万吨，增长10%。", ""
    )
    region = read_report(source).document.region
    for row_region, year, count in ((region, 2024, 1), ("别处", 2024, 0), (region, 2025, 0)):
        found = audit(source, earlier=[Row(row_region, year, Told(earlier, "e"))])
        assert len([check for check in found.checks if check.identity == "earlier_level"]) == count


# --- the command -------------------------------------------------------------------------------

REPORT = "2025年坪山区政府工作报告\n2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(), ["audit", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


def test_the_table_tells_findings_and_counts(report: Path) -> None:
    code, out, err = run(report)
    assert code == 0
    assert "finding: level_change_growth" in out
    assert re.search(r"level_change_growth +1 +0 +0", out)
    assert "1 check, 1 finding, 0 warnings" in err


def test_json_is_one_object_or_an_array(report: Path) -> None:
    one = json.loads(run(report, "-f", "json")[1])
    assert one["counts"]["level_change_growth"] == {"inconsistent": 1, "cannot_check": 0, "consistent": 0}
    assert one["checks"][0]["places"][0]["text"] == "100万吨"
    assert [found["source"] for found in json.loads(run(report, report, "-f", "json")[1])] == [
        str(report)
    ] * 2


def test_html_shows_what_a_report_holds_and_runs_nothing(tmp_path: Path) -> None:
    hostile = tmp_path / "report.txt"
    text = "2024年，<img src=x onerror=alert(1)>\u202e火龙果产量达到100万吨，比上年增加20万吨，增长10%</script>。"
    hostile.write_text(text, encoding="utf-8")
    page = tmp_path / "page.html"
    assert run(hostile, "-o", page)[0] == 0
    shown = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in shown
    assert not re.search(r"<(?:script|img|iframe|link|object|a)\b|\bon\w+=[^\n]*>(?!.*&gt;)|https?:", shown)
    assert "<mark><bdi>20万吨</bdi></mark>" in shown
    assert shown.count("<article") == shown.count("</article>") == 1
    assert shown.rstrip().endswith("</html>")


def test_earlier_figures_come_from_json_lines(tmp_path: Path, report: Path) -> None:
    before = tmp_path / "2024年坪山区政府工作报告.txt"
    before.write_text("2024年坪山区政府工作报告\n2023年，火龙果产量50.0万吨。\n", encoding="utf-8")
    lines = tmp_path / "metrics.jsonl"
    assert CliRunner().invoke(application(), ["extract", str(before), "-o", str(lines)]).exit_code == 0
    checks = json.loads(run(report, "--earlier", lines, "-f", "json")[1])["checks"]
    (check,) = [check for check in checks if check["identity"] == "earlier_level"]
    assert (check["state"], check["reason"]) == ("cannot_check", "may_be_revised")
    assert check["calculation"] == "100万吨 ÷ 50.0万吨 − 1"
    assert [Path(place["source"]).name for place in check["places"]] == [
        report.name,
        report.name,
        before.name,
    ]


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_earlier_figures_come_from_a_data_set(tmp_path: Path, report: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    before = tmp_path / "2024年坪山区政府工作报告.txt"
    before.write_text("2024年坪山区政府工作报告\n2023年，火龙果产量90.0万吨。\n", encoding="utf-8")
    data = tmp_path / "data"
    made = CliRunner().invoke(application(), ["batch", str(before), "-o", str(data), "-f", form, "-q"])
    assert made.exit_code == 0
    code, out, err = run(report, "--earlier", data, "-f", "json")
    if form == "csv":
        assert (code, "is no data set of Parquet or JSON lines" in err) == (1, True)
        return
    (check,) = [one for one in json.loads(out)["checks"] if one["identity"] == "earlier_level"]
    # 90.0 is known as 90, so that 100 may be from 9.9% to 12.3% more
    assert (check["state"], check["calculation"]) == ("consistent", "100万吨 ÷ 90.0万吨 − 1")


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "is no JSON"), ("[]", "is no metric"), ('{"indicator": "a"}', "is no metric")],
)
def test_a_line_that_is_no_metric_ends_the_command(
    tmp_path: Path, report: Path, line: str, message: str
) -> None:
    lines = tmp_path / "metrics.jsonl"
    lines.write_text(line, encoding="utf-8")
    code, out, err = run(report, "--earlier", lines)
    assert (code, out) == (1, "")
    assert message in err


def test_an_input_that_cannot_be_read_costs_a_line(tmp_path: Path, report: Path) -> None:
    code, out, err = run(tmp_path / "none.txt", report)
    assert code == 1
    assert "finding" in out
    assert "none.txt" in err
    assert run(tmp_path / "none.txt")[1] == ""


def test_every_check_is_a_row_in_the_formats_of_tables(tmp_path: Path, report: Path) -> None:
    head, row = csv.reader(run(report, "-f", "csv")[1].splitlines())
    assert (head, row[1:4]) == (list(CheckRow._fields), ["level_change_growth", "inconsistent", "finding"])
    assert row[head.index("texts")] == "100万吨 > 20万吨 > 10%"
    book = tmp_path / "checks.sqlite"
    assert run(report, "-o", book)[0] == 0
    with closing(sqlite3.connect(book)) as database:
        assert database.execute("select state, count(*) from checks group by state").fetchall() == [
            ("inconsistent", 1)
        ]


def test_the_formats_are_those_of_tables_and_a_page() -> None:
    assert {*FORMS} == {*Format}


def test_labels_are_known_of_all_columns_and_values() -> None:
    known = labels()
    values = {*STATES, *get_args(Weight), *get_args(Reason)}
    assert set(CheckRow._fields) - known["columns"].keys() == set()
    assert values - known["values"].keys() == set()


@pytest.mark.parametrize("name", ["page.doc", "report.txt"])
def test_an_output_that_tells_no_format_or_is_an_input_is_refused(report: Path, name: str) -> None:
    assert run(report, "-o", report.with_name(name))[0] == 2
    assert report.read_text(encoding="utf-8") == REPORT


def test_batches_of_what_is_counted_are_no_contradiction() -> None:
    text = "某市2025年政府工作报告\n2024年工作回顾\n工业方面，重点项目达38个。农业方面，重点项目达12个。\n"
    assert [check for check in audit(Source("x", text, "")).checks if check.identity == "told_twice"] == []


# --- real reports ------------------------------------------------------------------------------


def test_no_finding_on_the_annotated_reports() -> None:
    if not GOLD.is_dir():
        pytest.skip("the annotated reports are not beside the project")
    texts = [path for path in sorted(GOLD.iterdir()) if path.suffix in {".txt", ".md"}]
    wrong = [
        (path.name, check)
        for path in texts
        for check in findings(audit(Source(path.name, path.read_text(encoding="utf-8"), "")))
    ]
    assert len(texts) == 13
    assert wrong == []


def test_findings_in_the_corpus_are_those_that_were_looked_at(corpus_texts: list[Reading]) -> None:
    listed = set(LISTED.findall(DOCS))
    found = {
        (reading.path.name, str(check.places[0].line))
        for reading in corpus_texts
        for check in findings(audit_facts(Facts(reading.report, reading.source.text, builtin())))
    }
    assert found - listed == set()
    assert not [name for name, _ in found if re.match(r"2025年.+(?:省|市|区)政府工作报告", name)]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("2024年，某机构的“创新集群”，甲市居第40位。2024年，某刊的“科研城市”，甲市居第13位。", []),
        ("2024年，甲市创新能力居全国第40位。2024年，甲市创新能力居全国第13位。", ["inconsistent"]),
    ],
)
def test_places_in_orders_that_nobody_names_are_not_set_side_by_side(text: str, states: list[str]) -> None:
    assert [check.state for check in audited(text).checks if check.identity == "ranks"] == states
