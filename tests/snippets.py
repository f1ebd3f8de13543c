"""The commands that a page shows, run in their order, and what they print put below them anew.

Each page has a folder of its own, with the seeds in it, and the packs that the page shows: a block of TOML whose first
line is ``# NAME.toml`` is that file.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PACK = re.compile(r"^```toml\n# (\w+\.toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTHING: Mapping[str, Path] = MappingProxyType({})


class Shown(NamedTuple):
    """A command with what stands below it, what it prints, what it says on stderr, and how it ends."""

    command: str
    below: str
    printed: str
    said: str
    code: int


def name(page: Path) -> str:
    """A page's name from the root of the project."""
    return str(page.relative_to(ROOT))


def packs(page: Path) -> dict[str, str]:
    """The packs that a page shows, by the names of their files."""
    return dict(PACK.findall(page.read_text(encoding="utf-8")))


def shown(page: Path) -> list[tuple[str, str]]:
    """The commands of a page, each with what stands below it."""
    blocks = CONSOLE.findall(page.read_text(encoding="utf-8"))
    return [found for block in blocks for found in COMMAND.findall(block)]


def over_corpus(page: Path) -> bool:
    """Whether a page's commands go over ``reports/``, the corpus beside the project."""
    return any("reports/" in command for command, _ in shown(page))


def original(page: Path) -> Path:
    """The English page of a Chinese one, which shows all its commands; the page itself where it is no translation."""
    if page == ROOT / "README.md":
        return ROOT / "README.en.md"
    if page.parent.name != "zh":
        return page
    above = ROOT / f"{page.stem.upper()}.md"
    return above if above.exists() else DOCS / page.name


def run(page: Path, links: Mapping[str, Path] = NOTHING) -> list[Shown]:
    """Run the commands of a page in their order, in one folder; links are folders beside the seeds."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        for link, target in {"seeds": ROOT / "seeds", **links}.items():
            (Path(folder) / link).symlink_to(target.resolve())
        for pack, text in packs(page).items():
            (Path(folder) / pack).write_text(text, encoding="utf-8")
        return [one(command, below, folder, env) for command, below in shown(page)]


def one(command: str, below: str, folder: str, env: dict[str, str]) -> Shown:
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, check=False)
    printed = "".join(line.rstrip() + "\n" for line in done.stdout.decode("utf-8").splitlines())
    return Shown(command, below, printed, done.stderr.decode("utf-8"), done.returncode)


def refresh(page: Path, links: Mapping[str, Path] = NOTHING) -> None:
    """Put the output of each command below it, here and in the translation."""
    printed = {r.command: r.printed for r in run(page, links)}

    def anew(block: re.Match[str]) -> str:
        runs = [f"$ {command}\n{printed[command]}" for command, _ in COMMAND.findall(block[1])]
        return "```console\n" + "".join(runs) + "```"

    for shown_on in (p for p in PAGES if original(p) == page):
        text = shown_on.read_text(encoding="utf-8")
        if (filled := CONSOLE.sub(anew, text)) != text:
            shown_on.write_text(filled, encoding="utf-8")
