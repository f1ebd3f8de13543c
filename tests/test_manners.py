"""What the program says to somebody who errs: whole in the language asked for, to the point, and never silent."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner, Result

from reportx import language
from reportx.cli import MODULES, application
from reportx.cli import options as o
from reportx.cli.packs import Kind
from reportx.cli.showing import Model
from reportx.indicators import own_table
from reportx.packs import KINDS
from reportx.records import Comparator, Measure
from reportx.report_tables import FIELDS
from reportx.rules import all_rules
from reportx.widths import columns

TEXT = (
    "怀柔区政府工作报告\n一、2024年工作回顾\n全区地区生产总值100亿元，增长6%。规模以上工业增加值增长7%。\n"
    "二、2025年工作安排\n地区生产总值增长6%左右，城镇新增就业3000人以上。\n"
)
VERB = '[[verb]]\nrole = "add"\nterms = ["新添"]\nexamples = ["[新添]学位3千个。"]\n'
MISFITS = """
[[verb]]
terms = ["冲上"]
role = "rank"
measure = "growth"
examples = ["港口吞吐量[冲上]第5位。"]

[[unit]]
terms = ["货柜"]
kind = "money"
people = true
factor = 20

[[unit]]
terms = ["大箱"]
kind = "count"
canonical = "吨"

[[unit]]
terms = ["小箱"]
kind = "count"
canonical = "标谁箱"

[[indicator]]
code = "port_boxes"
name = "港口箱量"
units = ["箱", "万元/斛"]
short = ["箱量"]

[[indicator]]
code = "port_ships"
name = "港口船数"
near = ["港口"]

[[bound]]
terms = ["直逼"]
comparator = "eq"
side = "before"

[[heading]]
form = "chapter"
weight = 3
pattern = '^第(?P<number>[一二])板块(?P<title>.+)'

[[heading]]
form = "claim"
pattern = "^好"

[[document]]
role = "title"
genre = "budget"
pattern = "(?P<title>预算)"

[[document]]
role = "genre_title"
pattern = "预算"

[[construction]]
name = "port"
pattern = "(?P<name>N)"
needs = "q"
"""
FILES = {
    "怀柔.txt": TEXT,
    "平谷.txt": TEXT.replace("怀柔", "平谷"),
    "空.txt": "",
    "无数.txt": "今天天气很好。",
    "坏.toml": "a=",
    "错.toml": VERB.replace("add", "ad") + "[[units]]\nx=1\n",
    "好.toml": VERB,
    "无例.toml": VERB.replace("examples", "# "),
    "假例.toml": VERB.replace("[新添]学位", "学位[新添]"),
    "多余.toml": VERB.replace("新添", "新增"),
    "不合.toml": MISFITS,
    "x.csv": "a,b\n1,2\n",
    "y.csv": "indicator,value\nx,1\n",
    "a.gold.jsonl": '{"indicator": 1}\n',
    "意见.jsonl": '{"a": 1}\n',
    "名单.txt": "没有.txt\n",
    "空夹/子/x.log": "",
}
ERRORS = """
extract 没有.txt
extract 怀揉.txt
extract *.pdf
extract 空夹
extract 空.txt
extract 无数.txt
extract https://a.b/c.html
batch https://a.b/c.html?x=1 -o 新夹
batch 空夹 -o 新夹
panel 空夹
explain 怀柔.txt:十
explain 怀柔.txt:-1
explain 怀柔.txt:1-2
extract 怀柔.txt -o 怀柔.txt/a.csv
packs check 没有.toml
extract 怀柔.txt -f yaml
extract 怀柔.txt -o a.yaml
extract 怀柔.txt -o 怀柔.txt
extract 怀柔.txt -o 没有夹/a.csv
extract 怀柔.txt -o 空夹
extract 怀柔.txt --indicator gpd
extract 怀柔.txt --indicator 地区生总产值
extract 怀柔.txt --indicator gdp_per_capita
extract 怀柔.txt --measure foo
extract 怀柔.txt --measure rank -o b.csv
extract 怀柔.txt --section 工作回故 -f csv
extract 怀柔.txt --columns foo -f csv
extract 怀柔.txt --columns valeu -f csv
extract 怀柔.txt --columns value -o a.sqlite
extract 怀柔.txt --columns value --package p
extract 怀柔.txt --columns , -f csv
audit 怀柔.txt -f csv
audit 无数.txt -f csv
explain 今天
extract 怀柔.txt --package p -o x.csv
extract 怀柔.txt 平谷.txt --save-text t.txt
extract 怀柔.txt --as pdf
extract 怀柔.txt --max-chars x
extract 怀柔.txt --max-chars 0
extract 怀柔.txt --max-chars 5
extract 怀柔.txt --max-bytes 5
extract 怀柔.txt --timeout 0.001
extract 怀柔.txt --pack 没有.toml
extract 怀柔.txt --pack 坏.toml
extract 怀柔.txt --pack 错.toml
extract 怀柔.txt --corrections 没有.jsonl
extract 怀柔.txt --corrections 意见.jsonl
extract 怀柔.txt --foo
extract 怀柔.txt --indicator
extract 怀柔.txt 没有.txt -f csv
extrct
batch
batch 怀柔.txt
batch 怀柔.txt -o out.foo
batch 空夹 -o out/
batch *.nothing -o out/
batch 怀柔.txt -o out/ --columns value
batch 怀柔.txt -o out/ -f dta
batch 怀柔.txt -o out/ --workers 0
batch 怀柔.txt -o out/ --engine spark
batch --files-from 没有名单.txt -o out/
batch --files-from 名单.txt -o out2/
batch s3://a/b -o out/
panel
panel 怀柔.txt --indicator gpd
panel 怀柔.txt --indicator 就业
panel 怀柔.txt --indicator 工业增加值
panel 怀柔.txt --years recent
panel 怀柔.txt --years 2025-2020
panel 怀柔.txt --years 2000 -o b.csv
panel 怀柔.txt --level village
panel 怀柔.txt --measure rank
panel 怀柔.txt --place 无此地
panel 怀柔.txt --place 新华区
panel 怀柔.txt --region 平谷区 --year 2020
panel 没有.txt -o p.csv
panel 无数.txt
panel 怀柔.txt -f table
ledger 怀柔.txt --indicator 财政收入
diff 怀柔.txt
diff 怀柔.txt 没有.txt
diff 怀柔.txt 无数.txt
diff . 怀柔.txt
cascade gdp
cascade gdp 怀柔.txt
cascade gdp 怀柔.txt --year 2030
cascade gdp 怀柔.txt --year 2025 --measure level
packs foo
packs check 没有.toml
packs check 错.toml
packs check 无例.toml
packs check 假例.toml
packs check 多余.toml
packs check 怀柔.txt
packs new foo
packs new -o 好.toml
packs try 怀柔.txt 好.toml
packs try 好.toml
packs try 好.toml 怀柔.txt
packs list foo
packs list verbs
panel -
score 没有.gold.jsonl
score a.gold.jsonl
score a.gold.jsonl 怀柔.txt
score 空夹
coverage 怀柔.txt --list foo
text 空夹
text .
explain 怀柔.txt:99
explain 怀柔.txt:1
explain 怀柔.txt@9999
explain y.csv:2
explain 没有.csv:3
explain 今天很好。
explain a.dta:3
rules 无此
rules verb
schema foo
tables 怀柔.txt
tables 怀柔.txt -f foo
indicators 无此
indicators gpd
review 怀柔.txt
review 怀柔.txt -o 怀柔.txt
corrections to-gold 意见.jsonl
audit 怀柔.txt --earlier 没有.jsonl
audit 怀柔.txt --earlier x.csv
audit 怀柔.txt -o a.foo
plot 怀柔.txt --kind foo
plot 怀柔.txt --kind from-to
plot 怀柔.txt -o a.jpg
help foo
"""
# what stays as it is in Chinese: what is typed, what stands in data, formats and what is installed
KNOWN = {
    *("reportx", "python", "pip", "install", "mkdir", "stdin", "text", "fsspec", "left", "over", "refused"),
    *("url", "json", "lines", "toml", "zip", "pdf", "docx", "duckdb", "stata", "failures", "lang", "toml"),
    *MODULES, *o.Format, *o.Kind, *o.Measure, *o.Header, *o.Status, *Model, *Kind, *KINDS,
    *("packs", "check", "try", "new", "list", "s3fs", "units", "local", "ray", "role", "add", "national", "province", "prefecture"),
    *("county", "targets", "from", "to", "svg", "png", "date", "heading", "name", "time", "x", "s", "e", "g"),
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports, packs and what is none of them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    for name, text in FILES.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def in_chinese() -> Iterator[None]:
    language.choose("zh")
    yield
    language.choose("en")


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), list(words), prog_name="reportx")


def english_in(told: str, words: list[str]) -> list[str]:
    """The Latin words of a message that are neither typed, nor data, nor a name of something."""
    typed = {part.lower() for word in words for part in re.findall(r"[A-Za-z]+", word)}
    codes = {part for name in (*FIELDS, *(one.code for one in own_table())) for part in name.split("_")}
    rules = {part for name in all_rules(()) for part in name.split("-")}
    told = re.sub(r"'[^']*'", "", told)  # what may be typed, or was
    found = re.findall(r"(?<![-.\w/*])[a-z]{2,}(?![\w.]*[/.]\w|\d|\w)", told)
    return [word for word in found if word not in {*KNOWN, *typed, *codes, *rules}]


@pytest.mark.parametrize("line", ERRORS.strip().splitlines())
def test_every_error_is_chinese_to_its_last_word(line: str, here: Path, in_chinese: None) -> None:
    words = line.split()
    if "s3://a/b" in words and find_spec("s3fs"):
        pytest.skip("why a store can't be reached is said in the words of s3fs")
    ended = run(*words)
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    assert ended.stderr.strip()
    assert english_in(ended.stderr, words) == []


@pytest.mark.parametrize("line", ERRORS.strip().splitlines()[::4])
def test_every_error_ends_with_a_status_of_its_kind(line: str, here: Path) -> None:
    assert run(*line.split()).exit_code in {0, 1, 2}
    assert all(said.startswith("reportx: ") for said in run(*line.split()).stderr.splitlines())


# --- a filter that keeps nothing


@pytest.mark.parametrize("words", [("--indicator", "exports"), ("--section", "无"), ("--measure", "rank")])
def test_a_file_is_neither_made_nor_replaced_by_nothing(words: tuple[str, str], here: Path) -> None:
    Path("kept.csv").write_text("kept", encoding="utf-8")
    for target, says in (
        (("-o", "kept.csv"), "kept.csv stays as it was: nothing matches"),
        (("-o", "new.csv"), "new.csv is not written: nothing matches"),
        (("--package", "folder"), "folder is not written: nothing matches"),
    ):
        ended = run("extract", "怀柔.txt", *words, *target, "-q")
        assert (ended.exit_code, ended.stderr.splitlines()[-1]) == (1, f"reportx: {says}")
    assert Path("kept.csv").read_text(encoding="utf-8") == "kept"
    assert not Path("new.csv").exists()
    assert not Path("folder").exists()
    piped = run("extract", "怀柔.txt", *words, "-f", "csv", "-q")
    assert (piped.exit_code, len(piped.stdout.splitlines()), piped.stderr) == (0, 1, "")


def test_a_misspelt_indicator_is_said_also_beside_others_and_quietly(here: Path) -> None:
    says = "reportx: nothing here is named 地区生总产值; did you mean 地区生产总值?\n"
    assert run("extract", "怀柔.txt", "-q", "--indicator", "地区生总产值").stderr == says
    assert (
        run("extract", "怀柔.txt", "-q", "--indicator", "地区生总产值", "--indicator", "gdp").stderr == says
    )
    assert run("extract", "怀柔.txt", "-q", "--indicator", "旅游收入").stderr == ""


# --- what is asked for is elsewhere


def test_a_folder_without_reports_is_said_to_have_none(here: Path) -> None:
    said = run("extract", "空夹").stderr
    assert said.startswith("reportx: 空夹: is a directory without a report in it; what counts ends in .txt, ")
    assert run("text", ".").stderr == "reportx: .: is a directory; name a file in it, e.g. 名单.txt\n"


def test_only_a_name_that_is_alike_is_offered(here: Path) -> None:
    """An ending that all names bear makes none of them alike."""
    assert run("extract", "怀揉.txt").stderr == "reportx: 怀揉.txt: no such file; did you mean 怀柔.txt?\n"
    assert run("extract", "某市.txt").stderr == "reportx: 某市.txt: no such file; check the name\n"


def test_a_pack_and_a_report_in_the_wrong_order_are_told(here: Path) -> None:
    ended = run("packs", "try", "怀柔.txt", "好.toml")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "the pack comes first: reportx packs try 好.toml 怀柔.txt; try" in ended.stderr


def test_an_example_that_needs_no_entry_is_told(here: Path) -> None:
    told = "verb 新增: [新增]学位3千个。: holds without this entry too, so that it checks nothing"
    ended = run("packs", "check", "多余.toml")
    assert (ended.exit_code, f"多余.toml: warning: {told}\n" in ended.stderr) == (0, True)
    assert "holds without" not in run("packs", "check", "好.toml").stderr


def test_the_entries_that_a_pack_begins_with_are_needed(here: Path) -> None:
    assert run("packs", "new", "-o", "new.toml").exit_code == 0
    assert run("packs", "check", "new.toml").stderr == "reportx: 8 examples, 0 failed\n"


def test_a_verb_is_no_advice_for_the_name_of_an_indicator() -> None:
    told = run("explain", "今年实施5个。").stdout
    assert "实施 is a verb; an indicator needs the name of what is counted" in told
    assert "[[indicator]] with terms" not in told
    assert '[[indicator]] with spellings = ["彩灯"]' in run("explain", "今年彩灯5个。").stdout


def test_a_row_of_any_table_is_explained_whatever_stands_above_it(here: Path) -> None:
    told = set()
    for form in ("csv", "tsv", "jsonl", "xlsx"):
        for header in ("name", "en", "zh") if form != "jsonl" else ("name",):
            assert run("extract", "怀柔.txt", "-o", f"m.{form}", "--header", header, "-q").exit_code == 0
            told.add(run("explain", f"m.{form}:{4 - (form == 'jsonl')}").stdout)
    assert len(told) == 1
    assert "规模以上工业增加值" in told.pop()
    assert "its records are the rows 2 to 6\n" in run("explain", "m.xlsx:99").stderr


def test_a_field_that_does_not_fit_its_entry_is_told_with_its_line(here: Path) -> None:
    told = run("packs", "check", "不合.toml").stdout.splitlines()
    fields = [line.removeprefix("不合.toml:") for line in told if "; found " not in line]
    assert fields == [
        "12: unit 货柜: factor: tells how many of another unit it is, and canonical names none",
        "11: unit 货柜: people: they are counted, and its kind is money",
        "16: unit 大箱: kind: count is not that of its canonical unit 吨, which is weight",
        "22: unit 小箱: canonical: no unit is called 标谁箱; did you mean 标箱?",
        "27: indicator port_boxes: units: no unit is called 斛; add it as a [[unit]]",
        "28: indicator port_boxes: short: needs near, the words that tell what it means",
        "33: indicator port_ships: near: needs short, the name that these words tell the meaning of",
        "5: verb 冲上: measure: a verb of the role rank makes no growth; take rank, or leave it out",
        "37: bound 直逼: comparator: 'eq' bounds nothing; take another",
        "42: heading chapter: weight: a heading of the form chapter has none; leave it out",
        "46: heading claim: form: claim needs a weight other than 0",
        "61: construction port: needs: q has no letter of the pattern, which so never matches",
        "51: document (?P<title>预算): genre: the role title tells none; leave it out",
        "55: document 预算: role: genre_title needs a genre",
    ]
    used = run("extract", "怀柔.txt", "--pack", "不合.toml")
    assert (used.exit_code, used.stdout, used.stderr.count("\n")) == (2, "", 14)
    language.choose("zh")
    said = run("packs", "check", "不合.toml").output
    language.choose("en")
    assert re.findall(r"[a-z]+ [a-z]+ [a-z]+", said) == []


@pytest.mark.parametrize(
    ("entry", "example"),
    [
        ('verb]]\nrole = "reach"\nterms = ["冲上"]', "港口吞吐量[达]280万吨。"),
        ('unit]]\nkind = "count"\nterms = ["货柜"]', "港口吞吐量达[280万吨]。"),
        ('bound]]\ncomparator = "nearly"\nside = "before"\nterms = ["直逼"]', "港口吞吐量近[280万吨]。"),
        ('name]]\nlabel = "name"\nterms = ["六个江西"]', "[2025年]建设六个江西。"),
        ('phrase]]\nrole = "time"\nterms = ["年终"]', "[今年]税收收入增长5%。"),
        ('heading]]\nform = "chapter"\npattern = "^第一板块(?P<title>.+)"', "一、[工作回顾]"),
        ('column]]\nrole = "amount"\nterms = ["甲数"]', "项目\\t乙数（亿元）\\n[税收]\\t5\\n契税\\t6\\n"),
    ],
)
def test_an_example_that_marks_what_is_not_of_the_entry_is_an_error(
    entry: str, example: str, here: Path
) -> None:
    """It would hold by other words, so that the entry could be anything."""
    Path("a.toml").write_text(f'\n[[{entry}\nexamples = ["{example}"]\n', encoding="utf-8")
    ended = run("packs", "check", "a.toml")
    assert ended.exit_code == 1
    marked = re.findall(r"\[(.+)\]", example)[0]
    assert ended.stdout.startswith("a.toml:2: ")
    assert f": {marked} is marked, and is nothing of this entry; found " in ended.stdout
    assert "warning" not in ended.stderr


def test_an_audit_that_could_check_nothing_says_why(here: Path) -> None:
    none = "none of 5 figures can be checked: no two of them must agree, as a level must with its change and"
    lone = "no metric found; is it a report?"
    screen = run("audit", "怀柔.txt", "无数.txt", "-q")
    assert none in " ".join(screen.stdout.split())
    assert lone in screen.stdout
    assert "怀柔.txt" in screen.stdout
    assert "identity" not in screen.stdout
    for form in ("csv", "json", "xlsx"):
        said = run("audit", "怀柔.txt", "无数.txt", "-o", f"a.{form}").stderr.splitlines()
        assert said[0].startswith(f"reportx: 怀柔.txt: {none}")
        assert said[1:] == [
            f"reportx: 无数.txt: {lone}",
            "reportx: 2 reports, 0 checks, 0 findings, 0 warnings",
        ]
        assert run("audit", "怀柔.txt", "-o", f"a.{form}", "-q").stderr == ""
    assert none in run("audit", "怀柔.txt", "-f", "html").stdout


def test_what_an_audit_could_not_check_is_told_with_its_reason(here: Path) -> None:
    Path("b.txt").write_text("新建学校80所，其中小学超过50所。", encoding="utf-8")
    assert "cannot check: open bound 1\n" in run("audit", "b.txt").stdout


def test_an_audit_is_chinese_to_its_last_word(here: Path, in_chinese: None) -> None:
    Path("b.txt").write_text(
        "2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。新建学校80所，其中小学超过50所。",
        encoding="utf-8",
    )
    for words in (("b.txt",), ("b.txt", "怀柔.txt", "无数.txt"), ("b.txt", "-f", "html")):
        told = run("audit", *words).stdout.partition("<main>")[2] or run("audit", *words).stdout
        told = re.sub(r"<[^>]*>|[^\s>]+\.txt", "", told)
        assert {*re.findall(r"[a-z]{2,}", told)} <= {"reportx"}
        assert "所述为 9.5…10.5" in told
    assert "第 1 行" in run("audit", "b.txt").stdout


def test_what_a_screen_tells_of_enumerations_is_chinese(here: Path, in_chinese: None) -> None:
    names = ",".join(name for name in FIELDS if name not in {"source", "indicator_code", "rule"})
    Path("新.toml").write_text(VERB.replace("新添", "续写"), encoding="utf-8")
    Path("c.txt").write_text("2024年，税收收入续写5亿元，出口下降3%左右。", encoding="utf-8")
    for words in (
        ("extract", "怀柔.txt", "-f", "table", "--columns", names),
        ("panel", "怀柔.txt", "平谷.txt", "-f", "table"),
        ("ledger", "怀柔.txt", "-f", "table"),
        ("diff", "怀柔.txt", "平谷.txt"),
        ("explain", "2025年地区生产总值增长6%左右，城镇新增就业3000人以上。"),
    ):
        told = re.sub(r"\S+\.txt|reportx .*|\(\w+\)|\[\[.*", "", run(*words).stdout)
        known = {*get_args(Measure), *get_args(Comparator), "actual", "target", "up", "work_report", "only"}
        assert {word for word in re.findall(r"[a-z_]+", told) if word in known} == set()
        assert "水平值" in told or "增长率" in told
    assert "类型：" in run("packs", "try", "新.toml", "c.txt").stdout


def test_a_place_in_an_order_is_told_with_its_unit_once() -> None:
    told = run("explain", "2025年，甲市生产总值居全国第21名。").stdout
    assert "  第21名  rank" in told
    assert "第21名 名" not in told


def test_an_unknown_column_is_named_in_every_format_and_in_a_pipe(here: Path) -> None:
    says = "no column indikator; did you mean indicator?"
    for words in (
        (),
        ("-f", "csv"),
        ("-o", "a.xlsx"),
        ("-o", "a.sqlite"),
        ("-f", "table"),
        ("--package", "p"),
    ):
        ended = run("extract", "怀柔.txt", "--columns", "indikator,value", *words)
        assert (ended.exit_code, ended.stdout) == (2, "")
        assert ended.stderr.startswith(f"reportx: invalid value for --columns: {says}")
    assert says in run("batch", "怀柔.txt", "--columns", "indikator", "-o", "d/").stderr


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_sentence_is_told_in_a_line_with_what_to_do(text: str, here: Path) -> None:
    ended = run("explain", text)
    says = "is empty; give a sentence in quotes, or REPORT:LINE; try reportx explain --help"
    assert (ended.exit_code, ended.stderr) == (2, f"reportx: invalid value for TEXT: {says}\n")
    nothing = run("explain", "今天")
    assert nothing.stderr.endswith("no number stands in it; give a sentence with one, or REPORT:LINE\n")


# --- counts, screens and pipes


def test_one_is_counted_as_one_and_what_failed_was_not_read(here: Path) -> None:
    said = run("batch", "怀柔.txt", "没有.txt", "-o", "all.csv").stderr
    assert "reportx: 2 sources, 1 read, 1 failed, 5 metrics, " in said
    assert "reportx: 1 source, 1 read, 5 metrics, " in run("batch", "怀柔.txt", "-o", "one.csv").stderr


def test_the_figures_of_a_score_are_chinese(here: Path, in_chinese: None) -> None:
    Path("b.gold.jsonl").write_text(
        json.dumps(
            {
                "indicator": "地区生产总值",
                "value": 100,
                "unit": "亿元",
                "measure": "level",
                "start": 0,
                "end": 1,
            }
        )
        + "\n",
        encoding="utf-8",
    )
    lines = run("score", "b.gold.jsonl", "怀柔.txt").stdout.splitlines()
    assert lines[0].split() == ["标注条数", "1"]
    assert len({columns(line.rpartition(" ")[0]) for line in lines[:5]}) == 1
    assert (
        re.findall(r"[a-z]{3,}", "\n".join(line for line in lines if "%" not in line and "元" not in line))
        == []
    )


@pytest.mark.parametrize("spoken", ["en", "zh"])
@pytest.mark.parametrize("command", ["panel", "extract", "batch", "explain"])
def test_help_fits_a_narrow_terminal(command: str, spoken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = [sys.executable, "-m", "reportx", command, "--help", "--lang", spoken]
    monkeypatch.setenv("COLUMNS", "40")
    page = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    described = page.partition("\n\n  reportx ")[0].partition("\n\n")[2]  # commands to type are not folded
    assert max(map(columns, described.splitlines())) <= 40


def test_a_batch_into_a_pipe_that_closes_ends_quietly(here: Path) -> None:
    for number in range(40):
        Path(f"{number}.txt").write_text(TEXT * 20, encoding="utf-8")
    line = f"{sys.executable} -m reportx batch . -o - -f csv -q --workers 1 | head -1"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.stdout.startswith("source,region,")
    assert (ended.returncode, "Traceback" in ended.stderr, "BrokenPipe" in ended.stderr) == (
        141,
        False,
        False,
    )


def test_what_explain_says_is_chinese_to_its_last_word(in_chinese: None) -> None:
    said = run("explain", "获评人数全市第一。力争税收收入增长5%左右。").output
    assert "不成指标：所得名称不完整：“获评人数”开头的词不属于名称" in said
    assert "见 verbs.toml:" in said
    assert re.findall(r"[a-z]+ [a-z]+ [a-z]+", re.sub(r"reportx [a-z -]+", "", said)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--excel",), "--excel: is for CSV, not for json; try -f csv, or -o FILE.xlsx"),
        (("-o", "a.parquet", "--header", "zh"), "Markdown and DuckDB, not for parquet; try -f csv"),
        (("--package", "made", "--header", "zh"), "Markdown and DuckDB, not for a package; try -f csv"),
    ],
)
def test_what_a_format_has_no_use_for_is_said(here: Path, words: tuple[str, ...], said: str) -> None:
    told = run("extract", "怀柔.txt", *words)
    assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert said in told.stderr
    assert not Path("a.parquet").exists()
    assert run("extract", "怀柔.txt", "-o", "a.xlsx", "--excel", "-q").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("extract", "怀柔.txt", "--corrections", "none.jsonl"), "none.jsonl: no such file; check the name"),
        (("audit", "怀柔.txt", "--earlier", "none.jsonl"), "none.jsonl: no such file; check the name"),
        (("batch", "--files-from", "none", "-o", "data"), "none: no such file; check the name"),
        (
            ("extract", "怀柔.txt", "--package", "好.toml"),
            "好.toml: can't be written: is a file; name a folder",
        ),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_told_with_what_to_do(
    here: Path, words: tuple[str, ...], said: str
) -> None:
    assert run(*words).stderr == f"reportx: {said}\n"
