"""The man page: made from the code, current, and read by groff without a complaint."""

import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer

from reportx.cli import application

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "man" / "reportx.1"


def test_the_page_is_as_the_code_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    made = runpy.run_path(str(ROOT / "scripts" / "make_man.py"))["page"]()
    assert PAGE.read_text(encoding="utf-8") == made, "run `make man`"


def test_every_command_and_option_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("\\-", "-").replace("\\:", "")
    group: Any = typer.main.get_command(application())
    for name, command in group.commands.items():
        for word, inner in getattr(command, "commands", {"": command}).items():
            assert f".SS reportx {name} {word}".rstrip() in text
            assert all(option in text for param in inner.params for option in param.opts if option[0] == "-")


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_reads_the_page_without_a_complaint() -> None:
    command = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z", str(PAGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
