"""The README and docs/ against the code. Run as a program, it puts the commands' output into the README anew."""

import doctest
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from reportx import models
from reportx.checks import check_pack
from reportx.cli import application
from reportx.cli.app import CLOSED_PIPE
from reportx.packs import KINDS, builtin, parse_pack

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = sorted((ROOT / "docs").glob("*.md"))
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
CALL = re.compile(
    r"(?:^    (?:\$ )?|`)reportx ([a-z]+(?: (?:check|list|new|try|to-gold|to-pack))?)([^`]*?)(?:`|$)",
    re.MULTILINE,
)
PACK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """Commands in the README, each with the output that stands below it."""
    blocks = CONSOLE.findall(README.read_text(encoding="utf-8"))
    return [found for block in blocks for found in COMMAND.findall(block)]


def output(command: str) -> str:
    """What a command of the README prints, in a folder with the seed and the README's own pack."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "seeds").symlink_to(ROOT / "seeds")
        (Path(folder) / "my.toml").write_text(readme_pack(), encoding="utf-8")
        env = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
        run = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, check=False)
    return "".join(line.rstrip() + "\n" for line in run.stdout.decode("utf-8").splitlines())


def readme_pack() -> str:
    found = PACK.search(README.read_text(encoding="utf-8"))
    assert found, "the README shows no pack"
    return found[1]


def commands() -> Iterator[tuple[str, Any]]:
    """All commands, by the words that call them."""
    group: Any = typer.main.get_command(application())
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        yield from ((f"{name} {sub}", c) for sub, c in inner.items()) if inner else [(name, command)]


@pytest.mark.parametrize(("command", "below"), shown(), ids=[command for command, _ in shown()])
def test_commands_print_what_the_readme_shows(command: str, below: str) -> None:
    assert below, "no output stands below it: run `make readme`"
    assert output(command) == below, "run `make readme` and look at what changed"


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name, _ in commands() if f"reportx {name}" not in text] == []


def test_the_options_of_the_readme_are_those_of_the_code() -> None:
    options = {o for _, c in commands() for p in c.params for o in p.opts if o.startswith("--")}
    told = set(OPTION.findall(README.read_text(encoding="utf-8")))
    assert told - options - {"--help"} == {"--version", "--install-completion"}
    assert options - told == set()


def test_examples_in_help_parse() -> None:
    for name, command in commands():
        lines = (
            CliRunner()
            .invoke(application(), [*name.split(), "--help"], prog_name="reportx")
            .stdout.splitlines()
        )
        examples = [line for line in lines if line.startswith("  reportx ")]
        assert examples, name
        for example in examples:
            assert example.startswith(f"  reportx {name} ")
            used = set(OPTION.findall(example))
            assert used <= {o for p in command.params for o in p.opts}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_commands_in_docs_are_those_of_the_code(path: Path) -> None:
    known = {name: {o for p in c.params for o in p.opts} for name, c in commands()}
    for name, words in CALL.findall(path.read_text(encoding="utf-8")):
        assert name in known
        assert set(OPTION.findall(words)) <= known[name], name


@pytest.mark.parametrize("record", [models.Metric, models.Document, models.Section])
def test_every_field_is_in_the_readme(record: type[models.Record]) -> None:
    text = README.read_text(encoding="utf-8")
    assert [field for field in record.model_fields if f"`{field}`" not in text] == []


def test_every_kind_of_entry_is_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`[[{kind}]]`" not in text] == []


def test_the_pack_in_the_readme_holds() -> None:
    assert check_pack(parse_pack(readme_pack(), name="README.md"), base=builtin()) == []


def test_the_exit_codes_are_told() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(f"| {code} |" in text for code in (0, 1, 2, CLOSED_PIPE))


def test_the_library_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failures, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert (failures, tried > 3) == (0, True)


def refresh() -> None:
    """Put the output of each command below it."""

    def anew(block: re.Match[str]) -> str:
        runs = [f"$ {command}\n{output(command)}" for command, _ in COMMAND.findall(block[1])]
        return "```console\n" + "".join(runs) + "```"

    README.write_text(CONSOLE.sub(anew, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    refresh()
