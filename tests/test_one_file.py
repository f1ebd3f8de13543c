"""A batch that goes into one file: what extract would write, from all cores, whole or not there."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportx.cli import application

TEXT = "2025年第{0}区政府工作报告\n\n一、2024年工作回顾\n\n地区生产总值超{0}44.5亿元、增长{0}.{0}%。\n"
NAMES = [f"in/{number}.md" for number in range(1, 4)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three reports, and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("in").mkdir()
    for number, name in enumerate(NAMES, 1):
        Path(name).write_text(TEXT.format(number), encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), words, catch_exceptions=False)


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "md", "sqlite", "txt", "xlsx"])
def test_one_file_is_what_extract_writes(here: Path, ending: str) -> None:
    if ending == "xlsx":
        pytest.importorskip("xlsxwriter")
    assert run("extract", *NAMES, "-o", f"extracted.{ending}").exit_code == 0
    told = run("batch", "in", "-o", f"all.{ending}", "--workers", "1")
    assert told.exit_code == 0
    assert "3 sources, 3 read, 6 metrics" in told.stderr
    assert Path(f"all.{ending}").read_bytes() == Path(f"extracted.{ending}").read_bytes()
    assert not Path(f"all.{ending}").is_dir()


def test_heads_columns_and_a_pipe_are_those_of_extract(here: Path) -> None:
    asked = ["-f", "csv", "--columns", "indicator,value", "--header", "zh", "--excel", "-q"]
    extracted, told = run("extract", *NAMES, *asked), run("batch", "in", "-o", "-", *asked)
    assert told.stdout == extracted.stdout
    assert told.stdout.startswith("\ufeff指标,数值\n")


def test_a_second_run_reads_what_is_new_and_the_file_is_no_input(here: Path) -> None:
    run("batch", "in", "-o", "in/all.md")
    Path("in/4.md").write_text(TEXT.format(4), encoding="utf-8")
    told = run("batch", "in", "-o", "in/all.md")
    assert "4 sources, 1 read, 3 as before, 8 metrics" in told.stderr
    assert "# 444.5" not in Path("in/all.md").read_text(encoding="utf-8")
    told = run("batch", "in/4.md", "-o", "in/4.md")
    assert (told.exit_code, "is also an input" in told.stderr) == (2, True)


def test_each_failure_is_said_since_no_table_has_it(here: Path) -> None:
    for number in range(12):
        Path(f"in/bad{number}.txt").write_bytes(bytes(64 + number))
    told = run("batch", "in", "-o", "all.jsonl", "-q")
    assert told.exit_code == 1
    assert sum("bad" in line for line in told.stderr.splitlines()) == 12
    assert len(Path("all.jsonl").read_text(encoding="utf-8").splitlines()) == 6


def test_where_all_fail_an_earlier_file_stays(here: Path) -> None:
    Path("all.csv").write_text("mine", encoding="utf-8")
    told = run("batch", "none.txt", "-o", "all.csv")
    assert (told.exit_code, Path("all.csv").read_text(encoding="utf-8")) == (1, "mine")
    assert json.loads(run("batch", "none.txt", "-o", "-", "-f", "json").stdout) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "all.xls"), ".xls tells no format; "),
        (("-o", "data", "-f", "xlsx"), "for xlsx name a file: -o FILE.xlsx"),
        (("-o", "data", "-f", "html"), "'html' is not one of 'json', 'jsonl', 'csv',"),
        (("-o", "data", "--excel"), "a data set has all columns, by their names; "),
        (("-o", "none/all.csv"), "no such directory; first mkdir -p none"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_read(
    here: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("batch", "in", *words)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    assert said in told.stderr
    assert not list(Path().glob("[!i]*/*"))


def test_a_name_with_a_dot_that_ends_in_a_slash_is_a_folder(here: Path) -> None:
    for _ in range(2):
        assert run("batch", "in/1.md", "-o", "data.v2/", "-f", "csv").exit_code == 0
    assert run("batch", "in/1.md", "-o", "data.v2", "-f", "csv").exit_code == 0  # since it is there
    assert Path("data.v2/metrics/part-0000.csv").is_file()
