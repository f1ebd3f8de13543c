"""Rules that can be looked up: each has examples that hold, and none that a record names is missing."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportx.checks import unmark
from reportx.cli import application
from reportx.extract import read_report
from reportx.metrics import word_kinds
from reportx.packs import builtin
from reportx.records import Source
from reportx.rules import Reads, RuleError, all_rules, letters_of, rule_named, words_of

SOURCES = Path(word_kinds.__file__).parent.parent
RULES = all_rules(builtin().construction)
WAYS = [(name, way) for name, rule in RULES.items() for way in rule.ways]
IDS = [f"{name}-{i}" for i, (name, _) in enumerate(WAYS)]
IN_CODE = [(name, way) for name, way in WAYS if way.pattern is None]
# a name of a rule in the code that makes records: the rule of a draft, of what is named, or of a clause
NAMED = re.compile(r'(?:\brule ?= ?|Named\([^"\n\[]*|held\([^"\n]*|rule = [^"\n]*, )"([a-z]+(?:-[a-z]+)*)"')


def run(*words: str) -> str:
    """What a command prints."""
    made = CliRunner().invoke(application(), ["rules", *words], prog_name="reportx")
    assert made.exit_code == 0, made.output
    return made.stdout


@pytest.mark.parametrize(("name", "way"), WAYS, ids=IDS)
def test_the_examples_of_a_rule_hold(name: str, way: Reads) -> None:
    assert way.examples
    for example in way.examples:
        text, marks = unmark(example)
        report = read_report(Source(name="x", text=text, sha256=""))
        made = [m.indicator for m in report.metrics if m.rule == name]
        assert any(all(mark.text in indicator for mark in marks) for indicator in made), text


@pytest.mark.parametrize(("name", "way"), IN_CODE, ids=[name for name, _ in IN_CODE])
def test_a_rule_stands_in_the_file_that_is_told(name: str, way: Reads) -> None:
    code = (SOURCES / way.place).read_text(encoding="utf-8")
    assert f'"{name}"' in code


@pytest.mark.parametrize(("name", "way"), WAYS, ids=IDS)
def test_a_rule_asks_for_words_that_there_are(name: str, way: Reads) -> None:
    assert [use for use in way.uses if not words_of(use, builtin())] == []
    assert [letter for letter, what in letters_of(way.pattern or "").items() if not what] == []


def test_every_rule_that_the_code_names_can_be_looked_up() -> None:
    files = [*(SOURCES / "metrics").glob("*.py"), SOURCES / "tables" / "figures.py"]
    found = {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))}
    reasons = {"no-indicator", "milestone", "abstract-noun", "frequency"}  # why there is no record
    assert {"count-noun", "each", "from-to", "of-plan", "distributed", "table"} <= found
    assert found - reasons - RULES.keys() == set()


def test_the_page_of_a_rule_shows_its_examples_and_words() -> None:
    page = run("count-noun")
    assert "建成5个[公园]。" in page
    assert "phrase abstract: " in page
    assert "metrics/counting.py" in page


def test_the_page_of_a_construction_tells_the_letters_of_its_pattern() -> None:
    page = run("agent")
    assert "(?P<owner>" in page
    assert "G phrase agent" in page


def test_all_rules_are_listed() -> None:
    listed = run("-f", "csv")
    assert all(f"\n{name}," in listed for name in RULES)


def test_a_user_s_construction_is_listed(tmp_path: Path) -> None:
    pack = tmp_path / "my.toml"
    pack.write_text(
        """[[construction]]\nname = "own"\nreads = "mine"\npattern = '(?P<name>n)~'\nneeds = "n"\n""",
        encoding="utf-8",
    )
    assert "mine" in run("own", "--pack", str(pack))


def test_a_rule_that_there_is_not_tells_the_nearest() -> None:
    with pytest.raises(RuleError, match="no rule nown; did you mean noun\\?"):
        rule_named("nown", ())
