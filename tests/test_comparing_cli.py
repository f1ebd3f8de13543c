"""The commands panel, ledger, diff and cascade: what they read, where they write, and how they end."""

import csv
import json
import re
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from comparisons import report, write_dataset
from reportx.cli import application
from reportx.corrections.anchors import text_digest
from reportx.corrections.decisions import EDITABLE
from reportx.extract import read_report
from reportx.installing import install_command
from reportx.records import Source
from reportx.widths import columns

GOAL = "主要预期目标是：地区生产总值增长6%以上、力争达到7%，居民人均可支配收入与经济增长同步。"

ENGLISH = re.compile(r"(?!None|True|False)[a-z][a-z_, -]+", re.IGNORECASE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data set of two years and two places, and a report of each year as a file."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "2025.txt": report("青川县", 2025, "地区生产总值增长5%。", GOAL),
        "2026.txt": report(
            "青川县", 2026, "地区生产总值增长6.2%，居民人均可支配收入增长6%。", GOAL.replace("6%", "5%")
        ),
        "up.txt": report("广元市", 2025, "地区生产总值增长5%。", GOAL),
    }
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    write_dataset(tmp_path / "data", texts)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), list(words))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_a_data_set_to_csv_with_its_conflicts_beside(here: Path) -> None:
    done = run("panel", "data", "--indicator", "Gdp", "--years", "2025", "-o", "gdp.csv")
    assert done.exit_code == 0
    found = rows(Path("gdp.csv").read_text(encoding="utf-8"))
    assert [(row["region_code"], row["status"], row["value"]) for row in found] == [
        ("510800", "target", "6"),
        ("510822", "actual", "6.2"),
        ("510822", "target", "6"),
    ]
    others = rows(Path("gdp.conflicts.csv").read_text(encoding="utf-8"))
    assert [(row["value"], row["headline_value"], row["agrees"]) for row in others] == [
        ("7", "6", "true")
    ] * 2
    assert "2 places, 3 cells" in done.stderr
    assert "2 cells with several values, 0 of them at odds: see gdp.conflicts.csv" in done.stderr


def test_a_workbook_in_chinese_has_no_english_word(here: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    for command in (("panel", "data"), ("ledger", "data"), ("diff", "2025.txt", "2026.txt")):
        done = run(*command, "-o", "all.xlsx", "--header", "zh")
        assert done.exit_code == 0, done.stderr
        assert ("see the table 其他取值" in done.stderr) == (command[0] == "panel")
        for sheet in openpyxl.load_workbook("all.xlsx"):
            head, *rows = sheet.iter_rows(values_only=True)
            named = [dict(zip(head, row, strict=True)) for row in rows]
            told = {title for row in named for title, cell in row.items() if ENGLISH.fullmatch(str(cell))}
            assert told <= {"指标代码", "规则", "变量名"}, sheet.title


def test_files_are_read_first(here: Path) -> None:
    read = run("panel", "2025.txt", "data", "--indicator", "gdp", "--level", "county", "-q")
    assert read.exit_code == 0
    assert {row["mentions"] for row in rows(read.stdout) if row["year"] == "2024"} == {"2"}


def test_a_file_that_cannot_be_read_is_told_and_costs_no_other(here: Path) -> None:
    Path("none.txt").write_bytes(bytes(100))
    read = run("panel", "2025.txt", "none.txt", "-o", "panel.csv")
    assert read.exit_code == 1
    assert "none.txt: " in read.stderr
    assert len(rows(Path("panel.csv").read_text(encoding="utf-8"))) == 3


def test_a_wide_panel_is_looked_at_as_far_as_there_is_room(here: Path) -> None:
    ended = run("panel", "data", "--wide", "-f", "table", "-q")
    assert ended.exit_code == 0
    heads, rows_below = re.split(r"─+", ended.stdout)
    assert {"region", "year"} < set(heads.split())
    assert len(rows_below.splitlines()) > 2


def test_a_database_holds_all_tables(here: Path) -> None:
    assert run("panel", "data", "--wide", "-o", "panel.sqlite", "-q").exit_code == 0
    base = sqlite3.connect("panel.sqlite")
    names = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"panel", "variables", "conflicts"} <= names
    assert not list(here.glob("panel.*.sqlite"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--indicator", "gpd"), "no such indicator: gpd; did you mean gdp?"),
        (("--years", "recent"), "recent: tells no years; write 2025, 2020-2025 or 2020,2022"),
        (("--region", "999999"), "999999: no division has this code"),
        (("-o", "panel.pages"), ".pages tells no format"),
    ],
)
def test_what_is_asked_wrongly_ends_before_anything_is_read(
    here: Path, words: tuple[str, str], told: str
) -> None:
    ended = run("panel", "2025.txt", *words)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert told in ended.stderr


def test_a_place_is_asked_for_by_name_or_code(here: Path) -> None:
    whole = {row["region_code"] for row in rows(run("panel", "data", "-q").stdout)}
    assert len(whole) > 1
    for code in whole:
        found = rows(run("panel", "data", "--place", code, "-q").stdout)
        assert {row["region_code"] for row in found} == {code}
        name = found[0]["region"]
        assert rows(run("panel", "data", "--place", name, "-q").stdout) == found
        promised = rows(run("ledger", "data", "--place", name, "-q").stdout)
        assert {row["region_code"] for row in promised} <= {code}
    ended = run("panel", "data", "--place", "无此地")
    assert (ended.exit_code, "no division bears this name" in ended.stderr) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ("panel", "2025.txt", "-o", "2025.txt"),
        ("panel", ".", "-o", "2025.txt"),
        ("ledger", "*.txt", "-o", "2025.txt"),
        ("diff", "2025.txt", "data", "-o", "./2025.txt"),
        ("cascade", "gdp", "--year", "2024", ".", "-o", "2025.txt"),
        ("batch", ".", "-o", "2025.txt"),
        ("plot", ".", "--indicator", "gdp", "-f", "table", "-o", "2025.txt"),
    ],
)
def test_no_table_takes_the_place_of_a_report(here: Path, words: tuple[str, ...]) -> None:
    before = Path("2025.txt").read_bytes()
    ended = run(*words)
    assert (ended.exit_code, Path("2025.txt").read_bytes()) == (2, before)
    assert "is also an input; name another" in ended.stderr


@pytest.mark.parametrize("words", [("panel",), ("ledger",), ("cascade", "gdp", "--year", "2024")])
def test_what_is_there_stays_where_nothing_could_be_read(here: Path, words: tuple[str, ...]) -> None:
    Path("kept.csv").write_text("kept", encoding="utf-8")
    ended = run(*words, "nodata", "-o", "kept.csv")
    assert (ended.exit_code, Path("kept.csv").read_text(encoding="utf-8")) == (1, "kept")
    assert "kept.csv stays as it was: no report was read" in ended.stderr


@pytest.mark.parametrize(("command", "things"), [("panel", "10 figures"), ("ledger", "6 targets")])
def test_nothing_matches(here: Path, command: str, things: str) -> None:
    """A pipe gets the empty table; no file is made of nothing, and none takes the place of an earlier one."""
    words = (command, "data", "--indicator", "gdp", "--years", "1978", "-q")
    ended = run(*words)
    assert (ended.exit_code, len(ended.stdout.splitlines())) == (0, 1)
    assert ended.stderr == f"reportx: none of {things} passes: gdp, 1978\n"
    Path("kept.csv").write_text("kept", encoding="utf-8")
    for name, says in (("kept.csv", "stays as it was"), ("new.csv", "is not written")):
        ended = run(*words, "-o", name)
        assert (ended.exit_code, ended.stderr.splitlines()[-1]) == (
            1,
            f"reportx: {name} {says}: nothing matches",
        )
    assert (Path("kept.csv").read_text(encoding="utf-8"), Path("new.csv").exists()) == ("kept", False)
    assert run(*words, "-o", "/dev/null").exit_code == 0


def test_what_is_near_to_what_is_asked_for_is_told(here: Path) -> None:
    ended = run("panel", "data", "--indicator", "gdp_per_capita", "-q")
    assert ended.stderr.splitlines()[1] == "reportx: no figure here is of gdp_per_capita; near it: gdp"
    assert "near it" not in run("panel", "data", "--indicator", "sports_events", "-q").stderr
    ended = run("ledger", "data", "--indicator", "就业", "-q")
    told = "no such indicator: 就业; in names: 城镇新增就业人数, 新增就业, 失业人员再就业; reportx indicators 就业 lists all 19"
    assert (ended.exit_code, ended.stderr) == (2, f"reportx: {told}\n")


def test_cells_are_chosen_by_measure_and_status(here: Path) -> None:
    whole = rows(run("panel", "data", "-q").stdout)
    assert {row["measure"] for row in whole} == {"growth", "qualitative"}
    for words, name, value in (
        (("--measure", "qualitative"), "measure", "qualitative"),
        (("--status", "target"), "status", "target"),
    ):
        found = rows(run("panel", "data", *words, "-q").stdout)
        assert found == [row for row in whole if row[name] == value] != []
    promised = rows(run("ledger", "data", "--measure", "qualitative", "-q").stdout)
    assert {row["measure"] for row in promised} == {"qualitative"}
    ended = run("panel", "data", "--measure", "rank")
    assert (ended.exit_code, "'rank' is not one of 'level', 'change'" in ended.stderr) == (2, True)


def test_what_the_caller_states_in_vain_is_told(here: Path) -> None:
    told = run("panel", "2025.txt", "--region", "广元市", "--year", "2020").stderr
    assert "--region 四川省广元市 is not used for 1 document: another place is told there\n" in told
    assert "--year 2020 is not used for 1 document: another year is told there\n" in told
    for words in (("--region", "青川县", "--year", "2025"), ("--region", "广元市", "-q"), ()):
        assert "is not used" not in run("panel", "2025.txt", *words).stderr


@pytest.mark.parametrize("width", [40, 60])
@pytest.mark.parametrize(
    "words", [("panel",), ("ledger",), ("cascade", "gdp", "--year", "2025")], ids=" ".join
)
def test_a_narrow_table_folds_no_word_and_tells_the_columns_it_lacks(
    here: Path, width: int, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ended = run(*words, "data", "-f", "table")
    assert max(map(columns, ended.stdout.splitlines())) <= width
    shown = ended.stdout.split()
    assert {"region", "indicator", "growth", "met", "its"} & {*shown} > {"region"}
    assert ("too narrow for the columns" in ended.stderr) == (width == 40 or words[0] == "ledger")


def test_a_data_set_without_parquet(here: Path) -> None:
    for path in Path("data/metrics").iterdir():
        path.rename(path.with_suffix(".jsonl"))
    ended = run("panel", "data")
    assert ended.exit_code == 1
    assert ended.stderr == "reportx: data: has no metrics/*.parquet; batch -f parquet writes it\n"


def test_a_missing_library_is_said_with_its_command(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportx.comparing.dataset.is_missing", lambda name: True)
    ended = run("cascade", "gdp", "--year", "2025", "data")
    assert ended.exit_code == 2
    assert (
        ended.stderr
        == f"reportx: this command needs duckdb, pyarrow: {install_command('duckdb', 'pyarrow')}\n"
    )


def test_the_ledger_counts_its_verdicts(here: Path) -> None:
    found = run("ledger", "data", "--level", "county", "--years", "2025")
    assert [(row["measure"], row["verdict"]) for row in rows(found.stdout)] == [
        ("growth", "met"),
        ("qualitative", "met"),
    ]
    assert found.stderr == "reportx: 2 targets: 2 met\n"
    table = run("ledger", "data", "--level", "county", "--indicator", "gdp", "-f", "table", "-q").stdout
    assert [line.split()[-1] for line in table.splitlines()[2:]] == ["met", "no_report"]


def test_the_ledger_is_the_same_in_chinese(here: Path) -> None:
    head = run("ledger", "data", "--header", "zh", "-q").stdout.splitlines()[0]
    assert head.startswith("行政区划代码,地区,行政级别,年份,")


def test_two_reports_as_a_table_as_json_and_to_paste(here: Path) -> None:
    table = run("diff", "2025.txt", "2026.txt", "--indicator", "gdp", "-q").stdout
    assert "lowered" in table
    made = json.loads(run("diff", "2025.txt", "2026.txt", "--indicator", "gdp", "-q", "-f", "json").stdout)
    assert [(row["change"], row["step"]) for row in made if row["status"] == "target"] == [("lowered", -1)]
    words = ("diff", "2025.txt", "2026.txt", "--indicator", "gdp", "-q", "-f", "md")
    pasted = run(*words).stdout.splitlines()
    assert pasted[
        0
    ] == "| change | indicator | measure | status | old | new | old_sentence | new_sentence |".replace(
        "_", r"\_"
    )
    assert pasted[2].startswith("| lowered | 地区生产总值 | growth | target | >= 6% | >= 5% | 主要预期目标是")
    assert len(pasted) == 3


def test_a_diff_to_paste_into_a_chinese_article(here: Path) -> None:
    words = ("diff", "2025.txt", "2026.txt", "--indicator", "gdp", "-q", "-f", "md", "--header", "zh")
    head, _, row = run(*words).stdout.splitlines()
    assert head == "| 变化 | 指标 | 数值类型 | 实绩或目标 | 旧 | 新 | 旧原句 | 新原句 |"
    assert row.startswith("| 调低 | 地区生产总值 | 增长率 | 目标 | 6%以上 | 5%以上 | 主要预期目标是：")


def test_a_side_of_two_places_is_told(here: Path) -> None:
    ended = run("diff", "data", "2026.txt", "-q")
    assert (ended.exit_code, ended.stderr) == (
        2,
        "reportx: data: holds reports of 2 places; name those of one\n",
    )


def test_a_cascade(here: Path) -> None:
    found = rows(run("cascade", "gdp", "--year", "2025", "data", "-f", "csv").stdout)
    assert [(row["region_code"], row["upper_code"], row["step"]) for row in found] == [
        ("510800", "", ""),
        ("510822", "510800", "0"),
    ]


def test_corrections_change_what_is_compared(here: Path) -> None:
    """A reader who decided that 2025 was 6.5% finds this in panel, ledger, diff and cascade alike."""
    text = Path("2026.txt").read_text(encoding="utf-8")
    found = read_report(Source("2026.txt", text, "")).metrics
    number = next(i for i, one in enumerate(found) if one.indicator_code == "gdp" and one.status == "actual")
    metric = found[number]
    fields = {
        name: float(value) if isinstance(value := getattr(metric, name), Decimal) else value
        for name in EDITABLE
    }
    decision = {
        "sha256": text_digest(text),
        "target": {
            "source": "2026.txt",
            "selector": [
                {"type": "TextPositionSelector", "start": metric.start, "end": metric.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": metric.text,
                    "prefix": text[max(0, metric.start - 48) : metric.start],
                    "suffix": text[metric.end : metric.end + 48],
                },
            ],
        },
        "decision": "edited",
        "before": fields,
        "after": fields | {"value": 6.5},
        "who": None,
        "when": None,
    }
    Path("decided.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")
    options = ("--indicator", "gdp", "--corrections", "decided.jsonl", "-q", "-f", "csv")
    read = rows(run("panel", "2026.txt", *options).stdout)
    assert [row["value"] for row in read if row["status"] == "actual"] == ["6.5"]
    read = rows(run("ledger", "2025.txt", "2026.txt", *options).stdout)
    assert [row["actual"] for row in read if row["year"] == "2025"] == ["6.5"]
    refused = run("ledger", "data", *options)
    assert refused.exit_code == 2
    assert "data is a data set, which is read already" in " ".join(refused.stderr.split())
    # one that no longer holds is told
    Path("2026.txt").write_text(text.replace("6.2%", "6.1%"), encoding="utf-8")
    stale = run("diff", "2025.txt", "2026.txt", *options)
    assert "its quote no longer stands there" in stale.stderr


def test_a_wide_panel_tells_that_it_has_one_end_of_a_range(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(report("青川县", 2024, "", "税收收入增长6%—8%，出口总额增长5%。"), encoding="utf-8")
    done = run("panel", str(path), "--wide")
    assert done.stderr.endswith("1 range by the first end alone: without --wide both are told\n")
    assert "range" not in run("panel", str(path)).stderr
    assert "6–8%" in run("panel", str(path), "-f", "table").stdout


def test_a_cascade_of_places_without_codes_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(report("河东省", 2024, "", "地区生产总值增长5%左右。"), encoding="utf-8")
    done = run("cascade", "gdp", str(path), "--year", "2024", "-q")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "reportx: no target of its growth in that year is of a place that has a code\n"
