"""What is kept compiled is what the files say, and is used."""

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from reportx import packs, patterns

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
COMPILED = """
import sys, regex, regex._main
from pathlib import Path
wanted = []
compile_now = regex._main._compile
regex._main._compile = lambda pattern, *args: wanted.append(pattern) or compile_now(pattern, *args)
from reportx.explain import explain
from reportx.extract import extract
extract(Path(sys.argv[1])), explain(Path(sys.argv[1]))
print(len(set(wanted)))
"""

needs_kept = pytest.mark.skipif(not packs.KEPT.exists(), reason="nothing is kept; make keeps it")


@needs_kept
def test_the_vocabulary_is_kept_as_its_files_have_it() -> None:
    assert asdict(packs.kept()) == asdict(packs.from_toml())


@needs_kept
def test_no_pattern_of_the_package_is_compiled_at_a_start() -> None:
    command = [sys.executable, "-c", COMPILED, str(SEED)]
    assert int(subprocess.run(command, capture_output=True, check=True).stdout) <= 1


def test_a_changed_file_is_read_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packs, "KEPT", tmp_path / "vocabulary.pickle")
    assert packs.kept() is None
    packs.keep()
    assert asdict(packs.kept()) == asdict(packs.from_toml())
    for file in packs.FILES:
        (tmp_path / file).write_text((packs.DATA / file).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(packs, "DATA", tmp_path)
    assert packs.kept() is not None
    with (tmp_path / "units.toml").open("a", encoding="utf-8") as file:
        file.write('[[unit]]\nterms = ["标准箱"]\nkind = "count"\n')
    assert packs.kept() is None


def test_patterns_of_another_regex_are_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(patterns, "KEPT", tmp_path / "patterns.pickle")
    assert patterns.compiled("增长").search("增长9%")
    patterns.keep()
    patterns.kept.cache_clear()
    assert patterns.kept()
    monkeypatch.setattr("regex.__version__", "1.0")
    patterns.kept.cache_clear()
    assert not patterns.kept()
    patterns.kept.cache_clear()
