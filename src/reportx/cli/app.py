"""The application that the commands are hung on, and how each of them ends."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from reportx import __version__
from reportx.cli import streams
from reportx.errors import InputError, ReportxError, displayed, inert, nearest
from reportx.language import chosen_language, spoken

DONE, FAILED, USAGE = 0, 1, 2
UsageError: Any = typer.BadParameter.__base__  # typer's own or click's, by its version
LEFT = 30  # columns of the names of options, beyond which what they do begins a line of its own
CHOICE, ALIKE = re.compile(r"'([^']*)' is not one of (.*)"), 0.6
CLICK_LEAST, LEAST_HELP = 51, 30  # columns below which click lays help out no narrower; and we
CLOSED_PIPE = 141  # what a shell reports of a command that SIGPIPE ended


class Language(StrEnum):
    """What the program speaks; its data stay as they are."""

    zh = "zh"
    en = "en"


class Commands(TyperGroup):
    """A group of commands, with the one place where errors and closed pipes end."""

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Read the line. ``--help`` and ``--version`` print here."""
        with ending():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with ending():
            return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: Any) -> Any:
        """Find the command; where a report is named in its stead, say which command reads it."""
        word = args[0] if args else ""
        if ctx.parent is None and self.get_command(ctx, word) is None and is_report(word):
            name = displayed(shlex.quote(word) if " " in word else word)
            raise UsageError(
                f"No such command '{displayed(word)}'; did you mean reportx extract {name}?", ctx
            )
        return super().resolve_command(ctx, args)


def is_report(word: str) -> bool:
    """Whether a word is the name of something that is there, or ends as a report does."""
    from reportx.readers import SUFFIXES  # noqa: PLC0415 - only where something is wrong

    return word.lower().endswith(SUFFIXES) or os.path.exists(word)  # noqa: PTH110 - of a NUL too it says no


@contextmanager
def ending() -> Iterator[None]:
    """Turn what ends a command into its last line and its exit code."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        streams.hush(sys.stdout)
        raise typer.Exit(CLOSED_PIPE) from None
    except ReportxError as error:
        for line in error.lines:
            say(line)
        raise typer.Exit(FAILED if isinstance(error, InputError) else USAGE) from None
    except UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            raise
        say(usage_line(error))
        raise typer.Exit(USAGE) from None
    except OSError as error:
        streams.hush(sys.stdout)
        say(f"standard output can't be written: {error.strerror or error}")
        raise typer.Exit(USAGE) from None


def usage_line(error: Any) -> str:
    """What is wrong with a command line, and where to look, in one line."""
    message = with_nearest(" ".join(error.format_message().split()).rstrip("."))
    command = error.ctx.command_path if error.ctx else "reportx"
    wrong, where = spoken(message), spoken(f"try {command} --help")
    if chosen_language() == "en":  # what is said in Chinese may begin with the name of an argument
        wrong = f"{wrong[:1].lower()}{wrong[1:]}"
    return f"{wrong}{between(wrong)}{where}"


def with_nearest(message: str) -> str:
    """What is wrong with a choice, and which one was probably meant.

    >>> with_nearest("'verbs' is not one of 'unit', 'verb'")
    "'verbs' is not one of 'unit', 'verb'; did you mean verb?"
    """
    found = CHOICE.search(message)
    near = found and nearest(found[1], re.findall(r"'([^']*)'", found[2]), alike=ALIKE)
    return f"{message}; did you mean {near}?" if near else message


def between(sentence: str) -> str:
    """What stands between what is wrong and where to look."""
    if sentence.endswith(("?", "？")):
        return " " if sentence.endswith("?") else ""
    return "; " if chosen_language() == "en" else "；"


def say(line: str) -> None:
    """Write a line for the person at the terminal, whatever a name or a text in it holds."""
    try:
        sys.stderr.write(f"reportx: {inert(spoken(line))}\n")
        sys.stderr.flush()
    except OSError:
        streams.hush(sys.stderr)


def print_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"reportx {__version__}")
        raise typer.Exit


class Formatter(TyperCommand.context_class.formatter_class):  # type: ignore[misc, name-defined]
    """Lays out a page of help so that on a narrow terminal what an option does has room beside its name."""

    def write_dl(self, rows: Any, col_max: int = LEFT, col_spacing: int = 2) -> None:
        """Write commands or options with what they do."""
        super().write_dl(rows, min(col_max, self.width // 2 - 6), col_spacing)


TyperCommand.context_class.formatter_class = Formatter


def help_width() -> int | None:
    """How wide pages of help are on a terminal that is narrower than the 50 columns that click takes."""
    columns = shutil.get_terminal_size().columns
    return columns if LEAST_HELP <= columns <= CLICK_LEAST else None


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": help_width()},
)


@app.callback()
def reportx(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
    language: Annotated[
        Language | None,
        typer.Option("--lang", metavar="LANGUAGE", help="Speak zh or en; by default as the locale does."),
    ] = None,
) -> None:
    """Read Chinese government work reports into sections and metrics.

    Exit codes: 0 done, 1 some input could not be read or some example failed, 2 usage.
    """
