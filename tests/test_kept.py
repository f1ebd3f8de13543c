"""What is kept compiled is what the files say, and is used."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from reportx import packs, patterns
from reportx.caches import load_cache, save_cache

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "pingshan-2025.md"
KEEP = """
import runpy, sys
from pathlib import Path
from reportx import indicators, packs, patterns
packs.KEPT, patterns.KEPT = Path(sys.argv[1], "vocabulary.pickle"), Path(sys.argv[1], "patterns.pickle")
indicators.KEPT = Path(sys.argv[1], "indicators.pickle")
indicators.KEPT_TABLE = Path(sys.argv[1], "indicator_table.pickle")
runpy.run_path(sys.argv[2])
"""
COMPILED = """
import sys, regex, regex._main
from pathlib import Path
wanted = []
compile_now = regex._main._compile
regex._main._compile = lambda pattern, *args: wanted.append(pattern) or compile_now(pattern, *args)
from reportx.explain import explain
from reportx import extract
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


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever process, and whether there was something kept before or not."""
    told = []
    for seed in ("1", "2", "2"):
        folder = tmp_path / seed
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-c", KEEP, str(folder), str(ROOT / "scripts" / "keep.py")]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        told.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert sorted(told[0]) == [
        "indicator_table.pickle",
        "indicators.pickle",
        "patterns.pickle",
        "vocabulary.pickle",
    ]
    assert told[0] == told[1] == told[2]


SPOILS: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda data: data[: len(data) // 2],
    "cut within its first line": lambda data: data[:20],
    "empty": lambda data: b"",
    "one byte changed": lambda data: data[:-50] + bytes([data[-50] ^ 1]) + data[-49:],
    "a pickle of something else": lambda data: pickle.dumps({"a": 1}),
    "a pickle of the old make": lambda data: pickle.dumps(("2025.1", {})),
    "no pickle": lambda data: b"version https://git-lfs.github.com/spec/v1\n",
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_a_spoilt_cache_is_none(
    spoil: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(packs, "KEPT", tmp_path / "vocabulary.pickle")
    monkeypatch.setattr(patterns, "KEPT", tmp_path / "patterns.pickle")
    packs.keep()
    patterns.keep()
    for path in tmp_path.iterdir():
        path.write_bytes(spoil(path.read_bytes()))
    patterns.kept.cache_clear()
    assert (packs.kept(), dict(patterns.kept())) == (None, {})
    patterns.kept.cache_clear()


def test_a_cache_that_holds_something_else_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whole and sealed, but of no kind that is known here: as from a class that has moved."""
    monkeypatch.setattr(packs, "KEPT", tmp_path / "vocabulary.pickle")
    monkeypatch.setattr(patterns, "KEPT", tmp_path / "patterns.pickle")
    save_cache(packs.KEPT, packs.digest(), ["no pack"])
    assert packs.kept() is None
    save_cache(patterns.KEPT, patterns.regex.__version__, ["no results"])
    patterns.kept.cache_clear()
    assert dict(patterns.kept()) == {}
    save_cache(patterns.KEPT, patterns.regex.__version__, {"it": b"cgone\nGone\n."})
    patterns.kept.cache_clear()
    assert patterns.kept_result("it", lambda: "made") == "made"
    patterns.kept.cache_clear()
    del patterns.made["it"]


def test_a_cache_takes_its_place_when_it_is_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "cache"
    save_cache(path, "one", [1])

    def full(self: Path, data: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        save_cache(path, "one", [2])
    assert (load_cache(path, "one"), load_cache(path, "two")) == ([1], None)
    assert list(tmp_path.iterdir()) == [path]


def test_named_lists_are_kept_with_their_patterns() -> None:
    made = patterns.compiled(r"(?P<n>\d)\L<units>", units=["元", "万元", "吨"])
    again = pickle.loads(patterns.dumped(made))
    assert again.findall("5元6吨7万元8斤") == made.findall("5元6吨7万元8斤") == ["5", "6", "7"]
