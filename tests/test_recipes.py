"""The commands of docs/panel.md, ledger.md and plots.md, which are run in their order over the corpus beside the project.

Run as a program, it puts the commands' output into the pages anew.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from shared import CORPUS, needs
from test_docs import COMMAND, CONSOLE, ROOT

PAGES = [ROOT / "docs" / name for name in ("panel.md", "ledger.md", "plots.md")]


def outputs(page: Path) -> list[tuple[str, str, str]]:
    """Each command of a page with what stands below it and what it prints."""
    blocks = CONSOLE.findall(page.read_text(encoding="utf-8"))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "reports").symlink_to((CORPUS / "text").resolve())
        return [
            (command, below, printed(command, folder, env))
            for block in blocks
            for command, below in COMMAND.findall(block)
        ]


def printed(command: str, folder: str, env: dict[str, str]) -> str:
    run = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, check=False)
    return "".join(line.rstrip() + "\n" for line in run.stdout.decode("utf-8").splitlines())


@needs(CORPUS / "text", "the corpus")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    for command, below, found in outputs(page):
        assert found == below, f"{command}: run python tests/test_recipes.py and look at what changed"


def refresh(page: Path) -> None:
    """Put the output of each command below it."""
    made = iter(outputs(page))

    def anew(block: re.Match[str]) -> str:
        runs = [next(made) for _ in COMMAND.findall(block[1])]
        return "```console\n" + "".join(f"$ {command}\n{found}" for command, _, found in runs) + "```"

    page.write_text(CONSOLE.sub(anew, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    for page in PAGES:
        refresh(page)
