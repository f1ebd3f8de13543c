"""Chinese for those who want it: every message has one, none is stale, and the data stay as they are."""

import json
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from messages import Gatherer
from reportx.auditing.records import STATES
from reportx.comparing.shown import TABLES
from reportx.language import asked_for, catalogue, in_chinese
from reportx.terminal import COLUMNS, PLACES, SHOWN
from reportx.widths import columns

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
SAID = Gatherer().gather()
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
    parts = (part for name, part in catalogue().items() if name not in {"borrowed", "heads"})
    stale = [quoted(english) for part in parts for english in part if english not in SAID]
    assert not stale, "the code says these no more; take them out of chinese.toml:\n\n" + "\n".join(stale)


def test_every_head_of_a_table_on_the_screen_has_a_chinese_text() -> None:
    shown = {column.title for columns in TABLES.values() for column in columns}
    shown |= {column.title for column in (*COLUMNS, *PLACES.values())} | {*SHOWN, *STATES, "identity"}
    lacking = sorted(shown - set(catalogue()["heads"]))
    assert not lacking, "put these under [heads]:\n\n" + "\n".join(f'{quoted(head)} = ""' for head in lacking)


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
        ("2 reports, 3 of 9 metrics, 4 sections, 0.50 s", "2 份报告，9 中的 3 项指标，4 个章节，0.50 秒"),
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


def test_an_unknown_option_or_command_is_told_in_chinese() -> None:
    for words in (("extract", "--foo"), ("extrac",), ("cascade",), ("extract", "--max-chars", "x", "a")):
        told = reportx(*words, "--lang", "zh")
        assert told.returncode == 2
        assert told.stderr.count("\n") == 1
        assert re.search(r"(；|？)请看 reportx( \w+)? --help$", told.stderr)
        assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}", told.stderr.partition("请看")[0])


def test_data_are_the_same_in_both_languages_and_only_heads_differ() -> None:
    for form in ("json", "csv"):
        chinese, english = (reportx("extract", SEED, "-f", form, "-q", "--lang", x) for x in ("zh", "en"))
        assert chinese.stdout == english.stdout
    chinese, english = (
        reportx("extract", SEED, "-f", "table", "--lang", x, COLUMNS="80") for x in ("zh", "en")
    )
    assert chinese.stdout.splitlines()[3:] == english.stdout.splitlines()[3:]
    assert chinese.stdout.splitlines()[1].split() == "指标 数值 单位 类型 时期 状态 行".split()
    assert max(map(columns, chinese.stdout.splitlines())) <= 80
    assert "项指标" in chinese.stderr


def test_an_english_start_reads_no_catalogue() -> None:
    code = "import sys; from reportx.cli import main; sys.argv = ['reportx', '--version']\n"
    code += "try: main()\nexcept SystemExit: print('tomllib' in sys.modules, 'reportx.cli.chinese' in sys.modules)"
    clean = {name: value for name, value in os.environ.items() if name[:3] not in {"LAN", "LC_"}}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=clean)
    assert told.stdout.splitlines()[-1] == "False False"
