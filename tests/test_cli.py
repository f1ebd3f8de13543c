"""The command line: what goes to stdout, what to stderr, and how it ends."""

import csv
import importlib.metadata
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

import reportx
from reportx import __version__, packs, records
from reportx.checks import check_pack, unmark
from reportx.cli import MODULES, application
from reportx.cli.options import OF_FILES, OF_TABLES, Format, Measure, Status
from reportx.cli.packs import Kind
from reportx.cli.showing import Model
from reportx.figure_text import QUALITATIVE
from reportx.report_tables import FIELDS
from reportx.schemas import NAMES
from reportx.writers import FORMATS
from test_volumes import BUDGET, WORK

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "pingshan-2025.md"
PAGE = (
    "<!DOCTYPE html><html><head><title>某区公报</title></head><body><p>某区统计公报</p>"
    "<p>全区地区生产总值超1444亿元，比上年增长9%，各项事业取得了新的进展。</p></body></html>"
)
TEXT = """2025年某市政府工作报告

一、2024年工作回顾

全市地区生产总值超1444亿元、增长9%。新建学校5所。

二、2025年工作安排

地区生产总值增长6%。
"""
BAD_INPUTS = {
    "none.md": (None, "no such file"),
    "folder": ("folder", "is a directory"),
    "empty.md": (b"", "is empty"),
    "binary.md": (bytes(200), "is binary"),
    "undecodable.md": (b"\xff\xff\xfe\x81 abc", "in no encoding of Chinese"),
    "report.pdf": (b"%PDF-1.7", "is a PDF"),
}
BAD_PACKS = {
    "none.toml": (None, "no such file; check the name"),
    "no.toml": (b"unit =", "is no TOML"),
    "wrong.toml": (b"[[unit]]\nterms = 3\nkind = 'count'\n", "wrong.toml:2: unit 1: terms: should be a list"),
    "unknown.toml": (b"[[units]]\nterms = ['x']\n", "unknown.toml:1: units: there is no such field"),
    "gbk.toml": ("# 单位".encode("gbk"), "is not UTF-8"),
    "regex.toml": (b"[[name]]\npattern = '('\nlabel = 'name'\n", "pattern"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, with one report in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None):
    """A command in this process."""
    return CliRunner().invoke(application(), arguments, input=stdin, prog_name="reportx")


def process(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, whose streams are real."""
    return subprocess.run(
        [sys.executable, "-m", "reportx", *arguments], capture_output=True, check=False, **options
    )


def lay(folder: Path, name: str, content: bytes | str | None) -> None:
    if content == "folder":
        (folder / name).mkdir()
    elif isinstance(content, bytes):
        (folder / name).write_bytes(content)


# --- data on stdout, words on stderr -----------------------------------------------------------


def test_one_input_is_one_object(here: Path) -> None:
    result = run("extract", "报告.md")
    report = json.loads(result.stdout)
    assert list(report) == [
        "schema_version", "generator", "document", "sections", "metrics", "qualitative_targets", "coverage",
        "notes",
    ]  # fmt: skip
    assert report["document"]["source"] == "报告.md"
    assert [m["text"] for m in report["metrics"]] == ["1444亿元", "9%", "5所", "6%"]
    assert result.exit_code == 0


def test_several_inputs_are_an_array(here: Path) -> None:
    reports = json.loads(run("extract", "报告.md", "报告.md").stdout)
    assert [len(report["metrics"]) for report in reports] == [4, 4]


def test_the_closing_line_counts_and_quiet_is_silent(here: Path) -> None:
    assert re.fullmatch(r"reportx: 4 metrics, 2 sections, \d+\.\d\d s\n", run("extract", "报告.md").stderr)
    assert "1 of 4 metrics" in run("extract", "报告.md", "--status", "target").stderr
    assert run("extract", "报告.md", "-q").stderr == ""


def test_on_a_terminal_a_table_comes_first_and_how_to_get_the_rest(here: Path) -> None:
    shown = on_terminal("extract", "报告.md", NO_COLOR="1")
    assert "measure" in shown
    assert '"schema_version"' not in shown
    assert run("extract", "报告.md").stdout.startswith("{")


def test_columns_are_chosen_in_their_order(here: Path) -> None:
    text = run("extract", "报告.md", "-f", "csv", "--columns", "unit,indicator, value").stdout
    assert text.splitlines()[:2] == ["unit,indicator,value", "亿元,地区生产总值,1444"]
    assert (
        "no column vale; did you mean value?"
        in run("extract", "报告.md", "-f", "csv", "--columns", "vale").stderr
    )
    for form in ("json", "sqlite", "duckdb"):
        said = run("extract", "报告.md", "-f", form, "--columns", "value").stderr
        assert (
            f"{form} always has all columns; they are chosen for csv, tsv, md, jsonl, parquet, dta," in said
        )


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        (["--indicator", "gpd"], "no such indicator: gpd; did you mean gdp?"),
        (["--section", "25年工作按排"], "nothing here is named 25年工作按排; did you mean 2025年工作安排?"),
        (["--measure", "rank"], "none of 4 metrics passes: rank"),
        (["--indicator", "gdp_per_capita"], "no figure here is of gdp_per_capita; near it: gdp\n"),
        (["--indicator", "出口额"], "no figure here is of 出口额\n"),
        (["--indicator", "sports_events"], "no figure here is of sports_events\n"),
    ],
)
def test_a_filter_that_keeps_nothing_is_said(filters: list[str], says: str, here: Path) -> None:
    assert says in run("extract", "报告.md", *filters).stderr
    assert says not in run("extract", "报告.md", "--measure", "level").stderr


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("报吿.md", "报吿.md: no such file; did you mean 报告.md?"),
        ("*.pdf", "*.pdf: no file matches; check the pattern"),
        ("https://a.b/c.html", "https://a.b/c.html: addresses are not read; save the page and name its file"),
    ],
)
def test_a_source_that_is_not_there_is_said_with_what_to_do(name: str, says: str, here: Path) -> None:
    assert run("extract", name).stderr.startswith(f"reportx: {says}\n")


def test_a_folder_stands_for_the_reports_in_it(here: Path) -> None:
    """As for panel and batch: what ends as a report does, at any depth, in the order of names."""
    deep = here / "all" / "2025"
    deep.mkdir(parents=True)
    for name in ("b.md", "a.txt", "notes.xlsx", ".hidden.md"):
        (deep / name).write_bytes((here / "报告.md").read_bytes())
    done = run("extract", "all", "-f", "csv", "--columns", "source")
    assert list(dict.fromkeys(done.stdout.splitlines()[1:])) == ["all/2025/a.txt", "all/2025/b.md"]
    assert run("sections", "all").stdout.count("政府工作报告") == 2
    assert "is a directory" in run("text", "all").stderr
    (here / "none").mkdir()
    assert "none: is a directory" in run("extract", "none").stderr
    said = run("batch", "none", "-o", "data/").stderr
    assert said.startswith("reportx: none: is a directory without a report in it; what counts ends in .txt, ")


def test_a_row_of_a_workbook_is_said_to_be_looked_up_elsewhere(here: Path) -> None:
    for name in ("x.dta", "x.xlsx"):
        (here / name).write_bytes(b"PK")
    said = run("explain", "x.dta:12").stderr
    assert said.startswith(
        "reportx: x.dta: a row is looked up in CSV, XLSX or JSON lines; explain REPORT:LINE, as "
    )
    assert run("explain", "x.xlsx:12").stderr == "reportx: x.xlsx: is no workbook that can be read\n"


def test_help_is_a_command_too() -> None:
    assert run("help", "packs", "check").stdout == run("packs", "check", "--help").stdout
    assert run("help").stdout == run("--help").stdout
    assert "no command nosuch; there are" in run("help", "nosuch").stderr


def test_a_text_without_metrics_is_warned_of(here: Path) -> None:
    result = run("extract", "-", stdin="你好。\n")
    assert "<stdin>: no metric found" in result.stderr
    assert json.loads(result.stdout)["metrics"] == []


@pytest.mark.parametrize("arguments", [("extract",), ("extract", "-")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_stdin_in_any_encoding(arguments: tuple[str, ...], encoding: str) -> None:
    report = json.loads(run(*arguments, stdin=TEXT.encode(encoding)).stdout)
    assert report["document"]["source"] == "<stdin>"
    assert len(report["metrics"]) == 4


def test_the_formats(here: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", "报告.md", "-f", "csv").stdout)))
    lines = [json.loads(line) for line in run("extract", "报告.md", "-f", "jsonl").stdout.splitlines()]
    assert [row["value"] for row in rows] == [str(line["value"]) for line in lines] == ["1444", "9", "5", "6"]
    assert list(rows[0]) == list(lines[0]) == list(FIELDS)


def test_a_table_without_room_for_all_columns_says_so_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "too narrow for the columns status, line: widen the terminal, or choose with --columns"
    for width, lacks in {"60": True, "80": False}.items():
        monkeypatch.setenv("COLUMNS", width)
        done = run("extract", str(SEED), "-f", "table")
        assert (said in done.stderr) is lacks
    monkeypatch.setenv("COLUMNS", "60")
    assert run("extract", str(SEED), "-f", "table", "-q").stderr == ""
    assert "too narrow" not in run("extract", str(SEED), "-f", "table", "--columns", "value,line").stderr
    assert said in run("batch", str(SEED), "-o", "-", "-f", "table").stderr


@pytest.mark.parametrize(("width", "last"), [("80", "line"), ("100", "line"), ("160", "line")])
def test_the_table_of_the_seed_fits(width: str, last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = run("extract", str(SEED), "-f", "table").stdout.splitlines()
    assert max(map(cell_len, lines)) <= int(width)
    assert lines[1].endswith(last)
    assert len(lines) > 250


def test_a_narrow_table_cuts_no_word_for_which_it_has_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "a.txt").write_text(
        "今年目标：居民收入与经济增长同步，税收收入增长5%左右。", encoding="utf-8"
    )
    shown = run("extract", str(tmp_path / "a.txt"), "-f", "table", "-q").stdout
    assert "qualitative" in shown
    assert "与经济增长同步" in shown
    assert max(map(cell_len, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        (["--measure", "growth"], ["9%", "6%"]),
        (["--measure", "growth", "--measure", "level"], ["1444亿元", "9%", "5所", "6%"]),
        (["--status", "target"], ["6%"]),
        (["--indicator", "gdp"], ["1444亿元", "9%", "6%"]),
        (["--indicator", "国内生产总值"], ["1444亿元", "9%", "6%"]),
        (["--indicator", "学校", "--indicator", "没有的"], ["5所"]),
        (["--indicator", "GDP"], ["1444亿元", "9%", "6%"]),
        (["--indicator", "Gdp"], ["1444亿元", "9%", "6%"]),
        (["--section", "工作安排"], ["6%"]),
        (["--section", "nowhere"], []),
    ],
)
def test_filters(filters: list[str], texts: list[str], here: Path) -> None:
    assert [m["text"] for m in json.loads(run("extract", "报告.md", *filters).stdout)["metrics"]] == texts


def test_two_runs_give_the_same_bytes() -> None:
    runs = [
        process("extract", str(SEED), "-q", env=os.environ | {"PYTHONHASHSEED": seed}) for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout) > 100_000


# --- files -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("o.json", "{\n"),
        ("o.jsonl", '{"source'),
        ("o.ndjson", '{"source'),
        ("o.csv", "source,"),
        ("o", "{\n"),
    ],
)
def test_the_suffix_tells_the_format(name: str, begins: str, here: Path) -> None:
    result = run("extract", "报告.md", "-o", name)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (here / name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_wins_over_the_suffix(here: Path) -> None:
    run("extract", "报告.md", "-o", "o.dat", "-f", "csv")
    assert (here / "o.dat").read_text(encoding="utf-8").startswith("source,")


def test_an_output_that_fails_leaves_the_old_file_and_nothing_else(here: Path) -> None:
    (here / "o.json").write_text("old", encoding="utf-8")
    assert run("extract", "none.md", "-o", "o.json").exit_code == 1
    assert (here / "o.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in here.iterdir()) == ["o.json", "报告.md"]


def test_a_link_stays_a_link_and_a_mode_a_mode(here: Path) -> None:
    (here / "real.json").write_text("old", encoding="utf-8")
    (here / "real.json").chmod(0o640)
    (here / "link.json").symlink_to("real.json")
    run("extract", "报告.md", "-o", "link.json")
    assert (here / "link.json").is_symlink()
    assert (here / "real.json").stat().st_mode & 0o777 == 0o640
    assert json.loads((here / "real.json").read_text(encoding="utf-8"))["metrics"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none/o.json", "first mkdir -p none"),
        ("folder", "is a directory"),
        (
            "o.xls",
            "tells no format; the endings there are: .json .jsonl .csv .tsv .md .xlsx .parquet .dta .sqlite .duckdb",
        ),
        ("报告.md", "is also an input"),
        ("./报告.md", "is also an input"),
    ],
)
def test_an_output_that_cannot_be_is_usage(name: str, says: str, here: Path) -> None:
    (here / "folder").mkdir()
    result = run("extract", "报告.md", "-o", name)
    assert (result.exit_code, says in result.stderr) == (2, True)
    assert (here / "报告.md").read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to write to")
@pytest.mark.parametrize(
    "arguments", [(), *(("-o", "/dev/full", "-f", form) for form in ("csv", "xlsx", "sqlite"))]
)
def test_a_full_disk_is_one_line(arguments: tuple[str, ...], here: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reportx", "extract", "报告.md", *arguments]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert result.returncode == 2
    assert "can't be written: No space left on device" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="standard output has no name here")
@pytest.mark.parametrize("form", ["csv", "xlsx", "sqlite"])
def test_standard_output_may_be_named(form: str, here: Path) -> None:
    command = [sys.executable, "-m", "reportx", "extract", "报告.md", "-q", "-f", form]
    dash, named = (subprocess.check_output([*command, *more]) for more in ((), ("-o", "/dev/stdout")))
    assert dash == named
    assert sorted(here.iterdir()) == [here / "报告.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_pipe_with_a_name_stays_one(form: str, here: Path) -> None:
    os.mkfifo("pipe")
    command = [sys.executable, "-m", "reportx", "extract", "报告.md", "-q", "-f", form]
    with subprocess.Popen([*command, "-o", "pipe"]) as process:
        assert Path("pipe").read_bytes() == subprocess.check_output(command)
    assert (process.returncode, (here / "pipe").is_fifo()) == (0, True)


@pytest.mark.parametrize("name", ["notes.sqlite", "notes.duckdb"])
def test_a_database_is_not_made_of_another_file(name: str, here: Path) -> None:
    if name.endswith(".duckdb"):
        pytest.importorskip("duckdb", reason="duckdb is not installed")
    (here / name).write_text("notes of somebody")
    result = run("extract", "报告.md", "-o", name)
    assert result.exit_code == 2
    assert result.stderr == f"reportx: {name}: what is there is no {name[6:]} file; name a new one\n"
    assert {one.name: one.read_text(encoding="utf-8") for one in here.iterdir()} == {
        "报告.md": TEXT,
        name: "notes of somebody",
    }


# --- what can go wrong -------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "content", "says"), [(n, *rest) for n, rest in BAD_INPUTS.items()])
def test_a_bad_input_is_one_line_and_the_others_still_come_out(
    name: str, content: bytes | str | None, says: str, here: Path
) -> None:
    lay(here, name, content)
    result = run("extract", name, "报告.md", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 4
    said, closing = result.stderr.splitlines()
    assert said.startswith(f"reportx: {name}: ")
    assert says in said
    assert closing.endswith(", 1 failed")


def test_the_text_of_a_file_is_what_spans_point_into(here: Path) -> None:
    Path("page.html").write_text(PAGE, encoding="utf-8")
    result = run("extract", "page.html", "--save-text", "kept.txt", "-q")
    text = run("text", "page.html").stdout
    assert Path("kept.txt").read_bytes().decode() == text
    report = json.loads(result.stdout)
    assert [(m["text"], m["block"], m["page"]) for m in report["metrics"]] == [
        ("1444亿元", 2, None),
        ("9%", 2, None),
    ]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in report["metrics"])
    assert run("text", "-", stdin=PAGE.encode()).stdout == text


def test_a_text_file_is_printed_as_it_is(here: Path) -> None:
    Path("crlf.txt").write_bytes("\ufeff增长9%。\r\n\t好".encode())
    assert run("text", "crlf.txt").stdout_bytes == Path("crlf.txt").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("报告.md", "报告.md", "--save-text", "kept.txt"), "keeps the text of one source, and there are 2"),
        (("报告.md", "--save-text", "报告.md"), "is also an input"),
        (("报告.md", "--save-text", "a.csv", "-o", "a.csv"), "is also an input or the output"),
        (("报告.md", "--save-text", "none/kept.txt"), "no such directory"),
        (("报告.md", "--as", "doc"), "'doc' is not one of"),
        (("报告.md", "--max-pages", "0"), "--max-pages"),
    ],
)
def test_what_can_not_be_meant(arguments: tuple[str, ...], says: str, here: Path) -> None:
    result = run("extract", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert says in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("报告.md", "--as", "pdf"), "报告.md: is a PDF that is cut short"),
        (("报告.md", "--as", "docx"), "报告.md: is a DOCX file that is cut short or damaged"),
        (("报告.md", "--max-bytes", "10"), "more than 10 bytes; if it is meant to, raise --max-bytes"),
        (("报告.md", "--max-chars", "10"), "more than 10 characters; if it is meant to, raise --max-chars"),
        (("page.html", "--max-depth", "2"), "raise --max-depth"),
    ],
)
def test_bounds_and_formats_can_be_given(arguments: tuple[str, ...], says: str, here: Path) -> None:
    Path("page.html").write_text(PAGE, encoding="utf-8")
    for command in ("extract", "text", "sections", "coverage"):
        result = run(command, *arguments)
        assert result.exit_code == 1
        assert says in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_page_read_as_text_keeps_its_tags(here: Path) -> None:
    Path("page.html").write_text(PAGE, encoding="utf-8")
    assert run("text", "page.html", "--as", "text").stdout == PAGE


def test_that_a_file_holds_several_reports_is_said(here: Path) -> None:
    Path("gazette.txt").write_text(WORK + BUDGET, encoding="utf-8")
    assert "gazette.txt: the file holds 2 reports: " in run("extract", "gazette.txt").stderr
    assert run("extract", "gazette.txt", "-q").stderr == ""


@pytest.mark.parametrize("command", ["sections", "explain"])
@pytest.mark.parametrize("name", ["none.md", "none.md:3"])
def test_other_commands_say_it_too(command: str, name: str, here: Path) -> None:
    result = run(command, name)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "none.md" in result.stderr


def test_where_no_input_can_be_read_nothing_comes_out(here: Path) -> None:
    for form in ("jsonl", "csv", "table"):
        result = run("extract", "none.md", "nor.md", "-f", form)
        assert (result.exit_code, result.stdout) == (1, "")
    assert run("extract", "none.md").stdout == ""
    assert run("extract", "none.md", "nor.md").stdout == "[]\n"
    assert run("extract", "none.md", "nor.md", "-f", "json", "-o", "-").stdout == "[]\n"
    assert run("audit", "none.md", "nor.md", "-f", "json").stdout == "[]\n"


@pytest.mark.parametrize(("name", "content", "says"), [(n, *rest) for n, rest in BAD_PACKS.items()])
def test_a_bad_pack_is_one_line(name: str, content: bytes | None, says: str, here: Path) -> None:
    lay(here, name, content)
    result = run("extract", "报告.md", "--pack", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr
    assert says in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [("nosuch",), ("extract", "--nosuch"), ("extract", "x", "--measure", "x"), ("schema", "x"), ()],
)
def test_usage_is_exit_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    if arguments:
        assert re.fullmatch(r"reportx: .*try reportx.* --help\n", result.stderr)
    else:
        assert "Usage: reportx" in result.stderr + result.stdout


def test_without_a_source_on_a_terminal_there_is_a_hint() -> None:
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    result = process("extract", stdin=slave)
    os.close(slave)
    os.close(master)
    assert result.returncode == 2
    assert b"name a file, or pipe a text in" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "-q", str(SEED)),
        ("extract", "-q", str(SEED), "-f", "table"),
        ("sections", str(SEED)),
        ("--help",),
    ],
)
def test_a_reader_that_goes_away_ends_it_quietly(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "reportx", *arguments]
    result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, b"")


def test_a_log_that_goes_away_costs_no_data(here: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "reportx", "extract", "报告.md", "-o", "o.json"]
    result = subprocess.run(command, stderr=writer, check=False)
    os.close(writer)
    assert result.returncode == 0
    assert json.loads((here / "o.json").read_text(encoding="utf-8"))["metrics"]


# --- terminals and locales ---------------------------------------------------------------------


def on_terminal(*arguments: str, **environment: str) -> str:
    """What a command prints where stdout is a terminal."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    started = subprocess.Popen(
        [sys.executable, "-m", "reportx", *arguments], stdout=slave, stderr=subprocess.DEVNULL,
        env=env | {"TERM": "xterm-256color"} | environment,
    )  # fmt: skip
    os.close(slave)
    chunks = []
    while chunk := read_terminal(master):
        chunks.append(chunk)
    assert started.wait() == 0
    os.close(master)
    return b"".join(chunks).decode()


def read_terminal(master: int) -> bytes:
    """A piece of what was printed; at its end Linux raises where others return nothing."""
    try:
        return os.read(master, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("arguments", [("extract", "-f", "json"), ("extract", "-f", "table"), ("sections",)])
def test_colour_is_for_terminals_that_want_it(arguments: tuple[str, ...], here: Path) -> None:
    assert "\x1b[" in on_terminal(*arguments, "报告.md")
    assert "\x1b[3" not in on_terminal(*arguments, "报告.md", NO_COLOR="1")
    assert "\x1b" not in run(*arguments, "报告.md").stdout


def test_json_in_colour_is_the_same_json(here: Path) -> None:
    bare = re.sub(r"\x1b\[[\d;]*m", "", on_terminal("extract", "-f", "json", "报告.md")).replace("\r\n", "\n")
    assert bare == run("extract", "报告.md").stdout


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gbk"},
    ],
    ids=["C", "ascii", "gbk"],
)
def test_any_locale_gives_utf8(locale: dict[str, str], here: Path) -> None:
    env = os.environ | locale
    found = process("extract", "报告.md", "--indicator", "生产总值", "-q", env=env)
    assert [m["text"] for m in json.loads(found.stdout.decode("utf-8"))["metrics"]] == [
        "1444亿元",
        "9%",
        "6%",
    ]
    assert (
        process("extract", "没有.md", env=env)
        .stderr.decode("utf-8")
        .startswith("reportx: 没有.md: no such file")
    )
    assert "工作回顾" in process("sections", "报告.md", env=env).stdout.decode("utf-8")


# --- the other commands ------------------------------------------------------------------------


def test_sections_shows_the_tree(here: Path) -> None:
    lines = run("sections", "报告.md").stdout.splitlines()
    assert lines[0].startswith("2025年某市政府工作报告")
    assert lines[1].split() == ["├──", "一", "2024年工作回顾", "3", "review"]
    assert lines[2].split() == ["└──", "二", "2025年工作安排", "1", "plan"]


def test_explain_a_sentence_tells_the_metrics_and_why_a_number_is_none() -> None:
    shown = run("explain", "2024年全区社会投资694亿元、增长23%。").stdout
    assert "694亿元" in shown
    assert "rule: " in shown
    assert "inherited: " in shown
    assert re.search(r"2024年? +no metric: ", shown)


def test_explain_a_line_of_a_file(here: Path) -> None:
    shown = run("explain", "报告.md:5").stdout
    assert shown.startswith("line 5 > ")
    assert "1444亿元" in shown
    assert "6%" not in shown


def test_explain_an_offset_of_a_file(here: Path) -> None:
    at = TEXT.index("6%")
    shown = run("explain", f"报告.md@{at}").stdout
    assert ("6%" in shown, "1444亿元" in shown) == (True, False)
    missing = run("explain", "报告.md@9999")
    assert missing.exit_code == 1
    assert f"has no character 9999; it has {len(TEXT)}" in missing.stderr


def test_the_numbers_of_a_class_are_listed(here: Path) -> None:
    lines = run("coverage", "报告.md", "--list", "metric").stdout.splitlines()
    assert [line.split()[2] for line in lines] == ["1444亿", "9", "5", "6"]
    assert lines[0].startswith("line 5: 1444亿  ")
    assert "did you mean metric?" in run("coverage", "报告.md", "--list", "metrik").stderr
    both = run("coverage", "报告.md", "报告.md", "--list", "heading").stdout.splitlines()
    assert both
    assert all(line.startswith("报告.md:") for line in both)
    assert len(both) == 2 * len(run("coverage", "报告.md", "--list", "heading").stdout.splitlines())


def test_numbers_that_were_refused_are_listed_with_the_reason(here: Path) -> None:
    (here / "拒.md").write_text("国家级企业从6家增加至11家。\n获评人数全市第一。\n", encoding="utf-8")
    first, last = run("coverage", "拒.md", "--list", "refused").stdout.splitlines()
    assert first.startswith("line 1: 6家  ")
    assert first.endswith("(is the from of a from-to; the next number bears it)")
    assert last.endswith(
        "(the name found for it is broken: 获评人数 begins with a word that is part of no name)"
    )


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx", "parquet", "dta", "sqlite", "duckdb"])
def test_a_folder_that_is_not_there_is_told_alike_for_every_format(ending: str, here: Path) -> None:
    result = run("extract", "报告.md", "-q", "-o", f"none/o.{ending}")
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"reportx: none/o.{ending}: can't be written: no such directory; first mkdir -p none\n"
    )


def test_explain_stdin() -> None:
    assert "694亿元" in run("explain", "-", stdin="社会投资694亿元。").stdout


def test_explain_a_line_that_is_not_there(here: Path) -> None:
    result = run("explain", "报告.md:99")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has no line 99; it has 9" in result.stderr


@pytest.mark.parametrize("model", NAMES[:-1])
def test_schema(model: str) -> None:
    assert json.loads(run("schema", model).stdout)["title"].lower() == model


def test_the_schema_is_by_default_that_of_the_report() -> None:
    assert run("schema").stdout == run("schema", "report").stdout


OWN_PACK = """
[[unit]]
terms = ["标准箱"]
kind = "count"
examples = ["港口吞吐量[280万标准箱]。"]
not_examples = ["港口吞吐量280万吨。"]

[[indicator]]
code = "port_throughput"
name = "港口集装箱吞吐量"
terms = ["港口吞吐量"]
examples = ["[港口吞吐量]280万标准箱。"]
"""


def test_a_pack_of_ones_own_adds_words(here: Path) -> None:
    (here / "own.toml").write_text(OWN_PACK, encoding="utf-8")
    assert run("packs", "check", "own.toml").exit_code == 0
    result = run("extract", "--pack", "own.toml", stdin="港口吞吐量280万标准箱。")
    (metric,) = json.loads(result.stdout)["metrics"]
    assert (metric["indicator_code"], metric["unit"]) == ("port_throughput", "万标准箱")


def test_examples_that_do_not_hold_are_told(here: Path) -> None:
    wrong = OWN_PACK.replace("[280万标准箱]", "280万[标准箱]").replace("280万吨", "280万标准箱")
    (here / "own.toml").write_text(wrong, encoding="utf-8")
    result = run("packs", "check", "own.toml")
    assert result.exit_code == 1
    missed, found = result.stdout.splitlines()
    assert missed.startswith("own.toml:2: unit 标准箱: 港口吞吐量280万[标准箱]。: 标准箱 is missed; found ")
    assert "must not be found" in found
    assert found.endswith("(noun)")  # the rule that read it
    assert result.stderr == "reportx: 3 examples, 2 failed\n"
    chinese = process("--lang", "zh", "packs", "check", "own.toml")
    missed, found = chinese.stdout.decode().splitlines()
    assert "未找到“标准箱”；找到的是：" in missed
    assert "不应找到" in found


def test_the_examples_of_the_own_vocabulary_hold() -> None:
    own = packs.builtin()
    assert [str(failure) for failure in check_pack(own, base=own)] == []


def test_marks_are_where_the_brackets_were() -> None:
    sentence, marks = unmark("分别增长[33%]、[24%]。")
    assert (
        [sentence[mark.start : mark.end] for mark in marks] == ["33%", "24%"] == [mark.text for mark in marks]
    )


def test_the_vocabulary_can_be_listed() -> None:
    assert [line.split()[0] for line in run("packs", "list").stdout.splitlines()] == list(Kind)
    assert any(line.startswith("gdp\t") for line in run("packs", "list", "indicator").stdout.splitlines())


def test_version() -> None:
    assert run("--version").stdout == f"reportx {__version__}\n"
    assert importlib.metadata.version("reportx") == __version__


# --- what is said twice must be the same -------------------------------------------------------


def test_the_choices_are_those_of_the_models() -> None:
    assert tuple(Measure) == (*get_args(records.Measure), QUALITATIVE)
    assert {*OF_FILES} == {*FORMATS}
    assert {*OF_TABLES} == {*FORMATS, "table"}
    assert {*Format} == {*OF_TABLES, "html"}
    assert tuple(Status) == get_args(records.Status)
    assert tuple(Model) == NAMES
    assert tuple(Kind) == tuple(packs.KINDS)


def test_the_public_names_are_few_and_there() -> None:
    assert len(reportx.__all__) <= 12
    assert dir(reportx) == sorted(reportx.__all__)
    assert all(hasattr(reportx, name) for name in reportx.__all__)


def test_the_function_is_not_lost_to_the_module_of_its_name() -> None:
    program = (
        "import reportx.extract; from reportx import extract; print(extract('投资5亿元。').metrics[0].text)"
    )
    command = [sys.executable, "-X", "utf8", "-c", program]
    assert subprocess.run(command, capture_output=True, check=True).stdout.decode() == "5亿元\n"


def test_help_waits_for_no_heavy_import() -> None:
    program = "import sys; from reportx.cli import application; application(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "typer" in loaded
    assert {"pydantic", "rich", "jieba", "regex"}.isdisjoint(loaded)


@pytest.mark.parametrize("line", [["extract", str(SEED)], ["explain", "投资5亿元，增长9%。"]])
def test_what_goes_into_a_pipe_waits_for_neither_pydantic_nor_rich(line: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "reportx", *line]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = {entry.rpartition("|")[2].strip() for entry in done.stderr.splitlines()}
    assert "reportx.metrics" in loaded
    assert {"pydantic", "pydantic_core", "rich"}.isdisjoint(loaded)


@pytest.mark.parametrize(("word", "module"), [("explain", "showing"), ("--help", None), ("explian", None)])
def test_a_command_waits_for_no_other(word: str, module: str | None) -> None:
    """A name that is none loads all, so that the nearest one can be told."""
    program = (
        "import sys; from reportx.cli import application; application(sys.argv[1:]); print(*sys.modules)"
    )
    command = [sys.executable, "-c", program, word]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    commands = {f"reportx.cli.{name}" for name in MODULES.values()}
    assert commands & {*loaded} == ({f"reportx.cli.{module}"} if module else commands)
