"""Chinese for those who want it: every message has one, none is stale, and the data stay as they are."""

import json
import os
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from messages import Gatherer
from reportx.auditing.identities import IDENTITIES
from reportx.auditing.records import STATES
from reportx.comparing.shown import TABLES
from reportx.comparing.verdicts import VERDICTS
from reportx.coverage import CLASSES, FORMS
from reportx.explain import CHANGES, REASONS, with_article
from reportx.language import asked_for, catalogue, in_chinese
from reportx.metrics.gate import REASONS as FAULTS
from reportx.pack_errors import WORDS as PACK_WORDS
from reportx.packs import NameLabel, whole
from reportx.readers.formats import OTHER_MARKS, PARTS
from reportx.rules import all_rules, letters_of
from reportx.terminal import COLUMNS, INDICATOR_HEADS, PLACES
from reportx.widths import columns
from reportx.writers.labels import value_label

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
SAID = Gatherer().gather()
NO_CODE = {
    "borrowed",
    "formats",
    "heads",
    "explained",
    "classes",
    "rules",
    "audits",
}  # what stands in data, or elsewhere
COMMANDS = [
    (),
    ("extract",),
    ("batch",),
    ("panel",),
    ("explain",),
    ("packs",),
    ("packs", "check"),
    ("score",),
]


def reportx(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name[:3] not in {"LAN", "LC_"}}
    command = [sys.executable, "-m", "reportx", *words]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=clean | environment
    )


def test_every_message_has_a_chinese_text() -> None:
    known = {english for part in catalogue().values() for english in part}
    lacking = {said: where for said, where in SAID.items() if said not in known}
    skeleton = "\n".join(f'{quoted(said)} = ""  # {where}' for said, where in lacking.items())
    assert not lacking, f"put these into src/reportx/language/chinese.toml, in Chinese:\n\n{skeleton}"


def quoted(said: str) -> str:
    return json.dumps(said, ensure_ascii=False)


def test_no_chinese_text_is_stale() -> None:
    parts = (part for name, part in catalogue().items() if name not in NO_CODE)
    stale = [quoted(english) for part in parts for english in part if english not in SAID]
    assert not stale, "the code says these no more; take them out of chinese.toml:\n\n" + "\n".join(stale)


def test_every_head_of_a_table_on_the_screen_has_a_chinese_text() -> None:
    shown = {column.title for columns in TABLES.values() for column in columns}
    shown |= {column.title for column in (*COLUMNS, *PLACES.values())} | {*STATES, "identity"}
    shown |= {one.title for one in INDICATOR_HEADS}
    lacking = sorted(shown - set(catalogue()["heads"]))
    assert not lacking, "put these under [heads]:\n\n" + "\n".join(f'{quoted(head)} = ""' for head in lacking)


def test_what_explains_has_a_chinese_text_each() -> None:
    known = catalogue()
    ways = [way for rule in all_rules(whole().construction).values() for way in rule.ways]
    patterns = " ".join(way.pattern or "" for way in ways)
    letters = {what for what in letters_of(patterns).values() if " " in what and not is_roles(what)}
    assert {way.what for way in ways} | letters <= known["rules"].keys()
    assert {*REASONS.values(), *CHANGES.values()} <= known["explained"].keys()
    assert {f"{{}} {fault}" for fault in FAULTS.values()} <= known["explained"].keys()
    assert {f"{{}} {verdict}" for verdict in VERDICTS} <= known["explained"].keys()
    plain = {re.sub(r"\{[^}]*\}", "{}", words) for words in PACK_WORDS.values()} - {"{}"}
    assert plain <= known["explained"].keys()
    assert {identity.says for identity in IDENTITIES} <= known["audits"].keys()
    assert {identity.name for identity in IDENTITIES} <= known["heads"].keys()
    labels = {*get_args(NameLabel), *CLASSES.values(), *(label for _, label in FORMS), "heading", "article"}
    assert {f"is {with_article(label)}" for label in labels} | {"is part of a name"} == {*known["classes"]}


@pytest.mark.parametrize("what", sorted({*OTHER_MARKS.values(), *PARTS.values(), "a ZIP file"} - {"docx"}))
def test_what_a_file_is_is_told_in_chinese(what: str) -> None:
    told = in_chinese(f"1 2.png: is {what}; reportx reads text, HTML, DOCX and PDF")
    assert re.fullmatch(r"1 2\.png：是一[个张].+；reportx 只读文本、HTML、DOCX 和 PDF", told)
    assert not re.search(r"\b(an?|file|picture)\b", told)


@pytest.mark.parametrize("titles", ["政府工作报告; 预算报告", "关于2024年计划, 与草案的报告; 预算: 执行情况"])
@pytest.mark.parametrize("file", ["深圳.pdf", "a: b.pdf", "3 reports.pdf"])
def test_what_is_told_of_a_file_is_put_apart_from_its_name(file: str, titles: str) -> None:
    assert in_chinese(f"{file}: the file holds 2 reports: {titles}") == f"{file}：文件含 2 份报告：{titles}"


def is_roles(what: str) -> bool:
    """Whether a letter stands for entries of the vocabulary, which are named as packs name them."""
    return all(part.split()[0] in {"verb", "phrase"} for part in what.split(", "))


def in_english(told: str) -> list[str]:
    """The lines that hold English beside commands to type."""
    lines = (re.sub(r"reportx [a-z-]+( [a-z-]+)?", "", line) for line in told.splitlines())
    return [line for line in lines if re.search(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}", line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "全区地区生产总值超1444亿元、增长9%，其中工业增加值增长8%左右。",
        "2025年，力争新增学位3000个，今年以来已建成公园5个。",
        "第一，近三年连续三年排名第一，粮食产量从5万吨增加到6万吨，占全市的三成。",
        "一、2024年工作回顾\n跨越千亿大关，数字12无单位，十大行动，2019年5月1日发布。",
        "项目\t2024年（亿元）\t增长（%）\n一般公共预算收入\t12.5\t3\n税收\t9\t2\n",
    ],
)
def test_an_explanation_is_chinese_to_its_last_word(sentence: str) -> None:
    told = reportx("explain", sentence, "--lang", "zh").stdout
    assert "第 " in told
    assert not in_english(told.replace(" role ", ", "))  # with the fields of entries as packs name them
    assert " in " not in told


def test_rules_classes_and_audits_are_told_in_chinese(tmp_path: Path) -> None:
    contradiction = "2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。"
    (tmp_path / "a.txt").write_text(contradiction, encoding="utf-8")
    page = tmp_path / "a.html"
    assert reportx("audit", tmp_path / "a.txt", "-o", page, "--lang", "zh").returncode == 0
    assert "增速等于增量占原有数值的比重。" in page.read_text(encoding="utf-8")
    told = {
        words: reportx(*words, "--lang", "zh").stdout
        for words in (
            ("rules",),
            ("rules", "verb-object"),
            ("coverage", str(SEED)),
            ("coverage", str(SEED), "--list", "日期"),
            ("audit", str(tmp_path / "a.txt")),
        )
    }
    assert not [line for out in told.values() for line in in_english(out)]
    assert "问题: 水平、增量与增速" in told["audit", str(tmp_path / "a.txt")]
    assert re.search(r"ordinal +序数", told["coverage", str(SEED)])
    assert told["coverage", str(SEED), "--list", "日期"].startswith("第 3 行: 9 ")


def test_the_gatherer_follows_what_is_said(tmp_path: Path) -> None:
    (tmp_path / "cli").mkdir()
    (tmp_path / "cli" / "one.py").write_text(
        """
class Odd(ReportxError): ...

REST = "look at the rest"

def count(n: int) -> str:
    return f"{n} left over"

@app.command()
def one(x: Annotated[str, typer.Option(help="An option.")]) -> None:
    \"\"\"Do one thing.\"\"\"
    hint = "try again" if x else "give up now"
    say(REST)
    if x:
        raise Odd(f"{x}: {hint}; {count(1)}")
""",
        encoding="utf-8",
    )
    assert set(Gatherer(tmp_path).gather()) == {
        "An option.", "Do one thing.", "look at the rest", "try again", "give up now", "{} left over",
    }  # fmt: skip


@pytest.mark.parametrize("template", [*SAID], ids=range(len(SAID)))
def test_chinese_fills_the_holes_of_the_english(template: str) -> None:
    said = next(part[template] for part in catalogue().values() if template in part)
    names = [field for _, field, _, _ in string.Formatter().parse(said) if field is not None]
    assert len(names) == template.count("{}")
    assert len({*names}) in {1, len(names)} or not names


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("a.txt: no such file; check the name", "a.txt：没有该文件；请检查文件名"),
        ("2 reports, 3 of 9 metrics, 4 sections, 0.50 s", "2 份报告，9 项指标中的 3 项，4 个章节，0.50 秒"),
        ("8 checks, 0 findings, 1 warnings", "8 项核对，0 个问题，1 个提示"),
        ("What is shown: targets, panel, sections.", "画什么：targets, panel, sections。"),
        ("no rule foo; did you mean food?", "没有规则 foo；是否指 food？"),
        ("2 reports: 3 gained, 1 lost, 0 changed", "2 份报告：新增 3 处，丢失 1 处，改变 0 处"),
        ("a: no sentence with a number in line 2; the nearest are in lines 5, 9",
         "a：第 2 行没有含数字的句子；最近的在第 5, 9 行"),
        ("these reports: nothing to show as panel; it takes reports of several years",
         "这些报告：没有可画成 panel 的数据；需要多个年份的报告"),
        ("Only level, change.", "只要 level, change。"),
        ("a: b.txt: has more than 9 pages; if it is meant to, raise --max-pages",
         "a: b.txt：超过 9 页；如确需如此，请调高 --max-pages"),
        ("1 report, 0 of 1 metrics, 1 section", "1 份报告，1 项指标中的 0 项，1 个章节"),
        ("30 targets: 2 met, 1 missed, 4 not_reported", "30 个目标：完成 2 个，未完成 1 个，报告未提及 4 个"),
        ("3 cells with several values, 1 of them at odds: see the table conflicts",
         "3 个单元格有多个取值，其中 1 个相互矛盾：见表 conflicts"),
        ("my.toml:3: verb 冲上: role: 'is' is none of 'be' or 'reach'",
         "my.toml:3: verb 冲上: role: 'is' 不在可选值之中：'be' or 'reach'"),
        ("my.toml:3: phrase 年终: role: 'tiem' is none of the 134 words that reportx schema pack lists; did you mean time?",
         "my.toml:3: phrase 年终: role: 'tiem' 不在 reportx schema pack 列出的 134 个可选值之中；是否指 time？"),
        ("my.toml: units: there is no such field; did you mean unit?", "my.toml: units：没有此字段；是否指 unit？"),
        ("what nobody ever says", "what nobody ever says"),
    ],
)  # fmt: skip
def test_a_message_is_put_into_chinese_with_all_of_its_parts(message: str, chinese: str) -> None:
    assert in_chinese(message) == chinese


@pytest.mark.parametrize(
    ("words", "environment", "chinese"),
    [
        ((), {"LANG": "zh_CN.UTF-8"}, True),
        ((), {"LANG": "zh_CN.GBK"}, True),
        ((), {"LANG": "en_US.UTF-8"}, False),
        ((), {}, False),
        ((), {"LC_ALL": "C", "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}, False),
        ((), {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ((), {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, True),
        ((), {"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, False),
        (("--lang", "zh"), {"LC_ALL": "C"}, True),
        (("--lang=en",), {"LANG": "zh_CN.UTF-8"}, False),
    ],
)
def test_the_locale_or_lang_tells_the_language(
    words: tuple[str, ...], environment: dict[str, str], chinese: bool
) -> None:
    told = reportx("extract", "none.txt", *words, **environment)
    assert told.returncode == 1
    english = "reportx: none.txt: no such file; check the name\n"
    assert told.stderr == ("reportx: none.txt：没有该文件；请检查文件名\n" if chinese else english)


def test_lang_stands_anywhere_and_is_told_when_wrong() -> None:
    assert asked_for(["--lang", "zh", "extract", "a"], {}) == ("zh", ["extract", "a"])
    assert asked_for(["explain", "--", "--lang", "zh"], {}) == ("en", ["explain", "--", "--lang", "zh"])
    told = reportx("--lang", "fr", "extract", "a")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "'fr' is not one of 'zh', 'en'" in told.stderr
    assert "requires an argument" in reportx("extract", "--lang").stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_chinese_and_80_columns_wide(command: tuple[str, ...]) -> None:
    chinese = {"LANG": "zh_CN.UTF-8", "COLUMNS": "80"}
    page = reportx(*command, "--help", **chinese).stdout.partition("\n\n  reportx ")[0]  # without examples
    assert "用法：reportx" in page
    assert max(map(columns, page.splitlines())) <= 80
    assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}", page)


def test_a_message_that_begins_with_an_argument_keeps_its_capitals() -> None:
    told = reportx("help", "nonsense", "--lang", "zh").stderr
    assert told.startswith("reportx: COMMAND 的值无效：没有命令 nonsense；可用的有 ")


def test_an_unknown_option_or_command_is_told_in_chinese() -> None:
    for words in (("extract", "--foo"), ("extrac",), ("cascade",), ("extract", "--max-chars", "x", "a")):
        told = reportx(*words, "--lang", "zh")
        assert told.returncode == 2
        assert told.stderr.count("\n") == 1
        assert re.search(r"(；|？)请看 reportx( \w+)? --help$", told.stderr)
        assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}", told.stderr.partition("请看")[0])


def test_data_are_the_same_in_both_languages_and_a_screen_is_whole_in_one() -> None:
    for form in ("json", "csv"):
        chinese, english = (reportx("extract", SEED, "-f", form, "-q", "--lang", x) for x in ("zh", "en"))
        assert chinese.stdout == english.stdout
    chinese, english = (
        reportx("extract", SEED, "-f", "table", "--lang", x, COLUMNS="240") for x in ("zh", "en")
    )
    told = (line.split() for line in english.stdout.splitlines()[3:])
    assert [line.split() for line in chinese.stdout.splitlines()[3:]] == [
        [value_label(word, "zh") for word in words] for words in told
    ]
    chinese = reportx("extract", SEED, "-f", "table", "--lang", "zh", COLUMNS="80")
    assert chinese.stdout.splitlines()[1].split() == "指标 数值 单位 类型 时期 状态 行".split()
    assert max(map(columns, chinese.stdout.splitlines())) <= 80
    assert "项指标" in chinese.stderr


def test_an_english_start_reads_no_catalogue() -> None:
    code = "import sys; from reportx.cli import main; sys.argv = ['reportx', '--version']\n"
    code += "try: main()\nexcept SystemExit: print('tomllib' in sys.modules, 'reportx.cli.chinese' in sys.modules)"
    clean = {name: value for name, value in os.environ.items() if name[:3] not in {"LAN", "LC_"}}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=clean)
    assert told.stdout.splitlines()[-1] == "False False"
