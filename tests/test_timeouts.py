"""Every command that reads a source takes the same bounds, and a source that never comes ends in time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportx.cli.reading import OPTIONS

READING = {
    "audit": ["audit", "{}"],
    "batch": ["batch", "{}", "-o", "-", "-f", "csv"],
    "coverage": ["coverage", "{}"],
    "coverage --list": ["coverage", "{}", "--list", "date"],
    "explain": ["explain", "{}"],
    "explain line": ["explain", "{}:3"],
    "extract": ["extract", "{}"],
    "packs try": ["packs", "try", "pack.toml", "{}"],
    "plot": ["plot", "{}"],
    "review": ["review", "{}", "-o", "page.html"],
    "sections": ["sections", "{}"],
    "tables": ["tables", "{}"],
    "text": ["text", "{}"],
}


def reportx(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportx", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO here")
@pytest.mark.parametrize("name", READING)
def test_a_pipe_that_nobody_writes_to_ends_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    Path("pack.toml").write_text(
        '[[unit]]\nterms = ["标箱"]\nkind = "count"\nexamples = ["吞吐量达[280万标箱]。"]\n',
        encoding="utf-8",
    )
    words = [word.format("pipe.txt") for word in READING[name]]
    told = reportx(*words, "--timeout", "0.2")
    assert told.returncode == 1
    lines = [line for line in told.stderr.splitlines() if " read, " not in line]
    assert lines == ["reportx: pipe.txt: took longer than 0.2 s; if it is meant to, raise --timeout"]


@pytest.mark.parametrize("command", ["cascade", "diff", "ledger", "panel", "score"])
def test_commands_that_read_many_take_the_same_options(command: str) -> None:
    told = reportx(command, "--help").stdout
    for option in OPTIONS:
        assert f"--{option.removeprefix('read_').replace('_', '-')} " in told
