"""The commands of the pages that go over many reports, run in their order over the corpus beside the project.

Run as a program, it puts the commands' output into the pages anew.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import snippets
from shared import CORPUS, needs
from snippets import DOCS, ROOT

PAGES = [p for p in snippets.PAGES if snippets.original(p) == p and snippets.over_corpus(p)]
ECONOMISTS, NEWSROOMS = DOCS / "economists.md", DOCS / "newsrooms.md"
REPORTS = CORPUS / "text"
STATA = re.compile(r"^```stata\n(.*?)^```$", re.MULTILINE | re.DOTALL)
R = re.compile(r"^```r\n(.*?)^```$", re.MULTILINE | re.DOTALL)
USED = re.compile(
    r"keep if (\w+) == .* & (\w+) == .* & (\w+) == |encode (\w+)|generate \w+ = (\w+)|regress (\w+)"
)


@pytest.fixture(autouse=True)
def _libraries() -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")


@needs(REPORTS, "the corpus")
@pytest.mark.parametrize("page", PAGES, ids=snippets.name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    for shown in snippets.run(page, {"reports": REPORTS}):
        assert shown.printed == shown.below, (
            f"{shown.command}: run python tests/test_recipes.py and look at what changed"
        )


@pytest.fixture
def seed_alone(tmp_path: Path) -> Path:
    """A folder that holds the seed under a name such as the pages ask for."""
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(ROOT / "seeds" / "pingshan-2025.md", folder / "2025年深圳市坪山区政府工作报告.txt")
    return folder


@pytest.mark.parametrize("page", [ECONOMISTS, NEWSROOMS], ids=snippets.name)
def test_commands_run_over_the_seed_alone(page: Path, seed_alone: Path) -> None:
    for shown in snippets.run(page, {"reports": seed_alone}):
        assert "Traceback" not in shown.said, shown.command
        assert shown.code == 0, f"{shown.command}: {shown.said}"


def test_stata_finds_the_variables_that_the_page_names(seed_alone: Path, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    found = STATA.search(ECONOMISTS.read_text(encoding="utf-8"))
    assert found
    names = {name for names in USED.findall(found[1]) for name in names if name}
    assert {"indicator_code", "measure", "status", "region_code", "bound", "value"} <= names
    written = tmp_path / "panel.dta"
    command = [sys.executable, "-m", "reportx", "panel", str(seed_alone), "-o", str(written), "-q"]
    subprocess.run(command, check=True)
    assert names <= set(pandas.read_stata(written).columns)


@needs(REPORTS, "the corpus")
@pytest.mark.skipif(
    shutil.which("Rscript") is None, reason="no R on this machine: apt-get install r-base-core"
)
def test_r_reads_what_the_page_writes(tmp_path: Path) -> None:
    found = R.search(ECONOMISTS.read_text(encoding="utf-8"))
    assert found
    reports = sorted(REPORTS.glob("2025年*政府工作报告.txt"))[:8]  # enough for a line
    command = [sys.executable, "-m", "reportx", "panel", *map(str, reports)]
    subprocess.run([*command, "--wide", "-o", str(tmp_path / "wide.csv"), "-q"], check=True)
    done = subprocess.run(
        ["Rscript", "-e", found[1]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


if __name__ == "__main__":
    for page in PAGES:
        snippets.refresh(page, {"reports": REPORTS})
