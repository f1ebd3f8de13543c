"""The command line: parse, call, print. stdout carries data and nothing else.

Nothing that a command does not need is imported before it runs, so that ``--help`` and the
shell's completion answer at once; and of the commands only the one that is asked for.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from reportx import language
from reportx.cli import streams
from reportx.cli.app import app

__all__ = ["application", "main"]

MODULES = {  # of this package that hang each command on the application, in the order of --help
    "batch": "batching",
    "extract": "extracting",
    "panel": "comparing",
    "ledger": "comparing",
    "diff": "comparing",
    "cascade": "comparing",
    "packs": "packs",
    "score": "scoring",
    "sections": "showing",
    "coverage": "showing",
    "text": "showing",
    "explain": "showing",
    "rules": "ruling",
    "schema": "showing",
    "tables": "tabulating",
    "indicators": "indicating",
    "review": "reviewing",
    "corrections": "reviewing",
    "audit": "auditing",
    "plot": "plotting",
    "help": "helping",
}


ended: list[int] = []  # the status to end with, once a signal has come


def main() -> None:
    """Run as a program."""
    # looking for cycles as often as Python does takes a tenth of a run, and hardly any are made
    gc.set_threshold(20_000, 50, 100)
    streams.prepare()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores one
            signal.signal(number, stop)
    chosen, words = language.asked_for(sys.argv[1:], os.environ)
    language.choose(chosen)
    if chosen == "zh":
        import_module("reportx.cli.chinese").speak()
    try:
        application(words)(words, prog_name="reportx")
    except RuntimeError:
        if ended:  # DuckDB makes an error of its own of what ends a query
            raise SystemExit(ended[0]) from None
        raise


def application(words: Sequence[str] = ()) -> typer.Typer:
    """The application with the command that the words of a command line name, or with all of them."""
    name = next((word for word in words if not word.startswith("-")), "")
    for module in [MODULES[name]] if name in MODULES else dict.fromkeys(MODULES.values()):
        import_module(f"reportx.cli.{module}")
    return app


def stop(number: int, frame: object) -> None:
    """End as an exception does, so that half an output is removed and no process is left behind."""
    ended.append(128 + number)
    raise SystemExit(ended[0])
