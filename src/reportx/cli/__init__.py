"""The command line: parse, call, print. stdout carries data and nothing else.

Nothing that a command does not need is imported before it runs, so that ``--help`` and the
shell's completion answer at once.
"""

import gc

from reportx.cli import auditing, batching, extracting, packs, scoring, showing, streams, tabulating
from reportx.cli.app import app

__all__ = ["app", "auditing", "batching", "extracting", "main", "packs", "scoring", "showing", "tabulating"]


def main() -> None:
    """Run as a program."""
    # looking for cycles as often as Python does takes a tenth of a run, and hardly any are made
    gc.set_threshold(20_000, 50, 100)
    streams.prepare()
    app(prog_name="reportx")
