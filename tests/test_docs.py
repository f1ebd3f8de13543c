"""The READMEs and docs/ against the code. Run as a program, it puts what is made of the code into the pages anew."""

import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

import snippets
from reportx import models
from reportx.checks import check_pack
from reportx.cli import application
from reportx.cli.app import CLOSED_PIPE
from reportx.packs import KINDS, builtin, parse_pack
from shared import load
from snippets import DOCS, PAGES, ROOT

READMES = [ROOT / "README.md", ROOT / "README.en.md"]
ORIGINALS = [page for page in PAGES if snippets.original(page) == page]
TRANSLATIONS = [page for page in PAGES if page not in ORIGINALS]
OVER_SEEDS = [page for page in ORIGINALS if snippets.shown(page) and not snippets.over_corpus(page)]
WITH_PACKS = [page for page in PAGES if snippets.packs(page)]
WITH_PYTHON = [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")]
RECORDS = [models.Metric, models.QualitativeTarget, models.Document, models.Section]
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
CALL = re.compile(
    r"(?:^    (?:\$ )?|`)reportx ([a-z]+(?: (?:check|list|new|try|to-gold|to-pack))?)([^`]*?)(?:`|$)",
    re.MULTILINE,
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CHINESE = "\\u3001-\\u303f\\u4e00-\\u9fff\\uff01-\\uff5e“”"
BROKEN = re.compile(rf"[{CHINESE}]\n(?!\d+\. )[{CHINESE}\[`\w]")
STALE = "run python tests/test_docs.py and look at what changed"


def commands() -> Iterator[tuple[str, Any]]:
    """All commands, by the words that call them."""
    group: Any = typer.main.get_command(application())
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        yield from ((f"{name} {sub}", c) for sub, c in inner.items()) if inner else [(name, command)]


@pytest.mark.parametrize("page", OVER_SEEDS, ids=snippets.name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    for shown in snippets.run(page):
        assert shown.printed == shown.below, f"{shown.command}: {STALE}"


@pytest.mark.parametrize("page", PAGES, ids=snippets.name)
def test_what_is_made_of_the_code_is_as_the_code_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert load(ROOT / "scripts" / "make_pages.py").filled(text) == text, STALE


@pytest.mark.parametrize("page", READMES, ids=snippets.name)
def test_a_readme_is_short_has_the_two_commands_and_pictures(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    assert re.findall(r"^    (make \w+)", text, re.MULTILINE) == ["make run", "make test"]
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", text)
    assert pictures
    assert all((ROOT / picture).stat().st_size < 300_000 for picture in pictures)


def test_the_readmes_point_to_each_other() -> None:
    here, there = READMES
    assert f"]({there.name})" in here.read_text(encoding="utf-8").split("##")[0]
    assert f"]({here.name})" in there.read_text(encoding="utf-8").split("##")[0]


@pytest.mark.parametrize("page", TRANSLATIONS, ids=snippets.name)
def test_a_translation_shows_commands_and_packs_of_its_original(page: Path) -> None:
    original = snippets.original(page)
    assert [shown for shown in snippets.shown(page) if shown not in snippets.shown(original)] == [], STALE
    assert snippets.packs(page).items() <= snippets.packs(original).items()


@pytest.mark.parametrize("page", TRANSLATIONS, ids=snippets.name)
def test_no_line_of_a_chinese_paragraph_is_broken(page: Path) -> None:
    """A browser shows a blank where a line is broken."""
    assert BROKEN.findall(FENCED.sub("\n\n", page.read_text(encoding="utf-8"))) == []


def test_every_command_and_option_is_in_the_page_of_commands() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    told = {part.split("\n", 1)[0]: part for part in text.split("\n## reportx ")[1:]}
    assert sorted(told) == sorted(name for name, _ in commands())
    for name, command in commands():
        options = {o for p in command.params for o in p.opts if o.startswith("--")}
        assert options <= set(OPTION.findall(told[name])), name


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


@pytest.mark.parametrize("page", PAGES, ids=snippets.name)
def test_the_commands_in_pages_are_those_of_the_code(page: Path) -> None:
    known = {name: {o for p in c.params for o in p.opts} for name, c in commands()}
    groups = {name.split()[0] for name in known}
    for name, words in CALL.findall(page.read_text(encoding="utf-8")):
        assert name in known or name in groups
        assert name not in known or set(OPTION.findall(words)) - {"--help"} <= known[name], name


@pytest.mark.parametrize("page", PAGES, ids=snippets.name)
def test_links_lead_to_files(page: Path) -> None:
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    gone = [path for path, _ in LINK.findall(text) if path and not (page.parent / path).exists()]
    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=snippets.name)
def test_rows_have_the_cells_of_their_head_on_github_too(page: Path) -> None:
    """A bar ends a cell there, also within code, unless a stroke stands before it."""
    for table in TABLE.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        rows = [len(re.split(r"(?<!\\)\|", row)) for row in table.splitlines()]
        assert {*rows} == {rows[0]}, table.splitlines()[0]


@pytest.mark.parametrize("language", [".", "zh"])
@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_in_the_page_of_records(record: type[models.Record], language: str) -> None:
    text = (DOCS / language / "record.md").read_text(encoding="utf-8")
    assert [field for field in record.model_fields if f"`{field}`" not in text] == []


@pytest.mark.parametrize("language", [".", "zh"])
def test_every_kind_of_entry_is_in_the_page_of_packs(language: str) -> None:
    text = (DOCS / language / "packs.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`[[{kind}]]`" not in text] == []


@pytest.mark.parametrize("page", WITH_PACKS, ids=snippets.name)
def test_packs_in_pages_hold(page: Path) -> None:
    for name, text in snippets.packs(page).items():
        assert check_pack(parse_pack(text, name=name), base=builtin()) == []


@pytest.mark.parametrize("language", [".", "zh"])
def test_the_exit_codes_are_told(language: str) -> None:
    text = (DOCS / language / "index.md").read_text(encoding="utf-8")
    assert all(f"| {code} |" in text for code in (0, 1, 2, CLOSED_PIPE))


@pytest.mark.parametrize("page", WITH_PYTHON, ids=snippets.name)
def test_the_library_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    flags = doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
    failures, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8", optionflags=flags)
    assert (failures, tried > 1) == (0, True)


def refresh() -> None:
    """Put the output of each command below it, and what is made of the code into its place."""
    filled = load(ROOT / "scripts" / "make_pages.py").filled
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if (anew := filled(text)) != text:
            page.write_text(anew, encoding="utf-8")
    for page in OVER_SEEDS:
        snippets.refresh(page)


if __name__ == "__main__":
    refresh()
