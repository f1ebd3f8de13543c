"""The command line: parse, call, print. stdout carries data and nothing else.

Nothing that a command does not need is imported before it runs, so that ``--help`` and the
shell's completion answer at once.
"""

from reportx.cli import batching, extracting, packs, showing, streams
from reportx.cli.app import app

__all__ = ["app", "batching", "extracting", "main", "packs", "showing"]


def main() -> None:
    """Run as a program."""
    streams.prepare()
    app(prog_name="reportx")
