"""What the shell is told when a word is to be completed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportx import coverage
from reportx.cli import completing
from reportx.packs import builtin, whole


def complete(line: str, **env: str) -> list[str]:
    """What bash is told for the last word of a line."""
    words = line.split(" ")
    asked = {"_REPORTX_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    command = [sys.executable, "-m", "reportx"]
    done = subprocess.run(command, env=os.environ | asked | env, capture_output=True, text=True, check=True)
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("reportx extract --indicator gdp_", ["gdp_per_capita"]),
        ("reportx extract --measure gr", ["growth"]),
        ("reportx cascade gdp_", ["gdp_per_capita"]),
        ("reportx extract --columns indicator,value_", ["indicator,value_max"]),
        ("reportx rules count", ["count-noun"]),
        ("reportx coverage x.txt --list ref", ["refused"]),
        ("reportx help exp", ["explain"]),
        ("reportx packs t", ["try"]),
    ],
)
def test_words_are_completed(line: str, words: list[str]) -> None:
    assert complete(line) == words


def test_packs_are_completed_with_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.toml").touch()
    (tmp_path / "my.txt").touch()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "own.toml").touch()
    assert [name for name, _ in completing.packs("m")] == ["mine/", "my.toml"]
    assert [name for name, _ in completing.packs("mine/")] == ["mine/own.toml"]


def test_indicators_are_completed_by_code_and_by_name() -> None:
    assert len([*completing.indicators("")]) == len(whole().indicator)
    assert ("gdp", "地区生产总值") in [*completing.indicators("GD")]
    assert ("地区生产总值", "gdp") in [*completing.indicators("地区生产")]


def test_classes_are_those_that_coverage_counts() -> None:
    known = {name for name, _ in completing.classes("")}
    assert {name.label for name in builtin().name} <= known
    assert set(coverage.CLASSES.values()) <= known


def test_nothing_heavy_is_loaded_before_a_word_is_completed() -> None:
    code = (
        "import sys, reportx.cli.completing; print(sorted(m for m in sys.modules if m.startswith('reportx')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "reportx.packs" not in done.stdout
    assert "reportx.indicators" not in done.stdout
