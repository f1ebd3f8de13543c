"""How a command reads its sources: the options that say so, which stand in one place for all commands."""

# ruff: noqa: PLC0415 - --help waits for no import

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

from reportx.cli import options as o
from reportx.cli.streams import DASH
from reportx.errors import InputError, ReportxError, described, displayed

if TYPE_CHECKING:
    from reportx.readers import Limits
    from reportx.records import Format as SourceFormat
    from reportx.records import Source

As = Annotated[
    o.Kind | None,
    typer.Option("--as", metavar="FORMAT", help="Read as text, html, docx or pdf; by default by content."),
]
MaxBytes = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", min=1, help="Of a file, and of what it unpacks to.")
]
MaxChars = Annotated[
    int | None, typer.Option("--max-chars", metavar="N", min=1, help="Of the text in a file.")
]
MaxPages = Annotated[int | None, typer.Option("--max-pages", metavar="N", min=1, help="Of a PDF.")]
MaxDepth = Annotated[
    int | None, typer.Option("--max-depth", metavar="N", min=1, help="Of HTML elements inside one another.")
]
Timeout = Annotated[
    float | None, typer.Option("--timeout", metavar="SECONDS", min=0.01, help="For one file.")
]
BOUNDS = {"bytes": MaxBytes, "chars": MaxChars, "pages": MaxPages, "depth": MaxDepth}
OPTIONS = {"read_as": As, **{f"max_{name}": bound for name, bound in BOUNDS.items()}, "timeout": Timeout}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read: as which format, if one is given, within which bounds, and in what time."""

    form: o.Kind | None = None
    bounds: Mapping[str, int | None] = field(default_factory=dict)
    timeout: float | None = None  # seconds for one source

    @property
    def source_format(self) -> "SourceFormat | None":
        """The format, as the readers have it."""
        return cast("SourceFormat | None", self.form and self.form.value)

    @property
    def limits(self) -> "Limits":
        """The bounds, as the readers have them."""
        from reportx.readers import Limits

        return Limits(**{name: most for name, most in self.bounds.items() if most is not None})

    def source(self, path: Path) -> "Source":
        """The source of that name, ``-`` being stdin."""
        return self.read(path, lambda source: source)

    def read(self, path: Path, work: "Callable[[Source], T]") -> T:
        """What is made of a source, in a process of its own where its time is bounded."""

        def worked() -> T:
            try:
                return work(self.opened(path))
            except ReportxError:
                raise
            except Exception as error:  # no report costs another one
                why = f"can't be read, which is a fault of reportx: {described(error)}"
                raise InputError(f"{displayed(str(path))}: {why}") from error

        if self.timeout is None or not hasattr(os, "fork"):
            return worked()
        from reportx.children import Ended, in_child

        try:
            return cast("T", in_child(worked, patience=self.timeout))
        except TimeoutError:
            spent = f"took longer than {self.timeout:g} s; if it is meant to, raise --timeout"
        except Ended as ended:
            spent = f"ended its reader (status {ended.status}); it may need more memory than there is"
        raise InputError(f"{displayed(str(path))}: {spent}")

    def opened(self, path: Path) -> "Source":
        """The source of that name, read here."""
        from reportx.readers import read_path, read_stream

        if path == DASH:
            if sys.stdin is None:
                raise InputError("<stdin>: is closed; name a file, or pipe a text in")
            return read_stream(sys.stdin.buffer, form=self.source_format, limits=self.limits)
        return read_path(path, form=self.source_format, limits=self.limits)


def with_reading(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter ``reading`` is the options above, each with its own name in ``--help``."""

    @wraps(command)
    def run(**given: Any) -> None:
        form, timeout = given.pop("read_as"), given.pop("timeout")
        bounds = {name: given.pop(f"max_{name}") for name in BOUNDS}
        command(reading=Reading(form, bounds, timeout), **given)

    own = inspect.signature(command, eval_str=True).parameters.values()
    shown = [option for parameter in own for option in spread(parameter)]
    run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    run.__annotations__ = {option.name: option.annotation for option in shown}
    return run


def spread(parameter: inspect.Parameter) -> Iterable[inspect.Parameter]:
    """The options that a parameter of a command stands for: itself, unless it is how sources are read."""
    if parameter.name != "reading":
        return [parameter]
    kind = inspect.Parameter.KEYWORD_ONLY
    return [
        inspect.Parameter(name, kind, default=None, annotation=annotation)
        for name, annotation in OPTIONS.items()
    ]
