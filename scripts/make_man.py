"""Make man/reportx.1 of the commands as they are: one page with all, each with its options and examples.

    python scripts/make_man.py

``pip install`` puts the page where ``man reportx`` finds it; a test tells when it is stale.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["LC_ALL"] = "C"  # the page is in English, in whatever language its maker is spoken to

import typer

from reportx import __version__
from reportx.cli import application

PAGE = Path(__file__).parents[1] / "man" / "reportx.1"
ENVIRONMENT = {
    "NO_COLOR": "Where it is set, nothing is coloured.",
    "FORCE_COLOR": "Where it is set, what would be coloured on a terminal is so in a pipe.",
    "XDG_CACHE_HOME": "Where finished work of a batch whose output is a URL is kept.",
}
STATUS = {
    "0": "Done.",
    "1": "Some input could not be read, or some example in a pack does not hold; all others came out.",
    "2": "Usage: a wrong option, a bad pack, an output that can't be written.",
    "141": "Whoever read the output went away.",
}


def page() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(application())
    lines = [
        r".\" made by scripts/make_man.py: make man",
        f'.TH REPORTX 1 "" "reportx {__version__}" "User Commands"',
        *(".nh", ".ad l"),  # words are not broken, and lines not stretched
        ".SH NAME",
        r"reportx \- read Chinese government work reports into sections and metrics",
        ".SH SYNOPSIS",
        r".B reportx",
        r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        *paragraphs(group.help.partition("Exit codes")[0]),
        ".SH COMMANDS",
        *(line for name, command in commands(group, "reportx") for line in section(name, command)),
        ".SH EXIT STATUS",
        *entries(STATUS),
        ".SH ENVIRONMENT",
        *entries(ENVIRONMENT),
    ]
    return "\n".join(lines) + "\n"


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The commands of a group and of the groups in it, each with the words that call it."""
    for word, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


def section(name: str, command: Any) -> Iterator[str]:
    """What a command does, takes and is used like."""
    context = command.context_class(command, info_name=name)
    yield f".SS {name} {escaped(' '.join(command.collect_usage_pieces(context)))}"
    yield from paragraphs(command.help)
    records = [record for param in command.get_params(context) if (record := param.get_help_record(context))]
    yield from entries(dict(records))
    examples = [line for line in (command.epilog or "").splitlines() if line.startswith("reportx")]
    yield from (".PP", "Examples:", ".nf", *map(escaped, examples), ".fi")


def paragraphs(text: str) -> Iterator[str]:
    """A text as paragraphs."""
    for paragraph in text.strip().split("\n\n"):
        yield ".PP"
        yield escaped(" ".join(paragraph.split()))


def entries(terms: dict[str, str]) -> Iterator[str]:
    """Terms, each with what it is."""
    for term, told in terms.items():
        yield from (".TP", f".B {escaped(term)}", escaped(" ".join(told.split())))


def escaped(text: str) -> str:
    r"""A text in which roff finds no command.

    >>> print(escaped("--no-x \\n"))
    \-\-no\-x \en
    """
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", r"\e").replace("-", r"\-").replace("|", r"|\:"))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
