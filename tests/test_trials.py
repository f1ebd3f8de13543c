"""Packs before they are used: begun from a template, checked with their places, tried on reports."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from reportx.checks import check_pack
from reportx.cli import application
from reportx.cli.packs import NewKind
from reportx.language import in_chinese
from reportx.packs import KINDS, builtin, parse_pack
from reportx.records import Source
from reportx.starting import blocks, pack_text
from reportx.trials import Change, changed

TEXT = "港口吞吐量冲上280万标准箱。\n修建公路5公里。\n实施项目3个。\n"


def run(*words: str) -> tuple[int, str, str]:
    """The exit code of a command, and what it prints and says."""
    made = CliRunner().invoke(application(), list(words), prog_name="reportx")
    return made.exit_code, made.stdout, made.stderr


def tried(toml: str, text: str = TEXT) -> list[Change]:
    return changed(parse_pack(toml, name="my.toml"), Source("x", text, ""))


def test_a_record_that_is_lost_is_told() -> None:
    (lost,) = tried('[[name]]\nterms = ["项目3个"]\nlabel = "name"\n')
    assert (lost.change, lost.line, lost.text, lost.new) == ("lost", 3, "3个", None)
    assert lost.old == "项目 | 3 | 个 | level | actual"


def test_a_pack_changes_nothing_that_it_has_no_word_of() -> None:
    """Also where a term of the vocabulary is no word of its own, as it says what names are parts (实际到位)."""
    terms = [term for phrase in builtin().phrase for term in phrase.terms if len(term) > 1]
    text = "".join(f"全市产业项目{term}外资5亿元，完成{term}资金3.2亿元、{term}6个。\n" for term in terms)
    assert tried("", text) == []


def test_a_record_that_is_another_is_told_field_by_field() -> None:
    found = tried('[[unit]]\nterms = ["公里"]\nkind = "length"\ncanonical = "里程"\n')
    assert [(one.change, one.field, one.old, one.new) for one in found] == [
        ("changed", "normalized_value", "5000", "5"),
        ("changed", "normalized_unit", "米", "里程"),
    ]


def test_a_record_that_is_gained_is_told() -> None:
    found = tried('[[unit]]\nterms = ["谷歌"]\nkind = "count"\n', "建成学校5谷歌。\n")
    assert [(one.change, one.text) for one in found] == [("gained", "5谷歌")]


def test_a_section_that_is_gained_is_told() -> None:
    text = "丙部分\n税收收入增长5%。\n" * 2
    found = tried('[[heading]]\nform = "outer"\npattern = "^丙部分$"\n', text)
    assert ("gained", "丙部分") in [(one.change, one.text) for one in found]


def test_a_pack_beside_another_is_tried_on_what_that_one_makes() -> None:
    other = parse_pack('[[unit]]\nterms = ["谷歌"]\nkind = "count"\n', name="other.toml")
    assert changed(other, Source("x", "建成学校5谷歌。\n", ""), others=[other]) == []


def test_packs_try_prints_changes_and_counts_them(tmp_path: Path) -> None:
    pack, report = tmp_path / "my.toml", tmp_path / "report.txt"
    pack.write_text('[[name]]\nterms = ["项目3个"]\nlabel = "name"\n', encoding="utf-8")
    report.write_text(TEXT, encoding="utf-8")
    code, shown, said = run("packs", "try", str(pack), str(report))
    assert (code, said) == (0, "reportx: 0 gained, 1 lost, 0 changed\n")
    assert shown.splitlines() == [f"{report}:3  3个", "  - 项目 | 3 | 个 | level | actual"]
    _, shown, _ = run("packs", "try", str(pack), str(report), "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(shown))
    assert (row["change"], row["line"], row["text"]) == ("lost", "3", "3个")


def test_a_pack_that_changes_nothing_says_so(tmp_path: Path) -> None:
    pack, report = tmp_path / "my.toml", tmp_path / "report.txt"
    pack.write_text('[[name]]\nterms = ["没有的词"]\nlabel = "name"\n', encoding="utf-8")
    report.write_text(TEXT, encoding="utf-8")
    code, shown, said = run("packs", "try", str(pack), str(report), str(tmp_path / "none.txt"))
    assert (code, shown) == (1, "")
    assert said.splitlines()[-1].startswith("reportx: 1 reports: nothing changes")


@pytest.mark.parametrize("kind", NewKind)
def test_each_entry_of_a_new_pack_holds(kind: str) -> None:
    pack = parse_pack(pack_text([kind]), name="new.toml")
    assert [len(getattr(pack, each)) for each in KINDS] == [int(each == kind) for each in KINDS]
    assert check_pack(pack, base=builtin()) == []


def test_packs_new_begins_with_the_kinds_that_are_named(tmp_path: Path) -> None:
    assert [kind for kind in blocks() if kind] == list(NewKind)
    path = tmp_path / "my.toml"
    assert run("packs", "new", "verb", "unit", "-o", str(path))[0] == 0
    text = path.read_text(encoding="utf-8")
    assert ("[[verb]]" in text, "[[unit]]" in text, "[[name]]" in text) == (True, True, False)
    code, _, said = run("packs", "new", "-o", str(path))
    assert (code, "is there already" in said) == (2, True)
    assert path.read_text(encoding="utf-8") == text


def test_an_entry_without_an_example_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('# mine\n[[verb]]\nterms = ["冲上"]\nrole = "reach"\n', encoding="utf-8")
    code, _, said = run("packs", "check", str(path))
    assert code == 0
    assert f"{path}:2: verb 冲上: has no example" in said


def test_a_code_under_another_name_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        '[[indicator]]\ncode = "gdp"\nname = "港口吞吐量"\nterms = ["港口吞吐量"]\n', encoding="utf-8"
    )
    code, shown, _ = run("packs", "check", str(path))
    assert code == 1
    assert shown.startswith(f"{path}:3: indicator gdp: name: gdp is 地区生产总值 in indicators.toml:")
    path.write_text(
        path.read_text("utf-8").replace('name = "港口吞吐量"', 'name = "地区生产总值"'), encoding="utf-8"
    )
    assert run("packs", "check", str(path))[0] == 0


def test_an_example_of_a_word_that_belongs_to_names_marks_it_in_one() -> None:
    toml = """[[phrase]]
terms = ["延时错时开放"]
role = "noun"
examples = ["119家公共文化场馆[延时错时开放]，惠及5900万人次。"]
"""
    assert check_pack(parse_pack(toml, name="my.toml"), base=builtin()) == []
    apart = toml.replace("公共文化场馆[延时错时开放]", "公共文化场馆，[延时错时开放]")
    assert len(check_pack(parse_pack(apart, name="my.toml"), base=builtin())) == 1


def test_a_label_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[name]]\nterms = ["十百千计划"]\nlabel = "nmae"\n', encoding="utf-8")
    code, _, said = run("packs", "check", str(path))
    assert code == 2
    assert f"{path}:3: name 十百千计划: label: 'nmae' is none of " in said


# what takes no files, even from the superuser
UNWRITABLE = [one for one in ("/sys", "/proc") if Path(one).is_dir()]


@pytest.mark.parametrize("folder", UNWRITABLE)
@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "sqlite", "duckdb", "parquet", "dta"])
@pytest.mark.parametrize("command", ["extract", "panel"])
def test_a_place_that_takes_no_files_is_told_alike_in_all_formats(
    tmp_path: Path, command: str, ending: str, folder: str
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("2025年某市政府工作报告\n地区生产总值增长6%。\n", encoding="utf-8")
    code, _, said = run(command, str(report), "-q", "-o", f"{folder}/a.{ending}")
    assert code == 2
    assert said == f"reportx: {folder}/a.{ending}: can't be written: Permission denied\n"


STATIONS = """[[indicator]]
code = "gdp"
name = "地铁站数"
terms = ["地铁站"]
examples = ["建成[地铁站]103座。"]
"""
METRO = STATIONS.replace('"gdp"', '"metro_stations"')
CLASH = "name: gdp is 地区生产总值 in indicators.toml:"
REPORT = """2025年成都市政府工作报告
一、2024年工作回顾
2024年，建成地铁站103座。
二、2025年工作安排
2025年，建成地铁站110座。
"""


def files_of(tmp_path: Path, pack: str, report: str = REPORT) -> tuple[str, str]:
    """A pack and a report as files."""
    for name, text in (("my.toml", pack), ("成都市2025.txt", report)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "my.toml"), str(tmp_path / "成都市2025.txt")


@pytest.mark.parametrize(
    "command",
    [
        "extract REPORT --pack PACK",
        "coverage REPORT --pack PACK",
        "audit REPORT --pack PACK",
        "explain REPORT:3 --pack PACK",
        "indicators --pack PACK",
        "rules --pack PACK",
        "plot REPORT --pack PACK",
        "panel REPORT --pack PACK",
        "panel REPORT --pack PACK --indicator gdp",
        "ledger REPORT --pack PACK",
        "diff REPORT REPORT --pack PACK",
        "cascade gdp REPORT --year 2025 --pack PACK",
        "batch REPORT -o OUT --pack PACK",
        "packs try PACK REPORT",
        "packs try OTHER REPORT --pack PACK",
    ],
)
def test_a_code_under_another_name_ends_each_command(tmp_path: Path, command: str) -> None:
    pack, report = files_of(tmp_path, STATIONS)
    other = tmp_path / "other.toml"
    other.write_text('[[name]]\nterms = ["十百千计划"]\nlabel = "name"\n', encoding="utf-8")
    words = command.replace("PACK", pack).replace("REPORT", report).replace("OTHER", str(other))
    code, shown, said = run(*words.replace("OUT", str(tmp_path / "out.csv")).split())
    assert (code, shown) == (2, "")
    assert said.startswith(f"reportx: {pack}:3: indicator gdp: {CLASH}")


def test_two_packs_do_not_give_one_code_to_two_things(tmp_path: Path) -> None:
    pack, report = files_of(tmp_path, METRO)
    other = tmp_path / "other.toml"
    other.write_text(METRO.replace("地铁站数", "地铁里程"), encoding="utf-8")
    code, _, said = run("extract", report, "--pack", pack, "--pack", str(other))
    assert code == 2
    assert f"{other}:3: indicator metro_stations: name: metro_stations is 地铁站数 in {pack}:1;" in said
    assert run("extract", report, "--pack", pack, "--pack", pack)[0] == 0


@pytest.mark.parametrize("name", ["metro_stations", "地铁站数", "地铁站"])
def test_tables_of_many_reports_know_the_indicators_of_a_pack(tmp_path: Path, name: str) -> None:
    pack, report = files_of(tmp_path, METRO)
    asked = ["--indicator", name, "--pack", pack, "-f", "csv", "-q"]
    commands = {
        "panel": ["panel", report, *asked],
        "ledger": ["ledger", report, *asked],
        "diff": ["diff", report, str(tmp_path / "empty.txt"), *asked],
        "cascade": ["cascade", name, report, "--year", "2025", "--measure", "level", *asked[2:]],
    }
    (tmp_path / "empty.txt").write_text("2026年成都市政府工作报告\n成都市市长\n", encoding="utf-8")
    for command, words in commands.items():
        code, shown, said = run(*words)
        assert (code, said) == (0, "")
        rows = list(csv.DictReader(io.StringIO(shown)))
        assert rows != []
        if command != "cascade":  # which is of one indicator
            assert {(row["indicator_code"], row["indicator"]) for row in rows} == {
                ("metro_stations", "地铁站数")
            }
    assert run("plot", report, "--measure", "level", *asked[:4])[0] == 0


def test_a_word_near_an_indicator_of_a_pack_is_told_of_it(tmp_path: Path) -> None:
    pack, report = files_of(tmp_path, METRO)
    code, _, said = run("panel", report, "--pack", pack, "--indicator", "metro_statoins")
    assert (code, said) == (2, "reportx: no such indicator: metro_statoins; did you mean metro_stations?\n")


def test_a_variable_of_a_pack_bears_its_english_name(tmp_path: Path) -> None:
    pack, report = files_of(tmp_path, METRO.replace("examples", 'english = "Metro stations"\nexamples'))
    code, shown, _ = run("panel", report, "--pack", pack, "--wide", "--header", "en")
    assert (code, "Metro stations: level, actual, 座" in shown) == (0, True)


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        (STATIONS, "1 example, 0 failed; 1 entry wrong"),
        (METRO, "1 example, 0 failed"),
        (METRO.replace("建成[地铁站]", "[建成]地铁站"), "1 example, 1 failed"),
        (STATIONS.replace("examples", "#"), "0 examples, 0 failed; 1 entry wrong"),
        (STATIONS + STATIONS.replace("gdp", "exports"), "2 examples, 1 failed; 2 entries wrong"),
    ],
)
def test_wrong_entries_and_failed_examples_are_counted_apart(tmp_path: Path, pack: str, told: str) -> None:
    path, _ = files_of(tmp_path, pack)
    code, _, said = run("packs", "check", path)
    assert (code, said.splitlines()[-1]) == (0 if told == "1 example, 0 failed" else 1, f"reportx: {told}")


@pytest.mark.parametrize(
    ("field", "told", "chinese"),
    [
        ('code = "GDP-1"', "a code has small letters, digits and _, and begins with a letter", "小写字母"),
        ('code = "x"\nclass_code = "2"', "a class has three or five digits", "三位或五位数字"),
        ('code = "x"\nlevels = "perhaps"', "should be true or false", "应为 true 或 false"),
    ],
)
def test_what_a_field_holds_is_told_in_words(tmp_path: Path, field: str, told: str, chinese: str) -> None:
    path, _ = files_of(tmp_path, f'[[indicator]]\n{field}\nname = "地铁站数"\n')
    code, _, said = run("packs", "check", path)
    assert (code, said.rstrip().endswith(f": {told}")) == (2, True)
    assert chinese in in_chinese(said.removeprefix("reportx: ").rstrip())


def test_packs_try_takes_a_folder(tmp_path: Path) -> None:
    pack, report = files_of(tmp_path, METRO)
    reports = tmp_path / "reports"
    reports.mkdir()
    Path(report).rename(reports / "a.txt")
    (reports / "b.txt").write_text(REPORT, encoding="utf-8")
    named = run("packs", "try", pack, str(reports / "a.txt"), str(reports / "b.txt"), "-f", "csv")
    assert named[2].startswith("reportx: 2 reports: 0 gained, 0 lost, ")
    assert run("packs", "try", pack, str(reports), "-f", "csv") == named
    code, _, said = run("packs", "try", pack, str(reports), "-f", "csv", "-o", str(reports / "b.txt"))
    assert (code, "is also an input" in said) == (2, True)


REPORT = (
    "江西省2025年政府工作报告\n一、2024年工作回顾\n全省地区生产总值增长5.1%。\n"
    "二、2025年工作安排\n今年地区生产总值预期增长5%左右。\n"
)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("extract --status 目标", "extract --status target"),
        (
            "extract --measure 增长率 --columns 指标，数值,时期",
            "extract --measure growth --columns indicator,value,period",
        ),
        (
            "panel --level 省 --status 实绩 --measure 增长",
            "panel --level province --status actual --measure growth",
        ),
        ("ledger --level 省级 --measure 增长率", "ledger --level province --measure growth"),
        ("cascade gdp --year 2025 --measure 增长率", "cascade gdp --year 2025 --measure growth"),
        (
            "plot --kind panel --indicator gdp --measure 增长率",
            "plot --kind panel --indicator gdp --measure growth",
        ),
        ("batch -o - -f csv --columns 数值,单位", "batch -o - -f csv --columns value,unit"),
    ],
)
def test_chinese_labels_are_taken_where_english_names_are(chinese: str, english: str, report: str) -> None:
    form = [] if chinese.split(maxsplit=1)[0] in {"plot", "batch"} else ["-f", "csv"]
    code, shown, said = run(*chinese.split(), *form, report)
    assert (code, shown) == (0, run(*english.split(), *form, report)[1]), said
    assert "5.1" in shown or "≈5" in shown or ",5," in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("extract --status 成绩", "'成绩' is not one of '实绩', '目标'"),
        ("extract --status targets", "'targets' is not one of 'actual', 'target'; did you mean target?"),
        ("extract --measure 增", "'增' is not one of '水平值', '增减量', '增长率'"),
        ("extract -f csv --columns 数直", "no column 数直; did you mean 数值?"),
        ("panel --level 村", "'村' is not one of '国家', '省级', '地级', '县级'"),
        ("cascade gdp --year 2025 --measure 速度", "'速度' is not one of '水平值', '增减量', '增长率'"),
    ],
)
def test_a_wrong_choice_is_told_with_those_there_are(words: str, told: str, report: str) -> None:
    code, _, said = run(*words.split(), report)
    assert (code, told in said) == (2, True), said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("{}",), "no such command '{}'; did you mean reportx extract {}? try reportx --help"),
        (("不在.docx",), "no such command '不在.docx'; did you mean reportx extract 不在.docx?"),
        (("不 在.PDF",), "did you mean reportx extract '不 在.PDF'?"),
        (("extrct",), "no such command 'extrct'. Did you mean 'extract'"),
        (("help", "extrct"), "no command extrct; did you mean extract? try reportx help --help"),
        (("help", "packs", "chek"), "no command chek; did you mean check?"),
        (("help", "报告"), "no command 报告; there are "),
    ],
)
def test_a_word_that_is_no_command_is_told_with_what_was_meant(
    words: tuple[str, ...], told: str, report: str
) -> None:
    code, _, said = run(*(word.format(report) for word in words))
    assert (code, told.format(report, report) in said) == (2, True), said


@pytest.mark.parametrize(
    ("name", "near"),
    [("no.txt", None), ("reprot.txt", "report.txt"), ("report.pdf", "report.txt"), ("怀揉.txt", "怀柔.txt"),
     ("citys", "cities"), ("empt", None), ("scripts.txt", None), ("某市.txt", None)],
)  # fmt: skip
def test_only_reports_with_a_close_name_are_offered(
    name: str, near: str | None, report: str, tmp_path: Path
) -> None:
    for folder in ("ro", "cities", "empty"):
        (tmp_path / folder).mkdir()
    for other in ("ro/a.txt", "cities/a.txt", "script.py", "怀柔.txt"):
        (tmp_path / other).write_text(REPORT, encoding="utf-8")
    hint = f"did you mean {tmp_path / near}?" if near else "check the name"
    code, _, said = run("extract", str(tmp_path / name))
    assert (code, said) == (1, f"reportx: {tmp_path / name}: no such file; {hint}\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("text {}", False),
        ("sections {}", False),
        ("coverage {}", False),
        ("coverage {} --list article", True),
        ("tables {}", True),
        ("packs check {}.toml", True),
    ],
)
def test_commands_that_print_take_quiet(words: str, says: bool, report: str) -> None:
    Path(f"{report}.toml").write_text('[[unit]]\nterms = ["谷歌"]\nkind = "count"\n', encoding="utf-8")
    loud = run(*words.format(report).split())
    quiet = run(*words.format(report).split(), "-q")
    assert (loud[0], bool(loud[2])) == (0, says)
    assert quiet == (0, loud[1], "")


def test_a_misspelt_class_is_told_also_where_quiet_is_asked_for(report: str) -> None:
    assert "did you mean metric?" in run("coverage", report, "--list", "metrik", "-q")[2]


def taking(command: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with the arguments it takes."""
    for argument in (one for one in command.params if one.param_type_name == "argument"):
        yield path, argument
    for name, inner in getattr(command, "commands", {}).items():
        yield from taking(inner, f"{path} {name}".strip())


def test_usage_tells_which_arguments_may_be_several() -> None:
    arguments = list(taking(typer.main.get_command(application())))
    assert len(arguments) > 20
    for path, argument in arguments:
        several = argument.nargs == -1
        assert argument.metavar is None or argument.metavar.endswith("...") == several, path
    assert "[SOURCE...]" in run("extract", "--help")[1]
